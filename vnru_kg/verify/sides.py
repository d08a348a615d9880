"""Who gives and who takes: what the little words around two places say of the direction between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..words import pattern
from .words import Words

_FILL = rf"(?:(?:{pattern('reading', 'beforePlace')})[\s\u00a0]+)*"
_TO = re.compile(rf"(?<!\w)(?:{pattern('reading', 'to')})[\s\u00a0]+{_FILL}\Z")
_FROM = re.compile(rf"(?<!\w)(?:{pattern('reading', 'from')})[\s\u00a0]+{_FILL}\Z")
_TAKES = re.compile(rf"(?<!\w)(?:{pattern('reading', 'takes')})(?!\w)")


def score(words: Words, window: tuple[int, int], source: Iterable[tuple[int, int]], target: Iterable[tuple[int, int]]) -> int:
    """How far the little words in ``window`` say “from the source to the target” (above 0) or the reverse (below); 0: nothing is said.

    ``source`` and ``target`` are where the two are named.
    """
    total = 0
    for start, _, side in _alone(words, window, source, target):
        before = words.text[max(window[0], start - 60) : start]
        total += 2 * side * (bool(_FROM.search(before)) - bool(_TO.search(before)))
    return total


def first(
    words: Words, window: tuple[int, int], one: Iterable[tuple[int, int]], other: Iterable[tuple[int, int]], *, takes: bool = True
) -> int:
    """1 if ``one`` is named first in ``window`` with no little word before it, -1 if ``other`` is; 0 if neither, or if with ``takes``
    a word says that whoever is named first receives.
    """
    if takes and _TAKES.search(words.text[slice(*window)]):
        return 0
    for start, _, side in _alone(words, window, one, other):
        before = words.text[max(window[0], start - 60) : start]
        if not _TO.search(before) and not _FROM.search(before):
            return side
    return 0


def _alone(
    words: Words, window: tuple[int, int], one: Iterable[tuple[int, int]], other: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Where the two are named in ``window``, in order, with 1 or -1 for which; not where they stand side by side, “Nga – Việt”."""
    begin, end = window
    inside = sorted([(*p, 1) for p in one if begin <= p[0] and p[1] <= end] + [(*p, -1) for p in other if begin <= p[0] and p[1] <= end])
    for start, stop, side in inside:
        between = words.text[begin:start].rstrip()[-1:], words.text[stop:end].lstrip()[:1]
        if not set(between) & set("-–—"):
            yield start, stop, side


def nearest(words: Words, source: Iterable[tuple[int, int]], target: Iterable[tuple[int, int]], position: int | None) -> int:
    """The last mark of a direction before ``position`` in its sentence (above 0: “from the source to the target”); without a
    position, the sum over the sentences that name either.
    """
    source, target = list(source), list(target)
    if position is None:
        named = {words.sentence(p[0]) for p in (*source, *target)}
        return sum(score(words, sentence, source, target) for sentence in named)
    begin, _ = words.sentence(position)
    places = sorted((p for p in (*source, *target) if begin <= p[0] and p[1] <= position), reverse=True)
    for place in places:
        if points := score(words, (begin, place[1]), [place] if place in source else (), [place] if place in target else ()):
            return points
    return 0
