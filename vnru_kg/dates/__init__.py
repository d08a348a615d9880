"""Dates and periods in EDTF, all of levels 0 to 2: the days that they allow, and what they are in words."""

from __future__ import annotations

from collections.abc import Iterable

from .bounds import BackwardsError, bounds, sides
from .form import EdtfError, parse
from .words import say

__all__ = ["SOME_YEAR", "BackwardsError", "EdtfError", "bounds", "finest", "readable", "sides"]

SOME_YEAR = "XXXX"  # some year or years that nobody names


def finest(dates: Iterable[str]) -> list[str]:
    """The dates in their order, each once, without those that another only makes more exact.

    >>> finest(["1994", "2001", "1994-06-16", "1994-06"])
    ['2001', '1994-06-16']
    """
    each = list(dict.fromkeys(dates))
    return [d for d in each if not any(other.startswith(f"{d}-") for other in each)]


def readable(edtf: str, language: str) -> str:
    """``edtf`` in words; what is no EDTF is given back as it is.

    >>> readable("1994-06-16", "vi"), readable("1994-06", "en"), readable("2012-07-26/2012-07-30", "ru")
    ('16/6/1994', 'June 1994', '26–30 июля 2012')
    """
    try:
        return say(parse(edtf), language)
    except EdtfError:
        return edtf
