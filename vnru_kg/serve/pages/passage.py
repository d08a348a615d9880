"""The pages of a passage and of a document: where it stands, and what it says."""

from __future__ import annotations

from collections.abc import Iterator

from ...engine import IRI, Term
from ...namespaces import q, shrink
from ...show import Descriptions
from .page import Page, Piece
from .thing import Line, ThingPage

_SAID = "SELECT ?s ?p ?o {{ GRAPH <{}> {{ ?s ?p ?o }} }} ORDER BY ?s ?p ?o"
_PASSAGES = "SELECT ?p ?n {{ ?p oa:hasSource <{}> ; vnru:paragraph ?n }} ORDER BY ?n ?p"


class PassagePage(ThingPage):
    """What the template of a passage asks."""

    @property
    def document(self) -> Piece:
        """The document that it is part of."""
        return self.page.link(self.page.kg.text(self.iri, "oa:hasSource"))

    @property
    def location(self) -> list[tuple[str, str]]:
        """Where it stands in the document: paragraph, characters, and the hash of its text."""
        kg, words = self.page.kg, self.page.words
        selector = kg.text(self.iri, "oa:hasSelector")
        start, end = (kg.text(selector, p) for p in ("oa:start", "oa:end")) if selector else ("", "")
        rows = [
            (words["paragraph"], kg.text(self.iri, "vnru:paragraph")),
            (words["characters"], f"{start}–{end}" if start else ""),
            ("SHA-256", kg.text(self.iri, "schema:sha256")),
        ]
        return [row for row in rows if row[1]]

    @property
    def statements(self) -> list[tuple[Piece, list[Line]]]:
        """What it says, by what it speaks of: a node between things as one sentence, all else as property and value."""
        descriptions = Descriptions(self.page.kg)
        topics: dict[str, list[Line]] = {}
        told: list[Line] = []
        seen = set[str]()
        for subject, predicate, value in self.page.kg.rows(_SAID.format(self.iri)):
            node = str(subject)
            if node in seen:
                continue
            fact = descriptions.sentence(node)
            if fact is not None:
                seen.add(node)
                told.append(Line(self.page.link_names(fact.text[self.page.language], fact.things), []))
            elif predicate is not None and predicate != q("vnru:hasRole"):
                topics.setdefault(node, []).append(self._stated(predicate, value))
        parts = [(self.page.link(node), lines) for node, lines in topics.items()]
        return [*([(Piece(""), told)] if told else []), *parts]

    def _stated(self, predicate: Term, value: Term | None) -> Line:
        name = self.page.link(str(predicate))
        return Line([name, Piece(": "), self.page.term(value)], [])


class DocumentPage(ThingPage):
    """What the template of a document asks."""

    @property
    def passages(self) -> Iterator[tuple[Piece, str]]:
        """Its passages in their order."""
        for passage, number in self.page.kg.rows(_PASSAGES.format(self.iri)):
            yield Piece(shrink(str(passage)).partition(":")[2], self.page.href(str(passage))), str(number)


def is_passage(page: Page, iri: str) -> bool:
    """Whether it is a passage."""
    return IRI(q("vnru:Passage")) in page.kg.values(iri, "rdf:type")


def is_document(page: Page, iri: str) -> bool:
    """Whether it is a document."""
    return IRI(q("vnru:Document")) in page.kg.values(iri, "rdf:type")
