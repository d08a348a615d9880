"""Names as people type them: folding of accents, and the choice of a label among languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from .words import LANGUAGES, dash

__all__ = ["LANGUAGES", "choose", "dash", "fold", "printable"]

_SPACE = re.compile(r"[\s_]+")


class _Letters(dict[int, str]):
    """Code point → letters without accents, each worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = letter if letter in "йЙ" else "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
        return self[code]


_PLAIN = _Letters({ord(a): b for a, b in zip("đĐёЁ’–—", "dDеЕ'--", strict=True)})


def fold(text: str) -> str:
    """``text`` in lower case without accents, so that ``Võ Văn Kiệt`` and ``vo van kiet`` meet.

    Unicode decomposition misses the letters that carry a stroke instead of a mark (đ) and ё, whose dots most
    Russian text leaves out; й keeps its breve, since it is a letter of its own.

    >>> fold("Đối tác chiến lược"), fold("Тропический центр — Алёна")
    ('doi tac chien luoc', 'тропический центр - алена')
    """
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text).translate(_PLAIN)).casefold().strip()


def choose(labels: Mapping[str, str], language: str) -> str | None:
    """The label in ``language``, else in the first of vi, en, ru that exists, else any; ``None`` without labels."""
    for wanted in (language, *LANGUAGES):
        if wanted in labels:
            return labels[wanted]
    return next(iter(labels.values()), None)


def printable(text: str) -> str:
    """``text`` without control and direction-changing characters, for terminals and file names."""
    return "".join(c if unicodedata.category(c) not in {"Cc", "Cf"} or c in "\u200c\u200d" else " " for c in text)
