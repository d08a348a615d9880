"""What the ontology says of its kinds of nodes, classes and properties, read once a graph: nothing of it is listed in the code.

Which annotation means what is defined beside it in ``ontology/vnru.ttl``. What an ontology does not speak of is a thing like others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from .engine import IRI, Engine, Literal
from .namespaces import BASE, q, segment, shrink
from .numbers import unit_sign

OTHER = "other"  # the display kind of what is of none
_KIND = "code:kind-"
_NODE = "code:node-"
_NAMESPACE = "sh:namespace"
# The dimensions of a figure that are read each in a way of its own; all others say what it is about besides.
COMPARED = ("vnru:indicator", "sdmx-dimension:refArea", "vnru:counterpartArea", "sdmx-dimension:refPeriod", "vnru:asOf", "vnru:passage")


@dataclass(frozen=True, slots=True)
class RelationNode:
    """How a class of nodes that join the sides of a statement is drawn: properties to both ends, and to what names the edge."""

    start: str
    end: str
    inverse: bool
    label: str | None


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
    def not_sought(self) -> tuple[str, ...]:
        """The namespaces whose nodes nobody looks for by name."""
        return tuple(f"{BASE}{kind}/" for kind in sorted(self._marked("vnru:notSought")))

    def is_no_link(self, iri: str, classes: Iterable[str]) -> bool:
        """Whether it connects everything with everything, by its namespace or its classes."""
        return segment(iri) in self._no_link or not self._no_link.isdisjoint(classes)

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
        found = ((str(s), o) for s, _, o, _ in self._engine.quads(None, q(annotation)))
        return sorted({(s, o.text if isinstance(o, Literal) else str(o)) for s, o in found})

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
    def not_drawn(self) -> frozenset[str]:
        """The properties that say how a thing is described, not what it has to do with another."""
        return self._true("vnru:notDrawn") | {q("rdf:type")}

    # ---- codes ----

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """How much a thing of a display kind weighs; 1 where nothing is said."""
        return {kind.removeprefix(q(_KIND)): float(weight) for kind, weight in self._said("vnru:weight")}

    def is_of(self, kind: str, annotation: str) -> bool:
        """Whether a display kind bears an annotation, ``vnru:happensOnce`` or ``vnru:takesPlace``."""
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
    def mirrored(self) -> Mapping[str, str]:
        """Indicator → the one that says the same from the other side (local names)."""
        return {one.removeprefix(q("code:")): other.removeprefix(q("code:")) for one, other in self._said("vnru:mirrors")}

    @cached_property
    def details(self) -> tuple[str, ...]:
        """The dimensions (prefixed names) that say what a figure is about, besides indicator, areas, times and passage."""
        dimensions = {str(s) for s, *_ in self._engine.quads(None, q("rdf:type"), IRI(q("qb:DimensionProperty")))}
        return tuple(sorted(name for d in dimensions if (name := shrink(d)) not in COMPARED))
