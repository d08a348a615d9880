"""Answers that cite: rows with labels, each with the passages that say it, small enough to hand on to other tools."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from . import dates
from .engine import IRI, Literal, Table, Term
from .kg import KnowledgeGraph
from .namespaces import BASE, q, shrink
from .text import LANGUAGES

if TYPE_CHECKING:
    import pandas
    import polars

_PASSAGE = BASE + "passage/"
CITATION = "passage"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its terms in the order of the answer's columns, and the passages that say it (IRIs, sorted)."""

    terms: tuple[Term | None, ...]
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a question, how it was understood, and the SPARQL that was run.

    ``columns`` are the variables without those that name passages: rows that say the same are one row with all its
    passages. ``understood`` says in each language what was asked.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sparql: str
    understood: dict[str, str]
    view: str = "table"
    question: str = ""
    _kg: KnowledgeGraph | None = field(default=None, repr=False, compare=False)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def words(self, term: Term | None, language: str = LANGUAGES[0]) -> str:
        """A term as a reader sees it: a label, a date in words, or the text."""
        if term is None:
            return ""
        if isinstance(term, Literal):
            return dates.readable(term.text, language) if term.datatype in {q("edtf:EDTF"), q("xsd:date")} else term.text
        return (self._kg.label(term, language) if self._kg else None) or shrink(term)

    def records(self, language: str = LANGUAGES[0]) -> list[dict[str, str]]:
        """Each row as column → words, with ``passages`` as short references (``000-06 001-05``)."""
        return [
            {c: self.words(t, language) for c, t in zip(self.columns, row.terms, strict=True)}
            | {"passages": " ".join(shrink(p).removeprefix("passage:") for p in row.passages)}
            for row in self.rows
        ]

    def to_pandas(self, language: str = LANGUAGES[0]) -> pandas.DataFrame:
        """The :meth:`records` as a pandas frame; raises :class:`~vnru_kg.errors.MissingExtraError` without pandas."""
        return _optional("pandas").DataFrame(self.records(language), columns=[*self.columns, "passages"])

    def to_polars(self, language: str = LANGUAGES[0]) -> polars.DataFrame:
        """The :meth:`records` as a polars frame; raises :class:`~vnru_kg.errors.MissingExtraError` without polars."""
        return _optional("polars").DataFrame(self.records(language), schema=dict.fromkeys([*self.columns, "passages"], str))

    def _repr_html_(self) -> str:
        """A table for Jupyter; every cell is escaped."""
        records = self.records()
        head = "".join(f"<th>{html.escape(c)}</th>" for c in (*self.columns, "passages"))
        body = "".join("<tr>" + "".join(f"<td>{html.escape(v)}</td>" for v in r.values()) + "</tr>" for r in records)
        caption = html.escape(self.understood.get(LANGUAGES[0], ""))
        return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _optional(package: str) -> Any:
    from importlib import import_module

    from .errors import MissingExtraError

    try:
        return import_module(package)
    except ImportError:
        raise MissingExtraError(package, "frames") from None


def answer(kg: KnowledgeGraph, sparql: str, *, understood: dict[str, str] | None = None, view: str = "table", question: str = "") -> Answer:
    """Run a SELECT and gather the passages of rows that say the same."""
    table = kg.select(sparql)
    columns, rows = merged(table)
    return Answer(columns, rows, sparql, understood or {}, view, question, kg)


def merged(table: Table) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The columns that do not name passages, and the rows that differ in them, in the order in which they first came."""
    citing = [i for i, name in enumerate(table.variables) if name == CITATION or name.startswith(CITATION + "_")]
    kept = [i for i in range(len(table.variables)) if i not in citing]
    found: dict[tuple[Term | None, ...], set[str]] = {}
    for row in table:
        passages = {str(row[i]) for i in citing if isinstance(row[i], IRI) and str(row[i]).startswith(_PASSAGE)}
        found.setdefault(tuple(row[i] for i in kept), set()).update(passages)
    return tuple(table.variables[i] for i in kept), tuple(Row(terms, tuple(sorted(p))) for terms, p in found.items())
