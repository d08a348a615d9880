"""Treaties, agreements, statements and contracts: who signed them, when and where, what replaced what, what is in force."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .asking import find_question_type
from .events import heads, order
from .lexicon import LIGHT
from .people import nation_condition, people, places
from .pieces import Piece
from .reading import Reading, same, values, within
from .tables import words
from .things import Things
from .when import Period

_SIGNED = """{ ?x vnru:signedOn ?day ; vnru:earliest ?from . OPTIONAL { ?x vnru:latest ?to } }
    UNION { ?during vnru:resultedIn|vnru:ofInstrument ?x ; vnru:earliest ?from . OPTIONAL { ?during vnru:latest ?to }
      FILTER NOT EXISTS { ?x vnru:signedOn ?any } }"""
_DATES = f"OPTIONAL {{ {_SIGNED} }}"
_FORCE = "OPTIONAL { ?x vnru:entryIntoForce ?force BIND(xsd:date(STR(?force)) AS ?from) BIND(?from AS ?to) }"
_CITE = "OPTIONAL { GRAPH ?passage { ?x vnru:signedOn|dcterms:title|dcterms:replaces|^vnru:ofInstrument|^vnru:resultedIn ?said } }"
_LASTED = """?x vnru:signedOn ?signed ; vnru:entryIntoForce ?force
    BIND(xsd:date(STR(?signed)) AS ?from) BIND(xsd:date(STR(?force)) AS ?to) FILTER(?from < ?to)"""
_CITE_LASTED = "OPTIONAL { GRAPH ?passage { ?x vnru:signedOn|vnru:entryIntoForce ?said } }"
_CITE_FORCE = "OPTIONAL { GRAPH ?passage { ?x vnru:entryIntoForce ?said } }"
_SIGNERS = (
    "?signing vnru:ofInstrument ?x ; vnru:hasRole ?role . ?role sem:roleType ?as ; rdf:value ?actor ."
    " VALUES ?as { code:signatory code:witness }"
)
_HEADS = ("sign", "replace", "inforce", "lapse", "instrument")


@dataclass(slots=True)
class _Mention:
    """A document as it is described: its names or kinds, and the time beside it."""

    names: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    period: Period | None = None
    topics: list[str] = field(default_factory=list)

    def conditions(self, x: str) -> list[tuple[str, str]]:
        """What is said of the document."""
        found = []
        if self.names:
            found.append(("name", values(x, self.names)))
        elif self.kinds:
            found.append(("kind", f"{values(f'{x}kind', self.kinds)} ?{x} schema:legislationType/skos:broader* ?{x}kind ."))
        if self.period:
            signed = _SIGNED
            for name in ("x", "from", "to", "day", "during", "any"):
                signed = re.sub(rf"\?{name}\b", f"?{x}{name if name != 'x' else ''}", signed)
            found.append(("time", f"{signed} {within(self.period, f'{x}from', f'{x}to')}"))
        if self.topics:
            found.append(("topic", f"{values(f'{x}topic', self.topics)} ?{x} dcterms:subject/skos:broader* ?{x}topic ."))
        return found


def instruments(reading: Reading) -> Things | None:
    """The question as one for documents that were signed, or ``None``."""
    kinds, names = reading.of_kind("legislation-type"), reading.of_kind("instrument")
    founding = bool(reading.of_kind("level")) and bool(reading.find("establish")) and bool(reading.find("instrument"))
    listed = ["document"] if reading.sees("which") and not reading.sees("howmany") else []  # *какие документы подписаны*, and not how many
    if not kinds and not names and not founding and not reading.find("sign", "replace", "inforce", "lapse", *listed):
        return None
    want = find_question_type(reading)
    waited = want == "howlong" and bool(reading.find("inforce")) and _signing(reading)
    if want == "why" or (want == "count" and (names or heads(reading))) or (want == "howlong" and not waited):
        return None  # the day of signing is no length of time
    conditions = [("base", "?x a schema:Legislation .")]
    split = reading.find("replace")
    head, tail = _mentions(reading, split)
    if split:
        reading.use(split)
        reading.take_all("replace")
        conditions += _replaced(reading, split, head, tail)
    else:
        whole = _merge(head, tail)
        conditions += whole.conditions("x")
        _tell(reading, whole)
    for piece, levels in reading.of_kind("level") if reading.sees("establish") else ():
        reading.use(piece)
        reading.take_all("establish")
        conditions.append(("level", f"{values('level', levels)} ?phase vnru:establishedBy ?x ; vnru:level ?level ."))
        reading.tell("kind", *levels)
    since = _since(reading, conditions)
    if reading.take_all("lapse"):
        conditions.append(("state", "FILTER EXISTS { ?newer dcterms:replaces ?x }"))
        reading.tell("lapsed")
    forced = bool(reading.take_all("inforce"))
    reading.take_all(*words("takes-instruments"), *listed)
    for piece, found in reading.of_kind("event-type"):
        if set(found) & {"code:signing", "code:signing-ceremony"}:
            reading.use(piece)
    return _rest(reading, want, conditions, forced=forced and not since)


def _since(reading: Reading, conditions: list[tuple[str, str]]) -> bool:
    """Whether it is asked if something was in force at a time, *in force in 2016*, and not of what time it is."""
    force = reading.find("inforce")
    dated = next((p for p in reading.pieces if p.period and p.period.end), None)
    if not force or not dated or not dated.period:
        return False
    beside = reading.beside(force, 1, over=frozenset({LIGHT})) is dated
    if not beside and not (reading.question.language == "ru" and dated.text.lower().startswith("в ")):  # в 2016 году, 1978 года
        return False
    conditions[:] = [c for c in conditions if c[0] != "time"]
    end = f'"{dated.period.end}"^^xsd:date'
    begun = (
        f"OPTIONAL {{ ?x vnru:entryIntoForce ?forced }} ?x vnru:signedOn ?signed FILTER(xsd:date(STR(COALESCE(?forced, ?signed))) <= {end})"
    )
    conditions.append(("force", f"{begun} FILTER NOT EXISTS {{ ?newer dcterms:replaces ?x ; vnru:earliest ?then FILTER(?then <= {end}) }}"))
    reading.tell("inforce")
    return True


def _rest(reading: Reading, want: str, conditions: list[tuple[str, str]], *, forced: bool) -> Things:
    """The conditions that are not about the document itself, and what is asked."""
    _negated(reading, conditions)
    who = people(reading)
    where = places(reading)
    parties = dict.fromkeys([*where.to, *where.of, *where.free])
    for n, party in enumerate(parties):
        conditions.append((f"party{n}", f"{values(f'party{n}', same((party,)))} ?x vnru:party ?party{n} ."))
        reading.tell("party", party)
    for n, (piece, bodies) in enumerate(reading.of_kind("organization", "vnru:Forum")):
        reading.use(piece)
        conditions.append((f"partner{n}", f"{values(f'partner{n}', bodies)} ?x vnru:party ?partner{n} ."))
        reading.tell("party", *bodies)
    if where.at:
        conditions.append(
            ("place", f"{values('spot', where.at)} ?x (vnru:signedAt|^vnru:ofInstrument/sem:hasPlace)/vnru:locatedIn* ?spot .")
        )
    people_asked = who.any or want == "who"
    signers = "" if not people_asked else _SIGNERS
    if who.any:
        conditions.append(("signers", _SIGNERS))
    for n, person in enumerate(who.persons):
        same_signing = "?actor" if want != "who" and len(who.persons) == 1 else f"?with{n}"
        conditions.append((f"person{n}", f"?x ^vnru:ofInstrument/vnru:hasRole/rdf:value {same_signing} FILTER({same_signing} = {person})"))
    if who.offices:
        conditions.append(("office", f"{values('office', tuple(who.offices))} ?role vnru:inCapacityOf/vnru:post ?office ."))
    if who.nations:
        conditions.append(("nation", nation_condition("actor", who.nations)))
    pick = order(reading)
    others = " ".join(f"FILTER(?actor != {p})" for p in who.persons)
    answer = ""
    if want == "who":
        answer = f"{signers} {others} BIND(?actor AS ?a)" if not who.any else f"BIND(?actor AS ?a) {others}"
    elif want == "where":
        answer = "?x vnru:signedAt|^vnru:ofInstrument/sem:hasPlace ?a"
    if forced and want == "howlong":
        reading.take_all("before", "after", "time")
        reading.tell("inforce")
        return Things(reading, want, [*conditions, ("force", _LASTED)], "", "", _CITE_LASTED, more={"apart": "yes"})
    if forced and want in {"when", "whichyear", "exists", "what", "count"}:
        reading.tell("inforce")
        conditions.append(
            (
                "force",
                "?x vnru:entryIntoForce ?forced ."
                if want in {"when", "whichyear"}
                else "FILTER NOT EXISTS { ?newer dcterms:replaces ?x } ?x vnru:signedOn ?signed .",
            )
        )
        if want in {"when", "whichyear"}:
            return Things(reading, want, conditions, answer, _FORCE, _CITE_FORCE)
    cite = "OPTIONAL { GRAPH ?passage { ?role rdf:value ?actor } }" if people_asked else _CITE
    return Things(reading, want, conditions, answer, _DATES, cite, pick)


def _signing(reading: Reading) -> bool:
    """Whether the signing is spoken of."""
    return reading.sees("sign", "code:signing", "code:signing-ceremony")


def _negated(reading: Reading, conditions: list[tuple[str, str]]) -> None:
    """*Documents that are not treaties*: the kind right after the negation is taken away instead."""
    piece = reading.find("not")
    after = reading.beside(piece, 1, over=frozenset({"light"})) if piece else None
    if piece and after and any(reading.question.lexicon.kind(s) == "legislation-type" for s in after.senses):
        for i, (name, text) in enumerate(conditions):
            if name == "kind":
                conditions[i] = ("kind", f"MINUS {{ {text} }}")
                reading.use(piece)
                reading.tell("not")


def _mentions(reading: Reading, split: Piece | None) -> tuple[_Mention, _Mention]:
    """The documents named before and after the word for replacing, their pieces used."""
    before, after = _Mention(), _Mention()
    at = split.order if split else len(reading.pieces)
    of = reading.question.lexicon.of
    for piece, names in reading.of_kind("instrument"):
        if any(of(s, ("legislation-type",)) for s in piece.senses):
            continue  # *the joint statement* is a kind, if nothing tells which
        side = before if piece.order < at else after
        side.names.extend(names)
        reading.use(piece)
    for piece, kinds in reading.of_kind("legislation-type"):
        side = before if piece.order < at else after
        side.kinds.extend(kinds)
        reading.use(piece)
    for piece, period in reading.periods():
        side = before if piece.order < at else after
        if side.period is None:
            side.period = period
            reading.use(piece)
    for piece, topics in reading.of_kind("topic"):
        side = before if piece.order < at else after
        if not side.names:
            side.topics.extend(topics)
        reading.use(piece)
    return before, after


def _merge(one: _Mention, other: _Mention) -> _Mention:
    return _Mention(one.names + other.names, one.kinds + other.kinds, one.period or other.period, one.topics + other.topics)


def _replaced(reading: Reading, split: Piece, head: _Mention, tail: _Mention) -> list[tuple[str, str]]:
    """*X that replaced Y*, or *X that Y was replaced by* if the word is passive."""
    before = reading.pieces[split.order - 1] if split.order else None
    after = reading.beside(split, 1, over=frozenset({"light"}))
    turned = bool(before and before.means("passive")) or bool(after and after.means("from"))
    known, sought = (head, tail) if turned and (head.period or head.names) else (tail, head)
    if not (known.period or known.names or known.kinds):
        known, sought = sought, known
        turned = not turned
    link = ("replaces", "?x dcterms:replaces ?old .")
    found = [link, *((f"old-{n}", t) for n, t in known.conditions("old"))]
    if sought.period or sought.names:
        found += sought.conditions("x")
    reading.tell("replaces")
    _tell(reading, known)
    return found


def _tell(reading: Reading, mention: _Mention) -> None:
    if mention.names:
        reading.tell("document", *mention.names)
    elif mention.kinds:
        reading.tell("kind", *mention.kinds)
    if mention.period:
        reading.tell("time", mention.period)
    if mention.topics and not mention.names:
        reading.tell("topic", *mention.topics)
