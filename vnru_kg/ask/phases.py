"""The levels and periods of the relations, and the fields of cooperation and investment."""

from __future__ import annotations

from .asking import find_question_type
from .events import order, time
from .indicators import Indicators, find_direction
from .people import places
from .reading import Reading, same, values
from .tables import words
from .things import Things

_DATES = "OPTIONAL { ?x vnru:earliest ?from } OPTIONAL { ?x vnru:latest ?to }"
_CITE = "OPTIONAL { GRAPH ?passage { ?x vnru:begin|vnru:level|vnru:establishedBy|vnru:end ?said } }"

_INVESTED = (
    "VALUES ?of { code:registered-capital code:project-count } ?figure vnru:indicator ?of ; vnru:concerns ?x ."
    " ?x skos:inScheme topic:scheme ."
)


def phases(reading: Reading) -> Things | None:
    """The question as one for levels or periods of the relations, or ``None``: *when did they become strategic partners*."""
    named = [(p, n) for p, n in reading.of_kind("level", "phase") if "code:diplomatic-relations" not in n]
    if not named or reading.find("instrument", "sign", "say", "think"):
        return None
    want = find_question_type(reading)
    if want == "why":
        return None
    reading.use(*(p for p, _ in named), *(p for p, n in reading.of_kind("event-type") if "code:upgrade-of-relations" in n))
    names = [n for _, ns in named for n in ns]
    levels = [n for n in names if n.startswith("code:")]
    conditions = [("base", "?x a vnru:PartnershipPhase .")]
    conditions.append(("kind", f"{values('level', levels)} ?x vnru:level ?level ." if levels else values("x", names)))
    reading.tell("kind", *names)
    where = places(reading)
    for n, country in enumerate([*where.to, *where.of, *where.free]):
        conditions.append((f"country{n}", f"{values(f'side{n}', same((country,)))} ?x vnru:phaseOf/vnru:between ?side{n} ."))
        reading.tell("country", country)
    conditions += time(reading)
    reading.take_all(*words("takes-phases"))
    return Things(
        reading,
        want,
        conditions,
        dates=_DATES,
        cite=_CITE,
        pick=order(reading),
        future=True,
        more={"begin": "yes", "start": "vnru:earliest"},
    )


def fields(reading: Reading) -> Things | None:
    """The question as one for fields of cooperation or investment, or ``None``."""
    if not reading.find("topic") or not reading.find("invest", "relation", "partner", "twin") or reading.find("say", "think", "support"):
        return None
    want = find_question_type(reading)
    if want not in {"what", "count"}:
        return None
    reading.take_all("topic", "which", "list")
    if reading.take_all("invest"):
        reading.take_all("company", "project", "capital", "trade", "relation")
        direction = Indicators(["registered-capital"])
        find_direction(reading, direction)
        ends = [("from", "sdmx-dimension:refArea", direction.source), ("to", "vnru:counterpartArea", direction.target)]
        conditions = [
            (
                "base",
                _INVESTED,
            )
        ]
        for name, path, country in ends:
            if country:
                conditions.append((name, f"{values(name + 'Area', same((country,)))} ?figure {path} ?{name}Area ."))
                reading.tell(name, country)
        cite = "OPTIONAL { GRAPH ?passage { ?figure vnru:concerns ?x } }"
        reading.tell("kind", "topic:investment")
        return Things(reading, want, conditions, dates="", cite=cite, future=True)
    reading.take_all("relation", "partner", "twin", "goods")
    conditions = [("base", "VALUES ?relation { relation:vietnam-russia relation:vietnam-soviet-union } ?relation vnru:cooperatesIn ?x .")]
    where = places(reading)
    for n, country in enumerate([*where.to, *where.of, *where.free]):
        conditions.append((f"country{n}", f"{values(f'side{n}', same((country,)))} ?relation vnru:between ?side{n} ."))
        reading.tell("country", country)
    cite = "OPTIONAL { GRAPH ?passage { ?relation vnru:cooperatesIn ?x } }"
    return Things(reading, want, conditions, dates="", cite=cite, future=True)
