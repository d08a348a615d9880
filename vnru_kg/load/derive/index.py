"""The source quads, looked up by subject and predicate while deriving: held in memory, or (``stored``) in a store on disk."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ...namespaces import BASE, q

Node = ox.NamedNode
Value = ox.NamedNode | ox.Literal
Statement = tuple[Node, Node, Value]
PASSAGE = BASE + "passage/"


class Index(ABC):
    """Read-only look-ups over the source quads; terms are addressed by prefixed name, results are Oxigraph's own terms."""

    @abstractmethod
    def objects(self, subject: Node | str, predicate: str) -> list[Value]:
        """The distinct objects of ``subject`` for the predicate, which is written as a prefixed name, as the files have them in turn."""

    @abstractmethod
    def subjects(self, predicate: str, object_: Node | None = None) -> Iterable[Node]:
        """Every subject that has the predicate (with that object), each once."""

    @abstractmethod
    def passages_of(self, subject: Node, predicate: str, object_: Value | None = None) -> set[Node]:
        """The passages that say of ``subject`` something with that predicate (and object)."""

    @abstractmethod
    def mentions(self, node: Node) -> set[Node]:
        """The passages of which a triple begins or ends with ``node``."""

    @abstractmethod
    def label(self, subject: Node | None, language: str) -> str:
        """The preferred label in ``language``, else the first of any language, else the local name."""

    @abstractmethod
    def set_label(self, node: Node, label: str, language: str) -> None:
        """Let a node that has no label of its own be called that."""

    def instances(self, class_: str) -> Iterable[Node]:
        """Every subject that is typed with that very class."""
        return self.subjects("rdf:type", Node(q(class_)))

    def is_a(self, node: Value | None, class_: str) -> bool:
        """Whether a node is typed with that very class."""
        return isinstance(node, Node) and Node(q(class_)) in self.objects(node, "rdf:type")

    def node(self, subject: Node | str, predicate: str) -> Node | None:
        """The first object that is an IRI."""
        return next((o for o in self.objects(subject, predicate) if isinstance(o, Node)), None)

    def text(self, subject: Node | str, predicate: str) -> str | None:
        """The lexical form of the first object that is a literal."""
        return next((o.value for o in self.objects(subject, predicate) if isinstance(o, ox.Literal)), None)

    def label_of_term(self, curie: str, language: str) -> str:
        """The label of a class, property or code that is written as a prefixed name."""
        return self.label(Node(q(curie)), language)


class MemoryIndex(Index):
    """All of it in memory."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._objects: dict[tuple[str, str], dict[Value, None]] = defaultdict(dict)
        self._subjects: dict[str, dict[Node, None]] = defaultdict(dict)
        self._having: dict[str, dict[Value, list[Node]]] = {}
        self._told: dict[str, list[tuple[Node, ox.Quad]]] = defaultdict(list)
        self._labels: dict[tuple[str, str], str] = {}
        for quad in quads:
            subject, object_, graph = quad.subject, quad.object, quad.graph_name
            if not isinstance(subject, Node) or not isinstance(object_, Node | ox.Literal):
                continue
            predicate = quad.predicate.value
            self._objects[subject.value, predicate][object_] = None
            self._subjects[predicate][subject] = None
            if isinstance(graph, Node) and graph.value.startswith(PASSAGE):
                self._told[subject.value].append((graph, quad))

    def objects(self, subject: Node | str, predicate: str) -> list[Value]:
        """See :meth:`Index.objects`."""
        key = subject if isinstance(subject, str) else subject.value
        return list(self._objects.get((key, q(predicate)), ()))

    def subjects(self, predicate: str, object_: Node | None = None) -> list[Node]:
        """See :meth:`Index.subjects`."""
        iri = q(predicate)
        if object_ is None:
            return list(self._subjects.get(iri, ()))
        if iri not in self._having:
            having = self._having[iri] = defaultdict(list)
            for subject in self._subjects.get(iri, ()):
                for value in self._objects[subject.value, iri]:
                    having[value].append(subject)
        return self._having[iri].get(object_, [])

    def passages_of(self, subject: Node, predicate: str, object_: Value | None = None) -> set[Node]:
        """See :meth:`Index.passages_of`."""
        iri = q(predicate)
        return {p for p, quad in self._told.get(subject.value, ()) if quad.predicate.value == iri and object_ in {None, quad.object}}

    def mentions(self, node: Node) -> set[Node]:
        """See :meth:`Index.mentions`."""
        return {p for told in self._told.values() for p, quad in told if node in {quad.subject, quad.object}}

    def label(self, subject: Node | None, language: str) -> str:
        """See :meth:`Index.label`."""
        if subject is None:
            return "?"
        key = (subject.value, language)
        if key not in self._labels:
            self._labels[key] = choose_label(
                subject, self.objects(subject, "skos:prefLabel") + self.objects(subject, "rdfs:label"), language
            )
        return self._labels[key]

    def set_label(self, node: Node, label: str, language: str) -> None:
        """See :meth:`Index.set_label`."""
        self._labels[node.value, language] = label


def choose_label(subject: Node, labels: Iterable[Value], language: str) -> str:
    """The first of ``labels`` in ``language``, else the first, else the last segment of the name."""
    literals = [o for o in labels if isinstance(o, ox.Literal)]
    said: Iterator[str] = (o.value for o in literals if o.language == language)
    return next(said, literals[0].value if literals else subject.value.rpartition("/")[2])
