"""The face of the package: one graph, and all that can be done with it, each by the service that does it."""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from .aliases import Alias
from .engine import IRI, DiskEngine, Engine, Limits, Result
from .engine.limits import DEFAULT
from .errors import ComparisonWarning
from .graph import Graph, Statement
from .load import load
from .namespaces import expand
from .paths import Home, data_home
from .text import LANGUAGES

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    import networkx
    import pyvis.network
    import rdflib

    from .answers import Answer
    from .ask import Offer
    from .conflicts import Conflicts
    from .explorer import Page
    from .path import Paths
    from .remarks.reasons import Remark
    from .search import Hit
    from .show import Description

_REMEMBERED = 256  # texts of queries
__all__ = ["AsOf", "KnowledgeGraph", "Statement"]


class KnowledgeGraph(Graph):
    """The whole graph behind one engine: asked and read as every :class:`~vnru_kg.graph.Graph`, and served.

    >>> kg = KnowledgeGraph.load()
    >>> kg.query("SELECT ?name WHERE { person:vo-van-kiet skos:prefLabel ?name FILTER(LANG(?name) = 'ru') }").rows[0][0].text
    'Во Ван Киет'
    """

    def __str__(self) -> str:
        calls = '.ask("…")  .search("…")  .show("…")  .path("…", "…")  .conflicts()  .query("SELECT …")'
        return f"{self!r}\n{calls}"

    @classmethod
    def load(cls, home: str | os.PathLike[str] | None = None, *, use_cache: bool = True, limits: Limits = DEFAULT) -> KnowledgeGraph:
        """The graph whose ``ontology/`` and ``graph_data/`` lie in ``home``.

        Without one they are those that the variable ``VNRU_KG_DATA`` names, else those of the checkout around the current
        folder, else those that came with the package; :attr:`home` says which, and why. ``limits`` are what one query may take.
        Raises :class:`~vnru_kg.errors.DataError` with file, line and column if a file cannot be read.
        """
        place = data_home(home)
        return cls(load(place, use_cache=use_cache), place, limits=limits)

    @classmethod
    def open(cls, store: str | os.PathLike[str], *, limits: Limits = DEFAULT) -> KnowledgeGraph:
        """The graph in a store on disk, which ``vnru-kg load`` fills; nothing of it is read before it is asked.

        Other processes may read it at the same time, and one may write: what is added later is not seen here. Raises
        :class:`~vnru_kg.errors.DataError` where there is no store.
        """
        from .load.shelf import current

        path = current(Path(store))
        return cls(DiskEngine(path, path.name), limits=limits)

    @classmethod
    def connect(cls, endpoint: str, *, limits: Limits = DEFAULT) -> KnowledgeGraph:
        """The graph that a SPARQL server holds (see ``publish``); ``endpoint`` is its address for queries.

        Who asks is read from the environment: ``VNRU_KG_ENDPOINT_TOKEN``, or ``VNRU_KG_ENDPOINT_USER`` and ``…_PASSWORD``, or a
        file that ``VNRU_KG_ENDPOINT_AUTH`` names. How the server differs from others is in ``engine.dialect``. Raises
        :class:`~vnru_kg.errors.UnreachableError` if no SPARQL server answers there.
        """
        from .engine.remote import RemoteEngine

        return cls(RemoteEngine(endpoint, limits=limits), limits=limits)

    def query(self, sparql: str, limits: Limits | None = None) -> Result:
        """See :meth:`Graph.query <vnru_kg.graph.Graph.query>`.

        Where the query compares dates in EDTF, which compare with nothing, so that rows are missing for it, a
        :class:`~vnru_kg.errors.ComparisonWarning` says so and names the property that does compare.
        """
        answer = super().query(sparql, limits)
        for remark in self._in_vain(sparql):
            warnings.warn(ComparisonWarning(remark.text), stacklevel=2)
        return answer

    def _in_vain(self, sparql: str) -> list[Remark]:
        """What a query compares in vain; a text is taken apart once, for it is often asked again, and the graph stays as it is."""
        from .remarks import uncomparable

        if sparql not in self._compared:
            if len(self._compared) >= _REMEMBERED:
                self._compared.clear()
            self._compared[sparql] = uncomparable(self, sparql)
        return self._compared[sparql]

    @cached_property
    def _compared(self) -> dict[str, list[Remark]]:
        return {}

    def remarks(self, sparql: str) -> list[Remark]:
        """Why a query has no answer, where it can be seen: terms that are not here, dates that do not compare; see :mod:`vnru_kg.remarks`.

        >>> print(*KnowledgeGraph.load().remarks("SELECT ?x { ?x sem:evenType code:state-visit }"))
        no triple has sem:evenType. Did you mean sem:eventType, sem:roleType?
        """
        from .remarks import remarks

        return remarks(self, sparql)

    def resolve(self, name: str) -> IRI:
        """The thing that ``name`` means: an IRI, a prefixed name, or a name that only one thing bears.

        Raises :class:`~vnru_kg.errors.NotFoundError` with the nearest names, or
        :class:`~vnru_kg.errors.AmbiguousError` with the candidates.
        """
        iri = expand(name)
        if iri is not None and self.holds(iri):
            return IRI(iri)
        from .search import resolve  # which opens the index of names

        return resolve(self, name)

    def search(self, text: str, *, limit: int = 10, kind: str | None = None, field: str | None = None) -> list[Hit]:
        """Things by any of their names in any language, accents optional, best match first; see :func:`vnru_kg.search.search`."""
        from .search import search

        return search(self, text, limit=limit, kind=kind, field=field)

    def show(self, thing: str) -> Description:
        """Everything that is said about a thing, both directions, with the passages; see :meth:`resolve` for names."""
        from .show import show

        return show(self, self.resolve(thing))

    def ask(self, question: str, parameters: Mapping[str, str] | None = None, language: str | None = None) -> Answer | Offer:
        """Answer a question of the library by its id, or one in plain words; see :func:`vnru_kg.ask.ask`."""
        from .ask import ask

        return ask(self, question, parameters, language)

    def path(self, start: str, end: str, *, limit: int = 3) -> Paths:
        """How two things are connected, most telling path first; see :func:`vnru_kg.path.paths`."""
        from .path import paths

        return paths(self, self.resolve(start), self.resolve(end), limit=limit)

    def conflicts(self, kind: str = "all") -> Conflicts:
        """Where the documents contradict each other or themselves; see :func:`vnru_kg.conflicts.conflicts`."""
        from .conflicts import conflicts

        return conflicts(self, kind)

    def as_of(self, when: str) -> AsOf:
        """A graph of its own that ends with a day (or month, or year); see :mod:`vnru_kg.as_of`."""
        from .as_of import as_of, day

        return AsOf(as_of(self, when), day(when), self.home, limits=self.limits)

    def to_rdflib(self) -> rdflib.Dataset:
        """A copy of the data as ``rdflib.Dataset``: every named graph once, and their merge as what is seen without naming one.

        It stands on its own: what is written to it never reaches this graph, and what is removed from all graphs is gone. Queries
        given as text run in Oxigraph.
        """
        from .export import to_rdflib

        return to_rdflib(self)

    def to_networkx(self, language: str = LANGUAGES[0]) -> networkx.MultiDiGraph[str]:
        """The things as nodes and the relations among them as edges; see :func:`vnru_kg.network.to_networkx`."""
        from .network import to_networkx

        return to_networkx(self, language)

    def to_pyvis(self, language: str = LANGUAGES[0]) -> pyvis.network.Network:
        """The same as a plain ``pyvis.network.Network``, to go on with; see :func:`vnru_kg.explorer.plain.to_pyvis`."""
        from .explorer.plain import to_pyvis

        return to_pyvis(self, language)

    def explore(self, *things: str, depth: int = 1, language: str = LANGUAGES[0]) -> Page:
        """The explorer's page, around ``things`` if there are any; a notebook shows it in place. See :func:`vnru_kg.explorer.page_html`."""
        from .explorer import Page, page_html

        return Page(page_html(self, things=things, depth=depth, language=language, light=True))


class AsOf(KnowledgeGraph):
    """A graph as of a ``day`` (ISO date); see :mod:`vnru_kg.as_of`."""

    def __init__(self, engine: Engine, day: str, home: Home | None = None, *, limits: Limits = DEFAULT) -> None:
        super().__init__(engine, home, limits=limits)
        self.day = day

    def state(self, language: str = LANGUAGES[0]) -> Answer:
        """What held on the day, and of what that is unknown; see :func:`vnru_kg.as_of.describe_state`."""
        from .as_of import describe_state

        return describe_state(self, self.day, language)

    held = Alias("state")
