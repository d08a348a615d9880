"""Positions, computed by igraph before the page is written so that it stands still when it opens.

What is shown first is laid out by itself, by stress over its strongest links (Kamada and Kawai 1989), and stays so;
every other thing is then led by its links to a place among it (Fruchterman and Reingold 1991), from where the page
takes it when it is shown. Nothing is left to chance: each layout starts from given places.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import cos, hypot, pi, sin, sqrt

import igraph

from .opening import Link
from .steady import steady

_STEP = 120.0  # ideal length of one link
_CROWDED = 24  # links of both ends from which on a link gets no longer
_STRESS = 1500  # things up to which stress is not too slow
_ROUNDS = 60
_MOVES = 200  # for each thing
_EXTRA = 2  # links kept for each thing beyond those that hold the whole together
_GOLDEN = pi * (3 - sqrt(5))

Point = tuple[float, float]


def positions(size: int, links: Sequence[Link], first: Sequence[int]) -> list[tuple[int, int]]:
    """A whole-numbered position for each of ``size`` things; those of ``first`` are in the middle, apart from each other."""
    with steady():
        return _positions(size, links, first)


def _positions(size: int, links: Sequence[Link], first: Sequence[int]) -> list[tuple[int, int]]:
    middle = dict(zip(first, _parts(len(first), backbone(len(first), _within(links, first))), strict=True))
    if 0 < len(middle) < size:
        room = sqrt(size / len(middle))  # for what comes among them
        middle = {n: (x * room, y * room) for n, (x, y) in middle.items()}
    return [(round(x), round(y)) for x, y in _among(size, links, middle)]


def _within(links: Sequence[Link], some: Sequence[int]) -> list[Link]:
    """The links among ``some``, which are numbered anew in their order."""
    place = {n: i for i, n in enumerate(some)}
    return [Link(place[t.a], place[t.b], t.strength) for t in links if t.a in place and t.b in place]


def backbone(size: int, links: Sequence[Link]) -> list[Link]:
    """The strongest links that hold ``size`` things together, and the :data:`_EXTRA` strongest of each beyond."""
    graph = igraph.Graph(size, [(t.a, t.b) for t in links])
    kept = {(links[n].a, links[n].b) for n in graph.spanning_tree([-t.strength for t in links], return_tree=False)}
    count: dict[int, int] = defaultdict(int)
    for link in sorted(links, key=lambda t: (-t.strength, t.a, t.b)):
        if (link.a, link.b) not in kept and min(count[link.a], count[link.b]) < _EXTRA:
            kept.add((link.a, link.b))
            count[link.a] += 1
            count[link.b] += 1
    return [t for t in links if (t.a, t.b) in kept]


def _parts(size: int, links: Sequence[Link]) -> list[Point]:
    """Each part that hangs together laid out by itself, the largest in the middle and the others around it."""
    spots: list[Point] = [(0.0, 0.0)] * size
    parts = igraph.Graph(size, [(t.a, t.b) for t in links]).connected_components()
    taken: list[tuple[Point, float]] = []
    for part in sorted(parts, key=lambda part: (-len(part), part)):
        points = _centred(_stress(len(part), _within(links, part)))
        reach = max(hypot(x, y) for x, y in points) + _STEP / 2
        x, y = next(spot for spot in _spiral() if all(hypot(spot[0] - c[0], spot[1] - c[1]) >= reach + r for c, r in taken))
        taken.append(((x, y), reach))
        for n, point in zip(part, points, strict=True):
            spots[n] = (x + point[0], y + point[1])
    return spots


def _spiral(start: int = 0) -> Iterator[Point]:
    """Places ever farther from the middle, evenly spread."""
    n = start
    while True:
        yield (_STEP / 2 * sqrt(n) * cos(_GOLDEN * n), _STEP / 2 * sqrt(n) * sin(_GOLDEN * n))
        n += 1


def _centred(points: Sequence[Sequence[float]]) -> list[Point]:
    x, y = (sum(p[side] for p in points) / len(points) for side in (0, 1))
    return [(p[0] - x, p[1] - y) for p in points]


def _stress(size: int, links: Sequence[Link]) -> list[Point]:
    start = list(islice(_spiral(1), size))
    if not links:
        return start
    graph = igraph.Graph(size, [(t.a, t.b) for t in links])
    degree = graph.degree()
    # things with many links need room around them
    ideal = [1 + min(degree[t.a] + degree[t.b], _CROWDED) / _CROWDED for t in links]
    if size > _STRESS:
        points = graph.layout_fruchterman_reingold(seed=start, niter=_ROUNDS, grid="grid")
    else:
        points = graph.layout_kamada_kawai(seed=start, weights=ideal, maxiter=_MOVES * size)
    lengths = [hypot(points[t.a][0] - points[t.b][0], points[t.a][1] - points[t.b][1]) for t in links]
    scale = _STEP * sum(ideal) / (sum(lengths) or 1)  # igraph has a unit of its own
    return [(scale * x, scale * y) for x, y in points]


def _among(size: int, links: Sequence[Link], middle: Mapping[int, Point]) -> list[Point]:
    """Places for all things, those of ``middle`` where they are."""
    start = [(x / _STEP, y / _STEP) for x, y in _hung(size, links, middle)]
    if len(middle) < size:
        far = 2 * max(hypot(x, y) for x, y in start) + 1
        # what may not move has no room to
        bounds = {
            f"{side}{axis}": [point[index] if n in middle else sign * far for n, point in enumerate(start)]
            for side, sign in (("min", -1), ("max", 1))
            for index, axis in enumerate("xy")
        }
        graph = igraph.Graph(size, [(t.a, t.b) for t in links])
        grid = "grid" if size > _STRESS else "nogrid"
        start = graph.layout_fruchterman_reingold(seed=start, niter=_ROUNDS, start_temp=1.0, grid=grid, **bounds)
    return [middle.get(n, (x * _STEP, y * _STEP)) for n, (x, y) in enumerate(start)]


def _hung(size: int, links: Sequence[Link], middle: Mapping[int, Point]) -> list[Point]:
    """Each thing beside the one of those already placed that it is most strongly linked to, and around all what no path leads to."""
    near: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for link in links:
        near[link.a].append((-link.strength, link.b))
        near[link.b].append((-link.strength, link.a))
    placed = dict(middle)
    count: dict[int, int] = defaultdict(int)
    queue = deque(sorted(placed))
    while queue:
        n = queue.popleft()
        for _, other in sorted(near[n]):
            if other not in placed:
                anchor = min((strength, m) for strength, m in near[other] if m in placed)[1]
                x, y = placed[anchor]
                turn = count[anchor] = count[anchor] + 1
                reach = _STEP * sqrt(1 + turn / 6)
                placed[other] = (x + reach * cos(_GOLDEN * turn), y + reach * sin(_GOLDEN * turn))
                queue.append(other)
    around = _spiral(2 * round(max((hypot(x, y) / _STEP for x, y in placed.values()), default=0.0) + 1) ** 2 * 2)
    return [placed[n] if n in placed else next(around) for n in range(size)]
