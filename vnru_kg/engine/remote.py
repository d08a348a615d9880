"""The remote engine: any SPARQL 1.1 server over HTTP, behind the same seam.

Servers differ in what they take for the default graph and in what they add of their own. That is found out on connecting
(:class:`Dialect`) and said by whoever connects; questions of the library are written so that it makes no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..errors import QueryError, UnreachableError, UnsuitableError
from ..records import dataclass
from ..words import Message, say
from . import wire
from .base import Quad, Result, Table, Term
from .forms import RESULTS
from .guard import check_query
from .http import Access, Client, Reply
from .lexer import tokens
from .limits import DEFAULT, Limits
from .protocol import Query, Response
from .syntax import explain
from .terms import native, node, plain

if TYPE_CHECKING:
    from pathlib import Path

_RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
# spaces at the ends of texts, which pyoxigraph 0.5.13 keeps where they are written as references alone
_ENDS = re.compile(rb"(<(?:\w+:)?literal\b(?:[^<>]*[^<>/])?>)(\s++)|(?<!\s)(\s++)(?=</(?:\w+:)?literal\s*>)")
_GRAPHS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
# graphs that Virtuoso keeps beside what was loaded
_OF_VIRTUOSO = (
    "http://www.openlinksw.com/",
    "urn:activitystreams-owl:",
    "http://localhost:8890/",
    "http://www.w3.org/ns/ldp#",
    "http://localuriqaserver/",
)
_SOME = "https://w3id.org/vnru/ontology#Passage"
_DATE = "http://purl.org/dc/terms/date"

MERGE, UNION, NOTHING = "merge", "union", "nothing"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a server differs.

    ``name`` is what it calls itself; its ``default`` graph is the merge of the named graphs, their union in which a triple
    counts as often as it is stated, or nothing of them; ``fields`` go with every query.
    """

    name: str = ""
    default: str = MERGE
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def virtuoso(self) -> bool:
        """Whether it is Virtuoso."""
        return self.name.lower().startswith("virtuoso")

    def remarks(self) -> list[Message]:
        """What a reader should know of it, in sentences."""
        remarks = []
        if self.default == UNION:
            remarks.append(say("On this server a triple counts as often as passages say it: count with COUNT(DISTINCT …)."))
        if self.default == NOTHING:
            remarks.append(
                say("On this server the default graph does not hold the named ones: patterns outside GRAPH find nothing of them.")
            )
        if self.virtuoso:
            remarks.append(say("Virtuoso writes numbers in its own form (150.0 as 150)."))
        return remarks


class RemoteEngine:
    """A SPARQL server behind the seam of :class:`~vnru_kg.engine.Engine`; it keeps to ``limits`` by itself.

    Raises :class:`~vnru_kg.errors.UnreachableError` if nothing there answers as a SPARQL server does.
    """

    key: str | None = None
    path: Path | None = None
    ends_itself = True

    def __init__(self, address: str, access: Access | None = None, limits: Limits = DEFAULT) -> None:
        self._client = Client(address, Access.from_environment() if access is None else access)
        self._limits = limits
        self.address = address
        self.dialect = Dialect()
        self.dialect = self._found_out()

    # ---- asking ----------------------------------------------------------------------------------------------------------

    def query(self, text: str, limits: Limits | None = None) -> Result:
        """See :meth:`Engine.query <vnru_kg.engine.base.Engine.query>`."""
        return wire.decode(*self.encode(text, "", limits=limits))

    def query_bytes(self, text: str, format_name: str, limits: Limits | None = None) -> bytes:
        """See :meth:`Engine.query_bytes <vnru_kg.engine.base.Engine.query_bytes>`."""
        return self.encode(text, format_name, limits=limits)[1]

    def encode(self, text: str, form: str, names: Mapping[str, str] | None = None, limits: Limits | None = None) -> tuple[bytes, bytes]:
        """See :meth:`Engine.encode <vnru_kg.engine.base.Engine.encode>`."""
        names = check_query(text) if names is None else names
        _read(text, names)
        graph = _makes_graph(text)
        if graph and form:
            raise UnsuitableError(
                say("CONSTRUCT and DESCRIBE give a graph, which {format} cannot hold", format=form),
                say("Choose turtle or another graph format."),
            )
        reply = self._asked(text, names, graph, limits or self._limits)
        try:
            if graph:
                triples = [quad.triple for quad in ox.parse(reply.content, format=_GRAPHS.get(reply.kind, ox.RdfFormat.TURTLE))]
                return wire.GRAPH, ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
            form_there = _RESULTS[reply.kind]
            content = _ENDS.sub(_referred, reply.content) if form_there == ox.QueryResultsFormat.XML else reply.content
            answer = ox.parse_query_results(content, format=form_there)
            if not form:
                return wire.encode(answer)
            return b"", answer.serialize(format=RESULTS[form]) or b""
        except (SyntaxError, KeyError, ValueError, RuntimeError) as error:
            raise QueryError(say("the answer of {address} cannot be read: {what}", address=self.address, what=error)) from error

    def answer(self, asked: Query) -> Response:
        """See :meth:`Engine.answer <vnru_kg.engine.base.Engine.answer>`; a server is not served once more."""
        raise QueryError(
            say("a remote server must be asked directly, not through another one"), say("Its address is {address}.", address=self.address)
        )

    def quads(self, subject: str | None = None, predicate: str | None = None, object_: Term | None = None) -> Iterator[Quad]:
        """See :meth:`Engine.quads <vnru_kg.engine.base.Engine.quads>`."""
        parts = [
            "?s" if subject is None else str(node(subject)),
            "?p" if predicate is None else str(node(predicate)),
            "?o" if object_ is None else str(native(object_)),
        ]
        table = self.query(f"SELECT ?s ?p ?o ?g WHERE {{ GRAPH ?g {{ {' '.join(parts)} }}{self._own()} }}")
        assert isinstance(table, Table)  # noqa: S101 — a SELECT gives rows
        given = (plain(node(subject)) if subject else None, plain(node(predicate)) if predicate else None, object_)
        for s, p, o, graph in table:
            yield (given[0] or s, given[1] or p, given[2] or o, graph)  # type: ignore[misc] # what is not given is bound

    def native_quads(self, subject: str | None = None, predicate: str | None = None, object_: Term | None = None) -> Iterator[ox.Quad]:
        """See :meth:`Engine.native_quads <vnru_kg.engine.base.Engine.native_quads>`."""
        for quad in self.quads(subject, predicate, object_):
            yield ox.Quad(*(native(term) for term in quad if term is not None))  # type: ignore[arg-type] # of the right kinds

    def dump(self) -> bytes:
        """See :meth:`Engine.dump <vnru_kg.engine.base.Engine.dump>`."""
        quads = list(self.native_quads())
        merged = dict.fromkeys(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
        return ox.serialize([*quads, *merged], format=ox.RdfFormat.N_QUADS) or b""

    def open(self) -> None:
        """Nothing is opened."""

    def repair(self) -> bool:
        """Nothing is mended from here."""
        return False

    def __len__(self) -> int:
        return self._number(
            f"SELECT (COUNT(*) AS ?n) WHERE {{ SELECT DISTINCT ?s ?p ?o WHERE {{ GRAPH ?g {{ ?s ?p ?o }}{self._own()} }} }}"
        )

    # ---- the server ------------------------------------------------------------------------------------------------------

    def _asked(self, text: str, names: Mapping[str, str], graph: bool, limits: Limits) -> Reply:
        # on one line with what follows, so that the lines that a server names are those of the text
        head = " ".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in names.items())
        # XML where it is Virtuoso: its JSON writes true as 1 (7.2.5)
        results = "application/sparql-results+xml" if self.dialect.virtuoso else "application/sparql-results+json"
        accept = "application/n-triples, text/turtle;q=0.9" if graph else results
        reply = self._client.form([("query", f"{head} {text}" if head else text), *self.dialect.fields], accept, limits)
        if "X-SQL-State" in reply.headers:  # Virtuoso's answer of what it had when its own time was over
            raise QueryError(
                say("{address} gave only a part of the answer ({what})", address=self.address, what=reply.headers["X-SQL-State"]),
                say("Ask for less, or allow the server more time."),
            )
        most = reply.headers.get("X-SPARQL-MaxRows", "")
        if most.isdigit() and reply.content.count(b"<result>") >= int(most):
            raise QueryError(
                say("{address} gives at most {n} rows, and there may be more", address=self.address, n=int(most)),
                say("Ask for less with LIMIT."),
            )
        return reply

    def _own(self) -> str:
        """A filter that leaves out the graphs that the server keeps for itself."""
        if not self.dialect.virtuoso:
            return ""
        return " FILTER(" + " && ".join(f'!STRSTARTS(STR(?g), "{graph}")' for graph in _OF_VIRTUOSO) + ")"

    def _number(self, text: str) -> int:
        table = self.query(text)
        assert isinstance(table, Table)  # noqa: S101 — a SELECT gives rows
        return int(str(table.rows[0][0]))

    def _found_out(self) -> Dialect:
        """What the server is and how it takes the default graph, in a handful of small questions."""
        reply = self._asked("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1", {}, graph=False, limits=self._limits)
        if reply.kind not in _RESULTS:
            raise UnreachableError(
                say("{address} answers, but not as a SPARQL endpoint does ({kind})", address=self.address, kind=reply.kind),
                say("Many servers have the endpoint below the address of the page, such as /sparql or /query."),
            )
        name = reply.headers.get("Server", "")
        self.dialect = Dialect(name)
        if not self._has(f"GRAPH ?g {{ ?s a <{_SOME}> }}") or self._has(f"?s a <{_SOME}>"):
            return Dialect(name, self._repeats())
        # Oxigraph's server takes the union for the default graph where it is asked to
        self.dialect = Dialect(name, UNION, (("union-default-graph", "true"),))
        if self._has(f"?s a <{_SOME}>"):
            return self.dialect
        return Dialect(name, NOTHING)

    def _repeats(self) -> str:
        """Whether a triple that several graphs hold counts once."""
        every = self._number(f"SELECT (COUNT(*) AS ?n) WHERE {{ ?s <{_DATE}> ?o }}")
        once = self._number(f"SELECT (COUNT(*) AS ?n) WHERE {{ SELECT DISTINCT ?s ?o WHERE {{ ?s <{_DATE}> ?o }} }}")
        return UNION if every > once else MERGE

    def _has(self, pattern: str) -> bool:
        table = self.query(f"SELECT * WHERE {{ {pattern} }} LIMIT 1")
        return isinstance(table, Table) and bool(table.rows)


def _referred(found: re.Match[bytes]) -> bytes:
    """Spaces as references, behind the tag that they follow."""
    return (found[1] or b"") + b"".join(b"&#%d;" % sign for sign in found[2] or found[3])


def _read(text: str, names: Mapping[str, str]) -> None:
    """Raise for what is not SPARQL 1.1, with the place, before a server is troubled with it."""
    try:
        ox.Store().query(text, prefixes=dict(names))
    except SyntaxError as error:
        raise explain(text, str(error)) from None
    except (RuntimeError, ValueError, OSError):
        pass  # what goes wrong over nothing may go well over something


def _makes_graph(text: str) -> bool:
    """Whether a query is a CONSTRUCT or DESCRIBE."""
    first = next((t.text.upper() for t in tokens(text) if t.kind == "word" and t.text.upper() in _KINDS), "")
    return first in {"CONSTRUCT", "DESCRIBE"}


_KINDS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
