"""Looks the triples of a passage up in its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from .. import transcription
from ..code_words import code_words
from ..engine import IRI, Literal, Quad
from ..graph import Graph
from ..namespaces import q, segment, shrink
from ..numerals import FIRST
from ..quantities import read
from ..sources import Document, Passage
from ..words import LANGUAGES
from . import people, sides
from .figures import Figure, Figures, Problem
from .messages import say
from .moments import Moments
from .names import Names
from .notes import Note, Notes
from .words import Words

_UNNAMED = "goods:all"  # the total of goods, which a figure that names no goods is about
_OWN_WORDS = ("dcterms:description", "skos:prefLabel", "rdfs:label", "rdfs:comment")  # literals that are ours, not the document's
_PRINTED = ("skos:altLabel", "dcterms:title", "vnru:theme", "schema:keywords", "schema:creditText")
_GOVERNED = ("sdmx-dimension:refPeriod", "vnru:asOf", "vnru:comparedWith")  # dates that stand to a figure, see figures
_NOTED = ("vnru:indicator", "vnru:product", "sdmx-dimension:refArea", "vnru:counterpartArea")
_LOOKED_UP = ("vnru:asPrinted", "sdmx-measure:obsValue", "sdmx-attribute:unitMeasure", "vnru:bound", *_NOTED)
_OF_PRINT = (
    *("vnru:asPrinted", "sdmx-measure:obsValue", "vnru:bound", "sdmx-attribute:unitMeasure", "vnru:indicator", "vnru:upperValue"),
    "vnru:outOf",
)
_TOLD = {"no-number": "vnru:asPrinted", "bound": "vnru:bound", "unit": "sdmx-attribute:unitMeasure"}  # else the value
_DATED = ("edtf:EDTF", "xsd:date", "xsd:dateTime")
_WRITERS = ("schema:author", "vnru:compiledBy")
_ALWAYS = frozenset({"general-knowledge"})
_RECKONED = frozenset({"computed", "date-from-context"})
_SUBJECT = "rdf:subject"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one mention: ``problem`` is the key of a message, ``""`` if it was found; ``inferred`` if a note was needed."""

    quad: Quad
    problem: str = ""
    inferred: bool = False
    values: dict[str, str] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """The problem in words."""
        return say(self.problem, language, **self.values)


Facts = dict[str, list[Quad]]


class Reader:
    """Checks passages of ``present``, the documents whose text is there, one at a time."""

    def __init__(self, graph: Graph, present: Iterable[Document], home: Path) -> None:
        self._graph, self._vocabulary = graph, graph.vocabulary
        self._names, self._notes, self._of_codes = Names(graph), Notes(graph), code_words(home)
        self._passages: dict[str, tuple[Document, Passage]] = {p.iri: (d, p) for d in present for p in d.passages}
        self._words: dict[str, Words] = {}
        units: dict[str, set[str]] = {}
        for statement in graph.statements(None, q("vnru:expectedUnit")):
            units.setdefault(_code(statement.subject), set()).add(_code(statement.object))
        self._units = transcription.units_of(graph.engine)
        directions = {_code(s.subject): _code(s.object) for s in graph.statements(None, q("vnru:direction"))}
        self._figures = Figures(self._names, self._of_codes, units, directions, self._vocabulary)

    @cached_property
    def by_graph(self) -> dict[str, list[Quad]]:
        """The quads of each named graph."""
        quads: dict[str, list[Quad]] = {}
        for quad in self._graph.engine.quads():
            quads.setdefault(str(quad[3]), []).append(quad)
        return quads

    def words(self, passage: str) -> Words | None:
        """The words of a passage; ``None`` if its document is not here."""
        if passage not in self._words and passage in self._passages:
            document, located = self._passages[passage]
            language = self._graph.text(document.iri, "dcterms:language") or LANGUAGES[0]
            self._words[passage] = Words(document.text_of(located), language)
        return self._words.get(passage)

    def check(self, passage: str, quads: Sequence[Quad] | None = None) -> Iterator[Verdict]:
        """Every mention of the passage that can be looked up. ``quads`` stand in for what its graph says."""
        words = self.words(passage)
        if words is None:
            return
        stated = self.by_graph.get(passage, []) if quads is None else quads
        nodes: dict[str, Facts] = {}
        for quad in stated:
            nodes.setdefault(str(quad[0]), {}).setdefault(str(quad[1]), []).append(quad)
        speakers = self._speakers(passage)
        for subject, facts in nodes.items():
            for statements in facts.values():
                for quad in statements:
                    yield from self._mention(passage, quad, words, speakers)
            if segment(subject) == "observation":
                yield from self._figure(passage, facts, words)
            elif segment(subject) == "role":
                yield from self._said(passage, "sem:roleType", "role", facts, words)
            elif segment(subject) == "position":
                yield from self._said(passage, "vnru:stance", "stance", facts, words)
            elif segment(subject) == "tenure":
                yield from self._tenure(passage, facts, words)
            yield from self._direction(facts, words)

    def _speakers(self, passage: str) -> set[str]:
        document = self._passages[passage][0].iri
        return {q(_UNNAMED), *(str(a) for p in _WRITERS for a in self._graph.values(document, p))}  # who writes need not be named

    def _mention(self, passage: str, quad: Quad, words: Words, speakers: set[str]) -> Iterator[Verdict]:
        subject, predicate, object_, _ = quad
        if isinstance(object_, Literal):
            yield from self._literal(passage, quad, object_, words)
        elif self._vocabulary.is_called_by_name(str(object_)) and str(object_) not in speakers:
            yield self._name(quad, str(object_), words, self._notes.of(passage, str(subject), str(predicate)))
        if self._vocabulary.is_called_by_name(str(subject)) and predicate != q("skos:altLabel"):
            yield self._name((subject, IRI(q(_SUBJECT)), subject, None), str(subject), words, self._notes.of(passage, str(subject)))

    def _name(self, quad: Quad, thing: str, words: Words, notes: list[Note]) -> Verdict:
        if self._names.is_named(thing, words):
            return Verdict(quad)
        for note in notes:
            texts = [words, *(t for s in note.sources for t in self._texts(s))]
            if (
                quad[1] == q(_SUBJECT)
                or note.reasons & _ALWAYS
                or any(self._names.is_meant(thing, t) or self._names.partly(thing, t) for t in texts)
            ):
                return Verdict(quad, inferred=True)
        return Verdict(quad, "name", values={"thing": shrink(thing)})

    def _texts(self, source: str) -> list[Words]:
        """The words of a passage, or of all passages of a document, that a note names."""
        if segment(source) == "passage":
            return [w for w in (self.words(source),) if w]
        return [w for p, (d, _) in self._passages.items() if d.iri == source for w in (self.words(p),) if w]

    def _literal(self, passage: str, quad: Quad, value: Literal, words: Words) -> Iterator[Verdict]:
        subject, predicate = str(quad[0]), str(quad[1])
        if predicate in {q(p) for p in (*_OWN_WORDS, *_GOVERNED)}:
            return
        notes = self._notes.of(passage, subject, predicate)
        if value.datatype in {q(d) for d in _DATED}:
            verdict = self._date(quad, value.text, words, notes)
        elif predicate in {q(p) for p in _PRINTED}:
            verdict = self._printed(quad, value.text, words, notes)
        elif predicate in self._counts:
            verdict = self._number(quad, value.text, words, notes)
        else:
            return
        known = verdict.problem and any(note.reasons & _ALWAYS for note in notes)
        yield Verdict(quad, inferred=True) if known else verdict

    def _printed(self, quad: Quad, text: str, words: Words, notes: list[Note]) -> Verdict:
        if words.contain(text):
            return Verdict(quad)
        elsewhere = any(other.contain(text) for note in notes for source in note.sources for other in self._texts(source))
        return Verdict(quad, inferred=True) if elsewhere else Verdict(quad, "printed", values={"text": text})

    def _date(self, quad: Quad, edtf: str, words: Words, notes: list[Note]) -> Verdict:
        moments = Moments()
        moments.add(words.times, words.text)
        if not moments.absent(edtf):
            return Verdict(quad)
        for note in notes:
            self._widen(moments, note, words)
        absent = moments.absent(edtf)
        return Verdict(quad, "date", values={"absent": ", ".join(absent), "date": edtf}) if absent else Verdict(quad, inferred=True)

    def _widen(self, moments: Moments, note: Note, words: Words) -> None:
        for source in note.sources:
            for date in self._graph.values(source, "dcterms:date"):
                moments.add_edtf(str(date))
            if segment(source) == "passage" and (other := self.words(source)):
                moments.add(other.times, other.text)
                for quad in self.by_graph.get(source, ()):  # what is stated there was itself looked up there
                    if isinstance(quad[2], Literal) and quad[2].datatype == q("edtf:EDTF"):
                        moments.add_edtf(quad[2].text)
        if "computed" in note.reasons:
            moments.compute(words.integers)
        if note.reasons & _RECKONED:
            moments.loosen()

    @cached_property
    def _counts(self) -> frozenset[str]:
        """The properties whose number stands in the passage as a numeral or an ordinal."""
        ordinals = {str(s.subject) for s in self._graph.statements(None, q("rdfs:subPropertyOf"), IRI(q("vnru:ordinal")))}
        return frozenset({q("vnru:outOf"), q("vnru:ordinal"), q("vnru:anniversaryYears"), *ordinals})

    def _number(self, quad: Quad, text: str, words: Words, notes: list[Note]) -> Verdict:
        number = int(float(text))
        texts = [words, *(t for n in notes for s in n.sources for t in self._texts(s))]
        for index, place in enumerate(texts):
            first = number == 1 and any(re.search(rf"(?<!\w)(?:{words_})(?!\w)", place.text) for words_ in FIRST)
            if first or number in place.integers or any(_spoken(number, part) for part in place.text.split()):
                return Verdict(quad, inferred=index > 0)
        return Verdict(quad, "number", values={"number": text})

    def _figure(self, passage: str, facts: Facts, words: Words) -> Iterator[Verdict]:
        def one(predicate: str) -> str:
            return next((str(quad[2]) for quad in facts.get(q(predicate), ())), "")

        subject = str(next(iter(facts.values()))[0][0])
        product = one("vnru:product")
        figure = Figure(
            text=one("vnru:asPrinted"),
            indicator=_code(one("vnru:indicator")),
            unit=_code(one("sdmx-attribute:unitMeasure")),
            area=one("sdmx-dimension:refArea"),
            counterpart=one("vnru:counterpartArea"),
            period=one("sdmx-dimension:refPeriod"),
            as_of=one("vnru:asOf"),
            base=one("vnru:comparedWith"),
            product="" if product == q(_UNNAMED) else product,
        )
        noted = {p for p in (*_GOVERNED, *_NOTED) if self._notes.of(passage, subject, q(p))}
        problems = {p.predicate: p for p in (*self._figures.check(figure, words, frozenset(noted)), *self._as_printed(facts, words))}
        for predicate in (*_LOOKED_UP, *_GOVERNED):
            for quad in facts.get(q(predicate), ()):
                if predicate in _GOVERNED and predicate in noted:
                    verdict = self._date(quad, str(quad[2]), words, self._notes.of(passage, subject, q(predicate)))
                    yield Verdict(quad, verdict.problem, not verdict.problem, verdict.values)
                elif problem := problems.get(predicate):
                    values = {k: shrink(v) if v.startswith("http") else v for k, v in problem.values.items()}
                    yield Verdict(quad, problem.key, values=values)
                else:
                    yield Verdict(quad)

    def _as_printed(self, facts: Facts, words: Words) -> Iterator[Problem]:
        """What print and graph tell differently, as ``validate`` tells it too."""
        stated = [next((quad[2] for quad in facts.get(q(p), ())), None) for p in _OF_PRINT]
        figure = transcription.figure_of((*stated, Literal(words.language)))
        for difference in transcription.differences(figure, self._of_codes, self._units, self._vocabulary.signed) if figure else ():
            predicate = _TOLD.get(difference.kind, "sdmx-measure:obsValue")
            yield Problem(
                predicate, difference.kind, {"printed": difference.text, "read": difference.reading, "stated": difference.statement}
            )

    def _said(self, passage: str, predicate: str, problem: str, facts: Facts, words: Words) -> Iterator[Verdict]:
        """Whether the passage says a role or a stance by one of its words; or the passage that a note names."""
        for quad in facts.get(q(predicate), ()):
            code = _code(quad[2])
            if code not in self._of_codes:
                continue
            noted = (t for n in self._notes.of(passage, str(quad[0]), q(predicate)) for s in n.sources for t in self._texts(s))
            if self._of_codes.occurs(code, words.text):
                yield Verdict(quad)
            elif any(self._of_codes.occurs(code, text.text) for text in noted):
                yield Verdict(quad, inferred=True)
            else:
                yield Verdict(quad, problem, values={"code": shrink(str(quad[2]))})

    def _direction(self, facts: Facts, words: Words) -> Iterator[Verdict]:
        """Who exports to whom, who visits whom, who grants what to whom."""
        for source, target in self._vocabulary.directions:
            for quad in facts.get(source, ()):
                for other in facts.get(target, ()):
                    ends = [self._names.places(str(x[2]), words) for x in (quad, other)]
                    goods = [p for x in facts.get(q("vnru:product"), ()) for p in self._names.places(str(x[2]), words)]
                    if sides.nearest(words, ends[0], ends[1], min(goods)[0] if goods else None) < 0:
                        yield Verdict(quad, "direction", values={"source": shrink(str(quad[2])), "target": shrink(str(other[2]))})
                    else:
                        yield Verdict(quad)

    def _tenure(self, passage: str, facts: Facts, words: Words) -> Iterator[Verdict]:
        for member in facts.get(q("org:member"), ()):
            for quad in facts.get(q("vnru:post"), ()):
                person, post = str(member[2]), str(quad[2])
                if people.is_called(person, post, words, self._names):
                    yield Verdict(quad)
                elif self._elsewhere(passage, str(quad[0]), person, post):
                    yield Verdict(quad, inferred=True)
                else:
                    yield Verdict(quad, "office", values={"person": shrink(person), "post": shrink(post)})

    def _elsewhere(self, passage: str, subject: str, person: str, post: str) -> bool:
        notes = self._notes.of(passage, subject, q("vnru:post")) + self._notes.of(passage, subject, q("org:member"))
        return any(people.is_called(person, post, text, self._names) for n in notes for s in n.sources for text in self._texts(s))


def _code(term: object) -> str:
    return str(term).removeprefix(q("code:"))


def _spoken(number: int, word: str) -> bool:
    quantity = read(word)
    return quantity is not None and quantity.value == number
