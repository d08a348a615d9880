"""What is given when it is not sure what was asked: why, and the questions that come nearest."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass

from ..text import LANGUAGES, choose
from .say import message


@dataclass(frozen=True, slots=True)
class Choice:
    """A question that may have been meant: its id, its parameters, what it says in each language, and how to ask it."""

    question: str
    parameters: dict[str, str]
    words: dict[str, str]
    command: str


@dataclass(frozen=True, slots=True)
class Offer:
    """No answer: the reason in each language, and the nearest questions, best first.

    ``kind`` is ``unclear`` (not understood), ``unsaid`` (understood, but no document says it) or ``outside`` (not this graph's).
    """

    reason: dict[str, str]
    choices: tuple[Choice, ...]
    language: str = LANGUAGES[0]
    kind: str = "unclear"

    def __iter__(self) -> Iterator[Choice]:
        return iter(self.choices)

    def __len__(self) -> int:
        return len(self.choices)

    def lines(self, language: str | None = None) -> tuple[str, ...]:
        """That it is no answer and why, and what is said before the choices."""
        language = language or self.language
        head = f"{message('offer', 'head')[language]} {choose(self.reason, language) or ''}".strip()
        return (head, message("offer", "nearest")[language]) if self.choices else (head,)

    def __str__(self) -> str:
        shown = [f"  {choose(c.words, self.language) or c.question}\n      {c.command}" for c in self.choices]
        return "\n".join((*self.lines(), *shown))

    def _repr_html_(self) -> str:
        """The reason and the choices, for Jupyter."""
        items = "".join(
            f"<li>{html.escape(choose(c.words, self.language) or '')}<br/><code>{html.escape(c.command)}</code></li>" for c in self.choices
        )
        return f"<p>{html.escape(' '.join(self.lines()))}</p><ul>{items}</ul>"
