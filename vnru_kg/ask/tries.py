"""Every frame's try at a question: what it understood of it, and what it leaves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..graph import Graph
from .classes import classes, read_description
from .counting import figures
from .cover import third_country
from .events import events
from .goods import goods
from .instruments import instruments
from .intervals import between
from .lexicon import LIGHT
from .link import Question
from .offices import CITE as HELD
from .offices import offices
from .phases import fields, phases
from .pieces import Piece
from .plans import Plan
from .positions import positions, why
from .reading import CRUCIAL, Reading
from .things import Things

_FRAMES: tuple[Callable[[Reading], Plan | None], ...] = (
    why,
    between,
    phases,
    fields,
    events,
    instruments,
    offices,
    positions,
    goods,
    figures,
    classes,
    read_description,
)


@dataclass(slots=True)
class Try:
    """A plan with the pieces that it leaves, the weightier the worse."""

    plan: Plan
    rest: list[Piece]
    weight: float


def tries(kg: Graph, question: Question) -> Iterator[Try]:
    """What each frame makes of the question."""
    for number, frame in enumerate(_FRAMES):
        reading = Reading(kg, question)
        plan = frame(reading)
        if plan is not None and (isinstance(plan, Things) or not question.exclusions):
            left = [*reading.rest(), *_ignored(reading, plan)]
            denied = _denied(reading, plan, left)
            plan, left = (denied, []) if denied else (plan, left)
            weight = sum(2.0 if CRUCIAL.intersection(p.senses) or not p.senses else 1.0 for p in left)
            yield Try(plan, left, weight + number / 100)


def _ignored(reading: Reading, plan: Plan) -> list[Piece]:
    """The third countries that a frame took and does not ask for."""
    named = [p for p in reading.pieces if p.order in reading.uses and third_country(reading.question, p)]
    query = plan.sparql() if named else ""
    return [p for p in named if not any(re.search(rf"{s}\b", query) for s in p.senses)]


def _denied(reading: Reading, plan: Plan, left: Sequence[Piece]) -> Plan | None:
    """*Which presidents did not visit Russia*: those who held the office and of whom no document says so; ``None`` for another *not*."""
    if not isinstance(plan, Things) or plan.question_type != "who" or len(left) != 1 or not left[0].means("not"):
        return None
    done = reading.beside(left[0], 1, over=frozenset({LIGHT, "passive", "to", "ever"}))
    acts = done and any(reading.question.lexicon.kind(s) in {"event-type", "schema:Country"} or s == "sign" for s in done.senses)
    held = next((text.partition("}")[0] + "}" for name, text in plan.where if name == "office"), "")
    if not acts or not held or plan.pick or any(p.period for p in reading.pieces):
        return None
    inner = re.sub(
        r"\?(x|actor)\b", lambda v: "?done" if v[1] == "x" else "?holder", " ".join(text for name, text in plan.where if name != "office")
    )
    tenure = f"{held} ?x a vnru:Tenure ; org:member ?holder ; vnru:post ?office ."
    never = f"MINUS {{ SELECT DISTINCT ?holder WHERE {{ {inner} }} }}"  # computed once
    reading.use(left[0])
    reading.tell("never")
    return Things(
        reading, "who", [("base", tenure), ("never", never)], "BIND(?holder AS ?a)", cite=HELD, future=True, more={"never": "yes"}
    )
