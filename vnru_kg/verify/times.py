"""Dates and periods as texts print them; “6/7” is the sixth of July.

How a language says them stands in its folder, ``words/<language>/times.json``: a pattern for each kind of time, in lower case, with
named groups for its parts (``{Y}`` is a year, ``{N}`` a number up to twelve, ``{MONTH}`` a month's name, ``{TO}`` what stands between
two times). All languages are read at once, since a text in one quotes the others. Here stands what is written in figures alone.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..numerals import NUMBERS
from ..words import LANGUAGES, pattern, table

Point = tuple[int | None, int | None, int | None]  # year, month, day; None where it is not printed
Spans = list[tuple[Point, Point]]  # from its first point to its last
Parts = Mapping[str, str | None]  # of a match, by name

_TABLES = [table("times", language) for language in LANGUAGES]
_MONTHS = [[re.compile(name) for name in words["months"]] for words in _TABLES]
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}
_ORDINALS = {word: number for words in _TABLES for kind in ("ordinals", "centuries") for word, number in words[kind].items()} | _ROMAN
_COUNTS = {word: value for word, value in NUMBERS.items() if 1 < value <= 12}
_Y = r"(?:1[6-9]|20)\d\d"
_TO = rf"\s?(?:[-–—]|{pattern('times', 'to')})\s?"
_BASE = re.compile(rf"(?:{pattern('times', 'base')})(?: (?:{pattern('times', 'baseOf')}))*(?: (?:{pattern('times', 'basePart')}))*\s*\Z")


@dataclass(frozen=True, slots=True)
class Time:
    """A printed time: its first and last point, where it stands, and whether it is what something is compared with."""

    begin: Point
    end: Point
    start: int
    stop: int
    base: bool = False


def times(text: str) -> list[Time]:
    """The times in ``text``, which is in lower case, in reading order; what a longer pattern takes no shorter one reads again."""
    taken: list[tuple[int, int]] = []
    times: list[Time] = []
    for pattern_, read in _PATTERNS:
        for match in pattern_.finditer(text):
            if any(match.start() < end and begin < match.end() for begin, end in taken):
                continue
            points = read(match.groupdict())
            if points:
                taken.append(match.span())
                base = bool(_BASE.search(text[: match.start()]))
                times += [Time(begin, end, *match.span(), base) for begin, end in points]
    return sorted(times, key=lambda t: t.start)


def _int(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else _COUNTS.get(text)


def _ordinal(text: str | None) -> int:
    return int(text) if text and text.isdigit() else _ORDINALS.get(text or "", 0)


def _month(m: Parts) -> int | None:
    """The month, by its name or its number."""
    name = m.get("month")
    if name is None:
        return _int(m.get("m"))
    return next((n for names in _MONTHS for n, one in enumerate(names, 1) if one.fullmatch(name)), None)


def _day(year: int | None, month: int | None, day: int | None) -> Point | None:
    """The day, if there is one."""
    if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= calendar.monthrange(year or 2000, month)[1]):
        return None
    return year, month, day


def _span(begin: Point | None, end: Point | None) -> Spans:
    return [(begin, end)] if begin and end else []


def _of_year(first: int, years: int) -> Spans:
    return [((first, None, None), (first + years - 1, None, None))]


def _days(m: Parts) -> Spans:
    """A day, or days of one month."""
    year, month = _int(m["y"]), _month(m)
    first, until = _day(year, month, _int(m["d"])), m.get("d2")
    return _span(first, _day(year, month, _int(until)) if until else first)


def _days_until(m: Parts) -> Spans:
    """Days until one of a month; of the month before, if they begin with a later one."""
    year, month, first, last = _int(m["y"]), _int(m["m"]) or 0, _int(m["d"]) or 0, _int(m["d2"]) or 0
    return _span(_day(year, month if first <= last else month - 1 or 12, first), _day(year, month, last))


def _from_day_to_day(m: Parts) -> Spans:
    first, last = (_day(_int(m[y]), _int(m[month]), _int(m[d])) for y, month, d in (("y", "m", "d"), ("y2", "m2", "d2")))
    return [*_span(first, last), *_span(first, first), *_span(last, last)]


def _days_of_a_year(m: Parts) -> Spans:
    return _span(_day(_int(m["y"]), _int(m["m"]), _int(m["d"])), _day(_int(m["y"]), _int(m["m2"]), _int(m["d2"])))


def _day_alone(m: Parts) -> Spans:
    return _days({**m, "y": None})


def _first_months(m: Parts) -> Spans:
    year = _int(m["y"])
    return _span(_day(year, 1, None), _day(year, _int(m["n"]), None))


def _quarter(m: Parts) -> Spans:
    year, number = _int(m["y"]), _ordinal(m["q"])
    return _span(_day(year, 3 * number - 2, None), _day(year, 3 * number, None)) if number else []


def _a_month(m: Parts) -> Spans:
    """A month; where its end is said, its last day too."""
    year, number = _int(m.get("y")), _month(m)
    month = _day(year, number, None)
    span = _span(month, month)
    if month and number and m.get("last"):
        last = _day(year, number, calendar.monthrange(year or 2000, number)[1])
        span += _span(last, last)
    return span


def _years(m: Parts) -> Spans:
    """From a year to another, which may be printed with its last two digits only."""
    first, last = str(m["y"]), str(m["y2"])
    last = last if len(last) > 2 else first[:2] + last
    return _of_year(int(first), int(last) - int(first) + 1) if first <= last else []


def _first_years(m: Parts) -> Spans:
    century = _ordinal(m["c"])
    return _of_year((century - 1) * 100 + 1, _int(m.get("n")) or 10) if century else []


def _century(m: Parts) -> Spans:
    century = _ordinal(m["c"])
    return _of_year((century - 1) * 100 + 1, 100) if century else []


def _decade(m: Parts) -> Spans:
    return _of_year(_int(m.get("y")) or 1900 + (_int(m.get("t")) or 0), 10)


def _year(m: Parts) -> Spans:
    return _of_year(_int(m["y"]) or 0, 1)


# The longer before the shorter. A word is a kind of time, for which languages have patterns; else what is written in figures.
_KINDS: tuple[tuple[str, Callable[[Parts], Spans]], ...] = (
    (r"(?P<y>{Y})-(?P<m>\d\d)-(?P<d>\d\d)", _days),
    (
        r"(?P<d>\d{1,2}){SEP}(?P<m>\d{1,2}){SEP}(?P<y>{Y}){TO}(?P<d2>\d{1,2}){SEP}(?P<m2>\d{1,2}){SEP}(?P<y2>{Y})",
        _from_day_to_day,
    ),
    (r"(?P<d>\d{1,2})/(?P<m>\d{1,2}){TO}(?P<d2>\d{1,2})/(?P<m2>\d{1,2})(?:[/.-](?P<y>{Y}))?", _days_of_a_year),
    (r"(?P<d>\d{1,2}){TO}(?P<d2>\d{1,2})[/.](?P<m>\d{1,2})(?:[/.-](?P<y>{Y}))?", _days_until),
    (r"(?P<d>\d{1,2}){SEP}(?P<m>\d{1,2}){SEP}(?P<y>{Y})", _days),
    ("dayMonth", _days),
    ("monthDay", _days),
    ("firstMonths", _first_months),
    ("quarter", _quarter),
    ("month", _a_month),
    (r"(?P<m>\d{1,2})[/.](?P<y>{Y})", _a_month),
    (r"(?P<y>{Y}){TO}(?P<y2>{Y}|\d\d)(?!\d)", _years),
    ("firstYears", _first_years),
    ("century", _century),
    ("decade", _decade),
    (r"(?<![\d/.-])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/-]|[.,]\d|\s?%)", _day_alone),
    (r"(?<![\d.,/-])(?P<y>{Y})(?![.,]\d|\s?%)", _year),
    ("monthAlone", _a_month),
)


def _compiled(kind: str) -> Iterator[re.Pattern[str]]:
    """The pattern of each language for a kind of time; the one that ``kind`` is, for what is written in figures."""
    own = [(words["patterns"][kind], words["months"]) for words in _TABLES if kind in words["patterns"]]
    for text, months in own or [(kind, [])]:
        yield re.compile(rf"(?<![\w/])(?:{_filled(text, months)})(?!\w)")


def _filled(text: str, months: Sequence[str]) -> str:
    """A pattern, its slots filled."""
    slots = {"Y": _Y, "N": r"\d{1,2}|" + "|".join(_COUNTS), "TO": _TO, "SEP": r"\s?[/.-]\s?", "MONTH": "|".join(months)}
    return re.sub(r"\{([A-Z]+)\}", lambda slot: slots[slot[1]], text)


_PATTERNS = [(pattern_, read) for kind, read in _KINDS for pattern_ in _compiled(kind)]
