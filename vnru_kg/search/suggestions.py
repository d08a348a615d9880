"""What is offered when nothing was found: the names that share most with what was typed."""

from __future__ import annotations

from .find import LONGEST, Finder, Hit
from .index import Index, either
from .match import Match, name_words
from .typos import grams
from .words import Word, words

_MOST_WORDS = 12
_MOST_ASKED = 4  # words whose things are looked at, the rarest ones
_THINGS = 25  # looked at for each of them
_ALIKE = 0.4  # of the runs of three letters that two words share
_ENOUGH = 0.3  # of the words that two names share


def nearest(index: Index, text: str, limit: int = 3) -> list[Hit]:
    """The ``limit`` things whose names share most words, or words most like them, with ``text``; none if they share little."""
    typed = words(text[:LONGEST])[:_MOST_WORDS]
    finder = Finder(index, "", 0)
    options = [like for word in typed if (like := _options(index, finder, word))]
    scores: dict[int, tuple[float, str]] = {}
    for like in sorted(options, key=lambda like: sum(index.uses(like).values()))[:_MOST_ASKED]:
        numbers = index.matching(f"word:{either(like)}", _THINGS)
        for number, names in index.names(n for n in numbers if n not in scores).items():
            scores[number] = max(((_shared(options, len(typed), name), name) for name in names), key=lambda s: s[0])
    best = sorted((-score, number) for number, (score, _) in scores.items() if score >= _ENOUGH)[:limit]
    things = index.things(n for _, n in best)
    return [Hit(things[n][0], scores[n][1], int(Match.NEAR), things[n][2], things[n][1]) for _, n in best]


def _options(index: Index, finder: Finder, word: Word) -> dict[str, float]:
    """The words that there are and that may be meant, each with how much it is like the one that was typed."""
    if index.uses([word.plain]):
        return {word.plain: 1.0}
    near: dict[str, float] = {plain: 1 - errors / len(plain) for plain, errors in finder.near(word).items()}
    if near or len(word.plain) < 3:
        return near
    wanted = grams(f"^{word.plain}$")
    alike = {plain: _dice(wanted, grams(f"^{plain}$")) for plain in index.with_part(wanted, 2000)}
    best = sorted((p for p in alike if alike[p] >= _ALIKE), key=lambda p: -alike[p])[:5]
    return {p: alike[p] for p in best}


def _shared(options: list[dict[str, float]], count: int, name: str) -> float:
    """The part of the words that a name and the ``count`` words that were typed share."""
    best = 0.0
    for reading in name_words(name):
        left, shared = {w.plain for w in reading.words}, 0.0
        for like in options:
            there = left & like.keys()
            if there:
                partner = max(there, key=lambda p: (like[p], p))
                shared += like[partner]
                left.remove(partner)
        best = max(best, shared / max(count, len(reading.words), 1))
    return best


def _dice(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
