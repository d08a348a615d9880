"""Positions, computed before the page is written so that it stands still when it opens.

What is shown first is laid out by stress majorization (Gansner, Koren and North 2004) over its strongest ties; every
other thing stands near the thing that it is most strongly tied to, for the page to move apart when it is shown. Both
are plain arithmetic: the same graph gives the same positions on every machine, with no numeric package needed.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from math import cos, hypot, pi, sin, sqrt

from .choose import Tie

_STEP = 120.0  # ideal length of one tie
_NEAR = 90.0  # first ring of things around the one they hang on
_ROUNDS = 150
_EXTRA = 2  # ties kept for each thing beyond those that hold the whole together
_GOLDEN = pi * (3 - sqrt(5))

Point = tuple[float, float]


def positions(size: int, ties: Sequence[Tie], first: Sequence[int]) -> list[tuple[int, int]]:
    """A whole-numbered position for each of ``size`` things."""
    placed = dict(zip(first, _stress(len(first), _within(ties, first)), strict=True))
    near: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for tie in ties:
        near[tie.a].append((tie.strength, tie.b))
        near[tie.b].append((tie.strength, tie.a))
    _hang(placed, near)
    radius = max((hypot(x, y) for x, y in placed.values()), default=0.0) + _STEP
    for n in range(size):  # what is tied to nothing, on a spiral around the rest
        if n not in placed:
            angle = _GOLDEN * n
            placed[n] = (radius * cos(angle), radius * sin(angle))
            radius += _NEAR / 12
    return [(round(placed[n][0]), round(placed[n][1])) for n in range(size)]


def _within(ties: Sequence[Tie], first: Sequence[int]) -> list[Tie]:
    place = {n: i for i, n in enumerate(first)}
    return [Tie(place[t.a], place[t.b], t.strength) for t in ties if t.a in place and t.b in place]


def backbone(size: int, ties: Sequence[Tie]) -> list[Tie]:
    """The strongest ties that hold ``size`` things together, and the :data:`_EXTRA` strongest of each beyond."""
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_weighted_edges_from((t.a, t.b, t.strength) for t in ties)
    kept = {(min(a, b), max(a, b)) for a, b in nx.maximum_spanning_edges(graph, data=False)}
    count: dict[int, int] = defaultdict(int)
    for tie in sorted(ties, key=lambda t: (-t.strength, t.a, t.b)):
        if (tie.a, tie.b) not in kept and min(count[tie.a], count[tie.b]) < _EXTRA:
            kept.add((tie.a, tie.b))
            count[tie.a] += 1
            count[tie.b] += 1
    return [t for t in ties if (t.a, t.b) in kept]


def _stress(size: int, ties: Sequence[Tie]) -> list[Point]:
    """Each thing moves to where its distances to all others are as near as can be to the ties between them."""
    steps = _steps(size, backbone(size, ties))
    points = [(sqrt(n + 1.0) * _STEP / 2 * cos(_GOLDEN * n), sqrt(n + 1.0) * _STEP / 2 * sin(_GOLDEN * n)) for n in range(size)]
    for _ in range(_ROUNDS):
        for i in range(size):
            points[i] = _settled(i, points, steps[i])
    return points


def _settled(i: int, points: list[Point], steps: list[float]) -> Point:
    x, y = points[i]
    sum_x = sum_y = total = 0.0
    for j, (other_x, other_y) in enumerate(points):
        if i == j:
            continue
        ideal = steps[j]
        weight = 1.0 / (ideal * ideal)
        apart = hypot(x - other_x, y - other_y) or 1e-6
        sum_x += weight * (other_x + ideal * (x - other_x) / apart)
        sum_y += weight * (other_y + ideal * (y - other_y) / apart)
        total += weight
    return (sum_x / total, sum_y / total) if total else (x, y)


def _steps(size: int, ties: Sequence[Tie]) -> list[list[float]]:
    """How far apart each two things should stand; what no path joins stands a little farther than what one does."""
    near: list[list[int]] = [[] for _ in range(size)]
    for tie in ties:
        near[tie.a].append(tie.b)
        near[tie.b].append(tie.a)
    rows = []
    for start in range(size):
        far = {start: 0}
        queue = deque([start])
        while queue:
            n = queue.popleft()
            for other in near[n]:
                if other not in far:
                    far[other] = far[n] + 1
                    queue.append(other)
        apart = max(far.values()) + 2
        # things with many ties need room around them
        rows.append([_STEP * far.get(n, apart) * (1 + min(len(near[start]) + len(near[n]), 24) / 24) for n in range(size)])
    return rows


def _hang(placed: dict[int, Point], near: dict[int, list[tuple[int, int]]]) -> None:
    """Put whatever a path leads to from what is placed near the strongest of the things it is tied to."""
    count: dict[int, int] = defaultdict(int)
    queue = deque(sorted(placed))
    while queue:
        n = queue.popleft()
        for _, other in sorted(near[n], key=lambda pair: (-pair[0], pair[1])):
            if other in placed:
                continue
            anchor = max(((s, -m) for s, m in near[other] if m in placed), default=(0, -n))[1] * -1
            turn = count[anchor]
            count[anchor] += 1
            x, y = placed[anchor]
            reach = _NEAR * sqrt(1 + turn / 6)
            placed[other] = (x + reach * cos(_GOLDEN * turn), y + reach * sin(_GOLDEN * turn))
            queue.append(other)
