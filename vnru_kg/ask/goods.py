"""Which goods and weapons went from one country to the other, when, and whether some did."""

from __future__ import annotations

from .asking import find_question_type
from .indicators import Indicators, find_direction
from .reading import Reading, same, values, within
from .tables import words
from .things import Things

_CITE = "OPTIONAL { GRAPH ?passage { ?flow vnru:product ?x } }"
_FLOW = "?flow a vnru:TradeFlow ; vnru:product ?x ."
_DATES = "OPTIONAL { ?flow vnru:earliest ?from } OPTIONAL { ?flow vnru:latest ?to }"
_TRADED = "FILTER NOT EXISTS { ?x skos:broader* goods:military-equipment }"


def goods(reading: Reading) -> Things | None:
    """The question as one for goods that were traded or supplied, or ``None``."""
    named = [(p, n) for p, n in reading.of_kind("goods") if not p.means("goods")]
    moved = reading.find("goods", "weapon", "export", "import", "supply", "receive")
    if not moved and not named:
        return None
    weapons = bool(reading.take_all("weapon"))
    want = find_question_type(reading)
    if (want == "count" and named) or (want in {"what", "count"} and not named and not weapons and not reading.sees("goods", "which")):
        return None
    if reading.sees("howmuch", "percent", "value", "grow", "difference", "ratio", "contract") and not reading.sees("goods"):
        return None
    if want not in {"what", "exists", "when", "whichyear", "count", "who"}:
        return None
    buying = bool(reading.find("import", "receive", "order")) and not reading.find("export", "supply")
    direction = Indicators(["imports"] if buying else ["exports"])
    find_direction(reading, direction)
    source, target = (direction.target, direction.source) if buying else (direction.source, direction.target)
    reading.take_all(*words("takes-goods"))
    conditions = [("base", _FLOW)]
    names = [n for _, ns in named for n in ns]
    reading.use(*(p for p, _ in named))
    if weapons and not names:
        names = ["goods:military-equipment"]
    if names:
        conditions.append(("product", f"{values('class', names)} ?x skos:broader* ?class ."))
        reading.tell("product", *names)
    else:
        conditions.append(("product", _TRADED))
        reading.tell("goods")
    if source:
        conditions.append(("from", f"{values('exporter', same((source,)))} ?flow vnru:exporter ?exporter ."))
        reading.tell("from", source)
    if target:
        conditions.append(("to", f"{values('importer', same((target,)))} ?flow vnru:importer ?importer ."))
        reading.tell("to", target)
    dated = reading.periods()
    if len(dated) == 1:
        piece, period = dated[0]
        reading.use(piece)
        reading.tell("time", period)
        conditions.append(("time", "?flow vnru:earliest ?begun OPTIONAL { ?flow vnru:latest ?ended } " + within(period, "begun", "ended")))
    return Things(
        reading,
        "exists" if want == "exists" else "when" if want in {"when", "whichyear"} else "count" if want == "count" else "goods",
        conditions,
        dates=_DATES,
        cite=_CITE,
        future=True,
    )
