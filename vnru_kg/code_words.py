"""The words by which texts say what a code means, read from ``ontology/words.ttl``, and finding them in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from .errors import DataError
from .namespaces import q
from .paths import read_file
from .quantities import plain

_MOST = 1 << 20  # bytes


class CodeWords:
    """Code (the local name of its IRI) → where its words stand in a text that :func:`~vnru_kg.quantities.plain` made."""

    def __init__(self, home: Path) -> None:
        words_of: dict[str, list[str]] = {}
        for triple in _read(home / "ontology" / "words.ttl"):
            if (
                triple.predicate.value == q("vnru:saidAs")
                and isinstance(triple.subject, ox.NamedNode)
                and isinstance(triple.object, ox.Literal)
            ):
                words_of.setdefault(triple.subject.value.removeprefix(q("code:")), []).append(triple.object.value)
        self._patterns = {code: pattern(words) for code, words in words_of.items()}

    def __contains__(self, code: str) -> bool:
        return code in self._patterns

    def spans(self, code: str, text: str) -> Iterator[tuple[int, int]]:
        """Where the words of ``code`` stand in ``text``; nothing for a code without words."""
        if code in self._patterns:
            yield from (match.span() for match in self._patterns[code].finditer(text))

    def occurs(self, code: str, text: str) -> bool:
        """Whether ``text`` holds a word of ``code``."""
        return next(self.spans(code, text), None) is not None


def _read(path: Path) -> list[ox.Quad]:
    try:
        return list(ox.parse(read_file(path, _MOST), format=ox.RdfFormat.TURTLE))
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}", "It came with this version of the ontology.") from error
    except SyntaxError as error:
        raise DataError(f"{path}, line {error.lineno}, column {error.offset}: {error.msg}") from error


@cache
def code_words(home: Path) -> CodeWords:
    """The words of the ontology in ``home``, read once."""
    return CodeWords(home)


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of ``words``, the longest first; a star stands for any letters.

    >>> pattern(["экспорт*", "$"]).findall("рост экспорта на $5")
    ['экспорта', '$']
    """
    ordered = sorted((plain(w) for w in words), key=lambda w: (-len(w), w))
    return re.compile("|".join(_edge(w, 0) + re.escape(w).replace(r"\*", r"\w*") + _edge(w, -1) for w in ordered))


def _edge(word: str, end: int) -> str:
    if not word[end].isalnum():
        return ""
    return r"(?<!\w)" if end == 0 else r"(?!\w)"
