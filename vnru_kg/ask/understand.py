"""What a question asks: every pattern is tried on what was noticed, and what it leaves unexplained counts against it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..namespaces import expand, shrink
from .lexicon import TITLES, Found, read
from .names import PART, SHORT, Candidate, Mention
from .notice import Notice
from .patterns import Narrowing, Pattern, Source, codes, patterns
from .when import Period

EARLIEST, LATEST = "1800-01-01", "2200-12-31"
_PER_NEED, _PER_SHARED_NEED, _PER_FIT, _PER_UNEXPLAINED = 3.0, 1.0, 0.6, -5.0
_PER_FURTHER_WORD = 0.5
_PER_RELATED, _PER_NOT_ASKED = 1.0, -3.0
_ASKED = ("who", "organiser", "when", "where", "how-many", "times", "how-long", "until-when")
_PER_THING, _PER_PART, _PER_COUNTRY, _PER_CODE, _PER_DATE, _PER_NARROWING = 3.0, 2.4, 2.0, 1.5, 2.0, 2.0
_PROPER = {"person", "organization", "company", "place", "instrument", "event", "project", "mechanism", "route", "work", "source"}
_DATES = {"begin", "end", "year", "year-begin", "year-end", "day", "day-end"}


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
    """One reading of a question: the question of the library, its parameters, what narrows it, and how well it explains the words."""

    question: str
    parameters: dict[str, str]
    narrowed: tuple[Narrowed, ...]
    score: float
    unexplained: tuple[int, ...]
    evidence: int
    things: int
    guessed: bool
    rivals: tuple[Candidate, ...]
    order: int


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


@dataclass(slots=True)
class _Attempt:
    """A pattern tried on a question: which words it has explained so far."""

    seen: Notice
    pattern: Pattern
    explained: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)
    used: list[Mention] = field(default_factory=list)
    titled: set[int] = field(default_factory=set)
    rivals: tuple[Candidate, ...] = ()
    score: float = 0.0
    dated: bool = False
    spans: set[int] = field(default_factory=set)

    def understanding(self) -> Understanding | None:
        parameters, filled = self._slots()
        if not self._needs():
            return None
        narrowed, sources = self._narrowed()
        if not self.pattern.must <= filled | sources:
            return None
        self._fits()
        self._asked()
        unexplained = self._unexplained()
        self.score += _PER_UNEXPLAINED * len(unexplained) + self.pattern.weight
        values = {name: "*" if v == "*" else expand(v) or v if ":" in v else v for name, v in self.pattern.values.items()}
        defaults = {name: v for name, v in self.pattern.default.items() if name not in parameters}
        return Understanding(
            question=self.pattern.question,
            parameters=defaults | values | parameters,
            narrowed=tuple(narrowed),
            score=round(self.score, 3),
            unexplained=tuple(sorted(unexplained)),
            evidence=len(self.spans) + self.dated,
            things=sum(m.candidates[0].kind != "country" for m in self.used),
            guessed=any(m.candidates[0].fit >= PART for m in self.used),
            rivals=self.rivals,
            order=self.pattern.order,
        )

    def _explain(self, first: int, last: int, gain: float) -> None:
        self.explained.update(range(first, last))
        self.spans.add(first)
        self.score += gain

    def _slots(self) -> tuple[dict[str, str], set[str]]:
        parameters: dict[str, str] = {}
        for name, source in self.pattern.slots.items():
            value = self._fill(source, guess=name in self.pattern.must)
            if value:
                parameters[name] = value
        return parameters, set(parameters)

    def _fill(self, source: Source, skip: frozenset[str] = frozenset(), *, guess: bool = True) -> str:
        if source.when and not self.seen.said(source.when):
            return ""
        for kind in source.kinds:
            if kind in _DATES:
                value = self._date(kind)
            elif kind in {"from", "to"}:
                value = self._way(kind)
            elif kind.startswith("code."):
                value = self._code(kind.removeprefix("code."), skip)
            else:
                value = self._thing((kind,), guess=guess)
            if value:
                return value
        return ""

    def _thing(self, kinds: tuple[str, ...], *, guess: bool) -> str:
        """The thing of one of the kinds that is named best; a slot that may stay empty takes no guess and nothing that is needed."""
        needed = {(f.first, f.last) for f in self.seen.meanings if any(f.meaning in group for group in self.pattern.needs)}
        best: tuple[int, int, int] | None = None
        chosen: Mention | None = None
        for mention in self.seen.mentions:
            fitting = self._candidates(mention, kinds)
            if fitting and not guess and (fitting[0].fit >= PART or (kinds == ("topic",) and (mention.first, mention.last) in needed)):
                continue
            if fitting and not self.named & set(range(mention.first, mention.last)):
                length = 0 if fitting[0].kind in {"person", "country"} else mention.first - mention.last
                rank = (max(fitting[0].fit, SHORT), length, mention.first)
                if best is None or rank < best:
                    best, chosen = rank, mention
        if chosen is None:
            return ""
        return self._take(chosen, self._candidates(chosen, kinds))

    def _candidates(self, mention: Mention, kinds: tuple[str, ...]) -> list[Candidate]:
        only = self.pattern.only
        fitting = [
            c
            for c in mention.candidates
            if (not only or c.kind == "country" or c.iri in only)
            and (c.kind in kinds or (f"{c.kind}!" in kinds and c.fit < PART) or ("foreign" in kinds and self._foreign(c)))
        ]
        return [c for c in fitting if c.fit == fitting[0].fit]

    def _foreign(self, candidate: Candidate) -> bool:
        return candidate.kind == "country" and candidate.iri not in self.pattern.assume

    def _take(self, mention: Mention, candidates: list[Candidate]) -> str:
        if len(candidates) > 1:
            self.rivals = tuple(candidates)
        self.used.append(mention)
        self.named.update(range(mention.first, mention.last))
        words = sum(i not in self.seen.fillers and i not in self.seen.lands for i in range(mention.first, mention.last))
        gain = _PER_PART if candidates[0].fit >= PART else _PER_THING
        self._explain(mention.first, mention.last, gain + min(max(words - 1, 0), 4) * _PER_FURTHER_WORD)
        return str(candidates[0].iri)

    def _way(self, end: str) -> str:
        ends = self._ways()
        mention = ends.get(end)
        if mention is None and end == "to" and any(m.candidates[0].kind == "person" for m in self.used):
            mention = ends.get("from")  # somebody and a country: where to (Putin Vietnam 2024)
        if mention is None or mention in self.used:
            return ""
        if not self.pattern.abroad and mention.candidates[0].iri not in self.pattern.assume:
            return ""
        self.used.append(mention)
        self._explain(mention.first, mention.last, _PER_COUNTRY)
        return str(mention.candidates[0].iri)

    def _ways(self) -> dict[str, Mention]:
        """Which country is at which end: what words before it say, else who acts; who buys stands at the other end."""
        flips = set(read("patterns")["flip"]) & {m for group in self.pattern.needs for m in group}
        turned = any(self.seen.said(m) for m in flips)
        ends: dict[str, Mention] = {}
        agents = []
        for mention, role in zip(self.seen.mentions, self.seen.roles, strict=True):
            if role in {"into", "for"}:
                ends.setdefault("to", mention)
            elif role == "from":
                ends.setdefault("from", mention)
            elif role == "agent":
                agents.append(mention)
        for mention in agents:
            first, second = ("to", "from") if turned else ("from", "to")
            ends.setdefault(first if first not in ends else second, mention)
        return ends

    def _code(self, table: str, skip: frozenset[str]) -> str:
        for meaning, iri in codes(table).items():
            if meaning in skip:
                continue
            for found in self.seen.meanings:
                if found.meaning == meaning and not self._taken(found):
                    self._explain(found.first, found.last, _PER_CODE)
                    return iri
        return ""

    def _period(self) -> Period | None:
        return next((p for p in self.seen.periods if not self.named & set(range(p.first, p.last))), None)

    def _date(self, kind: str) -> str:
        period = self._period()
        if period is None:
            return ""
        begin, end = period.begin or EARLIEST, period.end or LATEST
        value = {
            "begin": begin,
            "end": end,
            "year": period.year if period.whole else "",
            "year-begin": begin[:4],
            "year-end": end[:4],
            "day": period.day,
            "day-end": end,
        }[kind]
        if value:
            new = not set(range(period.first, period.last)) <= self.explained
            self._explain(period.first, period.last, _PER_DATE if new else 0.0)
            self.dated = True
        return value

    def _narrowed(self) -> tuple[list[Narrowed], set[str]]:
        found: list[Narrowed] = []
        sources: set[str] = set()
        for key, narrowing in self.pattern.narrow.items():
            made = self._narrow(key, narrowing)
            if made:
                found.append(made)
                sources.add(key)
        return found, sources

    def _narrow(self, key: str, narrowing: Narrowing) -> Narrowed | None:
        before = self.score
        if key == "period":
            period = self._period()
            if period is None or set(range(period.first, period.last)) <= self.explained:
                return None
            self._explain(period.first, period.last, 0.0)
            made = Narrowed(key, narrowing.template, period=period)
        elif key == "ordinal":
            ordinal = next((o for o in self.seen.ordinals if not self.named & set(range(o.first, o.last))), None)
            if ordinal is None:
                return None
            self._explain(ordinal.first, ordinal.last, 0.0)
            made = Narrowed(key, narrowing.template, value=str(ordinal.number))
        else:
            value = self._fill(narrowing.source, frozenset(read("patterns")["general"]), guess=key in self.pattern.must)
            if not value:
                return None
            made = Narrowed(key, narrowing.template, value=value)
        self.score = max(before + _PER_NARROWING, self.score if key in self.pattern.must else 0.0)
        return made

    def _taken(self, found: Found) -> bool:
        """Whether the words name something that fills a slot, and so mean nothing of their own."""
        return bool(self.named & set(range(found.first, found.last)))

    def _needs(self) -> bool:
        spans: set[tuple[int, int]] = set()
        for group in self.pattern.needs:
            fitting = [f for f in self.seen.meanings if f.meaning in group and not self._taken(f)]
            if not fitting:
                return False
            fresh = [f for f in fitting if (f.first, f.last) not in spans]
            self.score += _PER_NEED if fresh else _PER_SHARED_NEED
            for f in fitting:
                self._explain(f.first, f.last, 0.0)
            chosen = (fresh or fitting)[0]
            spans.add((chosen.first, chosen.last))
        return True

    def _fits(self) -> None:
        spans = {(f.first, f.last) for f in self.seen.meanings if self._fitting(f.meaning) and not self._taken(f)}
        for first, last in sorted(spans):
            new = not set(range(first, last)) <= self.explained
            self._explain(first, last, _PER_FIT if new else 0.0)

    def _asked(self) -> None:
        """What the question word asks for and the pattern does not tell of, where small words alone would go without saying."""
        asked = [f for f in self.seen.meanings if f.meaning in _ASKED and not self._taken(f)]
        told = [f for f in asked if self._fitting(f.meaning) or any(f.meaning in group for group in self.pattern.needs)]
        left = {f.first for f in asked if f.meaning != "when" and not any(f.first < t.last and t.first < f.last for t in told)}
        self.score += _PER_NOT_ASKED * len(left)

    def _fitting(self, meaning: str) -> bool:
        return meaning in self.pattern.fits or meaning == "what" or ("*" in self.pattern.fits and meaning not in read("patterns")["hard"])

    def _unexplained(self) -> set[int]:
        for f in self.seen.meanings:
            if f.meaning == "of-this-graph":
                self._explain(f.first, f.last, 0.0)
        ends = self._ways()
        for mention in self.seen.mentions:
            if str(mention.candidates[0].iri) in self.pattern.assume:
                if not self._against(ends, mention):
                    self._explain(mention.first, mention.last, 0.0)
            elif self._part_of_name(mention):
                self._explain(mention.first, mention.last, _PER_RELATED)
            elif "*" in self.pattern.fits:
                self._explain(mention.first, mention.last, 0.0)
            elif self._left_out(mention):
                self.explained.difference_update(set(range(mention.first, mention.last)) - self.named)
        if "compare" in self.pattern.fits and self.seen.said("compare"):
            for period in self.seen.periods:
                self.explained.update(range(period.first, period.last))
        self._titles()
        if self.pattern.quantity:
            self.explained.update(self.seen.figures)
            self.spans.update(self.seen.figures)
        hard = {i for f in self.seen.meanings if f.meaning in read("patterns")["hard"] for i in range(f.first, f.last)}
        return (set(range(len(self.seen.words))) - self.explained - self.seen.fillers) | hard

    def _titles(self) -> None:
        """A title beside somebody who is asked about says nothing more (đại sứ Bezdetko, the late General Secretary Trọng)."""
        people = [m for m in self.used if m.candidates[0].kind == "person"]
        for _ in range(2):
            starts = {m.first for m in people} | {i for i in self.explained if i in self.titled}
            for f in self.seen.meanings:
                if f.meaning in TITLES and f.last in starts:
                    self.explained.update(range(f.first, f.last))
                    self.titled.update(range(f.first, f.last))
            for m in self.seen.mentions:
                if m.candidates[0].kind in {"post", "country"} and m.last in starts:
                    self.explained.update(range(m.first, m.last))
                    self.titled.update(range(m.first, m.last))

    def _left_out(self, mention: Mention) -> bool:
        """Whether words name a thing by its whole name and the pattern has no place for it, though they may mean something too."""
        best = mention.candidates[0]
        return mention not in self.used and best.fit < SHORT and all(c.kind in _PROPER for c in mention.candidates)

    def _part_of_name(self, mention: Mention) -> bool:
        """Whether the words are a part of the name of a thing that is asked about (the EAEU beside its agreement with Vietnam)."""
        return any(mention.candidates[0].iri in self.seen.parts.get(used.candidates[0].iri, ()) for used in self.used)

    def _against(self, ends: dict[str, Mention], mention: Mention) -> bool:
        """Whether a country stands at the end of the pattern's only way where it cannot stand."""
        if not self.pattern.way:
            return False
        side = {"place:soviet-union": "place:russia"}
        start, goal = (side.get(_short(p), _short(p)) for p in self.pattern.way)
        here = side.get(_short(str(mention.candidates[0].iri)), _short(str(mention.candidates[0].iri)))
        role = self.seen.roles[self.seen.mentions.index(mention)]
        vague = role == "agent" and self.seen.language == "vi"  # sinh viên Nga: of Russia or in Russia
        return (ends.get("from") == mention and here == goal and not vague) or (ends.get("to") == mention and here == start)


def _short(iri: str) -> str:
    from ..namespaces import shrink

    return shrink(iri)
