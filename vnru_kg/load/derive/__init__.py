"""What the build computes and no rule of ``ontology/rules`` can say: one module for each kind, one graph for all of it."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from ...errors import DataError
from ...namespaces import DERIVED_GRAPH, shrink
from ...words import say
from ..values import faults
from . import dates, figures, labels
from .conflicts import conflicts
from .index import Index, MemoryIndex, Statement

__all__ = ["Index", "Statement", "conflicts", "dates", "derive", "figures", "labels", "refuse"]

_RULES = (dates.bounds, figures.intervals, labels.labels, conflicts)


def derive(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The derived quads, each once, all in the graph of derived triples.

    Raises :class:`~vnru_kg.errors.DataError` for a value that cannot be reckoned with.
    """
    quads = list(quads)
    refuse(quads)
    index = MemoryIndex(quads)
    graph = ox.NamedNode(DERIVED_GRAPH)
    fresh: dict[ox.Quad, None] = {}
    for rule in _RULES:
        for subject, predicate, object_ in rule(index):
            fresh[ox.Quad(subject, predicate, object_, graph)] = None
    return list(fresh)


def refuse(quads: Iterable[ox.Quad], ranges: dict[str, str] | None = None) -> None:
    """Raise :class:`~vnru_kg.errors.DataError` for the first value that cannot be reckoned with."""
    for quad, wrong in faults(quads, ranges):
        said = f"{shrink(str(quad.subject).strip('<>'))} {shrink(quad.predicate.value)}"
        raise DataError(say("{triple}: {wrong}", triple=said, wrong=wrong))
