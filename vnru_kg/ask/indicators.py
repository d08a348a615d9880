"""Which figures a question is about: the indicators of the cube by the words that name them, and their direction."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..namespaces import shrink
from .lexicon import LIGHT
from .people import adjective
from .pieces import Piece
from .reading import Reading, same
from .say import label
from .tables import frames, pattern, words

TRADE = frozenset(("trade-turnover", "exports", "imports", "trade-balance"))  # of all goods, where none is named
BOTH_WAYS, ONE_WAY, STRONG, ARMS = words("both-ways"), words("one-way"), words("strong"), words("arms")
_RECEIVING = ("receive", "import", "order")


@dataclass(slots=True)
class Indicators:
    """The indicators, and whose figures: of ``source`` towards ``target``; ``sides`` are countries without a part.

    ``firm`` says that the words leave no doubt which way it goes.
    """

    codes: list[str] = field(default_factory=list)
    source: str = ""
    target: str = ""
    sides: list[str] = field(default_factory=list)
    firm: bool = False

    def turn(self, reading: Reading) -> bool:
        """Turn the direction round, if there is one, and what is told of it. Whether that was done."""
        if not (self.source or self.target):
            return False
        self.source, self.target = self.target, self.source
        turned = {"from": "to", "to": "from"}
        reading.paraphrase = [(turned.get(heading, heading), values) for heading, values in reading.paraphrase]
        return True


def find_counted_noun(reading: Reading) -> Piece | None:
    """The noun that is counted: *how many contracts*, *mấy hợp đồng*."""
    number = next((p for p in reading.pieces if p.means("howmany")), None)
    head = reading.beside(number, 1, over=frozenset({LIGHT})) if number else None
    while head and adjective(reading, head) and any(reading.question.lexicon.kind(s) == "schema:Country" for s in head.senses):
        head = reading.beside(head, 1, over=frozenset({LIGHT}))
    return head


def units(reading: Reading) -> tuple[str, ...]:
    """The units of what is counted, where its noun names one."""
    head, of = find_counted_noun(reading), reading.question.lexicon.of
    near = reading.beside(head, 1) if head else None
    named = [p for p in reading.pieces if any(of(s, ("goods",)) for s in p.senses)]
    if not head or near in named or (head in named and len(named) > 1):  # *mấy chiếc tàu ngầm*, *how many submarines and aircraft*
        return ()
    return tuple(s for s in head.senses if of(s, ("unit",)))


def find_indicators(reading: Reading, *, number: bool) -> Indicators | None:
    """The indicators that the words name, those words used; ``number`` says that a number is asked for."""
    there = _present(reading)
    sizes = {
        code: max((len(s.split()) for s in sets if set(s.split()) <= there), default=0) for code, sets in frames()["indicators"].items()
    }
    for piece, names in reading.of_kind("indicator"):
        named = [s.removeprefix("code:") for s in names]
        if named and all(":" in s for s in piece.senses):  # called by its very name
            sizes.update(dict.fromkeys(named, 9))
            reading.use(piece)
    largest = max(sizes.values())
    codes = [code for code, size in sizes.items() if size == largest and size]
    if not codes:
        return None
    if largest == 9:
        return Indicators(codes)
    if not number and not there & STRONG and not ("arms" in there and not reading.sees("which", "goods", "weapon")):
        return None
    head = find_counted_noun(reading)
    for code, sets in frames()["indicators"].items():  # what is counted may be of another one: the contracts, not the weapons
        mine = [set(s.split()) for s in sets if set(s.split()) <= there]
        if head and code not in codes and units(reading) and any(head.means(*s) for s in mine):
            codes.append(code)
    operators = {"most", "among", "rank", "grow", "howlong"}
    used = {
        w
        for code in codes
        for s in frames()["indicators"][code]
        if len(s.split()) == largest and set(s.split()) <= there
        for w in s.split()
    } - operators
    for piece in list(reading.free):
        if (piece.means(*used) or ("arms" in used and piece.means("weapon"))) and not _kept(reading, piece):
            reading.use(piece)
    return Indicators(codes)


def _kept(reading: Reading, piece: Piece) -> bool:
    """Names and groups stay free: they narrow the figures further."""
    kinds = {reading.question.lexicon.kind(s) for s in piece.senses}
    return bool(kinds & {"group-scheme", "goods", "group", "schema:Country"}) and not piece.means(
        *(STRONG | {"community", "student", "worker"})
    )


def _present(reading: Reading) -> set[str]:
    kind = reading.question.lexicon.kind
    there = {s for p in reading.pieces for s in p.senses}
    if "conflict" in there:
        there.discard("value")  # whether the data agree
    there |= {word for group, word in frames()["groups"].items() if group in there}
    if any(kind(s) == "group" and s.startswith("code:") for s in there):
        there.add("group")
    heads = [reading.beside(p, 1, over=frozenset({LIGHT})) for p in reading.pieces if p.means("howmany")]
    if any(head and head.means("country") for head in heads):
        there.add("among")  # they are counted, and not what they do
    if any(head and _travellers(reading, head) for head in heads):
        there.add("tourist")
    if "weapon" in there or any(s in ARMS for s in there):
        there.add("arms")
    if "place:europe" in there:
        there.add("europe")
    return there


def _travellers(reading: Reading, head: Piece) -> bool:
    """Whether people of a country are counted by their visits: *how many Russians visited Vietnam*."""
    people = any(reading.question.lexicon.kind(s) == "schema:Country" for s in head.senses) and not adjective(reading, head)
    near = reading.beside(head, 1, over=frozenset({LIGHT, "to", "passive"})) if people else None
    return near is not None and near.means("code:visit", "code:arrival")


def find_direction(reading: Reading, want: Indicators) -> None:
    """Take the countries and find who gives and who gets, by small words, cases and the verb."""
    found: list[tuple[str, str, Piece]] = []
    for piece, names in reading.of_kind("schema:Country"):
        reading.use(piece)
        found.append((names[0], part(reading, piece), piece))
    if want.codes == ["imports"]:
        _importing(want, [(name, mark) for name, mark, _ in found])
        return
    receiving = reading.sees(*_RECEIVING)
    want.source = _investor(reading, [(name, piece) for name, mark, piece in found if not mark])
    for name, mark, _ in found:
        if mark == "to" and not want.target:
            want.target = name
        elif mark in {"from", "of"} and not want.source:
            want.source = name
    for name in [n for n, _, _ in found if n not in {want.source, want.target}]:
        if receiving and not want.target:
            want.target = name
        else:
            _next_side(want, name)
    if reading.question.language == "en" and want.source and not want.target and len(found) == 1 and reading.sees("supply"):
        _given(reading, want, found[0][2])
    want.firm = not receiving and _firm(reading, want, {name: (mark, piece) for name, mark, piece in reversed(found)})


def _investor(reading: Reading, unmarked: list[tuple[str, Piece]]) -> str:
    """The country of which it is said that it invests: *the countries Vietnam invests in*, *куда инвестирует Вьетнам*."""
    language = reading.question.language
    for name, piece in unmarked:
        for step in (1, -1) if language == "ru" else (1,):
            verb = reading.beside(piece, step, over=frozenset({LIGHT, "now"}))
            if verb and verb.means("invest") and (language == "vi" or pattern("verb", language).search(verb.text.lower())):
                return name
    return ""


def _firm(reading: Reading, want: Indicators, parts: dict[str, tuple[str, Piece]]) -> bool:
    """Whether small words, cases or the order of the words say for sure that it goes from the source to the target."""
    if want.source not in parts or want.target not in parts:
        return False
    (mark, giver), (goal, getter) = parts[want.source], parts[want.target]
    trained = "people-trained" in want.codes  # *Vietnamese people trained in Russia* are trained by Russia
    if goal == "to":
        return reading.mark(getter) == "for" and not adjective(reading, giver) if trained else mark != "to"
    return not (mark or goal or trained) and gives(reading, giver, getter)


def gives(reading: Reading, giver: Piece, getter: Piece) -> bool:
    """Whether the verb stands between two countries, or behind one that can only be who does something: *Russia gave Vietnam …*."""
    verb = next((p for p in reading.pieces if p.means("supply") and p.order > giver.order), None)
    if verb is None or reading.sees(*_RECEIVING, "passive"):
        return False
    if reading.question.language == "ru":
        return pattern("doer", "ru").fullmatch(giver.text) is not None
    return verb.order < getter.order


def _next_side(want: Indicators, name: str) -> None:
    """A country that plays no part of its own is the source, if there is none yet, then the target, then one of the sides."""
    if not want.source:
        want.source = name
    elif not want.target:
        want.target = name
    else:
        want.sides.append(name)


def part(reading: Reading, piece: Piece) -> str:
    """The part that a country plays, by the word before it, its case or its adjective."""
    if adjective(reading, piece):
        return "of"
    mark = reading.mark(piece)
    if reading.question.language == "ru" and not mark and piece.text.lower().endswith("у"):
        return "to"  # a dative
    return {"for": "to"}.get(mark, mark)


def _importing(want: Indicators, found: list[tuple[str, str]]) -> None:
    """Imports are those of the country that buys, from the other one."""
    for name, mark in found:
        if mark == "from" and not want.target:
            want.target = name
        else:
            _next_side(want, name)


def _given(reading: Reading, want: Indicators, piece: Piece) -> None:
    """*give Vietnam scholarships*: who comes right after the verb gets."""
    before = reading.beside(piece, -1, over=frozenset({LIGHT}))
    if before and before.means("supply"):
        want.source, want.target = "", want.source


def around(country: str) -> str:
    """A country with those that are the same to whoever asks, as SPARQL writes a list."""
    return ", ".join(same((country,)))


def ends(source: str, target: str) -> str:
    """From which country to which, as conditions."""
    parts = [f" FILTER(?area IN ({around(source)}))"] if source else []
    parts += [f" FILTER(?counterpart IN ({around(target)}))"] if target else []
    return "".join(parts)


def flow(reading: Reading, area: str, indicator: str, language: str) -> str:
    """What goes out of ``area``, as the country that is named first sees it: what one exports the other one imports."""
    kg, of = reading.kg, reading.question.lexicon.of
    named = next((s for p in reading.pieces for s in p.senses if of(s, ("schema:Country",))), shrink(area))
    trade = [label(kg, code, language) for code in ("code:exports", "code:imports")]
    own, seen = label(kg, indicator, language), trade[shrink(area) not in same((named,))]
    return own if own == seen or own not in trade else f"{label(kg, named, language)}, {seen}"
