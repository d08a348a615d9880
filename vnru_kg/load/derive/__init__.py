"""What the build computes from what the files say: one module for each kind, one graph for all of it."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from ...namespaces import DERIVED_GRAPH
from . import dates, figures, labels, structure
from .conflicts import conflicts
from .index import Index

_RULES = (structure.superclasses, structure.actors, structure.attested, dates.bounds, figures.intervals, labels.labels, conflicts)


def derive(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The derived quads, each once, all in the graph of derived triples."""
    index = Index(quads)
    graph = ox.NamedNode(DERIVED_GRAPH)
    found: dict[ox.Quad, None] = {}
    for rule in _RULES:
        for subject, predicate, object_ in rule(index):
            found[ox.Quad(subject, predicate, object_, graph)] = None
    return list(found)
