"""How well the facts of the graph cover a question: each of its words counts by how few facts have it.

What a question names (a thing, a number, a time) must be there; small words do not count; any other word counts, and may be
missing where the rest is plain.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from ..graph import Graph
from .asking import asks_for_things
from .facts import Fact, Facts, facts
from .indicators import gives, part
from .lexicon import LIGHT
from .link import Question
from .people import adjective
from .pieces import Piece
from .reading import MARKS, Reading, same
from .synonyms import terms
from .tables import frames, pattern, words
from .tokens import Token, tokens
from .when import Period

_UNKNOWN = 3.0  # what a word counts that no fact has
_ALIKE = 0.6  # what it is worth that a fact has a word that means about the same
_SAID = 4  # words from which a piece is what somebody said and not a name
_SMALL = 0.2  # the part that a small word counts
_TIME = 4.0
_SHORTER = 0.15  # what a fact gains that says little else
_LASTS, _SHORT, LONGER = 2, 4, 0.3  # what lasts more than twice as long as the time that is asked for, and some years, is not told of it
_BEGUN = 0.4  # … unless it begins in it
_LESS = 0.85
_AS_MUCH = 0.85
_WRONG_WAY = 0.3  # what is lost where it goes the other way
_VIEW = 0.85  # what a view keeps where a day or a number is asked for, and not what somebody said
_UNNAMED = 0.9  # … and what does not speak of somebody who is named
_ASKED = frozenset(
    ("who", "when", "where", "howmany", "howmuch", "times", "howlong", "list", "yesno", "which", "whichyear", "describe", "how")
)
STANDS: dict[str, str] = frames()["stands"]  # capitals and the states that are meant by them
BLOCKING = words("blocking")  # what no fact can be told without
NEVER = words("never")  # what no fact says
_PLAIN = frozenset(("when", "whichyear", "where", "count"))
_BOTH = frozenset(("place:vietnam", "place:russia", "place:soviet-union", "place:democratic-republic-of-vietnam"))
_DO = frozenset(("or", "and", "now", "ever", "during", "only", *MARKS))


@dataclass(slots=True)
class Need:
    """A piece of the question with the facts that have it, and how much it counts.

    ``must`` says that it names something, ``blocks`` that no answer may leave it out, ``asked`` that it is the noun that is
    asked for.
    """

    piece: Piece
    weight: float
    has: dict[int, float]
    must: bool = False
    blocks: bool = False
    asked: bool = False

    @property
    def person(self) -> bool:
        """Whether it names somebody."""
        return any(s.startswith("person:") for s in self.piece.senses)


@dataclass(slots=True)
class Candidate:
    """A fact with the part of the question that it covers, how near in time it is, and what it leaves.

    ``named`` says that nothing but a name is covered, ``astray`` that it is a view of others than the country that it is asked of.
    """

    fact: Fact
    number: int
    share: float
    score: float
    near: float
    missing: list[Need]
    total: float
    named: bool
    numbered: bool
    astray: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """The facts that cover most of a question, best first, and the part that each fact of the graph covers."""

    best: tuple[Candidate, ...] = ()
    needs: tuple[Need, ...] = ()
    shares: tuple[float, ...] = ()
    total: float = 1.0

    def share(self, known: Facts, names: Collection[str]) -> float:
        """The largest part of the question that one of the facts with these names covers."""
        return max((self.shares[n] for n, fact in enumerate(known.all) if fact.iri in names), default=0.0) / self.total

    def union(self, told: Sequence[Candidate]) -> float:
        """The part of the question that some facts cover together."""
        words_ = sum(n.weight * max(n.has.get(c.number, 0.0) for c in told) for n in self.needs)
        return (words_ + _TIME * max(c.near for c in told)) / self.total


def cover(kg: Graph, reading: Reading, want: str, most: int = 12) -> Coverage:
    """The facts that cover most of the question."""
    question = reading.question
    known = facts(kg, question.language)
    never = NEVER | {"future"} if want in {"when", "whichyear", "who", "count"} else NEVER
    needs = list(_needs(reading, known, never))
    total = sum(n.weight for n in needs)
    periods = [p.period for p in question.pieces if p.period and p.period.dated]
    total += _TIME * bool(periods)
    if not total:
        return Coverage()
    got = [0.0] * len(known.all)
    for need in needs:
        for number, worth in need.has.items():
            got[number] += need.weight * worth
    if periods:
        for number, fact in enumerate(known.all):
            near = max(_near(fact, p) for p in periods)
            got[number] = got[number] + _TIME * near if near or not fact.begin else 0.0
    best = sorted((g for g in got if g), reverse=True)[: most * 4][-1:] or [0.0]
    candidates = [n for n, g in enumerate(got) if g and g >= best[0]]
    want = "things" if want == "what" and asks_for_things(reading) else "author" if want == "who" and reading.sees("author") else want
    asked = _Asked(want, periods, ways(Reading(kg, question)), total, want in _PLAIN and not reading.sees("say", "think"))
    found = sorted((_covered(known, n, needs, got[n] / total, asked) for n in candidates), key=lambda c: (-c.score, c.fact.iri))
    right = [c for c in found if not _turned(c.fact, asked.ways)]
    if found and found[0] not in right:  # only the other way round, unless about as much is said of this one
        top = found[0]
        alike = (c.fact.measures == top.fact.measures != "" and c.score >= top.score * _AS_MUCH for c in right)
        right = right if any(alike) else []
    found = right
    return Coverage(tuple(found[:most]), tuple(needs), tuple(got), total)


class _Asked(NamedTuple):
    """What a question asks for, of which times, from which country to which, and how much its words count."""

    want: str
    periods: Sequence[Period]
    ways: tuple[str, str]
    total: float
    plain: bool  # a day, place or number, and not what somebody said


def _covered(known: Facts, number: int, needs: Sequence[Need], share: float, asked: _Asked) -> Candidate:
    """How well one fact covers the question."""
    fact = known.all[number]
    near = max((_near(fact, p) for p in asked.periods), default=0.0)
    score = share * _fits(known, number, asked.want) + _SHORTER * min(1.0, share * asked.total / (4 + 0.5 * known.size[number]))
    score *= _UNNAMED ** sum(n.piece.capital and n.person and bool(n.has) and number not in n.has for n in needs)
    if fact.sort == "view" and asked.plain:
        score *= _VIEW
    if fact.sort == "about" and not any(number in n.has and fact.iri in n.piece.senses for n in needs):
        score *= _LESS
    if _against(fact, *asked.ways) and (fact.sort == "view" or not _against(fact, *asked.ways, sure=True)):
        score -= _WRONG_WAY
    named = not any(n.weight >= 1 and n.has.get(number) and not n.piece.name for n in needs)
    missing = [n for n in needs if not n.has.get(number)]
    astray = fact.sort == "view" and asked.ways[0] != "" and fact.source not in same(asked.ways[:1])
    return Candidate(fact, number, share, score, near, missing, asked.total, named, known.has_number[number], astray)


def _needs(reading: Reading, known: Facts, never: frozenset[str]) -> Iterator[Need]:
    """What the pieces of the question ask of a fact."""
    count, question = len(known.all), reading.question
    for group in _pieces(question, known):
        piece = group[0]
        if piece.period or _ASKED.intersection(piece.senses) or (piece.order in reading.uses and piece.means("not")):
            continue
        if set(piece.senses) and set(piece.senses) <= _DO | {LIGHT} and not piece.light:
            continue
        has, itself = ({}, 0) if never.intersection(piece.senses) and not piece.light else _has(question, group, known)
        weight = (log(1 + count / (1 + itself)) if has else 0.0 if piece.light else _UNKNOWN) * (_SMALL if piece.light else 1.0)
        named = any(":" in s for s in piece.senses) and not piece.light and not _everywhere(has, count)
        yield Need(piece, weight, has, named, _blocks(question, piece, has), _head(question, piece))


def _blocks(question: Question, piece: Piece, has: dict[int, float]) -> bool:
    """Whether a piece changes the answer: a name or number that no fact has, a country, or a word that says what is done."""
    if third_country(question, piece) or (BLOCKING.intersection(piece.senses) and not piece.light):
        return True
    if not has and not piece.light:
        name = piece.text.isupper() and len(piece.text) > 1 and not question.text.isupper()
        foreign = question.language == "en" and not piece.text.isascii()
        return (
            name
            or foreign
            or (not piece.senses and question.language != "vi" and _head(question, piece))
            or (piece.number is not None and not piece.senses)
            or (piece.capital and _inside(question, piece) and not piece.senses)
        )
    return piece.capital and not piece.text.isupper() and _inside(question, piece) and not piece.senses


def third_country(question: Question, piece: Piece) -> bool:
    """Whether it names a country that is neither of the two."""
    return any(question.lexicon.kind(s) == "schema:Country" and s not in _BOTH for s in piece.senses)


def _inside(question: Question, piece: Piece) -> bool:
    """Whether a capital is that of a name: not of the first word, unless the next one has one too."""
    return piece.order > 0 or any(p.capital and not p.period for p in question.pieces[1:2])


def _head(question: Question, piece: Piece) -> bool:
    """Whether it is the noun that is asked for: *how many zorbs*, *which bank*, *công ty nào*."""
    step = 1 if question.language == "vi" else -1
    near = question.pieces[piece.order + step] if 0 <= piece.order + step < len(question.pieces) else None
    if near is None or piece.light or (step < 0 and _modifies(question, piece)):
        return False
    if step > 0:
        return bool(pattern("which", question.language).fullmatch(near.text))
    return near.means("howmany") or (near.means("which") and bool(pattern("which").match(near.text)))


def _modifies(question: Question, piece: Piece) -> bool:
    """Whether a word that means nothing known only describes the noun behind it: *how many hefty loans*."""
    noun = question.pieces[piece.order + 1] if piece.order + 1 < len(question.pieces) else None
    if piece.senses or noun is None or noun.light or not noun.senses:
        return False
    return pattern("describes", question.language).search(piece.text.lower()) is not None


def _everywhere(has: dict[int, float], count: int) -> bool:
    """Whether most facts have it, as they have the two countries: then it need not be said."""
    return len(has) * 3 > count


def _pieces(question: Question, known: Facts) -> Iterator[list[Piece]]:
    """The pieces; of Vietnamese syllables, those that make one word of a fact are taken together."""
    pieces = list(question.pieces)
    i = 0
    while i < len(pieces):
        pair = pieces[i : i + 2]
        joined = " ".join(t.key for p in pair for t in tokens(p.text, question.language))
        bare = all(not any(":" in s for s in p.senses) and p.number is None and not p.period for p in pair)
        if len(pair) == 2 and _numbered(question, pair):
            yield pair
            i += 2
            continue
        word = joined.count(" ") == 1 and (f"w:{joined}" in known.index or joined in known.sets)
        if question.language == "vi" and len(pair) == 2 and bare and word:
            yield pair
            i += 2
        else:
            yield pair[:1]
            i += 1


def _numbered(question: Question, pair: Sequence[Piece]) -> bool:
    """Whether a number belongs to the word before it: *Su-57*."""
    return pair[1].text.isdigit() and not pair[0].period and not pair[0].senses and f"{pair[0].text}-{pair[1].text}" in question.text


def _has(question: Question, group: Sequence[Piece], known: Facts) -> tuple[dict[int, float], int]:
    """The facts that have the piece, by its meanings, its words or words that mean about the same; and how many have it itself."""
    found: dict[int, float] = {}

    def add(pairs: Mapping[int, float], worth: float) -> None:
        for number, weight in pairs.items():
            if weight * worth > found.get(number, 0.0):
                found[number] = weight * worth

    before = question.pieces[group[0].order - 1].text if group[0].order else ""
    inside = any(p.means("howmany") for p in question.pieces) and pattern("inside").fullmatch(before)
    for term, worth in _meanings(group, capitals=not inside):  # how many *in Hanoi* are not all in the country
        add(known.index.get(term, {}), worth)
    if found and any(p.name for p in group):  # a thing is not found by the words of its name
        return found, len(found)
    meant = dict(question.stems)
    typed = tuple(t._replace(key=meant.get(t.plain, t.key)) for t in tokens(" ".join(p.text for p in group), question.language))
    if question.language == "vi" and len(typed) == 2:
        add(known.index.get(f"w:{typed[0].key} {typed[1].key}", {}), 1.0)
    add(_spelt(question.language, group, typed, known), 1.0)
    itself = len(found)
    for term in terms(typed, question.language, known.sets) if len(typed) <= _SAID else ():
        if term.startswith("~") or (term.startswith("r:") and len(typed) == 1):
            add(known.index.get(term, {}), _ALIKE)
    return found, itself or len(found)


def _meanings(group: Sequence[Piece], *, capitals: bool) -> Iterator[tuple[str, float]]:
    """The terms of what a piece may mean, and what they are worth; with ``capitals``, a capital speaks for its state."""
    for sense in (s for p in group for s in p.senses):
        if ":" in sense:
            yield from ((f"t:{one}", 1.0) for one in same((sense,)))
            yield from ((f"t:{state}", 0.5) for state in (STANDS.get(sense, "") if capitals else "").split())
        elif sense not in _ASKED | _DO and sense != LIGHT and len(group) == 1:
            yield f"s:{sense}", 0.8


def _spelt(language: str, group: Sequence[Piece], typed: Sequence[Token], known: Facts) -> dict[int, float]:
    """The facts that have the words themselves: most of several, all of a name with a number, any part of what somebody said."""
    firm = language == "vi" and any(t.marked or t.firm for t in typed)
    parts: dict[int, float] = {}
    for token in typed:
        for number, weight in known.index.get(f"e:{token.exact}" if firm else f"w:{token.key}", {}).items():
            parts[number] = parts.get(number, 0.0) + weight / len(typed)
    if len(typed) == 1:
        return parts
    least = len(typed) * 0.3 if len(group) == 2 and group[1].text.isdigit() else 0.0 if len(typed) > _SAID else 0.5
    return {number: weight * 0.9 for number, weight in parts.items() if weight >= least}


def _near(fact: Fact, period: Period) -> float:
    """How well the time of a fact lies in a period: 0 outside, 1 within, little where it lasts much longer."""
    if not fact.begin:
        return 0.7 if period.begin and period.begin[:4] in fact.text else 0.0
    end = fact.end or "2030-12-31"
    if (period.end and fact.begin > period.end) or (period.begin and end < period.begin):
        return 0.0
    if (not period.begin or fact.begin >= period.begin) and (not period.end or end <= period.end):
        return 1.0 if fact.begin == period.begin or end == period.end else 0.95
    if not period.begin or not period.end:
        return 0.8
    asked, lasts = (int(t[:4]) - int(f[:4]) + 1 for f, t in ((period.begin, period.end), (fact.begin, end)))
    if lasts <= _LASTS * asked or lasts < _SHORT:
        return 0.8
    return _BEGUN if fact.begin >= period.begin else LONGER


def _fits(known: Facts, number: int, want: str) -> float:
    """Whether it is a fact of the sort that is asked for: how much of its score it keeps."""
    fact = known.all[number]
    counted = 1.1 if fact.number else 0.9 if known.has_number[number] else 0.75
    kept = {
        "when": 1.0 if fact.begin else 0.75,
        "count": counted,
        "who": 1.0 if fact.actors else 0.9,
        "where": 1.0 if fact.places else 0.85,
        "things": 0.75 if fact.number else 1.0,
        "significance": 1.0 if fact.sort == "view" else 0.75,
        "author": 1.0 if fact.iri.startswith(("source:", "work:")) else 0.6,
        "why": 1.0 if fact.sort in {"view", "event"} else 0.85,
    }
    return kept.get("when" if want in {"whichyear", "howlong"} else want, 1.0)


def _against(fact: Fact, source: str, target: str, *, sure: bool = False) -> bool:
    """Whether it goes from the country that the question goes to, or to that which it comes from; ``sure``: both."""
    if not fact.source or not fact.target or fact.source == fact.target:
        return False
    back = bool(source) and fact.target in same((source,)) and fact.source not in same((source,))
    forth = bool(target) and fact.source in same((target,)) and fact.target not in same((target,))
    return (back and forth) if sure else (back or forth)


def _turned(fact: Fact, ways: tuple[str, str]) -> bool:
    """Whether it goes the other way round, and is no view of it."""
    return fact.sort != "view" and _against(fact, *ways, sure=True)


def ways(reading: Reading) -> tuple[str, str]:
    """From which country to which the question goes, where its small words, cases and adjectives say it."""
    source = target = ""
    named = reading.of_kind("schema:Country")
    turned = reading.sees("receive", "import", "host")
    for piece, names in named:
        mark = part(reading, piece)
        if mark in {"of", "from"}:
            source = source or names[0]
        elif mark == "to":
            target = target or names[0]
        elif not target and (turned or (source and gives(reading, named[0][0], piece))):
            target = names[0]
        else:
            source = source or names[0]
    if source == target or (len(named) < 2 and not (named and adjective(reading, named[0][0]))):
        return "", ""
    return source, target
