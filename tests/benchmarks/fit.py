"""How far an invented graph has the shape of the shipped one: the same measures of both, side by side."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox

from vnru_kg.load.derive import derive
from vnru_kg.namespaces import BASE, q, segment

_THINGS = {"person", "place", "organization", "event", "instrument", "topic"}


def measures(quads: Iterable[ox.Quad]) -> dict[str, float]:
    """What is compared, of the sources of a graph."""
    quads = list(quads)
    classes = Counter(
        quad.object.value for quad in quads if quad.predicate.value == q("rdf:type") and isinstance(quad.object, ox.NamedNode)
    )
    events = classes[q("sem:Event")]
    passages = Counter(str(quad.graph_name) for quad in quads if _is_passage(quad.graph_name))
    degrees = sorted(_degrees(quads).values(), reverse=True)
    languages = Counter(o.language for quad in quads if isinstance(o := quad.object, ox.Literal) and o.language)
    conflicts = sum(quad.object == ox.NamedNode(q("code:conflict-of-figures")) for quad in derive(quads))
    figures = classes[q("qb:Observation")]
    return {
        "triples a passage (median)": statistics.median(passages.values()),
        "roles an event": classes[q("sem:Role")] / events,
        "positions an event": classes[q("vnru:Position")] / events,
        "figures an event": figures / events,
        "conflicts among a hundred figures": 100 * conflicts / figures,
        "texts in Russian for one in Vietnamese": languages["ru"] / languages["vi"],
        "texts in English for one in Vietnamese": languages["en"] / languages["vi"],
        "degree of a thing (median)": statistics.median(degrees),
        "share of all edges at the first tenth of things": sum(degrees[: len(degrees) // 10]) / sum(degrees),
        "exponent of the tail of degrees": _tail(degrees[: len(degrees) // 5]),
    }


def _is_passage(graph: object) -> bool:
    return isinstance(graph, ox.NamedNode) and graph.value.startswith(BASE + "passage/")


def _degrees(quads: list[ox.Quad]) -> Counter[str]:
    """Thing → the triples of passages that speak of it."""
    found: Counter[str] = Counter()
    for quad in quads:
        if _is_passage(quad.graph_name):
            found.update(t.value for t in (quad.subject, quad.object) if isinstance(t, ox.NamedNode) and segment(t.value) in _THINGS)
    return found


def _tail(degrees: list[int]) -> float:
    """Hill's estimate for the largest ones: how quickly great degrees become rare."""
    return 1 + len(degrees) / (sum(math.log(d / degrees[-1]) for d in degrees) or 1)
