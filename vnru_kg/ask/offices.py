"""Who held an office, when the documents name somebody in it, and which offices somebody held."""

from __future__ import annotations

from .asking import find_question_type
from .events import order, time
from .people import People, abroad, people, places
from .reading import Reading, values
from .things import DATES, Things

_TERM = 6  # years: who is named later than that need not be the next
CITE = "OPTIONAL { GRAPH ?passage { ?x vnru:attestedOn ?said } }"
# the days on which somebody is named in the office
_NAMED = " OPTIONAL { ?x vnru:attestedOn ?attested BIND(STR(?attested) AS ?stated) }"


def offices(reading: Reading) -> Things | None:
    """The question as one for holders of offices, or ``None``."""
    if not reading.of_kind("post") and not reading.find("office", "head") and not (reading.find("succeed") and reading.of_kind("person")):
        return None
    if abroad(reading):
        return None  # who was there, and not who held the office
    want = find_question_type(reading)
    now = bool(reading.take_all("now"))
    who = people(reading, leaders=False)
    where = places(reading)
    reading.take_all("office", "succeed")
    conditions = [("base", "?x a vnru:Tenure ; org:member ?holder ; vnru:post ?office .")]
    if who.offices:
        conditions.append(("office", values("office", tuple(who.offices))))
    turn = _turn(reading, who)
    if turn:
        conditions.append(("turn", turn))
    elif who.persons:
        conditions.append(("person", values("holder", tuple(who.persons))))
    for piece, bodies in reading.of_kind("organization") if reading.take_all("head") else []:
        reading.use(piece)
        conditions.append(("body", f"{values('body', bodies)} ?office org:postIn ?body ."))
        reading.tell("about", *bodies)
    for country in [] if len(who.offices) == 1 else [*where.free, *where.of, *where.to]:
        conditions.append(("country", f"?office org:postIn|^vnru:post/org:member/vnru:nationality ?land FILTER(?land = {country})"))
        reading.tell("country", country)
    conditions += time(reading, then=not reading.sees("list", "all", "first", "last", "howmany"))
    if where.at and not turn and len(conditions) == 1:
        return None  # of all who hold an office, it asks for those of a place
    pick = (-1 if "<" in turn else 1) if turn else order(reading)
    if (
        not who.persons
        and not pick
        and (now or (not any(n == "time" for n, _ in conditions) and want in {"who", "what"} and not reading.sees("list", "all")))
    ):
        pick = -1 if now or (want == "who" and len(who.offices) == 1) else 0
    answer = "BIND(?office AS ?a)" if who.persons and not who.offices and not turn else "BIND(?holder AS ?a)"
    return Things(
        reading,
        want,
        conditions,
        answer,
        dates=DATES + _NAMED,
        cite=CITE,
        pick=pick,
        future=True,
        more={"start": "vnru:latest"} if pick == -1 else {},
    )


def _turn(reading: Reading, who: People) -> str:
    """*Who was president after Triết*, *his successor*: the next who is named in that office, or the one before."""
    if len(who.persons) != 1 or not reading.find("after", "before", "succeed", "replace"):
        return ""
    earlier = bool(reading.take_all("before"))
    reading.take_all("after", "succeed", "replace", "upgrade")  # became
    reading.tell("before" if earlier else "after", *who.persons)
    sign, mine, other = ("<", "earliest", "latest") if earlier else (">", "latest", "earliest")
    return (
        f"?theirs org:member {who.persons[0]} ; vnru:post ?office ; vnru:{mine} ?then . ?x vnru:{other} ?there"
        f" FILTER(?there {sign} ?then && ABS(YEAR(?there) - YEAR(?then)) <= {_TERM} && ?holder != {who.persons[0]})"
    )
