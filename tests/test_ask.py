"""Asking: by the name of a question and in one's own words; an offer where it is not clear what was asked."""

from __future__ import annotations

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.ask import Answer, Offer, ask
from vnru_kg.errors import AmbiguousError, NotFoundError

from .benchmarks.ask import judged


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Putin thăm Việt Nam mấy lần?", "visit-count"),
        ("How many times has Putin been to Vietnam?", "visit-count"),
        ("кто подписал договор 1994 года?", "instrument-parties"),
    ],
)
def test_plain_words_find_their_question(kg: KnowledgeGraph, text: str, question: str) -> None:
    found = ask(kg, text)
    assert isinstance(found, Answer)
    assert found.question == question
    assert found.rows
    assert all(row.passages for row in found)
    assert found.understood[found.language]


def test_a_question_of_the_library_takes_parameters(kg: KnowledgeGraph) -> None:
    found = ask(kg, "visits-of-person", {"person": "Võ Văn Kiệt"}, "en")
    assert isinstance(found, Answer)
    assert found.parameters["person"] == "person:vo-van-kiet"
    assert [p.rpartition("/")[2] for row in found for p in row.passages] == ["003-25"]


@pytest.mark.parametrize("text", ["", "   ", "???", "who won the world cup", "Wer hat den Vertrag unterschrieben?", "a" * 1_000_000])
def test_what_is_not_understood_is_offered_and_never_answered(kg: KnowledgeGraph, text: str) -> None:
    assert isinstance(ask(kg, text), Offer)


@pytest.mark.parametrize(
    ("parameters", "error"),
    [
        ({"persn": "person:vo-van-kiet"}, NotFoundError),
        ({"person": "nobody at all"}, NotFoundError),
        ({"person": "place:moscow"}, NotFoundError),
        ({"person": "Nguyễn"}, AmbiguousError),
    ],
)
def test_a_bad_parameter_is_an_error(kg: KnowledgeGraph, parameters: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        ask(kg, "visits-of-person", parameters)


def test_an_impossible_date_is_an_error(kg: KnowledgeGraph) -> None:
    with pytest.raises(NotFoundError):
        ask(kg, "visits-in-period", {"from": "2012-13-45"})


def test_the_phrasings_of_the_development_set_are_understood(kg: KnowledgeGraph) -> None:
    verdicts = [one.verdict for one in judged(kg, "dev")]
    assert len(verdicts) > 80
    assert verdicts.count("right") >= 0.85 * len(verdicts)
