"""Who a question speaks of: persons, offices, leaders of a country; and the countries and places, by the words around them."""

from __future__ import annotations

from dataclasses import dataclass, field

from .lexicon import LIGHT
from .pieces import Piece
from .reading import Reading, same, values

COUNTRY = "schema:Country"
_OVER = frozenset({"of", LIGHT, "which", "who", "passive", "person", "now"})
_TIGHT = frozenset({"of", LIGHT, "which", "now"})


@dataclass(slots=True)
class People:
    """The persons, offices and nationalities of the people that a question is about."""

    persons: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    nations: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """Whether anybody is named or described."""
        return bool(self.persons or self.offices or self.nations or self.groups)


def people(reading: Reading, *, leaders: bool = True) -> People:
    """Take the people that are named or described: *Putin*, *Russian prime ministers*, *leaders of Vietnam*."""
    found = People()
    for piece, names in reading.of_kind("post"):
        _office(reading, piece, names, found)
    if leaders:
        for piece in [p for p in reading.free if p.means("leader")]:
            reading.use(piece)
            country = _country_beside(reading, piece)
            if country:
                found.nations.append(country)
                reading.tell("leaders", country)
    for piece, names in reading.of_kind("person"):
        reading.use(piece)
        found.persons.extend(n for n in names if n not in found.persons)
        reading.tell("person", *names)
    for piece, names in reading.of_kind("group"):
        if not set(names) & {"group:vietnamese-community-in-russia"}:
            reading.use(piece)
            found.groups.extend(names)
            reading.tell("person", *names)
    return found


def _office(reading: Reading, piece: Piece, names: tuple[str, ...], found: People) -> None:
    """The offices that a word for one may mean, given the country beside it; before a name it is only a title."""
    reading.use(piece)
    after = reading.beside(piece, 1, over=frozenset({LIGHT, COUNTRY}))
    while after and any(reading.question.lexicon.kind(s) == COUNTRY for s in after.senses):
        after = reading.beside(after, 1, over=frozenset({LIGHT}))
    if after and any(s.startswith("person:") for s in after.senses):
        _country_beside(reading, piece)
        return
    country = _country_beside(reading, piece, only=reading.nations(names))
    names = tuple(n for n in names if country in reading.nations((n,))) or names
    found.offices.extend(n for n in names if n not in found.offices)
    reading.tell("office", *names)


def _country_beside(reading: Reading, piece: Piece, only: set[str] | None = None) -> str:
    """The country whose people are meant, right before or after the word; it is used."""
    language = reading.question.language
    order = (-1, 1) if language == "en" else (1, -1)
    for step in order:
        near = reading.beside(piece, step, over=_TIGHT)
        if near is None or near.order in reading.uses:
            continue
        names = [s for s in near.senses if reading.question.lexicon.kind(s) == COUNTRY]
        if not names or (only is not None and not only.intersection(names)):
            continue
        if step < 0 and language == "vi":
            continue
        if step > 0 and language == "en" and not any(p.means("of") for p in reading.pieces[piece.order + 1 : near.order]):
            continue
        reading.use(near)
        return names[0]
    return ""


def adjective(reading: Reading, piece: Piece) -> bool:
    """Whether a country is named by its adjective: *Russian exports* are Russia's."""
    text = piece.text.lower()
    if reading.question.language == "ru":
        return "ск" in text.split()[-1][2:]  # and not the Soviet Union, which has one in its name
    return reading.question.language == "en" and text.endswith(("an", "ese", "et", "ish"))


def abroad(reading: Reading) -> bool:
    """Whether holders of an office are spoken of in a country that is not theirs; *the ambassador to Russia* has it in its name."""
    posts = reading.of_kind("post")
    own = reading.nations(tuple(n for _, names in posts for n in names))
    near = {p.order + 2 for p, _ in posts}
    there = (p for p, names in reading.of_kind(COUNTRY) if reading.mark(p) == "to" and not own.intersection(names))
    return bool(own) and any(p.order not in near for p in there)


@dataclass(slots=True)
class Places:
    """Countries by their part: where something goes, where it comes from; and other places."""

    to: list[str] = field(default_factory=list)
    of: list[str] = field(default_factory=list)
    at: list[str] = field(default_factory=list)
    free: list[str] = field(default_factory=list)


_HEADS_TO = {"code:visit", "code:official-visit", "code:state-visit", "code:working-visit", "code:arrival"}


def places(reading: Reading) -> Places:
    """Take countries and places: *to Vietnam*, *from Russia*, *in Hanoi*."""
    found = Places()
    for piece, names in reading.of_kind(COUNTRY):
        if piece.means("community"):
            continue
        reading.use(piece)
        mark = reading.mark(piece)
        before = reading.beside(piece, -1, over=frozenset({LIGHT, "country"}))
        if (mark in {"to", "for"} and not adjective(reading, piece)) or (
            before and _HEADS_TO.intersection(before.senses) and mark not in {"of", "from"}
        ):
            found.to.extend(names)
        elif mark in {"of", "from"} or adjective(reading, piece):
            found.of.extend(names)
        else:
            found.free.extend(names)
    for piece, names in reading.of_kind("place"):
        reading.use(piece)
        found.at.extend(names)
        reading.tell("place", *names)
    return found


def office_condition(role: str, offices: list[str]) -> str:
    """That somebody acts in one of the offices, or holds it."""
    return f"{values('office', tuple(offices))} ?{role} vnru:inCapacityOf/vnru:post ?office ."


def nation_condition(actor: str, nations: list[str]) -> str:
    """That somebody is of one of the countries."""
    return f"{values('nation', same(tuple(nations)))} ?{actor} vnru:nationality ?nation ."
