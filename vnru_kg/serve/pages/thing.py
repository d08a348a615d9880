"""The page of a thing: its names, what is said about it in sentences, a time line, a drawing, conflicts, and how to cite it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from ... import dates, notebook
from ...conflicts import Conflicts, conflicts
from ...engine import IRI, Literal
from ...namespaces import shrink
from ...show import Description, Fact, show
from ...text import LANGUAGES, choose
from .page import Page, Piece

_MOST_FACTS = 400  # on a page; the rest is in the data
_MOST_DATED = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A fact as the template shows it."""

    pieces: list[Piece]
    citations: list[Piece]


@dataclass(frozen=True, slots=True)
class Citation:
    """How a thing is cited: as text, for BibTeX, for RIS."""

    text: str
    bibtex: str
    ris: str


class ThingPage:
    """What the template of a thing asks."""

    def __init__(self, page: Page, iri: str) -> None:
        self.page, self.iri = page, iri
        self.description: Description = show(page.kg, iri)
        self.title = choose(self.description.labels, page.language) or shrink(iri)
        self.curie = shrink(iri)

    @property
    def others(self) -> list[str]:
        """Its names in the other languages, and all others."""
        labels = [text for language, text in self.description.labels.items() if language != self.page.language]
        return [name for name in dict.fromkeys([*labels, *self.description.names]) if name != self.title]

    @property
    def kinds(self) -> list[Piece]:
        """What it is."""
        return list({piece.text: piece for piece in map(self.page.link, self.description.classes)}.values())

    @property
    def identifiers(self) -> list[Piece]:
        """What it is called elsewhere."""
        return [Piece(shrink(i).strip("<>"), self.page.href(i)) for i in self.description.identifiers]

    @property
    def facts(self) -> Iterator[tuple[str, list[Line]]]:
        """What is said, each heading with its lines."""
        shown = self.description.facts[:_MOST_FACTS]
        for title, facts in groupby(shown, key=lambda f: f.heading[self.page.language]):
            yield title, [self._line(fact) for fact in facts]

    @property
    def rest(self) -> int:
        """How many facts do not stand on the page."""
        return max(0, len(self.description.facts) - _MOST_FACTS)

    def _line(self, fact: Fact) -> Line:
        return Line(self.page.link_names(fact.text[self.page.language], fact.things), self.page.citations(fact.passages))

    @property
    def timeline(self) -> list[tuple[str, Line]]:
        """What is dated, in order."""
        facts = sorted((f for f in self.description.facts if f.date and f.things), key=lambda f: f.date)
        once = {f.text[self.page.language]: f for f in facts}
        return [(dates.readable(f.date, self.page.language), self._line(f)) for f in list(once.values())[:_MOST_DATED]]

    @property
    def drawing(self) -> str:
        """A small drawing of what it is linked to; our own SVG, every text in it escaped."""
        svg = notebook.drawing(self.description.to_networkx(self.page.language), [self.iri])
        name = escape(f"{self.page.words['network']}: {self.title}")
        # the server's own style says how it looks, as its policy asks
        return svg.replace(f' style="{notebook.STYLE}"', f' aria-label="{name}"', 1)

    @property
    def conflicts(self) -> list[tuple[str, str | None, list[Line]]]:
        """The contradictions that it is part of."""
        every: Conflicts = conflicts(self.page.kg)
        own = [c for c in every if IRI(self.iri) in self.page.kg.values(c.iri, "vnru:conflictOf") or c.iri == self.iri]
        return [
            (
                choose(c.labels, self.page.language) or shrink(c.iri),
                self.page.href(c.iri),
                [Line([Piece(choose(s.text, self.page.language) or "")], self.page.citations(s.passages)) for s in c.sides],
            )
            for c in own
        ]

    @property
    def definition(self) -> str:
        """What the vocabulary says of a term."""
        tagged = {o.language: o.text for o in self.page.kg.values(self.iri, "skos:definition") if isinstance(o, Literal) and o.language}
        return choose(tagged, self.page.language) or ""

    @property
    def citation(self) -> Citation:
        """How to cite the page."""
        whole = self.page.words["site"]
        key = self.curie.replace(":", "-").strip("<>")
        bibtex = (
            f"@misc{{{key},\n  title = {{{_braced(self.title)}}},\n  howpublished = {{{_braced(whole)}}},\n  url = {{{self.iri}}}\n}}\n"
        )
        ris = f"TY  - ELEC\nTI  - {_one_line(self.title)}\nT2  - {_one_line(whole)}\nUR  - {self.iri}\nER  - \n"
        return Citation(f"“{self.title}”. {whole}. {self.iri}", bibtex, ris)

    @property
    def linked_data(self) -> str:
        """schema.org for search engines, as JSON that cannot leave its element."""
        told = {
            "@context": "https://schema.org",
            "@id": self.iri,
            "@type": self.page.kg.vocabulary.schema_type(self.iri),
            "name": [
                {"@value": text, "@language": language} for language, text in self.description.labels.items() if language in LANGUAGES
            ],
            "sameAs": [str(i) for i in self.description.identifiers],
            "mainEntityOfPage": f"{self.page.base}/{self.page.language}/{self.page.place.path}",
        }
        return json_in_html(told)


def json_in_html(value: object) -> str:
    """JSON in which no character can end the element around it."""
    text = json.dumps(value, ensure_ascii=False)
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _braced(text: str) -> str:
    return "".join(f"\\{c}" if c in "&%$#_" else "" if c in "{}\\" else c for c in text)


def _one_line(text: str) -> str:
    return " ".join(text.split())
