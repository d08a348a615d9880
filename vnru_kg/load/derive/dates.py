"""First and last day that a date of any precision allows, so that a filter by ``xsd:date`` always works."""

from __future__ import annotations

import calendar
import datetime
import re
import time
from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox

from ...dates import NOT_STATED
from ...errors import DataError
from ...namespaces import q
from .index import Index, Statement

# The properties that say when a node is or was, most telling first: the first that a node has counts.
WHEN = (
    ("dcterms:date",),
    ("vnru:signedOn",),
    ("sdmx-dimension:refPeriod",),
    ("vnru:asOf",),
    ("vnru:attestedOn",),
    ("vnru:foundedOn",),
    ("vnru:statusOn",),
    ("vnru:entryIntoForce",),
    ("vnru:begin", "vnru:end"),
)


_OPEN = {"..", ""}
# These name one day after another rather than one day more or less exactly.
_MANY = ("vnru:attestedOn", "vnru:statusOn", "vnru:begin")

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?\Z", re.ASCII)


@cache
def bounds_of(text: str) -> tuple[str | None, str | None]:
    """First and last day of an EDTF date or interval as ISO dates; ``None`` for a side that is open or unknown.

    Qualifiers (``~``, ``?``) do not widen the bounds. Raises :class:`DataError` for what is not EDTF, or no day there ever was.
    """
    if text == NOT_STATED:
        return None, None
    sides = text.split("/")
    plain = [_plain(side) for side in sides]
    if len(sides) <= 2 and all(plain) and set(sides) - _OPEN:
        (first, _), (_, last) = plain[0] or ("", ""), plain[-1] or ("", "")
        if not first or not last or first <= last:
            return first or None, last or None
    return _parsed(text)


def _plain(side: str) -> tuple[str, str] | None:
    """The bounds of a year, month or day, of an open side (two empty strings), or ``None`` for any other form.

    These forms are nearly all dates there are, and their arithmetic is the calendar's; the library takes some
    milliseconds a date and a quarter of a second to import. A test holds that both agree.
    """
    if side in _OPEN:
        return "", ""
    match = _PLAIN.match(side)
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        first = datetime.date(year, month or 1, day or 1)
        last = datetime.date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


def _parsed(text: str) -> tuple[str | None, str | None]:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
        first = None if text.startswith(("../", "/")) else _iso(parsed.lower_strict())
        last = None if text.endswith(("/..", "/")) else _iso(parsed.upper_strict())
    except (EDTFParseException, ValueError, TypeError, AttributeError) as error:
        raise DataError(
            f"“{text}” is not a date in EDTF", "Write 1994, 1994-06, 1994-06-16, 1994~ or an interval 2012-07-26/2012-07-30."
        ) from error
    if first and last and last < first:
        raise DataError(f"“{text}” ends before it begins", "Write the earlier date first.")
    return first, last


def _iso(moment: time.struct_time) -> str:
    return datetime.date(*moment[:3]).isoformat()


def bounds(index: Index) -> Iterator[Statement]:
    """``vnru:earliest`` and ``vnru:latest`` of every node that has a date."""
    day = ox.NamedNode(q("xsd:date"))
    done: set[ox.NamedNode] = set()
    for names in WHEN:
        for node in dict.fromkeys(n for name in names for n in index.subjects(name)):
            if node in done:
                continue
            done.add(node)
            first, last = _span(*_sides(index, node, names), many=names[0] in _MANY)
            if first:
                yield node, ox.NamedNode(q("vnru:earliest")), ox.Literal(first, datatype=day)
            if last:
                yield node, ox.NamedNode(q("vnru:latest")), ox.Literal(last, datatype=day)


def _span(firsts: list[str], lasts: list[str], *, many: bool) -> tuple[str | None, str | None]:
    """One span for several dates: what all of them allow if they say one thing more and less exactly, else from first to last."""
    if not many and firsts and lasts and max(firsts) <= min(lasts):
        return max(firsts), min(lasts)
    return min(firsts, default=None), max(lasts, default=None)


def _sides(index: Index, node: ox.NamedNode, names: tuple[str, ...]) -> tuple[list[str], list[str]]:
    firsts, lasts = [], []
    for name in names:
        for value in index.objects(node, name):
            if isinstance(value, ox.Literal) and value.datatype.value == q("edtf:EDTF"):
                first, last = bounds_of(value.value)
                # a begin says nothing of the end, and an end nothing of the begin
                if first and name != "vnru:end":
                    firsts.append(first)
                if last and name != "vnru:begin":
                    lasts.append(last)
    return firsts, lasts
