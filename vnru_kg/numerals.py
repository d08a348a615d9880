"""How numbers are said: numerals, scale words, bounds, words for a fall. All languages at once, since a text in one quotes the others.

The words stand in ``words/<language>/numerals.json``, in lower case, with е for ё and tỷ for tỉ, as :func:`vnru_kg.quantities.plain`
makes them; those with ``|`` between them are patterns.
"""

from __future__ import annotations

from decimal import Decimal

from .words import LANGUAGES, pattern
from .words.tables import table

_TABLES = [table("numerals", language) for language in LANGUAGES]


def _words(name: str, between: str = " ") -> dict[str, str]:
    """Each word, and what it stands for."""
    return {word: meaning for words in _TABLES for meaning, listed in words[name].items() for word in listed.split(between)}


def _patterns(name: str) -> dict[str, str]:
    """What is meant, by the pattern that says it in any language."""
    meanings = dict.fromkeys(meaning for words in _TABLES for meaning in words[name])
    return {"|".join(words[name][meaning] for words in _TABLES if meaning in words[name]): meaning for meaning in meanings}


SCALES = {word: Decimal(10) ** int(power) for word, power in _words("scales").items()}
NUMBERS = {word: int(value) for word, value in _words("numbers").items()}
ORDINALS = {word: int(value) for word, value in _words("ordinals").items()}
MULTIPLES = _patterns("multiples")
FIRST = {pattern("numerals", "first"): "1"}
SPANS = _patterns("spans")
PRE_BOUNDS = _words("before", "|")  # before a number; the word nearest to the number counts (“khoảng hơn 5.000”)
POST_BOUNDS = _words("after", "|")
UNCLEAR = frozenset(pattern("numerals", "unclear").split("|"))  # in running text these also mean “to” a level, or stress that it is high
FALLS = pattern("numerals", "falls")
