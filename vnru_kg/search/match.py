"""How well a name matches what was typed."""

from __future__ import annotations

import re
from collections import namedtuple
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from ..records import dataclass
from .index import readings
from .words import Word, agrees, join, same

_PATRONYMIC = re.compile(r"\w{3,}(?:vich|vna|вич|вна|ична)")
_NAME = 4  # words, at most, of a name whose words may be typed as initials


class Match(IntEnum):
    """The ways in which a name may match, best first; :attr:`Hit.rank <vnru_kg.search.Hit>` is one of them."""

    EXACT = 0
    """The whole name."""
    OTHERWISE = 1
    """The whole name written otherwise: other spaces or hyphens, words in another order, initials."""
    BEGINNING = 2
    """The first words of the name."""
    PREFIX = 3
    """The beginning of the name, its last word unfinished (and no word by itself)."""
    ROW = 4
    """Words of the name that stand together."""
    ANY_ORDER = 5
    """Words of the name in any order."""
    PARTIAL = 6
    """Words of the name, the last one typed unfinished, or initials, or words of different names of the thing."""
    INSIDE = 7
    """Parts of words."""
    SOUND = 8
    """Words that sound alike: another transliteration."""
    NEAR = 9
    """Words with a typing error, or with other accents than were typed."""


class NameWords(namedtuple("NameWords", ("words", "line"))):
    """A name in words; ``line`` is what they are without accents, each between two spaces."""

    __slots__ = ()
    words: tuple[Word, ...]
    line: str


@lru_cache(maxsize=1 << 14)
def name_words(name: str) -> tuple[NameWords, ...]:
    """The :func:`~vnru_kg.search.index.readings` of a name, the one as it is written first."""
    return tuple(NameWords(r, f" {' '.join(w.plain for w in r)} ") for r in readings(name))


@dataclass(frozen=True, slots=True)
class Input:
    """What was typed, in words; ``whole`` is all of it as one word, ``row`` the words without accents, each after a space.

    ``finished`` says that the last word is one that names have: then it counts as the beginning of a longer one only in
    the second place (``nga`` means *Nga* before *ngành*).
    """

    words: tuple[Word, ...]
    whole: Word
    row: str
    finished: bool = False

    @classmethod
    def of(cls, text: Sequence[Word], *, finished: bool = False) -> Input:
        """The words together with what they make."""
        return cls(tuple(text), join(text), "".join(f" {w.plain}" for w in text), finished)

    def match(self, name: str) -> Match | None:
        """How ``name`` matches letter by letter (up to :attr:`Match.INSIDE`), or ``None``."""
        as_written, *hyphens_dropped = name_words(name)
        best = self._match(as_written)
        for reading in hyphens_dropped:
            other = self._match(reading)
            if other is not None and (best is None or other < best):
                best = max(other, Match.OTHERWISE)
        return best

    def _match(self, name: NameWords) -> Match | None:
        words, line = name
        if line.replace(" ", "") == self.whole.plain and same(self.whole, join(words)):
            return Match.EXACT if len(words) == len(self.words) and line[:-1] == self.row else Match.OTHERWISE
        if not all(w.plain in line for w in self.words):
            return None
        if len(self.words) > 1 and self._reordered(words):
            return Match.OTHERWISE
        return self._in_a_row(name) or self._scattered(words)

    def _scattered(self, words: tuple[Word, ...]) -> Match | None:
        if len(self.words) > 1 and self.is_scattered(words):
            return Match.ANY_ORDER
        if self.is_scattered(words, unfinished=True):
            return Match.PARTIAL
        return Match.INSIDE if self._inside(words) else None

    def _in_a_row(self, name: NameWords) -> Match | None:
        """The words side by side in the name, the last one perhaps unfinished."""
        count = len(self.words)
        best: Match | None = None
        at = name.line.find(self.row)
        while at >= 0:
            start = name.line.count(" ", 0, at)
            row = name.words[start : start + count]
            if all(map(agrees, self.words, row)):
                finished = name.line[at + len(self.row)] == " "
                if start == 0 and finished:
                    return Match.BEGINNING
                if start == 0 and not self.finished:
                    return Match.PREFIX
                if finished:
                    return Match.ROW
                best = Match.PARTIAL
            at = name.line.find(self.row, at + 1)
        return best

    def is_scattered(self, words: Sequence[Word], *, unfinished: bool = False) -> bool:
        """Whether each word that was typed is another word of the name; if ``unfinished``, the last and initials as beginnings."""
        left = list(words)
        last = len(self.words) - 1
        places = {word: n for n, word in enumerate(self.words)}
        for word, n in sorted(places.items(), key=lambda w: (w[0].spelling == w[0].plain, -len(w[0].plain))):
            begun = unfinished and (n == last or len(word.plain) == 1)
            partner = next((w for w in left if same(word, w)), None) or (begun and next((w for w in left if agrees(word, w)), None))
            if not partner:
                return False
            left.remove(partner)
        return True

    def _reordered(self, words: tuple[Word, ...]) -> bool:
        """Whether the words are those of the name in another order, or as initials; a patronymic may lack."""
        if len(words) == len(self.words) and self.is_scattered(words):
            return True
        if not len(self.words) <= len(words) <= _NAME or {len(w.plain) > 1 for w in self.words} != {True, False}:
            return False
        left = list(words)
        for word in sorted(self.words, key=lambda w: -len(w.plain)):
            partner = next((w for w in left if (agrees(word, w) if len(word.plain) == 1 else same(word, w))), None)
            if partner is None:
                return False
            left.remove(partner)
        return all(_PATRONYMIC.fullmatch(w.plain) for w in left)

    def _inside(self, words: tuple[Word, ...]) -> bool:
        return all(any(_part(t, n) for n in words) for t in self.words)


def _part(typed: Word, named: Word) -> bool:
    at = named.plain.find(typed.plain)
    if at < 0:
        return False
    if len(named.spelling) != len(named.plain):
        return typed.spelling in named.spelling
    return agrees(typed, Word(named.spelling[at:], named.plain[at:]))
