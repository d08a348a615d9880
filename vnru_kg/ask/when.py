"""Days, months, years and periods that a question names, in Vietnamese, English and Russian."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ..text import LANGUAGES, fold
from ..words import table


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days that the characters from ``start`` to ``stop`` name; an open side is empty."""

    start: int
    stop: int
    begin: str
    end: str
    dated: bool = True  # a day, month or year was written, not only a word such as “now”
    until: str = ""  # where *as of* or *until* opens it: the first day of the date that is written

    @property
    def whole(self) -> bool:
        """Whether it begins with a year and ends with one."""
        return self.begin.endswith("-01-01") and self.end.endswith("-12-31")

    @property
    def years(self) -> bool:
        """Whether it is one year."""
        return self.whole and self.begin[:4] == self.end[:4]

    @property
    def edtf(self) -> str:
        """The same as the graph writes dates."""
        if self.begin == self.end:
            return self.begin
        if self.whole:
            return self.begin[:4] if self.years else f"{self.begin[:4]}/{self.end[:4]}"
        if self.begin and self.end and self.begin[:7] == self.end[:7] and self.begin.endswith("-01") and self.end == _end(self.end[:7]):
            return self.begin[:7]
        begin = self.begin.removesuffix("-01-01") or ".."
        return f"{begin}/{self.end.removesuffix('-12-31') or '..'}"


def edtf(begin: str, end: str) -> str:
    """The shortest way to write the days from ``begin`` to ``end``."""
    if not begin:
        return f"../{end[:4]}" if end else ""
    if not end:
        return f"{begin.removesuffix('-01-01')}/.."
    return Period(0, 0, begin, end).edtf


class ImpossibleDateError(ValueError):
    """A date that no calendar has; ``str`` of it is the date as typed."""


def plainly(text: str) -> str:
    """``text`` folded letter by letter, so that places stay where they are."""
    return "".join(" " if c.isspace() else (fold(c) or c)[:1] for c in text)


def periods(text: str, language: str) -> tuple[Period, ...]:
    """The periods that ``text`` names, from left to right. Raises :class:`ImpossibleDateError`.

    >>> [(p.begin, p.end) for p in periods("between 2017 and 2018", "en")], periods("до 1991 года", "ru")[0].end
    ([('2017-01-01', '2018-12-31')], '1990-12-31')
    """
    plain = plainly(text)
    if language == "vi":  # đầu tư năm 2025 is no “từ năm 2025”
        for match in re.finditer(r"(?<!tháng )(?<!\w)tư(?!\w)", text.lower()):
            plain = f"{plain[: match.start()]}__{plain[match.end() :]}"
    points = list(_points(plain, language))
    found: list[Period] = []
    i = 0
    while i < len(points):
        point = points[i]
        after = points[i + 1] if i + 1 < len(points) else None
        joined = _joined(plain, point, after, language) if after else None
        if joined:
            point, i = joined, i + 1
        found.append(_opened(plain, point, language) if not joined else _started(plain, joined, language))
        i += 1
    return tuple(_bounded(plain, found))


def _bounded(plain: str, found: Sequence[Period]) -> list[Period]:
    """*After one date and before another* is one period, whichever of the two is said first."""
    kept: list[Period] = []
    for period in found:
        last = kept[-1] if kept else None
        if last and _BESIDE.fullmatch(plain[last.stop : period.start]) and bool(last.begin) != bool(period.begin):
            first, second = (last, period) if last.begin else (period, last)
            if not first.end and not second.begin and first.begin <= second.end:
                kept[-1] = replace(last, stop=period.stop, begin=first.begin, end=second.end)
                continue
        kept.append(period)
    return kept


# dates in figures, which every language writes alike; in the forms of a language they stand by these names
_FIGURES = {
    "dotted": r"(?P<d>\d{1,2})(?P<s>[./-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})(?!\d)",
    "iso-day": r"(?P<y>(?:18|19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)",
    "slashed": r"(?:thang )?(?P<m>\d{1,2})/(?P<y>(?:18|19|20)\d\d)(?!\d)",
    "short-span": r"(?P<y>(?:18|19|20)\d\d)\s?[-–—/]\s?(?P<y2>\d\d)(?!\d)",
    "iso-month": r"(?P<y>(?:18|19|20)\d\d)-(?P<m>0[1-9]|1[0-2])(?![\d-])",
}


def _said(language: str) -> dict[str, Any]:
    """How a language writes dates."""
    made: dict[str, Any] = table("ask", language)["dates"]
    return made


@cache
def _forms(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """How one date is written, the longest form first."""
    known = _said(language)
    names = {name: known[part].replace(" ", "|").replace("_", " ") for name, part in (("month", "months"), ("count", "counts"))}
    years = (_said(one)["years"] for one in LANGUAGES)
    names |= _FIGURES
    names["year"] = rf"(?P<y>(?:18|19|20)\d\d|2100)(?!\d)(?:{'|'.join(filter(None, years))})?"
    made = []
    for kind, form in known["forms"]:
        for name, text in names.items():
            form = form.replace(f"{{{name}}}", text)  # noqa: PLW2901 — the form with its slots filled
        made.append((kind, re.compile(rf"(?<![\w.,]){form}" if kind == "year" else rf"(?<![\w./-])(?:{form})")))
    return tuple(made)


def _points(plain: str, language: str) -> Iterator[Period]:
    place = 0
    while place < len(plain):
        hits = [(m.start(), n, kind, m) for n, (kind, form) in enumerate(_forms(language)) if (m := form.search(plain, place))]
        if not hits:
            return
        first = min(h[0] for h in hits)
        for _, _, kind, match in sorted((h for h in hits if h[0] == first), key=lambda h: h[1]):
            made = _point(kind, match, language)
            place = match.end()
            if made:
                yield replace(made, stop=len(plain[: made.stop].rstrip()))
                break


def _point(kind: str, match: re.Match[str], language: str) -> Period | None:
    got = match.groupdict()
    ends = _days(kind, got, match[0], language) if kind in {"day", "days", "month"} else _years(kind, got, language)
    return Period(match.start(), match.end(), *ends) if ends else None


def _days(kind: str, got: dict[str, str | None], typed: str, language: str) -> tuple[str, str]:
    """The first and last day of a date that names a month."""
    year, month = got["y"] or "", _month(got, language)
    if kind == "month":
        if not 1 <= month <= 12:
            raise ImpossibleDateError(typed)
        return f"{year}-{month:02}-01", _end(f"{year}-{month:02}")
    return _day(year, month, got["d"] or "", typed), _day(year, month, got.get("d2") or got["d"] or "", typed)


def _years(kind: str, got: dict[str, str | None], language: str) -> tuple[str, str] | None:
    """The first and last day of years or of a part of one; ``None`` for what is no such part."""
    year = got.get("y") or ""
    first, last = f"{year}-01-01", f"{year}-12-31"
    if kind == "century":
        first, last = ("2001-01-01", "2100-12-31") if got["cen"] in {"xxi", "21"} else ("1901-01-01", "2000-12-31")
        last = f"{first[:2]}10-12-31" if got.get("dawn") else last
    elif kind == "decade":
        start = int(got["dec"] or 0)
        start += 0 if start > 99 else 2000 if start < 20 else 1900
        first, last = f"{start}-01-01", f"{start + (4 if got.get('dawn') else 9)}-12-31"
    elif kind == "tens":
        start = 1990 - 10 * (_number(got["tens"] or "", "tens", language) - 1)
        first, last = f"{start}-01-01", f"{start + 9}-12-31"
    elif kind == "stretch":
        n, m = (_number(got[part] or "", "months", language) for part in ("m1", "m2"))
        first, last = (f"{year}-{n:02}-01", _end(f"{year}-{m:02}")) if 0 < n <= m else ("", "")
    elif kind == "months":
        n = _number(got["n"] or "", "counts", language)
        last = _end(f"{year}-{n:02}") if 1 <= n <= 12 else ""
    elif kind == "quarter":
        q = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(got.get("q") or "") or int(got.get("q") or 0)
        q = q or _number((got.get("qn") or "").replace("1st", "first"), "ordinals", language)
        first, last = (f"{year}-{q * 3 - 2:02}-01", _end(f"{year}-{q * 3:02}")) if q else ("", "")
    elif kind == "early":
        last = f"{year}-06-30"
    elif kind == "late":
        first = f"{year}-07-01"
    elif kind == "span":
        last = f"{year[:2]}{got['y2']}-12-31"
    return (first, last) if last > first else None


def _month(got: dict[str, str | None], language: str) -> int:
    if got.get("m") or got.get("m2"):
        return int(got.get("m") or got.get("m2") or 0)
    name = got.get("mn")
    return _number(name, "months", language) if name else 0


def _number(word: str, listed: str, language: str) -> int:
    if word.isdigit():
        return int(word)
    forms = _said(language)[listed].split(" ")
    return next((n for n, form in enumerate(forms, 1) if re.fullmatch(form.replace("_", " "), word)), 0)


def _day(year: str, month: int, day: str, typed: str) -> str:
    try:
        return datetime.date(int(year), month, int(day)).isoformat()
    except ValueError:
        raise ImpossibleDateError(typed.strip()) from None


def _end(month: str) -> str:
    year, number = int(month[:4]), int(month[5:7])
    return f"{month}-{calendar.monthrange(year, number)[1]}"


_BESIDE = re.compile(rf"\s*,?\s*(?:{'|'.join(_said(one)['beside'] for one in LANGUAGES)})?\s*")


def _joined(plain: str, one: Period, other: Period, language: str) -> Period | None:
    """Two dates that are the ends of one period."""
    between = plain[one.stop : other.start]
    spoken = re.search(rf"(?<!\w){_said(language)['between']}", plain[: one.start])
    if not re.fullmatch(_said(language)["to"], between) or other.end < one.begin:
        return None
    told_apart = re.fullmatch(rf"\s*{_said(language)['and']}", between)
    if told_apart and not (spoken and re.match(_said(language)["ends"], spoken[0])):
        return None
    return Period(one.start, other.stop, one.begin, other.end)


def _started(plain: str, period: Period, language: str) -> Period:
    before = re.search(rf"(?<!\w){_said(language)['between']}", plain[: period.start])
    return replace(period, start=before.start() if before else _led(plain, period.start, language))


def _led(plain: str, start: int, language: str) -> int:
    """Where the small word before a date begins."""
    found = re.search(rf"(?<!\w){_said(language)['on']}", plain[:start])
    return found.start() if found else start


def _opened(plain: str, point: Period, language: str) -> Period:
    """A date with the word that leaves one of its sides open."""
    now = re.compile(_said(language)["to-now"]).match(plain, point.stop)
    lead = plain[: point.start].rstrip()
    start, changed = _led(plain, point.start, language), ({"end": ""} if now else {})
    for kind, form in _said(language)["openers"].items():
        found = re.search(rf"(?<!\w){form}$", lead)
        if found:
            start = found.start()
            changed = {
                "before": {"begin": "", "end": _shift(point.begin, -1)},
                "after": {"begin": _shift(point.end, 1), "end": ""},
                "since": {"end": ""},
                "until": {"begin": "", "until": point.begin},
            }[kind]
            break
    begin, end = changed.get("begin", point.begin), changed.get("end", point.end)
    stop, until = now.end() if now else point.stop, changed.get("until", "")
    return replace(point, start=start, stop=stop, begin=begin, end=end, until=until)


def _shift(day: str, days: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()
