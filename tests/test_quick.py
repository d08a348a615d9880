"""Commands whose words are plain are run without click: the same words do the same either way, and all others are left to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_kg.cli import door, quick
from vnru_kg.engine import guard
from vnru_kg.library import questions
from vnru_kg.namespaces import prefixes

Captured = pytest.CaptureFixture[bytes]
VISITS = "SELECT ?thing ?name { ?thing skos:prefLabel ?name } ORDER BY ?thing ?name LIMIT 3"
PLAIN = [
    ["query", VISITS],
    ["query", VISITS, "-f", "tsv"],
    ["query", "--format=json", VISITS],
    ["query", "DESCRIBE place:anland", "-f", "turtle"],
    ["query", "SELECT ?x { ?x a vnru:Nothing }", "--lang", "ru"],
    ["query", "ASK {"],
    ["query", "ASK { ?s nope:x ?o }", "--lang=vi"],
    ["query", "missing.rq"],
    ["show", "Anland"],
    ["show", "place:anland", "--lang", "ru", "--format", "csv"],
    ["show", "no", "such", "thing"],
]
LEFT = [
    [],
    ["--help"],
    ["info"],
    ["query"],
    ["show"],
    ["query", "ASK {}", "ASK {}"],
    ["query", "ASK {}", "--limit", "1"],
    ["query", "ASK {}", "-f"],
    ["query", "ASK {}", "-f", "nonsense"],
    ["query", "ASK {}", "-f=tsv"],
    ["query", "ASK {}", "-ftsv"],
    ["query", "ASK {}", "-f", "tsv", "--format", "csv"],
    ["query", "ASK {}", "--lang", "de"],
    ["query", "ASK {}", "--lang="],
    ["query", "--", "ASK {}"],
    ["show", "Anland", "--as-of", "2001"],
    ["show", "Anland", "--help"],
    ["show", "Anland", "-f", "turtle"],
]


@pytest.mark.parametrize("words", PLAIN, ids=" ".join)
def test_plain_words_do_the_same_with_click_and_without(
    words: Sequence[str], home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    line = [*words, "--data", str(home)]
    quickly = quick.run(line, {})
    first = capfdbinary.readouterr()
    slowly = door.run(line)
    second = capfdbinary.readouterr()
    assert quickly is not None
    assert (quickly, first.out, first.err) == (slowly, second.out, second.err)
    assert first.out or first.err


@pytest.mark.parametrize("words", LEFT, ids=" ".join)
def test_other_words_are_left_to_click(words: Sequence[str], capfdbinary: Captured) -> None:
    assert quick.run(words, {}) is None
    assert capfdbinary.readouterr() == (b"", b"")


def test_completion_is_left_to_click() -> None:
    assert quick.run(["show", "Anland"], {"_VNRU_KG_COMPLETE": "bash_complete"}) is None


# ---- the guard looks closely only where it must ------------------------------------------------------------------------------

_WORDS = ("SELECT * { ", "?s ", "vnru:post ", "a ", "<http://x/> ", "'text' ", '"# ', "LOAD ", "service ", "\\u0053", "é ", "# ", "\n")
SNIPPETS = st.sampled_from([*_WORDS, *"([{}/"])


@given(st.lists(SNIPPETS, max_size=120).map("".join))
def test_what_is_passed_without_a_closer_look_would_have_passed(text: str) -> None:
    if guard._is_plain(text):
        used = guard._check_size(text)
        assert not guard._SERVICE.search(text)
        assert {p for p in used if p in prefixes()} <= set(guard.check_query(text))


def test_most_questions_need_no_closer_look() -> None:
    assert guard._is_plain("SELECT ?s WHERE { ?s a foaf:Person ; skos:prefLabel ?name } ORDER BY ?name")
    for question in questions().values():
        assert set(guard._check_size(question.text)) & set(prefixes()) <= set(guard.check_query(question.text))


@pytest.mark.parametrize(
    "text", ["ASK { SERVICE ?x {} }", "LOAD x:y", "{" * 101, "/" * 61, "(" * 60 + "[" * 41, "x" * 2001, "é", "a < b", "\\u0053"]
)
def test_the_guard_looks_closely_at_what_might_be_refused(text: str) -> None:
    assert not guard._is_plain(text)
