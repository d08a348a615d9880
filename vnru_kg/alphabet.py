"""The order in which names stand in a list, as readers of each language look for them; the page has the same (``collator``).

Names of two words stand in three orders in ICU 78.3, glibc 2.36 and vn-collate 0.1.0, by where the space comes; this is ICU's, and so
the browser's.
"""

from __future__ import annotations

import re
import unicodedata

from .words.tables import table

_MAKERS = "\u0306\u0302\u031b\u0335"  # with these a, d, e, o and u are letters of their own in Vietnamese: ă â ê ô ơ ư đ
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_MARKS = {"vi": f"{_TONES}\u0306\u0302\u030c\u030a\u0308\u030b\u0307\u0327\u0328\u0304\u031b"}
_OTHERS = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0327\u0328\u0304\u0335\u0309\u031b\u0323"
_SIGNS = "_-–—,;:!?.…·'‘’\"“”«»()[]{}§@*/\\&#%•`´^¨°+±÷×<=>|~$₫€"
_PIECE = re.compile(r"\d+|[^\W\d_][\u0300-\u036f]*|.", re.DOTALL)

Key = tuple[list[tuple[int, str]], list[list[int]], list[bool]]


def place(name: str, language: str) -> Key:
    """What ``name`` is sorted by.

    Names stand word by word: a space is before every sign, a sign before every number, a number before every letter; numbers by
    what they count. Letters come first: in Vietnamese ă â đ ê ô ơ ư are letters of their own, behind a d e o u; elsewhere, as ё in
    every language, they are their plain letter with a mark. Latin letters stand before Cyrillic ones, and in Russian behind them.
    Only names that have the same letters are told apart by tones and marks, from left to right (huyền, hỏi, ngã, sắc, nặng), and
    only then small letters stand before capitals.

    >>> sorted(["Hải Phòng", "Đà Nẵng", "Hạ Long", "Hà Nội", "Da Krông"], key=lambda name: place(name, "vi"))
    ['Da Krông', 'Đà Nẵng', 'Hạ Long', 'Hà Nội', 'Hải Phòng']
    """
    letters, marks, capitals = [], [], []
    for piece in _PIECE.findall(unicodedata.normalize("NFD", name)):
        letter, above = _letter(piece, language)
        letters.append(letter)
        marks.append(above)
        capitals.append(piece[0] != piece[0].lower())
    return letters, marks, capitals


def _letter(piece: str, language: str) -> tuple[tuple[int, str], list[int]]:
    """The group of a letter, number or sign and its place in it, and the places of its marks."""
    first, above = piece[0].lower(), piece[1:]
    if first.isspace():
        return (0, ""), []
    if first.isdecimal():
        digits = piece.lstrip("0")
        return (3, f"{len(digits):06}{digits}"), []
    if not first.isalpha():
        return (1, f"{_SIGNS.index(first):03}") if first in _SIGNS else (2, first), []
    if first == "đ":
        first, above = "d", f"\u0335{above}"
    known = _MARKS.get(language, _OTHERS)
    own = "".join(str(_MAKERS.index(mark)) for mark in above if _makes_a_letter(first, mark, language))
    group = 5 if "CYRILLIC" not in unicodedata.name(first, "") else 4 if table("language", language)["script"] == "Cyrillic" else 6
    return (group, first + own), [known.find(mark) for mark in above if not _makes_a_letter(first, mark, language)]


def _makes_a_letter(letter: str, mark: str, language: str) -> bool:
    if letter == "и":
        return mark == "\u0306"
    return language == "vi" and letter in "adeou" and mark in _MAKERS
