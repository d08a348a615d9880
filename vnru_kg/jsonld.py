"""JSON-LD as programs work with it: a ``@context`` of prefixes, short names, ``@type`` (pyoxigraph 0.5.13 writes neither first nor last,
so that nothing can be framed); one node a line.

Every value that is not a text keeps its characters and its datatype (``{"@value": "3.63", "@type": "xsd:decimal"}``): of a bare 3.63 under
``xsd:decimal`` PyLD 3.3.0, jsonld.js 9.0.0, pyoxigraph and jsonld-streaming-parser 5.0.1 make ``3.63E0``, which is no decimal.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from .namespaces import RDF_TYPE, prefixes, shrink

_STRING = "http://www.w3.org/2001/XMLSchema#string"


class _Writer:
    """Nodes in the order of their statements; remembers which prefixes it took."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def short(self, iri: str) -> str:
        name = shrink(iri)
        if name.startswith("<"):
            return iri
        self.used.add(name.partition(":")[0])
        return name

    def nodes(self, statements: Iterable[ox.Quad | ox.Triple]) -> list[dict[str, Any]]:
        nodes: dict[str, dict[str, Any]] = {}
        for statement in statements:
            subject = self._id(statement.subject)
            node = nodes.setdefault(subject, {"@id": subject})
            if statement.predicate.value == RDF_TYPE and not isinstance(statement.object, ox.Literal):
                node.setdefault("@type", []).append(self._id(statement.object))
            else:
                node.setdefault(self.short(statement.predicate.value), []).append(self._value(statement.object))
        return list(nodes.values())

    def _id(self, term: object) -> str:
        return self.short(term.value) if isinstance(term, ox.NamedNode) else str(term)

    def _value(self, term: object) -> dict[str, str]:
        if not isinstance(term, ox.Literal):
            return {"@id": self._id(term)}
        if term.language:
            return {"@language": term.language, "@value": term.value}
        if term.datatype.value == _STRING:
            return {"@value": term.value}
        return {"@type": self.short(term.datatype.value), "@value": term.value}


def write_jsonld(statements: Iterable[ox.Quad | ox.Triple]) -> bytes:
    """Sorted statements as a JSON-LD document; those of a named graph stand in a node of that graph's name."""
    writer = _Writer()
    graphs: dict[str, list[ox.Quad | ox.Triple]] = {}
    for statement in statements:
        graph = statement.graph_name if isinstance(statement, ox.Quad) else None
        graphs.setdefault(graph.value if isinstance(graph, ox.NamedNode) else "", []).append(statement)
    lines = [_line(node) for node in writer.nodes(graphs.pop("", []))]
    for name, members in graphs.items():
        inner = ",\n".join(_line(node) for node in writer.nodes(members))
        lines.append(f'{{"@id": {_line(writer.short(name))}, "@graph": [\n{inner}\n]}}')
    context = {prefix: namespace for prefix, namespace in prefixes().items() if prefix in writer.used}
    nodes = ",\n".join(lines)
    return f'{{"@context": {_line(context)},\n"@graph": [\n{nodes}\n]}}\n'.encode()


def _line(node: object) -> str:
    return json.dumps(node, ensure_ascii=False)
