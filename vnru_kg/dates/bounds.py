"""The first and the last day that an EDTF date allows, or the reason why it has none.

Where the standard leaves it open, this is the rule: qualifiers do not widen anything. A season is three months as meteorologists count
them, northern where no hemisphere is named: spring begins in March, and winter in December of the year that is named, ending in
February of the next. A quarter has three months, a third four, a half six. An unknown end has no day, and neither has an open one.
A set reaches from its first day to its last, whether one or all of its members are meant. Years before 1 and after 9999 have no bounds,
because many engines have no such ``xsd:date``.
"""

from __future__ import annotations

import datetime
from functools import cache

from .form import UNKNOWN, Choice, Date, Form, Interval, length, parse

MISSING, BEYOND, OPEN_SIDE, UNKNOWN_SIDE = "not-stated", "beyond", "open", "unknown"
# the first month of a part of a year, and how many it has; the third month of a winter is in the next year
_SEASONS = {
    **{code: (month, 3) for code, month in zip((21, 22, 23, 24, 25, 26, 27, 28), (3, 6, 9, 12) * 2, strict=True)},
    **{code: (month, 3) for code, month in zip((29, 30, 31, 32), (9, 12, 3, 6), strict=True)},
    **{33 + n: (1 + 3 * n, 3) for n in range(4)},
    **{37 + n: (1 + 4 * n, 4) for n in range(3)},
    **{40 + n: (1 + 6 * n, 6) for n in range(2)},
}


class BackwardsError(ValueError):
    """An interval that ends before it begins."""


Day = tuple[int, int, int]
Side = Day | str  # or the reason why there is none


@cache
def bounds(text: str) -> tuple[str | None, str | None]:
    """First and last day in ISO's form, ``None`` where there is none; raises what :func:`sides` raises."""
    first, last = sides(text)
    return _iso(first), _iso(last)


@cache
def sides(text: str) -> tuple[Side, Side]:
    """First and last day as numbers, or instead the reason why there is none: ``not-stated``, ``beyond``, ``open`` or ``unknown``.

    Raises :class:`~.form.EdtfError` for what is no date, :class:`BackwardsError` for what ends before it begins.
    """
    return _sides(parse(text))


def _sides(form: Form) -> tuple[Side, Side]:
    if isinstance(form, Date):
        return _of_date(form)
    if isinstance(form, Interval):
        first = _of_date(form.begin)[0] if isinstance(form.begin, Date) else _reason(form.begin)
        last = _of_date(form.end)[1] if isinstance(form.end, Date) else _reason(form.end)
        if not isinstance(first, str) and not isinstance(last, str) and last < first:
            raise BackwardsError
        return first, last
    assert isinstance(form, Choice)  # noqa: S101 — there is no other form
    sides = [_sides(member) for member in form.members]
    return _extreme([first for first, _ in sides], earliest=True), _extreme([last for _, last in sides], earliest=False)


def _reason(side: str) -> str:
    return UNKNOWN_SIDE if side == UNKNOWN else OPEN_SIDE


def _extreme(sides: list[Side], *, earliest: bool) -> Side:
    """The earliest or latest of several; the reason of one that has none, for that one may be anywhere."""
    reasons = [side for side in sides if isinstance(side, str)]
    known = [side for side in sides if not isinstance(side, str)]
    return reasons[0] if reasons else min(known) if earliest else max(known)


def _of_date(date: Date) -> tuple[Side, Side]:
    if date.year.digits == "XXXX":
        return MISSING, MISSING
    if date.year.last < 1 or date.year.first > 9999:
        return BEYOND, BEYOND
    years = [date.year.first, date.year.last] if not date.month else list(date.year.all())
    years = [max(year, 1) for year in years]
    if date.season:
        month, count = _SEASONS[date.season]
        year, end = years[-1], month + count - 1
        if end > 12:
            year, end = year + 1, end - 12
        return (years[0], month, 1), (year, end, length(year, end)) if year <= 9999 else BEYOND
    return _edge(date, years, 1), _edge(date, years[::-1], -1)


def _edge(date: Date, years: list[int], step: int) -> Day:
    """The first day that there is, going through the years, months and days one way or the other."""
    for year in years:
        for month in date.months[::step]:
            days = [d for d in date.days if d <= length(year, month)]
            if days:
                return year, month, days[::step][0]
    raise AssertionError("a date that was parsed has a day")


def _iso(side: Side) -> str | None:
    return None if isinstance(side, str) else datetime.date(*side).isoformat()
