"""Rows as data frames whose columns have the types of their values, for pandas and polars.

A column is of whole numbers, of numbers, of truth values or of days where all its values are; what names things is a category,
of labels where these are wanted, with the prefixed names beside them (``area`` → ``area_iri``). Beside a column of dates in
EDTF, which no frame compares, stand the first and the last day of each (``when`` → ``when_earliest``, ``when_latest``). All
else is text. Where a name is that of another column already, nothing is put beside.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .dates.bounds import bounds
from .errors import MissingExtraError

if TYPE_CHECKING:
    import pandas
    import polars

_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
_WHOLE = 2**63
WHOLE, NUMBER, TRUTH, DAY, THING, TEXT = "whole", "number", "truth", "day", "thing", "text"
Cell = tuple[Any, str, str] | None  # a value of Python, as text, and its datatype (``""``: it names a thing); nothing
Column = tuple[str, str, list[Any]]  # name, type, values


def columns(named: Iterable[tuple[str, Sequence[Cell]]]) -> list[Column]:
    """The columns of a frame: names, types and plain values, ``None`` where nothing is bound."""
    row: list[Column] = []
    told = list(named)
    taken = {name for name, _ in told}
    for name, cells in told:
        row.append((name, *_typed(cells)))
        if any(cell and cell[2] == _EDTF for cell in cells):
            sides = [_sides(cell) for cell in cells]
            beside = (f"{name}_earliest", DAY, [first for first, _ in sides]), (f"{name}_latest", DAY, [last for _, last in sides])
            row += [column for column in beside if column[0] not in taken]
    return row


def with_labels(named: Iterable[tuple[str, Sequence[Cell]]], label: Callable[[Any], str | None]) -> Iterable[tuple[str, Sequence[Cell]]]:
    """The columns with the ``label`` of what they name, if it has one, and a column of prefixed names beside each that names things."""
    told = list(named)
    taken = {name for name, _ in told}
    for name, cells in told:
        things = [cell if cell and not cell[2] else None for cell in cells]
        yield name, [(cell[0], label(cell[0]) or cell[1], "") if cell and not cell[2] else cell for cell in cells]
        if any(things) and f"{name}_iri" not in taken:
            yield f"{name}_iri", things


def to_pandas(named: Iterable[tuple[str, Sequence[Cell]]]) -> pandas.DataFrame:
    """A frame of pandas; days are ``datetime64[s]``, which holds every year."""
    pd = _needed("pandas")
    kinds: dict[str, Callable[[list[Any]], Any]] = {
        WHOLE: lambda values: pd.array(values, dtype="Int64"),
        NUMBER: lambda values: pd.array(values, dtype="Float64"),
        TRUTH: lambda values: pd.array(values, dtype="boolean"),
        DAY: lambda values: pd.Series(values, dtype="datetime64[s]"),
        THING: pd.Categorical,
        TEXT: lambda values: pd.Series(values, dtype="object"),
    }
    frame: pandas.DataFrame = pd.DataFrame({name: kinds[kind](values) for name, kind, values in columns(named)})
    return frame


def to_polars(named: Iterable[tuple[str, Sequence[Cell]]]) -> polars.DataFrame:
    """A frame of polars."""
    pl = _needed("polars")
    kinds = {WHOLE: pl.Int64, NUMBER: pl.Float64, TRUTH: pl.Boolean, DAY: pl.Date, THING: pl.Categorical, TEXT: pl.String}
    frame: polars.DataFrame = pl.DataFrame([pl.Series(name, values, dtype=kinds[kind]) for name, kind, values in columns(named)])
    return frame


def _typed(cells: Sequence[Cell]) -> tuple[str, list[Any]]:
    values = [None if cell is None else cell[0] for cell in cells]
    texts = [None if cell is None else cell[1] for cell in cells]
    kinds = {type(v) for v in values if v is not None}
    if not kinds:
        return TEXT, texts
    if not any(cell and cell[2] for cell in cells):
        return THING, texts
    if kinds == {bool}:
        return TRUTH, values
    if kinds == {int} and all(abs(v) < _WHOLE for v in values if v is not None):
        return WHOLE, values
    if kinds <= {int, float, Decimal}:
        return NUMBER, [None if v is None else float(v) for v in values]
    return (DAY, values) if kinds == {date} else (TEXT, texts)


def _sides(cell: Cell) -> tuple[date | None, date | None]:
    first, last = None, None
    if cell and cell[2] == _EDTF:
        with contextlib.suppress(ValueError):  # no EDTF, or a year that a calendar of a program does not have
            first, last = bounds(cell[1])
    return _day(first), _day(last)


def _day(text: str | None) -> date | None:
    with contextlib.suppress(ValueError):
        return date.fromisoformat(text) if text else None
    return None


def _needed(package: str) -> Any:
    try:
        return import_module(package)
    except ImportError:
        raise MissingExtraError(package, "frames") from None
