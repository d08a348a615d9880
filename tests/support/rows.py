"""Rows of different engines in one form, so that they can be compared: numbers by their value, the rest as it stands."""

from __future__ import annotations

import http.client
import json
import urllib.parse
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

import rdflib

from vnru_kg.engine import BlankNode, Table, Term

_NUMBERS = ("decimal", "integer")
_JSON = "application/sparql-results+json"

Cell = tuple[str, ...] | None
Row = tuple[Cell, ...]
Rows = Counter[Row]


def literal(text: str, datatype: str, language: str) -> tuple[str, ...]:
    """A literal; an engine may write a number in a form of its own, and truth as 1 (Virtuoso 7.2.5 in JSON does)."""
    if datatype.endswith(_NUMBERS):
        return ("number", format(Decimal(text).normalize(), "f"))
    if datatype.endswith("boolean"):
        text = {"1": "true", "0": "false"}.get(text, text)
    return ("text", text, language.lower())


def comparable(term: Term | None) -> Cell:
    """A term of ours."""
    if term is None:
        return None
    if isinstance(term, BlankNode):
        return ("blank",)
    if isinstance(term, str):
        return ("iri", str(term))
    return literal(term.text, term.datatype, term.language or "")


def of_table(table: Table) -> list[Row]:
    """The rows of an answer of ours, in its order."""
    return [tuple(map(comparable, row)) for row in table]


def of_rdflib(term: object) -> Cell:
    """A term of rdflib."""
    if term is None:
        return None
    if isinstance(term, rdflib.Literal):
        return literal(str(term), str(term.datatype or ""), term.language or "")
    return ("blank",) if isinstance(term, rdflib.BNode) else ("iri", str(term))


def of_json(content: bytes) -> tuple[list[str], list[Row]]:
    """Variables and rows of SPARQL JSON."""
    answer = json.loads(content)
    names = answer["head"]["vars"]
    return names, [tuple(_cell(row.get(name)) for name in names) for row in answer["results"]["bindings"]]


def _cell(term: dict[str, str] | None) -> Cell:
    if term is None:
        return None
    if term["type"] == "bnode":
        return ("blank",)
    if term["type"] == "uri":
        return ("iri", term["value"])
    return literal(term["value"], term.get("datatype", ""), term.get("xml:lang", ""))


def asked(address: str, query: str, seconds: float = 300) -> tuple[list[str], list[Row]]:
    """What a SPARQL server answers to a SELECT, asked as a form (Virtuoso 7.2.5 does not take a query as the body)."""
    url = urllib.parse.urlsplit(address)
    connection = http.client.HTTPConnection(url.hostname or "", url.port, timeout=seconds)
    try:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": _JSON}
        connection.request("POST", url.path, urllib.parse.urlencode({"query": query}), headers)
        response = connection.getresponse()
        content = response.read()
    finally:
        connection.close()
    assert response.status == 200, content.decode("utf-8", "replace")[:2000]
    return of_json(content)


def told(rows: Iterable[Row]) -> list[str]:
    """Rows as short lines, for the message of a test."""
    return [" | ".join("-" if cell is None else cell[1] if len(cell) > 1 else "_" for cell in row) for row in rows]


def ours(rows: Iterable[Row]) -> list[Row]:
    """Rows without those that speak of a graph of the server's own (Virtuoso 7.2.5 keeps some beside what was loaded)."""
    return [row for row in rows if not any(cell and cell[-1].startswith(_FOREIGN) for cell in row)]


_FOREIGN = (
    "http://www.openlinksw.com/",
    "urn:activitystreams-owl:",
    "http://localhost:8890/",
    "http://www.w3.org/ns/ldp#",
    "http://localuriqaserver/",
)
