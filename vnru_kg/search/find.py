"""From what was typed to the things that were meant, step by step from the best kind of match to the worst."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import product
from math import prod

from ..engine import IRI
from ..records import dataclass
from .index import Index, either, keys, quote, readings
from .match import Input, Match
from .typos import distance, most_errors, one_error, pieces
from .words import Word, agrees, same, words

LONGEST = 600  # characters; no name is so long, and comparing takes time
_MOST_WORDS = 60
_MOST_GUESSED = 8  # words of which other spellings are tried
_MOST_FORMS = 60  # spellings with accents of one word
_MOST_COMBINED = 300  # whole names that the other spellings of the words make
_ROUNDS = 2
_WORK = 40_000  # places of words that are compared, about 10 ms


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found.

    ``name`` is the name that matched and ``rank`` how well, a :class:`~vnru_kg.search.Match`: 0 is the whole name, larger is
    further. ``mentions`` is the number of passages that mention the thing, ``kind`` one of ``code:kind-scheme`` without
    its prefix (``person``), or empty.
    """

    iri: IRI
    name: str
    rank: int
    mentions: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """The best match of a thing; matches of one rank are ordered by the errors made, and by whether the name has other words."""

    rank: Match
    name: str
    errors: int = 0
    more: int = 0

    @property
    def order(self) -> tuple[int, int, int]:
        """Smaller is better."""
        return self.rank, self.errors, self.more


class Finder:
    """One search. ``within`` are the :func:`~vnru_kg.search.index.facets` that every hit must have."""

    def __init__(self, index: Index, text: str, limit: int, within: Iterable[str] = ()) -> None:
        self._index = index
        self._limit = limit
        self._within = " AND ".join(f"facet:{quote(f)}" for f in within)
        self._found: dict[int, _Found] = {}
        short = text if len(text) <= LONGEST else text.strip()
        heard = [r for r in readings(short) if r] if len(short) <= LONGEST else []
        self.inputs = [Input.of(r, finished=bool(index.uses([r[-1].plain]))) for r in heard]

    def hits(self) -> list[Hit]:
        """The best hits, best first."""
        for step in (self._keyed, self._literal, self._inside):
            for typed in self.inputs:
                step(typed)
        if not any(f.rank <= Match.ANY_ORDER for f in self._found.values()):
            whole = bool(self._found)  # parts of words fit: then other spellings only of whole names
            for typed in self.inputs[:1]:
                self._sounding(typed, whole=whole)
                if all(f.more > 1 or f.rank < Match.SOUND for f in self._found.values()):  # nothing, or parts of names
                    self._near(typed, whole=whole)
        return self._sorted()

    def exact_hits(self) -> list[Hit]:
        """Only the things that bear the name, written in this way or another."""
        for typed in self.inputs:
            self._keyed(typed)
        return self._sorted()

    def _sorted(self) -> list[Hit]:
        best = sorted(self._found, key=lambda n: (self._found[n].order, n))[: max(0, self._limit)]
        things = self._index.things(best)
        return [Hit(things[n][0], self._found[n].name, int(self._found[n].rank), things[n][2], things[n][1]) for n in best]

    # ---- letter by letter

    def _keyed(self, typed: Input) -> None:
        numbers = self._inside_facets(self._index.with_keys(keys(typed.words)))
        self._take(numbers, Match.EXACT, lambda name: _exactly(typed.match(name), name))

    def _inside_facets(self, numbers: list[int]) -> list[int]:
        return [n for n in numbers if self._index.matching(self._within, 1, n, n)] if self._within else numbers

    def _literal(self, typed: Input) -> None:
        if len(typed.words) > _MOST_WORDS:
            return
        reach = self._reach(typed)
        for rank, expression in self._expressions(typed):
            if self._enough(rank):
                return
            near = reach if rank < Match.ANY_ORDER else None
            self._search(expression, rank, lambda name: _found(typed.match(name), name), typed, near)

    def _reach(self, typed: Input) -> int | None:
        """How far to look for words that stand together, if all of them are so common that to compare their places takes long."""
        uses = self._index.uses(w.plain for w in typed.words).values()
        work = min(uses, default=0) * len(typed.words) if len(typed.words) > 1 else 0
        return self._index.size * _WORK // work if work > _WORK else None

    def _expressions(self, typed: Input) -> Iterator[tuple[Match, str]]:
        plains = [w.plain for w in typed.words]
        row = quote(" ".join(plains))
        initials = any(len(p) == 1 for p in plains[:-1])
        first = f"first:{quote(plains[0])} AND " if len(plains) > 1 else ""
        exact, begun = self._spelt(typed.words, unfinished=False), self._spelt(typed.words, unfinished=True)
        if exact is not None:
            yield Match.BEGINNING, f"first:{quote(plains[0])} AND word:{row}{exact}"
        if begun is not None and not typed.finished:
            yield Match.PREFIX, f"{first}word:{row}*{begun}" if first else f"first:{row}*{begun}"
        if exact is not None:
            yield Match.ROW, f"word:{row}{exact}"
            if len(plains) > 1:
                yield Match.ANY_ORDER, f"word:({' AND '.join(map(quote, plains))}){exact}"
        if begun is not None and sum(len(p) == 1 for p in plains) <= 4:
            parts = [quote(p) + ("*" if n == len(plains) - 1 or (len(p) == 1 and initials) else "") for n, p in enumerate(plains)]
            yield Match.PARTIAL, f"word:({' AND '.join(parts)}){begun}"

    def _spelt(self, typed: tuple[Word, ...], *, unfinished: bool) -> str | None:
        """What the words that were typed with accents ask for; ``None`` if no name has such a word."""
        last = len(typed) - 1
        places = {word: n for n, word in enumerate(typed) if word.spelling != word.plain}
        asked = ""
        for word, n in places.items():
            begun = unfinished and (n == last or len(word.plain) == 1)
            if begun and len(word.plain) == 1:
                asked += f" AND spelt:{quote(word.spelling)}*"
                continue
            forms = [f.spelling for f in self._index.forms(word.plain, unfinished=begun) if agrees(word, f)]
            if not forms:
                return None
            asked += f" AND spelt:{either(forms[:_MOST_FORMS])}"
        return asked

    def _inside(self, typed: Input) -> None:
        if self._enough(Match.PARTIAL) or len(typed.words) > _MOST_GUESSED:
            return
        groups = []
        for word in typed.words:
            inside = [p for p in self._index.with_part([word.plain], 400) if word.plain in p][:_MOST_FORMS]
            groups.append(inside or [word.plain])
        self._search(_all(groups), Match.INSIDE, lambda name: _found(typed.match(name), name))

    # ---- other spellings

    def _sounding(self, typed: Input, *, whole: bool) -> None:
        if len(typed.words) > _MOST_GUESSED:
            return
        groups = [self._alike(word, unfinished=n == len(typed.words) - 1) for n, word in enumerate(typed.words)]
        if all(groups):
            self._guess(groups, Match.SOUND, partial(_among, groups, typed.words, rank=Match.SOUND), whole=whole)

    def _alike(self, word: Word, *, unfinished: bool) -> dict[str, int]:
        """The words that sound like one, or begin so: 0 for the word itself, 1 for others."""
        from .sounds import sounds  # whose tables most searches need not know

        known = dict.fromkeys(self._index.uses([word.plain]), 0)
        if known and word.spelling != word.plain:  # whoever types its accents means that word
            return known
        heard = sounds(word)
        alike = {p: 1 for key in heard for p in self._index.sounding(key)}
        if unfinished and not alike:
            alike = {p: 1 for key in heard if len(key) > 3 for p in self._index.sounding(key, unfinished=True)}
        if word.spelling != word.plain:  # or, in Cyrillic letters, a name that has no other spelling here
            alike = {p: errors for p, errors in alike.items() if not p.isascii()}
        return alike | known

    def _near(self, typed: Input, *, whole: bool) -> None:
        """Words with errors: first only those that are unknown; then all of them, if they make a whole name with few errors."""
        if len(typed.words) > _MOST_GUESSED:
            return
        known = set(self._index.uses(w.plain for w in typed.words))
        near = cache(partial(self.near, count=len(typed.words)))
        for every in (False, True):
            groups = [{w.plain: 0} if w.plain in known and not every else near(w) for w in typed.words]
            if all(groups):
                match = partial(_few if every else _among, groups, typed.words, rank=Match.NEAR)
                self._guess(groups, Match.NEAR, match, whole=whole)
            if any(f.rank == Match.NEAR for f in self._found.values()):
                return

    def _guess(self, groups: list[dict[str, int]], rank: Match, match: Callable[[str], _Found | None], *, whole: bool) -> None:
        """Take the names that consist of one word of each group, and then, unless only ``whole`` names count, those with others too."""
        if prod(map(len, groups)) <= _MOST_COMBINED:
            spellings = ([Word(p, p) for p in plains] for plains in product(*groups))
            numbers = self._index.with_keys(s for spelling in spellings for s in keys(spelling))
            self._take(self._inside_facets(numbers), rank, match)
        if not whole:
            self._search(_all(groups), rank, match)

    def near(self, word: Word, count: int = 1) -> dict[str, int]:
        """The words that there are within the errors that a word may have among ``count`` words, each with its errors."""
        most = most_errors(word.plain, count)
        near = dict.fromkeys(self._index.uses(one_error(word.plain)), 1) if most else {}
        near |= self._alike(word, unfinished=False)
        if most > 1 and not near:
            candidates = self._index.with_part(pieces(word.plain, most), 4000)
            near = {p: d for p in candidates if (d := distance(word.plain, p, most)) <= most}
        return near

    # ---- gathering

    def _enough(self, rank: Match) -> bool:
        return sum(f.rank <= rank for f in self._found.values()) >= self._limit

    def _search(
        self, expression: str, rank: Match, match: Callable[[str], _Found | None], across: Input | None = None, reach: int | None = None
    ) -> None:
        """Take the most important things that an expression matches, until there are enough of that rank."""
        if self._within:
            expression = f"({expression}) AND {self._within}"
        size = self._limit + len(self._found)
        for _ in range(_ROUNDS):
            numbers = self._index.matching(expression, size, *([] if reach is None else [reach]))
            best = Match.OTHERWISE if rank == Match.PARTIAL else rank  # initials are found among what is unfinished
            self._take(numbers, best, match, across if rank == Match.PARTIAL else None)
            if len(numbers) < size or self._enough(rank):
                return
            size *= 4

    def _take(self, numbers: list[int], rank: Match, match: Callable[[str], _Found | None], across: Input | None = None) -> None:
        """Keep the things of which a name matches; names are tried until one matches as well as ``rank``, the best that can be."""
        new = [n for n in numbers if n not in self._found]
        for number, names in self._index.names(new).items():
            best: _Found | None = None
            for name in names:
                fit = match(name)
                if fit and (best is None or fit.order < best.order):
                    best = fit
                    if best.order <= (rank, 0, 0):
                        break
            if best:
                self._found[number] = best
            elif across and across.is_scattered([w for name in names for w in words(name)], unfinished=True):
                self._found[number] = _Found(Match.PARTIAL, names[0])


def _found(rank: Match | None, name: str) -> _Found | None:
    return None if rank is None else _Found(rank, name)


def _exactly(rank: Match | None, name: str) -> _Found | None:
    return _Found(rank, name) if rank is not None and rank <= Match.OTHERWISE else None


def _all(groups: Iterable[Iterable[str]]) -> str:
    return " AND ".join(f"word:{either(g)}" for g in groups)


def _among(groups: list[dict[str, int]], typed: tuple[Word, ...], name: str, rank: Match) -> _Found | None:
    """How a name matches if each word that was typed may be any word of its group."""
    best: _Found | None = None
    for hyphens_dropped, reading in enumerate(readings(name)):
        left, errors = list(reading), 0
        for group, word in zip(groups, typed, strict=True):
            there = [w for w in left if w.plain in group and (rank > Match.SOUND or w.plain != word.plain or agrees(word, w))]
            if not there:
                break
            meant = min(there, key=lambda w: group[w.plain] + (not agrees(word, w)))
            errors += group[meant.plain] + (meant.plain == word.plain and not same(word, meant))
            left.remove(meant)
        else:
            match = _Found(rank, name, errors, 2 * bool(left) + hyphens_dropped)
            best = match if best is None or match.order < best.order else best
    return best


def _few(groups: list[dict[str, int]], typed: tuple[Word, ...], name: str, rank: Match) -> _Found | None:
    """:func:`_among`, if the whole name is matched with at most two errors."""
    match = _among(groups, typed, name, rank)
    return match if match and match.errors <= 2 and match.more < 2 else None
