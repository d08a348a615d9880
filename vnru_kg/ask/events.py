"""Visits, meetings, signings, ceremonies and whatever else happened: who, when, where, how often, the first and the last."""

from __future__ import annotations

from dataclasses import replace

from .asking import find_question_type
from .people import People, Places, abroad, nation_condition, office_condition, people, places
from .reading import Reading, same, values, within
from .tables import words
from .things import Things

_VISITS = {"code:visit", "code:official-visit", "code:state-visit", "code:working-visit"}
_MEETINGS = ("code:meeting", "code:talks", "code:reception", "code:summit", "code:welcome-ceremony", "code:arrival", "code:signing")
_TALKS = ("code:phone-call", "code:meeting", "code:talks", "code:reception")
_ANY = "?x a sem:Event ."
_KIND = "?x a sem:Event ; sem:eventType/skos:broader* ?kind ."
_VISIT = """{ ?x a sem:Event ; sem:eventType/skos:broader* ?kind ; vnru:hasRole ?role . ?role sem:roleType code:visitor ; rdf:value ?actor .
    FILTER NOT EXISTS { ?x sem:subEventOf ?whole } ?x (vnru:hostCountry|((^sem:subEventOf)*/sem:hasPlace/vnru:locatedIn*)) ?host }"""
# who attends a meeting abroad at the invitation of its host visits that country
_GUEST = """ UNION { ?x sem:eventType code:summit ; vnru:hasRole ?role, ?invitation .
    ?role sem:roleType code:participant ; rdf:value ?actor .
    ?invitation sem:roleType code:inviter ; rdf:value/vnru:nationality ?host . ?actor vnru:nationality ?home FILTER(?home != ?host) }"""
# of an event of several groups, and the one of the same kind within it that somebody takes part in, the latter says with whom
_NARROWEST = (
    "FILTER NOT EXISTS {{ ?x sem:eventType ?sort . ?narrow sem:subEventOf+ ?x ; sem:eventType ?sort ; vnru:hasRole/rdf:value {person} }}"
)
_RESULTS = "(vnru:resultedIn|(^sem:subEventOf/vnru:ofInstrument))"
_ROLES = {
    "invited": ("code:inviter",),
    "organize": ("code:organizer",),
    "say": ("code:speaker", "code:announcer", "code:interviewee"),
    "host": ("code:host", "code:greeter"),
}


def events(reading: Reading) -> Things | None:
    """The question as one for events, or ``None``."""
    named = [(p, n) for p, n in reading.of_kind("event") if not any(x.startswith("code:") for x in p.senses)]
    kinds = [(p, n) for p, n in reading.of_kind("event-type")]
    rounds = reading.of_kind("mechanism")
    happened = reading.find("event") or (reading.find("future") and reading.periods())
    present = bool(reading.of_kind("person", "post")) and bool(reading.of_kind("schema:Country", "place"))
    leader = (bool(reading.find("leader")) and len(reading.of_kind("schema:Country")) > 1) or abroad(reading)
    if not named and not kinds and not rounds and not happened and not present and not leader:
        return None
    if kinds and all(set(n) <= {"code:signing"} for _, n in kinds) and not named:
        return None  # what is signed is a document
    want = find_question_type(reading)
    if (
        want == "why"
        or (want != "who" and reading.find("say", "think"))
        or (want == "howlong" and (reading.sees("between", "fromto") or (len(kinds) > 1 and reading.sees("after", "before"))))
    ):
        return None
    if not named and not kinds and not rounds and not happened:  # to be somewhere is to visit it
        return _visits(reading, want) if reading.find("invited") or want in {"exists", "when", "howlong", "count"} or leader else None
    during = want == "what" and reading.sees("during")  # *what was signed during the visit*
    visits = [_VISITS.intersection(n) or (during and set(n) <= {"code:signing"}) for _, n in kinds]
    if kinds and all(visits) and any(_VISITS.intersection(n) for _, n in kinds) and not named:
        return _visits(reading, want)
    return _others(reading, want)


def _visits(reading: Reading, want: str) -> Things | None:
    kinds: list[str] = []
    strict = {"code:state-visit", "code:official-visit", "code:working-visit"}
    for piece, names in reading.of_kind("event-type"):
        reading.use(piece)
        kinds.extend(n for n in names if n in _VISITS)
    kinds = [k for k in kinds if k in strict] or ["code:visit"]
    reading.tell("kind", *kinds)
    who = people(reading)
    where = places(reading)
    _direct(reading, who, where)
    conditions = [("base", values("kind", kinds) + "\n  " + _VISIT + (_GUEST if kinds == ["code:visit"] else ""))]
    roles = _inviter(reading, who, want)
    conditions += _who(who)
    if where.to:
        conditions.append(("to", f"{values('host', same(tuple(where.to)))}"))
        reading.tell("to", *where.to)
    if where.at:
        conditions.append(("place", values("host", where.at)))
    if where.of:
        conditions.append(("origin", nation_condition("actor", where.of)))
        reading.tell("from", *where.of)
    conditions += time(reading)
    conditions += _topics(reading)
    signed = want == "what" and reading.sees("sign") and reading.sees("during")
    brought = bool(reading.take_all("produce")) or signed
    conditions += [("result", f"?x {_RESULTS} ?result .")] if signed else []
    pick = order(reading)
    if len(who.persons) > 1 or len(who.offices) > 1:
        reading.take_all("or")
    reading.take_all("during", "leader", "attend", "relation")
    answer = {"who": "BIND(?actor AS ?a)", "where": "BIND(?host AS ?a)"}.get(want, "")
    if roles and want == "who":
        answer = f"?x vnru:hasRole ?r2 . ?r2 sem:roleType {roles} ; rdf:value ?a"
    found = Things(reading, want, conditions, answer, pick=pick, future=_planned(reading, conditions))
    if brought:
        found.answer, found.question_type = f"?x {_RESULTS} ?a", "other"
        reading.tell("results")
    if want == "where" and not where.to:
        found.answer = "?x sem:hasPlace ?a"
    if not found.answer:  # who it was is told where the name of the visit does not tell
        found.answer = "BIND(?actor AS ?a)"
        if not heads(reading):
            found.more["actor"] = "yes"
    if who.persons and kinds == ["code:visit"]:
        found.ordinal = "vnru:visitOrdinal"
    elif who.offices and kinds == ["code:visit"]:
        found.ordinal = "vnru:headOfStateVisitOrdinal|vnru:headOfGovernmentVisitOrdinal"
    _most(reading, found)
    return found


def _planned(reading: Reading, conditions: list[tuple[str, str]]) -> bool:
    """Whether what is to come is meant: then only that counts."""
    if not reading.take_all("future"):
        return False
    conditions.append(("future", "?x vnru:modality code:planned . FILTER NOT EXISTS { ?x vnru:modality code:happened }"))
    reading.tell("future")
    return True


def heads(reading: Reading) -> bool:
    """Whether people are counted, and not their visits or documents: *how many leaders*, *bao nhiêu lãnh đạo*."""
    number = next((p for p in reading.pieces if p.means("howmany")), None)
    after = reading.beside(number, 1, over=frozenset({"light", "schema:Country"})) if number else None
    while after and any(reading.question.lexicon.kind(s) == "schema:Country" for s in after.senses):
        after = reading.beside(after, 1)
    return bool(after and (after.means("leader", "person", "code:people") or any(s.startswith("post:") for s in after.senses)))


def _most(reading: Reading, found: Things) -> None:
    """*Who visited most often*, *the year of most visits*: the events are counted by whom or when."""
    if reading.take_all("longest"):
        reading.take_all("howlong")
        found.more["longest"] = "yes"
        reading.tell("operator", "longest")
    if found.question_type in {"who", "whichyear"} and reading.find("most", "least"):
        found.more["group"] = "least" if reading.take_all("least") else "most"
        reading.take_all("most", "times")
        reading.tell("operator", found.more["group"])


def _inviter(reading: Reading, who: People, want: str) -> str:
    if reading.find("invited"):
        reading.take_all("invited")
        return "code:inviter"
    return ""


def _direct(reading: Reading, who: People, where: Places) -> None:
    """Countries without a small word: whose people these are, or where they go."""
    for country in where.free:
        if not where.to and (who.any or where.of):
            where.to.append(country)
        elif (not who.any and not where.of and (where.to or len(where.free) > 1)) or (where.to and country not in where.to):
            where.of.append(country)
        elif not where.to:
            where.to.append(country)
    del reading


def _who(who: People) -> list[tuple[str, str]]:
    found = []
    if who.persons or who.groups:
        found.append(("person", values("actor", [*who.persons, *who.groups])))
    if who.offices:
        found.append(("office", office_condition("role", who.offices)))
    if who.nations:
        found.append(("nation", f"{nation_condition('actor', who.nations)} ?role vnru:inCapacityOf ?seat ."))  # leaders
    return found


def _others(reading: Reading, want: str) -> Things | None:
    talk = reading.sees(*_TALKS)
    conditions = _base(reading)
    role = next((r for sense, r in _ROLES.items() if reading.sees(sense)), ())
    reading.take_all(*_ROLES)
    conditions += _bodies(reading)
    who = people(reading)
    if role == _ROLES["say"] and who.persons and talk:  # of those who talk with each other everyone speaks
        role = ()
    for n, person in enumerate([*who.persons, *who.groups]):
        conditions.append((f"person{n}", f"?x vnru:hasRole/rdf:value {person} . {_NARROWEST.format(person=person)}"))
    if who.offices:
        conditions.append(("office", f"?x vnru:hasRole ?role . ?role rdf:value ?actor . {office_condition('role', who.offices)}"))
    if who.nations:
        conditions.append(("nation", f"?x vnru:hasRole/rdf:value ?actor . {nation_condition('actor', who.nations)}"))
    conditions += _parts(reading, places(reading))
    dated = [p for _, p in reading.periods() if p.begin and p.end]
    if len(dated) == 1 and conditions[0][1] == _ANY:  # what went on already did not happen then
        begin, end = (f'"{day}"^^xsd:date' for day in (dated[0].begin, dated[0].end))
        conditions.append(
            ("brief", f"?x vnru:earliest ?start OPTIONAL {{ ?x vnru:latest ?stop }} FILTER(?start >= {begin} || ?stop <= {end})")
        )
    conditions += [*time(reading), *_topics(reading), *_jubilee(reading)]
    reading.take_all(*words("takes-events"))
    pick = order(reading)
    answer = _answer(want, who, role)
    if len(conditions) == 1 and conditions[0][1] == _ANY:
        return None
    found = Things(reading, want, conditions, answer, pick=pick, future=_planned(reading, conditions))
    if not any(text.startswith("VALUES ?x") for _, text in conditions[:1]):  # of one thing nobody has most
        _most(reading, found)
    return found


def _base(reading: Reading) -> list[tuple[str, str]]:
    """The events by name or kind."""
    named, typed = reading.of_kind("event"), reading.of_kind("event-type")
    reading.use(*(p for p, _ in (*named, *typed)))
    names = [n for _, ns in named for n in ns]
    kinds = list(dict.fromkeys(n for _, ns in typed for n in ns))
    if names:
        reading.tell("event", *names)
        return [("base", values("x", names))]
    if not kinds:
        return [("base", _ANY)]
    reading.tell("kind", *kinds[:2])
    return [("base", f"{values('kind', [*kinds, *(_MEETINGS if 'code:meeting' in kinds else ())])} {_KIND}")]


def _bodies(reading: Reading) -> list[tuple[str, str]]:
    """Organisations that take part, and the mechanism whose rounds are meant."""
    found = []
    for n, (piece, names) in enumerate(reading.of_kind("organization", "vnru:Forum", "vnru:Association", "route", "vnru:Company")):
        reading.use(piece)
        found.append((f"body{n}", f"{values(f'body{n}', names)} ?x sem:hasActor|vnru:hasRole/rdf:value ?body{n} ."))
        reading.tell("person", *names)
    for piece, names in reading.of_kind("mechanism"):
        reading.use(piece)
        found.append(("round", f"{values('mechanism', names)} ?x vnru:roundOf ?mechanism ."))
        reading.tell("event", *names)
    return found


def _jubilee(reading: Reading) -> list[tuple[str, str]]:
    """*The 75th anniversary*: how many years are commemorated."""
    number = next((p for p in reading.free if p.number is not None and p.number > 9), None)
    if number is None:
        return []
    after = reading.beside(number, 1)
    if (
        not reading.find("anniversary")
        and not (after and after.means("year"))
        and not reading.sees("code:anniversary", "code:ceremony", "code:commemoration")
    ):
        reading.use(number)
        reading.tell("nth", number.text)
        return [("edition", f"?x vnru:editionOrdinal|vnru:roundOrdinal {number.number} .")]
    reading.use(number, *(p for p, _ in reading.of_kind("level", "relation")))
    reading.take_all("year", "relation", "establish")
    reading.tell("nth", number.text)
    return [("jubilee", f"?x (vnru:occasion|^vnru:occasion)?/vnru:anniversaryYears {number.number} .")]


def _answer(want: str, who: People, role: tuple[str, ...]) -> str:
    if want == "where":
        return "?x sem:hasPlace|vnru:hostCountry ?a"
    if want != "who":
        return ""
    others = "".join(f" FILTER(?a != {p})" for p in who.persons)
    if not who.persons and (who.offices or who.nations):
        if not role:
            return "BIND(?actor AS ?a)"
        others = " FILTER(?a != ?actor)"  # who greets the president is somebody else
    roles = f" ; sem:roleType ?as . {values('as', role)}" if role else ""
    return f"?x vnru:hasRole ?part . ?part rdf:value ?a{roles}{others}"


def _parts(reading: Reading, where: Places) -> list[tuple[str, str]]:
    """Countries and places as those that take part, or where it happens."""
    found = []
    for n, country in enumerate(dict.fromkeys([*where.to, *where.of, *where.free])):
        named = values(f"country{n}", same((country,)))
        at = f" UNION {{ ?x sem:hasPlace/vnru:locatedIn*|vnru:hostCountry ?country{n} }}"
        body = f"{{ ?x sem:hasActor|vnru:hasRole/rdf:value|vnru:hasRole/rdf:value/vnru:nationality ?country{n} }}{at}"
        found.append((f"country{n}", f"{named} {body} UNION {{ ?x vnru:roundOf/vnru:between ?country{n} }}"))
        reading.tell("country", country)
    if where.at:
        found.append(("place", f"{values('spot', where.at)} ?x ((^sem:subEventOf)*/sem:hasPlace/vnru:locatedIn*) ?spot ."))
    return found


def time(reading: Reading, *, then: bool = False) -> list[tuple[str, str]]:
    """The one period that the things lie in; with ``then``, *as of a day* is that day and not all the time before it."""
    dated = reading.periods()
    if len(dated) != 1:
        return []
    piece, period = dated[0]
    if then and period.until:
        period = replace(period, begin=period.until)
    reading.use(piece)
    reading.tell("time", period)
    return [("time", "?x vnru:earliest ?begun OPTIONAL { ?x vnru:latest ?ended } " + within(period, "begun", "ended"))]


def _topics(reading: Reading) -> list[tuple[str, str]]:
    named = reading.of_kind("topic")
    names = [n for _, found in named for n in found]
    reading.use(*(p for p, _ in named))
    if not names:
        return []
    reading.tell("topic", *names)
    return [("topic", f"{values('topic', names)} ?x dcterms:subject/skos:broader* ?topic .")]


def order(reading: Reading) -> int:
    """The place in time that is asked for: 1 the first, -1 the last, 0 all; the first *country* to do something is no place in time."""
    first = reading.find("first")
    if first and any(near and near.means("country") for near in (reading.beside(first, 1), reading.beside(first, -1))):
        return 0
    for n in range(2, 6):
        if reading.take(f"nth{n}"):
            reading.tell("nth", str(n))
            return n
    if reading.take("last"):
        reading.tell("last")
        return -1
    if reading.take("first"):
        reading.tell("first")
        return 1
    return 0
