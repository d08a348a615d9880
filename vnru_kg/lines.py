"""An answer as lines of plain text: what ``print`` shows in Python and what the command shows on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .records import dataclass

HEADING, TEXT, NOTE = "heading", "text", "note"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text, its part (a heading, a text, a note), and the passages that say it."""

    text: str = ""
    part: str = TEXT
    passages: Sequence[str] = ()

    def __str__(self) -> str:
        return f"{self.text}  {citation(self.passages)}" if self.passages else self.text


def citation(passages: Sequence[str]) -> str:
    """Passages as short references, ``[000-06, 001-05]``; nothing for none.

    >>> citation(["https://w3id.org/vnru/passage/000-06"])
    '[000-06]'
    """
    return f"[{', '.join(p.rpartition('/')[2].removeprefix('passage:') for p in passages)}]" if passages else ""


def join_lines(lines: Iterable[Line]) -> str:
    """The lines as one text."""
    return "\n".join(map(str, lines))
