"""The graph as ``rdflib.Dataset``: its named graphs once, and their merge as what is seen and asked.

Oxigraph answers as many times over as there are graphs that say a triple when it is to see all graphs as one; by the standard
the merge is a set. So queries over all graphs are answered from a merge that is made when one is asked after a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.sparql.parser import parseUpdate

from ..graph import Graph
from ..namespaces import prefixes

if TYPE_CHECKING:
    from rdflib.query import Result

_UNION = "__UNION__"  # rdflib's name for all graphs of a store
_MERGE = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


class MergedStore(OxigraphStore):
    """An Oxigraph store for rdflib in which all graphs together are a set of triples."""

    def __init__(self, store: ox.Store) -> None:
        super().__init__(store=store)
        self._merged: OxigraphStore | None = None

    def triples(self, pattern: Any, context: Any = None) -> Iterator[Any]:
        """Each triple once, with all its graphs."""
        if context is not None:
            return iter(super().triples(pattern, context))
        contexts: dict[Any, list[Any]] = {}
        for triple, graphs in super().triples(pattern, None):
            contexts.setdefault(triple, []).extend(graphs)
        return ((triple, iter(graphs)) for triple, graphs in contexts.items())

    def query(self, query: Any, initNs: Mapping[str, Any], initBindings: Any, queryGraph: Any, **kwargs: Any) -> Result:  # noqa: N803 — rdflib's names
        """A query over all graphs sees their merge."""
        if queryGraph != _UNION or not isinstance(query, str):
            return super().query(query, initNs, initBindings, queryGraph, **kwargs)
        names = {**self._namespace_for_prefix, **initNs}
        return self._merge().query(query, names, initBindings, DATASET_DEFAULT_GRAPH_ID, **kwargs)

    def _merge(self) -> OxigraphStore:
        if self._merged is None:
            store = ox.Store()
            store.extend(self._inner)
            store.update(_MERGE)
            self._merged = OxigraphStore(store=store)
        return self._merged

    def add(self, triple: Any, context: Any, quoted: bool = False) -> None:
        """Add one triple."""
        self._merged = None
        super().add(triple, context, quoted)

    def addN(self, quads: Iterable[Any]) -> None:  # noqa: N802 — rdflib's name
        """Add many."""
        self._merged = None
        super().addN(list(quads))

    def remove(self, triple: Any, context: Any = None) -> None:
        """Remove what matches."""
        self._merged = None
        super().remove(triple, context)

    def remove_graph(self, graph: Any) -> None:
        """Remove a graph with all that it says."""
        self._merged = None
        super().remove_graph(graph)

    def update(self, update: Any, initNs: Mapping[str, Any], initBindings: Any, queryGraph: Any, **kwargs: Any) -> None:  # noqa: N803 — rdflib's names
        """Run an update; what reads all graphs is left to rdflib, which cannot add data to none of them."""
        self._merged = None
        adds = queryGraph == _UNION and isinstance(update, str) and _only_adds(update)
        super().update(update, initNs, initBindings, DATASET_DEFAULT_GRAPH_ID if adds else queryGraph, **kwargs)


def _only_adds(update: str) -> bool:
    return all(step.name == "InsertData" for step in parseUpdate(update).request)


def to_rdflib(kg: Graph) -> rdflib.Dataset:
    """See :meth:`KnowledgeGraph.to_rdflib <vnru_kg.kg.KnowledgeGraph.to_rdflib>`."""
    store = ox.Store()
    store.load(kg.engine.dump(), format=ox.RdfFormat.N_QUADS)
    store.clear_graph(ox.DefaultGraph())
    dataset = rdflib.Dataset(store=MergedStore(store), default_union=True)
    for prefix, namespace in prefixes().items():
        dataset.bind(prefix, namespace, replace=True)
    return dataset
