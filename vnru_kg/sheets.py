"""Rows for programs and spreadsheets: JSON, CSV and TSV, written in one way wherever a table leaves the graph.

In JSON a thing is an object with ``iri`` and ``label``, a number is a number, and passages are a list. CSV and TSV hold the
label of a thing in one column and its IRI beside it in ``…_iri``; several values stand in one cell, apart by spaces.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from .records import dataclass, field

FORMATS = ("json", "csv", "tsv")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# a cell that a spreadsheet would run as a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing in a cell."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns, rows of cells (text, number, ``bool``, :class:`Thing`, a list of texts, or ``None``), and what is said of the whole."""

    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    head: Mapping[str, object] = field(default_factory=dict)

    def serialize(self, form: str) -> bytes:
        """The bytes in one of :data:`FORMATS`."""
        if form == "json":
            rows = [{name: _plain(cell) for name, cell in zip(self.columns, row, strict=True)} for row in self.rows]
            whole = {name: _plain(value) for name, value in self.head.items()} | {"rows": rows}
            return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False).encode("utf-8", "replace") + b"\n"
        named = [any(isinstance(row[i], Thing) for row in self.rows) for i in range(len(self.columns))]
        header = [
            name for column, thing in zip(self.columns, named, strict=True) for name in ((column, f"{column}_iri") if thing else (column,))
        ]
        return csv_bytes(header, (list(_beside(row, named)) for row in self.rows), delimiter="," if form == "csv" else "\t")


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ",") -> bytes:
    """CSV after RFC 4180 in UTF-8 with a byte order mark, without which Excel garbles Vietnamese; no cell is a formula.

    With tabs there is no mark, and a tab or line break in a cell is a space.
    """
    out = io.StringIO()
    apart = delimiter == "\t"
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n" if apart else "\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value, apart=apart) for value in row] for row in rows)
    return out.getvalue().encode("utf-8" if apart else "utf-8-sig", "replace")


def legible(text: str) -> str:
    """``text`` without the characters that neither XML nor a spreadsheet can hold."""
    return _ILLEGAL.sub("\ufffd", text)


def _cell(value: object, *, apart: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float | Decimal):
        return str(value)  # a number may begin with a minus
    text = legible(" ".join(map(str, value)) if isinstance(value, list | tuple) else str(value))
    if apart:
        text = re.sub(r"[\t\r\n]", " ", text)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _beside(row: Sequence[object], named: Sequence[bool]) -> Iterable[object]:
    for cell, thing in zip(row, named, strict=True):
        yield cell.label if isinstance(cell, Thing) else cell
        if thing:
            yield cell.iri if isinstance(cell, Thing) else None


def _plain(value: object) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Thing):
        return {"iri": value.iri, "label": value.label}
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, float):
        return value if value - value == 0 else str(value)  # JSON has neither NaN nor infinity
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    return value if value is None or isinstance(value, int) else str(value)


def _number(value: Decimal) -> Any:
    """Whole numbers as such; what a float cannot hold as text."""
    if not value.is_finite() or abs(value.adjusted()) > 300:
        return str(value)
    return int(value) if value == value.to_integral_value() else float(value)
