"""Figures that agree in every dimension while the intervals of their values do not meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations

import pyoxigraph as ox

from ....namespaces import q, shrink
from ....records import dataclass
from ....vocabulary import OWN_DIMENSIONS
from ..dates import bounds_of
from ..figures import interval_of
from ..index import Index, Node
from .conflict import Conflict, local

_UNIT = "sdmx-attribute:unitMeasure"
# A stock does not change in a month without anybody saying so: as-of dates this close are one date.
STOCK_DAYS = 31


@dataclass(frozen=True, slots=True)
class Figure:
    """An observation with what it is compared by: a key of dimensions, a time span, an interval of values."""

    node: Node
    passage: Node
    key: tuple[str, ...]
    first: str
    last: str
    stock: bool
    base: str | None
    low: Decimal | None
    high: Decimal | None


def read(index: Index) -> list[Figure]:
    """Every observation that has a passage, a stated time and a value."""
    details = _details(index)
    return [figure for node in index.instances("qb:Observation") if (figure := _figure(index, node, details))]


def _figure(index: Index, node: Node, details: list[str]) -> Figure | None:
    passage, indicator = index.node(node, "vnru:passage"), index.node(node, "vnru:indicator")
    as_of = index.text(node, "vnru:asOf")
    span = as_of or index.text(node, "sdmx-dimension:refPeriod")
    sides = interval_of(index, node)
    if passage is None or indicator is None or span is None or sides is None:
        return None
    first, last = bounds_of(span)
    if not first and not last:  # a period that nobody states is no period to agree on
        return None
    areas = [(index.node(node, p) or indicator).value for p in ("sdmx-dimension:refArea", "vnru:counterpartArea")]
    mirror = index.node(indicator, "vnru:mirrors")  # exports of A to B are the imports of B from A
    if mirror is not None:
        areas.reverse()
    elif index.node(indicator, "vnru:direction") == ox.NamedNode(q("code:direction-between")):
        areas.sort()
    what = (mirror or indicator).value
    others = [" ".join(sorted(o.value for o in index.objects(node, p))) for p in (*details, _UNIT)]
    concerned = " ".join(sorted(o.value for o in index.objects(node, "vnru:concerns"))) if not as_of else ""
    return Figure(
        node,
        passage,
        (what, *areas, *others, concerned),
        first or "",
        last or "9999-12-31",
        bool(as_of),
        index.text(node, "vnru:comparedWith"),
        *sides,
    )


def _details(index: Index) -> list[str]:
    """The dimensions that say what a figure is about, besides those that are compared in a way of their own."""
    return sorted(name for d in index.instances("qb:DimensionProperty") if (name := shrink(d.value)) not in OWN_DIMENSIONS)


def conflicts(_index: Index, figures: list[Figure]) -> Iterator[Conflict]:
    """One conflict for each group of figures that contradict each other, directly or through a third."""
    alike: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        alike[figure.key].append(figure)
    for group in alike.values():
        for cluster in _clusters(group):
            members = sorted(cluster, key=lambda f: f.node.value)
            yield Conflict(
                kind="figures",
                rule="intervals-apart",
                slug="--".join(local(f.node) for f in members),
                predicate="sdmx-measure:obsValue",
                members=tuple(f.node for f in members),
                passages=tuple(dict.fromkeys(f.passage for f in members)),
            )


def _clusters(group: list[Figure]) -> list[set[Figure]]:
    clusters: list[set[Figure]] = []
    for a, b in combinations(group, 2):
        if _same_time(a, b) and _same_base(a, b) and apart(a.low, a.high, b.low, b.high):
            touching = [c for c in clusters if a in c or b in c]
            clusters = [c for c in clusters if c not in touching] + [{a, b}.union(*touching)]
    return clusters


def apart(low: Decimal | None, high: Decimal | None, other_low: Decimal | None, other_high: Decimal | None) -> bool:
    """Whether two intervals, open where ``None``, do not meet."""
    return (high is not None and other_low is not None and high < other_low) or (
        low is not None and other_high is not None and other_high < low
    )


def _same_time(a: Figure, b: Figure) -> bool:
    if not a.stock or not b.stock:
        return (a.first, a.last) == (b.first, b.last)
    if not a.first or not b.first:
        return False
    early, late = sorted((a, b), key=lambda f: f.first)
    gap = date.fromisoformat(late.first) - date.fromisoformat(early.last)
    return gap.days <= STOCK_DAYS


def _same_base(a: Figure, b: Figure) -> bool:
    return a.base is None or b.base is None or bounds_of(a.base) == bounds_of(b.base)
