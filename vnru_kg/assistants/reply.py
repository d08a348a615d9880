"""What a tool tells: text for whoever reads it, and the same as data; never nothing, and never less than all without saying so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..graph import Graph
from ..lines import citation
from ..namespaces import BASE, shrink
from ..words import render, say

_SHOWN = 12  # passages in the text of one row; the data have all
_PASSAGE = BASE + "passage/"


@dataclass(frozen=True, slots=True)
class Reply:
    """Text, and data that say the same."""

    text: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its sentence, the passages that say it (IRIs), and what else a program wants of it."""

    text: str
    passages: Sequence[str] = ()
    data: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        more = f" +{len(self.passages) - _SHOWN}" if len(self.passages) > _SHOWN else ""
        return f"{self.text}  {citation(self.passages[:_SHOWN])}{more}" if self.passages else self.text


@dataclass(frozen=True, slots=True)
class Part:
    """In which language, from which row on, and how many at most."""

    language: str
    offset: int
    limit: int

    def of(
        self,
        kg: Graph,
        rows: Sequence[Row],
        *,
        head: Iterable[str] = (),
        foot: Iterable[str] = (),
        nothing: str | None = None,
        **data: Any,
    ) -> Reply:
        """The rows of this part, after ``head`` and before ``foot``; what is left and where it begins; what the citations stand for.

        Where there are no rows, ``nothing`` says so, ``""`` if the head does.
        """
        shown, end = rows[self.offset : self.offset + self.limit], self.offset + self.limit
        left = max(0, len(rows) - end)
        lines = [*filter(None, head), *(f"{n}. {row}" for n, row in enumerate(shown, self.offset + 1))]
        if not shown:
            beyond = say("There is nothing from row {first} on; there are {total}.", first=self.offset + 1, total=len(rows))
            lines.append(render(beyond if rows else say("Nothing was found.") if nothing is None else nothing, self.language))
        if left:
            cut = say("Cut off after row {last} of {total}; ask again with offset {last}.", last=end, total=len(rows))
            lines.append(cut.render(self.language))
        documents = _documents(kg, (p for row in shown for p in row.passages), self.language)
        lines += [*foot, *(f"{number}: {name}" for number, name in documents.items())]
        given = [{"text": r.text, **r.data, "passages": [shrink(p) for p in r.passages]} for r in shown]
        counts = {"total": len(rows), "truncated": left > 0, "next_offset": end if left else None}
        return Reply("\n".join(filter(None, lines)), {**data, "rows": given, **counts, "documents": documents})


def _documents(kg: Graph, passages: Iterable[str], language: str) -> dict[str, str]:
    """What citations stand for: the number of each document → its name."""
    numbers = sorted({p.removeprefix(_PASSAGE).partition("-")[0] for p in passages})
    return {n: kg.label(f"{BASE}source/{n}", language) or n for n in numbers}
