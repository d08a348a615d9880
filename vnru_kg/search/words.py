"""Words as people type them and as names print them: their letters as written, and the same letters without accents."""

from __future__ import annotations

import re
import unicodedata
from collections import namedtuple
from collections.abc import Sequence
from functools import lru_cache

from ..text import fold

_WORD = re.compile(r"[^\W_]+")
# anything but letters, digits, spaces and usual punctuation, and the letter that is written in two ways
_UNUSUAL = re.compile(r"[^\w\s!-/:-@\[-`{-~«»“”„‘’–—…№°×→]|ё")


class Word(namedtuple("Word", ("spelling", "plain"))):
    """A word in lower case: ``spelling`` with its accents, ``plain`` without."""

    __slots__ = ()
    spelling: str
    plain: str


class _Spelt(dict[int, str]):
    """Letter → lower case. Marks that belong to no letter and characters without width vanish, control characters part words."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        category = unicodedata.category(letter)
        if category in {"Cc", "Cs"}:
            kept = " "
        elif category == "Cf" or unicodedata.combining(letter):
            kept = ""
        elif letter in "ёЁ":  # most Russian text leaves the dots out, so that they say nothing
            kept = "е"
        else:
            kept = "".join(c for c in unicodedata.normalize("NFC", letter.casefold()) if not unicodedata.combining(c))
        self[code] = kept
        return kept


_spelt = _Spelt()
# Vietnamese puts the tone of an open syllable on either vowel: hoà and hòa, thuý and thúy are one word (but quý has one vowel)
_TONE = re.compile(r"(?<!q)([ou])([àáảãạèéẻẽẹỳýỷỹỵ])\Z")


_bare = lru_cache(maxsize=1 << 12)(fold)  # letter by letter, which gives the same and is quicker


@lru_cache(maxsize=1 << 18)
def _word(spelt: str) -> Word:
    if spelt.isascii():
        return Word(spelt, spelt)
    return Word(_TONE.sub(_first_vowel, spelt), "".join(map(_bare, spelt)))


def _first_vowel(vowels: re.Match[str]) -> str:
    bare = unicodedata.normalize("NFD", vowels[2])  # the letter and its tone
    return unicodedata.normalize("NFC", vowels[1] + bare[1]) + bare[0]


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, which are its runs of letters and digits.

    >>> words("Đối tác")
    (Word(spelling='đối', plain='doi'), Word(spelling='tác', plain='tac'))
    >>> [word.plain for word in words("V.Putin")]
    ['v', 'putin']
    """
    spelt = text.casefold() if text.isascii() else unicodedata.normalize("NFC", text).casefold()
    if _UNUSUAL.search(spelt):
        spelt = unicodedata.normalize("NFC", text).translate(_spelt)
    return tuple(map(_word, _WORD.findall(spelt)))


def join(text: Sequence[Word]) -> Word:
    """All words as one, so that ``Hà Nội`` and ``Hanoi`` meet."""
    return Word("".join(w.spelling for w in text), "".join(w.plain for w in text))


def agrees(typed: Word, named: Word) -> bool:
    """Whether ``named`` begins with ``typed``, the letters that were typed with an accent having that very accent.

    >>> đường, đuong = Word("đường", "duong"), Word("đuong", "duong")
    >>> agrees(đuong, đường), agrees(đường, đuong), agrees(đuong, Word("dương", "duong"))
    (True, False, False)
    """
    if not named.plain.startswith(typed.plain):
        return False
    if typed.spelling == typed.plain:
        return True
    if len(typed.spelling) != len(typed.plain) or len(named.spelling) != len(named.plain):
        return named.spelling.startswith(typed.spelling)
    return all(t in (n, p) for t, n, p in zip(typed.spelling, named.spelling, named.plain, strict=False))


def same(typed: Word, named: Word) -> bool:
    """Whether both are one word, as :func:`agrees` compares letters."""
    return typed.plain == named.plain and agrees(typed, named)
