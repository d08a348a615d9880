"""Requests of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/), read strictly: what is asked, and in which form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from ..engine.protocol import Query
from ..engine.terms import node
from ..errors import NotFoundError
from ..formats import GRAPH_FORMATS, RESULT_FORMATS, Format
from . import negotiate
from .problems import problem
from .reply import Reply

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
METHODS = "GET, HEAD, POST, OPTIONS"
_MOST_FIELDS = 500
_TABLES = {f.media_type: f.name for n in ("json", "xml", "csv", "tsv") for f in [RESULT_FORMATS[n]]} | {
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
_GRAPHS = {f.media_type: f.name for n in ("turtle", "ntriples", "rdfxml", "jsonld", "trig", "nquads") for f in [GRAPH_FORMATS[n]]} | {
    "application/json": "jsonld",
    "application/x-turtle": "turtle",
    "text/n3": "turtle",
    "text/rdf+n3": "turtle",
    "text/plain": "ntriples",
    "application/xml": "rdfxml",
    "text/xml": "rdfxml",
}
SUFFIXES = {f.suffix: f.name for f in (*GRAPH_FORMATS.values(), *RESULT_FORMATS.values())} | {".xml": "xml"}
_NAMES: Mapping[str, Mapping[str, str]] = {
    "results": {**{n: n for n in RESULT_FORMATS}, "srx": "xml", "srj": "json", **_TABLES},
    "graphs": {
        **{n: n for n in GRAPH_FORMATS},
        "ttl": "turtle",
        "nt": "ntriples",
        "nq": "nquads",
        "rdf": "rdfxml",
        "xml": "rdfxml",
        "n3": "turtle",
    }
    # SPARQLWrapper writes “rdf+xml”, and the plus is a space in a form
    | {"rdf+xml": "rdfxml", "rdf xml": "rdfxml", "json-ld": "jsonld", "json": "jsonld", **_GRAPHS},
}


class RefusedError(Exception):
    """A request that is not answered; ``reply`` says why."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.status)
        self.reply = reply


def _bad(detail: str, hint: str = "", status: int = 400, kind: str = "request", headers: dict[str, str] | None = None) -> RefusedError:
    return RefusedError(problem(status, kind, detail, hint, headers=headers))


def fields(text: bytes | str, what: str = "the address") -> list[tuple[str, str]]:
    """The fields of a query string or form. Raises :class:`RefusedError` for what is no UTF-8, or far too many."""
    try:
        plain = text.decode("ascii" if what == "the address" else "utf-8") if isinstance(text, bytes) else text
        found = parse_qsl(plain, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError:
        raise _bad(f"What stands in {what} is not UTF-8.", "Encode it as UTF-8.") from None
    except ValueError:
        raise _bad(f"More than {_MOST_FIELDS} fields.") from None
    return found


@dataclass(frozen=True, slots=True)
class EndpointRequest:
    """A request to the endpoint as it came."""

    method: str
    query_string: bytes
    content_type: str
    body: bytes
    accept: str | None
    suffix: str = ""


def query_of(request: EndpointRequest, base: str, rows: int) -> Query | None:
    """What a request asks; ``None`` for one without a query, which asks for the description of the service."""
    given = fields(request.query_string)
    kind, _, parameter = request.content_type.partition(";")
    kind = kind.strip().lower()
    if request.method == "POST":
        _known_charset(parameter)
        if kind == FORM:
            given += fields(request.body, "the form")
        elif kind == DIRECT:
            given.append(("query", _decoded(request.body)))
        elif kind == UPDATE:
            raise read_only()
        else:
            hint = f"Send a query as {DIRECT}, or a form as {FORM}."
            raise _bad(f"A request of the type “{kind or 'none'}”.", hint, 415, "media-type", {"accept-post": f"{DIRECT}, {FORM}"})
    names = [name for name, _ in given]
    if "update" in names:
        raise read_only()
    texts = [value for name, value in given if name == "query"]
    if not texts:
        if request.method == "POST" or set(names) & {"default-graph-uri", "named-graph-uri"}:
            raise _bad("The request has no query.", "Send it in the field “query”.")
        return None
    if len(texts) > 1:
        raise _bad("The request has more than one query.", "Send one query a request.")
    results, graphs = _forms(dict(given), request.accept, request.suffix)
    return Query(
        text=texts[0],
        results=results,
        graphs=graphs,
        default_graphs=tuple(graph_name(value) for name, value in given if name == "default-graph-uri"),
        named_graphs=tuple(graph_name(value) for name, value in given if name == "named-graph-uri"),
        base=base,
        rows=rows,
    )


def update(request: EndpointRequest) -> dict[str, list[str]] | None:
    """The fields of a request that is an update, as its form or its address has them; ``None`` for any other request."""
    given = fields(request.query_string)
    kind, _, parameter = request.content_type.partition(";")
    kind = kind.strip().lower()
    if request.method != "POST" and any(name == "update" for name, _ in given):
        raise _bad("An update in an address.", f"Send it by POST as {UPDATE}, or in a form.", 405, "method", {"allow": "POST"})
    if request.method != "POST" or kind not in {FORM, UPDATE}:
        return None
    _known_charset(parameter)
    given = [(name, value) for name, value in given if name not in {"update", "query"}]
    given += fields(request.body, "the form") if kind == FORM else [("update", _decoded(request.body))]
    found: dict[str, list[str]] = {}
    for name, value in given:
        found.setdefault(name, []).append(value)
    return found if "update" in found else None


def read_only() -> RefusedError:
    """What an update gets."""
    return _bad("This service only answers queries; it takes no updates.", "", 403, "read-only")


def _known_charset(parameter: str) -> None:
    key, _, value = parameter.strip().partition("=")
    if key.lower() == "charset" and value.strip('" ').lower() not in {"utf-8", "utf8"}:
        raise _bad(f"Text in “{value}”.", "Send it in UTF-8.", 415, "media-type")


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _bad(f"Byte {error.start} of the query is not UTF-8.", "Send it in UTF-8.") from None


def graph_name(iri: str) -> str:
    """The IRI of a graph, as it was given. Raises :class:`RefusedError` for what is none."""
    try:
        return node(iri).value
    except NotFoundError:
        raise _bad(f"“{iri[:200]}” is not the IRI of a graph.", "Write it in full, as in https://w3id.org/vnru/passage/000-06.") from None


def _forms(given: Mapping[str, str], accept: str | None, suffix: str) -> tuple[str, str]:
    """The formats for a table and for a graph; ``""`` where none is acceptable."""
    wanted = (given.get("format") or given.get("output") or suffix.lstrip(".")).strip().lower()
    if wanted:
        results, graphs = _NAMES["results"].get(wanted, ""), _NAMES["graphs"].get(wanted, "")
        if not results and not graphs:
            raise _bad(
                f"There is no format “{wanted[:100]}”.", f"Known: {', '.join([*RESULT_FORMATS, *GRAPH_FORMATS])}.", 406, "not-acceptable"
            )
        return results, graphs
    table, graph = negotiate.media_type(accept, list(_TABLES)), negotiate.media_type(accept, list(_GRAPHS))
    if table is None and graph is None:
        raise not_acceptable([*_TABLES, *_GRAPHS])
    return _TABLES.get(table or "", ""), _GRAPHS.get(graph or "", "")


def not_acceptable(offered: Sequence[str]) -> RefusedError:
    """None of the media types that the client takes can be had."""
    return _bad(
        "None of the media types that are asked for can be had.", f"Known: {', '.join(dict.fromkeys(offered))}.", 406, "not-acceptable"
    )


def graph_form(accept: str | None, suffix: str = "", formats: Mapping[str, Format] = GRAPH_FORMATS) -> Format:
    """The format for a graph. Raises :class:`RefusedError` if none is acceptable."""
    if suffix:
        if SUFFIXES[suffix] not in formats:
            raise not_acceptable(list(_GRAPHS))
        return formats[SUFFIXES[suffix]]
    kind = negotiate.media_type(accept, [m for m, name in _GRAPHS.items() if name in formats])
    if kind is None:
        raise not_acceptable(list(_GRAPHS))
    return formats[_GRAPHS[kind]]
