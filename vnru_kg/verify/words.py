"""A passage as it is searched: where a name, a number or a word stands in it."""

from __future__ import annotations

import re
from functools import cache, cached_property

from ..quantities import plain
from ..text import fold
from ..words import pattern
from .times import Time, times

_SENTENCE = re.compile(r"[.!?](?=\s+[^\W\d_a-zа-яđ])|;|\n\s*\n")
_INITIAL = re.compile(rf"(?:^|[\s(])(?:[^\W\d_]|{pattern('reading', 'abbreviations')})\Z", re.IGNORECASE)
_SHORT = 4  # a folded name this short is found with its accents only: “Nga” is not “ngã”
_INTEGER = re.compile(r"\d+(?:\.\d{3})*")
_CYRILLIC = re.compile(r"[а-яё]+")
_LETTERS = re.compile(r"\w+")


class Words:
    """The words of a passage. ``text`` is in lower case, one space between words; all positions are positions in it."""

    def __init__(self, text: str, language: str) -> None:
        self.raw = text
        self.language = language
        self.text = plain(text)
        self.thin = _thin(self.text)
        self._compact = re.sub(r"\s+", "", fold(text))
        self._found: dict[str, tuple[tuple[int, int], ...]] = {}

    def places(self, name: str) -> tuple[tuple[int, int], ...]:
        """Where ``name`` stands as a whole word, whatever its accents if it is long enough."""
        if name not in self._found:
            self._found[name] = tuple(m.span() for m in _name(name).finditer(self.thin if _is_long(name) else self.text))
        return self._found[name]

    def contain(self, name: str) -> bool:
        """Whether ``name`` is printed here, be it broken over a line or run together."""
        return bool(self.places(name)) or (_is_long(name) and re.sub(r"\s+", "", fold(name)) in self._compact)

    @cached_property
    def times(self) -> list[Time]:
        """The dates and periods that are printed here, in reading order."""
        return times(self.text)

    @cached_property
    def integers(self) -> frozenset[int]:
        """The whole numbers that are printed in digits."""
        return frozenset(int(n) for m in _INTEGER.findall(self.text) for n in (m.replace(".", ""), *m.split(".")))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence, or part of one up to a semicolon, begins and ends."""
        text, sentences, begin = re.sub(r"\s+", " ", self.raw), [], 0
        # the text in its own case tells a full stop from an abbreviation; it is as long as the lower-case one
        for match in _SENTENCE.finditer(text if len(text.strip()) == len(self.text) else self.text):
            if not _INITIAL.search(text[: match.start()]):
                sentences.append((begin, match.end()))
                begin = match.end()
        return (*sentences, (begin, len(self.text)))

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence that holds ``position``."""
        return next((s for s in self.sentences if s[0] <= position < s[1]), self.sentences[-1])


@cache
def exact(name: str) -> re.Pattern[str]:
    """A pattern for ``name`` with its accents, in a text that :func:`~vnru_kg.quantities.plain` made."""
    return _of(_LETTERS.findall(plain(name)))


@cache
def _name(name: str) -> re.Pattern[str]:
    return _of(_LETTERS.findall(fold(name))) if _is_long(name) else exact(name)


def _of(tokens: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + r"[\W_]*".join(map(_inflected, tokens)) + r"(?!\w)" if tokens else r"(?!)")


def _inflected(token: str) -> str:
    """A Russian word in any case: “Россия” is found in “в Россию”."""
    if len(token) < _SHORT or not _CYRILLIC.fullmatch(token):
        return re.escape(token)
    return re.escape(token[:-1] if token[-1] in "аеийоуыьюя" else token) + r"\w{0,2}"


@cache
def _is_long(name: str) -> bool:
    return len(fold(name)) > _SHORT


def _thin(text: str) -> str:
    """``text`` without accents, letter for letter."""
    return "".join(_letter(c) for c in text)


@cache
def _letter(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter
