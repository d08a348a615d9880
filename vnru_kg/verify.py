"""Checking the graph against the documents: locators by offset and hash, then what each passage is said to say.

Every number, date and named thing that a passage's triples mention must be found in the passage's own words. What is
not there must be allowed by a curator's ``vnru:Inference`` that names the passage, the subject and the property.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .engine import IRI, Literal, Quad
from .graph import Graph
from .namespaces import BASE, q, shrink
from .sources import Document, Passage, documents
from .text import fold

# Kinds of thing that documents call by a name; events, positions, groups and topics are described in the graph's own words.
NAMED_KINDS = ("person", "place", "organization", "post", "goods", "project", "instrument", "work", "mechanism")
_UNNAMED = "goods:all"  # the total of goods, which a figure that names no goods is about
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_INTEGER = re.compile(r"\d+")
_EDTF_PART = re.compile(r"\d+")
_MARKS = re.compile(r"[^\w\s]+")
# properties whose literals are ours, not the document's
_OWN_WORDS = ("dcterms:description", "skos:prefLabel", "rdfs:comment")
_PRINTED = ("skos:altLabel", "dcterms:title", "vnru:asPrinted", "vnru:theme", "schema:keywords", "schema:creditText")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that could not be confirmed: in which passage (or document), which triple, and what was looked for."""

    where: str
    triple: str
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was looked at and what was not confirmed; ``missing`` are the documents whose files were not found."""

    documents: int
    passages: int
    checked: int
    inferred: int
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]


def verify(kg: Graph, folder: Path) -> Verification:
    """Check every document of the graph whose file lies in ``folder``. Raises :class:`~vnru_kg.errors.DataError` for no folder."""
    found = documents(kg, folder)
    present = [d for d in found if d.path]
    findings: list[Finding] = []
    checked = inferred = passages = 0
    reader = _Reader(kg)
    for document in present:
        findings.extend(_locators(document))
        for passage in document.passages:
            passages += 1
            for quad, problem in reader.check(passage, document.text_of(passage)):
                checked += 1
                if problem and reader.allowed(passage, quad):
                    inferred += 1
                elif problem:
                    findings.append(Finding(shrink(passage.iri), _triple(quad), problem))
    return Verification(len(present), passages, checked, inferred, tuple(shrink(d.iri) for d in found if not d.path), tuple(findings))


def _triple(quad: Quad) -> str:
    subject, predicate, object_, _ = quad
    value = f'"{object_}"' if isinstance(object_, Literal) else shrink(str(object_))
    return f"{shrink(str(subject))} {shrink(str(predicate))} {value}"


def _locators(document: Document) -> Iterator[Finding]:
    where = shrink(document.iri)
    if len(document.text) != document.characters:
        yield Finding(where, "", f"has {len(document.text)} characters, not {document.characters}")
    for passage in document.passages:
        text = document.text_of(passage)
        if hashlib.sha256(text.encode()).hexdigest() != passage.sha256:
            yield Finding(shrink(passage.iri), "", f"characters {passage.start}–{passage.end} are not the passage that was hashed")


class _Reader:
    """Looks a passage's triples up in its words."""

    def __init__(self, kg: Graph) -> None:
        self._kg = kg
        self._names: dict[str, set[str]] = {}

    def check(self, passage: Passage, text: str) -> Iterator[tuple[Quad, str]]:
        """Every triple that can be looked up, with what is wrong (``""`` if it was found)."""
        words = _Words(text)
        speakers = self._authors(passage.source)  # who writes is in every passage without being named
        for quad in self._quads(passage.iri):
            subject, predicate, object_, _ = quad
            if isinstance(object_, Literal):
                problem = self._literal(str(predicate), object_, words)
                if problem is not None:
                    yield quad, problem
            elif _segment(str(object_)) in NAMED_KINDS and str(object_) not in speakers:
                yield quad, "" if self._mentioned(str(object_), words) else f"no name of {shrink(str(object_))} is in the passage"
            if _segment(str(subject)) in NAMED_KINDS and predicate != q("skos:altLabel"):
                yield (
                    (subject, IRI(q("rdf:subject")), subject, None),
                    "" if self._mentioned(str(subject), words) else f"no name of {shrink(str(subject))} is in the passage",
                )

    def _quads(self, graph: str) -> list[Quad]:
        return self._by_graph.get(graph, [])

    @cached_property
    def _by_graph(self) -> dict[str, list[Quad]]:
        found: dict[str, list[Quad]] = {}
        for quad in self._kg.engine.quads():
            found.setdefault(str(quad[3]), []).append(quad)
        return found

    def _literal(self, predicate: str, value: Literal, words: _Words) -> str | None:
        if predicate in {q(p) for p in _OWN_WORDS}:
            return None
        if value.datatype == q("edtf:EDTF"):
            absent = [part for part in dict.fromkeys(_EDTF_PART.findall(value.text)) if int(part) and int(part) not in words.integers]
            return f"{', '.join(absent)} of the date {value.text} is not in the passage" if absent else ""
        if predicate in {q(p) for p in _PRINTED}:
            return "" if words.contain(value.text) else f"“{value.text}” is not printed in the passage"
        if predicate in self._counts:
            return (
                ""
                if int(float(value.text)) in words.integers or words.ordinal(int(float(value.text)))
                else f"{value.text} is not in the passage"
            )
        return None

    @cached_property
    def _counts(self) -> set[str]:
        """The properties whose number stands in the passage as a numeral or an ordinal."""
        ordinals = {s.subject for s in self._kg.statements(None, q("rdfs:subPropertyOf"), IRI(q("vnru:ordinal")))}
        return {q("vnru:outOf"), q("vnru:anniversaryYears"), *ordinals}

    def _authors(self, source: str) -> set[str]:
        return {q(_UNNAMED), *(str(a) for a in self._kg.values(source, "schema:author"))}

    def _mentioned(self, iri: str, words: _Words) -> bool:
        return any(words.contain(name) for name in self._names_of(iri)) or any(
            words.contain(name) for pair in self._pairs.get(iri, ()) for name in self._names_of(pair)
        )

    @cached_property
    def _pairs(self) -> dict[str, list[str]]:
        """Each side of a relation → the relations: who says “the two countries” names both."""
        found: dict[str, list[str]] = {}
        for statement in self._kg.statements(None, q("vnru:between")):
            if _segment(statement.subject) == "relation":
                found.setdefault(str(statement.object), []).append(statement.subject)
        return found

    def _names_of(self, iri: str) -> set[str]:
        if iri not in self._names:
            properties = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "dcterms:title", "vnru:citationKey")
            self._names[iri] = {str(v) for p in properties for v in self._kg.values(iri, p)}
        return self._names[iri]

    def allowed(self, passage: Passage, quad: Quad) -> bool:
        """Whether a curator's note allows the inference."""
        subject, predicate = str(quad[0]), str(quad[1])
        if predicate == q("rdf:subject"):
            return any(s == subject for p, s, _ in self._inferences if p == passage.iri)
        return (passage.iri, subject, predicate) in self._inferences

    @cached_property
    def _inferences(self) -> set[tuple[str, str, str]]:
        found = set()
        for statement in self._kg.statements(None, q("vnru:inPassage")):
            note = statement.subject
            for subject in self._kg.values(note, "vnru:onSubject"):
                for predicate in self._kg.values(note, "vnru:onProperty"):
                    found.add((str(statement.object), str(subject), str(predicate)))
        return found


# Vietnamese ordinals and numerals that are written out
_WRITTEN = {
    1: ("nhất", "đầu tiên", "một"),
    2: ("hai", "nhì"),
    3: ("ba",),
    4: ("tư", "bốn"),
    5: ("năm",),
    6: ("sáu",),
    7: ("bảy",),
    10: ("mười",),
}


class _Words:
    """A passage as it is searched: folded, without marks, with the integers that it prints."""

    def __init__(self, text: str) -> None:
        self._folded = f" {_plain(text)} "
        self._compact = re.sub(r"\s+", "", fold(text))
        self._lower = f" {text.lower()} "
        self.integers = {int(n) for n in _INTEGER.findall(text)} | {int(n.replace(".", "")) for n in _NUMBER.findall(text) if "," not in n}

    def contain(self, name: str) -> bool:
        plain = _plain(name)
        return bool(plain) and (f" {plain} " in self._folded or (re.sub(r"\s+", "", fold(name)) in self._compact and len(plain) > 3))

    def ordinal(self, number: int) -> bool:
        return any(re.search(rf"\b{word}\b", self._lower) for word in _WRITTEN.get(number, ()))


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub(" ", fold(text)).split())


def _segment(iri: str) -> str:
    return iri.removeprefix(BASE).partition("/")[0] if iri.startswith(BASE) else ""
