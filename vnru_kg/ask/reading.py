"""One attempt at a question: which pieces an attempt has used, and what it has to tell of them.

A frame (events, instruments, figures …) takes the pieces it understands. What it leaves decides whether it may answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..graph import Graph
from .lexicon import LIGHT
from .link import Question
from .pieces import Piece
from .tables import words
from .when import Period

MARKS = frozenset(["to", "from", "of", "for", "about", "between", "passive"])
# words of the table that say what is wanted or done: none of them is ever left out of an answer
CRUCIAL = words("crucial")
# nouns that only repeat what another piece says, and words that change nothing
SILENT = words("silent")
# the state that goes by the name of Vietnam in all that is asked of the years before 1976
SAME = {"place:vietnam": ("place:vietnam", "place:democratic-republic-of-vietnam")}


@dataclass(slots=True)
class Reading:
    """The pieces of a question; ``uses`` are the places of those that were used, ``paraphrase`` is (heading, values)."""

    kg: Graph
    question: Question
    uses: set[int] = field(default_factory=set)
    paraphrase: list[tuple[str, tuple[object, ...]]] = field(default_factory=list)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces, in order."""
        return self.question.pieces

    @property
    def free(self) -> Iterator[Piece]:
        """The pieces that nothing has used yet."""
        return (p for p in self.pieces if p.order not in self.uses)

    def sees(self, *senses: str) -> bool:
        """Whether any piece, used or not, may mean one of these."""
        return any(p.means(*senses) for p in self.pieces)

    def find(self, *senses: str) -> Piece | None:
        """The first free piece that may mean one of these."""
        return next((p for p in self.free if p.means(*senses)), None)

    def take(self, *senses: str) -> Piece | None:
        """The same, used from now on."""
        found = self.find(*senses)
        if found:
            self.uses.add(found.order)
        return found

    def take_all(self, *senses: str) -> list[Piece]:
        """All such pieces, used from now on."""
        found = [p for p in self.free if p.means(*senses)]
        self.uses.update(p.order for p in found)
        return found

    def of_kind(self, *kinds: str) -> list[tuple[Piece, tuple[str, ...]]]:
        """The free pieces that may name things of these kinds, with what they name of them."""
        of = self.question.lexicon.of
        found = ((p, tuple(s for s in p.senses if of(s, kinds))) for p in self.free)
        return [(p, names) for p, names in found if names]

    def use(self, *pieces: Piece) -> None:
        """Note that the pieces are used."""
        self.uses.update(p.order for p in pieces)

    def beside(self, piece: Piece, step: int, *, over: frozenset[str] = frozenset()) -> Piece | None:
        """The next piece on one side, small words that only mean one of ``over`` left out."""
        i = piece.order + step
        while 0 <= i < len(self.pieces):
            near = self.pieces[i]
            if not near.senses or not set(near.senses) <= over:
                return near
            i += step
        return None

    def mark(self, piece: Piece) -> str:
        """The small word before a name: ``to``, ``from``, ``of`` …, or ``""``."""
        i = piece.order - 1
        while i >= 0 and set(self.pieces[i].senses) <= {LIGHT, "country", "person"} and self.pieces[i].senses:
            i -= 1
        return next((s for s in self.pieces[i].senses if s in MARKS), "") if i >= 0 else ""

    def periods(self) -> list[tuple[Piece, Period]]:
        """The free dates."""
        return [(p, p.period) for p in self.free if p.period]

    def tell(self, heading: str, *values: object) -> None:
        """Say in the paraphrase what was understood."""
        self.paraphrase.append((heading, values))

    def rest(self) -> list[Piece]:
        """The pieces that were not used and that carry meaning."""
        return [p for p in self.free if not _empty(p) and not self._between_alike(p)]

    def _between_alike(self, piece: Piece) -> bool:
        """Whether it is an *or* between two words for one thing, or between two times of which all are asked for."""
        around = [self.beside(piece, step, over=frozenset({LIGHT})) for step in (-1, 1)]
        one, other = (set(p.senses) - {LIGHT} if p else set() for p in around)
        return piece.means("or") and (bool(one & other) or all(p is not None and p.period for p in around))

    def nations(self, meanings: tuple[str, ...]) -> set[str]:
        """The countries that things belong to: a person's, an office's, a place's."""
        belongs = self.question.lexicon.belongs
        return {belongs[m] for m in meanings if m in belongs}


def _empty(piece: Piece) -> bool:
    """Whether a piece says nothing that an answer could leave out."""
    if piece.period or (piece.number is not None and not set(piece.senses) & {LIGHT}):
        return False
    if CRUCIAL.intersection(piece.senses):
        return False
    if not piece.senses and len(piece.text) == 1:  # the ending of a number: 2007-м
        return True
    return bool(piece.senses) and bool((MARKS | SILENT | {LIGHT}).intersection(piece.senses))


def values(variable: str, names: tuple[str, ...] | list[str]) -> str:
    """A ``VALUES`` line."""
    return f"VALUES ?{variable} {{ {' '.join(names)} }}"


def same(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names with those that are the same to whoever asks."""
    return tuple(dict.fromkeys(s for n in names for s in SAME.get(n, (n,))))


def within(period: Period, begin: str = "from", end: str = "to") -> str:
    """That the time from ``?from`` to ``?to`` touches the period."""
    parts = [f'COALESCE(?{end}, "9999-12-31"^^xsd:date) >= "{period.begin}"^^xsd:date'] if period.begin else []
    parts += [f'?{begin} <= "{period.end}"^^xsd:date'] if period.end else []
    return f"FILTER({' && '.join(parts)})" if parts else ""
