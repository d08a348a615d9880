"""The one writer of RDF: the same graph gives the same bytes, whatever the order in which it was loaded."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from .namespaces import BASE, RDF_TYPE, prefixes

_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def serialize(quads: Iterable[ox.Quad | ox.Triple], format_name: str) -> bytes:
    """``quads`` or triples as one document: grouped by graph and subject, sorted, with the prefixes that are used."""
    statements = sorted(set(quads), key=_key)
    content = ox.serialize(statements, format=_FORMATS[format_name], prefixes=_used(statements))  # type: ignore[arg-type] # all of one sort
    assert content is not None  # noqa: S101 — None only when written into a file
    return content


def _key(statement: ox.Quad | ox.Triple) -> tuple[str, bool, str, bool, str, str]:
    """Graph; then things before vocabulary, subject, ``a`` before other predicates, predicate, object."""
    graph = statement.graph_name.value if isinstance(statement, ox.Quad) and isinstance(statement.graph_name, ox.NamedNode) else ""
    subject = str(statement.subject)
    predicate = statement.predicate.value
    return graph, not subject.startswith(f"<{BASE}"), subject, predicate != RDF_TYPE, predicate, str(statement.object)


def _used(statements: Iterable[ox.Quad | ox.Triple]) -> dict[str, str]:
    iris: set[str] = set()
    for statement in statements:
        iris.add(statement.predicate.value)
        graph = statement.graph_name if isinstance(statement, ox.Quad) else None
        for term in (statement.subject, statement.object, graph):
            if isinstance(term, ox.NamedNode):
                iris.add(term.value)
            elif isinstance(term, ox.Literal):
                iris.add(term.datatype.value)
    spaces = {iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in iris}
    return {prefix: namespace for prefix, namespace in prefixes().items() if namespace in spaces}
