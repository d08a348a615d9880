"""Days, months, years and periods in words, in Vietnamese, English and Russian."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from .lexicon import Lexicon
from .reading import Word

_FIRST, _LAST = 1850, 2100


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days that the words from ``first`` up to ``last`` name; an open side is empty. ``bare`` is a year without a word for it."""

    first: int
    last: int
    begin: str
    end: str
    bare: bool = False

    @property
    def year(self) -> str:
        """The year in which it lies wholly, or an empty string."""
        return self.begin[:4] if self.begin[:4] == self.end[:4] else ""

    @property
    def whole(self) -> bool:
        """Whether it begins and ends with a year."""
        return self.begin.endswith("-01-01") and self.end.endswith("-12-31")

    @property
    def day(self) -> str:
        """The day that it is, or an empty string."""
        return self.begin if self.begin == self.end else ""


class ImpossibleDateError(ValueError):
    """A date that no calendar has; ``str`` of it is the date as typed."""


@dataclass(frozen=True, slots=True)
class _Point:
    """What one date names, and where its words end."""

    begin: str
    end: str
    stop: int
    bare: bool = False


def periods(words: Sequence[Word], lexicon: Lexicon) -> tuple[Period, ...]:
    """The periods that a question names, from left to right. Raises :class:`ImpossibleDateError`."""
    reader = _Reader(words, lexicon)
    found: list[Period] = []
    i = 0
    while i < len(words):
        period = reader.period(i)
        if period:
            found.append(period)
            i = period.last
        else:
            i += 1
    return tuple(found)


class _Reader:
    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self._words, self._lexicon = words, lexicon

    def _is(self, kind: str, i: int) -> int:
        """How many words at ``i`` are one of the lexicon's date words of that kind."""
        return self._lexicon.date_word(kind, self._words, i)

    def period(self, i: int) -> Period | None:  # noqa: PLR0911 — one return a form of period
        begin = i
        opening = next((k for k in ("between", "since", "after", "before", "until") if self._is(k, i)), "")
        i += self._is(opening, i) if opening else 0
        i += self._is("period", i)
        point = self._point(i)
        if point is None:
            return None
        second = self._second(point, opening)
        if second:
            return Period(begin, second.stop, min(filter(None, (second.begin, point.begin))), second.end)
        to_now = self._is("to-now", point.stop)
        if to_now:
            return Period(begin, point.stop + to_now, point.begin, "")
        match opening:
            case "since":
                return Period(begin, point.stop, point.begin, "")
            case "after":
                return Period(begin, point.stop, _shift(point.end, 1), "")
            case "before":
                return Period(begin, point.stop, "", _shift(point.begin, -1))
            case "until":
                return Period(begin, point.stop, "", point.end)
            case "between":
                return None
        return Period(begin, point.stop, point.begin, point.end, point.bare)

    def _second(self, first: _Point, opening: str) -> _Point | None:
        """The other end of a range that begins with ``first``."""
        i = first.stop
        if i >= len(self._words):
            return None
        beside = self._beside(first, opening)
        if beside:
            return beside
        dash = self._words[i].gap.strip() in {"-", "–", "—", "…", "..."}
        joint = self._is("and" if opening == "between" else "to", i)
        if not dash and not joint:
            return None
        i += joint
        i += self._is("period", i)
        number = self._number(i)
        if dash and number is not None and len(first.begin) and 0 < number < 100 and len(self._words[i].plain) == 2:
            year = int(first.begin[:4]) // 100 * 100 + number
            if first.end == f"{first.begin[:4]}-12-31" and year > int(first.begin[:4]):
                return _Point("", f"{year}-12-31", i + 1)
        second = self._point(i)
        return second if second and second.end >= first.begin else None

    def _beside(self, first: _Point, opening: str) -> _Point | None:
        """A second year that is only named beside the first: 2017 2018; 2005 and 2000."""
        i = first.stop + (0 if opening else self._is("and", first.stop))
        year = self._number(i)
        whole = first.begin.endswith("-01-01") and first.end.endswith("-12-31")
        if opening or not whole or not _is_year(year) or self._gap(i) not in {"", ","} or (first.stop == i and not first.bare):
            return None
        return _Point(min(first.begin, f"{year}-01-01"), max(first.end, f"{year}-12-31"), self._after_year(i + 1))

    def _number(self, i: int) -> int | None:
        return self._words[i].number if 0 <= i < len(self._words) else None

    def _gap(self, i: int) -> str:
        return self._words[i].gap.strip() if i < len(self._words) else " "

    def _point(self, i: int) -> _Point | None:
        for form in (self._numeric, self._spelt, self._months, self._decade, self._year):
            point = form(i)
            if point:
                return point
        return None

    def _numeric(self, i: int) -> _Point | None:
        """12/11/2013, 2013-11-12, 11/2013."""
        i += self._is("day", i) or self._is("month", i)
        a, b, c = self._number(i), self._number(i + 1), self._number(i + 2)
        if a is None or b is None or self._gap(i + 1) not in {"/", "-", "."}:
            return None
        if c is not None and self._gap(i + 2) == self._gap(i + 1):
            if _is_year(c):
                return self._day(a, b, c, i, i + 3)
            if _is_year(a):
                return self._day(c, b, a, i, i + 3)
        if _is_year(b) and not _is_year(a) and self._gap(i + 1) != ".":
            return self._month(a, b, i, i + 2)
        if _is_year(a) and 1 <= b <= 12 and self._gap(i + 1) == "-" and len(self._words[i + 1].plain) == 2 and b < a % 100:
            return self._month(b, a, i, i + 2)
        return None

    def _spelt(self, i: int) -> _Point | None:
        """ngày 12 tháng 11 năm 2013, 12 November 2013, November 12, 2013, ноябрь 2013 года, tháng 11/2013."""
        begin = i
        i += self._is("day", i)
        day = self._number(i)
        if day is not None:
            i += 1 + self._is("ordinal-ending", i + 1)
            i += self._is("of", i)
        month, i = self._month_name(i)
        if not month:
            return None
        if day is None and self._number(i) is not None and not _is_year(self._number(i)) and self._number(i) is not None:
            day, i = self._number(i), i + 1
            i += self._is("ordinal-ending", i)
        i += self._is("of", i)
        i += self._is("year", i)
        year = self._number(i)
        if year is None or not _is_year(year):
            return None
        stop = self._after_year(i + 1)
        return self._day(day, month, year, begin, stop) if day is not None else self._month(month, year, begin, stop)

    def _month_name(self, i: int) -> tuple[int, int]:
        """The month at ``i`` and where it ends; 0 for none."""
        named = self._lexicon.month(self._words, i)
        if named:
            return named
        word = self._is("month", i)
        number = self._number(i + word) if word else None
        return (number, i + word + 1) if number is not None and number < 100 else (0, i)

    def _months(self, i: int) -> _Point | None:
        """11 tháng đầu năm 2024, first five months of 2024, jan-nov 2024, quý 1/2024, первый квартал 2024."""
        head = self._is("first", i)
        count = self._lexicon.amount(self._words, i + head)
        if count and self._is("months", i + head + count[1]):
            j = i + head + count[1]
            j += self._is("months", j)
            for kind in ("first", "of", "year"):
                j += self._is(kind, j)
            return self._part(1, count[0], j)
        start, j = self._month_name(i)
        if start and j < len(self._words) and (self._gap(j) in {"-", "–"} or self._is("to", j)):
            j += self._is("to", j)
            end, k = self._month_name(j)
            if not end and self._number(j) is not None:
                end, k = self._number(j) or 0, j + 1
            for kind in ("of", "year"):
                k += self._is(kind, k)
            return self._part(start, end, k)
        quarter, j = self._quarter(i)
        return self._part(quarter * 3 - 2, quarter * 3, j) if quarter else None

    def _quarter(self, i: int) -> tuple[int, int]:
        word = self._is("quarter", i)
        if word and self._number(i + word) in {1, 2, 3, 4}:
            number, j = self._number(i + word) or 0, i + word + 1
        else:
            count = self._lexicon.ordinal(self._words, i) or ((self._number(i) or 0, 1) if self._number(i) in {1, 2, 3, 4} else None)
            word = self._is("quarter", i + count[1]) if count else 0
            if not count or not word:
                return 0, i
            number, j = count[0], i + count[1] + word
        for kind in ("of", "year"):
            j += self._is(kind, j)
        return number, j

    def _part(self, first: int, last: int, i: int) -> _Point | None:
        year = self._number(i)
        if year is None or not _is_year(year) or not 1 <= first <= last <= 12:
            return None
        return _Point(f"{year}-{first:02}-01", _month_end(year, last), self._after_year(i + 1))

    def _decade(self, i: int) -> _Point | None:
        """1990s, những năm 90, thập niên 1990, 1990-е."""
        named = self._lexicon.decade(self._words, i)
        if named:
            return _Point(f"{named[0]}-01-01", f"{named[0] + 9}-12-31", named[1])
        word = self._is("decade", i)
        number = self._number(i + word)
        if number is None or number % 10 or not (_is_year(number) or 20 <= number <= 90 or (number == 0 and word)):
            return None
        stop = i + word + 1
        ending = self._is("decade-ending", stop) if stop < len(self._words) and self._gap(stop) in {"", "-", "'"} else 0
        if not word and not ending:
            return None
        start = number if number >= 100 else 1900 + number
        return _Point(f"{start}-01-01", f"{start + 9}-12-31", stop + ending + self._is("years", stop + ending))

    def _year(self, i: int) -> _Point | None:
        word = self._is("year", i)
        year = self._number(i + word)
        if year is None or not _is_year(year) or len(self._words[i + word].text) != 4:
            return None
        stop = self._after_year(i + word + 1)
        return _Point(f"{year}-01-01", f"{year}-12-31", stop, bare=not word and stop == i + 1)

    def _after_year(self, i: int) -> int:
        return i + self._is("year", i) if self._lexicon.language == "ru" else i

    def _day(self, day: int, month: int, year: int, begin: int, stop: int) -> _Point:
        try:
            found = datetime.date(year, month, day).isoformat()
        except ValueError:
            raise ImpossibleDateError(self._typed(begin, stop)) from None
        return _Point(found, found, stop)

    def _month(self, month: int, year: int, begin: int, stop: int) -> _Point:
        if not 1 <= month <= 12:
            raise ImpossibleDateError(self._typed(begin, stop))
        return _Point(f"{year}-{month:02}-01", _month_end(year, month), stop)

    def _typed(self, begin: int, stop: int) -> str:
        return "".join((w.gap if i else "") + w.text for i, w in enumerate(self._words[begin:stop]))


def _is_year(number: int | None) -> bool:
    return number is not None and _FIRST <= number <= _LAST


def _month_end(year: int, month: int) -> str:
    return datetime.date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def _shift(day: str, days: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()
