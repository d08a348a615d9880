"""Answers that cite: rows with labels, each with the passages that say it, small enough to hand on to other tools."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from . import numbers
from .aliases import Alias
from .engine import IRI, Literal, Table, Term
from .graph import Graph
from .lines import HEADING, Line, join_lines
from .namespaces import BASE, q, shrink
from .records import dataclass, field
from .terms import in_words
from .text import LANGUAGES, choose
from .words import say

if TYPE_CHECKING:
    import networkx
    import pandas
    import polars
    import rdflib

    from .frames import Cell

_PASSAGE = BASE + "passage/"
CITATION = "passage"
_SAY_THEMSELVES = ("when", "period", "value", "says", "name", "title")
# what belongs to a number: of the column value these columns, of a column capital capitalUnit, capitalBound …
_IN_FIGURE = ("unit", "bound", "upper", "printed", "outOf")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its terms in the order of the answer's columns, and the passages that say it (IRIs, sorted).

    ``text`` says it in each language where the terms alone do not.
    """

    terms: tuple[Term | None, ...]
    passages: tuple[str, ...]
    text: dict[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a question, how it was understood, and the SPARQL that was run.

    ``columns`` are the variables without those that name passages: rows that say the same are one row with all its
    passages. ``paraphrase`` says in each language what was asked, ``parameters`` what the question and its narrowing were
    filled with, ``headings`` what the columns are called, ``language`` is that of the question, and ``lead`` the sentence in each
    language that answers it.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sparql: str
    paraphrase: dict[str, str]
    view: str = "table"
    question: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    headings: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)
    language: str = LANGUAGES[0]
    lead: dict[str, str] = field(default_factory=dict)
    _kg: Graph | None = field(default=None, repr=False, compare=False)
    understood = Alias("paraphrase")

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def heading(self, column: str, language: str | None = None) -> str:
        """What a column is called."""
        return choose(self.headings.get(column, {}), language or self.language) or column

    def words(self, term: Term | None, language: str | None = None) -> str:
        """A term as a reader sees it: a label, a date in words, or the text."""
        language = language or self.language
        if term is None:
            return ""
        return in_words(term, language, self._kg.label if self._kg is not None else lambda *_: None)

    def sentence(self, row: Row, language: str | None = None) -> str:
        """A row as one line: what it is about, then each column by its heading; value, unit and bound make one figure."""
        language = language or self.language
        if row.text:
            return choose(row.text, language) or ""
        cells = {c: t for c, t in zip(self.columns, row.terms, strict=True) if t is not None and c not in self._given}
        said = {c: self.words(t, language) for c, t in cells.items()}
        for value, prefix in [("value", ""), *((c, c) for c in cells if f"{c}Bound" in cells)]:
            parts = {part: f"{prefix}{part[0].upper()}{part[1:]}" if prefix else part for part in _IN_FIGURE}
            if value in cells and (prefix or "unit" in cells):
                said[value] = self._figure(cells[value], {part: cells.get(name) for part, name in parts.items()}, language)
                for name in parts.values():
                    said.pop(name, None)
        if not said:
            return ""
        head, *rest = said
        first = (
            f"{self.heading(head, language)}: {said[head]}"
            if isinstance(cells[head], Literal) and head not in _SAY_THEMSELVES
            else said[head]
        )
        tail = "; ".join(f"{self.heading(c, language)}: {said[c]}" for c in rest)
        return f"{first} — {tail}" if tail else first

    @property
    def _given(self) -> set[str]:
        """Columns that only repeat what was asked for."""
        asked = set(self.parameters.values())
        return {
            c
            for i, c in enumerate(self.columns)
            if len(self.columns) > 1 and all(isinstance(r.terms[i], IRI) and shrink(str(r.terms[i])) in asked for r in self.rows)
        }

    def _figure(self, number: Term, parts: dict[str, Term | None], language: str) -> str:
        """A number with what belongs to it: its unit, bound, upper end, and in a ranking out of how many."""
        unit, bound = (shrink(str(parts[p] or "")).removeprefix("code:") for p in ("unit", "bound"))
        try:
            value, upper = (Decimal(str(t)) if t is not None else None for t in (number, parts["upper"]))
        except ArithmeticError:
            return self.words(number, language)
        known = self._kg.vocabulary.unit(str(parts["unit"]), language) if self._kg is not None else ""
        name = known or self.words(parts["unit"], language)
        out_of = str(parts["outOf"]) if parts["outOf"] else None
        return numbers.figure(value or Decimal(0), unit, name, language, bound=bound, upper=upper, out_of=out_of)

    def lines(self, language: str | None = None) -> Iterator[Line]:
        """How it was understood, the sentence that answers, each row as a sentence with its passages, and the sources."""
        language = language or self.language
        yield Line(f"{say('Understood as').render(language)}: {choose(self.paraphrase, language) or self.question}", HEADING)
        lead = choose(self.lead, language)
        if lead:
            yield Line(lead)
        yield from (Line(f"  {self.sentence(row, language)}", passages=row.passages) for row in self.rows)
        yield from (Line(f"  {number}: {name}") for number, name in self.legend(language).items())
        if not self.rows and not lead:
            yield Line(say("The documents say nothing of this.").render(language))

    def __str__(self) -> str:
        return join_lines(self.lines())

    def records(self, language: str | None = None) -> list[dict[str, str]]:
        """Each row as column → words, with ``passages`` as short references (``000-06 001-05``).

        A row that has a sentence of its own gives it as ``says``.
        """
        return [
            {c: self.words(t, language) for c, t in zip(self.columns, row.terms, strict=True)}
            | ({"says": choose(row.text, language or self.language) or ""} if row.text else {})
            | {"passages": " ".join(shrink(p).removeprefix("passage:") for p in row.passages)}
            for row in self.rows
        ]

    def to_pandas(self, language: str | None = None) -> pandas.DataFrame:
        """The rows as a frame of pandas, typed as :mod:`vnru_kg.frames` says, with labels in ``language``, and ``passages``.

        Raises :class:`~vnru_kg.errors.MissingExtraError` without pandas.
        """
        from .frames import to_pandas

        return to_pandas(self._typed(language))

    def to_polars(self, language: str | None = None) -> polars.DataFrame:
        """The same as a frame of polars; raises :class:`~vnru_kg.errors.MissingExtraError` without polars."""
        from .frames import to_polars

        return to_polars(self._typed(language))

    def _typed(self, language: str | None) -> Iterator[tuple[str, Sequence[Cell]]]:
        """The columns of a frame: labels and IRIs of things, values, what is said in words, and the passages as short references."""
        from .frames import with_labels

        table = Table(self.columns, [row.terms for row in self.rows])
        yield from with_labels(table.cells(), lambda iri: self.words(iri, language))
        ends = [(field, [r.get(field) for r in self.records(language)]) for field in ("says", "passages")]
        for name, texts in ends:
            if name == "passages" or any(texts):
                yield name, [None if text is None else (text, text, q("xsd:string")) for text in texts]

    @property
    def things(self) -> tuple[str, ...]:
        """The IRIs of what the rows name, each once, in their order."""
        return tuple(dict.fromkeys(str(t) for row in self.rows for t in row.terms if isinstance(t, IRI) and t.startswith(BASE)))

    @property
    def passages(self) -> tuple[str, ...]:
        """The IRIs of all passages that the rows cite, sorted."""
        return tuple(sorted({p for row in self.rows for p in row.passages}))

    def legend(self, language: str | None = None) -> dict[str, str]:
        """What the citations stand for: the number of each document that is cited (``003``) → its name."""
        language = language or self.language
        numbers_ = sorted({p.removeprefix(_PASSAGE).partition("-")[0] for p in self.passages})
        return {n: self.words(IRI(f"{BASE}source/{n}"), language) for n in numbers_}

    def to_rdflib(self) -> rdflib.Dataset:
        """What the cited passages say of the things in the rows; see :func:`vnru_kg.excerpt.to_rdflib`."""
        from .excerpt import to_rdflib

        return to_rdflib(self._graph(), self.things, self.passages)

    def to_networkx(self, language: str | None = None) -> networkx.MultiDiGraph[str]:
        """The things in the rows and what the cited passages link them to; see :func:`vnru_kg.excerpt.to_networkx`."""
        from .excerpt import to_networkx

        return to_networkx(self._graph(), self.things, self.passages, language or self.language)

    def _graph(self) -> Graph:
        if self._kg is None:
            raise ValueError("this answer stands without its graph")
        return self._kg

    def _repr_html_(self) -> str:
        """What was understood and a table, for Jupyter; below it a drawing where the answer is best seen as a network."""
        from . import notebook

        headings = [*map(self.heading, self.columns), "[…]"]
        shown = notebook.table(choose(self.paraphrase, self.language) or "", headings, (tuple(r.values()) for r in self.records()))
        lead = f"<p><strong>{html.escape(choose(self.lead, self.language) or '')}</strong></p>" if self.lead else ""
        return lead + shown + (notebook.drawing(self.to_networkx(), self.things) if self.view == "network" and self._kg is not None else "")


def answer(kg: Graph, sparql: str, *, understood: dict[str, str] | None = None, view: str = "table", question: str = "") -> Answer:
    """Run a SELECT and gather the passages of rows that say the same."""
    table = kg.rows(sparql)
    columns, rows = merge_rows(table)
    return Answer(columns, rows, sparql, understood or {}, view, question, _kg=kg)


def merge_rows(table: Table) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The columns that do not name passages, and the rows that differ in them, in the order in which they first came."""
    citing = [i for i, name in enumerate(table.variables) if name == CITATION or name.startswith(CITATION + "_")]
    kept = [i for i in range(len(table.variables)) if i not in citing]
    sources: dict[tuple[Term | None, ...], set[str]] = {}
    for row in table:
        passages = {str(row[i]) for i in citing if isinstance(row[i], IRI) and str(row[i]).startswith(_PASSAGE)}
        sources.setdefault(tuple(row[i] for i in kept), set()).update(passages)
    return tuple(table.variables[i] for i in kept), tuple(Row(terms, tuple(sorted(p))) for terms, p in sources.items())
