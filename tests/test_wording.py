"""How much of a text is another's."""

from __future__ import annotations

import pytest

from vnru_kg.wording import longest_run, words


@pytest.mark.parametrize(
    ("text", "passage", "run"),
    [
        ("", "a b", ""),
        ("a b", "", ""),
        ("one two three", "four five", ""),
        ("one two three four", "zero two three five", "two three"),
        ("a b a b c", "x a b c", "a b c"),
        ("a b c", "a b x b c x a b c d", "a b c"),
        ("Две стороны – Вьетнам и Россия", "две стороны, вьетнам и Россия.", "две стороны вьетнам и россия"),
        ("Đối tác (chiến lược) toàn diện", "đối tác chiến lược, toàn diện", "doi tac chien luoc toan dien"),
        ("c c c", "c c", "c c"),
    ],
)
def test_the_longest_run_of_words(text: str, passage: str, run: str) -> None:
    assert longest_run(text, passage) == run.split()
    assert len(longest_run(passage, text)) == len(run.split())  # either way round


def test_a_sentence_taken_over_is_found_whatever_stands_around_it() -> None:
    sentence = "the two sides agreed to raise their trade to ten billion by the year after next"
    passage = f"On Monday, {sentence}, the minister said."
    assert longest_run(f"It says that {sentence}!", passage) == words(sentence)
    assert len(longest_run("Trade is to reach ten billion, both sides say.", passage)) == 2
