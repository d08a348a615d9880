"""Terms as a reader sees them: one function for every part that tells them."""

from __future__ import annotations

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.answers import Answer, Row
from vnru_kg.engine import IRI, Literal, Term
from vnru_kg.namespaces import BASE, q
from vnru_kg.serve.pages.page import Page, Place
from vnru_kg.terms import in_words, term


def nameless(_iri: str, _language: str) -> None:
    """Nothing has a name."""


@pytest.mark.parametrize(
    ("asked", "language", "said"),
    [
        (Literal("1994-06-16", q("edtf:EDTF")), "ru", "16 июня 1994"),
        (Literal("2025-01-29T16:45:00+07:00", q("edtf:EDTF")), "en", "29 January 2025"),
        (Literal("2025-01-29T16:45:00Z", q("xsd:dateTime")), "vi", "29/1/2025"),
        (Literal("2025-04", q("xsd:gYearMonth")), "vi", "tháng 4/2025"),
        (Literal("not a day", q("xsd:date")), "en", "not a day"),
        (Literal("245000000", q("xsd:decimal")), "en", "245,000,000"),
        (Literal("-36.40", q("xsd:decimal")), "vi", "−36,4"),
        (Literal("no number", q("xsd:decimal")), "vi", "no number"),
        (Literal("2016", q("xsd:integer")), "en", "2016"),
        (Literal("1994-06-16"), "en", "1994-06-16"),
        (Literal("xin chào", language="vi"), "ru", "xin chào"),
        (IRI(BASE + "person/nobody"), "en", "person:nobody"),
        (IRI(BASE + "prefix/person"), "en", "prefix/person"),
        (IRI("http://www.wikidata.org/entity/Q7747"), "en", "wd:Q7747"),
        (IRI("https://example.org/a b"), "en", "https://example.org/a b"),
    ],
)
def test_a_term_in_words(asked: Term, language: str, said: str) -> None:
    assert in_words(asked, language, nameless) == said


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_an_answer_and_a_page_of_the_server_say_a_term_alike(kg: KnowledgeGraph, language: str) -> None:
    terms = [s.object for node in ("observation:000-06-turnover-2023", "source:002", "place:hanoi") for s in kg.statements(q(node))]
    assert {type(t) for t in terms} == {IRI, Literal}
    answer = Answer(("x",), tuple(Row((t,), ()) for t in terms), "", {}, language=language, _kg=kg)
    page = Page(kg, Place("https://example.org", "", language, ""))
    for one in terms:
        assert answer.words(one) == page.term(one).text == in_words(one, language, kg.label)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("person:vo-van-kiet", IRI(BASE + "person/vo-van-kiet")),
        ("<https://example.org/x>", IRI("https://example.org/x")),
        ("<1994", Literal("<1994", q("edtf:EDTF"))),
        ("person: the first", Literal("person: the first", q("edtf:EDTF"))),
        ("https://example.org/x", IRI("https://example.org/x")),
        ("2025-01-29T16:45:00", Literal("2025-01-29T16:45:00", q("edtf:EDTF"))),
        ("no-prefix-of-ours:x", Literal("no-prefix-of-ours:x", q("edtf:EDTF"))),
        ("2016", Literal("2016", q("edtf:EDTF"))),
    ],
)
def test_what_fills_a_parameter_as_a_term(text: str, read: Term) -> None:
    assert term(text) == read
