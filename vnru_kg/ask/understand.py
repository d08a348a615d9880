"""What a question asks: every pattern is tried on what was noticed, and what it leaves unexplained counts against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..engine import IRI
from ..namespaces import expand, shrink
from .fill import EARLIEST, LATEST, Filling, capital_of
from .lexicon import TITLES, Found, read
from .names import PART, SHORT, Candidate, Mention
from .notice import Notice
from .patterns import Narrowing, codes, patterns
from .when import Period

_PER_NEED, _PER_SHARED_NEED, _PER_FIT, _PER_NARROWING = 3.0, 1.0, 0.6, 2.0
_PER_RELATED, _PER_NOT_TOLD, _PER_UNEXPLAINED = 1.0, -3.0, -5.0
# what lies in a longer phrase of another meaning, and what small words mean that the question does not tell
_PER_SHADOWED, _PER_PASSED_PHRASE, _PER_PASSED_WORD = -2.0, -1.0, -0.3
_PER_ONLY_COMPARED = -0.5  # a time that is compared, but of which the question tells nothing
# what a question word asks for, which the answer should tell
_ASKED = ("who", "organiser", "where", "when", "how-many", "times", "how-long", "until-when")
# kinds of things whose names describe them, so that further words of the name may stand anywhere
_DESCRIBED = {"instrument", "event", "project", "rule", "work", "source", "mechanism", "organization", "company"}
_NAMED = {"person", "country", "place"}
_MANY_WORDS = 3  # words of a name that mean the thing, though they are not the whole of it
# kinds of things whose whole name is never said without meaning the thing
_PROPER = {
    "country",
    "person",
    "organization",
    "company",
    "place",
    "instrument",
    "event",
    "project",
    "mechanism",
    "route",
    "work",
    "source",
}
_PLAIN = {"what", "what-is"}  # what goes with any question
_STATED = {"into", "for", "from"}  # roles that words before a country or its case give it
_SUCCEEDED = {"place:soviet-union": "place:russia"}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A condition beside the parameters: what kind of condition, and a thing (IRI) or a number, or a period."""

    key: str
    template: str
    value: str = ""
    period: Period | None = None

    @property
    def shown(self) -> str:
        """The thing, the number or the period (EDTF)."""
        if self.period is None:
            return shrink(self.value) if self.value.startswith("http") else self.value
        begin, end = self.period.begin or "..", self.period.end or ".."
        return begin if begin == end else f"{begin}/{end}"

    def sparql(self) -> str:
        """The condition; a node is in a period if the span in which it is dated meets it."""
        if self.period is None:
            term = f"<{self.value}>" if self.value.startswith("http") else self.value
            return self.template.replace("{value}", term).replace("{number}", term)
        subject, _, path = self.template.partition(" ")
        begin, end = self.period.begin or EARLIEST, self.period.end or LATEST
        return (
            f"FILTER EXISTS {{ {subject} {path}vnru:earliest ?periodBegin OPTIONAL {{ {subject} {path}vnru:latest ?periodEnd }} "
            f'FILTER(?periodBegin <= "{end}"^^xsd:date && (!BOUND(?periodEnd) || ?periodEnd >= "{begin}"^^xsd:date)) }}'
        )


@dataclass(frozen=True, slots=True)
class Understanding:
    """One reading of a question: the question of the library, its parameters, what narrows it, and how well it explains the words.

    ``unexplained`` are the positions of the words that it leaves, ``evidence`` the number of pieces that speak for it,
    ``things`` those that name a thing; ``said`` is whether words say what is asked, not only a question word; ``guessed`` says
    that a thing is only a part of its name or nearly so written, ``dated`` that a time is named, ``untold`` that it does not
    tell what a question word asks for, ``passed`` that it passes over what must not be, ``turned`` that the countries stand the
    other way. ``held`` are the things that it takes, ``rivals`` things that the same words may name.
    """

    question: str
    parameters: dict[str, str]
    narrowed: tuple[Narrowed, ...]
    score: float
    unexplained: tuple[int, ...]
    evidence: int
    things: int
    said: bool
    guessed: bool
    dated: bool
    held: frozenset[IRI]
    untold: bool
    passed: bool
    turned: bool
    rivals: tuple[Candidate, ...]
    order: int


def wider(reading: Understanding) -> Iterator[Understanding]:
    """A reading, then with countries in place of their capitals: who goes to Moscow visits Russia."""
    yield reading
    capitals = {expand(capital) or "": expand(country) or "" for capital, country in read("patterns")["capitals"].items()}
    parameters = {name: capitals.get(value, value) for name, value in reading.parameters.items()}
    narrowed = tuple(replace(n, value=capitals.get(n.value, n.value)) for n in reading.narrowed)
    if (parameters, narrowed) != (reading.parameters, reading.narrowed):
        yield replace(reading, parameters=parameters, narrowed=narrowed)


def understandings(seen: Notice) -> list[Understanding]:
    """The readings of what was noticed, the best of each question and parameters, best first."""
    found: dict[tuple[str, tuple[tuple[str, str], ...]], Understanding] = {}
    for pattern in patterns():
        made = _Attempt(seen, pattern).understanding()
        if made:
            key = (made.question, tuple(sorted(made.parameters.items())))
            if key not in found or found[key].score < made.score:
                found[key] = made
    return sorted(found.values(), key=lambda u: (-u.score, u.order))


class _Attempt(Filling):
    """A pattern tried on a question, from its slots to what it leaves unexplained."""

    __slots__ = ()

    def understanding(self) -> Understanding | None:
        parameters = self.parameters = self._slots()
        if not self._needs():
            return None
        narrowed = [n for key, narrowing in self.pattern.narrow.items() if (n := self._narrow(key, narrowing))]
        if not self.pattern.must <= set(parameters) | {n.key for n in narrowed}:
            return None
        self._fits()
        self._not_told()
        unexplained = self._unexplained()
        self._passed_over(unexplained)
        self._other_kind()
        self.score += _PER_UNEXPLAINED * len(unexplained) + self.pattern.weight
        asked = frozenset[str]().union(*self.pattern.needs) - set(read("patterns")["bare"])
        answered = self.pattern.fits.union(*self.pattern.needs)
        said = any(f.meaning in asked and not self._unsaid(f, answered) for f in self.seen.meanings if not self.taken(f))
        fixed = {name: expand(v) or v if ":" in v else v for name, v in self.pattern.values.items()}
        return Understanding(
            question=self.pattern.question,
            parameters=self.pattern.default | fixed | parameters,
            narrowed=tuple(narrowed),
            score=round(self.score, 3),
            unexplained=tuple(sorted(unexplained)),
            evidence=len(self.spans) + self.dated,
            things=sum(m.candidates[0].kind != "country" for m in self.used),
            said=said,
            guessed=any(m.candidates[0].fit >= PART for m in self.used),
            dated=self.dated or any(n.period for n in narrowed),
            held=frozenset(m.candidates[0].iri for m in self.used),
            untold=self.untold or self.passed,
            passed=self.passed,
            turned=len(self.ways()) > 1 and any(self._against(m) for m in self.seen.mentions),
            rivals=self.rivals or ((), self._namesakes())[not said],
            order=self.pattern.order,
        )

    def _namesakes(self) -> tuple[Candidate, ...]:
        """The things that may be meant by one word of a name of which nothing is said."""
        alone = [m for m in self.used if m.candidates[0].fit >= PART and m.last - m.first == 1]
        return next((m.candidates for m in alone if len(m.candidates) > 1), ())

    def _slots(self) -> dict[str, str]:
        found = {name: self.fill(source, guess=name in self.pattern.must) for name, source in self.pattern.slots.items()}
        return {name: value for name, value in found.items() if value}

    def _narrow(self, key: str, narrowing: Narrowing) -> Narrowed | None:
        before = self.score
        made: Narrowed | None = None
        if key == "period":
            period = self.period()
            if period and not set(range(period.first, period.last)) <= self.explained:
                self.explain(period.first, period.last, 0.0)
                made = Narrowed(key, narrowing.template, period=period)
        elif key == "ordinal":
            ordinal = next((o for o in self.seen.ordinals if not self.named & set(range(o.first, o.last))), None)
            if ordinal:
                self.explain(ordinal.first, ordinal.last, 0.0)
                made = Narrowed(key, narrowing.template, value=str(ordinal.number))
        else:
            value = self.fill(narrowing.source, frozenset(read("patterns")["general"]), guess=key in self.pattern.must)
            made = Narrowed(key, narrowing.template, value=value) if value else None
        if made:
            self.score = max(before + _PER_NARROWING, self.score if key in self.pattern.must else 0.0)
        return made

    def _needs(self) -> bool:
        spans: set[tuple[int, int]] = set()
        for group in self.pattern.needs:
            fitting = [f for f in self.seen.meanings if f.meaning in group and not self.taken(f)]
            if not fitting:
                return False
            fresh = [f for f in fitting if (f.first, f.last) not in spans]
            self.score += _PER_NEED if fresh else _PER_SHARED_NEED
            if all(self.shadowed(f, group, names=True) for f in fitting):
                return False
            if all(self._unsaid(f, group) for f in fitting):
                self.score += _PER_SHADOWED
            for f in fitting:
                self.explain(f.first, f.last, 0.0)
            chosen = (fresh or fitting)[0]
            spans.add((chosen.first, chosen.last))
        return True

    def _unsaid(self, found: Found, group: frozenset[str]) -> bool:
        """Whether it is only a part of a longer phrase that means something else, or a title beside a name."""
        beside = found.meaning in TITLES and any(m.first == found.last and m.candidates[0].kind == "person" for m in self.used)
        return beside or self.shadowed(found, group)

    def _passed_over(self, unexplained: set[int]) -> None:
        """Phrases that go without saying word for word, but mean together what the question does not tell."""
        others = [f for f in self.seen.meanings if self.named.isdisjoint(range(f.first, f.last))]
        told = [f for f in others if self._told(f)]
        kept = {(t.first, t.last) for t in told}
        left = {(f.first, f.last) for f in others} - kept
        crucial = set(read("patterns")["telling"]) - {*_ASKED, "conflict", "source"}  # each row cites its source beside the others
        for first, last in left:
            phrase = Found(first, last, "")
            overlapped = any(t.first < last and first < t.last and not t.within(phrase) for t in told)
            if not overlapped and unexplained.isdisjoint(range(first, last)):
                self.score += _PER_PASSED_PHRASE if last - first > 1 else _PER_PASSED_WORD
                bare = not any(t.first < last and first < t.last and t.meaning not in _PLAIN for t in told)
                self.passed |= bare and any((f.first, f.last) == (first, last) and f.meaning in crucial for f in others)

    def _other_kind(self) -> None:
        """Words after a part of a name that say it is of another kind (the anniversary ceremony, not the days of culture)."""
        kinds = codes("event").keys() | codes("instrument").keys()
        for used in self.used:
            first = used.candidates[0]
            if first.fit == PART and first.kind in _DESCRIBED:
                beside = [f for f in self.seen.meanings if f.meaning in kinds and f.first == used.last]
                self.passed |= any(first.iri not in self.seen.borne.get(i, ()) for f in beside for i in range(f.first, f.last))

    def _told(self, found: Found) -> bool:
        """Whether the question tells what a phrase means, or everything does."""
        needed = any(found.meaning in group for group in self.pattern.needs)
        return needed or found.meaning in read("patterns")["always"] or self._fitting(found.meaning)

    def _fitting(self, meaning: str) -> bool:
        return meaning in self.pattern.fits or meaning == "what" or ("*" in self.pattern.fits and meaning not in read("patterns")["hard"])

    def _fits(self) -> None:
        spans = {(f.first, f.last) for f in self.seen.meanings if self._fitting(f.meaning) and not self.taken(f)}
        for first, last in sorted(spans):
            new = not set(range(first, last)) <= self.explained
            self.explain(first, last, _PER_FIT if new else 0.0)

    def _not_told(self) -> None:
        """What a question word asks for and the answer does not tell, though its small words would go without saying."""
        asked = [f for f in self.seen.meanings if f.meaning in _ASKED and not self.taken(f)]
        answered = self.pattern.fits.union(*self.pattern.needs)
        told = [f for f in asked if f.meaning in answered]
        left = {f.first for f in asked if not any(f.first < t.last and t.first < f.last for t in told)}
        self.score += _PER_NOT_TOLD * len(left)
        self.untold = bool(left) and "*" not in self.pattern.fits

    def _unexplained(self) -> set[int]:
        for f in self.seen.meanings:
            if f.meaning in read("patterns")["always"]:
                self.explain(f.first, f.last, 0.0)
        self._mentions()
        self._titles()
        self._several()
        self._described()
        if "compare" in self.pattern.fits and self.seen.said("compare"):
            for period in self.seen.periods:
                if not self.explained.issuperset(range(period.first, period.last)):
                    self.explain(period.first, period.last, _PER_ONLY_COMPARED)
        if self.pattern.quantity:
            self.explained |= self.seen.figures
            self.spans |= self.seen.figures
        hard = set(read("patterns")["hard"]) - self.pattern.fits
        told = [f for f in self.seen.meanings if self._told(f)]
        unsaid = [f for f in self.seen.meanings if f.meaning in hard and not self.taken(f) and not any(f.within(t) for t in told)]
        never = {i for f in unsaid for i in range(f.first, f.last)}
        return (set(range(len(self.seen.words))) - self.explained - self.seen.fillers) | never

    def _mentions(self) -> None:
        """Things that fill no slot: assumed, a part of another's name, or left out."""
        for mention in self.seen.mentions:
            if str(mention.candidates[0].iri) in self.pattern.assume:
                if not self._against(mention):
                    self.explain(mention.first, mention.last, 0.0)
            elif self._capital(mention) or self._title(mention):
                self.explain(mention.first, mention.last, 0.0)
            elif self._part(mention):
                self.explain(mention.first, mention.last, _PER_RELATED)  # the EAEU beside its agreement with Vietnam
            elif "*" in self.pattern.fits:
                self.explain(mention.first, mention.last, 0.0)
            elif self._left_out(mention):
                self.explained.difference_update(set(range(mention.first, mention.last)) - self.named)

    def _capital(self, mention: Mention) -> bool:
        """Whether a capital stands for its country (Hanoi's view): nothing that the pattern asks is bound to a place."""
        role = self.seen.roles[self.seen.mentions.index(mention)]
        return role != "into" and not self.pattern.local and capital_of(mention) in self.pattern.assume

    def _described(self) -> None:
        """Words of the name of a thing that follow the words that name it (the treaty of 1994 on basic principles)."""
        for used in self.used:
            if used.candidates[0].kind in _DESCRIBED:
                for i in range(used.last, len(self.seen.words)):
                    if used.candidates[0].iri in self.seen.borne.get(i, ()):
                        self.explained.add(i)
                    elif i not in self.seen.fillers:
                        break

    def _title(self, mention: Mention) -> bool:
        """Whether an office is named where titles go without saying (who of the general secretaries studied there)."""
        asked = frozenset[str]().union(*self.pattern.needs)
        return mention.candidates[0].kind == "post" and not self.pattern.fits.isdisjoint(TITLES) and asked.isdisjoint(TITLES)

    def _part(self, mention: Mention) -> bool:
        """Whether something is tied to a thing that is used; a topic of it may be what is asked instead."""
        first = mention.candidates[0]
        vague = first.kind == "topic" and self.pattern.question in read("patterns")["vague"]
        tied = [used for used in self.used if first.iri in self.seen.parts.get(used.candidates[0].iri, ())]
        return any(not vague or (mention.first <= used.last and used.first <= mention.last) for used in tied)

    def _several(self) -> None:
        """More things of a kind than the slot takes (aircraft and tanks): it stays open."""
        slot, _, meaning = self.pattern.several.partition(" ")
        if slot in self.parameters and any(f.meaning == meaning and not self.taken(f) for f in self.seen.meanings):
            del self.parameters[slot]

    def _left_out(self, mention: Mention) -> bool:
        """Whether words name a thing by its whole name and the pattern has no place for it, though they may mean something too."""
        first = mention.candidates[0]
        others = [m for m in self.seen.mentions if m.candidates[0].fit < PART and m.candidates[0].kind in _NAMED]
        spans = [(s.first, s.last) for s in others] + [(p.first, p.last) for p in self.seen.periods]
        apart = self.seen.fillers | {i for first, last in spans for i in range(first, last)}
        if first.kind == "country" and any(Found(mention.first, mention.last, "").within(f) and self._told(f) for f in self.seen.meanings):
            return False  # the war against America
        words = len(set(range(mention.first, mention.last)) - apart)
        named = first.fit < SHORT or (first.kind == "instrument" and words >= _MANY_WORDS)
        return named and all(c.kind in _PROPER for c in mention.candidates) and not self._covered(mention)

    def _covered(self, mention: Mention) -> bool:
        """Whether a thing that is used is named by all of the same words."""
        return any(used.first <= mention.first and mention.last <= used.last for used in self.used)

    def _titles(self) -> None:
        """A title beside somebody who is asked about says nothing more (đại sứ Bezdetko, the late General Secretary Trọng)."""
        people = {m.first for m in self.used if m.candidates[0].kind == "person"}
        titles = [(f.first, f.last) for f in self.seen.meanings if f.meaning in TITLES]
        titles += [(m.first, m.last) for m in self.seen.mentions if m.candidates[0].kind in {"post", "country"}]
        for _ in range(2):
            for first, last in titles:
                if last in people | self.titled:
                    self.explained.update(range(first, last))
                    self.titled.update(range(first, last))

    def _against(self, mention: Mention) -> bool:
        """Whether a country stands at the end of the pattern's only way where it cannot stand."""
        roles = zip(self.seen.mentions, self.seen.roles, strict=True)
        placed = [m for m, role in roles if role == "into" and m.candidates[0].iri == self.pattern.at]
        if not self.pattern.way or (placed and not any(self.acts(m) for m in self.seen.mentions)):
            return False
        ends = self.ways()
        start, goal = (_side(p) for p in self.pattern.way)
        here = _side(str(mention.candidates[0].iri))
        role = self.seen.roles[self.seen.mentions.index(mention)]
        # sinh viên Nga: of Russia or in Russia; submarines Vietnam: from it or for it; cities of Russia with Vietnamese
        stated = any(r in _STATED for r in self.seen.roles) or any(self.acts(m) for m in ends.values())
        vague = role == "agent" and (self.seen.language == "vi" or len(ends) == 1 or not stated)
        ended = (ends.get("from") == mention and here == goal) or (ends.get("to") == mention and here == start)
        return ended and not vague


def _side(place: str) -> str:
    return _SUCCEEDED.get(shrink(place), shrink(place))
