"""Filling the slots of a pattern: with things, countries by which way, terms of code lists and dates that a question names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..namespaces import expand, shrink
from .lexicon import Found, read
from .names import PART, SHORT, Candidate, Mention
from .notice import Notice
from .patterns import Pattern, Source, codes
from .when import Period

EARLIEST, LATEST = "1800-01-01", "2200-12-31"
_PER_THING, _PER_PART, _PER_COUNTRY, _PER_CODE, _PER_DATE = 3.0, 2.4, 2.0, 1.5, 2.0
_PER_FURTHER_WORD, _FURTHER_WORDS = 0.5, 4
_PAIR = 2
_DATES = {"begin", "end", "year", "year-begin", "year-end", "day", "day-end"}


def capital_of(mention: Mention) -> str:
    """The country whose capital is named, or an empty string."""
    return expand(read("patterns")["capitals"].get(shrink(mention.candidates[0].iri), "")) or ""


@dataclass(slots=True)
class Filling:
    """A pattern tried on a question: what it has explained so far, and what that is worth.

    ``explained`` are positions of words, ``named`` those that name what fills a slot, ``spans`` where the pieces of evidence
    begin; ``rivals`` are things that may be meant by the same words.
    """

    seen: Notice
    pattern: Pattern
    explained: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)
    titled: set[int] = field(default_factory=set)
    spans: set[int] = field(default_factory=set)
    used: list[Mention] = field(default_factory=list)
    rivals: tuple[Candidate, ...] = ()
    parameters: dict[str, str] = field(default_factory=dict)
    score: float = 0.0
    dated: bool = False
    untold: bool = False
    passed: bool = False

    def explain(self, first: int, last: int, gain: float) -> None:
        """Take words as explained."""
        self.explained.update(range(first, last))
        self.spans.add(first)
        self.score += gain

    def taken(self, found: Found) -> bool:
        """Whether all of the words name something that fills a slot, and so mean nothing of their own."""
        return self.named.issuperset(range(found.first, found.last))

    def fill(self, source: Source, skip: frozenset[str] = frozenset(), *, guess: bool) -> str:
        """The value of a slot, or an empty string; ``skip`` are meanings that stand for no term of a code list here.

        A slot that may stay empty takes no ``guess``.
        """
        if source.when and not self.seen.said(source.when):
            return ""
        for kind in source.kinds:
            if kind in _DATES:
                value = self._date(kind)
            elif kind in {"from", "to"}:
                value = self._way(kind)
            elif kind.startswith("code."):
                value = self._code(kind.removeprefix("code."), skip)
            elif kind == "quoted":
                value = self._quoted()
            else:
                value = self._thing(kind, guess=guess)
            if value:
                return value
        return ""

    def _thing(self, kind: str, *, guess: bool) -> str:
        """The thing of a kind that is named best; of people the first, of other things the one with the longest name."""
        needed = {(f.first, f.last) for f in self.seen.meanings if any(f.meaning in group for group in self.pattern.needs)}
        best: tuple[int, int, int] | None = None
        chosen: Mention | None = None
        for mention in self.seen.mentions:
            fitting = self._candidates(mention, kind)
            if not fitting or self.named & set(range(mention.first, mention.last)):
                continue
            weak = fitting[0].fit >= PART and not (len(fitting) == 1 and self._distinct(mention))
            if not guess and (weak or (kind == "topic" and (mention.first, mention.last) in needed)):
                continue
            length = 0 if fitting[0].kind in {"person", "country"} else mention.first - mention.last
            rank = (max(fitting[0].fit, SHORT), length, mention.first)
            if best is None or rank < best:
                best, chosen = rank, mention
        return self._take(chosen, self._candidates(chosen, kind)) if chosen else ""

    def _distinct(self, mention: Mention) -> bool:
        """Whether words that mean nothing else are a part of a name."""
        span = range(mention.first, mention.last)
        said = any(f.first < mention.last and mention.first < f.last for f in self.seen.meanings)
        return mention.candidates[0].fit == PART and not said and self.seen.fillers.isdisjoint(span)

    def _candidates(self, mention: Mention, kind: str) -> list[Candidate]:
        only = self.pattern.only
        fitting = [
            c
            for c in mention.candidates
            if (not only or c.kind == "country" or c.iri in only)
            and (kind == c.kind or (kind == f"{c.kind}!" and c.fit < PART) or (kind == "foreign" and self._foreign(c)))
        ]
        return [c for c in fitting if c.fit == fitting[0].fit]

    def _foreign(self, candidate: Candidate) -> bool:
        return candidate.kind == "country" and candidate.iri not in self.pattern.assume

    def _take(self, mention: Mention, candidates: list[Candidate]) -> str:
        if len(candidates) > 1:
            self.rivals = tuple(candidates)
        self.used.append(mention)
        self.named.update(range(mention.first, mention.last))
        telling = sum(i not in self.seen.fillers and i not in self.seen.lands for i in range(mention.first, mention.last))
        gain = _PER_PART if candidates[0].fit >= PART else _PER_THING
        self.explain(mention.first, mention.last, gain + min(max(telling - 1, 0), _FURTHER_WORDS) * _PER_FURTHER_WORD)
        return str(candidates[0].iri)

    def _way(self, end: str) -> str:
        ends = self.ways()
        mention = ends.get(end)
        if mention is None and end == "to" and any(m.candidates[0].kind == "person" for m in self.used):
            mention = ends.get("from")  # somebody and a country: where to (Putin Vietnam 2024)
        if mention is None or mention in self.used:
            return ""
        if not self.pattern.abroad and (capital_of(mention) or mention.candidates[0].iri) not in self.pattern.assume:
            return ""
        self.used.append(mention)
        self.explain(mention.first, mention.last, _PER_COUNTRY)
        return capital_of(mention) or str(mention.candidates[0].iri)

    def ways(self) -> dict[str, Mention]:
        """Which country is at which end: what words before it say, else who acts; who buys stands at the other end."""
        flips = set(read("patterns")["flip"]) & {m for group in self.pattern.needs for m in group}
        turned = any(self.seen.said(m) for m in flips)
        ends: dict[str, Mention] = {}
        agents: list[Mention] = []
        for mention, role in zip(self.seen.mentions, self.seen.roles, strict=True):
            if mention.candidates[0].kind != "country" and (self.pattern.local or role != "into" or not capital_of(mention)):
                continue
            if role in {"into", "for"}:
                ends.setdefault("to", mention)
            elif role == "from":
                ends.setdefault("from", mention)
            elif role == "agent":
                agents.append(mention)
        for mention in sorted(agents, key=lambda m: not self.acts(m)):
            first, second = ("to", "from") if turned else ("from", "to")
            ends.setdefault(first if first not in ends else second, mention)
        return ends

    def acts(self, mention: Mention) -> bool:
        """Whether the word after it says what is done (where Russia invests)."""
        return any(f.first == mention.last and f.meaning in read("patterns")["acts"] for f in self.seen.meanings)

    def _code(self, table: str, skip: frozenset[str]) -> str:
        terms = {meaning: iri for meaning, iri in codes(table).items() if meaning not in skip}
        order = {meaning: i for i, meaning in enumerate(terms)}
        said = [f for f in self.seen.meanings if f.meaning in terms and not self.taken(f)]
        if not said:
            return ""
        best = min(said, key=lambda f: (self.shadowed(f), order[f.meaning], f.first))
        self.explain(best.first, best.last, _PER_CODE)
        return terms[best.meaning]

    def shadowed(self, found: Found, group: frozenset[str] = frozenset(), *, names: bool = False) -> bool:
        """Whether it is only a part of a longer phrase that means something else than the group (buôn bán is not bán), or of a name."""
        if names:  # of whole names of offices only (the letter in Tổng Bí thư)
            posts = [m for m in self.seen.mentions if m.candidates[0].fit < SHORT and m.candidates[0].kind == "post"]
            return any(found.within(Found(m.first, m.last, "")) for m in posts)
        same = group | {found.meaning, *read("patterns")["always"]} - {"polite"}
        return any(found.within(f) for f in self.seen.meanings if f.meaning not in same and not self.taken(f))

    def _quoted(self) -> str:
        """The first words that stand between quotation marks."""
        for span in self.seen.quoted:
            self.named.update(span)
            self.explain(span.start, span.stop, _PER_THING + min(len(span) - 1, _FURTHER_WORDS) * _PER_FURTHER_WORD)
            return "".join((self.seen.words[i].gap if i > span.start else "") + self.seen.words[i].text for i in span)
        return ""

    def period(self) -> Period | None:
        """The first period that belongs to no name, or a part of it that is named too (the eighties, 1985)."""
        free = [p for p in self.seen.periods if not self.named & set(range(p.first, p.last))]
        for inner in free[1:]:
            if free[0].begin <= inner.begin and "" < inner.end <= free[0].end:
                self.explained.update(range(free[0].first, free[0].last))
                return inner
        return free[0] if free else None

    def span(self) -> Period | None:
        """From the first to the last year of several that are compared."""
        free = [p for p in self.seen.periods if not self.named & set(range(p.first, p.last))]
        if len(free) < _PAIR or not all(p.begin and p.end for p in free):
            return self.period()
        for period in free:
            self.explained.update(range(period.first, period.last))
        return replace(free[0], begin=min(p.begin for p in free), end=max(p.end for p in free))

    def _date(self, kind: str) -> str:
        period = self.span() if self.pattern.spans else self.period()
        if period is None:
            return ""
        begin, end = period.begin or EARLIEST, period.end or LATEST
        year = period.year if period.whole else ""
        day = begin if begin == end else ""
        values = {"begin": begin, "end": end, "year": year, "year-begin": begin[:4], "year-end": end[:4], "day": day, "day-end": end}
        value = values[kind]
        if value:
            self.explain(period.first, period.last, 0.0 if self.dated else _PER_DATE)
            self.dated = True
        return value
