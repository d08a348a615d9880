"""EDTF, levels 0 to 2 of ISO 8601-2:2019, taken apart: dates with their qualifiers, intervals, sets.

The forms and their meanings are those of the standard as the Library of Congress describes it
(https://www.loc.gov/standards/datetime/). ``vnru_kg/explorer/front/src/core/edtf`` does the same, by the same table of tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..records import dataclass, field

_MARK = "[?~%]?"
_MOST = 15  # digits of a year that JavaScript can count with
PARTS = ("year", "month", "day")
OPEN, UNKNOWN = "..", ""


@cache
def _date_form() -> re.Pattern[str]:
    return re.compile(
        rf"""(?P<before_year>{_MARK})(?P<year>-?[0-9X]{{4}}(?:S[0-9]+)?|Y-?[0-9]+(?:E[0-9]+)?(?:S[0-9]+)?)(?P<after_year>{_MARK})
    (?:-(?P<before_month>{_MARK})(?P<month>[0-9X]{{2}})(?P<after_month>{_MARK})
      (?:-(?P<before_day>{_MARK})(?P<day>[0-9X]{{2}})(?P<after_day>{_MARK}))?)?
    (?:T(?P<time>(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])(?P<zone>Z|[+-][0-2][0-9](?::[0-5][0-9])?)?)?\Z""",
        re.VERBOSE,
    )


@cache
def _year_form() -> re.Pattern[str]:
    return re.compile(r"Y?(-?[0-9X]+)(?:E([0-9]+))?(?:S([0-9]+))?\Z")


class EdtfError(ValueError):
    """The text is not of a form of EDTF, or names no day that there ever was."""


@dataclass(frozen=True, slots=True)
class Year:
    """The years that a year may stand for, first to last; ``digits`` is as it is written if that has an X, ``about`` the estimated one."""

    first: int
    last: int
    digits: str = ""
    about: int | None = None
    long: bool = False

    def all(self) -> Iterator[int]:
        """Those years, in their order."""
        sign = -1 if self.digits.startswith("-") else 1
        years = (y for y in range(self.first, self.last + 1) if not self.digits or _like(self.digits.lstrip("-"), abs(y)))
        return years if sign > 0 or self.digits else iter(range(self.first, self.last + 1))


@dataclass(frozen=True, slots=True)
class Date:
    """One date: ``month`` (or season, 21 to 41) and ``day`` as two characters or ``""``; ``marks`` of each part: ``?``, ``~`` or both."""

    year: Year
    month: str = ""
    day: str = ""
    time: str = ""
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def season(self) -> int:
        """The code of a part of the year (21 to 41), or 0."""
        return int(self.month) if self.month.isdigit() and int(self.month) > 12 else 0

    @property
    def months(self) -> list[int]:
        """The months that it may be in."""
        return [m for m in range(1, 13) if _like(self.month or "XX", m)]

    @property
    def days(self) -> list[int]:
        """The days of a month that it may be."""
        return [d for d in range(1, 32) if _like(self.day or "XX", d)]


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another; a side is a date, :data:`OPEN`, or :data:`UNKNOWN`."""

    begin: Date | str
    end: Date | str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of its members, or (``all``) all of them; a member may be a stretch with an open side."""

    members: tuple[Date | Interval, ...]
    all: bool


Form = Date | Interval | Choice


@cache
def parse(text: str) -> Form:
    """The form of an EDTF text; :class:`EdtfError` for what is none."""
    if text[:1] + text[-1:] in {"[]", "{}"}:
        members = tuple(_member(part, i, text.count(",")) for i, part in enumerate(text[1:-1].split(",")))
        return Choice(members, text[0] == "{")
    begin, slash, end = text.partition("/")
    if not slash:
        return _date(text)
    sides = [side if side in {OPEN, UNKNOWN} else _date(side, timed=False) for side in (begin, end)]
    if not any(isinstance(side, Date) for side in sides):
        raise EdtfError(text)
    return Interval(*sides)


def _member(text: str, at: int, last: int) -> Date | Interval:
    """A date of a set, or a stretch; only the first may begin openly and only the last end so."""
    begin, dots, end = text.partition("..")
    if not dots:
        return _date(text, timed=False)
    if (not begin and at) or (not end and at != last) or not (begin or end):
        raise EdtfError(text)
    return Interval(_date(begin, timed=False) if begin else OPEN, _date(end, timed=False) if end else OPEN)


def _date(text: str, *, timed: bool = True) -> Date:
    match = _date_form().match(text)
    if not match:
        raise EdtfError(text)
    part = match.groupdict()
    date = Date(_year(part["year"]), part["month"] or "", part["day"] or "", _time(part), _marks(part))
    plain = not date.year.digits and not date.year.long and date.year.about is None
    if date.time and not (timed and plain and date.day.isdigit() and date.month.isdigit() and not date.marks):
        raise EdtfError(text)
    if (date.month and (date.year.long or date.year.about is not None)) or not _exists(date):
        raise EdtfError(text)
    return date


def _time(part: dict[str, str | None]) -> str:
    return f"{part['time']}{part['zone'] or ''}" if part["time"] else ""


def _year(text: str) -> Year:
    match = _year_form().match(text)
    assert match  # noqa: S101 — the pattern of a date lets nothing else through
    digits, power, significant = match[1], int(match[2] or 0), match[3]
    if "X" in digits:
        low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
        if significant or digits == "-0000":
            raise EdtfError(text)
        return Year(min(low, high), max(low, high), digits)
    if (text[0] == "Y" and not power and len(digits.lstrip("-")) < 5) or power + len(digits) > _MOST or digits == "-0000":
        raise EdtfError(text)
    year = int(digits) * 10**power
    if significant is None:
        return Year(year, year, long=text[0] == "Y")
    count = len(str(abs(year)))
    if not 0 < int(significant) <= count:
        raise EdtfError(text)
    step = 10 ** (count - int(significant))
    first = abs(year) // step * step
    return Year(first, first + step - 1, about=year) if year >= 0 else Year(-first - step + 1, -first, about=year)


def _marks(part: dict[str, str | None]) -> dict[str, str]:
    """The qualifiers of each part: one before a part is of that part, one after it of all that stands before it too."""
    signs: dict[str, set[str]] = {name: set() for name in PARTS if part[name]}
    for at, name in enumerate(PARTS):
        before, after = (part[f"{side}_{name}"] or "" for side in ("before", "after"))
        for target, mark in [(name, before), *((left, after) for left in PARTS[: at + 1])]:
            signs.get(target, set()).update(mark.replace("%", "?~"))
    return {name: "".join(sorted(marks)) for name, marks in signs.items() if marks}


def _exists(date: Date) -> bool:
    if date.season:
        return 21 <= date.season <= 41 and not date.day
    if not date.month or not date.day:
        return not date.month or bool(date.months)
    if date.year.long:
        return False
    return any(d <= length(y, m) for y in date.year.all() for m in date.months for d in date.days)


def length(year: int, month: int) -> int:
    """Number of days of a month, by the calendar of today carried back."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _like(pattern: str, number: int) -> bool:
    """Whether a number fits digits of which some are not given."""
    text = str(number).zfill(len(pattern))
    return len(text) == len(pattern) and all(p in {"X", c} for p, c in zip(pattern, text, strict=True))
