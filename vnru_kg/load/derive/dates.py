"""First and last day that a date of any precision allows, so that a filter by ``xsd:date`` always works."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from ... import dates as edtf
from ...errors import DataError
from ...namespaces import q, shrink
from .index import Index, Statement


def bounds_of(text: str) -> tuple[str | None, str | None]:
    """First and last day of a date or period in EDTF as ISO dates; ``None`` for a side that has none (see :mod:`vnru_kg.dates.bounds`).

    Raises :class:`DataError` for what is not EDTF, or no day there ever was.
    """
    try:
        return edtf.bounds(text)
    except edtf.BackwardsError as error:
        raise DataError(f"“{text}” ends before it begins", "Write the earlier date first.") from error
    except edtf.EdtfError as error:
        raise DataError(
            f"“{text}” is not a date in EDTF", "Write 1994, 1994-06, 1994-06-16, 1994~ or an interval 2012-07-26/2012-07-30."
        ) from error


def bounds(index: Index) -> Iterator[Statement]:
    """``vnru:earliest`` and ``vnru:latest`` of every node that has a date; of several properties the most telling counts."""
    before: list[str] = []
    for names in _when(index):
        for name in names:
            for node in index.subjects(name):
                if not any(index.objects(node, other) for other in before):
                    yield from _bounds(index, node, names)
            before.append(name)


def _when(index: Index) -> list[list[str]]:
    """The properties that date a node, most telling first; those that are the ends of one stretch together."""
    groups: dict[int, list[str]] = {}
    for node in index.subjects("vnru:dateOrder"):
        groups.setdefault(int(index.text(node, "vnru:dateOrder") or 0), []).append(shrink(node.value))
    return [sorted(groups[n]) for n in sorted(groups)]


def _bounds(index: Index, node: ox.NamedNode, names: list[str]) -> Iterator[Statement]:
    day = ox.NamedNode(q("xsd:date"))
    first, last = _span(*_sides(index, node, names), many=index.text(q(names[0]), "vnru:severalDays") == "true")
    if first:
        yield node, ox.NamedNode(q("vnru:earliest")), ox.Literal(first, datatype=day)
    if last:
        yield node, ox.NamedNode(q("vnru:latest")), ox.Literal(last, datatype=day)


def _span(firsts: list[str], lasts: list[str], *, many: bool) -> tuple[str | None, str | None]:
    """One span for several dates: what all of them allow if they say one thing more and less exactly, else from first to last."""
    if not many and firsts and lasts and max(firsts) <= min(lasts):
        return max(firsts), min(lasts)
    return min(firsts, default=None), max(lasts, default=None)


def _sides(index: Index, node: ox.NamedNode, names: list[str]) -> tuple[list[str], list[str]]:
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
