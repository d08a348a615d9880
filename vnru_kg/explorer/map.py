"""The map: places that have a point, what is at them, and the journeys of visitors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from ..namespaces import q
from .context import Context, widest


def rows(context: Context) -> dict[str, Any]:
    """Rows by numbers of things.

    ``points`` as ``[place, latitude, longitude]``; ``at`` as ``[thing, place, exact]`` where ``exact`` is 0 if only the
    country or the region is named, which has no point; ``stands`` as ``[country, place]``, the place from whose point the
    journeys of a country are drawn: the one where most is; ``journeys`` as ``[event, from, to]``, both with a point or a stand.
    """
    places = _Places(context)
    at = sorted({(thing, *where) for thing, iri in _located(context) for where in [places.of(iri)] if where})
    stands = places.stands([place for _, place, exact in at if exact])
    known = set(places.points) | set(stands)
    journeys = sorted(
        (context.things[event], start, end)
        for event in context.kinds
        for start, end in [_journey(context, places, event)]
        if start in known and end in known and start != end
    )
    return {
        "points": [[place, *point] for place, point in sorted(places.points.items())],
        "at": [list(row) for row in at],
        "stands": [list(pair) for pair in sorted(stands.items())],
        "journeys": [list(row) for row in journeys],
    }


def _located(context: Context) -> Iterable[tuple[int, str]]:
    """Each thing that is no place itself with the places that are named for it, without those that another lies in."""
    said = context.kg.vocabulary
    for iri, kind in context.kinds.items():
        if said.is_of(kind, "vnru:isPlace"):
            continue
        named = [p for p in context.iris(iri, *said.place_properties) if p in context.things]
        wider = {w for p in named for w in _chain(context, p)[1:]}
        yield from ((context.things[iri], p) for p in named if p not in wider)


def _chain(context: Context, place: str) -> list[str]:
    """The place and what it lies in, the nearest first."""
    chain = [place]
    for p in chain:
        chain.extend(w for w in context.iris(p, "vnru:locatedIn") if w not in chain)
    return chain


class _Places:
    """The points of places, by number of thing."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.points: dict[int, tuple[float, float]] = {}
        for iri in context.kinds:
            latitude, longitude = (context.kg.text(iri, f"geo:{side}") for side in ("lat", "long"))
            if latitude and longitude:
                self.points[context.things[iri]] = (round(float(latitude), 4), round(float(longitude), 4))

    def of(self, place: str) -> tuple[int, int] | None:
        """The nearest place around that has a point and 1; where there is none before the country, that country and 0."""
        for wider in _chain(self._context, place):
            number = self._context.things.get(wider)
            if number is None:
                continue
            if number in self.points:
                return number, 1
            if q("schema:Country") in self._context.iris(wider, "rdf:type"):
                return number, 0
        return (self._context.things[place], 0) if place in self._context.things else None

    def stands(self, used: list[int]) -> dict[int, int]:
        """For each country, and for the states that one succeeded, the place within it where most is."""
        count: dict[int, dict[int, int]] = defaultdict(dict)
        named = {number: iri for iri, number in self._context.things.items()}
        for place in sorted(self.points):
            for wider in _chain(self._context, named[place])[1:]:
                for country in [wider, *self._context.iris(wider, *self._context.kg.vocabulary.drawn_with)]:
                    if q("schema:Country") in self._context.iris(country, "rdf:type") and country in self._context.things:
                        count[self._context.things[country]][place] = used.count(place)
        # things are numbered by importance, so that the first of equals is the more important
        return {country: max(sorted(places), key=lambda p: places[p]) for country, places in count.items()}


def _journey(context: Context, places: _Places, event: str) -> tuple[int, int]:
    """The numbers of the country that a visitor came from and of the place or country visited, -1 where none is named."""
    if not _travels(context, event) or any(_travels(context, whole) for whole in context.iris(event, "sem:subEventOf")):
        return -1, -1
    roles = [r for r in context.iris(event, "vnru:hasRole") if q("code:visitor") in context.iris(r, "sem:roleType")]
    visitors = [a for r in roles for a in context.iris(r, "rdf:value")]
    start = context.iris(event, "vnru:visitedFrom") or [n for v in visitors for n in context.iris(v, "vnru:nationality")]
    if not start:
        return -1, -1
    named = [found for p in context.iris(event, "sem:hasPlace") if (found := places.of(p))]
    ends = sorted(named, key=lambda f: (-f[1], f[0])) or [(n, 0) for n in context.thing_numbers(context.iris(event, "vnru:hostCountry"))]
    return context.things.get(start[0], -1), ends[0][0] if ends else -1


def _travels(context: Context, event: str) -> bool:
    """Whether the event is a visit or an arrival, or somebody is said to have come for it."""
    sorts = {widest(context, code) for code in context.iris(event, "sem:eventType")}
    return not sorts.isdisjoint({q("code:visit"), q("code:arrival")}) or bool(context.iris(event, "vnru:visitedFrom"))
