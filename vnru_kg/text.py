"""Names as people type them: folding of accents, and the choice of a label among languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

LANGUAGES = ("vi", "en", "ru")
_STROKE = str.maketrans({"đ": "d", "Đ": "d", "ё": "е", "Ё": "е", "’": "'", "–": "-", "—": "-"})
_SPACE = re.compile(r"[\s_]+")


def fold(text: str) -> str:
    """``text`` in lower case without accents, so that ``Võ Văn Kiệt`` and ``vo van kiet`` meet.

    Unicode decomposition misses the letters that carry a stroke instead of a mark (đ) and ё, whose dots most
    Russian text leaves out; й keeps its breve, since it is a letter of its own.

    >>> fold("Đối tác chiến lược"), fold("Тропический центр — Алёна")
    ('doi tac chien luoc', 'тропический центр - алена')
    """
    text = unicodedata.normalize("NFC", text).translate(_STROKE)
    kept = []
    for letter in text:
        if letter in "йЙ":
            kept.append("й")
            continue
        kept.extend(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
    return _SPACE.sub(" ", "".join(kept)).casefold().strip()


def choose(labels: Mapping[str, str], language: str) -> str | None:
    """The label in ``language``, else in the first of vi, en, ru that exists, else any; ``None`` without labels."""
    for wanted in (language, *LANGUAGES):
        if wanted in labels:
            return labels[wanted]
    return next(iter(labels.values()), None)


def printable(text: str) -> str:
    """``text`` without control and direction-changing characters, for terminals and file names."""
    return "".join(c if unicodedata.category(c) not in {"Cc", "Cf"} or c in "\u200c\u200d" else " " for c in text)
