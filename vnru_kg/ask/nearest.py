"""The questions of the library that share most words with a question in plain words."""

from __future__ import annotations

from functools import cache
from math import log

from ..library import questions
from .link import Question
from .offer import Choice
from .tokens import tokens


def nearest(question: Question, language: str, most: int) -> list[Choice]:
    """At most so many questions of the library, nearest first."""
    bags = _bags(question.language)
    asked = {t.key for t in tokens(question.text, question.language) if len(t.key) > 1}
    weights = {w: log(len(bags) / n) for w in asked if (n := sum(w in bag for bag in bags.values()))}
    scored = sorted(((sum(weights.get(w, 0.0) for w in bag & asked), name) for name, bag in bags.items()), key=lambda s: (-s[0], s[1]))
    del language
    return [Choice(name, {}, questions()[name].titles, f"vnru-kg ask {name}") for score, name in scored[: max(most, 0)] if score > 0]


@cache
def _bags(language: str) -> dict[str, frozenset[str]]:
    return {
        name: frozenset(t.key for t in tokens(f"{q.titles[language]} {q.descriptions[language]}", language))
        for name, q in questions().items()
    }
