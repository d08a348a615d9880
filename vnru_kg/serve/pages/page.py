"""What every page has: its language, its links, its words, and the names of things as links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...engine import IRI, Literal, Term
from ...graph import Graph
from ...numbers import integer
from ...terms import in_words
from ...text import LANGUAGES
from ...words import table
from ..places import link

_MOST_LINKED = 60  # names that are looked for in one text


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is: the server's address without a slash at its end, its path there, the language, and whether it is embedded."""

    base: str
    root: str
    language: str
    path: str = ""
    embedded: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, and where it leads."""

    text: str
    href: str | None = None


class Page:
    """What the templates ask: words, links and names in the language of one page."""

    def __init__(self, kg: Graph, place: Place) -> None:
        self.kg, self.place = kg, place
        self.language, self.root, self.base = place.language, place.root, place.base

    @cached_property
    def words(self) -> dict[str, str]:
        """Our own words."""
        words: dict[str, str] = table("pages", self.language)
        return words

    @property
    def languages(self) -> list[tuple[str, str, str]]:
        """The other languages: code, name, and where this page is in it."""
        return [(code, table("language", code)["name"], f"{self.root}/{code}/{self.place.path}") for code in LANGUAGES]

    def number(self, count: int) -> str:
        """A whole number with the separators of the language."""
        return integer(count, self.language)

    def at(self, path: str) -> str:
        """A page of this server in the language of this one."""
        return f"{self.root}/{self.language}/{path}"

    def href(self, iri: str) -> str | None:
        """Where an IRI leads."""
        return link(iri, self.root, self.language)

    def name(self, iri: str) -> str:
        """What a thing is called."""
        return in_words(IRI(iri), self.language, self.kg.label)

    def link(self, iri: str) -> Piece:
        """A thing by its name, linked."""
        return Piece(self.name(iri), self.href(iri))

    def term(self, term: Term | None) -> Piece:
        """A term of an answer as a reader sees it."""
        if term is None:
            return Piece("")
        if isinstance(term, Literal):
            return Piece(in_words(term, self.language, self.kg.label))
        return self.link(str(term))

    def link_names(self, text: str, things: Iterable[str]) -> list[Piece]:
        """A text in which the names of things lead to them."""
        by_name = {self.name(iri): self.href(iri) for iri in list(things)[:_MOST_LINKED]}
        names = sorted((n for n in by_name if n), key=lambda n: (-len(n), n))
        if not names:
            return [Piece(text)]
        parts = re.split("(" + "|".join(map(re.escape, names)) + ")", text)
        return [Piece(part, by_name.get(part)) for part in parts if part]

    def citations(self, passages: Sequence[str]) -> list[Piece]:
        """Short references to passages."""
        return [Piece(p.rpartition("/")[2], self.href(p)) for p in passages]
