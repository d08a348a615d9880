"""EDTF read out, by the table ``dates`` of a language, which the page has too.

In Russian a date that follows a preposition, or another word that it belongs to, is declined: ``declined`` says so. A language
whose table has nothing under ``declined`` leaves words as they are.
"""

from __future__ import annotations

import re

from ..words import dash, table
from .form import OPEN, PARTS, UNKNOWN, Choice, Date, Form, Interval, Year

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from typing import Any


def _said(key: str, language: str, **values: object) -> str:
    template: str = table("dates", language)[key]
    return template.format(**values)


def _form(key: str, language: str, *, declined: bool) -> Any:
    words = table("dates", language)
    return words["declined"].get(key, words[key]) if declined else words[key]


def say(form: Form, language: str) -> str:
    """The words for a form."""
    if isinstance(form, Date):
        return _date(form, language)
    if isinstance(form, Interval):
        return _interval(form, language)
    assert isinstance(form, Choice)  # noqa: S101 — there is no other form
    members = [_member(member, language, every=form.all) for member in form.members]
    if len(members) == 1:
        return members[0]
    return _said("allOf" if form.all else "oneOf", language, list=", ".join(members))


def _member(member: Date | Interval, language: str, *, every: bool) -> str:
    if isinstance(member, Interval) and isinstance(member.end, Date) and member.begin == OPEN:
        return _said("allEarlier" if every else "earlier", language, d=_date(member.end, language))
    if isinstance(member, Interval) and isinstance(member.begin, Date) and member.end == OPEN:
        return _said("allLater" if every else "later", language, d=_date(member.begin, language))
    return say(member, language)


def _interval(form: Interval, language: str) -> str:
    begin, end = form.begin, form.end
    if isinstance(begin, Date) and isinstance(end, Date):
        first, last = _date(begin, language), _date(end, language)
        if "–" in first + last:  # a dash more would not say what it parts
            return _said("fromTo", language, a=_date(begin, language, declined=True), b=last)
        return _stretch(begin, end, language) or f"{first} {dash(language)} {last}"
    if isinstance(begin, Date):
        return _said("endUnknown" if end == UNKNOWN else "since", language, d=_date(begin, language, declined=True))
    assert isinstance(end, Date)  # noqa: S101 — one side is a date
    return _said("beginUnknown" if begin == UNKNOWN else "until", language, d=_date(end, language, declined=True))


def _stretch(begin: Date, end: Date, language: str) -> str:
    """Two years, or two months or days of one year, with what they share said once; ``""`` for any others."""
    if not (_plain(begin) and _plain(end)) or bool(begin.month) != bool(end.month) or bool(begin.day) != bool(end.day):
        return ""
    if not begin.month:
        return f"{_digits(begin.year)}–{_digits(end.year)}"
    if begin.year != end.year:
        return ""
    first, last = _date(begin, language), _date(end, language)
    head = first.removesuffix(_digits(begin.year)).rstrip(" /")
    if not begin.day:
        return f"{head}–{last.removeprefix(_said('month', language, m=''))}"
    return f"{int(begin.day)}–{last}" if begin.month == end.month else f"{head} {dash(language)} {last}"


def _plain(date: Date) -> bool:
    """Whether it is a year, month or day that is wholly given, without a qualifier."""
    return not (date.marks or date.season or date.time or _kind(date.year) or "X" in date.month + date.day)


def _date(date: Date, language: str, *, declined: bool = False) -> str:
    marks = [date.marks.get(part, "") for part in PARTS if part == "year" or getattr(date, part)]
    whole = marks[0] if len(set(marks)) == 1 else ""
    about = _said("about", language) if "~" in whole else ""
    text = _unmarked(date, language, declined=declined or bool(about))
    if date.time:
        text += f", {_time(date.time)}"
    return f"{about}{text}{'?' if '?' in whole else ''}{'' if whole else _parts(date, language)}"


def _time(time: str) -> str:
    clock, zone = time[:8], time[8:]
    return f"{clock} UTC" if zone == "Z" else f"{clock} UTC{zone}" if zone else clock


def _parts(date: Date, language: str) -> str:
    """Which parts of a date are doubted or about, in brackets."""
    words, pieces = table("dates", language), []
    for mark in ("?", "?~", "~"):
        parts = [words["parts"][part] for part in PARTS if date.marks.get(part) == mark]
        if parts:
            pieces.append(f"{words['and'].join(parts)} {words['marks'][mark]}")
    return f" ({', '.join(pieces)})" if pieces else ""


def _unmarked(date: Date, language: str, *, declined: bool) -> str:
    kind = _kind(date.year)
    if kind == "unstated" and not date.month:
        return _said("notStated", language)
    if not date.month:
        return _year(date.year, language, declined=declined) if kind else _digits(date.year)
    if date.season:
        return _season(date, language, declined=declined)
    if not date.day:
        return _month(date, language, declined=declined)
    if "X" not in date.day and "X" not in date.month:
        return _day(date, str(int(date.day)), language)
    return _some_day(date, language, declined=declined)


def _some_day(date: Date, language: str, *, declined: bool) -> str:
    """A day of which the number or the month is not wholly given."""
    month = _month(date, language, declined=True)
    key, days = "dayOf", date.day
    if date.day == "XX":
        key, month = "someDay", _of_year(date.year, language) if date.month == "XX" else month
    elif "X" in date.day:
        key, days = "someDays", f"{date.days[0]}–{date.days[-1]}"
    return _some(key, language, declined=declined, d=days.lstrip("0"), m=month)


def _some(key: str, language: str, *, declined: bool, **values: str) -> str:
    template: str = _form(key, language, declined=declined)
    return template.format(**values)


def _day(date: Date, day: str, language: str) -> str:
    month = _form("months", language, declined=True)[int(date.month) - 1]
    return f"{_said('day', language, d=day, m=month)}{_joined(date.year, language)}"


def _month(date: Date, language: str, *, declined: bool) -> str:
    months = date.months
    if date.month == "XX":
        return f"{_some('someMonth', language, declined=declined)}{_joined(date.year, language, whole=True)}"
    if "X" in date.month:
        ends = [table("dates", language)["months"][m - 1] for m in (months[0], months[-1])]
        return f"{_some('someMonths', language, declined=declined, m='–'.join(ends))}{_joined(date.year, language, whole=True)}"
    name = _form("months", language, declined=declined)[months[0] - 1]
    return f"{_said('month', language, m=name)}{_joined(date.year, language)}"


def _season(date: Date, language: str, *, declined: bool) -> str:
    template: str = _form("seasons", language, declined=declined)[date.month]
    year = _of_year(date.year, language)
    if _kind(date.year) not in {"", "bc"} and table("dates", language)["seasonYear"] not in template:
        year = _said("seasonYear", language, y=year)
    return template.format(y=year)


def _joined(year: Year, language: str, *, whole: bool = False) -> str:
    """A year behind its month: ``whole`` if the month is none that is named."""
    kind = _kind(year)
    if not kind and not whole:
        return _said("plainYear", language, y=_digits(year))
    return _said("bcYear" if kind == "bc" and not whole else "otherYear", language, y=_of_year(year, language))


def _of_year(year: Year, language: str) -> str:
    return _year(year, language, declined=True)


def _year(year: Year, language: str, *, declined: bool) -> str:
    """A year as a thing: “năm 1994”, “a year in 1990–1999”, “45 год до н. э.”."""
    kind = _kind(year) or "plain"
    template: str = _form("year", language, declined=declined)[kind]
    text = template.format(y=_numbers(year, kind, language))
    return text + (_said("estimated", language, y=_number(year.about)) if year.about is not None else "")


def _kind(year: Year) -> str:
    """``""`` for a year of four digits that is given."""
    if year.digits == "XXXX":
        return "unstated"
    if year.digits and not re.fullmatch(r"-?[0-9]*X+", year.digits):
        return "like"
    if year.first != year.last:
        return "some"
    return "bc" if year.first < 1 else "long" if year.long else ""


def _numbers(year: Year, kind: str, language: str) -> str:
    if kind == "like":
        return year.digits
    if kind != "some":
        return _number(year.first) if kind != "plain" else _digits(year)
    if year.last < 1:
        return _said("bcRange", language, y=f"{1 - year.first}–{1 - year.last}")
    return f"{year.first}–{year.last}"


def _number(year: int) -> str:
    return str(year) if year > 0 else str(1 - year)


def _digits(year: Year) -> str:
    return f"{year.first:04d}"
