"""Words that mean about the same: those of one root, and the sets of synonyms of a language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ..words import table
from .tokens import Token, root, tokens


def synonyms(language: str) -> dict[str, list[str]]:
    """Words of a language → the numbers of the sets of synonyms that they are in."""
    found: dict[str, list[str]] = defaultdict(list)
    for number, group in enumerate(table("synonyms", language)["sets"]):
        for phrase in group.split(","):
            key = " ".join(t.key for t in tokens(phrase, language))
            for term in (key, _rooted(key, language)) if key else ():
                if f"~{number}" not in found[term]:
                    found[term].append(f"~{number}")
    return dict(found)


def _rooted(key: str, language: str) -> str:
    """The term for the root of a Russian word; any other word itself."""
    return f"r:{root(key)}" if language == "ru" and not key.isascii() and " " not in key else key


def terms(typed: Sequence[Token], language: str, sets: Mapping[str, list[str]]) -> Iterator[str]:
    """The terms of words by themselves: their stems, pairs of Vietnamese syllables, and the sets of synonyms that they are in."""
    for i, token in enumerate(typed):
        yield f"w:{token.key}"
        rooted = _rooted(token.key, language)
        if rooted != token.key:
            yield rooted
            if token.key not in sets:
                yield from sets.get(rooted, ())
        if language == "vi":
            yield f"e:{token.exact}"
            if i + 1 < len(typed):
                yield f"w:{token.key} {typed[i + 1].key}"
        for n in range(1, 4):
            if i + n <= len(typed):
                yield from sets.get(" ".join(t.key for t in typed[i : i + n]), ())
