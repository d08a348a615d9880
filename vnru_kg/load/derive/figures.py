"""The interval of values that a printed figure allows: its last digit is rounded, and a word may bound it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from ...errors import DataError
from ...namespaces import q
from ...quantities import read
from ...text import LANGUAGES
from .index import Index, Statement

ABOUT = Decimal("0.1")  # "about" and "nearly" are read as within a tenth
_RANGES = {"between", "about-between", "magnitude"}


def interval(value: Decimal, printed: str, bound: str, upper: Decimal | None = None) -> tuple[Decimal | None, Decimal | None]:
    """Lowest and highest value that the figure allows, ``None`` where it leaves a side open.

    ``printed`` is the figure ("3,6 tỷ USD"), which says what its last digit stands for. A number printed to its last
    unit is exact.

    >>> [str(x) for x in interval(Decimal("3600000000"), "3,6 tỷ USD", "exact")]
    ['3550000000', '3650000000']
    """
    half = _half_step(value, printed)
    if bound == "magnitude":
        upper = value * 10  # “hundreds” is at least one hundred and less than a thousand
    if bound in _RANGES and upper is not None:
        return value, upper
    if bound == "over":
        return value, None
    if bound == "up-to":
        return None, value
    spread = max(half, abs(value) * ABOUT)
    if bound == "nearly":
        return value - spread, value
    if bound == "about":
        return value - spread, value + spread
    return value - half, value + half


def _half_step(value: Decimal, printed: str) -> Decimal:
    """Half of what the last printed digit stands for; 0 for a whole number and for one in words."""
    for language in LANGUAGES:  # they differ in what a lone separator means; the one that gives the value was meant
        quantity = read(printed, language)
        if quantity and quantity.value == abs(value):
            return quantity.step / 2
    return Decimal(0)


def intervals(index: Index) -> Iterator[Statement]:
    """``vnru:low`` and ``vnru:high`` of every observation that has a value."""
    decimal = ox.NamedNode(q("xsd:decimal"))
    for node in index.subjects("sdmx-measure:obsValue"):
        for name, side in zip(("vnru:low", "vnru:high"), interval_of(index, node) or (), strict=False):
            if side is not None:
                yield node, ox.NamedNode(q(name)), ox.Literal(format(side.normalize(), "f"), datatype=decimal)


def interval_of(index: Index, node: ox.NamedNode) -> tuple[Decimal | None, Decimal | None] | None:
    """The :func:`interval` of an observation; ``None`` if it has no value."""
    value = _decimal(index, node, "sdmx-measure:obsValue")
    if value is None:
        return None
    bound = index.node(node, "vnru:bound")
    return interval(
        value,
        index.text(node, "vnru:asPrinted") or "",
        bound.value.rpartition("/")[2] if bound else "exact",
        _decimal(index, node, "vnru:upperValue"),
    )


def _decimal(index: Index, node: ox.NamedNode, predicate: str) -> Decimal | None:
    text = index.text(node, predicate)
    if text is None:
        return None
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise DataError(f"<{node.value}>: {predicate} “{text}” is not a decimal number") from error
