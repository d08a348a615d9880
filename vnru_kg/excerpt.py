"""A part of the graph: what some passages, or all, say of some things, for rdflib and for networkx."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from .engine import IRI, BlankNode, Term
from .graph import Graph
from .namespaces import BASE, prefixes
from .network import Surroundings, add_edges, add_nodes
from .text import LANGUAGES

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

_PASSAGE = BASE + "passage/"
MOST_EDGES = 2_000  # of one thing


def to_rdflib(kg: Graph, things: Collection[str], passages: Collection[str] | None = None) -> rdflib.Dataset:
    """What the ``passages`` (``None``: all) say of ``things`` as ``rdflib.Dataset``, one named graph a passage.

    That is every triple whose subject is one of the things, or a node of which the same passage says something about one
    (the part somebody has in an event, a figure, a position); the default graph is the merge.
    """
    import rdflib

    quads: set[tuple[Term, Term, Term, Term]] = set()
    for thing in things:
        around = [*kg.engine.quads(thing), *kg.engine.quads(None, None, IRI(thing))]
        for graph, subject in {(g, s) for s, _, _, g in around if g is not None and _wanted(g, passages)}:
            quads.update((s, p, o, g) for s, p, o, g in kg.engine.quads(str(subject)) if g == graph and g is not None)
    dataset = rdflib.Dataset(default_union=True)
    for s, p, o, g in quads:
        dataset.add((_rdflib(s), _rdflib(p), _rdflib(o), dataset.graph(_rdflib(g))))
    for prefix, namespace in prefixes().items():
        dataset.bind(prefix, namespace, replace=True)
    return dataset


def to_networkx(
    kg: Graph, things: Collection[str], passages: Collection[str] | None = None, language: str = LANGUAGES[0]
) -> nx.MultiDiGraph[str]:
    """The ``things`` with the relations that the ``passages`` (``None``: all) state of them, and what is at their other ends.

    Attributes as those of :func:`vnru_kg.network.to_networkx`.
    """
    import networkx as nx

    around = Surroundings(kg)
    things = [t for t in things if around.is_node(t)]
    edges = {
        (e.source, e.target, e.predicate, e.statement): e
        for thing in things
        for e in around.edges(thing, MOST_EDGES)
        if passages is None or not set(passages).isdisjoint(e.passages)
    }
    nodes = {n for e in edges.values() for n in (e.source, e.target)} | set(things)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    add_nodes(kg, graph, {n: around.kind(n) for n in sorted(nodes)}, language)
    add_edges(graph, [edges[key] for key in sorted(edges)], language)
    return graph


def _wanted(graph: Term, passages: Collection[str] | None) -> bool:
    return str(graph).startswith(_PASSAGE) and (passages is None or str(graph) in passages)


def _rdflib(term: Term) -> Any:
    import rdflib

    if isinstance(term, IRI):
        return rdflib.URIRef(term)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term)
    if term.language:
        return rdflib.Literal(term.text, lang=term.language)
    return rdflib.Literal(term.text, datatype=rdflib.URIRef(term.datatype), normalize=False)
