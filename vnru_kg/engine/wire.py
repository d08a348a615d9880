"""Answers as bytes and back: what the store writes natively, and plain values made of it, each distinct term once.

Also the quickest way from the store's answers to plain values within one process, so that there is one way only.
"""

from __future__ import annotations

import re

import pyoxigraph as ox

from ..errors import QueryError
from .base import IRI, BlankNode, Literal, Result, Table, Term, Triples

TABLE, GRAPH, TRUE, FALSE = b"T", b"G", b"1", b"0"

_XSD = "http://www.w3.org/2001/XMLSchema#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_CHARACTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def encode(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> tuple[bytes, bytes]:
    """The kind of an answer, and its content: TSV for a table, N-Triples for a graph."""
    if isinstance(answer, ox.QueryBoolean):
        return (TRUE if answer else FALSE), b""
    if isinstance(answer, ox.QueryTriples):
        content = answer.serialize(format=ox.RdfFormat.N_TRIPLES)
        assert content is not None  # noqa: S101 — None only when written into a file
        return GRAPH, content
    content = answer.serialize(format=ox.QueryResultsFormat.TSV)
    assert content is not None  # noqa: S101 — as above
    return TABLE, content


def decode(kind: bytes, content: bytes) -> Result:
    """The answer of which :func:`encode` made ``kind`` and ``content``."""
    if kind in {TRUE, FALSE}:
        return kind == TRUE
    lines = content.decode().split("\n")[:-1]  # the last line ends as well; other line breaks belong to the terms
    terms = _Terms()
    if kind == GRAPH:
        parts = (line[:-2].split(" ", 2) for line in dict.fromkeys(lines))
        return Triples([(terms[s], terms[p], terms[o]) for s, p, o in parts])  # type: ignore[misc] # none is unbound
    variables = tuple(name[1:] for name in lines[0].split("\t")) if lines[0] else ()
    if not variables:
        return Table((), [()] * (len(lines) - 1))
    term = terms.__getitem__
    return Table(variables, [tuple(map(term, line.split("\t"))) for line in lines[1:]])


def size(kind: bytes, content: bytes) -> int:
    """About how many bytes of memory the decoded answer takes at most, every term being another one."""
    cells = content.count(b"\n") * (content.partition(b"\n")[0].count(b"\t") + 1 if kind == TABLE else 3)
    return 3 * len(content) + 200 * cells


class _Terms(dict[str, Term | None]):
    """A term as it is written → its value; made when it is first asked for."""

    def __missing__(self, written: str) -> Term | None:
        term = self[written] = _read(written)
        return term


def _read(written: str) -> Term | None:
    first = written[:1]
    if first == '"':
        return _quoted(written)
    if not first:
        return None
    if first == "<" and written[1] != "<":
        return IRI(written[1:-1])
    if first == "_":
        return BlankNode(written[2:])
    if first == "<":
        raise QueryError("triple terms are not part of this graph", "Ask for the parts of the triple instead.")
    # numbers and truth values stand for themselves
    if written in {"true", "false"}:
        return Literal(written, _XSD + "boolean")
    kind = "double" if "e" in written or "E" in written else "decimal" if "." in written else "integer"
    return Literal(written, _XSD + kind)


def _quoted(written: str) -> Literal:
    end = written.rfind('"')
    text, rest = written[1:end], written[end + 1 :]
    if "\\" in text:
        text = _ESCAPE.sub(_character, text)
    if not rest:
        return Literal(text)
    if rest[0] == "^":
        return Literal(text, rest[3:-1])
    language, _, direction = rest[1:].partition("--")
    return Literal(text, _RDF + ("dirLangString" if direction else "langString"), language)


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else _CHARACTERS.get(escape[3], escape[3])
