"""How long it was from one thing to another, and which of the two came first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .. import dates
from ..answers import Row
from ..engine import IRI, Literal, Table
from ..text import LANGUAGES
from .asking import find_question_type
from .pieces import Piece
from .plans import Plan
from .reading import Reading, values, within
from .say import Outcome, label, message, years_between
from .tables import pattern, words
from .things import NO_PLANS
from .when import edtf

_NAMES = ("event-type", "legislation-type", "instrument", "event")
_PARTED = ("or", "and", "before", "after", "fromto")  # what stands between two things
_NTH = ("nth2", "nth3", "nth4", "nth5")


@dataclass(slots=True)
class Between(Plan):
    """How long from one thing to another."""

    reading: Reading
    things: tuple[str, str]
    question_type: str = "howlong"
    sided: bool = False  # whether it is asked if the one that is named first was before or after
    judged: bool = False  # whether the one that is named first was the first, or the last

    def sparql(self, without: Sequence[str] = ()) -> str:
        """The days of both."""
        del without
        return (
            "SELECT DISTINCT ?n ?x ?from ?to ?passage WHERE {\n"
            + " UNION\n".join(f"  {{ BIND({n} AS ?n) {text} }}" for n, text in enumerate(self.things, 1))
            + "\n  OPTIONAL { GRAPH ?passage { ?x dcterms:date|vnru:signedOn ?said } }\n} ORDER BY ?n ?from ?passage"
        )

    @property
    def _again(self) -> bool:
        """Whether the last of the first thing counts: it was after the other if any was."""
        return self.judged and self.question_type == "last"

    def outcome(self, table: Table) -> Outcome:
        """The years between, and the two days."""
        kg = self.reading.kg
        ends: dict[str, tuple[str, str, str]] = {}
        passages: dict[str, set[str]] = {}
        for n, x, begin, end, passage in table:
            if self._again and str(n) == "1":  # whoever was there before may have come again after
                ends[str(n)] = (str(x), str(begin), str(end))
            ends.setdefault(str(n), (str(x), str(begin), str(end)))
            if passage is not None:
                passages.setdefault(str(x), set()).add(str(passage))
        if len(ends) < 2:
            return Outcome((), {}, is_answer=False)
        one, other = sorted(ends.values(), key=lambda e: e[1])
        rows = tuple(
            Row(
                (IRI(x), Literal(begin, "http://www.w3.org/2001/XMLSchema#date")),
                tuple(sorted(passages.get(x, ()))),
                {lang: f"{label(kg, x, lang)} — {dates.readable(edtf(begin, end), lang)}" for lang in LANGUAGES},
            )
            for x, begin, end in ends.values()
        )
        if self.question_type in {"first", "last"}:
            ends_of = [other, one] if self.question_type == "last" else [one, other]
            apart = one[2] < other[1]  # what overlaps, as far as the days are known, has no order
            told = {
                lang: "; ".join(f"{label(kg, e[0], lang)} — {dates.readable(edtf(e[1], e[2]), lang)}" for e in ends_of)
                for lang in LANGUAGES
            }
            if apart and (self.judged or self.sided):
                before = ends["1"] is one
                held = before == (self.question_type == "first")
                word = message("lead", ("before" if before else "after") if self.sided else "yes" if held else "no")
                told = {lang: f"{word[lang]}: {text}" for lang, text in told.items()}
            return Outcome(rows, told, is_answer=True, columns=("thing", "when"))
        ends_told = {
            lang: " → ".join(f"{label(kg, e[0], lang)} ({dates.readable(edtf(e[1], e[2]), lang)})" for e in (one, other))
            for lang in LANGUAGES
        }
        lead = {lang: f"{years_between(one[1:], other[1:], lang)} — {told}" for lang, told in ends_told.items()}
        return Outcome(rows, lead, is_answer=True, columns=("thing", "when"))


def _nearest(reading: Reading, at: int, places_: Iterable[int]) -> int:
    """The nearest place on the same side of what joins or parts the two things."""

    def far(place: int) -> tuple[int, int]:
        within = reading.pieces[min(at, place) + 1 : max(at, place)]
        return sum(p.means(*_PARTED) for p in within), abs(place - at)

    return min(places_, key=far, default=-1)


_VISITED = "vnru:roundOrdinal|vnru:visitOrdinal|vnru:editionOrdinal"


def between(reading: Reading) -> Between | None:
    """The question as one for the time between two things, or ``None``."""
    ordered = (reading.find("or") or (reading.find("which") and reading.find("and"))) and reading.find("before", "after", "first", "last")
    if len(reading.of_kind("person")) == 2 and not reading.sees("howmany", "howlong"):
        ordered = ordered or reading.find("before", "after")
    if not ordered and len(_named(reading)) == 2 and find_question_type(Reading(reading.kg, reading.question)) == "exists":
        ordered = reading.find("before", "after")  # *was the treaty signed before the visit*
    if not ordered and not reading.find("howlong") and not (reading.find("howmany", "howmuch") and reading.find("year")):
        return None
    judged = find_question_type(reading) == "exists"
    turns = [p for p in reading.free if p.means("first", *_NTH)] if not ordered else []
    reading.take("first")  # the first visit of somebody is the one that is found
    reading.take_all(*words("takes-classes-4"), *(() if ordered else ("after", "before")))
    first = min((p.order for p, _ in reading.of_kind("person", "level", *_NAMES)), default=0)
    found = _two_turns(reading, turns) if len(turns) > 1 else _two_heads(reading, by_person=bool(ordered))
    if ordered and ordered.order < first and ordered.means("before", "after") and len(found) == 2:
        found.reverse()  # *before the visit, was the treaty signed*: what is asked about comes last
    for piece, names in reading.of_kind("schema:Country"):
        reading.use(piece)
        reading.tell("country", *names)
    if len(found) != 2:
        return None
    if not ordered:
        return Between(reading, (found[0], found[1]))
    sided = reading.sees("before") and reading.sees("after")
    later = bool(reading.take_all("after", "last")) and not sided
    reading.take_all("before", "first", "or", "which", "and", "event")
    reading.tell("last" if later else "first")
    named = (found[0], found[1])
    return Between(reading, named, "last" if later else "first", sided=sided, judged=judged and not reading.sees("or"))


def _named(reading: Reading) -> dict[int, tuple[str, ...]]:
    """The events and documents that are named, by their places."""
    levels = reading.of_kind("level")
    told = (
        (p.order, tuple(n for n in names if n not in {"code:signing", "code:signing-ceremony"})) for p, names in reading.of_kind(*_NAMES)
    )
    heads = {order: names for order, names in told if names}
    named = {order: names for order, names in heads.items() if names[0].startswith(("instrument:", "event:"))}
    if len(heads) > 2 == len(named):  # *which agreement was first, the one on labour or the one on training*
        heads = named
    if len(levels) > 1 or len(heads) == 1:
        heads |= {p.order: names for p, names in levels}
    return dict(sorted(heads.items()))


def _heads(reading: Reading) -> dict[int, tuple[str, ...]]:
    """The same; they are used, and the words for signing."""
    merged = _named(reading)
    reading.use(*(reading.pieces[order] for order in merged))
    reading.take_all("code:signing", "code:signing-ceremony", *(("code:agreement", "code:treaty") if len(merged) > 1 else ()))
    return merged


def _replaced(known: str) -> str:
    """What replaced a document, or was replaced by it."""
    old = re.sub(r"\?(x|from|to|k)\b", r"?\1Old", known)
    return f"{old} ?x dcterms:replaces|^dcterms:replaces ?xOld ; vnru:earliest ?from ; vnru:latest ?to ."


def _in_force(reading: Reading, found: list[str], places_: Sequence[int]) -> list[str]:
    """The two things, of which the one beside *in force* counts from the day on which it entered into force."""
    force = reading.take("inforce")
    at = _nearest(reading, force.order, places_) if force else -1
    begun = "vnru:entryIntoForce ?force BIND(xsd:date(STR(?force)) AS ?from) BIND(?from AS ?to)"
    return [
        text.replace("vnru:earliest ?from ; vnru:latest ?to", begun) if place == at else text
        for place, text in zip(places_, found, strict=True)
    ]


def _head(reading: Reading, names: tuple[str, ...]) -> str:
    """What is said of a thing that is named or of a kind."""
    dated = "?x vnru:earliest ?from ; vnru:latest ?to ."
    reading.tell("event", *names)
    if names[0].startswith(("instrument:", "event:")):
        return f"{values('x', names)} {dated}"
    if reading.question.lexicon.kind(names[0]) == "level":  # since the year in which it was reached
        year = 'BIND(STRDT(CONCAT(STR(YEAR(?from)), "-12-31"), xsd:date) AS ?to)'
        return f"{values('level', names)} ?x a vnru:PartnershipPhase ; vnru:level ?level ; vnru:earliest ?from . {year}"
    law = reading.question.lexicon.kind(names[0]) == "legislation-type"
    kind = "schema:legislationType" if law else "sem:eventType"
    return f"{values('k', names)} ?x {kind}/skos:broader* ?k . {dated}{'' if law else f' {NO_PLANS}'}"


def _two_heads(reading: Reading, *, by_person: bool) -> list[str]:
    """Two things with what stands next to each: dates, persons, places; or what each of two persons did."""
    merged, persons, periods = _heads(reading), reading.of_kind("person"), reading.periods()
    wholes = {} if by_person else _wholes(reading, merged)
    merged = {o: names for o, names in merged.items() if o not in wholes}
    placed, called = reading.of_kind("place"), [p for p in reading.free if p.text.isdigit() and not p.period]
    reading.use(*(p for p, _ in (*periods, *persons, *placed)), *called)
    dated = [(p.order, within(period)) for p, period in periods]
    whose = [(p.order, _part(ns[0])) for p, ns in persons]
    behind = [(next((o for o in merged if o > at), at), text) for at, text in ([] if by_person else _offices(reading))]  # what they do
    if by_person and not merged and len(whose) == 2:  # who is somewhere visits it
        merged = {-1: ("code:visit",)}
    countries = reading.of_kind("schema:Country")
    if by_person and len(countries) == 1 and any("code:visit" in names for names in merged.values()):
        placed = [*placed, *countries]  # what is visited
    said = [
        (p.order, f"{values('at', ns)} ?x vnru:hostCountry|(((^sem:subEventOf)*/sem:hasPlace|vnru:signedAt)/vnru:locatedIn*) ?at .")
        for p, ns in placed
    ]
    said += [(p.order, f'?x skos:prefLabel ?called FILTER(CONTAINS(?called, "{p.text}"))') for p in called]
    both = len(whose) == 2 and (by_person or not dated)  # *the visits of A and B*
    apart = whose if both else dated if len(dated) == 2 and len(whose) < 2 else []
    if len(merged) == 1 and apart:  # one word for both: *the treaties of 1978 and 1994*
        head = " ".join(
            (_head(reading, next(iter(merged.values()))), *(text for _, text in (*said, *(dated if apart is whose else whose))))
        )
        reading.take_all("2", "times")
        return [f"{head} {text} FILTER NOT EXISTS {{ ?x sem:subEventOf ?whole }}" for _, text in apart]
    if len(persons) == 1:
        whose += [(at, whose[0][1]) for at in _pronouns(reading)]
    told_of = (*said, *dated, *whose, *behind, *wholes.items())
    beside = [(_nearest(reading, at, merged), text) for at, text in dict.fromkeys(told_of)]
    replaced = reading.take("replace")
    if replaced:  # *the treaty of 1978 and the one that replaced it*
        known = [o for o, ns in merged.items() if ns[0].startswith("instrument:") or any(at == o for at, _ in beside)]
        reading.use(*(p for p in reading.pieces[replaced.order + 1 : replaced.order + 2] if not p.senses))
        merged = {o: ns for o, ns in merged.items() if o in known[:1]}
    told = [" ".join((_head(reading, names), *(text for at, text in beside if at == order))) for order, names in merged.items()]
    if replaced and told:
        reading.tell("replaces")
        return [told[0], _replaced(told[0])]
    return _in_force(reading, told, list(merged))


def _wholes(reading: Reading, merged: Mapping[int, tuple[str, ...]]) -> dict[int, str]:
    """By their places, the kinds that only say of what a thing is a part, *the ceremony of a visit*: on each side the first is meant."""
    sides: dict[int, list[int]] = {}
    for order in merged:
        sides.setdefault(sum(p.means(*_PARTED) for p in reading.pieces[min(merged) : order]), []).append(order)
    if len(sides) != 2:
        return {}
    within = "?x sem:subEventOf*/sem:eventType/skos:broader* ?whole{n} ."
    return {n: f"{values(f'whole{n}', merged[n])} {within.format(n=n)}" for orders in sides.values() for n in orders[1:]}


def _pronouns(reading: Reading) -> list[int]:
    """The places of the words for somebody who was named."""
    found = (p for p in reading.pieces if pattern("his").fullmatch(p.text.lower()))
    return [p.order for p in found if not any(s.startswith("person:") for near in [reading.beside(p, 1)] if near for s in near.senses)]


def _offices(reading: Reading) -> list[tuple[int, str]]:
    """Whoever acts in an office that is named, of the country beside it."""
    found = []
    for piece, names in reading.of_kind("post"):
        near = {s for step in (1, -1) if (p := reading.beside(piece, step)) for s in p.senses}
        offices = tuple(n for n in names if near & reading.nations((n,))) or names
        reading.use(piece)
        reading.tell("office", *offices)
        found.append((piece.order, f"?x vnru:hasRole ?acts . {values('office', offices)} ?acts vnru:inCapacityOf/vnru:post ?office ."))
    return found


def _part(person: str) -> str:
    """What somebody takes part in, and not as its host; a visit is of those who come."""
    welcoming = "?part sem:roleType ?as FILTER(?as IN (code:host, code:inviter, code:greeter))"
    met = "?x sem:eventType/skos:broader* code:visit . FILTER NOT EXISTS { ?part sem:roleType code:visitor }"
    return f"?x vnru:hasRole ?part . ?part rdf:value {person} FILTER NOT EXISTS {{ {welcoming} }} FILTER NOT EXISTS {{ {met} }}"


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
