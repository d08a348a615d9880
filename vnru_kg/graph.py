"""A graph that is asked with SPARQL or walked statement by statement: the floor on which every service stands."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from functools import cached_property
from itertools import islice

from .engine import IRI, Engine, Limits, Literal, Result, Runner, Table, Term
from .engine.limits import DEFAULT
from .engine.terms import node
from .errors import NotFoundError, VnruError
from .namespaces import BASE, STANDARD_GRAPH, q
from .paths import Home
from .records import dataclass
from .text import LANGUAGES, choose

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from .vocabulary import Vocabulary

_PASSAGE = BASE + "passage/"
_LABELS = "SELECT ?s ?p ?o WHERE { VALUES ?p { rdfs:label skos:prefLabel } ?s ?p ?o FILTER(LANG(?o) != '') }"
# in pairs: Oxigraph (0.5.13) joins a list of things and one of properties only after all graphs were read
_LABELS_OF = f"SELECT ?s ?p ?o {{{{ VALUES (?s ?p) {{{{ {{pairs}} }}}} GRAPH ?g {{{{ ?s ?p ?o }}}} FILTER(?g != <{STANDARD_GRAPH}>) }}}}"
_AT_ONCE = 300  # things


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple of the merged graph with the graphs it stands in, sorted; ``passages`` are those that are passages."""

    subject: IRI
    predicate: IRI
    object: Term
    graphs: tuple[str, ...]

    @property
    def passages(self) -> tuple[str, ...]:
        """The IRIs of the passages that say it."""
        return tuple(g for g in self.graphs if g.startswith(_PASSAGE))


class Graph:
    """What one engine holds: its answers, its statements, and the names of things."""

    def __init__(self, engine: Engine, home: Home | None = None, *, limits: Limits = DEFAULT) -> None:
        """``home`` is where the data lie, if they were read from files; ``limits`` hold for every query of a reader."""
        self.engine = engine
        self.home = home
        self.limits = limits
        self._bounded = Runner(engine)
        self._labels: dict[str, dict[str, str]] = {}

    def __len__(self) -> int:
        """Number of distinct triples."""
        return len(self.engine)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self):,} triples>"

    def query(self, sparql: str, limits: Limits | None = None) -> Result:
        """Run SPARQL 1.1; the project's prefixes need no declaration.

        Gives a :class:`~vnru_kg.engine.Table` for SELECT, a ``bool`` for ASK, and
        :class:`~vnru_kg.engine.Triples` for CONSTRUCT and DESCRIBE. The default graph is the merge of all graphs;
        ``GRAPH ?passage { … }`` says which passage states a triple. Raises
        :class:`~vnru_kg.errors.QuerySyntaxError` and :class:`~vnru_kg.errors.QueryRefusedError`.

        A query that takes more than its ``limits`` (by default those of the graph) is ended, and
        :class:`~vnru_kg.errors.TimeLimitError` or :class:`~vnru_kg.errors.MemoryLimitError` raised; Ctrl-C ends it at once.
        """
        return self._bounded.query(sparql, limits or self.limits)

    def query_bytes(self, sparql: str, format_name: str, limits: Limits | None = None) -> bytes:
        """The answer of a SELECT or ASK as ``csv``, ``tsv``, ``json`` or ``xml`` (SPARQL 1.1 result formats); see :meth:`query`."""
        return self._bounded.query_bytes(sparql, format_name, limits or self.limits)

    def select(self, sparql: str, limits: Limits | None = None) -> Table:
        """:meth:`query` for a SELECT; ``TypeError`` if it is another form."""
        return _table(self.query(sparql, limits))

    def rows(self, sparql: str) -> Table:
        """The answer of a SELECT that is part of this package: it is known to end, so it is run here, without limits."""
        return _table(self.engine.query(sparql))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What the ontology says of kinds, classes and properties."""
        from .vocabulary import Vocabulary

        return Vocabulary(self.engine)

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """IRI → language → preferred label (``rdfs:label`` where there is no ``skos:prefLabel``)."""
        labels: dict[str, dict[str, str]] = {}
        preferred = q("skos:prefLabel")
        for subject, predicate, label in self.rows(_LABELS):
            if isinstance(label, Literal) and label.language:
                languages = labels.setdefault(str(subject), {})
                if predicate == preferred or label.language not in languages:
                    languages[label.language] = label.text
        return labels

    def holds(self, iri: str) -> bool:
        """Whether anything is said about a thing, or by naming it."""
        return any(True for _ in self.engine.native_quads(iri)) or any(True for _ in self.engine.native_quads(None, None, IRI(iri)))

    def labels_of(self, iri: str) -> dict[str, str]:
        """Language → preferred label of one thing; reads only that thing, so it stays quick in a graph of any size."""
        if iri not in self._labels:
            labels: dict[str, str] = {}
            for predicate in ("rdfs:label", "skos:prefLabel"):
                for value in self.values(iri, predicate):
                    if isinstance(value, Literal) and value.language:
                        labels[value.language] = value.text
            self._labels[iri] = labels
        return self._labels[iri]

    def learn_labels(self, iris: Iterable[str]) -> None:
        """Read the labels of many things with few questions, where the queries of a reader run: here no store need be opened for them.

        What is not learnt so, :meth:`labels_of` reads when it is asked.
        """
        asked = iter([iri for iri in dict.fromkeys(iris) if iri not in self._labels])
        while some := list(islice(asked, _AT_ONCE)):
            with contextlib.suppress(VnruError):
                self._labels |= self._labels_of(some)

    def _labels_of(self, iris: list[str]) -> dict[str, dict[str, str]]:
        written = {}
        for iri in iris:
            with contextlib.suppress(NotFoundError):  # a store that was not filled by us may hold what is no IRI
                written[iri] = str(node(iri))
        labels: dict[str, dict[str, str]] = {iri: {} for iri in written}
        preferred = q("skos:prefLabel")
        pairs = " ".join(f"({thing} <{p}>)" for thing in written.values() for p in (q("rdfs:label"), preferred))
        rows = self._bounded.query(_LABELS_OF.format(pairs=pairs), self.limits, checked={})
        told = [(str(s), p == preferred, o) for s, p, o in _table(rows) if isinstance(o, Literal) and o.language]
        for thing, _, label in sorted(told, key=lambda row: (row[1], *_sort_key(row[2]))):
            if thing in labels:
                labels[thing][label.language or ""] = label.text
        return labels

    def label(self, iri: str, language: str = LANGUAGES[0]) -> str | None:
        """The name of a thing in ``language``, else in another one, else ``None``."""
        return choose(self.labels_of(iri), language)

    def statements(self, subject: str | None = None, predicate: str | None = None, object_: Term | None = None) -> list[Statement]:
        """The triples that match, each once, sorted, with the graphs that hold them; ``None`` matches all.

        Those that only say again in other words what is said already (``graph/standard``) are left to queries and exports.
        """
        passages: dict[tuple[Term, Term, Term], list[str]] = {}
        for s, p, o, graph in self.engine.quads(subject, predicate, object_):
            if graph != STANDARD_GRAPH:
                passages.setdefault((s, p, o), []).append(str(graph))
        ordered = sorted(passages.items(), key=lambda item: tuple(map(_sort_key, item[0])))
        return [Statement(IRI(str(s)), IRI(str(p)), o, tuple(sorted(graphs))) for (s, p, o), graphs in ordered]

    def values(self, subject: str, predicate: str) -> list[Term]:
        """The objects of ``subject`` for a predicate given as a prefixed name, sorted."""
        return [s.object for s in self.statements(subject, q(predicate))]

    def value(self, subject: str, predicate: str) -> Term | None:
        """The first of :meth:`values`; ``None`` where there is none."""
        return next(iter(self.values(subject, predicate)), None)

    def text(self, subject: str, predicate: str) -> str:
        """The first of :meth:`values` as text, an IRI or a lexical form; ``""`` where there is none."""
        value = self.value(subject, predicate)
        return "" if value is None else str(value)


def _table(answer: Result) -> Table:
    if not isinstance(answer, Table):
        raise TypeError("not a SELECT query")
    return answer


def _sort_key(term: Term) -> tuple[int, str, str]:
    return (0, term, "") if isinstance(term, str) else (1, term.text, term.language or term.datatype)
