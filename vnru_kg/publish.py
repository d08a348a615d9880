"""Putting the graph on a SPARQL server, graph by graph, and looking whether it arrived.

Each named graph is put as a whole (SPARQL 1.1 Graph Store Protocol, or Update), so that a step may be done again: what stands
there already as it should is left alone, and after a break the rest is sent. Graphs of ours that are no longer are removed.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from urllib.parse import quote, urlsplit, urlunsplit

import pyoxigraph as ox

from .aliases import Alias
from .engine.http import Access, Client, Sending, check_address
from .engine.limits import DEFAULT, Limits
from .engine.remote import RemoteEngine
from .errors import UnreachableError, VnruError
from .graph import Graph
from .namespaces import BASE
from .records import dataclass
from .words import say

__all__ = ["Publication", "canonical_hash", "publish"]

_TRIPLES = 400  # in one update: Virtuoso 7.2.5 compiles each into a procedure, which may have some thousand lines
_NUMBERS = ("decimal", "integer", "double", "boolean")
_TURTLE = {"Content-Type": "text/turtle; charset=utf-8"}

Graphs = dict[str, set[str]]  # the IRI of a graph → its triples as lines of N-Triples


@dataclass(frozen=True, slots=True)
class Publication:
    """What was done and what stands there now.

    ``writes`` and ``removals`` count graphs. ``sha256`` is that of the sorted N-Quads of all named graphs (there are no blank
    nodes, so that this is their canonical form); ``exact`` says that the server has the same, and
    not only the same values of numbers in other forms.
    """

    graphs: int
    triples: int
    writes: int
    removals: int
    sha256: str
    exact: bool
    written, removed = Alias("writes"), Alias("removals")


def publish(
    kg: Graph,
    endpoint: str,
    *,
    store: str = "",
    update: str = "",
    merge: bool = False,
    access: Access | None = None,
    limits: Limits = DEFAULT,
) -> Publication:
    """Put every named graph of ``kg`` on the server that answers queries at ``endpoint``; a second time only what differs.

    ``store`` is its address for the Graph Store Protocol, ``update`` that for SPARQL Update; without both they are guessed for
    Oxigraph and Virtuoso. ``merge`` also replaces the server's default graph by the merge, each triple once. Raises
    :class:`~vnru_kg.errors.UnreachableError`, and :class:`~vnru_kg.errors.VnruError` if afterwards something else stands there.
    """  # fmt: skip
    access = Access.from_environment() if access is None else access
    engine = RemoteEngine(endpoint, access, limits)
    target = _target(engine, store, update, access, limits)
    ours, theirs = _graphs(kg.engine.native_quads()), _held(engine)
    changed = [graph for graph in ours if not _same(ours[graph], theirs.get(graph, set()))]
    stale = [graph for graph in theirs if graph not in ours]
    for graph in changed:
        target.put(graph, sorted(ours[graph]))
    for graph in stale:
        target.put(graph, [])
    if merge:
        target.put("", sorted(set().union(*ours.values())))
    held = _held(engine)
    for graph in sorted({*ours, *held}):
        if not _same(ours.get(graph, set()), held.get(graph, set())):
            there, here = len(held.get(graph, ())), len(ours.get(graph, ()))
            raise VnruError(
                say(
                    "after publishing, {graph} has {there} triples on the server and {here} here, or other ones",
                    graph=graph,
                    there=there,
                    here=here,
                ),
                say("Publish again: only what differs is sent."),
            )
    return Publication(
        len(ours),
        sum(map(len, ours.values())),
        len(changed),
        len(stale),
        canonical_hash(ours),
        canonical_hash(ours) == canonical_hash(held),
    )


def canonical_hash(graphs: Graphs) -> str:
    """SHA-256 of the sorted N-Quads; for data without blank nodes that is the canonical form of RDFC-1.0."""
    lines = sorted(f"{triple} <{graph}> .\n" for graph, triples in graphs.items() for triple in triples)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _graphs(quads: Iterable[ox.Quad]) -> Graphs:
    graphs: Graphs = defaultdict(set)
    for quad in quads:
        assert isinstance(quad.graph_name, ox.NamedNode)  # noqa: S101 — an engine gives the named graphs
        graphs[quad.graph_name.value].add(str(quad.triple))
    return dict(graphs)


def _held(engine: RemoteEngine) -> Graphs:
    """What the server holds of ours: graphs of others on it are none of our business."""
    return {graph: triples for graph, triples in _graphs(engine.native_quads()).items() if graph.startswith(BASE)}


def _same(one: set[str], other: set[str]) -> bool:
    """Whether two graphs are the same, numbers by their value."""
    return one == other or set(map(_valued, one - other)) == set(map(_valued, other - one))


def _valued(line: str) -> str:
    text, mark, datatype = line.rpartition('"^^<http://www.w3.org/2001/XMLSchema#')
    if not mark or not datatype.rstrip(">").endswith(_NUMBERS):
        return line
    start = text.rindex('"')
    value = {"true": "1", "false": "0"}.get(text[start + 1 :], text[start + 1 :])
    try:
        return f"{text[:start]}{Decimal(value).normalize():f}"
    except InvalidOperation:
        return line


class _Target:
    """Where graphs are put whole, by one of two protocols."""

    def __init__(self, address: str, access: Access, limits: Limits, *, update: bool) -> None:
        self._client = Client(address, access)
        self._limits = limits
        self._update = update

    def put(self, graph: str, lines: list[str]) -> None:
        """Replace a graph (``""``: the default one) by triples; nothing is left of what stood there. It may be done again."""
        if not self._update:
            address = self._client.address
            which = "graph=" + quote(graph, safe="") if graph else "default"
            joined = f"{address}{'&' if '?' in address else '?'}{which}"
            if lines:
                body = "".join(f"{line} .\n" for line in lines).encode()
                self._client.send(Sending("PUT", joined, body, _TURTLE), self._limits)
            else:
                self._client.send(Sending("DELETE", joined), self._limits)
            return
        self._run(f"CLEAR SILENT GRAPH <{graph}>" if graph else "CLEAR SILENT DEFAULT")
        for start in range(0, len(lines), _TRIPLES):
            triples = " .\n".join(lines[start : start + _TRIPLES])
            self._run(f"INSERT DATA {{ GRAPH <{graph}> {{\n{triples} }} }}" if graph else f"INSERT DATA {{\n{triples} }}")

    def _run(self, update: str) -> None:
        body = f"update={quote(update, safe='')}".encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        self._client.send(Sending("POST", self._client.address, body, headers), self._limits)  # without blank nodes twice is once


def _target(engine: RemoteEngine, store: str, update: str, access: Access, limits: Limits) -> _Target:
    if store or update:
        return _Target(check_address(store or update), access, limits, update=not store)
    parts = urlsplit(engine.address)
    if engine.dialect.virtuoso:
        path = "/sparql-graph-crud-auth" if access.user else "/sparql"
        return _Target(urlunsplit(parts._replace(path=path)), access, limits, update=not access.user)
    if engine.dialect.name.startswith("Oxigraph") and parts.path.endswith("/query"):
        return _Target(urlunsplit(parts._replace(path=f"{parts.path.removesuffix('/query')}/store")), access, limits, update=False)
    raise UnreachableError(
        say("{address} does not say where it takes data", address=engine.address),
        say("Name its Graph Store address with --graph-store, or its address for updates with --update."),
    )
