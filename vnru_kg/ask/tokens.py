"""A question as words: as typed, folded, and as the key under which the lexicon keeps them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from ..text import LANGUAGES, fold
from ..words import SOURCE, table
from .tables import small

_WORD = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHORT_Y = re.compile(r"([bcdghklmnpqrstvx])y\Z")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


_FORMED = re.compile("(?:[оыие]ва|л?[еия]н+|ан+|ств|л?я|ск|[кнаи])$")
_ROOT = 5  # letters that are left of a stem


class Token(NamedTuple):
    """One word or number of a question.

    ``plain`` is folded, ``exact`` keeps the accents (wherever the syllable carries its tone), ``key`` is what the lexicon
    looks up, ``start`` and ``end`` are places in the text,
    and ``firm`` says that it would have been typed with accents if it had any.
    """

    text: str
    plain: str
    exact: str
    key: str
    start: int
    end: int
    firm: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def marked(self) -> bool:
        """Whether it was typed with accents, which must then agree."""
        return self.plain != self.exact


def tokens(text: str, language: str) -> tuple[Token, ...]:
    """The words of ``text`` (in Unicode's composed form); letters and digits are words of their own (``Su-30MK2`` has four).

    >>> [t.key for t in tokens("Visits of Putin to Vietnam", "en")]
    ['visit', 'of', 'putin', 'to', 'vietnam']
    """
    found = tuple(Token(m[0], *forms(m[0], language), m.start(), m.end()) for m in _WORD.finditer(text))
    tones = bool(table("ask", language)["tones"])
    if not tones and (len(found) == 1 or not text.isupper()):  # an acronym has no endings
        found = tuple(t._replace(key=t.plain) if t.text.isupper() and len(t.text) > 1 else t for t in found)
    if tones and sum(t.marked for t in found) * 10 > 3 * len(found):
        return tuple(t._replace(firm=True) for t in found)
    return found


@lru_cache(maxsize=1 << 16)
def forms(word: str, language: str) -> tuple[str, str, str]:
    """Of one word: folded, with its accents, and its key in the lexicon of ``language``."""
    plain = _SHORT_Y.sub(r"\1i", fold(word))
    return plain, plain if word.isascii() else _exact(word), key(fold(word), language)


def _exact(word: str) -> str:
    """``word`` with its tone moved to the end, so that hoà and hòa are one word."""
    letters = unicodedata.normalize("NFD", word.replace("ё", "е").replace("Ё", "Е").casefold())
    tone = "".join(c for c in letters if c in _TONES)
    return _SHORT_Y.sub(r"\1i", unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES))) + tone


def key(folded: str, language: str) -> str:
    """The stem of a word that is written in the letters of its language, if that has stems."""
    rules = table("ask", language)["stemmer"]
    if rules and (_CYRILLIC.search(folded) if _is_cyrillic(language) else folded.isascii()):
        return _stemmer(rules)(folded) if folded.isalpha() else folded
    return _SHORT_Y.sub(r"\1i", folded)


def _is_cyrillic(language: str) -> bool:
    return bool(table("language", language)["script"] == "Cyrillic")


def root(stem: str) -> str:
    """A Russian stem without the endings of aspects, participles and nouns: *поставил*, *поставляет*, *поставленный*, *поставка*.

    >>> root("поставля"), root("поставлен"), root("подписыва"), root("подписан")
    ('постав', 'постав', 'подпис', 'подпис')
    """
    while (shorter := _FORMED.sub("", stem)) != stem and len(shorter) >= _ROOT:
        stem = shorter
    return stem


@cache
def _stemmer(name: str) -> Callable[[str], str]:
    from snowballstemmer import stemmer

    stem: Callable[[str], str] = stemmer(name).stemWord
    return lru_cache(maxsize=1 << 16)(stem)


def language_of(text: str) -> str:
    """One of :data:`LANGUAGES`, by the letters and the small words.

    >>> language_of("Putin thăm Việt Nam"), language_of("hiep uoc 1994 ai ky"), language_of("who signed it"), language_of("кто")
    ('vi', 'vi', 'en', 'ru')
    """
    cyrillic = len(_CYRILLIC.findall(text)) * 2 > sum(c.isalpha() for c in text)
    written = [language for language in LANGUAGES if _is_cyrillic(language) == cyrillic]
    if len(written) == 1:
        return written[0]
    words = [forms(m[0], written[0])[0] for m in _WORD.finditer(text)]
    said = {language: sum(w in small(language) for w in words) for language in written}
    folded = unicodedata.normalize("NFC", text).lower()
    own = next((one for one in written if not set(folded).isdisjoint(table("ask", one)["letters"])), None)
    others = [language for language in written if language != own]
    likely = max(others, key=lambda language: (said[language], language == SOURCE))
    if own is None:
        return likely
    # a name may have such letters in a question of another language
    typed = tokens(text, own)
    names = {t for t in typed if t.capital}
    return likely if said[likely] and not any(t.marked and t not in names for t in typed) else own
