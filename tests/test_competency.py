"""The competency questions: what a researcher asks in Vietnamese, English or Russian, and what the documents answer.

``NNN-slug.rq`` has a head (question, language, passages) and a query; ``NNN-slug.tsv`` the rows. They were read out of the
documents: when the graph answers otherwise, the graph or the query is wrong.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import IRI, Literal, Term
from vnru_kg.namespaces import shrink

FOLDER = Path(__file__).parent / "data" / "competency"
FILES = sorted(FOLDER.glob("*.rq"))
DOCUMENTS = {"000", "001", "002", "003", "004"}
DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"


@dataclass(frozen=True, slots=True)
class Question:
    """One file: the head, and the query itself."""

    text: str
    language: str
    passages: tuple[str, ...]
    query: str


@cache
def read(path: Path) -> Question:
    """The question in ``path``; the head is the comments before the query."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
    query = "\n".join(line for line in lines if not line.startswith("# "))
    return Question(head["question"], head["language"], tuple(head["passages"].split(", ")), query)


def expected(path: Path) -> tuple[list[str], list[tuple[str, ...]]]:
    """Variables and rows of the table beside a query."""
    with path.with_suffix(".tsv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    return header, [tuple(row) for row in rows]


def written(term: Term | None) -> str:
    """A term as the tables write it: prefixed names, plain text, numbers without trailing zeros, nothing for unbound."""
    if term is None:
        return ""
    if isinstance(term, IRI):
        return shrink(term)
    if isinstance(term, Literal) and term.datatype == DECIMAL:
        return format(Decimal(term.text).normalize(), "f")
    return str(term)


def test_the_questions_are_many_in_three_languages_and_from_every_document() -> None:
    questions = [read(path) for path in FILES]
    assert len(questions) >= 120
    languages = Counter(question.language for question in questions)
    assert set(languages) == {"vi", "en", "ru"}
    assert min(languages.values()) >= 30
    assert {passage[:3] for question in questions for passage in question.passages} == DOCUMENTS
    assert len({question.text for question in questions}) == len(questions)


def test_each_question_has_a_number_of_its_own_and_a_table() -> None:
    assert len({path.name[:3] for path in FILES}) == len(FILES)
    assert {path.stem for path in FILES} == {path.stem for path in FOLDER.glob("*.tsv")}


def test_each_table_is_sorted_and_each_row_stands_once() -> None:
    tables = {path.stem: expected(path) for path in FILES}
    assert [name for name, (_, rows) in tables.items() if rows != sorted(set(rows))] == []
    assert [name for name, (header, rows) in tables.items() if any(len(row) != len(header) for row in rows)] == []


def test_the_passages_named_are_passages(kg: KnowledgeGraph) -> None:
    known = {str(row[0]) for row in kg.select("SELECT ?p { ?p a vnru:Passage }")}
    assert known
    base = "https://w3id.org/vnru/passage/"
    assert [(path.stem, passage) for path in FILES for passage in read(path).passages if base + passage not in known] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_graph_answers_as_the_documents_do(path: Path, kg: KnowledgeGraph) -> None:
    question = read(path)
    header, rows = expected(path)
    table = kg.select(question.query)
    assert list(table.variables) == header
    assert {tuple(written(term) for term in row) for row in table} == set(rows), question.text
