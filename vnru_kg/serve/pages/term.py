"""The pages of the vocabulary: the list of its terms, and one for each class and property with what it is used for."""

from __future__ import annotations

from collections.abc import Iterator

from ...engine import Literal
from ...namespaces import VNRU, q, shrink
from ...text import choose
from .page import Page, Piece
from .thing import ThingPage

_USED = "SELECT (COUNT(*) AS ?n) {{ ?s <{0}> ?o }}"
_INSTANCES = "SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s a <{0}> }}"
_SOME = "SELECT DISTINCT ?s {{ ?s a <{0}> }} ORDER BY ?s LIMIT 100"
_TERMS = "SELECT DISTINCT ?t ?k { ?t a ?k FILTER(STRSTARTS(STR(?t), STR(vnru:))) } ORDER BY ?t"
_SHOWN = ("rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range", "owl:inverseOf", "skos:closeMatch", "rdfs:isDefinedBy")


class TermPage(ThingPage):
    """What the template of a class or property asks."""

    @property
    def relations(self) -> Iterator[tuple[Piece, list[Piece]]]:
        """What it stands below, what it joins."""
        for name in _SHOWN:
            values = self.page.kg.values(self.iri, name)
            if values:
                yield self.page.link(q(name)), [self.page.term(v) for v in values]

    @property
    def uses(self) -> tuple[int, int]:
        """How many statements use it as a property, and how many things are of it as a class."""
        as_property, as_class = (str(self.page.kg.rows(t.format(self.iri)).rows[0][0]) for t in (_USED, _INSTANCES))
        return int(as_property), int(as_class)

    @property
    def examples(self) -> list[Piece]:
        """Things of the class, as many as a page bears."""
        return [self.page.link(str(row[0])) for row in self.page.kg.rows(_SOME.format(self.iri))]


class VocabularyPage:
    """What the template of the vocabulary asks."""

    def __init__(self, page: Page) -> None:
        self.page, self.title = page, page.words["vocabulary"]

    @property
    def groups(self) -> list[tuple[str, list[tuple[str, Piece, str]]]]:
        """Classes and properties, each with its fragment, its name and its definition."""
        classes, properties = dict[str, None](), dict[str, None]()
        for term, kind in self.page.kg.rows(_TERMS):
            (classes if shrink(str(kind)) in {"owl:Class", "rdfs:Class"} else properties)[str(term)] = None
        return [
            (self.page.words["classes"], [self._row(t) for t in classes]),
            (self.page.words["properties"], [self._row(t) for t in properties if t not in classes]),
        ]

    def _row(self, term: str) -> tuple[str, Piece, str]:
        tagged = {o.language: o.text for o in self.page.kg.values(term, "skos:definition") if isinstance(o, Literal) and o.language}
        return term.removeprefix(VNRU), self.page.link(term), choose(tagged, self.page.language) or ""


def is_term(iri: str) -> bool:
    """Whether it is a term of the vocabulary."""
    return iri.startswith(VNRU)


def vocabulary(page: Page) -> VocabularyPage:
    """The list of all terms."""
    return VocabularyPage(page)
