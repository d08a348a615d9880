"""The one writer of RDF: the same graph gives the same bytes, whatever the order in which it was loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO

import pyoxigraph as ox

from . import jsonld
from .errors import OutputError
from .namespaces import BASE, RDF_TYPE, prefixes

_XML_NAME = re.compile(r"[^\W\d][\w.-]*\Z")
_ILLEGAL_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def serialize(quads: Iterable[ox.Quad | ox.Triple], format_name: str) -> bytes:
    """``quads`` or triples as one document: grouped by graph and subject, sorted, with the prefixes that are used.

    Raises :class:`~vnru_kg.errors.OutputError` for what RDF/XML cannot write: a predicate whose end is no XML name, a
    control character.
    """
    statements = sorted(set(quads), key=_key)
    if format_name == "jsonld":
        return jsonld.write_jsonld(statements)
    if format_name == "rdfxml":
        _check_xml(statements)
    content = ox.serialize(statements, format=_FORMATS[format_name], prefixes=_used(statements))  # type: ignore[arg-type] # all of one sort
    assert content is not None  # noqa: S101 — None only when written into a file
    return _spaced(content) if format_name in {"turtle", "trig"} else content


def write(quads: Iterable[ox.Quad | ox.Triple], format_name: str, output: IO[bytes]) -> None:
    """``quads`` or triples into ``output`` while they come, and as they come: for more than can be held to be sorted."""
    checked = _checked(quads) if format_name == "rdfxml" else quads
    form = ox.RdfFormat.JSON_LD if format_name == "jsonld" else _FORMATS[format_name]
    ox.serialize(checked, output, format=form, prefixes=dict(prefixes()))  # type: ignore[arg-type] # all of one sort


def _checked(statements: Iterable[ox.Quad | ox.Triple]) -> Iterator[ox.Quad | ox.Triple]:
    for statement in statements:
        _check_xml([statement])
        yield statement


def _spaced(content: bytes) -> bytes:
    """The writer's text with its prefixes sorted and a blank line before each subject; every literal stands on one line."""
    lines = content.split(b"\n")
    head = sorted(line for line in lines if line.startswith(b"@prefix "))
    body = lines[len(head) :]
    out: list[bytes] = []
    for before, line in zip([b"", *body], body, strict=False):
        inner = line.startswith(b"\t") and before.endswith(b" .")  # the next subject inside a graph
        outer = bool(line) and not line.startswith((b"\t", b"}"))
        if inner or outer:
            out.append(b"")
        out.append(line.replace(b"\t", b"    ", len(line) - len(line.lstrip(b"\t"))))
    return b"\n".join([*head, *out])


def _check_xml(statements: Iterable[ox.Quad | ox.Triple]) -> None:
    for statement in statements:
        if not _XML_NAME.search(statement.predicate.value):
            raise OutputError(f"RDF/XML has no way to write the predicate {statement.predicate}", "Choose turtle or another format.")
        if isinstance(statement.object, ox.Literal) and _ILLEGAL_XML.search(statement.object.value):
            raise OutputError(f"RDF/XML cannot hold the control character in {statement}", "Choose turtle or another format.")


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
