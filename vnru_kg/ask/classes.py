"""Organisations, projects, places and people by what ties them to other things; what a thing is; and spans between two days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .. import dates
from ..answers import Row
from ..engine import IRI, Literal, Table, Term
from ..namespaces import BASE, expand
from ..text import LANGUAGES
from .asking import find_question_type
from .lexicon import LIGHT
from .link import Piece
from .people import COUNTRY, nation_condition, people, places
from .plans import Plan
from .reading import Reading, same, values, within
from .say import Outcome, join, label, message, years_between
from .tables import table, words
from .things import NO_PLANS, Things
from .when import edtf

_NTH = ("nth2", "nth3", "nth4", "nth5")
CLASSES: dict[str, str] = table("frames")["classes"]  # words for kinds of things → the class that they mean
RELATIONS: dict[str, str] = table("frames")["relations"]  # words for relations → the path from what is sought to what is named
_TIED = f"?x ({'|'.join(table('frames')['ties'].split())})/(vnru:locatedIn|skos:broader)*"
_CITE = "OPTIONAL { GRAPH ?passage { ?x ?p ?o } }"
_SPAN = (
    "OPTIONAL { ?x vnru:begin|vnru:entryIntoForce|dcterms:date ?day } OPTIONAL { ?x vnru:earliest ?from } OPTIONAL { ?x vnru:latest ?to }"
)
# its own time, or where it has none that of a figure beside which it is told
_DATED = """{ ?x vnru:earliest ?begun OPTIONAL { ?x vnru:latest ?ended } } UNION {
    ?told vnru:indicator ?of ; vnru:attestedIn ?page ; vnru:earliest ?begun . OPTIONAL { ?told vnru:latest ?ended }
    ?x vnru:attestedIn ?page FILTER NOT EXISTS { ?x vnru:earliest ?own } } """


def classes(reading: Reading) -> Things | None:
    """The question as one for things of a kind or by a relation, or ``None``."""
    kind = reading.find(*CLASSES)
    relation = reading.find(*RELATIONS)
    cities = reading.find("city") if not kind else None
    if not kind and not relation and not cities:
        return None
    worked = cities and reading.find("worker", "community")
    if kind is None and ((relation is None and not worked) or _in_vietnam(reading)):
        return None
    which = reading.find("which")
    head = reading.beside(which, -1 if reading.question.language == "vi" else 1, over=frozenset({LIGHT, COUNTRY})) if which else None
    if kind and head and head.means("city", "place", "localities") and not head.means(*CLASSES):
        return None  # *which provinces have projects* asks for no projects
    want = find_question_type(reading)
    if want in {"why", "howlong"} or (want == "count" and not kind and not cities):
        return None
    conditions = _base(reading, kind, relation, want)
    reading.take_all("city", "place")
    if relation and relation.means("study") and reading.of_kind("person"):
        persons = [n for _, ns in reading.of_kind("person") for n in ns]
        reading.use(*(p for p, _ in reading.of_kind("person")))
        conditions.append(("person", values("x", persons)))
        reading.tell("person", *persons)
    named = _named(reading)
    _relation(reading, conditions, named, relation, kind is not None)
    reading.take_all(*words("takes-classes"))
    dated = reading.periods()
    if len(dated) == 1:
        reading.use(dated[0][0])
        reading.tell("time", dated[0][1])
        conditions.append(("time", _DATED + within(dated[0][1], "begun", "ended")))
    if len(conditions) == 1 and not kind:
        return None
    answer = "?x vnru:locatedIn|vnru:operatesIn ?a" if want == "where" and kind else ""
    if want == "where" and relation and relation.means("study"):
        answer = f"?x {RELATIONS['study']} ?a"
    return Things(
        reading, want, conditions, answer, dates=_SPAN if kind and kind.means("phase", "level", "visa") else "", cite=_CITE, future=True
    )


def _base(reading: Reading, kind: Piece | None, relation: Piece | None, want: str) -> list[tuple[str, str]]:
    """Of which kind the things are that are sought."""
    if kind:
        sense = next(s for s in kind.senses if s in CLASSES)
        reading.take_all(sense, *(["company"] if sense == "project" else []))  # *projects of Russian firms*
        reading.tell("class", CLASSES[sense])
        return [("base", f"?x a {CLASSES[sense]} .")]
    person = ("base", "?x a foaf:Person .")
    if want == "who" or reading.find("leader", "person"):
        who = people(reading)
        reading.take_all("person")
        nation = [("nation", nation_condition("x", who.nations))] if who.nations else []
        held = f"{values('office', who.offices)} ?tenure org:member ?x ; vnru:post ?office ."
        return [person, *nation, *([("office", held)] if who.offices else [])]
    if relation and relation.means("study") and reading.of_kind("person"):
        return [person]
    if want == "where" or reading.find("city"):
        return [("base", "?x a schema:Place . FILTER NOT EXISTS { ?x a schema:Country }")]
    return [("base", "?x a ?any .")]


def _in_vietnam(reading: Reading) -> bool:
    """Whether workers there are asked for: those that are known went from there."""
    there = any(p.means("place:vietnam") and reading.mark(p) == "to" for p in reading.pieces)
    return there and reading.find("worker") is not None


def _named(reading: Reading) -> list[tuple[str, ...]]:
    """The things that are named, each with all that it may mean."""
    found: list[tuple[str, ...]] = []
    where = places(reading)
    found += [(c,) for c in (*where.to, *where.of, *where.free)]
    found += [(c,) for c in where.at]
    for piece, names in reading.of_kind(*words("takes-classes-2")):
        reading.use(piece)
        found.append(names)
        reading.tell("about", *names)
    return found


_WORKERS = "group:vietnamese-workers-in-the-soviet-union"
_COMMUNITY = ("group:vietnamese-community-in-russia", "topic:overseas-vietnamese")


def _relation(
    reading: Reading, conditions: list[tuple[str, str]], named: Sequence[tuple[str, ...]], relation: Piece | None, of_kind: bool
) -> None:
    """How the things that are sought are tied to those that are named."""
    sense = next((s for s in relation.senses if s in RELATIONS), "") if relation else ""
    if relation and of_kind and relation.means("operate"):
        sense = "operate"
    worked, people_ = reading.find("worker"), reading.find("community")
    reading.take_all(*RELATIONS)
    reading.take_all("community", "worker")
    if worked and not of_kind:
        sense, named = "live", [(_WORKERS,)]
    elif people_ or (sense == "live" and not any(n[0].startswith("group:") for n in named)):
        named = [*named, _COMMUNITY]
    inside = {s for p in reading.pieces if reading.mark(p) == "to" for s in p.senses}
    for n, names in enumerate(named):
        about = values(f"tied{n}", same(names))
        if sense == "operate" and names[0] in inside:
            tie = f"?x ({RELATIONS[sense]})/vnru:locatedIn*"
        elif sense == "live" and not names[0].startswith("group:"):
            tie = "?x vnru:locatedIn*"
        elif sense and not (of_kind and sense in {"partner", "operate"}):
            tie = f"?x {RELATIONS[sense]}"
        elif names[0] in inside and "?x a vnru:Project ." in conditions[0][1]:
            tie = "?x (vnru:locatedIn|vnru:operatesIn)/vnru:locatedIn*"
        else:
            tie = _TIED
        conditions.append((f"tied{n}", f"{about} {tie} ?tied{n} ."))
        reading.tell("about", *names)
    if sense and not named:
        conditions.append(("tied", f"?x {RELATIONS[sense]} ?other ."))


# ---- what a thing is ---------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Description(Plan):
    """A question for what is known of one thing, or for where it is or whom it belongs to."""

    reading: Reading
    thing: str
    question_type: str

    def sparql(self, without: Sequence[str] = ()) -> str:
        """What the passages and authorities say of the thing."""
        del without
        only = table("frames")["described"].get(self.question_type, "")
        hidden = ", ".join(table("frames")["described"]["hidden"].split())
        return (
            f"SELECT DISTINCT ?p ?o ?passage WHERE {{\n  VALUES ?x {{ {self.thing} }} {only}\n"
            "  { GRAPH ?g { ?x ?p ?o } } UNION { GRAPH ?g { ?tenure org:member ?x ; vnru:post ?o } BIND(vnru:post AS ?p) }\n"
            "  FILTER(!isLiteral(?o) || LANG(?o) != '' || DATATYPE(?o) != xsd:string)\n"
            f"  FILTER(?p NOT IN ({hidden}))\n"
            f"  BIND(IF(STRSTARTS(STR(?g), '{BASE}passage/'), ?g, ?none) AS ?passage)\n"
            "} ORDER BY ?p ?o ?passage"
        )

    def outcome(self, table: Table) -> Outcome:
        """One row a property; the lead names the thing, its offices, place and description."""
        found: dict[tuple[str, str], set[str]] = {}
        texts: dict[tuple[str, str], dict[str, str]] = {}
        for p, o, passage in table:
            spoken = o.language if isinstance(o, Literal) else None
            key = str(p), "" if spoken else str(o)
            said = texts.setdefault(key, {})
            for lang in [spoken] if spoken else LANGUAGES:
                said[lang] = self._value(o, lang)
            found.setdefault(key, set()).update({str(passage)} if passage else set())
        rows = tuple(
            Row((IRI(p), IRI(o) if o.startswith("http") else None), tuple(sorted(passages)), self._told(p, texts[p, o]))
            for (p, o), passages in found.items()
        )
        lead = {lang: self._lead([(p, said[lang]) for (p, _), said in texts.items() if lang in said], lang) for lang in LANGUAGES}
        return Outcome(rows, lead, bool(rows), ("property", "value"))

    def _value(self, term: Term | None, language: str) -> str:
        if isinstance(term, Literal):
            return term.text if term.language else dates.readable(term.text, language)
        return label(self.reading.kg, str(term), language)

    def _told(self, p: str, said: dict[str, str]) -> dict[str, str]:
        return {lang: f"{label(self.reading.kg, p, lang)}: {text}" for lang, text in said.items()}

    def _lead(self, shown: Sequence[tuple[str, str]], language: str) -> str:
        kg = self.reading.kg
        by: dict[str, list[str]] = {}
        for p, text in shown:
            by.setdefault(p, []).append(text)
        name = label(kg, self.thing, language)
        kinds = join(
            (label(kg, str(t), language) for t in kg.values(expand(self.thing) or self.thing, "rdf:type") if str(t).startswith(BASE)),
            ", ",
            2,
        )
        if self.question_type in {"where", "when", "author"}:
            return f"{join((t for ts in by.values() for t in ts), ', ')} — {name}"
        parts = [f"{label(kg, p, language)}: {join(texts, ', ', 4)}" for p, texts in by.items()]
        return f"{name}{f' ({kinds})' if kinds else ''} — {join(parts, '; ', 7)}"


def read_description(reading: Reading) -> Description | None:
    """The question as one for what a thing is, or ``None``: nothing but its name and words that ask so."""
    named = reading.of_kind(*words("takes-classes-3"))
    if len(named) != 1:
        return None
    piece, names = named[0]
    want = find_question_type(reading)
    if want == "what" and reading.find("city", "place", "country") and reading.find("locate"):
        reading.take_all("city", "place", "country")
        want = "where"
    if names[0].startswith(("source:", "work:")) and reading.take_all("author"):
        want = "author"
    located = reading.take_all("locate", "describe", "project", "company", "organization", "office")
    if want not in {"what", "where", "who", "when", "author"} or (
        want == "when" and not names[0].startswith(("event:", "instrument:", "phase:", "project:", "route:", "rule:"))
    ):
        return None
    if want == "where" and not located and names[0].startswith("person:"):
        return None
    reading.use(piece)
    reading.tell("thing", names[0])
    return Description(reading, names[0], want)


# ---- between two days ------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Between(Plan):
    """How long from one thing to another."""

    reading: Reading
    things: tuple[str, str]
    question_type: str = "howlong"

    def sparql(self, without: Sequence[str] = ()) -> str:
        """The days of both."""
        del without
        return (
            "SELECT DISTINCT ?n ?x ?from ?to ?passage WHERE {\n"
            + " UNION\n".join(f"  {{ BIND({n} AS ?n) {text} }}" for n, text in enumerate(self.things, 1))
            + "\n  OPTIONAL { GRAPH ?passage { ?x dcterms:date|vnru:signedOn ?said } }\n} ORDER BY ?n ?from ?passage"
        )

    def outcome(self, table: Table) -> Outcome:
        """The years between, and the two days."""
        kg = self.reading.kg
        ends: dict[str, tuple[str, str, str]] = {}
        passages: dict[str, set[str]] = {}
        for n, x, begin, end, passage in table:
            ends.setdefault(str(n), (str(x), str(begin), str(end)))
            if passage is not None and str(x) == ends[str(n)][0]:
                passages.setdefault(str(n), set()).add(str(passage))
        if len(ends) < 2:
            return Outcome((), {}, is_answer=False)
        one, other = sorted(ends.values(), key=lambda e: e[1])
        rows = tuple(
            Row(
                (IRI(x), Literal(begin, "http://www.w3.org/2001/XMLSchema#date")),
                tuple(sorted(passages.get(n, ()))),
                {lang: f"{label(kg, x, lang)} — {dates.readable(edtf(begin, end), lang)}" for lang in LANGUAGES},
            )
            for n, (x, begin, end) in ends.items()
        )
        if self.question_type in {"first", "last"}:
            ends_of = [one, other] if self.question_type == "first" else [other, one]
            told = {
                lang: "; ".join(f"{label(kg, e[0], lang)} — {dates.readable(edtf(e[1], e[2]), lang)}" for e in ends_of)
                for lang in LANGUAGES
            }
            return Outcome(rows, told, is_answer=True, columns=("thing", "when"))
        ends_told = {
            lang: " → ".join(f"{label(kg, e[0], lang)} ({dates.readable(edtf(e[1], e[2]), lang)})" for e in (one, other))
            for lang in LANGUAGES
        }
        lead = {lang: f"{years_between(one[1:], other[1:], lang)} — {told}" for lang, told in ends_told.items()}
        return Outcome(rows, lead, is_answer=True, columns=("thing", "when"))


def _nearest(at: int, places_: Iterable[int]) -> int:
    return min(places_, key=lambda place: abs(place - at), default=-1)


_VISITED = "vnru:roundOrdinal|vnru:visitOrdinal|vnru:editionOrdinal"


def between(reading: Reading) -> Between | None:
    """The question as one for the time between two things, or ``None``."""
    ordered = (reading.find("or") or (reading.find("which") and reading.find("and"))) and reading.find("before", "after", "first", "last")
    if not ordered and not reading.find("howlong") and not (reading.find("howmany", "howmuch") and reading.find("year")):
        return None
    find_question_type(reading)
    turns = [p for p in reading.free if p.means("first", *_NTH)] if not ordered else []
    reading.take("first")  # the first visit of somebody is the one that is found
    reading.take_all(*words("takes-classes-4"), *(() if ordered else ("after", "before")))
    found = _two_turns(reading, turns) if len(turns) > 1 else _two_heads(reading, by_person=bool(ordered))
    for piece, names in reading.of_kind("schema:Country"):
        reading.use(piece)
        reading.tell("country", *names)
    if len(found) != 2:
        return None
    if not ordered:
        return Between(reading, (found[0], found[1]))
    later = bool(reading.take_all("after", "last"))
    reading.take_all("before", "first", "or", "which", "and", "event")
    reading.tell("last" if later else "first")
    return Between(reading, (found[0], found[1]), "last" if later else "first")


def _heads(reading: Reading) -> dict[int, tuple[str, ...]]:
    """The events and documents that are named, by their places; they are used."""
    skip = {"code:signing", "code:signing-ceremony"}
    merged: dict[int, tuple[str, ...]] = {}
    for piece, names in sorted(reading.of_kind("event-type", "legislation-type", "instrument", "event"), key=lambda h: h[0].order):
        reading.use(piece)
        left = tuple(n for n in names if n not in skip)
        if left:
            merged[piece.order] = left
    return merged


def _head(reading: Reading, names: tuple[str, ...]) -> str:
    """What is said of a thing that is named or of a kind."""
    dated = "?x vnru:earliest ?from ; vnru:latest ?to ."
    reading.tell("event", *names)
    if names[0].startswith(("instrument:", "event:")):
        return f"{values('x', names)} {dated}"
    law = reading.question.lexicon.kind(names[0]) == "legislation-type"
    return f"{values('k', names)} ?x {'schema:legislationType' if law else 'sem:eventType'}/skos:broader* ?k . {dated}"


def _two_heads(reading: Reading, *, by_person: bool) -> list[str]:
    """Two things with what stands next to each: dates, persons, places; or what each of two persons did."""
    merged, persons, periods = _heads(reading), reading.of_kind("person"), reading.periods()
    placed, called = reading.of_kind("place"), [p for p in reading.free if p.text.isdigit() and not p.period]
    reading.use(*(p for p, _ in (*periods, *persons, *placed)), *called)
    dated = [(p.order, within(period)) for p, period in periods]
    whose = [(p.order, _part(ns[0])) for p, ns in persons]
    said = [(p.order, f"{values('at', ns)} ?x (sem:hasPlace|vnru:signedAt)/vnru:locatedIn* ?at .") for p, ns in placed]
    said += [(p.order, f'?x skos:prefLabel ?called FILTER(CONTAINS(?called, "{p.text}"))') for p in called]
    apart = whose if by_person and len(whose) == 2 else dated if len(dated) == 2 and not whose else []
    if len(merged) == 1 and apart:  # one word for both: *the treaties of 1978 and 1994*
        head = " ".join((_head(reading, next(iter(merged.values()))), *(text for _, text in (*said, *(dated if apart is whose else ())))))
        return [f"{head} {text} FILTER NOT EXISTS {{ ?x sem:subEventOf ?whole }}" for _, text in apart]
    beside = [(_nearest(at, merged), text) for at, text in (*said, *dated, *whose)]
    return [" ".join((_head(reading, names), *(text for at, text in beside if at == order))) for order, names in merged.items()]


def _part(person: str) -> str:
    """What somebody takes part in, and not as its host."""
    welcoming = "?part sem:roleType ?as FILTER(?as IN (code:host, code:inviter, code:greeter))"
    return f"?x vnru:hasRole ?part . ?part rdf:value {person} FILTER NOT EXISTS {{ {welcoming} }}"


def _two_turns(reading: Reading, turns: Sequence[Piece]) -> list[str]:
    """Two of one kind by what the documents number them, the first as the earliest: *between his first and second visit*."""
    merged = _heads(reading)
    rounds = reading.of_kind("mechanism")
    reading.use(*turns, *(p for p, _ in rounds))
    told = [f"?x vnru:roundOf {names[0]} ." for _, names in rounds]
    told += [_part(names[0]) for _, names in reading.of_kind("person")]
    reading.use(*(p for p, _ in reading.of_kind("person")))
    if len(turns) != 2 or len(merged) + len(rounds) != 1 or not told:
        return []
    head = _head(reading, next(iter(merged.values()))) if merged else "?x vnru:earliest ?from ; vnru:latest ?to ."
    body = f"{head} {' '.join(told)} FILTER NOT EXISTS {{ ?x sem:subEventOf ?whole }} {NO_PLANS}"
    found = []
    for piece in turns:
        nth = next((n for n, sense in enumerate(_NTH, 2) if piece.means(sense)), 1)
        reading.tell("nth", str(nth))
        first = f"{{ SELECT ?x ?from ?to WHERE {{ {body} }} ORDER BY ?from LIMIT 1 }}"
        found.append(first if nth == 1 else f"{body} ?x {_VISITED} {nth} .")
    return found


__all__ = ["Between", "Description", "between", "classes", "message", "read_description"]
