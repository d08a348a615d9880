"""What a question wants: a person, a time, a place, a number, a yes or no, a reason, or the things themselves."""

from __future__ import annotations

import re

from .lexicon import LIGHT
from .reading import Reading
from .tables import pattern

_FIRST = (("count", "times"), ("why", "why"), ("whichyear", "whichyear"), ("who", "who"), ("when", "when"), ("where", "where"))


def find_question_type(reading: Reading) -> str:
    """``who``, ``when``, ``where``, ``whichyear``, ``count``, ``why``, ``howlong``, ``exists`` or ``what``; its words are used.

    ``what`` is also for keywords. The frame decides whether *how many* wants a count or a figure.
    """
    yes = _yes_or_no(reading)
    several = [s for s in ("who", "when", "where") if reading.find(s)]
    if len(several) > 1 and not yes and reading.find("and"):  # when and who: the answer tells both
        reading.take_all("when", "where", "who")
        return several[0] if "who" not in several else "who"
    if reading.take_all("why"):
        return "why"
    found = "who" if _which_person(reading) else "where" if _which_place(reading) else _wanted(reading, yes=yes)
    if found:
        return found
    if reading.take_all("howmany"):
        reading.take_all("times")
        return "count"
    reading.take_all("list", "howmuch")
    return "exists" if yes else "what"


def _wanted(reading: Reading, *, yes: bool) -> str:
    """What a question word asks for, ``""`` without one; the words are used."""
    for want in ("howlong", "whichyear", "when", "where", "who"):
        found = reading.find(want)
        if not found or (want == "howlong" and "last" in found.senses and not reading.question.text.lower().startswith("how")):
            continue
        if want == "where" and (reading.sees("rank") or any(s.endswith("-rank") for p in reading.pieces for s in p.senses)):
            reading.use(found)
        elif want == "where" and found.means("locate", "place") and reading.find("howmany"):
            continue  # *how many projects are located*
        elif not (want == "where" and yes and reading.question.language == "vi"):
            reading.take_all(want, *(["howmuch"] if want != "howlong" else []))
            return want
    return ""


def _which_person(reading: Reading) -> bool:
    """*Which prime minister*, *tổng thống nào*: a person is asked for."""
    for piece in reading.free:
        if not piece.means("which"):
            continue
        for step in (1, -1):
            near = reading.beside(piece, step, over=frozenset({"light", "of", "schema:Country"}))
            while near and any(reading.question.lexicon.kind(s) == "schema:Country" for s in near.senses):
                near = reading.beside(near, step, over=frozenset({"light", "of"}))
            office = near and (near.means("leader") or any(s.startswith("post:") for s in near.senses))
            if near and office and not near.means("office"):
                reading.use(piece)
                return True
    return False


def _which_place(reading: Reading) -> bool:
    """*In which city*, *ở tỉnh nào*: a place is asked for."""
    for piece in reading.free:
        near = [reading.beside(piece, step) for step in (1, -1)] if piece.means("which") else []
        for place in near:
            if (
                place
                and place.means("city", "place")
                and not place.means("topic")
                and reading.mark(min(place, piece, key=lambda p: p.order)) == "to"
            ):
                reading.use(piece, place)
                return True
        if piece.means("city") and "nào" in piece.text.lower() and reading.mark(piece) == "to":
            reading.use(piece)
            return True
    return False


def _yes_or_no(reading: Reading) -> bool:
    """Whether the sentence wants a yes or no; the words that say so are used."""
    text, language = reading.question.text, reading.question.language
    wh = reading.sees("who", "when", "where", "whichyear", "howmany", "why", "howlong", "rank", "percent")
    if language == "en":
        marked = reading.take_all("yesno")
        _, _, rest = text.partition(", ")  # *after the visit, was it signed*
        main = rest if rest and reading.pieces and reading.pieces[0].means("before", "after", "fromto", "during") else text
        return bool(marked) or bool(pattern("yesno", language).match(main) and not pattern("how", language).match(main))
    if language == "vi":
        return _vietnamese(reading, wh=wh)
    marked = [p for p in reading.free if p.means("yesno")]
    if marked:
        reading.use(*marked)
        return True
    spoken = [p for p in reading.pieces if not p.light]
    which = reading.sees("which", "howmuch", "list")
    verb = any(pattern("verb", language).search(w) for w in re.findall(r"[а-яё]+", text.lower()))
    how = pattern("how", language).match(text)
    return text.rstrip().endswith("?") and not how and not wh and not which and verb and len(spoken) > 2


def _vietnamese(reading: Reading, *, wh: bool) -> bool:
    pieces = list(reading.pieces)
    marked = reading.take_all("yesno")
    while pieces and pieces[-1].light and not pieces[-1].means("not"):
        pieces.pop()
    if pieces and pieces[-1].means("not") and pattern("not", "vi").fullmatch(pieces[-1].text):
        reading.use(pieces[-1])
        return not wh or bool(marked)
    return bool(marked) and not wh


_CLASSES = ("company", "goods", "weapon", "association", "university", "forum", "newspaper", "project", "city", "organization")


def asks_for_things(reading: Reading) -> bool:
    """Whether things of a kind are asked for, and no number: *which ventures*, *những hàng gì*."""
    over = frozenset({LIGHT, "schema:Country"})
    for piece in reading.pieces:
        if piece.means(*_CLASSES) and pattern("kind").search(piece.text):
            return True
        if piece.means("which"):
            near = [reading.beside(piece, step, over=over) for step in ((1, -1) if reading.question.language == "vi" else (1,))]
            if near[0] and any(reading.question.lexicon.kind(s) == "schema:Country" for s in near[0].senses):
                near.append(reading.beside(near[0], 1))  # which Russian companies
            if any(noun and noun.means(*_CLASSES) for noun in near):
                return True
    return False
