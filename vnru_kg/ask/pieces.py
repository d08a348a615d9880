"""The pieces of a question: words that belong together, and what they may mean."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .lexicon import LIGHT
from .when import Period


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the question that belong together, and what they may mean; ``order`` is its place among the pieces."""

    order: int
    text: str
    senses: tuple[str, ...] = ()
    period: Period | None = None
    number: Decimal | None = None
    capital: bool = False

    def means(self, *wanted: str) -> bool:
        """Whether it may mean one of these."""
        return any(s in wanted for s in self.senses)

    @property
    def name(self) -> bool:
        """Whether it names a thing: somebody, a place, a document."""
        return any(":" in s and not s.startswith(("code:", "topic:", "goods:")) for s in self.senses)

    @property
    def light(self) -> bool:
        """Whether it says nothing by itself."""
        return LIGHT in self.senses
