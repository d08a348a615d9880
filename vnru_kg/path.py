"""How two things are connected: the few most telling paths, not the shortest one through a hub.

A path is told by its edges. Countries, relations between countries and documents connect everything with everything and
count as no link; beyond that the more edges a thing has, the less it tells to pass through it. The search reads only
what it visits, so it does not depend on the size of the graph.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from . import numbers
from .engine import IRI
from .graph import Graph
from .lines import HEADING, NOTE, Line, join_lines
from .namespaces import shrink
from .network import Edge, Surroundings, add_edges, add_nodes
from .records import dataclass
from .text import LANGUAGES, choose

if TYPE_CHECKING:
    import networkx

MAX_STEPS = 4
MAX_DEGREE = 2_000  # a thing with more edges is a hub and is not passed through
MAX_VISITS = 20_000
PENALTY = 3.0  # how much dearer a thing gets once a path that was told passes through it


@dataclass(frozen=True, slots=True)
class Path:
    """One connection: the things from one end to the other, one edge (or several that say the same) a step, and its price.

    ``prices`` are the prices of the things between the ends, in order: 1 a step, and the binary logarithm of its edges.
    """

    things: tuple[IRI, ...]
    steps: tuple[tuple[Edge, ...], ...]
    prices: tuple[float, ...]

    @property
    def price(self) -> float:
        """The sum; smaller is more telling."""
        return sum(self.prices) + len(self.steps)

    def reverse(self) -> Path:
        """The same from the other end."""
        return Path(self.things[::-1], self.steps[::-1], self.prices[::-1])


class Paths(list[Path]):
    """The connections of two things, most telling first; empty if there is none within the steps that were looked at."""

    def __init__(self, kg: Graph, ends: tuple[str, str], paths: Iterable[Path]) -> None:
        super().__init__(paths)
        self._kg, self._ends = kg, ends

    def to_networkx(self, language: str = LANGUAGES[0]) -> networkx.MultiDiGraph[str]:
        """The things of all paths and the edges between them; attributes as those of :func:`vnru_kg.network.to_networkx`."""
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        around = Surroundings(self._kg)
        add_nodes(
            self._kg, graph, {t: around.kind(t) for t in dict.fromkeys([*self._ends, *(t for path in self for t in path.things)])}, language
        )
        edges = {(e.source, e.target, e.predicate, e.statement): e for path in self for step in path.steps for e in step}
        add_edges(graph, edges.values(), language)
        return graph

    def lines(self, language: str = LANGUAGES[0]) -> Iterator[Line]:
        """Each path, its steps with their passages, and how its price is made up."""

        def name(thing: str) -> str:
            return self._kg.label(thing, language) or shrink(thing)

        def figure(price: float) -> str:
            return numbers.readable(Decimal(f"{price:.1f}"), language)

        for number, path in enumerate(self, 1):
            yield Line(f"{number}.  {' → '.join(map(name, path.things))}", HEADING)
            for edge in (edge for step in path.steps for edge in step):
                yield Line(f"  {name(edge.source)} — {choose(edge.labels, language) or ''} — {name(edge.target)}", passages=edge.passages)
            via = "".join(f" + {figure(price)} {name(t)}" for t, price in zip(path.things[1:-1], path.prices, strict=True))
            yield Line(f"  = {figure(path.price)}: {len(path.steps)}{via}", NOTE)

    def __str__(self) -> str:
        return join_lines(self.lines())

    def _repr_html_(self) -> str:
        """A drawing of the paths, and a line for each, for Jupyter."""
        from . import notebook

        lines = ((f"{n}", " → ".join(self._kg.label(t) or t for t in path.things)) for n, path in enumerate(self, 1))
        return notebook.drawing(self.to_networkx(), self._ends) + notebook.table(
            " … ".join(self._kg.label(t) or t for t in self._ends), (), lines
        )


def paths(kg: Graph, start: str, end: str, *, limit: int = 3, max_steps: int = MAX_STEPS) -> Paths:
    """Up to ``limit`` paths from ``start`` to ``end`` of at most ``max_steps`` steps, most telling first; none if not connected.

    Each further path is looked for with the things of the earlier ones made dearer, so that the paths differ. There is none from a thing
    to itself. A hub is looked for from the other end, since not all that it is connected to is read.
    """
    if start == end:
        return Paths(kg, (start, end), ())
    turned = is_hub(kg, start) and not is_hub(kg, end)
    search = _Search(kg, *((end, start) if turned else (start, end)), max_steps)
    ways: list[Path] = []
    seen: set[tuple[IRI, ...]] = set()
    for _ in range(limit * 3):
        path = search.cheapest()
        if path is None or len(ways) == limit:
            break
        if path.things not in seen:
            seen.add(path.things)
            ways.append(path.reverse() if turned else path)
        if len(path.things) == 2:
            search.forbid_direct()
        for thing in path.things[1:-1]:
            search.penalty[thing] = search.penalty.get(thing, 0.0) + PENALTY
    return Paths(kg, (start, end), sorted(ways, key=lambda w: (w.price, w.things)))


def is_no_link(kg: Graph, thing: str) -> bool:
    """Whether a thing connects everything with everything, so that to be linked to it is no link to what else is."""
    return kg.vocabulary.is_no_link(thing, map(str, kg.values(thing, "rdf:type")))


def is_hub(kg: Graph, thing: str) -> bool:
    """Whether more is said of a thing than is read of it, so that no path passes through it."""
    return Surroundings(kg).degree(thing, MAX_DEGREE) >= MAX_DEGREE


class _Search:
    """Uniform-cost search from one end; a thing is expanded once, and what it is connected to is read only then."""

    def __init__(self, kg: Graph, start: str, end: str, max_steps: int) -> None:
        self._kg, self._start, self._end, self._max_steps = kg, IRI(start), IRI(end), max_steps
        self._around = Surroundings(kg)
        self._edges: dict[str, dict[IRI, list[Edge]]] = {}
        self._barred: dict[str, bool] = {}
        self._direct = True
        self.penalty: dict[IRI, float] = {}

    def forbid_direct(self) -> None:
        """Look for paths through something from now on."""
        self._direct = False

    def cheapest(self) -> Path | None:
        """The cheapest path, or ``None``."""
        queue: list[tuple[float, int, tuple[IRI, ...]]] = [(0.0, 0, (self._start,))]
        best: dict[tuple[IRI, int], float] = {}
        order = visits = 0
        while queue and visits < MAX_VISITS:
            price, _, things = heapq.heappop(queue)
            here = things[-1]
            if here == self._end:
                return self._path(things)
            if best.get((here, len(things)), math.inf) < price or len(things) > self._max_steps:
                continue
            visits += 1
            for other in self.neighbours(here):
                if other in things or (other == self._end and len(things) == 1 and not self._direct):
                    continue
                if other != self._end and self.barred(other):
                    continue
                further = price + 1 + (0 if other == self._end else self.price(other) + self.penalty.get(other, 0.0))
                if further < best.get((other, len(things) + 1), math.inf):
                    best[other, len(things) + 1] = further
                    order += 1
                    heapq.heappush(queue, (further, order, (*things, other)))
        return None

    def neighbours(self, thing: IRI) -> dict[IRI, list[Edge]]:
        if thing not in self._edges:
            edges: dict[IRI, list[Edge]] = {}
            for edge in self._around.edges(thing, MAX_DEGREE):
                other = IRI(edge.target if edge.source == thing else edge.source)
                edges.setdefault(other, []).append(edge)
            self._edges[thing] = dict(sorted(edges.items()))
        return self._edges[thing]

    def price(self, thing: IRI) -> float:
        return math.log2(1 + len(self.neighbours(thing)))

    def barred(self, thing: IRI) -> bool:
        if thing not in self._barred:
            self._barred[thing] = is_no_link(self._kg, thing) or is_hub(self._kg, thing)
        return self._barred[thing]

    def _path(self, things: tuple[IRI, ...]) -> Path:
        steps = tuple(tuple(self.neighbours(a)[b]) for a, b in pairwise(things))
        return Path(things, steps, tuple(self.price(t) for t in things[1:-1]))
