"""A question as words: as typed and folded, with where each stands and how it hangs on the one before."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from ..text import fold

_WORD = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+|[^\W\d_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHORT_Y = re.compile(r"([bcdghklmnpqrstvx])y\Z")
_ACCENTED = 0.5  # part of the words of a Vietnamese question that carry accents, where accents are typed
_LATIN = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or number.

    ``plain`` is folded; ``exact`` keeps the accents but not where a syllable carries its tone (hoà, hòa) nor whether it ends in i or y
    (kỉ, kỷ); ``gap`` is what stands between it and the word before, ``bare`` says that it would have been typed with
    accents if it had any.
    """

    text: str
    plain: str
    exact: str
    gap: str
    bare: bool = False

    @property
    def marked(self) -> bool:
        """Whether it was typed with accents, which must then agree."""
        return self.plain != self.exact

    @property
    def firm(self) -> bool:
        """Whether it means what it says letter for letter."""
        return self.bare or self.marked

    @property
    def cyrillic(self) -> bool:
        """Whether it is written in Cyrillic letters."""
        return "\u0400" <= self.plain[0] <= "\u04ff"

    @property
    def number(self) -> int | None:
        """The whole number that it is, or ``None``."""
        digits = self.plain.replace(".", "").replace(",", "")
        return int(digits) if digits.isdecimal() and len(digits) < 12 else None


def words(text: str) -> tuple[Word, ...]:
    """The words of ``text``; letters and digits are words of their own (``Su-30MK2`` has four).

    >>> [(w.plain, w.gap) for w in words("Su-30: mấy chiếc?")]
    [('su', ''), ('30', '-'), ('may', ': '), ('chiec', ' ')]
    """
    text = unicodedata.normalize("NFC", text)
    found = []
    end = 0
    for match in _WORD.finditer(text):
        found.append(word(match[0], text[end : match.start()]))
        end = match.end()
    return tuple(found)


def word(text: str, gap: str = "") -> Word:
    """One :class:`Word`."""
    return Word(text, *_forms(text), gap)


def accented(typed: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a question in which accents were typed: a word without any has none."""
    marked = sum(w.marked for w in typed)
    return tuple(replace(w, bare=not w.marked) for w in typed) if marked > _ACCENTED * len(typed) else typed


def unmarked(typed: Word) -> Word:
    """A word as if it was typed without accents."""
    return Word(typed.text, typed.plain, typed.plain, typed.gap)


@lru_cache(maxsize=1 << 16)
def _forms(text: str) -> tuple[str, str]:
    return _SHORT_Y.sub(r"\1i", fold(text)), exact(text)


def exact(text: str) -> str:
    """``text`` with its accents, the tone moved to the end, ``y`` after a consonant as ``i``.

    >>> exact("hoà") == exact("hòa"), exact("kỉ") == exact("Kỷ"), exact("ma") == exact("mã")
    (True, True, False)
    """
    letters = unicodedata.normalize("NFD", text.replace("ё", "е").replace("Ё", "Е").casefold())
    tone = "".join(c for c in letters if c in _TONES)
    rest = unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES))
    return _SHORT_Y.sub(r"\1i", rest) + tone


@lru_cache(maxsize=1 << 16)
def stem(plain: str) -> str:
    """A Russian word without its ending, an English one without its plural; short words and numbers stay as they are.

    >>> stem("чонгом"), stem("путина"), stem("россии"), stem("treaties"), stem("кьет")
    ('чонг', 'путин', 'росс', 'treat', 'кьет')
    """
    if _LATIN.match(plain):
        return _english(plain)
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            return plain[: -len(ending)]
    return plain


def _english(plain: str) -> str:
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3]
    if len(plain) > 4 and plain.endswith("y"):
        return plain[:-1]
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss"):
        return plain[:-1]
    return plain


_ENDINGS = sorted(
    [
        "ами",
        "ями",
        "ого",
        "его",
        "ому",
        "ему",
        "ыми",
        "ими",
        "ая",
        "яя",
        "ое",
        "ее",
        "ые",
        "ие",
        "ой",
        "ей",
        "ый",
        "ий",
        "ую",
        "юю",
        "ом",
        "ем",
        "ым",
        "им",
        "ам",
        "ям",
        "ах",
        "ях",
        "ов",
        "ев",
        "ию",
        "ия",
        "ии",
        "ью",
        "а",
        "я",
        "о",
        "е",
        "у",
        "ю",
        "ы",
        "и",
        "ь",
        "й",
    ],
    key=lambda e: -len(e),
)
