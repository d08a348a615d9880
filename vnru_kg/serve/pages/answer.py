"""Pages with answers: search, a question in plain words, a question of the library with its form, SPARQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ... import numbers
from ...answers import Answer
from ...ask import Offer, ask
from ...engine import IRI, Literal, Table, Triples
from ...errors import VnruError
from ...library import ANY, Question, questions
from ...namespaces import shrink
from ...search import find, index_of, nearest
from ...text import choose
from ...words import render
from .page import Page, Piece

PAGE_SIZE = 30
_BARS = 40
_LABELS = ("year", "period", "when", "date")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its name, the number as it is said, and its length in hundredths."""

    name: str
    text: str
    length: int


class SearchPage:
    """What the template of a search asks."""

    def __init__(self, page: Page, text: str, offset: int = 0) -> None:
        self.page, self.text, self.offset = page, text, offset
        self.title = page.words["search"]
        self._hits = find(index_of(page.kg), text, limit=offset + PAGE_SIZE + 1) if text.strip() else []

    @property
    def hits(self) -> list[tuple[Piece, str, str, int]]:
        """Each thing with the kind it is of, the name that was found if it is another, and how many passages mention it."""
        rows = []
        for hit in self._hits[self.offset : self.offset + PAGE_SIZE]:
            piece = self.page.link(hit.iri)
            kind = self.page.kg.label(f"https://w3id.org/vnru/code/kind-{hit.kind}", self.page.language) or hit.kind
            rows.append((piece, kind, hit.name if hit.name != piece.text else "", hit.mentions))
        return rows

    @property
    def more(self) -> int | None:
        """Where the next page begins; ``None`` on the last."""
        return self.offset + PAGE_SIZE if len(self._hits) > self.offset + PAGE_SIZE else None

    @property
    def near(self) -> list[Piece]:
        """What may have been meant, if nothing was found."""
        if self._hits or not self.text.strip():
            return []
        return [self.page.link(h.iri) for h in nearest(index_of(self.page.kg), self.text)]


class AnswerPage:
    """What the template of an answer asks; ``question`` is one of the library, if it is one."""

    def __init__(self, page: Page, text: str, given: Mapping[str, str] | None = None, *, run: bool = True) -> None:
        self.page, self.text = page, text
        self.question: Question | None = questions().get(text)
        self.values = {name: value for name, value in (given or {}).items() if value.strip()}
        self.title = choose(self.question.titles, page.language) or text if self.question else page.words["ask"]
        self.answer: Answer | None = None
        self.offer: Offer | None = None
        self.mistake = self.hint = ""
        if run and text.strip():
            self._run()

    def _run(self) -> None:
        try:
            answer = ask(self.page.kg, self.text, self.values or None, self.page.language)
        except VnruError as error:
            self.mistake, self.hint = render(error.message, self.page.language), render(error.hint, self.page.language)
            return
        if isinstance(answer, Answer):
            self.answer = answer
        else:
            self.offer = answer

    @property
    def parameters(self) -> list[tuple[str, str, str, str]]:
        """The fields of the form: name, what it is called, its kind, and what stands in it."""
        if self.question is None:
            return []
        shown = [p for p in self.question.parameters if p.name != "language"]
        return [(p.name, choose(p.labels, self.page.language) or p.name, _input(p.type), self.values.get(p.name, "")) for p in shown]

    @property
    def lead(self) -> str:
        """The sentence that answers."""
        return (choose(self.answer.lead, self.page.language) or "") if self.answer else ""

    @property
    def paraphrase(self) -> str:
        """How the question was understood."""
        return (choose(self.answer.paraphrase, self.page.language) or "") if self.answer else ""

    @property
    def rows(self) -> list[tuple[list[Piece], list[Piece]]]:
        """Each row as a sentence with its passages."""
        if self.answer is None:
            return []
        rows = []
        for row in self.answer:
            things = [str(t) for t in row.terms if isinstance(t, IRI)]
            rows.append((self.page.link_names(self.answer.sentence(row, self.page.language), things), self.page.citations(row.passages)))
        return rows

    @property
    def choices(self) -> list[Piece]:
        """The questions that may have been meant."""
        if self.offer is None:
            return []
        return [
            Piece(choose(c.words, self.page.language) or c.question, self.page.at(f"query/{c.question}{_query_string(c.parameters)}"))
            for c in self.offer
        ]

    @property
    def reason(self) -> list[str]:
        """Why there is no answer."""
        return list(self.offer.lines(self.page.language)) if self.offer else []

    @property
    def bars(self) -> list[Bar]:
        """The figures of an answer that is a chart."""
        if self.answer is None or "value" not in self.answer.columns:
            return []
        value = self.answer.columns.index("value")
        named = next(
            (self.answer.columns.index(c) for c in (*_LABELS, *self.answer.columns) if c in self.answer.columns and c != "value"), None
        )
        if named is None:
            return []
        values = [(self.page.term(row.terms[named]).text, _number(row.terms[value])) for row in self.answer.rows[:_BARS]]
        most = max((n for _, n in values if n is not None), default=Decimal(0))
        if most <= 0 or len(set(self._units())) > 1:
            return []
        return [
            Bar(name, numbers.readable(n, self.page.language), max(0, round(n / most * 100)))
            for name, n in values
            if n is not None and n >= 0
        ]

    def _units(self) -> Iterator[object]:
        assert self.answer is not None  # noqa: S101 — asked for its bars
        for column in ("unit", "indicator"):
            if column in self.answer.columns:
                yield from {row.terms[self.answer.columns.index(column)] for row in self.answer}

    @property
    def things(self) -> list[Piece]:
        """The things of the answer."""
        return [self.page.link(t) for t in self.answer.things[:_BARS]] if self.answer else []


class QueryPage:
    """What the template of the endpoint asks: a query, and its answer if it has been run."""

    def __init__(self, page: Page, text: str, answer: Table | Triples | bool | None = None, cut: int = 0) -> None:
        self.page, self.text, self.answer, self.cut = page, text, answer, cut
        self.title = "SPARQL"

    @property
    def columns(self) -> list[str]:
        """The variables, or the parts of triples."""
        if isinstance(self.answer, Table):
            return list(self.answer.variables)
        return ["subject", "predicate", "object"] if isinstance(self.answer, Triples) else []

    @property
    def rows(self) -> list[list[Piece]]:
        """The rows, or the triples."""
        if self.answer is None or isinstance(self.answer, bool):
            return []
        return [[self.page.term(term) for term in row] for row in self.answer]

    @property
    def truth(self) -> str:
        """The answer to ASK, in words."""
        if not isinstance(self.answer, bool):
            return ""
        return self.page.words["yes" if self.answer else "no"]

    @property
    def examples(self) -> list[tuple[str, str]]:
        """Questions of the library, whose pages show their queries."""
        return [(choose(question.titles, self.page.language) or question.id, question.id) for question in questions().values()]


def _input(kind: str) -> str:
    return {"number": "number", "year": "number"}.get(kind, "text")


def _number(term: object) -> Decimal | None:
    try:
        return Decimal(term.text) if isinstance(term, Literal) else None
    except InvalidOperation:
        return None


def _query_string(parameters: Mapping[str, str]) -> str:
    from urllib.parse import urlencode

    shown = {name: shrink(value) if value.startswith("http") else value for name, value in parameters.items() if value != ANY}
    return f"?{urlencode(shown)}" if shown else ""
