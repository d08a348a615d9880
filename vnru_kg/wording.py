"""How much of a text stands in another word for word: a description is the graph's own words, not the document's."""

from __future__ import annotations

import re

from .text import fold

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of ``text``, folded, without its punctuation."""
    return _WORD.findall(fold(text))


def longest_run(text: str, passage: str) -> list[str]:
    """The longest run of words that ``text`` shares with ``passage``, folded; the first of several that are equally long.

    >>> longest_run("Hai bên ký hiệp định về dầu khí.", "Hôm qua, hai bên ký hiệp định hợp tác.")
    ['hai', 'ben', 'ky', 'hiep', 'dinh']
    """
    mine, theirs = words(text), words(passage)
    ends: dict[str, list[int]] = {}
    for position, word in enumerate(theirs):
        ends.setdefault(word, []).append(position)
    best = end = 0
    runs: dict[int, int] = {}  # position in the passage → length of the common run that ends there
    for position, word in enumerate(mine):
        runs = {there: runs.get(there - 1, 0) + 1 for there in ends.get(word, ())}
        longest = max(runs.values(), default=0)
        if longest > best:
            best, end = longest, position + 1
    return mine[end - best : end]
