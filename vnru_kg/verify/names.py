"""Whether a thing is named in the words of a passage, by one of its names or in a word for several."""

from __future__ import annotations

import re
from functools import cached_property

from ..engine import IRI
from ..graph import Graph
from ..namespaces import q, segment
from ..quantities import plain
from ..words import pattern
from .words import Words, exact

_PROPERTIES = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "dcterms:title", "vnru:citationKey")
_WORD = re.compile(r"\w+")
_LINK = re.compile(rf"(?<!\w)(?:{pattern('reading', 'of')})(?= *$)")


class Names:
    """The names of things and where they stand."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._names: dict[str, tuple[str, ...]] = {}

    def of(self, iri: str) -> tuple[str, ...]:
        """Every name of a thing, the longest first."""
        if iri not in self._names:
            names = {str(v) for p in _PROPERTIES for v in self._graph.values(iri, p)}
            self._names[iri] = tuple(sorted(names, key=lambda n: (-len(n), n)))
        return self._names[iri]

    def places(self, iri: str, words: Words) -> list[tuple[int, int]]:
        """Where the thing itself is named, in reading order; no place inside another."""
        places: list[tuple[int, int]] = []
        for name in self.of(iri):
            places += [p for p in words.places(name) if not any(p[0] < e and b < p[1] for b, e in places)]
        return sorted(places)

    def places_of_both(self, iri: str, words: Words) -> list[tuple[int, int]]:
        """Where a relation is named of which the thing is one side: “Việt – Nga” names both."""
        return [place for pair in self._pairs.get(iri, ()) for place in self.places(pair, words)]

    def is_named(self, iri: str, words: Words) -> bool:
        """Whether the thing is named, alone or in the name of a relation, “Việt – Nga”.

        “The two countries” name nobody: who they are the context tells, and that needs a note (see :meth:`meant`).
        """
        sides = self._sides.get(iri)
        return (
            any(words.contain(name) for name in self._own(iri))
            or any(words.contain(name) for pair in self._pairs.get(iri, ()) for name in self._own(pair))
            or (sides is not None and all(self.is_named(side, words) for side in sides))
        )

    def is_meant(self, iri: str, words: Words) -> bool:
        """Whether the thing is named or is one of “the two countries” that the words speak of."""
        return self.is_named(iri, words) or any(words.contain(name) for pair in (iri, *self._pairs.get(iri, ())) for name in self.of(pair))

    def _own(self, iri: str) -> list[str]:
        """The names without words for two, such as “the two countries”, by which a relation is found: these begin with no capital."""
        return [name for name in self.of(iri) if segment(iri) != "relation" or name[:1].isupper()]

    def short(self, name: str) -> str:
        """``name`` without its country, which texts leave out where it is clear: “Bộ Ngoại giao”; ``""`` if nothing else is in it."""
        short = plain(name)
        for country in self._countries:
            short = country.sub(" ", short)
        short = " ".join(_LINK.sub(" ", short + " ").split())
        return short if len(short) > 2 and short != plain(name) else ""

    def partly(self, iri: str, words: Words) -> bool:
        """Whether a name of the thing is printed without its country, or most of its words are: “37 mm, 57 mm and 100 mm guns”."""
        said = set(_WORD.findall(words.text))
        for name in self.of(iri):
            tokens, short = _WORD.findall(plain(name)), self.short(name)
            if short and words.contain(short):
                return True
            if segment(iri) != "person" and len(tokens) > 1 and 2 * sum(t in said for t in tokens) > len(tokens):
                return True
        return False

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The countries of the graph."""
        return tuple(str(s.subject) for s in self._graph.statements(None, q("rdf:type"), IRI(q("schema:Country"))))

    @cached_property
    def _countries(self) -> list[re.Pattern[str]]:
        labels = {name for country in self.countries for name in self.of(country)}
        return [exact(name) for name in sorted(labels, key=lambda n: (-len(n), n))]

    @cached_property
    def _sides(self) -> dict[str, list[str]]:
        """Each relation → its sides."""
        sides: dict[str, list[str]] = {}
        for statement in self._graph.statements(None, q("vnru:between")):
            if segment(statement.subject) == "relation":
                sides.setdefault(statement.subject, []).append(str(statement.object))
        return sides

    @cached_property
    def _pairs(self) -> dict[str, list[str]]:
        """Each side of a relation → the relations: who says “Việt – Nga” names both."""
        pairs: dict[str, list[str]] = {}
        for relation, sides in self._sides.items():
            for side in sides:
                pairs.setdefault(side, []).append(relation)
        return pairs
