"""How a word sounds, roughly: one spelling for all that Russian and Vietnamese names have in Latin and Cyrillic letters.

``Черномырдин``, ``Chernomyrdin`` and ``Tchernomyrdine`` sound alike, and so do ``Киет``, ``Кьет`` and ``Kiệt``. A Latin
word is read in the Western way and, if it can be a Vietnamese syllable, in the Vietnamese way too. The rules follow the
usual transcriptions (BGN/PCGN and scholarly Latin, French and German newspapers, Russian newspapers for Vietnamese) and
leave out what these disagree about: which hushing sound, soft signs, glides, ng or n, double letters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .words import Word

_CYRILLIC = {
    "кх": "h", "тх": "t", "нг": "n", "шч": "s", "ье": "e", "ьо": "o", "ью": "u", "ья": "a", "ьи": "i",
}  # fmt: skip
_LETTERS = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ж": "z", "з": "z", "и": "i", "і": "i", "ї": "i",
        "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
        "ц": "ts", "ч": "c", "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "u", "я": "a",
    }
)  # fmt: skip
_WESTERN = {
    "schtsch": "s", "shch": "s", "chtch": "s", "tsch": "c", "tch": "c", "sch": "s", "ch": "c", "cz": "c", "sh": "s", "sz": "s",
    "zh": "z", "kh": "h", "ph": "f", "th": "t", "tz": "ts", "ck": "k", "qu": "k", "gue": "ge", "gui": "gi", "ou": "u", "oo": "u", "ee": "i",
    "ng": "n", "ij": "i", "ce": "se", "ci": "si", "cy": "si", "c": "k", "j": "z", "w": "v", "x": "ks", "y": "i", "q": "k",
}  # fmt: skip
_FIRST = {
    "ngh": "n", "ng": "n", "nh": "n", "gh": "g", "gi": "zi", "kh": "h", "ph": "f", "th": "t", "tr": "c", "ch": "c", "qu": "ku",
    "đ": "d", "d": "z", "c": "k", "x": "s",
}  # fmt: skip
_LAST = {"ch": "t", "nh": "n", "ng": "n", "c": "k", "y": "i"}
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
    if not syllable or len(word.spelt) != len(word.plain):
        return []
    first, vowels, last = (syllable[n] or "" for n in (1, 2, 3))
    if word.spelt.startswith("đ"):
        first = "đ"
    written = word.spelt[syllable.start(2) : syllable.end(2)]
    vowels = "".join("i" if w in _HORNED else v for w, v in zip(written, vowels, strict=True))
    return [_FIRST.get(first, first) + vowels + _LAST.get(last, last)]


def _smooth(reading: str) -> str:
    return _TWICE.sub(r"\1", _GLIDES.sub(r"\1", reading).replace("y", "i"))
