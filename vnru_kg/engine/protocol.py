"""A query as the SPARQL protocol asks it: with a data set and a base IRI of its own, forms for its answer, and a number of rows."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain, islice, pairwise
from urllib.parse import urljoin

import pyoxigraph as ox

from ..errors import QueryError
from ..records import dataclass
from ..turtle import serialize, write
from ..words import say
from .forms import RESULTS
from .lexer import Token, outside, tokens
from .sorting import order_totally
from .syntax import explain

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import IO

MOST_IN_ORDER = 300_000  # triples that are held to be sorted; more are written as they come
_Native = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_Default = list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
_Named = list[ox.NamedNode | ox.BlankNode]
_Graphs = tuple[_Default, _Named]
# what is plain to see needs no reading: a query that ends with its LIMIT, perhaps with a remark behind it, and names no graphs
_SHORT = re.compile(r"^[^#\n]*\bLIMIT[ \t]+(\d{1,9})[ \t]*(?:#[^\n]*)?\s*\Z", re.IGNORECASE | re.MULTILINE)
_FROM = re.compile("from", re.IGNORECASE)
TABLE, BOOLEAN, GRAPH = "table", "boolean", "graph"


@dataclass(frozen=True, slots=True)
class Query:
    """A query, and how it is to be answered.

    ``results`` and ``graphs`` name the formats for a table or truth value and for a graph, of which the query decides which is
    needed; an empty name says that its asker takes no such answer. ``default_graphs`` and ``named_graphs`` are those that the
    asker names; they count instead of those that the query names. ``rows`` is the largest number of rows or triples; 0 is any number.
    ``parts`` says that the asker takes a large answer while it is computed.
    """

    text: str
    results: str = "json"
    graphs: str = "turtle"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    base: str | None = None
    rows: int = 0
    parts: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """An answer in the form that was asked for. ``kind`` is one of table, boolean and graph; ``cut`` says that there is more.

    Where there is ``write``, it gives the content while it is computed; an error may then come behind a part of it.
    """

    kind: str
    form: str
    content: bytes
    cut: bool = False
    write: Callable[[IO[bytes]], None] | None = None


class UnacceptableError(QueryError):
    """An answer of a kind that its asker does not take."""


def answer_query(store: ox.Store, asked: Query, names: Mapping[str, str]) -> Response:
    """The answer from a store whose default graph is the merge of its named graphs; ``names`` are our prefixes that the query uses."""
    plain = _SHORT.search(asked.text)
    simple = plain is not None and int(plain[1]) <= asked.rows and not _FROM.search(asked.text)
    parts = [] if simple else list(tokens(asked.text))
    text = asked.text if simple or not asked.rows else _limited(asked.text, parts, asked.rows + 1)
    # what may be cut is held until that is known
    flows = asked.parts and (simple or not asked.rows or _limited(asked.text, parts, asked.rows) == asked.text)
    try:
        run = partial(_run, *_scope(store, asked, parts, names), asked=asked, names=names)
        told = _told(run(text), asked, flows=flows)
        if asked.rows and _more(told, asked.rows):
            told = _told(run(_limited(asked.text, parts, asked.rows)), asked, cut=True)
    except SyntaxError as error:
        raise explain(asked.text, str(error)) from None
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(say("the query could not be run: {what}", what=error)) from error
    return told


def _run(where: ox.Store, scope: _Graphs | None, text: str, *, asked: Query, names: Mapping[str, str]) -> _Native:
    default, named = scope if scope is not None else (None, None)
    return where.query(order_totally(text), base_iri=asked.base, prefixes=dict(names), default_graph=default, named_graphs=named)


def _told(answer: _Native, asked: Query, *, cut: bool = False, flows: bool = False) -> Response:
    if isinstance(answer, ox.QueryTriples):
        if not asked.graphs:
            raise UnacceptableError(say("this query gives a graph, which none of the formats that were asked for can hold"))
        return _graph(answer, asked)
    if not asked.results:
        raise UnacceptableError(say("this query gives a table or a truth value, which none of the formats that were asked for can hold"))
    if flows and isinstance(answer, ox.QuerySolutions):
        form = RESULTS[asked.results]
        return Response(TABLE, asked.results, b"", write=lambda output: _written(lambda: answer.serialize(output, format=form)))
    content = answer.serialize(format=RESULTS[asked.results])
    assert content is not None  # noqa: S101 — None only when written into a file
    return Response(BOOLEAN if isinstance(answer, ox.QueryBoolean) else TABLE, asked.results, content, cut)


def _graph(answer: ox.QueryTriples, asked: Query) -> Response:
    """The triples of an answer, sorted; those that are too many to be held come as they are found."""
    most = asked.rows
    held = min(most or MOST_IN_ORDER, MOST_IN_ORDER) if asked.parts else most
    triples = list(islice(answer, held + 1 if held else None))
    if most and len(triples) > most:
        return Response(GRAPH, asked.graphs, serialize(triples[:most], asked.graphs), cut=True)
    if asked.parts and len(triples) > MOST_IN_ORDER:
        all_of_them = _at_most(chain(triples, answer), most)
        return Response(GRAPH, asked.graphs, b"", write=lambda output: _written(lambda: write(all_of_them, asked.graphs, output)))
    return Response(GRAPH, asked.graphs, serialize(triples, asked.graphs))


def _at_most(triples: Iterable[ox.Triple], most: int) -> Iterator[ox.Triple]:
    """Triples that break off where there are too many: behind the first it is too late to say so otherwise."""
    for count, triple in enumerate(triples):
        if most and count == most:
            raise RuntimeError(f"more than {most} triples")
        yield triple


def _written(do: Callable[[], object]) -> None:
    try:
        do()
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(say("the query could not be run: {what}", what=error)) from error


def _more(told: Response, most: int) -> bool:
    """Whether a table has more rows than ``most``."""
    if told.kind != TABLE:
        return False
    if told.form == "xml":  # in a text “<” is written otherwise
        return told.content.count(b"<result>") > most
    if told.form == "tsv":  # in a text a line break is written otherwise
        return told.content.count(b"\n") - 1 > most
    if told.form == "json":  # in a text a quotation mark is written otherwise; a row without values is rare
        if b"{}" not in told.content:
            return told.content.count(b'}},{"') + 1 > most
        return told.content.count(b"{") > most and len(json.loads(told.content)["results"]["bindings"]) > most
    return told.content.count(b"\n") - 1 > most and sum(1 for _ in csv.reader(io.StringIO(told.content.decode(), ""))) - 1 > most


# ---- a number of rows at most ----------------------------------------------------------------------------------------------------


def _limited(text: str, parts: Sequence[Token], most: int) -> str:
    """The query with a LIMIT of at most ``most``; one that it has is made smaller, never larger."""
    top = outside(parts)
    for before, token in pairwise(top):
        if before.text.upper() == "LIMIT" and before.kind == "word" and token.kind == "number":
            if token.text.isdigit() and int(token.text) <= most:
                return text
            return f"{text[: token.start]}{most}{text[token.start + len(token.text) :]}"
    if not any(t.kind == "word" and t.text.upper() == "SELECT" for t in top):
        return text
    place = next((t.start for t in top if t.kind == "word" and t.text.upper() == "VALUES"), len(text))  # it ends a query
    return f"{text[:place]}\nLIMIT {most}\n{text[place:]}"


# ---- the data set ----------------------------------------------------------------------------------------------------------------


def _scope(store: ox.Store, asked: Query, parts: Sequence[Token], names: Mapping[str, str]) -> tuple[ox.Store, _Graphs | None]:
    """The store to ask, and which of its graphs; ``None`` for all."""
    if asked.default_graphs or asked.named_graphs:
        default, named = [*asked.default_graphs], [*asked.named_graphs]
    else:
        default, named = _clauses(parts, asked.base, names)
        if not default and not named:
            return store, None
    graphs: _Default = [ox.NamedNode(iri) for iri in dict.fromkeys(default)]
    named_nodes: _Named = [ox.NamedNode(iri) for iri in dict.fromkeys(named)]
    if len(graphs) <= 1:
        return store, (graphs, named_nodes)
    # a triple that several of them hold counts once
    merged = ox.Store()
    for graph in graphs:
        merged.extend(ox.Quad(q.subject, q.predicate, q.object) for q in store.quads_for_pattern(None, None, None, graph))
    for graph in named_nodes:
        merged.extend(store.quads_for_pattern(None, None, None, graph))
    return merged, ([ox.DefaultGraph()], named_nodes)


def _clauses(parts: Sequence[Token], base: str | None, names: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The graphs of FROM and of FROM NAMED."""
    known, default, named = dict(names), list[str](), list[str]()
    top = outside(parts)
    for n, token in enumerate(top[:-1]):
        word = token.text.upper() if token.kind == "word" else ""
        following = top[n + 1 : n + 3]
        if word == "BASE":
            base = _iri(following[0], base, known)
        elif word == "PREFIX" and len(following) == 2:
            known[following[0].text[:-1]] = _iri(following[1], base, known)
        elif word == "FROM" and following[0].kind == "word" and len(following) == 2:
            named.append(_iri(following[1], base, known))
        elif word == "FROM":
            default.append(_iri(following[0], base, known))
    return default, named


def _iri(token: Token, base: str | None, known: Mapping[str, str]) -> str:
    if token.kind == "iri":
        return urljoin(base or "", _unescaped(token.text[1:-1]))
    prefix, _, local = token.text.partition(":")
    return known.get(prefix, "") + local.replace("\\", "")


def _unescaped(iri: str) -> str:
    return iri.encode("ascii", "backslashreplace").decode("unicode-escape") if "\\" in iri else iri
