"""The source quads, looked up by subject and predicate while deriving."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from ...namespaces import BASE, q

Node = ox.NamedNode
Value = ox.NamedNode | ox.Literal
Statement = tuple[Node, Node, Value]


class Index:
    """Read-only look-ups over the source quads; terms are addressed by prefixed name, results are Oxigraph's own terms."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.quads = list(quads)
        self._objects: dict[tuple[str, str], dict[Value, None]] = defaultdict(dict)
        self._subjects: dict[str, dict[Node, None]] = defaultdict(dict)
        self._instances: dict[str, dict[Node, None]] = defaultdict(dict)
        self._passages: list[tuple[Node, ox.Quad]] = []
        self._labels: dict[tuple[str, str], str] = {}
        type_, passage = q("rdf:type"), BASE + "passage/"
        for quad in self.quads:
            subject, object_, graph = quad.subject, quad.object, quad.graph_name
            if not isinstance(subject, ox.NamedNode) or not isinstance(object_, ox.NamedNode | ox.Literal):
                continue
            predicate = quad.predicate.value
            self._objects[subject.value, predicate][object_] = None
            self._subjects[predicate][subject] = None
            if predicate == type_:
                self._instances[object_.value][subject] = None
            if isinstance(graph, ox.NamedNode) and graph.value.startswith(passage):
                self._passages.append((graph, quad))

    def objects(self, subject: Node | str, predicate: str) -> list[Value]:
        """The distinct objects of ``subject`` for the predicate, which is written as a prefixed name."""
        key = subject if isinstance(subject, str) else subject.value
        return list(self._objects.get((key, q(predicate)), ()))

    def node(self, subject: Node | str, predicate: str) -> Node | None:
        """The first object that is an IRI."""
        return next((o for o in self.objects(subject, predicate) if isinstance(o, ox.NamedNode)), None)

    def text(self, subject: Node | str, predicate: str) -> str | None:
        """The lexical form of the first object that is a literal."""
        return next((o.value for o in self.objects(subject, predicate) if isinstance(o, ox.Literal)), None)

    def subjects(self, predicate: str) -> list[Node]:
        """Every subject that has the predicate."""
        return list(self._subjects.get(q(predicate), ()))

    def instances(self, class_: str) -> list[Node]:
        """Every subject that is typed with that very class."""
        return list(self._instances.get(q(class_), ()))

    def label(self, subject: Node | None, language: str) -> str:
        """The preferred label in ``language``, else the first of any language, else the local name."""
        if subject is None:
            return "?"
        key = (subject.value, language)
        if key not in self._labels:
            self._labels[key] = self._label(subject, language)
        return self._labels[key]

    def _label(self, subject: Node, language: str) -> str:
        found = [o for o in self.objects(subject, "skos:prefLabel") + self.objects(subject, "rdfs:label") if isinstance(o, ox.Literal)]
        for literal in found:
            if literal.language == language:
                return literal.value
        return found[0].value if found else subject.value.rpartition("/")[2]

    def named(self, node: Node, label: str, language: str) -> None:
        """Let a node that has no label of its own be called that."""
        self._labels[node.value, language] = label

    def label_of_term(self, curie: str, language: str) -> str:
        """The label of a class, property or code that is written as a prefixed name."""
        return self.label(ox.NamedNode(q(curie)), language)

    def passages(self) -> list[tuple[Node, ox.Quad]]:
        """Every quad that stands in a passage graph, with that passage."""
        return self._passages
