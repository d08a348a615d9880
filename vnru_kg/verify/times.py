"""Dates and periods as texts print them, in Vietnamese, English and Russian; “6/7” is the sixth of July."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass

from ..numerals import NUMBERS

Point = tuple[int | None, int | None, int | None]  # year, month, day; None where it is not printed

_EN = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_RU = ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"]
_MONTHS = "|".join([*_EN, *(m[:3] + r"\.?" for m in _EN), *(m + (r"[аеяьюйи]\w{0,2}" if m != "март" else r"\w{0,2}") for m in _RU)])
_ROMAN = {
    "xviii": 18,
    "xix": 19,
    "xx": 20,
    "xxi": 21,
    "18": 18,
    "19": 19,
    "20": 20,
    "21": 21,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}
_COUNTS = {word: value for word, value in NUMBERS.items() if 1 < value <= 12}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "first": 1, "second": 2, "third": 3, "fourth": 4, "первый": 1, "второй": 2, "третий": 3}
_N = r"\d{1,2}|" + "|".join(_COUNTS)
_Y = r"(?:1[6-9]|20)\d\d"
_SEP = r"\s?[/.-]\s?"
_TO = r"\s?(?:[-–—]|đến(?: ngày| tháng| năm)?|to|по|до|and)\s?"


@dataclass(frozen=True, slots=True)
class Time:
    """A printed time: its first and last point, where it stands, and whether it is what something is compared with."""

    begin: Point
    end: Point
    start: int
    stop: int
    base: bool = False


_BASE = re.compile(
    r"(?:so với|so cùng kỳ|cùng kỳ|compared (?:with|to)|than (?:in)?|against|year-on-year from|по сравнению с|относительно|чем в|к уровню)"
    r"(?: (?:cùng kỳ|cùng kì|mức|con số|thời điểm|the same period (?:of|in)|that of|of|аналогичным периодом|тем же периодом))*"
    r"(?: (?:năm|tháng|ngày|the|year))*\s*\Z"
)


def times(text: str) -> list[Time]:
    """The times in ``text``, which is in lower case, in reading order; what a longer pattern takes no shorter one reads again."""
    taken: list[tuple[int, int]] = []
    times: list[Time] = []
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and begin < match.end() for begin, end in taken):
                continue
            points = read(match)
            if points:
                taken.append(match.span())
                base = bool(_BASE.search(text[: match.start()]))
                times += [Time(begin, end, *match.span(), base) for begin, end in points]
    return sorted(times, key=lambda t: t.start)


Reader = Callable[[re.Match[str]], list[tuple[Point, Point]]]
_PATTERNS: list[tuple[re.Pattern[str], Reader]] = []


def _reads(pattern: str) -> Callable[[Reader], Reader]:
    def keep(read: Reader) -> Reader:
        _PATTERNS.append((re.compile(rf"(?<![\w/])(?:{pattern})(?!\w)"), read))
        return read

    return keep


def _int(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else _COUNTS.get(text)


def _month(text: str) -> int:
    return next(
        n
        for names in (_EN, _RU)
        for n, m in enumerate(names, 1)
        if text.startswith(m) or (m.startswith(text.rstrip(".")[:3]) and names is _EN)
    )


def _day(year: int | None, month: int | None, day: int | None) -> Point | None:
    """The day, if there is one."""
    if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= calendar.monthrange(year or 2000, month)[1]):
        return None
    return year, month, day


def _span(begin: Point | None, end: Point | None) -> list[tuple[Point, Point]]:
    return [(begin, end)] if begin and end else []


@_reads(rf"({_Y})-(\d\d)-(\d\d)")
def _iso(m: re.Match[str]) -> list[tuple[Point, Point]]:
    day = _day(int(m[1]), int(m[2]), int(m[3]))
    return _span(day, day)


@_reads(rf"(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}({_Y}){_TO}(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}({_Y})")
def _two_days(m: re.Match[str]) -> list[tuple[Point, Point]]:
    first, last = _day(int(m[3]), int(m[2]), int(m[1])), _day(int(m[6]), int(m[5]), int(m[4]))
    return [*_span(first, last), *_span(first, first), *_span(last, last)]


@_reads(rf"(\d{{1,2}})/(\d{{1,2}}){_TO}(\d{{1,2}})/(\d{{1,2}})(?:[/.-]({_Y}))?")
def _two_days_of_a_year(m: re.Match[str]) -> list[tuple[Point, Point]]:
    year = _int(m[5])
    return _span(_day(year, int(m[2]), int(m[1])), _day(year, int(m[4]), int(m[3])))


@_reads(rf"(\d{{1,2}}){_TO}(\d{{1,2}})[/.](\d{{1,2}})(?:[/.-]({_Y}))?")
def _days_of_a_month(m: re.Match[str]) -> list[tuple[Point, Point]]:
    year, month = _int(m[4]), int(m[3])
    last = _day(year, month, int(m[2]))
    if int(m[1]) > int(m[2]):  # from the month before
        return _span(_day(year, month - 1 or 12, int(m[1])), last)
    return _span(_day(year, month, int(m[1])), last)


@_reads(rf"(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}({_Y})")
def _numeric_day(m: re.Match[str]) -> list[tuple[Point, Point]]:
    day = _day(int(m[3]), int(m[2]), int(m[1]))
    return _span(day, day)


@_reads(rf"(?:ngày )?(\d{{1,2}}) tháng (\d{{1,2}})(?: năm ({_Y}))?")
def _vietnamese_day(m: re.Match[str]) -> list[tuple[Point, Point]]:
    day = _day(_int(m[3]), int(m[2]), int(m[1]))
    return _span(day, day)


@_reads(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?:{_TO}(\d{{1,2}}))? (?:of )?({_MONTHS})(?:,? ({_Y}))?")
def _day_and_month(m: re.Match[str]) -> list[tuple[Point, Point]]:
    year, month = _int(m[4]), _month(m[3])
    first = _day(year, month, int(m[1]))
    return _span(first, _day(year, month, int(m[2])) if m[2] else first)


@_reads(rf"({_MONTHS}) (\d{{1,2}})(?:st|nd|rd|th)?(?:{_TO}(\d{{1,2}}))?(?:,? ({_Y}))?(?!\d)")
def _month_and_day(m: re.Match[str]) -> list[tuple[Point, Point]]:
    year, month = _int(m[4]), _month(m[1])
    first = _day(year, month, int(m[2]))
    return _span(first, _day(year, month, int(m[3])) if m[3] else first)


@_reads(rf"({_N}) tháng(?: đầu)?(?: năm)?(?: của năm)?(?: ({_Y}))?")
def _first_months(m: re.Match[str]) -> list[tuple[Point, Point]]:
    return _months(_int(m[2]), _int(m[1]))


@_reads(rf"first ({_N}) months(?: of)?(?: ({_Y}))?|(?:первые )?({_N}) месяц\w*(?: ({_Y}))?")
def _first_months_too(m: re.Match[str]) -> list[tuple[Point, Point]]:
    return _months(_int(m[2] or m[4]), _int(m[1] or m[3]))


def _months(year: int | None, last: int | None) -> list[tuple[Point, Point]]:
    return _span(_day(year, 1, None), _day(year, last, None))


@_reads(
    rf"(?:quý|q) ?([1-4]|i{{1,3}}|iv)(?:/| năm |,? )?({_Y})?|(first|second|third|fourth) quarter(?: of)?(?: ({_Y}))?"
    rf"|([1-4]|i{{1,3}}|iv|первый|второй|третий)(?:-[йм])? квартал\w*(?: ({_Y}))?"
)
def _quarter(m: re.Match[str]) -> list[tuple[Point, Point]]:
    word = m[1] or m[3] or m[5]
    number = int(word) if word.isdigit() else _QUARTERS.get(word, 0)
    year = _int(m[2] or m[4] or m[6])
    return _span(_day(year, 3 * number - 2, None), _day(year, 3 * number, None)) if number else []


@_reads(rf"(?:(đến hết |hết |cuối )?tháng )(\d{{1,2}})(?:\s?[/.-]\s?| năm )({_Y})")
def _vietnamese_month(m: re.Match[str]) -> list[tuple[Point, Point]]:
    year, month = int(m[3]), _day(int(m[3]), int(m[2]), None)
    span = _span(month, month)
    if month and m[1]:
        last = _day(year, int(m[2]), calendar.monthrange(year, int(m[2]))[1])
        span += _span(last, last)
    return span


@_reads(rf"({_MONTHS})(?: of)?,? ({_Y})")
def _month_and_year(m: re.Match[str]) -> list[tuple[Point, Point]]:
    month = _day(int(m[2]), _month(m[1]), None)
    return _span(month, month)


@_reads(rf"(\d{{1,2}})[/.]({_Y})")
def _numeric_month(m: re.Match[str]) -> list[tuple[Point, Point]]:
    month = _day(int(m[2]), int(m[1]), None)
    return _span(month, month)


@_reads(rf"({_Y}){_TO}({_Y}|\d\d)(?!\d)")
def _years(m: re.Match[str]) -> list[tuple[Point, Point]]:
    first, last = int(m[1]), int(m[2]) if len(m[2]) > 2 else int(m[1][:2] + m[2])
    return [((first, None, None), (last, None, None))] if first <= last else []


@_reads(
    r"(?:trong )?(\d{1,2}|mười|ten|десять) (?:năm đầu|first years) (?:của )?thế k[ỷỉ] (xx|xxi|\d\d)"
    r"|first (?:(\d{1,2}|ten) years|decade) of the (twentieth|twenty-first|20|21)(?:st|th)? century"
    r"|первое десятилетие (xxi|xx)(?:-го)? века"
)
def _first_years(m: re.Match[str]) -> list[tuple[Point, Point]]:
    count, century = _int(m[1] or m[3]) or 10, _ROMAN[m[2] or m[4] or m[5]]
    first = (century - 1) * 100 + 1
    return [((first, None, None), (first + count - 1, None, None))]


@_reads(
    r"thế k[ỷỉ](?: thứ)? (xviii|xix|xxi|xx|\d\d)|(18|19|20|21|nineteenth|twentieth|twenty-first)(?:st|th)?(?: |-)century"
    r"|(xviii|xix|xxi|xx)(?:-(?:й|го|м))? век\w*"
)
def _century(m: re.Match[str]) -> list[tuple[Point, Point]]:
    century = _ROMAN.get(m[1] or m[2] or m[3], 0)
    return [(((century - 1) * 100 + 1, None, None), (century * 100, None, None))] if century else []


@_reads(
    r"(?:đầu |cuối |giữa )?(?:những năm|thập niên|thập kỷ) (\d0)(?: của)?(?: thế k[ỷỉ] (xx|trước|20))?|(?:the )?((?:19|20)\d0)s"
    r"|(\d0)-[ех]\w* год\w*"
)
def _decade(m: re.Match[str]) -> list[tuple[Point, Point]]:
    first = int(m[3]) if m[3] else 1900 + int(m[1] or m[4])
    return [((first, None, None), (first + 9, None, None))]


@_reads(r"(?:(?<=ngày )|(?<=\()|(?<=sáng )|(?<=tối )|(?<=ngày nhà giáo )|(?<![\d/.-]))(\d{1,2})[/](\d{1,2})(?![\d/-]|[.,]\d|\s?%)")
def _day_without_year(m: re.Match[str]) -> list[tuple[Point, Point]]:
    day = _day(None, int(m[2]), int(m[1]))
    return _span(day, day)


@_reads(rf"(?<![\d.,/-])({_Y})(?![.,]\d|\s?%)")
def _year(m: re.Match[str]) -> list[tuple[Point, Point]]:
    year = (int(m[1]), None, None)
    return [(year, year)]


@_reads(r"tháng (\d{1,2}|một|giêng)(?![/.\d])")
def _month_without_year(m: re.Match[str]) -> list[tuple[Point, Point]]:
    month = _day(None, _int(m[1]), None)
    return _span(month, month)
