"""Dates and periods in words: EDTF as the graph writes it, read out in Vietnamese, English or Russian.

The graph uses level 0 of EDTF (ISO 8601-2:2019) with the qualifiers ``~`` and ``?`` and open intervals of level 1.
"""

from __future__ import annotations

import re

from .words import DASH

_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?([~?%]?)\Z")
_EN = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_RU = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"]
_RU_OF = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]
_ABOUT = {"vi": "khoảng ", "en": "about ", "ru": "около "}
_SINCE = {"vi": "từ {}", "en": "since {}", "ru": "с {}"}
_UNTIL = {"vi": "đến {}", "en": "until {}", "ru": "до {}"}
NOT_STATED = "XXXX"  # some year or years that nobody names
_NOT_STATED = {"vi": "thời kỳ không nêu rõ", "en": "period not stated", "ru": "период не указан"}


def readable(edtf: str, language: str) -> str:
    """``edtf`` in words; a form that is not one of the graph's own is given back as it is.

    >>> readable("1994-06-16", "vi"), readable("1994-06", "en"), readable("2012-07-26/2012-07-30", "ru")
    ('16/6/1994', 'June 1994', '26–30 июля 2012')
    """
    if edtf == NOT_STATED:
        return _NOT_STATED[language]
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _one(edtf, language)
    if end in {"..", ""}:
        return _SINCE[language].format(_one(begin, language, after_word=True))
    if begin in {"..", ""}:
        return _UNTIL[language].format(_one(end, language, after_word=True))
    return _stretch(begin, end, language) or f"{_one(begin, language)} {DASH[language]} {_one(end, language)}"


def _stretch(begin: str, end: str, language: str) -> str:
    """Two years, or two months or days of one year, with what they share said once; ``""`` for any others."""
    if re.fullmatch(r"[0-9]{4}", begin) and re.fullmatch(r"[0-9]{4}", end):
        return f"{begin}–{end}"
    months = [re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", side) for side in (begin, end)]
    if months[0] and months[1] and months[0][1] == months[1][1]:
        first = _one(begin, language).removesuffix(begin[:4]).rstrip(" /")
        return f"{first}–{_one(end, language).removeprefix('tháng ')}"
    day = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    one, other = re.fullmatch(day, begin), re.fullmatch(day, end)
    if not one or not other or one[1] != other[1] or not _DATE.match(begin) or not _DATE.match(end):
        return ""
    if one[2] == other[2]:
        return f"{int(one[3])}–{_one(end, language)}"
    return f"{_one(begin, language).removesuffix(one[1]).rstrip(' /')} {DASH[language]} {_one(end, language)}"


def _one(edtf: str, language: str, *, after_word: bool = False) -> str:
    match = _DATE.match(edtf)
    if not match:
        return edtf
    year, month, day = match[1], int(match[2] or 0), int(match[3] or 0)
    about = _ABOUT[language] if match[4] in {"~", "%"} else ""
    doubt = "?" if match[4] in {"?", "%"} else ""
    if not month:
        text = year
    elif language == "vi":
        text = f"{day}/{month}/{year}" if day else f"tháng {month}/{year}"
    elif language == "en":
        text = f"{day} {_EN[month - 1]} {year}" if day else f"{_EN[month - 1]} {year}"
    else:
        # Russian declines a month that follows a number or a word such as “since”
        text = f"{day} {_RU_OF[month - 1]} {year}" if day else f"{(_RU_OF if after_word or about else _RU)[month - 1]} {year}"
    return about + text + doubt
