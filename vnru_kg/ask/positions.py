"""What somebody says, thinks, supports or proposes about something; and why something came about, as the documents see it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .. import dates
from ..answers import Row
from ..engine import IRI, Literal, Table
from ..namespaces import BASE
from ..text import LANGUAGES, dash
from .asking import asks_for_things, find_question_type
from .people import nation_condition, office_condition, people
from .reading import CRUCIAL, Reading, same, values, within
from .say import Outcome, join, label, message
from .tables import frames, words
from .when import Period, edtf

_PASSAGE = BASE + "passage/"
_SPEAK = ("say", "think", "support", "oppose", "propose", "agree", "discuss")
_STANCES = {
    "support": "code:supports",
    "oppose": "code:supports",  # whoever supports a thing is not against it
    "propose": "code:proposes code:calls-for code:hopes code:expects",
    "agree": "code:agrees code:commits code:determined",
}
_SELECT = (
    "SELECT DISTINCT ?x ?holder ?stance ?text ?from ?to ?with ?event ?passage WHERE {{\n  {body}\n"
    + """  ?x dcterms:description ?text . {kind}
  OPTIONAL {{ ?x dcterms:subject|vnru:concerns ?with }} OPTIONAL {{ ?x vnru:expressedAt ?event }}
  OPTIONAL {{ ?x vnru:stance ?stance }} OPTIONAL {{ ?x vnru:earliest ?from }} OPTIONAL {{ ?x vnru:latest ?to }}
  OPTIONAL {{ GRAPH ?passage {{ ?x dcterms:description ?text }} }}
}} ORDER BY ?from ?passage ?x"""
)


@dataclass(slots=True)
class Positions:
    """A question for positions: who holds them, about what, when; ``why`` gives them as reasons."""

    reading: Reading
    conditions: list[tuple[str, str]]
    why: bool = False
    question_type: str = "what"
    period: Period | None = None

    def sparql(self, without: Sequence[str] = ()) -> str:
        """The query without the conditions named."""
        body = "\n  ".join(text for name, text in self.conditions if name not in without)
        kind = "OPTIONAL { ?x vnru:heldBy ?holder }" if self.why else "?x a vnru:Position ; vnru:heldBy ?holder ."
        return _SELECT.format(body=body, kind=kind)

    def conditions_by_name(self) -> list[str]:
        """The names of the conditions that the query can do without."""
        return [name for name, _ in self.conditions]

    def outcome(self, table: Table) -> Outcome:
        """Each position with who holds it; the lead holds the first ones."""
        found: dict[str, _Position] = {}
        for x, holder, stance, text, begin, end, tied, event, passage in table:
            one = found.setdefault(str(x), _Position(str(x)))
            if isinstance(text, Literal) and text.language:
                one.text[text.language] = text.text
            if holder is not None:
                one.holders.setdefault(str(holder))
            one.tied.add(str(tied))
            one.event = str(event) if event else one.event
            one.stance = str(stance) if stance else one.stance
            one.begin, one.end = str(begin) if begin else one.begin, str(end) if end else one.end
            if isinstance(passage, IRI) and passage.startswith(_PASSAGE):
                one.passages.add(str(passage))
        listed = list(found.values())
        if self.why:
            listed.sort(key=self._telling, reverse=True)
        rows = tuple(
            Row(
                (IRI(p.x), *(IRI(h) for h in list(p.holders)[:1])),
                tuple(sorted(p.passages)),
                {lang: self._line(p, lang) for lang in LANGUAGES},
            )
            for p in listed
        )
        lead = {lang: self._lead(listed, lang) for lang in LANGUAGES} if listed else {}
        return Outcome(rows, lead, bool(listed), ("position", "holder"))

    def _telling(self, position: _Position) -> tuple[bool, bool, int]:
        """What speaks of just that time, and of most other things, comes first: it gives reasons."""
        own = bool(
            self.period
            and position.begin
            and self.period.begin <= position.begin
            and (position.end or position.begin) <= (self.period.end or "9999")
        )
        return not position.holders, own, len(position.tied)

    def _line(self, position: _Position, language: str) -> str:
        kg = self.reading.kg
        if not position.holders:
            return f"{label(kg, position.x, language)}: {position.text.get(language) or next(iter(position.text.values()), '')}"
        who = join((label(kg, h, language) for h in position.holders), ", ", 4)
        stance = label(kg, position.stance, language) if position.stance else ""
        when = f" ({_when(position, language)})" if position.begin else ""
        at = f" [{label(kg, position.event, language)}]" if position.event else ""
        return f"{who} {dash(language)} {stance}{when}: {position.text.get(language) or next(iter(position.text.values()), '')}{at}"

    def _lead(self, listed: Sequence[_Position], language: str) -> str:
        shown = [self._line(p, language) for p in listed]
        head = message("lead", "reasons")[language] + " " if self.why else ""
        held = "no" if self.reading.sees("oppose") else "yes"
        yes = f"{message('lead', held)[language]}: " if self.question_type == "exists" else ""
        return yes + head + join(shown, " • ", 4)


@dataclass(slots=True)
class _Position:
    x: str
    stance: str = ""
    event: str = ""
    begin: str = ""
    end: str = ""
    text: dict[str, str] = field(default_factory=dict)
    holders: dict[str, None] = field(default_factory=dict)
    passages: set[str] = field(default_factory=set)
    tied: set[str] = field(default_factory=set)


def _when(position: _Position, language: str) -> str:
    return dates.readable(edtf(position.begin, position.end), language)


def positions(reading: Reading) -> Positions | None:
    """The question as one for positions, or ``None``."""
    if not reading.find(*_SPEAK) or reading.sees("why") or asks_for_things(reading):
        return None
    want = find_question_type(reading)
    if want in {"count", "whichyear", "howlong"}:
        return None
    conditions: list[tuple[str, str]] = []
    verbs = [p for p in reading.free if p.means(*_SPEAK)]
    reading.use(*verbs)
    if any(p.means("oppose") for p in verbs) and want != "exists":
        return None  # no document says who is against what
    stances = " ".join(_STANCES[s] for p in verbs for s in p.senses if s in _STANCES)
    if stances and not any(p.means("say", "think") for p in verbs):
        conditions.append(("stance", f"{values('stance', stances.split())} ?x vnru:stance ?stance ."))
        reading.tell("stance", *stances.split())
    about = _about(reading)
    _holders(reading, conditions, first=verbs[0].order)
    conditions += about
    dated = reading.periods()
    if len(dated) == 1:
        reading.use(dated[0][0])
        reading.tell("time", dated[0][1])
        conditions.append(("time", "?x vnru:earliest ?begun OPTIONAL { ?x vnru:latest ?ended } " + within(dated[0][1], "begun", "ended")))
    for piece, _ in reading.of_kind("event-type"):
        reading.use(piece)
    reading.take_all(*words("takes-said"))
    if not conditions and want != "who":
        return None
    _texts(reading, conditions)
    return Positions(reading, conditions, question_type=want) if conditions else None


def _texts(reading: Reading, conditions: list[tuple[str, str]]) -> None:
    """What else was said to be said: its words stand in the text of the position."""
    language = reading.question.language
    for n, piece in enumerate(reading.rest()):
        if CRUCIAL.intersection(piece.senses) or piece.period or piece.text.isdigit() or (piece.capital and not piece.senses):
            continue
        words_ = [w for w in re.findall(r"\w+", piece.text.lower()) if len(w) > 2]
        stems = [w if language == "vi" else w[: max(4, len(w) - 2)] for w in words_]
        if stems:
            reading.use(piece)
            reading.tell("words", piece.text)
            holds = " && ".join(f'CONTAINS(LCASE(STR(?said{n})), "{stem}")' for stem in stems)
            conditions.append((f"words{n}", f"?x dcterms:description ?said{n} FILTER(LANG(?said{n}) = '{language}' && {holds})"))


def _holders(reading: Reading, conditions: list[tuple[str, str]], first: int) -> None:
    """Those before the verb speak; a person after it with whom somebody speaks is at the same event."""
    countries = reading.of_kind("schema:Country")
    who = people(reading)
    reading.use(*(p for p, _ in countries))
    order = [p for p in reading.pieces if any(s in who.persons for s in p.senses)]
    holders, others = who.persons[:1], who.persons[1:]
    if len(order) > 1 and order[0].order > first:
        holders, others = who.persons, []
        if reading.sees("and"):  # together: each holds it, or is where it is said
            said = (f"{{ ?x vnru:heldBy {p} }} UNION {{ ?x vnru:expressedAt/vnru:hasRole/rdf:value {p} }}" for p in holders)
            conditions += [(f"each{n}", text) for n, text in enumerate(said)]
    sources = [(p, n) for p, ns in reading.of_kind("source") for n in ns]  # what a document says itself
    reading.use(*(p for p, _ in sources))
    holders = holders or [n for _, n in sources]
    reading.tell("document", *(n for _, n in sources)) if sources else None
    if holders:
        conditions.append(("holder", values("holder", holders)))
    for n, other in enumerate(others):
        conditions.append((f"with{n}", f"?x vnru:expressedAt|vnru:concerns ?talk{n} . ?talk{n} vnru:hasRole/rdf:value {other} ."))
    if who.offices:  # of the one who speaks, or of somebody who is there
        there = f"{{ {office_condition('role', who.offices)} ?talk vnru:hasRole ?role . ?x vnru:expressedAt ?talk }}"
        held = f"{{ {values('of', who.offices)} ?x vnru:heldBy/^org:member/vnru:post|vnru:heldBy ?of }}"
        conditions.append(("office", f"{there} UNION {held}" if holders else held))
    if who.nations:
        conditions.append(("nation", nation_condition("holder", who.nations)))
    named = [n[0] for _, n in countries if n[0] not in who.nations]
    if who.any:
        _toward(reading, conditions, named)
    elif len(named) == 1:
        conditions.append(("holder", f"{values('side', same((named[0],)))} ?x vnru:heldBy/vnru:nationality?|vnru:heldBy ?side ."))
        reading.tell("person", named[0])
    elif len(named) == 2 and not reading.sees("and"):
        aim = "vnru:toward|vnru:concerns|vnru:toward/vnru:locatedIn"
        conditions.append(("holder", f"?x vnru:heldBy/vnru:nationality? {named[0]} . ?x {aim} {named[1]} ."))
        reading.tell("person", named[0])
        reading.tell("topic", named[1])
    elif named:
        conditions.append(("holder", " ".join(f"?x vnru:heldBy {n} ." for n in named[:2])))
        reading.tell("person", *named[:2])


def _toward(reading: Reading, conditions: list[tuple[str, str]], named: list[str]) -> None:
    """A country beside those who speak: all speak of the two sides; any other country must be meant."""
    for n, country in enumerate(named):
        reading.tell("topic", country)
        if country not in {"place:vietnam", "place:russia"}:
            conditions.append((f"toward{n}", f"?x vnru:toward|vnru:concerns {country} ."))


def _about(reading: Reading) -> list[tuple[str, str]]:
    """What the positions are about: topics, and things that they concern or are directed to."""
    found = []
    for n, (piece, names) in enumerate(reading.of_kind(*words("takes-positions"))):
        if all(reading.question.lexicon.kind(name) == "schema:Country" for name in names):
            continue
        reading.use(piece)
        if any(name.startswith("topic:partnership-with-") for name in names):  # the relations, from whichever side
            names = (*names, *_RELATIONS)  # noqa: PLW2901 — all that are meant
        tie = "(dcterms:subject|vnru:concerns|vnru:toward|vnru:expressedAt)/skos:broader*"
        found.append((f"about{n}", f"{values(f'about{n}', names)} ?x {tie} ?about{n} ."))
        reading.tell("topic", *names)
    for word, topic in frames()["topics"].items():
        if (word != "trade" or not found) and reading.take_all(word):
            found.append((f"about-{word}", f"?x dcterms:subject/skos:broader* {topic} ."))
            reading.tell("topic", topic)
    return found


_RELATIONS = ("topic:bilateral-relations", "topic:partnership-with-russia", "topic:partnership-with-vietnam", "topic:friendship")
_CHANGED = ("grow", "fall", "change")


def why(reading: Reading) -> Positions | None:
    """The question as one for reasons, or ``None``: what brought a thing about, and what is said where it is told."""
    if not reading.find("why"):
        return None
    find_question_type(reading)
    reading.take_all("why")
    topics = [n for _, ns in reading.of_kind("topic") for n in ns]
    reading.take_all(*_CHANGED)
    dated = reading.periods()
    period = dated[0][1] if len(dated) == 1 else None
    kinds = [n for _, ns in reading.of_kind("event-type") for n in ns]
    named = [n for _, ns in reading.of_kind("event", "instrument", "project", "phase") for n in ns]
    legal = [n for _, ns in reading.of_kind("legislation-type") for n in ns]
    reading.use(*(p for p, _ in reading.of_kind(*words("takes-positions-2"))))
    if period:
        reading.use(dated[0][0])
        reading.tell("time", period)
    who = people(reading)
    related = False
    for piece, names in reading.of_kind("schema:Country", "relation"):
        related = related or any(n.startswith("relation:") for n in names)
        reading.use(piece)
        reading.tell("country", *names)
    subject = _subject(reading, topics) or (["topic:bilateral-relations", "topic:diplomacy"] if related else [])
    reading.take_all(*words("takes-positions-3"))
    things = bool(named or legal or who.persons or [k for k in kinds if k not in {"code:signing"}])
    conditions: list[tuple[str, str]] = []
    if things:
        conditions.append(("about", _concerned(named, legal, kinds, who.persons, period)))
        reading.tell("event", *named, *kinds, *who.persons)
    elif subject:
        conditions.append(("topic", f"{values('about', subject)} ?x dcterms:subject/skos:broader* ?about ."))
        reading.tell("topic", *subject)
        if period:
            near = "?x vnru:attestedIn ?page . ?told vnru:attestedIn ?page ; vnru:earliest ?begun OPTIONAL { ?told vnru:latest ?ended } "
            kept = "FILTER EXISTS { { ?told vnru:indicator ?of } UNION { ?told a vnru:Position } UNION { ?told a vnru:PartnershipPhase } }"
            conditions.append(("time", f"{near} {kept} {_span(period)}"))
    if not conditions:
        return None
    reading.tell("why")
    return Positions(reading, conditions, why=True, period=period)


def _span(period: Period) -> str:
    """Told of a time that lies within the period (a year is not told of by what lasts for decades)."""
    parts = [f'?begun >= "{period.begin}"^^xsd:date'] if period.begin else []
    parts += [f'COALESCE(?ended, ?begun) <= "{period.end}"^^xsd:date'] if period.end else []
    return f"FILTER({' && '.join(parts)})"


def _concerned(named: list[str], legal: list[str], kinds: list[str], persons: list[str], period: Period | None) -> str:
    """What brought the thing about, the thing itself, and what is said of it or where it is told."""
    thing = []
    if named:
        thing.append(values("thing", named))
    if legal:
        thing.append(f"{values('law', legal)} ?thing schema:legislationType ?law .")
    if kinds and not named and not legal:
        thing.append(f"{values('of', kinds)} ?thing sem:eventType/skos:broader* ?of .")
    thing += [f"?thing vnru:hasRole/rdf:value {p} ." for p in persons]
    if period and not named:
        thing.append("?thing vnru:earliest ?begun OPTIONAL { ?thing vnru:latest ?ended } " + within(period, "begun", "ended"))
    ways = "{ ?x (vnru:resultedIn+|vnru:concerns)? ?thing } UNION { ?thing vnru:attestedIn/^vnru:attestedIn ?x . ?x a vnru:Position }"
    return " ".join(thing) + " " + ways


def _subject(reading: Reading, topics: list[str]) -> list[str]:
    """The field in which something came about."""
    if topics:
        return topics
    for word, topic in frames()["topics"].items():
        if reading.find(word):
            return [topic]
    return ["topic:bilateral-relations", "topic:diplomacy"] if reading.find("relation") else []
