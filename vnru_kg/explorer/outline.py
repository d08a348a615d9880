"""What is drawn of a graph, the same on all of its pages, and what of it a page shows first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..errors import NotFoundError
from ..layout.opening import Link, opening
from ..namespaces import shrink
from ..records import dataclass, replace
from ..words import say


@dataclass(frozen=True, slots=True)
class Outline:
    """The things by importance with their weights, and what links them.

    ``first`` is what a page shows that opens on no thing, and ``xy`` where it draws all things then. ``groups`` are the numbers of
    the groups of closely linked things that each belongs to.
    """

    things: list[str]
    weights: list[int]
    links: list[Link]
    relations: int
    first: list[int]
    xy: list[list[int]]
    groups: list[int]

    @classmethod
    def of(cls, things: list[str], weights: list[int], links: list[Link], relations: int) -> Outline:
        """One whose ``first``, ``xy`` and ``groups`` are to be found."""
        from ..layout.groups import groups  # igraph is needed by nothing but this and the places

        bare = cls(things, weights, links, relations, [], [], groups(weights, links))
        first = opening(len(things), links, [], 0)
        return replace(bare, first=first, xy=bare._places(first))

    def numbers(self, wanted: Sequence[str]) -> list[int]:
        """The numbers of IRIs. Raises :class:`~vnru_kg.errors.NotFoundError` for one that the network does not show."""
        known = {iri: n for n, iri in enumerate(self.things)} if wanted else {}
        for iri in wanted:
            if iri not in known:
                raise NotFoundError(
                    say("{name} is not a thing of the network", name=shrink(iri)), say("To find one: {command}", command="vnru-kg search …")
                )
        return [known[iri] for iri in wanted]

    def view(self, wanted: Sequence[str], depth: int, language: str) -> dict[str, Any]:
        """What differs from page to page: the language, the things it opens on, what it shows first, and where all of it is drawn."""
        focus = self.numbers(wanted)
        first = opening(len(self.things), self.links, focus, depth) if focus else self.first
        return {
            "language": language,
            "focus": focus,
            "opening": first,
            "network": {
                "xy": self._places(first) if focus else self.xy,
                "weight": self.weights,
                "groups": self.groups,
                "links": [[t.a, t.b, t.strength, t.relations] for t in sorted(self.links, key=lambda t: (-t.strength, t.a, t.b))],
            },
        }

    def _places(self, first: list[int]) -> list[list[int]]:
        from ..layout.places import positions  # the library that lays out is needed by nothing else

        return [list(point) for point in positions(len(self.things), self.links, first)]
