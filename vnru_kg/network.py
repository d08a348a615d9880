"""The graph as a network: things are nodes, relations are edges, and a node that only joins others is drawn as an edge."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import networkx as nx

from .engine import IRI, Term
from .kg import KnowledgeGraph, Statement
from .namespaces import BASE, ONTOLOGY_GRAPH, q
from .text import LANGUAGES, choose

_NOT_THINGS = ("code", "passage", "selector", "inference", "dataset", "authority", "conflict", "prefix")
# a relation to one of these says how a thing is described, not what it has to do with another
_NOT_EDGES = (
    "rdf:type",
    "sem:hasActor",
    "vnru:attestedIn",
    "vnru:hasRole",
    "skos:inScheme",
    "skos:topConceptOf",
    "skos:hasTopConcept",
    "skos:exactMatch",
    "vnru:photoCredit",
)
_KIND_OF_SEGMENT = {"topic": "topic", "goods": "topic"}
NO_KIND = "other"


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


@dataclass(frozen=True, slots=True)
class _Joint:
    """How the ontology says that a class of joining nodes is drawn."""

    start: str
    end: str
    inverse: bool
    label: str | None


def network(kg: KnowledgeGraph) -> Network:
    """The :class:`Network` of the whole graph. Which classes join, and the kind of each class, is said in the ontology."""
    ontology = _Ontology(kg)
    types: dict[str, list[str]] = defaultdict(list)
    for statement in kg.statements(None, q("rdf:type")):
        types[statement.subject].append(str(statement.object))
    joints: dict[str, _Joint] = {s: j for s, classes in types.items() for c in classes if (j := ontology.joints.get(c))}
    found = Network()
    for subject, classes in sorted(types.items()):
        if subject not in joints and _is_thing(subject):
            found.kinds[subject] = ontology.kind(subject, classes)
    for statement in kg.statements():
        if statement.subject in found.kinds and str(statement.object) in found.kinds and _is_edge(statement):
            found.edges.append(_direct(kg, statement))
    for node in sorted(joints):
        found.edges.extend(_joined(kg, node, joints[node], found.kinds))
    return found


class _Ontology:
    """What the ontology says about drawing: the joining classes, and the kind of every class."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self._kinds: dict[str, str] = {
            s.subject: str(s.object).removeprefix(q("code:kind-")) for s in kg.statements(None, q("vnru:displayKind"))
        }
        self.joints: dict[str, _Joint] = {}
        for statement in kg.statements(None, q("vnru:edgeFrom")):
            class_ = statement.subject
            end, against = kg.values(class_, "vnru:edgeTo"), kg.values(class_, "vnru:edgeToInverse")
            label = kg.values(class_, "vnru:edgeLabel")
            if end or against:
                self.joints[class_] = _Joint(str(statement.object), str((end or against)[0]), not end, str(label[0]) if label else None)

    def kind(self, subject: str, classes: list[str]) -> str:
        segment = subject.removeprefix(BASE).partition("/")[0]
        if segment in _KIND_OF_SEGMENT:
            return _KIND_OF_SEGMENT[segment]
        return next((self._kinds[c] for c in sorted(classes) if c in self._kinds), NO_KIND)


def _is_thing(iri: str) -> bool:
    segment, slash, name = iri.removeprefix(BASE).partition("/")
    return iri.startswith(BASE) and bool(slash) and segment not in _NOT_THINGS and name != "scheme"


def _is_edge(statement: Statement) -> bool:
    return not any(statement.predicate == q(p) for p in _NOT_EDGES) and ONTOLOGY_GRAPH not in statement.graphs


def _direct(kg: KnowledgeGraph, statement: Statement) -> Edge:
    return Edge(
        source=statement.subject,
        target=str(statement.object),
        predicate=statement.predicate,
        labels=_labels(kg, [IRI(statement.predicate)]),
        passages=statement.passages,
    )


def _joined(kg: KnowledgeGraph, node: str, joint: _Joint, things: dict[str, str]) -> list[Edge]:
    starts = [s.object for s in kg.statements(node, joint.start)]
    if joint.inverse:
        ends: list[Term] = [s.subject for s in kg.statements(None, joint.end, IRI(node))]
    else:
        ends = [s.object for s in kg.statements(node, joint.end)]
    names = [s.object for s in kg.statements(node, joint.label)] if joint.label else []
    stated = [s for s in kg.statements(node) if s.passages]
    dated = [IRI(node), *(t for t in ends if isinstance(t, IRI))]
    return [
        Edge(
            source=str(start),
            target=str(end),
            predicate=joint.label or joint.end,
            labels=_labels(kg, [t for t in names if isinstance(t, IRI)] or [IRI(joint.end)]),
            passages=tuple(sorted({p for s in stated for p in s.passages})),
            statement=node,
            earliest=_first(kg, dated, "vnru:earliest"),
            latest=_first(kg, dated, "vnru:latest"),
        )
        for start in starts
        for end in ends
        if str(start) in things and str(end) in things and start != end
    ]


def _first(kg: KnowledgeGraph, nodes: list[IRI], predicate: str) -> str:
    return next((str(v) for n in nodes for v in kg.values(n, predicate)), "")


def _labels(kg: KnowledgeGraph, terms: list[IRI]) -> dict[str, str]:
    return {lang: ", ".join(kg.label(t, lang) or t.rpartition("/")[2].rpartition("#")[2] for t in terms) for lang in LANGUAGES}


def to_networkx(kg: KnowledgeGraph, language: str = LANGUAGES[0]) -> nx.MultiDiGraph[str]:
    """The :func:`network` as ``networkx.MultiDiGraph``; nodes are IRIs.

    Node attributes: ``label`` (in ``language``), ``label_vi``, ``label_en``, ``label_ru``, ``kind``, ``earliest`` and
    ``latest`` (ISO dates or ``""``), ``passages`` (tuple of IRIs). Edge attributes: the labels, ``predicate``,
    ``statement`` (the joining node, or ``""``), ``earliest``, ``latest``, ``passages``. Nothing is shared with the graph.
    """
    found = network(kg)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    mentions: dict[str, list[str]] = defaultdict(list)
    for statement in kg.statements(None, q("vnru:attestedIn")):
        mentions[statement.subject].append(str(statement.object))
    for iri, kind in found.kinds.items():
        names = kg.labels.get(iri, {})
        days = {side: _first(kg, [IRI(iri)], f"vnru:{side}") for side in ("earliest", "latest")}
        graph.add_node(iri, **_named(names, iri, language), kind=kind, **days, passages=tuple(mentions[iri]))
    for edge in found.edges:
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
    return graph


def _named(names: dict[str, str], iri: str, language: str) -> dict[str, str]:
    fallback = iri.rpartition("/")[2]
    return {"label": choose(names, language) or fallback} | {f"label_{lang}": choose(names, lang) or fallback for lang in LANGUAGES}
