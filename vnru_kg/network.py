"""The graph as a network: things are nodes, relations are edges, and a node that only joins others is drawn as an edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING

from .engine import IRI, Term
from .errors import known_language
from .graph import Graph, Statement
from .namespaces import BASE, ONTOLOGY_GRAPH, STANDARD_GRAPH, q
from .records import dataclass, field
from .snapshot import Snapshot
from .text import LANGUAGES, choose
from .vocabulary import RelationNode

if TYPE_CHECKING:
    import networkx as nx

# what is said not only once more for other tools
_TYPES = f"SELECT DISTINCT ?s ?c {{ GRAPH ?g {{ ?s a ?c }} FILTER(?g != <{STANDARD_GRAPH}>) }}"
_LINKS = f"SELECT DISTINCT ?s ?p ?o {{{{ GRAPH ?g {{{{ ?s ?p ?o }}}} FILTER(isIRI(?o) && ?p NOT IN ({{}}) && ?g != <{STANDARD_GRAPH}>) }}}}"
_OF_ONTOLOGY = f"SELECT DISTINCT ?s ?p ?o {{{{ GRAPH <{ONTOLOGY_GRAPH}> {{{{ ?s ?p ?o }}}} FILTER(isIRI(?o) && ?p NOT IN ({{}})) }}}}"
_PAIRS = f"""
SELECT DISTINCT ?node ?start ?end {{{{
  ?node a <{{}}> . GRAPH ?g {{{{ ?node <{{}}> ?start }}}} GRAPH ?h {{{{ {{}} }}}}
  FILTER(?g != <{STANDARD_GRAPH}> && ?h != <{STANDARD_GRAPH}>)
}}}}
"""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two things, with the node or predicate that states it and the passages that say so."""

    source: str
    target: str
    predicate: str
    labels: dict[str, str]
    passages: tuple[str, ...]
    statement: str = ""
    earliest: str = ""
    latest: str = ""


@dataclass(slots=True)
class Network:
    """Things by IRI with their kind, and the edges among them, all sorted."""

    kinds: dict[str, str] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)


def network(kg: Graph) -> Network:
    """The :class:`Network` of the whole graph. Which classes join, and the kind of each class, is said in the ontology."""
    kg = Snapshot.of(kg)  # all of it is read
    types = _types(kg)
    joins = _joins(kg, types)
    whole = Network(_kinds(kg, types, joins))
    for statement in kg.statements():
        if statement.subject in whole.kinds and str(statement.object) in whole.kinds and _is_edge(kg, statement):
            whole.edges.append(_direct(kg, statement))
    for node in sorted(joins):
        whole.edges.extend(_joined(kg, node, joins[node], whole.kinds))
    return whole


def kinds(kg: Graph) -> dict[str, str]:
    """The things of the whole graph, each with its kind, in the order of their IRIs, as :func:`network` has them; only types are read."""
    types = _types_asked(kg)
    return _kinds(kg, types, _joins(kg, types))


def count_edges(kg: Graph) -> int:
    """How many edges :func:`network` has; the engine finds them, so that a large graph is not held as a whole."""
    types = _types_asked(kg)
    joins = _joins(kg, types)
    things = _kinds(kg, types, joins)
    left_out = ", ".join(f"<{p}>" for p in sorted(kg.vocabulary.no_edges))
    direct = sum(s in things and o in things for s, _, o in kg.rows(_LINKS.format(left_out)))
    terms = sum(s in things and o in things for s, _, o in kg.rows(_OF_ONTOLOGY.format(left_out)))
    pairs = 0
    for class_, relation in kg.vocabulary.relation_nodes.items():
        end = f"?end <{relation.end}> ?node" if relation.inverse else f"?node <{relation.end}> ?end"
        for node, start, other in kg.rows(_PAIRS.format(class_, relation.start, end)):
            pairs += joins.get(str(node)) == relation and start != other and start in things and other in things
    return direct - terms + pairs


def _types_asked(kg: Graph) -> dict[str, list[str]]:
    """The same as :func:`_types`, by one question: of a large graph that takes a third of the time."""
    types: dict[str, list[str]] = defaultdict(list)
    for subject, class_ in sorted((str(s), str(c)) for s, c in kg.rows(_TYPES)):
        types[subject].append(class_)
    return types


def _types(kg: Graph) -> dict[str, list[str]]:
    types: dict[str, list[str]] = defaultdict(list)
    for statement in kg.statements(None, q("rdf:type")):
        types[statement.subject].append(str(statement.object))
    return types


def _joins(kg: Graph, types: Mapping[str, list[str]]) -> dict[str, RelationNode]:
    known = kg.vocabulary.relation_nodes
    return {s: r for s, classes in types.items() for c in classes if (r := known.get(c))}


def _kinds(kg: Graph, types: Mapping[str, list[str]], joins: Collection[str]) -> dict[str, str]:
    vocabulary = kg.vocabulary
    return {s: vocabulary.kind(classes) for s, classes in sorted(types.items()) if s not in joins and vocabulary.is_thing(s)}


class Surroundings:
    """The edges of one thing at a time, read from the graph only when they are asked for."""

    def __init__(self, kg: Graph) -> None:
        self._kg = kg
        self._vocabulary = kg.vocabulary

    def degree(self, thing: str, limit: int) -> int:
        """How many triples name the thing, counted up to ``limit``."""
        both = (self._kg.engine.quads(thing), self._kg.engine.quads(None, None, IRI(thing)))
        return sum(1 for _ in islice(chain(*both), limit))

    def edges(self, thing: str, limit: int) -> list[Edge]:
        """The edges of the thing in both directions, at most ``limit`` of the triples that name it being read."""
        edges: list[Edge] = []
        joins: dict[str, RelationNode] = {}
        for statement in self._statements(thing, limit):
            other = str(statement.object) if statement.subject == thing else statement.subject
            relation = self._relation(other)
            if relation:
                joins[other] = relation
            elif _is_edge(self._kg, statement) and self.is_node(other):
                edges.append(_direct(self._kg, statement))
        for node in sorted(joins):
            joined = (e for e in _joined(self._kg, node, joins[node], None) if thing in {e.source, e.target})
            edges.extend(e for e in joined if self.is_node(e.target if e.source == thing else e.source))
        return edges

    def kind(self, thing: str) -> str:
        """The kind of a thing, as the ontology says it of its classes."""
        return self._vocabulary.kind([str(c) for c in self._kg.values(thing, "rdf:type")])

    def _statements(self, thing: str, limit: int) -> list[Statement]:
        graphs: dict[tuple[Term, Term, Term], list[str]] = {}
        both = (self._kg.engine.quads(thing), self._kg.engine.quads(None, None, IRI(thing)))
        for s, p, o, g in islice(chain(*both), limit):
            if g != STANDARD_GRAPH:
                graphs.setdefault((s, p, o), []).append(str(g))
        statements = [Statement(IRI(str(s)), IRI(str(p)), o, tuple(sorted(g))) for (s, p, o), g in graphs.items()]
        return sorted(statements, key=lambda s: (s.subject, s.predicate, str(s.object)))

    def _relation(self, node: str) -> RelationNode | None:
        if not node.startswith(BASE):
            return None
        known = self._vocabulary.relation_nodes
        return next((r for c in self._kg.values(node, "rdf:type") if (r := known.get(str(c)))), None)

    def is_node(self, term: str) -> bool:
        """Whether it is a thing of the network, not a value, a code or a node that joins others."""
        return self._vocabulary.is_thing(term) and not self._relation(term) and bool(self._kg.values(term, "rdf:type"))


def _is_edge(kg: Graph, statement: Statement) -> bool:
    return statement.predicate not in kg.vocabulary.no_edges and ONTOLOGY_GRAPH not in statement.graphs


def _direct(kg: Graph, statement: Statement) -> Edge:
    return Edge(
        source=statement.subject,
        target=str(statement.object),
        predicate=statement.predicate,
        labels=_labels(kg, [IRI(statement.predicate)]),
        passages=statement.passages,
    )


def _joined(kg: Graph, node: str, relation: RelationNode, things: dict[str, str] | None) -> list[Edge]:
    """The edges that a joining node stands for; ``things``, if given, are the nodes that there are."""
    starts = [s.object for s in kg.statements(node, relation.start)]
    if relation.inverse:
        ends: list[Term] = [s.subject for s in kg.statements(None, relation.end, IRI(node))]
    else:
        ends = [s.object for s in kg.statements(node, relation.end)]
    names = [s.object for s in kg.statements(node, relation.label)] if relation.label else []
    if any(kg.text(str(t), "vnru:direction") in kg.vocabulary.backward for t in names):
        starts, ends = ends, starts
    stated = [s for s in kg.statements(node) if s.passages]
    dated = [IRI(node), *(t for t in ends if isinstance(t, IRI))]
    return [
        Edge(
            source=str(start),
            target=str(end),
            predicate=relation.label or relation.end,
            labels=_labels(kg, [t for t in names if isinstance(t, IRI)] or [IRI(relation.end)]),
            passages=tuple(sorted({p for s in stated for p in s.passages})),
            statement=node,
            earliest=_first(kg, dated, "vnru:earliest"),
            latest=_first(kg, dated, "vnru:latest"),
        )
        for start in starts
        for end in ends
        if (things is None or (str(start) in things and str(end) in things)) and start != end
    ]


def _first(kg: Graph, nodes: list[IRI], predicate: str) -> str:
    return next((str(v) for n in nodes for v in kg.values(n, predicate)), "")


def _labels(kg: Graph, terms: list[IRI]) -> dict[str, str]:
    return {lang: ", ".join(kg.label(t, lang) or t.rpartition("/")[2].rpartition("#")[2] for t in terms) for lang in LANGUAGES}


def to_networkx(kg: Graph, language: str = LANGUAGES[0]) -> nx.MultiDiGraph[str]:
    """The :func:`network` as ``networkx.MultiDiGraph``; nodes are IRIs.

    Node attributes: ``label`` (in ``language``), ``label_vi``, ``label_en``, ``label_ru``, ``kind``, ``earliest`` and
    ``latest`` (ISO dates or ``""``), ``passages`` (tuple of IRIs). Edge attributes: the labels, ``predicate``,
    ``statement`` (the joining node, or ``""``), ``earliest``, ``latest``, ``passages``. Nothing is shared with the graph.
    """
    import networkx as nx

    whole = network(kg)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    add_nodes(kg, graph, whole.kinds, language)
    add_edges(graph, whole.edges, language)
    return graph


def add_nodes(kg: Graph, graph: nx.MultiDiGraph[str], kinds: Mapping[str, str], language: str) -> None:
    """Add things, given with their kinds, as nodes with the attributes of :func:`to_networkx`.

    Raises :class:`~vnru_kg.errors.NotFoundError` for a ``language`` that has no labels.
    """
    known_language(language)
    for iri, kind in kinds.items():
        days = {side: _first(kg, [IRI(iri)], f"vnru:{side}") for side in ("earliest", "latest")}
        passages = tuple(str(p) for p in kg.values(iri, "vnru:attestedIn"))
        graph.add_node(iri, **_named(kg.labels_of(iri), iri, language), kind=kind, **days, passages=passages)


def add_edges(graph: nx.MultiDiGraph[str], edges: Iterable[Edge], language: str) -> None:
    """Add edges with the attributes of :func:`to_networkx`."""
    for edge in edges:
        graph.add_edge(
            edge.source,
            edge.target,
            **_named(edge.labels, edge.predicate, language),
            predicate=edge.predicate,
            statement=edge.statement,
            earliest=edge.earliest,
            latest=edge.latest,
            passages=edge.passages,
        )


def _named(names: dict[str, str], iri: str, language: str) -> dict[str, str]:
    fallback = iri.rpartition("/")[2]
    return {"label": choose(names, language) or fallback} | {f"label_{lang}": choose(names, lang) or fallback for lang in LANGUAGES}
