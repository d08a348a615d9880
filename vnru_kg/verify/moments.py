"""Whether a date of the graph is one that its passage prints, or one that a note lets it take from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..words import pattern
from .times import Point, Time

_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?\Z")
_YEAR_BEFORE = re.compile(pattern("reading", "yearBefore"))


def parts(edtf: str) -> list[Point] | None:
    """The first and last point of an EDTF date (one if they are the same); ``None`` for a form that is not read."""
    points: list[Point] = []
    for part in edtf.split("/"):
        if part in {"", ".."}:
            continue
        match = _PART.match(part.rstrip("~?%"))
        if not match:
            return None
        points.append((int(match[1]), int(match[2]) if match[2] else None, int(match[3]) if match[3] else None))
    return points


_SPAN = 20  # years: a decade or a row of years may stand for one of them, a century does not


class Moments:
    """The points in time that may be said: ``main`` for what a text tells of, ``base`` for what it compares that with."""

    def __init__(self) -> None:
        self._main: set[Point] = set()
        self._base: set[Point] = set()
        self._years: set[int] = set()
        self._months: set[tuple[int, int | None]] = set()  # printed without a year
        self._spans: set[tuple[int, int]] = set()
        self._distances: frozenset[int] = frozenset()
        self._computed = self._loose = False

    def add(self, moments: Iterable[Time], text: str = "") -> None:
        """Take the times of a text along."""
        times = list(moments)
        shifted = {t.begin[0] for t in times if t.base and t.begin[0]}
        for time in times:
            for point in (time.begin, time.end):
                self._point(point, base=time.base)
            if time.begin[0] and time.end[0] and time.begin[0] < time.end[0]:
                self._spans.add((time.begin[0], time.end[0]))
        if _YEAR_BEFORE.search(text):
            shifted |= {y - 1 for t in times if not t.base and (y := t.end[0])}
        for year in shifted - {None}:
            for time in times:
                if not time.base:
                    self._base |= {(year, p[1], p[2]) for p in (time.begin, time.end)}

    def add_edtf(self, edtf: str) -> None:
        """Take a date along that the graph states, say that of the document."""
        for point in parts(edtf) or ():
            self._point(point)

    def compute(self, distances: frozenset[int]) -> None:
        """Let years be reckoned from those said, by one of ``distances`` (“five years before”) or as one inside a span."""
        self._distances, self._computed = distances, True

    def loosen(self) -> None:
        """Let two neighbouring months stand for a day in one of them."""
        self._loose = True

    def _point(self, point: Point, *, base: bool = False) -> None:
        year, month, day = point
        if year is None:
            if month is not None:
                self._months.add((month, day))
        else:
            (self._base if base else self._main).add(point)
            self._years.add(year)

    def absent(self, edtf: str, *, base: bool | None = None) -> list[str]:
        """The ends of ``edtf`` that are not said; with ``base``, not said of what is compared with, or of what is told."""
        points = self._main | self._base if base is None else self._base if base else self._main
        wanted = parts(edtf)
        if wanted is None:
            return []
        if len(wanted) == 2 and wanted[0] == wanted[1]:
            return [edtf]
        absent = [_written(p) for p in wanted if not self._said(p, points) and not ("~" in edtf and self._inside(p))]
        return [] if absent and self._loose and self._close(wanted, points) else absent

    def _said(self, wanted: Point, points: set[Point]) -> bool:
        year, month, day = wanted
        depth = 1 + (month is not None) + (day is not None)
        if any(point[:depth] == wanted[:depth] for point in points):
            return True
        if month is not None:
            return year in self._years and any((month, day)[: depth - 1] == said[: depth - 1] for said in self._months)
        near = any(year == said + sign * n for said in self._years for n in self._distances for sign in (1, -1))
        return near or (self._computed and self._inside(wanted))

    def _inside(self, wanted: Point) -> bool:
        spans = (s for s in self._spans if s[1] - s[0] <= _SPAN)
        return wanted[1] is None and any(first <= (wanted[0] or 0) <= last for first, last in spans)

    def _close(self, wanted: list[Point], points: set[Point]) -> bool:
        """Whether ``wanted`` are neighbouring months, in one of which a day is said: “just before 5 October”."""
        if len(wanted) != 2 or any(p[1] is None or p[2] is not None for p in wanted):
            return False
        (year, month, _), (other, later, _) = wanted
        said = {p[:2] for p in points if p[2]} | {(y, m) for y in self._years for m, day in self._months if day}
        return 12 * (other or 0) + (later or 0) - 12 * (year or 0) - (month or 0) == 1 and any(p[:2] in said for p in wanted)


def _written(point: Point) -> str:
    return "-".join(f"{p:02}" if n else str(p) for n, p in enumerate(point) if p is not None)
