"""The graph as of a day: what the documents date later is left out, and what held on that day is marked.

``vnru:holdsOn`` marks a phase of partnership, an office, an instrument, a project or a figure that held on the day by
what the documents say; ``vnru:unknownOn`` marks what began before the day and of which no document says whether it
still held. Nothing is added from outside: an office attested in March and never again is unknown in May.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from .answers import Answer, Row
from .dates import readable
from .engine import IRI, EmbeddedEngine, Literal, Term, Triple
from .engine.terms import plain_triple
from .errors import DataError, UnsuitableError, known_language
from .graph import Graph, Statement
from .load.derive.dates import bounds_of
from .namespaces import BASE, q
from .show import Descriptions, Fact
from .text import LANGUAGES, choose
from .words import say, table

_AS_OF_GRAPH = BASE + "graph/as-of"
_FIGURE_KEY = ("vnru:indicator", "sdmx-dimension:refArea", "vnru:counterpartArea", "vnru:concerns")
_DATES = ("vnru:begin", "vnru:signedOn", "vnru:entryIntoForce", "vnru:statusOn")
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def day(text: str) -> str:
    """The last day of a date as people write it (2012, 2012-07, 2012-07-27); :class:`UnsuitableError` for no date."""
    try:
        if not _DAY.fullmatch(text):
            raise ValueError(text)
        if len(text) == 4:
            return datetime.date(int(text), 12, 31).isoformat()
        if len(text) == 7:
            first = datetime.date.fromisoformat(f"{text}-01")
            return first.replace(day=calendar.monthrange(first.year, first.month)[1]).isoformat()
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise UnsuitableError(say("“{text}” is not a day", text=text), say("Write it as 2012-07-27, 2012-07 or 2012.")) from None


def describe_state(graph: Graph, day: str, language: str = LANGUAGES[0]) -> Answer:
    """What held on the ``day`` that a graph ends with, and of what that is unknown.

    Phases of partnership, offices, instruments, projects, last figures. The rows have the columns ``mark``
    (``vnru:holdsOn`` or ``vnru:unknownOn``) and ``thing``, and say themselves in words.
    """
    known_language(language)
    descriptions = Descriptions(graph)
    order = list(graph.vocabulary.hold_rules)
    marked = [(_place(graph, order, thing), mark, thing) for mark, things in state(graph).items() for _, thing in things]
    rows = [_row(graph, descriptions, mark, thing) for _, mark, thing in sorted(marked)]
    understood = {lang: table("facts", lang)["held"].format(readable(day, lang)) for lang in LANGUAGES}
    return Answer(("mark", "thing"), tuple(rows), "", understood, language=language, _kg=graph)


def _place(graph: Graph, order: list[str], thing: IRI) -> int:
    """In which order it is told that a thing held: that of the rules."""
    return min((order.index(str(c)) for c in graph.values(thing, "rdf:type") if c in order), default=len(order))


def _row(graph: Graph, descriptions: Descriptions, mark: str, thing: IRI) -> Row:
    fact = fact_of(graph, descriptions, thing)
    sentence = descriptions.sentence(thing)  # says itself if it is unknown
    unknown = {lang: table("facts", lang)["unknown"] if mark == "unknownOn" and not sentence else "" for lang in LANGUAGES}
    text = {lang: f"{unknown[lang]}{fact.heading[lang]}: {fact.text[lang]}" for lang in LANGUAGES}
    passages = sorted({p for s in graph.statements(thing) for p in s.passages})
    return Row((IRI(q(f"vnru:{mark}")), thing), tuple(passages), text)


def fact_of(graph: Graph, descriptions: Descriptions, thing: str) -> Fact:
    """What held in words: the sentence of a node that joins others; of a thing, its class, its name and its dates."""
    return descriptions.sentence(thing) or Fact(_class(graph, thing), _dated(graph, IRI(thing)), (IRI(thing),), "", ())


def _class(graph: Graph, thing: str) -> dict[str, str]:
    names = next((labels for c in graph.values(thing, "rdf:type") if (labels := graph.labels_of(str(c)))), {})
    return {lang: choose(names, lang) or "" for lang in LANGUAGES}


def _dated(graph: Graph, thing: IRI) -> dict[str, str]:
    """The name, and each date by what it is the date of."""
    dated = [(p, str(v)) for p in _DATES for v in graph.values(thing, p)]
    return {
        lang: "; ".join([graph.label(thing, lang) or thing, *(f"{graph.label(q(p), lang)}: {readable(v, lang)}" for p, v in dated)])
        for lang in LANGUAGES
    }


def as_of(kg: Graph, when: str) -> EmbeddedEngine:
    """The engine of a graph of its own with what is dated up to the day, and with what held and what is unknown on it marked.

    ``when`` is a day, month or year (its last day counts). The graph that is given stays as it is.
    """
    cut = day(when)
    view = _View(kg, cut)
    kept = [quad for quad in kg.engine.native_quads() if not view.later(plain_triple(quad))]
    held = _Held(Graph(EmbeddedEngine(kept)), kg, cut)
    marks = [
        ox.Quad(
            ox.NamedNode(node),
            ox.NamedNode(q(f"vnru:{mark}")),
            ox.Literal(cut, datatype=ox.NamedNode(q("xsd:date"))),
            ox.NamedNode(_AS_OF_GRAPH),
        )
        for node, mark in sorted(held.marks().items())
    ]
    return EmbeddedEngine([*kept, *marks])


def stretches(kg: Graph) -> list[tuple[str, str, str, str]]:
    """The phases, offices, instruments and projects that :func:`as_of` marks, at all days.

    ``(node, mark, first day, last day)`` each, sorted; the last day is ``""`` where the mark never changes again.
    The last figures are left out: each day after a figure has it, until the next.
    """
    turns = sorted(_turns(kg))
    found: list[tuple[str, str, str, str]] = []
    running: dict[str, tuple[str, str]] = {}
    for turn in turns:
        now = _Held(_Until(kg, _View(kg, turn)), kg, turn).lasting()
        for node, (mark, first) in list(running.items()):
            if now.get(node) != mark:
                found.append((node, mark, first, _beside(turn, -1)))
                del running[node]
        for node, mark in now.items():
            running.setdefault(node, (mark, turn))
    return sorted(found + [(node, mark, first, "") for node, (mark, first) in running.items()])


def _turns(kg: Graph) -> set[str]:
    """Each day on which another mark may come to hold: when something begins to be known, has just ended, and each new year."""
    bounds = [
        b
        for s in kg.statements()
        if isinstance(s.object, Literal) and s.object.datatype == q("edtf:EDTF")
        for b in [_readable_bounds(s.object.text)]
    ]
    firsts = {first for first, _ in bounds if first}
    ends = {_beside(last, 1) for _, last in bounds if last and last < "9999-12-31"}
    years = {f"{year}-01-01" for year in {day[:4] for day in firsts | ends}}
    return firsts | ends | years | {str(s.object) for s in kg.statements(None, q("vnru:earliest"))}


def _readable_bounds(text: str) -> tuple[str | None, str | None]:
    """Neither side for what is no date: ``validate`` tells of it, and nothing begins or ends by it."""
    try:
        return bounds_of(text)
    except DataError:
        return None, None


def _beside(day: str, step: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=step)).isoformat()


class _View:
    """What is dated later than the day."""

    def __init__(self, kg: Graph, cut: str) -> None:
        self._cut = cut
        self._texts = kg.vocabulary.texts
        self._later = {s.subject for s in kg.statements(None, q("vnru:earliest")) if str(s.object) > cut}
        self._later = {n for n in self._later if not n.startswith(self._texts)}
        for statement in kg.statements(None, q("vnru:hasRole")):
            if statement.subject in self._later:
                self._later.add(IRI(str(statement.object)))
        for _ in range(2):  # a position in an instrument that came of a visit
            self._later |= self._undated(kg)
        for statement in kg.statements(None, q("vnru:conflictOf")):
            if str(statement.object) in self._later:
                self._later.add(statement.subject)

    def _undated(self, kg: Graph) -> set[IRI]:
        """What has no date of its own and only to do with what is later."""
        others: dict[IRI, set[Term]] = defaultdict(set)
        for predicate, inverse in kg.vocabulary.shared_times:  # what is said at an event, or came of it, is of its time
            for s in kg.statements(None, predicate):
                node, other = (s.object, s.subject) if inverse else (s.subject, s.object)
                others[IRI(str(node))].add(other)
        return {n for n, found in others.items() if found <= self._later and not kg.values(n, "vnru:earliest")}

    def later(self, triple: Triple) -> bool:
        """Whether a triple speaks of something after the day."""
        subject, _, value = triple
        if subject in self._later or value in self._later:
            return True
        if str(subject).startswith(self._texts) or not isinstance(value, Literal):
            return False
        if value.datatype == q("edtf:EDTF"):
            return (_readable_bounds(value.text)[0] or "") > self._cut
        return value.datatype == q("xsd:date") and value.text > self._cut


class _Until(Graph):
    """A graph without what a view calls later, asked in place."""

    def __init__(self, whole: Graph, view: _View) -> None:
        super().__init__(whole.engine)
        self._whole, self._view = whole, view

    def statements(self, subject: str | None = None, predicate: str | None = None, object_: Term | None = None) -> list[Statement]:
        found = self._whole.statements(subject, predicate, object_)
        return [s for s in found if not self._view.later((s.subject, s.predicate, s.object))]


class _Held:
    """What held on the day, in a graph that ends with it; ``whole`` is the graph that goes on."""

    def __init__(self, kg: Graph, whole: Graph, cut: str) -> None:
        self._kg, self._whole, self._cut = kg, whole, cut

    def marks(self) -> dict[str, str]:
        """Node → ``holdsOn`` or ``unknownOn``."""
        return {**self.lasting(), **self._figures()}

    def lasting(self) -> dict[str, str]:
        """The marks of what lasts: all but figures."""
        return {**self._phases(), **self._offices(), **self._instruments(), **self._projects()}

    def _instances(self, rule: str) -> Iterator[str]:
        """What the classes hold that go by a rule (``vnru:holdsBy``)."""
        classes = [class_ for class_, by in self._whole.vocabulary.hold_rules.items() if by == rule]
        yield from dict.fromkeys(s.subject for class_ in classes for s in self._kg.statements(None, q("rdf:type"), IRI(class_)))

    def _first(self, node: str, predicate: str) -> str:
        return min((_readable_bounds(str(v))[0] or "" for v in self._kg.values(node, predicate)), default="")

    def _phases(self) -> dict[str, str]:
        """Of each relation the phase that began last and has not ended; phases inside another hold beside it."""
        running: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for node in self._instances("phase"):
            begin = self._first(node, "vnru:begin") or self._first(node, "dcterms:date")
            ends = [_readable_bounds(str(v))[1] or "" for v in self._whole.values(node, "vnru:end")]
            if begin and not any(e and e < self._cut for e in ends):
                relation = self._kg.text(node, "vnru:phaseOf")
                running[relation, self._kg.text(node, "vnru:partOf")].append((begin, node))
        return {max(phases)[1]: "holdsOn" for phases in running.values()}

    def _offices(self) -> dict[str, str]:
        """Of each post who is attested in it on the day; else who was attested last before it, which is then unknown."""
        known: dict[str, str] = {}
        last: dict[str, tuple[str, str]] = {}
        for node in self._instances("office"):
            post = self._kg.text(node, "vnru:post") or node
            spans = [_readable_bounds(str(v)) for v in self._kg.values(node, "vnru:attestedOn")]
            begun = self._first(node, "vnru:begin")
            ended = any((_readable_bounds(str(e))[1] or "9999") < self._cut for e in self._kg.values(node, "vnru:end"))
            if any((first or "") <= self._cut <= (until or "9999") for first, until in spans) or (begun and not ended):
                known[node] = post
            elif spans and not ended:
                last[post] = max(last.get(post, ("", "")), (max(until or "" for _, until in spans), node))
        known = self._last_term(known)
        held = set(known.values())
        return dict.fromkeys(known, "holdsOn") | {node: "unknownOn" for post, (_, node) in last.items() if post not in held}

    def _last_term(self, known: dict[str, str]) -> dict[str, str]:
        """Without a term that ends in the year in which the next of the same person begins."""
        last: dict[tuple[str, str], tuple[str, str]] = {}
        for node, post in known.items():
            who = post, self._kg.text(node, "org:member")
            last[who] = max(last.get(who, ("", "")), (self._first(node, "vnru:begin"), node))
        return {node: known[node] for _, node in last.values()}

    def _instruments(self) -> dict[str, str]:
        """An instrument holds from its entry into force until another that holds replaces it; without that date it is unknown."""
        replaced = {
            str(s.object)
            for s in self._kg.statements(None, q("dcterms:replaces"))
            if self._first(s.subject, "vnru:signedOn") or self._first(s.subject, "vnru:entryIntoForce")
        }
        instruments: dict[str, str] = {}
        for node in self._instances("instrument"):
            if node in replaced:
                continue
            force, signed = self._first(node, "vnru:entryIntoForce"), self._first(node, "vnru:signedOn")
            if force:
                instruments[node] = "holdsOn"
            elif signed and not self._whole.values(node, "vnru:entryIntoForce"):
                instruments[node] = "unknownOn"
        return instruments

    def _projects(self) -> dict[str, str]:
        ended = self._whole.vocabulary.endings
        projects: dict[str, str] = {}
        for node in self._instances("project"):
            when = self._first(node, "vnru:statusOn") or self._first(node, "vnru:begin")
            states = {str(s) for s in self._kg.values(node, "vnru:status")}
            if when and not states & ended:
                same_year = when[:4] == self._cut[:4]
                projects[node] = "holdsOn" if same_year or q("code:ongoing") in states else "unknownOn"
        return projects

    def _figures(self) -> dict[str, str]:
        """Of each thing that is measured the last figures known on the day."""
        last: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
        for node in self._instances("figure"):
            key = tuple(" ".join(sorted(str(v) for v in self._kg.values(node, p))) for p in (*_FIGURE_KEY, *self._kg.vocabulary.details))
            until = self._kg.text(node, "vnru:latest")
            if until and until <= self._cut:
                last[key].append((until, node))
        return {node: "holdsOn" for figures in last.values() for until, node in figures if until == max(figures)[0]}


def state(kg: Graph) -> dict[str, list[tuple[str, IRI]]]:
    """Of a graph as of a day: ``holdsOn`` and ``unknownOn`` → (kind of thing, thing), sorted."""
    found: dict[str, list[tuple[str, IRI]]] = {}
    for mark in ("holdsOn", "unknownOn"):
        nodes = [s.subject for s in kg.statements(None, q(f"vnru:{mark}"))]
        found[mark] = sorted((n.removeprefix(BASE).partition("/")[0], n) for n in nodes)
    return found
