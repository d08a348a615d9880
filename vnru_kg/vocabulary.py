"""What the ontology says of its kinds of nodes, classes and properties, read once a graph: nothing of it is listed in the code.

Which annotation means what is defined beside it in ``ontology/vnru.ttl``. What an ontology does not speak of is a thing like others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from .engine import IRI, Engine, Literal
from .namespaces import BASE, q, segment, shrink
from .numbers import unit_sign
from .records import dataclass

OTHER = "other"  # the display kind of what is of none
_KIND = "code:kind-"
CONFLICT_KIND = "code:conflict-of-"
_NODE = "code:node-"
_FACT = "code:fact-"
_HOLD = "code:hold-"
_BETWEEN = 50  # the order in which is told of what nothing is said
_NAMESPACE = "sh:namespace"
# The dimensions of a figure that are read each in a way of its own; all others say what it is about besides.
OWN_DIMENSIONS = (
    "vnru:indicator",
    "sdmx-dimension:refArea",
    "vnru:counterpartArea",
    "sdmx-dimension:refPeriod",
    "vnru:asOf",
    "vnru:passage",
)


@dataclass(frozen=True, slots=True)
class RelationNode:
    """How a class of nodes that join the sides of a statement is drawn: properties to both ends, and to what names the edge."""

    start: str
    end: str
    inverse: bool
    label: str | None


def _ends(node: RelationNode) -> dict[str, str]:
    ends = {"start": shrink(node.start), "end": "^" * node.inverse + shrink(node.end)}
    return ends | ({"label": shrink(node.label)} if node.label else {})


class Vocabulary:
    """The annotations of the ontology that one engine holds; each is read when it is first needed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # ---- namespaces ----

    def is_thing(self, iri: str) -> bool:
        """Whether it is a node that can stand in a network: no record, no scheme of concepts, nothing of other people's."""
        kind, _, name = iri.removeprefix(BASE).partition("/")
        return iri.startswith(BASE) and bool(name) and name != "scheme" and self._nodes.get(kind) != "record"

    def is_named_thing(self, iri: str) -> bool:
        """Whether it is a thing with names of its own: no node of a statement, no source, no record."""
        return self.is_thing(iri) and self._nodes.get(segment(iri), "thing") == "thing"

    def is_called_by_name(self, iri: str) -> bool:
        """Whether documents call it by a name."""
        return segment(iri) in self._called_by_name

    def is_told(self, iri: str) -> bool:
        """Whether what the node says of another is told where that is described."""
        return segment(iri) not in self._not_told

    @cached_property
    def no_search(self) -> tuple[str, ...]:
        """The namespaces whose nodes nobody looks for by name."""
        return tuple(f"{BASE}{kind}/" for kind in sorted(self._marked("vnru:notSought")))

    def is_no_link(self, iri: str, classes: Iterable[str]) -> bool:
        """Whether it connects everything with everything, by its namespace or its classes."""
        return segment(iri) in self._no_link or not self._no_link.isdisjoint(classes)

    @cached_property
    def name_prefixes(self) -> frozenset[str]:
        """The prefixes of what people call by a name when they ask: things, sources and codes."""
        return frozenset(space for space, kind in self._nodes.items() if kind in {"thing", "source"}) | {"code"}

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The namespaces of texts and their parts."""
        return tuple(f"{BASE}{kind}/" for kind in sorted(self._marked("vnru:isText")))

    @cached_property
    def fact_sorts(self) -> Mapping[str, str]:
        """Prefix → the sort of fact that a node with it tells: ``about``, ``lasting``, ``view``, ``event`` or another."""
        return {segment(ns): sort.removeprefix(q(_FACT)) for ns, sort in self._of_namespaces("vnru:factSort")}

    def schema_type(self, iri: str) -> str:
        """The name of the class of schema.org that a node is for search engines."""
        return self._schema_types.get(segment(iri), "Thing")

    @cached_property
    def _schema_types(self) -> Mapping[str, str]:
        return {segment(ns): type_.removeprefix(q("schema:")) for ns, type_ in self._of_namespaces("vnru:schemaType")}

    @cached_property
    def _nodes(self) -> dict[str, str]:
        return {segment(ns): str(kind).removeprefix(q(_NODE)) for ns, kind in self._of_namespaces("vnru:nodeKind")}

    @cached_property
    def _called_by_name(self) -> frozenset[str]:
        return self._marked("vnru:calledByName")

    @cached_property
    def _not_told(self) -> frozenset[str]:
        return self._marked("vnru:notTold")

    @cached_property
    def _no_link(self) -> frozenset[str]:
        return self._marked("vnru:noLink") | self._true("vnru:noLink")

    def _marked(self, annotation: str) -> frozenset[str]:
        return frozenset(segment(namespace) for namespace, value in self._of_namespaces(annotation) if value == "true")

    def _of_namespaces(self, annotation: str) -> list[tuple[str, str]]:
        """The annotated namespaces, each as its own IRI."""
        spaces = {str(s): o.text for s, _, o, _ in self._engine.quads(None, q(_NAMESPACE)) if isinstance(o, Literal)}
        return [(spaces[prefix], value) for prefix, value in self._said(annotation) if prefix in spaces]

    def _true(self, annotation: str) -> frozenset[str]:
        return frozenset(subject for subject, value in self._said(annotation) if value == "true")

    def _said(self, annotation: str) -> list[tuple[str, str]]:
        statements = ((str(s), o) for s, _, o, _ in self._engine.quads(None, q(annotation)))
        return sorted({(s, o.text if isinstance(o, Literal) else str(o)) for s, o in statements})

    # ---- classes and properties ----

    def kind(self, classes: Iterable[str]) -> str:
        """The display kind of a node of these classes."""
        return next((self._kinds[c] for c in sorted(classes) if c in self._kinds), OTHER)

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {class_: kind.removeprefix(q(_KIND)) for class_, kind in self._said("vnru:displayKind")}

    @cached_property
    def relation_nodes(self) -> dict[str, RelationNode]:
        """The classes of nodes of a statement that are drawn as edges."""
        ends, against, labels = (dict(self._said(f"vnru:{name}")) for name in ("edgeTo", "edgeToInverse", "edgeLabel"))
        return {
            class_: RelationNode(start, ends.get(class_) or against[class_], class_ not in ends, labels.get(class_))
            for class_, start in self._said("vnru:edgeFrom")
            if class_ in ends or class_ in against
        }

    @cached_property
    def slots(self) -> Mapping[str, Mapping[str, str]]:
        """The classes of nodes that are told as one sentence → its slots, each with the property path that leads to what fills it."""
        said = {class_: dict(slot.split() for slot in slots.split("|")) for class_, slots in self._said("vnru:slots")}
        return {class_: _ends(node) for class_, node in self.relation_nodes.items()} | said

    @cached_property
    def no_edges(self) -> frozenset[str]:
        """The properties that say how a thing is described, not what it has to do with another."""
        return self._true("vnru:notDrawn") | {q("rdf:type")}

    @cached_property
    def place_properties(self) -> tuple[str, ...]:
        """The properties (prefixed names) that say where a thing is."""
        return tuple(sorted(shrink(p) for p in self._true("vnru:tellsPlace")))

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """The properties (prefixed names) that say when a thing was, in the order in which that is told."""
        told = self._true("vnru:tellsWhen")
        return tuple(shrink(p) for p, _ in sorted(self._said("vnru:dateOrder"), key=lambda said: (int(said[1]), said[0])) if p in told)

    @cached_property
    def sorts(self) -> tuple[str, ...]:
        """The properties (prefixed names) whose value says of what sort a thing is, better than its class does."""
        return tuple(sorted(shrink(p) for p in self._true("vnru:tellsSort")))

    @cached_property
    def drawn_with(self) -> tuple[str, ...]:
        """The properties (prefixed names) by which a country names another one that is drawn where it stands."""
        return tuple(sorted(shrink(p) for p in self._true("vnru:drawnWith")))

    @cached_property
    def shared_times(self) -> tuple[tuple[str, bool], ...]:
        """The properties of which one side is of the time of the other, and whether that is the value."""
        sides = (("vnru:sharesTime", False), ("vnru:sharesTimeInverse", True))
        return tuple((p, inverse) for annotation, inverse in sides for p in sorted(self._true(annotation)))

    @cached_property
    def directions(self) -> tuple[tuple[str, str], ...]:
        """Pairs of properties: from whom something goes, and to whom."""
        return tuple(self._said("vnru:directedTo"))

    @cached_property
    def hold_rules(self) -> Mapping[str, str]:
        """Class → the rule by which it is told whether a thing of it held on a day, in the order in which that is told."""
        ranks = {rule: int(rank) for rule, rank in self._said("vnru:rank")}
        ordered = sorted(self._said("vnru:holdsBy"), key=lambda said: (ranks.get(said[1], 0), said))
        return {class_: rule.removeprefix(q(_HOLD)) for class_, rule in ordered}

    @cached_property
    def names_elsewhere(self) -> tuple[str, ...]:
        """The properties (prefixed names) whose value is what a thing is called in other data sets, in the order of showing."""
        return tuple(shrink(p) for p, _ in sorted(self._said("vnru:namesElsewhere"), key=lambda said: (int(said[1]), said[0])))

    @cached_property
    def no_facts(self) -> frozenset[str]:
        """The properties that name or type a thing, or are the build's own."""
        return self._true("vnru:notAFact")

    def told_order(self, term: str, *, inverse: bool = False) -> int:
        """In which order a reader is told what a property or class says."""
        return int((self._order_inverse if inverse else self._order).get(term, _BETWEEN))

    @cached_property
    def _order(self) -> Mapping[str, str]:
        return dict(self._said("vnru:toldOrder"))

    @cached_property
    def _order_inverse(self) -> Mapping[str, str]:
        return dict(self._said("vnru:toldOrderInverse"))

    # ---- codes ----

    def of_kind(self, kind: str, annotation: str) -> list[str]:
        """What an annotation says of a display kind, sorted."""
        return [value for subject, value in self._said(annotation) if subject == q(_KIND + kind)]

    @cached_property
    def lanes(self) -> Mapping[str, str]:
        """The display kinds that have a lane of the timeline, from the top → the property that divides it, or ``""``."""
        divided = dict(self._said("vnru:lanesBy"))
        ordered = sorted(self._said("vnru:lane"), key=lambda lane: (int(lane[1]), lane[0]))
        return {kind.removeprefix(q(_KIND)): shrink(divided[kind]) if kind in divided else "" for kind, _ in ordered}

    @cached_property
    def conflict_kinds(self) -> tuple[str, ...]:
        """The kinds of conflict (``figures``), in the order in which they are shown."""
        scheme = IRI(q("code:conflict-kind-scheme"))
        ranks = dict(self._said("vnru:rank"))
        kinds = sorted((int(ranks.get(str(s), _BETWEEN)), str(s)) for s, *_ in self._engine.quads(None, q("skos:inScheme"), scheme))
        return tuple(dict.fromkeys(kind.removeprefix(q(CONFLICT_KIND)) for _, kind in kinds))

    @cached_property
    def technical_schemes(self) -> frozenset[str]:
        """The schemes of concepts whose names nobody uses in a question."""
        return self._true("vnru:unspoken")

    @cached_property
    def endings(self) -> frozenset[str]:
        """The statuses of what is no longer under way."""
        return self._true("vnru:endsProject")

    @cached_property
    def intentions(self) -> frozenset[str]:
        """The modalities of what is only intended."""
        return self._true("vnru:notYet")

    @cached_property
    def totals(self) -> frozenset[str]:
        """The concepts that single nothing out, such as all goods."""
        return self._true("vnru:isTotal")

    @cached_property
    def backward(self) -> frozenset[str]:
        """The directions in which goods, money or people go to the reference area."""
        return self._true("vnru:goesBack")

    @cached_property
    def mutual(self) -> frozenset[str]:
        """The directions in which nothing goes from one area to the other."""
        return self._true("vnru:goesNeitherWay")

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """How much a thing of a display kind weighs; 1 where nothing is said."""
        return {kind.removeprefix(q(_KIND)): float(weight) for kind, weight in self._said("vnru:weight")}

    def is_of(self, kind: str, annotation: str) -> bool:
        """Whether a display kind bears an annotation, such as ``vnru:happensOnce``."""
        return q(_KIND + kind) in self._true(annotation)

    def unit(self, iri: str, language: str) -> str:
        """What a unit is called beside a number: its sign, or the forms of its name; ``""`` where its label goes with every number."""
        return unit_sign(shrink(iri).removeprefix("code:"), language) or self._count_forms.get((iri, language), "")

    @cached_property
    def _count_forms(self) -> Mapping[tuple[str, str], str]:
        said = ((str(s), o) for s, _, o, _ in self._engine.quads(None, q("vnru:countForms")))
        return {(unit, o.language): o.text for unit, o in said if isinstance(o, Literal) and o.language}

    @cached_property
    def signed(self) -> frozenset[str]:
        """The indicators and units (local names) that can be negative."""
        return frozenset(code.removeprefix(q("code:")) for code in self._true("vnru:signed"))

    @cached_property
    def mirrors(self) -> Mapping[str, str]:
        """Indicator → the one that says the same from the other side (local names)."""
        return {one.removeprefix(q("code:")): other.removeprefix(q("code:")) for one, other in self._said("vnru:mirrors")}

    @cached_property
    def details(self) -> tuple[str, ...]:
        """The dimensions (prefixed names) that say what a figure is about, besides indicator, areas, times and passage."""
        dimensions = {str(s) for s, *_ in self._engine.quads(None, q("rdf:type"), IRI(q("qb:DimensionProperty")))}
        return tuple(sorted(name for d in dimensions if (name := shrink(d)) not in OWN_DIMENSIONS))
