"""The second way to an answer: the facts that cover the question best, told as what comes nearest, each with its passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..answers import Answer, Row
from ..engine import IRI, Literal
from ..graph import Graph
from ..namespaces import declare_prefixes, expand
from ..text import LANGUAGES, fold
from .cover import BLOCKING, LONGER, Candidate, Coverage, Need
from .exclusions import is_left_out
from .facts import Fact, facts
from .link import Question
from .pieces import Piece
from .plans import left_out
from .say import join, label, message
from .tables import words
from .when import edtf

ENOUGH = 0.45  # the part of a question that a fact must cover to be told as its answer
ENOUGH_APART, _APART = 0.35, 1.4  # … where it stands so far above the next one
_DESPITE = 0.6  # … where something that it names is not among them
_SURE = 0.7
_NEARLY = 0.8  # the part from which a noun that is in no fact does not hold back what is told, for it is named as missing
_HEAVY = 2.0  # what a word counts that is told as missing
_SAME = 0.03  # by how little of the question two facts differ that have as much of it
_ALIKE = 0.86  # facts that score so much of the best are told with it
_MORE = 0.5  # the part of the best score from which a fact is told for the words that the best one leaves
_TOLD = 4
_RARE = 0.6  # … if its rarest word counts so much of the best one's: common words alone bring what is unrelated
_WHOLE = 0.75  # the part of the question that a fact has that is told as the answer and not as what comes nearest
_WITHIN = 0.7  # … how near in time it is
_SAYS = 8.0  # … what the words that carry the question count together
_ALONE, _FULL, _DATED = 6.0, 4, 4.0  # … or less where so few facts have all of them, a time among them
_ITSELF, _NAME, _WORD = (
    0.5,
    0.8,
    0.9,
)  # … and what it is worth that it has one of them, a name that is none of the graph's, or one that compares
_SORTS = frozenset(("who", "when", "where", "whichyear", "count", "what"))
_TURNS = BLOCKING | {"or", "conflict"}  # words with which nothing is told as the answer …
_SOFT = frozenset(("difference", "future", "conflict"))  # … which also have forms that turn nothing
_LITERAL = frozenset(("more", "fewer", "compare", "replace", "total", "before", "after", "among"))  # … unless the fact says it itself
_ASKS, _MEASURES = words("asks"), words("measures")
_COMPARED = ("difference", "ratio")  # a reader sees them where two figures stand side by side
_STATES = ("say", "think", "agree")
_NO_VIEW = {"who", "when", "where", "count"}  # what somebody thinks of it is no person, day, place or number


@dataclass(frozen=True, slots=True)
class Selection:
    """The facts that are told together, what part of the question they cover, and what none of them has."""

    facts: tuple[Candidate, ...]
    share: float
    missing: tuple[Need, ...]
    needs: tuple[Need, ...] = ()
    third: bool = False  # a third country is named
    strange: bool = False  # most of the words are in no fact: another language, or another subject
    full: int = 0  # how many facts have as much of the question as the best one

    @property
    def pair(self) -> bool:
        """Whether there are two figures of one kind, or one that itself compares."""
        kinds = [c.fact.series for c in self.facts if c.fact.series]
        return len(set(kinds)) < len(kinds) or any("growth" in k or "factor" in k for k in kinds)

    def _excused(self, need: Need, want: str) -> bool:
        """A comparison that two figures show; what is to come, where no day is asked for."""
        if need.piece.means("future"):
            return want not in {"when", "whichyear", "who", "count"} or self.facts[0].fact.sort == "lasting"
        if want == "what" and self.share >= _NEARLY and _plain(need):
            return True
        return self.pair and need.piece.means(*_COMPARED)

    def plain(self, question: Question, want: str) -> bool:
        """Whether the best fact has every word that carries the question, its time and what it asks for: then it is the answer."""
        best, pieces = self.facts[0], question.pieces
        meant = want == "significance" and best.fact.sort == "view"
        if self.third or self.strange or best.astray or not (meant or want in _SORTS) or any(_turns(p, best.fact) for p in pieces):
            return False
        if _is_beside(best.fact, want, pieces) or (best.fact.sort == "view" and _asks_for_event(question)):
            return False
        if self._best() < _WHOLE or (any(p.period and p.period.dated for p in pieces) and best.near < _WITHIN):
            return False
        carries = [n for n in self.needs if not n.piece.light]
        alone = self.full <= _FULL and (meant or best.fact.sort != "view") and not question.exclusions
        alone = alone and not any(p.means(*_LITERAL) for p in pieces)
        alone = alone and (best.fact.sort == "event" or want not in {"when", "whichyear"})  # what lasts has other days too
        says = sum(n.weight for n in carries) + _DATED * (alone and best.near > 0)
        if says < (_ALONE if alone else _SAYS) or any(not _said(n, best, want) for n in carries):
            return False
        pairs = pairwise(carries) if question.language == "vi" else ()  # two syllables may be one word
        if any(_one_word(a.piece, b.piece) and fold(f"{a.piece.text} {b.piece.text}") not in fold(best.fact.text) for a, b in pairs):
            return False
        return _holds([best.fact], want) and (want != "count" or best.fact.number or best.numbered)

    def _known(self) -> float:
        """The part that is covered, an ordinary word that no fact has left aside: it is named as not found."""
        total = self.facts[0].total
        unknown = sum(n.weight for n in self.missing if _plain(n)) if self.share * total >= _SAYS else 0.0
        return self.share * total / (total - unknown)

    def _best(self) -> float:
        """The part that the best fact covers, the words for the kinds of what it is about left aside."""
        best = self.facts[0]
        kinds = sum(n.weight for n in best.missing if n.piece.means(*best.fact.classes))
        return best.share * best.total / max(best.total - kinds, 1.0)

    def enough(self, want: str, *, dated: bool) -> bool:
        """Whether they may be told as what comes nearest: they hold what is asked for, and nothing that changes it is missing."""
        named = any(n.must for n in self.missing)
        best = self.facts[0] if self.facts else None
        known = sum(_plain(n) for n in self.needs) <= 1  # one word may be strange
        apart = best is not None and known and (len(self.facts) == 1 or best.score >= self.facts[1].score * _APART)
        least = _SURE if self.third else _DESPITE if named else ENOUGH_APART if apart else ENOUGH
        if best is None or self.strange or self._known() < least:
            return False
        if best.fact.number and any(s.startswith("topic:") for n in self.missing if n.must for s in n.piece.senses):
            return False  # a figure of something else
        if any(
            (n.blocks and not self._excused(n, want)) or (n.asked and n.has and n.weight >= _HEAVY and n in self.missing)
            for n in best.missing
        ):
            return False
        if self._elsewhere(want, dated=dated) or (want in {"count", "howlong"} and best.named and not best.fact.number):
            return False
        if want == "count":  # a number may be written in letters
            plain = self.share >= _SURE and not any(n.weight >= _HEAVY for n in best.missing)
            return (
                best.numbered
                if self.third
                else (plain and best.fact.sort != "view") or any(c.numbered or c.fact.number for c in self.facts)
            )
        return _holds([c.fact for c in self.facts], want)

    def _elsewhere(self, want: str, *, dated: bool) -> bool:
        """Whether all that is told is of another time, or somebody in the office that is asked for is."""
        if not dated:
            return False
        held = [n for n in self.needs if want == "who" and any(s.startswith("post:") for s in n.piece.senses)]
        return not any(c.near > LONGER and all(n.has.get(c.number) for n in held) for c in self.facts)


def _turns(piece: Piece, fact: Fact) -> bool:
    """Whether a word turns what is told of a fact into something else; *come*, *different times* and *agree on* do not."""
    turns = _TURNS - _SOFT if piece.light else _TURNS
    if piece.means("agree"):
        turns -= {"conflict"}
    if not fact.iri.startswith("person:"):  # who was there need not be at its head
        turns |= set() if piece.light else {"head"}
    return piece.means(*turns.difference(fact.classes))


def _one_word(one: Piece, other: Piece) -> bool:
    """Whether two pieces stand side by side and mean nothing each for itself."""
    return other.order == one.order + 1 and not one.senses and not other.senses


def _said(need: Need, best: Candidate, want: str) -> bool:
    """Whether a fact has a word, or is itself what the word asks for: what somebody said, a place."""
    if need.piece.means(*best.fact.classes) or (want == "where" and need.piece.means("city", "place")):
        return True
    if need.blocks and need.piece.senses:
        return False
    return need.has.get(best.number, 0.0) >= (_WORD if need.piece.means(*_LITERAL) else _NAME if need.blocks else _ITSELF)


def _plain(need: Need) -> bool:
    """Whether it is a plain word that is in no fact."""
    return not need.has and plain(need.piece)


def _is_beside(fact: Fact, want: str, pieces: Sequence[Piece]) -> bool:
    """Whether it is a position where somebody, a day, a place or a number is asked for, or a figure where no measure is.

    Nor is that they met what was said or agreed.
    """
    if want == "what" and fact.sort != "view" and any(p.means(*_STATES) for p in pieces):
        return True
    if fact.sort == "view" and want in _NO_VIEW and not any(p.means("say", "think") and not p.means("relation") for p in pieces):
        return True
    measured = want == "count" or any(p.means(*_MEASURES, fact.measures) for p in pieces)
    return bool(fact.number) and not measured


def _asks_for_event(question: Question) -> bool:
    """Whether it asks which of several events is meant: *which Putin visit*, *chuyến thăm nào*."""
    for piece in question.pieces:
        first = max(piece.order - 2, 0) if question.language == "vi" else piece.order + 1
        near = question.pieces[first : first + 2] if piece.means("which") else ()
        if any(question.lexicon.of(s, ("event-type",)) for p in near for s in p.senses):
            return True
    return False


def plain(piece: Piece) -> bool:
    """Whether it is a word in small letters that means nothing known, and neither a name nor a number."""
    return not piece.senses and piece.number is None and not piece.period and not piece.capital and piece.text.islower()


def _holds(told: Sequence[Fact], want: str) -> bool:
    """Whether the facts have what is asked for: somebody, a day, a place."""
    if want == "who":
        return any(f.actors for f in told)
    if want in {"when", "whichyear"}:
        return any(f.begin or any(c.isdigit() for c in f.text) for f in told)
    if want == "significance":  # what somebody says of it, and not only that it took place
        return any(f.sort == "view" for f in told)
    return want != "where" or any(f.places for f in told)


def select_facts(near: Coverage, question: Question) -> Selection:
    """The best facts: those about as good as the first, and those that say what the first does not; none of what is excepted."""
    if not near.best:
        return Selection((), 0.0, ())
    best = near.best[0]
    picked = [c for c in near.best if c.score >= best.score * _ALIKE and _rarest(c, near) >= _rarest(best, near) * _RARE][:_TOLD]
    missing = [n for n in best.missing if (n.weight >= 1 or n.blocks) and all(n in c.missing for c in picked)]
    for other in near.best:
        new = [n for n in missing if n not in other.missing and n.weight * n.has[other.number] >= 1]
        if new and len(picked) < _TOLD and other not in picked and _belongs(other, best, new, near):
            picked.append(other)
            missing = [n for n in missing if n not in new]
    unknown = sum(not n.has and not n.piece.senses for n in near.needs)
    known = sum(bool(n.has) and n.weight >= 1 for n in near.needs) + any(p.period for p in question.pieces)
    strange = unknown > 1 and unknown >= known
    third = any(n.blocks and n.piece.name for n in near.needs)
    kept = [c for c in picked if not any(is_left_out(c.fact, run) for run in question.exclusions)]
    if not kept:
        return Selection((), 0.0, ())
    full = sum(s / near.total > best.share - _SAME for s in near.shares)
    return Selection(tuple(kept), near.union(kept), tuple(missing), near.needs, third, strange, full)


def of_groups(kg: Graph, picked: Selection) -> bool:
    """Whether the best fact is an event of several groups, and another one of the same kind within it: it says not who with whom."""
    best, *others = (expand(c.fact.iri) or "" for c in picked.facts)
    kinds = set(kg.values(best, "sem:eventType"))
    return any(best in kg.values(o, "sem:subEventOf") and kinds & set(kg.values(o, "sem:eventType")) for o in others)


def _rarest(one: Candidate, near: Coverage) -> float:
    """What the rarest word counts that a fact has."""
    return max((n.weight * n.has[one.number] for n in near.needs if n.has.get(one.number)), default=0.0)


def _belongs(other: Candidate, best: Candidate, new: Sequence[Need], near: Coverage) -> bool:
    """Whether a fact is told beside the best one: it has a name or number that was asked for, is said with it, or shares a word."""
    if other.score < best.score * _MORE:
        return False
    shared = any(n.weight >= _HEAVY and n.has.get(other.number) and n.has.get(best.number) for n in near.needs)
    return shared or any(n.must or n.piece.number is not None for n in new) or bool(set(other.fact.passages) & set(best.fact.passages))


def answer(kg: Graph, question: Question, picked: Selection, language: str, *, sure: bool = False) -> Answer:
    """The facts as an answer; without ``sure``, as what comes nearest."""
    rows = []
    for one in picked.facts:
        texts = {lang: facts(kg, lang).all[one.number].text for lang in LANGUAGES}
        when = edtf(one.fact.begin, one.fact.end)
        rows.append(
            Row(
                (IRI(expand(one.fact.iri) or one.fact.iri), Literal(when, "http://id.loc.gov/datatypes/edtf/EDTF") if when else None),
                tuple(sorted(one.fact.passages)),
                texts,
            )
        )
    lead = {}
    for lang in LANGUAGES:
        told = join((row.text[lang] + note for row, note in zip(rows, _notes(kg, picked, lang), strict=True)), " • ", _TOLD)
        lead[lang] = told if sure else message("lead", "facts", told=told, without=_without(picked, lang))[lang]
    names = " ".join(f"<{expand(c.fact.iri)}>" for c in picked.facts)
    sparql = (
        f"SELECT DISTINCT ?x ?p ?o ?passage WHERE {{\n  VALUES ?x {{ {names} }} ?x vnru:attestedIn ?page .\n"
        "  GRAPH ?passage { ?x ?p ?o }\n} ORDER BY ?x ?p ?o ?passage"
    )
    understood = {lang: understanding(question, picked, lang) for lang in LANGUAGES}
    headings = {c: message("columns", c) for c in ("fact", "when")}
    return Answer(("fact", "when"), tuple(rows), declare_prefixes(sparql), understood, "table", "", {}, headings, language, lead, kg)


def _notes(kg: Graph, picked: Selection, language: str) -> Iterator[str]:
    """Behind each figure: which others it does not agree with, unless that is said already."""
    said: set[str] = set()
    for one in picked.facts:
        others = [o for o in one.fact.against if o not in said] if one.fact.iri not in said else []
        said.update(others)
        told = join((label(kg, o, language) for o in others), "; ", 4)
        yield f" ({message('lead', 'against', told=told)[language]})" if told else ""


def _without(picked: Selection, language: str) -> str:
    """That no fact has some of the words."""
    kinds = picked.facts[0].fact.classes
    told = [n for n in picked.missing if n.weight >= _HEAVY and not n.piece.means(*kinds) and (not n.blocks or _plain(n))]
    missing = join((n.piece.text for n in sorted(told, key=lambda n: n.piece.order)), ", ", 6)
    return f" ({message('lead', 'without', words=missing)[language]})" if missing else ""


def understanding(question: Question, picked: Selection, language: str) -> str:
    """By which words the facts were found, which words none of them has, and which were read otherwise than typed."""
    left = {n.piece.order for n in picked.missing}
    used = join((p.text for p in question.pieces if not p.light and p.order not in left), ", ", 20)
    missing = join((n.piece.text for n in picked.missing), ", ", 20)
    parts = [message("told", "covered", words=used)[language]]
    parts += [message("told", "uncovered", words=missing)[language]] if missing else []
    parts += left_out(question, language)
    parts += [message("answer", "read", typed=t, meant=m)[language] for t, m in question.corrections]
    return "; ".join(parts)
