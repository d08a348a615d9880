"""The hub: one graph, asked with SPARQL or walked statement by statement. Everything else is a function that takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .engine import IRI, Answer, Engine, Literal, Table, Term
from .load import load
from .namespaces import BASE, q
from .text import LANGUAGES, choose

if TYPE_CHECKING:
    import networkx
    import rdflib

    from .answers import Answer as Answered
    from .as_of import AsOf
    from .ask import Offer
    from .entity import Description
    from .path import Ways
    from .search import Hit

_PASSAGE = BASE + "passage/"
_LABELS = "SELECT ?s ?p ?o WHERE { VALUES ?p { rdfs:label skos:prefLabel } ?s ?p ?o FILTER(LANG(?o) != '') }"


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


class KnowledgeGraph:
    """The whole graph behind one engine.

    >>> kg = KnowledgeGraph.load()
    >>> kg.query("SELECT ?name WHERE { person:vo-van-kiet skos:prefLabel ?name FILTER(LANG(?name) = 'ru') }").rows[0][0].text
    'Во Ван Киет'
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._labels: dict[str, dict[str, str]] = {}

    @classmethod
    def load(cls, home: str | Path | None = None, *, use_cache: bool = True) -> KnowledgeGraph:
        """The graph that came with the package, or the one whose ``ontology/`` and ``graph_data/`` lie in ``home``.

        Raises :class:`~vnru_kg.errors.DataError` with file, line and column if a file cannot be read.
        """
        return cls(load(Path(home) if home is not None else None, use_cache=use_cache))

    def __len__(self) -> int:
        """Number of distinct triples."""
        return len(self.engine)

    def query(self, sparql: str) -> Answer:
        """Run SPARQL 1.1; the project's prefixes need no declaration.

        Gives a :class:`~vnru_kg.engine.Table` for SELECT, a ``bool`` for ASK, and
        :class:`~vnru_kg.engine.Triples` for CONSTRUCT and DESCRIBE. The default graph is the merge of all graphs;
        ``GRAPH ?passage { … }`` says which passage states a triple. Raises
        :class:`~vnru_kg.errors.QuerySyntaxError` and :class:`~vnru_kg.errors.QueryRefusedError`.
        """
        return self.engine.query(sparql)

    def select(self, sparql: str) -> Table:
        """:meth:`query` for a SELECT; ``TypeError`` if it is another form."""
        answer = self.engine.query(sparql)
        if not isinstance(answer, Table):
            raise TypeError("not a SELECT query")
        return answer

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """IRI → language → preferred label (``rdfs:label`` where there is no ``skos:prefLabel``)."""
        found: dict[str, dict[str, str]] = {}
        preferred = q("skos:prefLabel")
        for subject, predicate, label in self.select(_LABELS):
            if isinstance(label, Literal) and label.language:
                languages = found.setdefault(str(subject), {})
                if predicate == preferred or label.language not in languages:
                    languages[label.language] = label.text
        return found

    def labels_of(self, iri: str) -> dict[str, str]:
        """Language → preferred label of one thing; reads only that thing, so it stays quick in a graph of any size."""
        if iri not in self._labels:
            found: dict[str, str] = {}
            for predicate in ("rdfs:label", "skos:prefLabel"):
                for value in self.values(iri, predicate):
                    if isinstance(value, Literal) and value.language:
                        found[value.language] = value.text
            self._labels[iri] = found
        return self._labels[iri]

    def label(self, iri: str, language: str = LANGUAGES[0]) -> str | None:
        """The name of a thing in ``language``, else in another one, else ``None``."""
        return choose(self.labels_of(iri), language)

    def statements(self, subject: str | None = None, predicate: str | None = None, object_: Term | None = None) -> list[Statement]:
        """The triples that match, each once, sorted, with the graphs that hold them; ``None`` matches all."""
        found: dict[tuple[Term, Term, Term], list[str]] = {}
        for s, p, o, graph in self.engine.quads(subject, predicate, object_):
            found.setdefault((s, p, o), []).append(str(graph))
        ordered = sorted(found.items(), key=lambda item: tuple(map(_sort_key, item[0])))
        return [Statement(IRI(str(s)), IRI(str(p)), o, tuple(sorted(graphs))) for (s, p, o), graphs in ordered]

    def values(self, subject: str, predicate: str) -> list[Term]:
        """The objects of ``subject`` for a predicate given as a prefixed name, sorted."""
        return [s.object for s in self.statements(subject, q(predicate))]

    def resolve(self, name: str) -> IRI:
        """The thing that ``name`` means: an IRI, a prefixed name, or a name that only one thing bears.

        Raises :class:`~vnru_kg.errors.NotFoundError` with the nearest names, or
        :class:`~vnru_kg.errors.AmbiguousError` with the candidates.
        """
        from .search import resolve

        return resolve(self, name)

    def search(self, text: str, *, limit: int = 10, kind: str | None = None, field: str | None = None) -> list[Hit]:
        """Things by any of their names in any language, accents optional, best match first; see :func:`vnru_kg.search.search`."""
        from .search import search

        return search(self, text, limit=limit, kind=kind, field=field)

    def show(self, thing: str) -> Description:
        """Everything that is said about a thing, both directions, with the passages; see :meth:`resolve` for names."""
        from .entity import describe

        return describe(self, self.resolve(thing))

    def ask(self, question: str, parameters: Mapping[str, str] | None = None, language: str | None = None) -> Answered | Offer:
        """Answer a question of the library by its id, or one in plain words; see :func:`vnru_kg.ask.ask`."""
        from .ask import ask

        return ask(self, question, parameters, language)

    def path(self, start: str, end: str, *, limit: int = 3) -> Ways:
        """How two things are connected, most telling way first; see :func:`vnru_kg.path.ways`."""
        from .path import ways

        return ways(self, self.resolve(start), self.resolve(end), limit=limit)

    def as_of(self, when: str) -> AsOf:
        """A graph of its own that ends with a day (or month, or year); see :mod:`vnru_kg.as_of`."""
        from .as_of import as_of

        return as_of(self, when)

    def to_rdflib(self) -> rdflib.Dataset:
        """A copy of the data as ``rdflib.Dataset``: the merge as default graph, and every named graph.

        It stands on its own: what is written to it never reaches this graph. Queries given as text run in Oxigraph.
        """
        from .export import to_rdflib

        return to_rdflib(self)

    def to_networkx(self, language: str = LANGUAGES[0]) -> networkx.MultiDiGraph[str]:
        """The things as nodes and the relations among them as edges; see :func:`vnru_kg.network.to_networkx`."""
        from .network import to_networkx

        return to_networkx(self, language)


def _sort_key(term: Term) -> tuple[int, str, str]:
    return (0, term, "") if isinstance(term, str) else (1, term.text, term.language or term.datatype)
