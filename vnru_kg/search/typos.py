"""Typing errors: how many a word may have, the words that one error makes of it, and the distance of two words."""

from __future__ import annotations

from collections.abc import Iterator

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_ONE, _TWO = 3, 8  # letters from which a word may have one error, and two
_LONGEST = 30  # letters; to try every error in a longer one would take long
_MANY = 3  # words beside which one of two letters may have an error too


def most_errors(plain: str, words: int = 1) -> int:
    """How many errors a word of that length may have among so many words.

    What holds a digit may have none, since another number is another thing.
    """
    if not _ONE - (words >= _MANY) <= len(plain) <= _LONGEST or any(c.isdigit() for c in plain):
        return 0
    return 1 if len(plain) < _TWO else 2


def one_error(plain: str) -> Iterator[str]:
    """Every spelling that is one letter too many, too few, wrong, or swapped with its neighbour away from ``plain``."""
    # a letter of the other alphabet that looks the same is an error too: Moscow with a Cyrillic М
    letters = "".join(alphabet for alphabet in (_LATIN, _CYRILLIC) if not plain or any(c in alphabet for c in plain)) or _LATIN
    for i in range(len(plain) + 1):
        before, after = plain[:i], plain[i:]
        if after:
            yield before + after[1:]
            yield from (before + c + after[1:] for c in letters)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        yield from (before + c + after for c in letters)


def distance(one: str, other: str, most: int) -> int:
    """The errors between two spellings (optimal string alignment); any number above ``most`` if there are more than that."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before_that, before, row = before, row, [i]
        for j, facing in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, before_that[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return row[-1]


def pieces(plain: str, errors: int) -> list[str]:
    """``plain`` with its ends marked, cut into so many pieces that one at least is left whole by ``errors`` errors.

    (A swap of two letters on both sides of a cut spoils two pieces; such a word is found if it has no other error.)
    """
    marked, count = f"^{plain}$", errors + 1
    return [marked[len(marked) * n // count : len(marked) * (n + 1) // count] for n in range(count)]


def grams(text: str) -> set[str]:
    """The runs of three characters."""
    return {text[i : i + 3] for i in range(len(text) - 2)}
