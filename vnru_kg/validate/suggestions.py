"""What somebody may have meant: the known terms and things whose names are nearest to one that does not exist."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import cached_property

from ..engine import Engine, Table
from ..namespaces import shrink
from ..words import table

_TERMS = """
SELECT DISTINCT ?known WHERE {
  GRAPH <https://w3id.org/vnru/ontology> { ?known a ?kind }
  FILTER (!STRSTARTS(STR(?known), "https://w3id.org/vnru/prefix/"))
}
"""
_THINGS = 'SELECT DISTINCT ?known WHERE { ?known a ?kind FILTER (STRSTARTS(STR(?known), "https://w3id.org/vnru/")) }'
_ENOUGH = 0.75  # of a name must be alike


class Nearest:
    """Offers for the names that a check reports as unknown."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def hint(self, kind: str, iri: str, language: str) -> str:
        """The end of a message that offers the nearest of the known ``term`` or ``thing``; ``""`` if none is near."""
        near = nearest(iri, self._terms if kind == "term" else self._things)
        words = table("checks", language)["validate"]
        return str(words["offer"].format(words["or"].join(shrink(known) for known in near))) if near else ""

    @cached_property
    def _terms(self) -> list[str]:
        return self._known(_TERMS)

    @cached_property
    def _things(self) -> list[str]:
        return self._known(_THINGS)

    def _known(self, query: str) -> list[str]:
        answer = self._engine.query(query)
        assert isinstance(answer, Table)  # noqa: S101 — a SELECT gives rows
        return [str(row[0]) for row in answer.rows]


def nearest(iri: str, known: Iterable[str]) -> list[str]:
    """The at most two of ``known`` whose last part is most like that of ``iri``; those of its own namespace come first.

    >>> nearest("https://schema.org/nationalty", ["https://schema.org/nationality", "https://schema.org/name"])
    ['https://schema.org/nationality']
    >>> nearest("http://schema.org/birthDate", ["https://schema.org/birthDate", "https://schema.org/deathDate"])
    ['https://schema.org/birthDate']
    """
    space, name = _parts(iri)
    likely: list[tuple[bool, float, str]] = []
    for candidate in known:
        there, other = _parts(candidate)
        matcher = difflib.SequenceMatcher(None, other, name)
        if abs(len(other) - len(name)) <= 4 and matcher.quick_ratio() >= _ENOUGH and matcher.ratio() >= _ENOUGH:
            likely.append((there != space, -matcher.ratio(), candidate))
    likely.sort(key=lambda found: (found[1] + 0.2 * found[0], found[2]))
    best = [candidate for _, ratio, candidate in likely if ratio <= likely[0][1] + 0.05]
    return best[:2]


def _parts(iri: str) -> tuple[str, str]:
    match = re.search(r"[^/#]*\Z", iri)
    start = match.start() if match else 0
    return iri[:start], iri[start:].casefold()
