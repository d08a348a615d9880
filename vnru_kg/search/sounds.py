"""How a word sounds, roughly: one spelling for all that Russian and Vietnamese names have in Latin and Cyrillic letters.

``Черномырдин``, ``Chernomyrdin`` and ``Tchernomyrdine`` sound alike, and so do ``Киет``, ``Кьет`` and ``Kiệt``. A Latin
word is read in the Western way and, if it can be a Vietnamese syllable, in the Vietnamese way too. The rules follow the
usual transcriptions (BGN/PCGN and scholarly Latin, French and German newspapers, Russian newspapers for Vietnamese) and
leave out what these disagree about: which hushing sound, soft signs, glides, ng or n, double letters.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from .words import Word

# Letters and groups of them, each with its sound; the page reads the same file.
_TABLES: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("sounds.json").read_text("utf-8"))
_CYRILLIC, _WESTERN, _FIRST, _LAST = (_TABLES[name] for name in ("pairs", "western", "first", "last"))
_LETTERS = str.maketrans(_TABLES["letters"])
_SYLLABLE = re.compile(r"(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?([aeiouy]{1,3})(ch|nh|ng|[cmnpt])?")
_DENSE = 3  # letters, at most, for one of a reading: a longer run of them is no word
_HORNED = "ưừứửữự"  # as ы
_GLIDES = re.compile(r"[iy]([aeou])")
_TWICE = re.compile(r"(.)\1+")
_SILENT = re.compile(r"(?<=[^aeiou][^aeiou])e$|(?<=[aeiou][^aeiou])e$")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u052f]")
_PAIRS = re.compile("|".join(_CYRILLIC))
_GROUPS = re.compile("|".join(sorted(_WESTERN, key=len, reverse=True)))


@lru_cache(maxsize=1 << 12)
def sounds(word: Word) -> tuple[str, ...]:
    """The readings of a word, each a key that words of the same sound share; none for a word of other letters, or with digits.

    >>> from .words import words
    >>> [sounds(w) for w in words("Черномырдин Tchernomyrdine Kiệt Кьет")]
    [('cernomirdin',), ('cernomirdin',), ('ket',), ('ket',)]
    """
    if _CYRILLIC_LETTER.search(word.plain):
        readings = [_PAIRS.sub(lambda m: _CYRILLIC[m[0]], word.plain).translate(_LETTERS)]
    else:
        western = _GROUPS.sub(lambda m: _WESTERN[m[0]], word.plain)
        readings = [_SILENT.sub("", western) if len(western) > 4 else western, *_vietnamese(word)]
    keys = dict.fromkeys(_smooth(r) for r in readings)
    return tuple(k for k in keys if k.isascii() and k.isalpha() and len(k) * _DENSE >= len(word.plain))


def _vietnamese(word: Word) -> list[str]:
    syllable = _SYLLABLE.fullmatch(word.plain)
    if not syllable or len(word.spelling) != len(word.plain):
        return []
    first, vowels, last = (syllable[n] or "" for n in (1, 2, 3))
    if word.spelling.startswith("đ"):
        first = "đ"
    written = word.spelling[syllable.start(2) : syllable.end(2)]
    vowels = "".join("i" if w in _HORNED else v for w, v in zip(written, vowels, strict=True))
    return [_FIRST.get(first, first) + vowels + _LAST.get(last, last)]


def _smooth(reading: str) -> str:
    return _TWICE.sub(r"\1", _GLIDES.sub(r"\1", reading).replace("y", "i"))
