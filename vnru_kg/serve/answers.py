"""Jobs of the SPARQL endpoint: the answer to a query, and a graph of the data set."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain, islice

from ..engine import IRI, Result, Triples, wire
from ..engine.protocol import BOOLEAN, MOST_IN_ORDER, TABLE, Query
from ..engine.terms import native_quad
from ..export import serialize_triples
from ..formats import GRAPH_FORMATS, RESULT_FORMATS
from ..graph import Graph
from ..turtle import serialize, write
from .description import service
from .problems import problem
from .reply import Reply

_CHANCE = re.compile("rand|now|uuid|bnode", re.IGNORECASE)


def query(kg: Graph, asked: Query) -> Reply:
    """The answer to a query."""
    told = kg.engine.answer(replace(asked, parts=True))
    form = (RESULT_FORMATS if told.form in RESULT_FORMATS and told.kind != "graph" else GRAPH_FORMATS)[told.form]
    headers = {"vnru-truncated": f"rows={asked.rows}"} if told.cut else {}
    content = told.content
    if told.cut and told.kind == TABLE:
        content = _noted(content, told.form, asked.rows)
    kept = not _CHANCE.search(asked.text)
    return Reply(200, with_charset(form.media_type), content, headers, kept, told.write)


def _noted(content: bytes, form: str, rows: int) -> bytes:
    """A cut answer that says so, in the formats that have a place for it."""
    link = f"urn:vnru-kg:truncated:rows={rows}"
    if form == "json":
        head, _, rest = content.partition(b'{"head":{')
        return head + b'{"head":{"link":[' + json.dumps(link).encode() + b"]," + rest if rest else content
    if form == "xml":
        return content.replace(b"</head>", f'<link href="{link}"/></head>'.encode(), 1)
    return content


def with_charset(media_type: str) -> str:
    """A media type of text says its encoding."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def graph(kg: Graph, iri: str, form: str) -> Reply:
    """A named graph, or for ``""`` the default graph, which is the merge of them all."""
    pattern = f"GRAPH <{iri}> {{ ?s ?p ?o }}" if iri else "?s ?p ?o"
    told = kg.engine.answer(Query(f"CONSTRUCT {{ ?s ?p ?o }} {{ {pattern} }}", graphs=form, parts=True))
    if told.write is None and not told.content.strip():
        return problem(404, "not-found", f"There is no graph <{iri}>.")
    return Reply(200, with_charset(GRAPH_FORMATS[form].media_type), told.content, write=told.write)


def dump(kg: Graph, form: str) -> Reply:
    """The whole data set: as ``export`` writes it or, where it is too large to be sorted, as the store has it."""
    format_ = GRAPH_FORMATS[form]
    media_type, quads = with_charset(format_.media_type), iter(kg.engine.native_quads())
    held = list(islice(quads, MOST_IN_ORDER + 1))
    if len(held) <= MOST_IN_ORDER:
        return Reply(200, media_type, serialize(held if format_.dataset else (quad.triple for quad in held), form))
    if not format_.dataset:
        return graph(kg, "", form)
    return Reply(200, media_type, b"", write=lambda output: write(chain(held, quads), form, output))


def description(kg: Graph, base: str, form: str, writable: bool = False) -> Reply:
    """The description of the service."""
    content = serialize_triples(Triples(service(kg, base, writable=writable)), form)
    return Reply(200, with_charset(GRAPH_FORMATS[form].media_type), content)


def answer_of(kg: Graph, asked: Query, rows: int) -> tuple[Result, bool]:
    """The answer to a query as plain values, and whether it was cut."""
    told = kg.engine.answer(replace(asked, results="tsv", graphs="ntriples", rows=rows))
    if told.kind == BOOLEAN:
        return told.content.strip() == b"true", False
    return wire.decode(wire.TABLE if told.kind == TABLE else wire.GRAPH, told.content), told.cut


def count(kg: Graph) -> Reply:
    """How many triples there are."""
    return Reply(200, "text/plain", str(len(kg)).encode())


def data(kg: Graph, iri: str, form: str) -> Reply:
    """What is said of a thing, in both directions; of a graph also what stands in it."""
    around = [*kg.engine.native_quads(iri), *kg.engine.native_quads(None, None, IRI(iri))]
    if not around:
        return problem(404, "not-found", "There is nothing at this address.")
    inside = kg.rows(f"SELECT ?s ?p ?o {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}")
    around += [native_quad((s, p, o, IRI(iri))) for s, p, o in inside if s is not None and p is not None and o is not None]
    format_ = GRAPH_FORMATS[form]
    content = serialize(around if format_.dataset else (quad.triple for quad in around), form)
    return Reply(200, with_charset(format_.media_type), content)


JOBS: Mapping[str, Callable[..., Reply]] = {
    "query": query,
    "graph": graph,
    "dump": dump,
    "description": description,
    "data": data,
    "count": count,
}
