"""Times that are told by what happened: *after the treaty was signed*, *kể từ khi …*, *до визита Путина*; each becomes a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from .. import dates
from ..answers import Answer
from ..engine import Literal
from ..graph import Graph
from ..words import table
from .link import Question, link
from .tables import words
from .when import plainly

_ASKS = words("asks") | {"yesno"}
_STOP = re.compile("[,;?]")
# what asks for the time between two things, or which of them was first, needs both and no date of one of them
_BETWEEN = ("howlong", "or", "between", "difference")


def date_clauses(kg: Graph, question: Question, when: Callable[[Question], Answer | None]) -> Iterator[Question]:
    """The question with a date in place of what happened, for each such clause of which ``when`` tells one day, month or year."""
    if any(p.means(*_BETWEEN) for p in question.pieces):
        return
    known = table("ask", question.language)["clauses"]
    for side in ("after", "since", "before", "at"):
        short, opener = known[side]
        for match in re.finditer(rf"(?<!\w)(?P<next>{known['next'][0]})?(?:{opener})\s+", plainly(question.text)):
            before = link(kg, question.text[: match.start()], question.language).pieces
            told = any(p.means("sign", "instrument") for p in before)  # what came of a visit is no matter of days
            if (side == "at" and (told or not before)) or any(p.means("upgrade") for p in before):
                continue  # *when* that asks; *поднять до партнёрства*
            clause = _clause(question, match.end())
            asked = link(kg, f"{known['ask']} {clause}", question.language)
            day = (_day(_times(when(asked)), side) or _day(_written(asked), side)) if clause and _tells(asked) else ""
            if day:
                numeric = "/".join(reversed(day.split("-"))) if day.count("-") == 1 else day  # 2010-11 may be two years
                text = f"{question.text[: match.start()]}{short} {numeric}{question.text[match.end() + len(clause) :]}"
                if match["next"]:
                    text = f"{text.rstrip('?. ')} {known['next'][2 if side == 'before' else 1]}"
                read = (
                    *question.corrections,
                    (f"{question.text[match.start() : match.end()]}{clause}", f"{short} {dates.readable(day, question.language)}"),
                )
                yield replace(link(kg, text, question.language), corrections=read)


def _clause(question: Question, start: int) -> str:
    """What is told from there on, up to a comma or to what is asked."""
    rest = _STOP.split(question.text[start:], maxsplit=1)[0]
    at = start
    for piece in question.pieces:
        place = question.text.find(piece.text, at)
        if place < start:
            continue
        at = place + len(piece.text)
        if place > start and piece.means(*_ASKS):
            return rest[: place - start].rstrip()
    return rest.rstrip()


def _tells(clause: Question) -> bool:
    """Whether it tells of anything but a time."""
    return any(p.senses and not p.light for p in clause.pieces[1:])


def _times(found: Answer | None) -> set[str]:
    """The times of what was found."""
    return {str(r.terms[1]) for r in found.rows if isinstance(r.terms[1], Literal)} if found and "when" in found.columns else set()


def _written(clause: Question) -> set[str]:
    """The times that a clause names itself, where all of its words are known."""
    return {p.period.edtf for p in clause.pieces if p.period} if all(p.senses or p.period for p in clause.pieces) else set()


def _day(times: set[str], side: str) -> str:
    """The day, month or year, if there is but one; of a span the end that counts."""
    if len(times) != 1:
        return ""
    begin, _, end = times.pop().partition("/")
    return end if side == "after" and end[:1].isdigit() else begin if begin[:1].isdigit() else ""
