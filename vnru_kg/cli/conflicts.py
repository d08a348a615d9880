"""``vnru-kg conflicts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .options import command
from .screen import lines, write_sheet
from .settings import Settings
from .things import CONFLICT_KIND

if TYPE_CHECKING:
    from ..conflicts import Conflict
    from ..sheets import Sheet

_EXAMPLES = ("vnru-kg conflicts", "vnru-kg conflicts --kind figures --explain --lang en", "vnru-kg conflicts -f csv > conflicts.csv")


@command("conflicts", "as_of", "endpoint", "limit", formats=("text", "json", "csv", "tsv"), examples=_EXAMPLES)
@click.option("--kind", metavar="KIND", type=CONFLICT_KIND, default="all", show_default=True)
@click.option("--explain", is_flag=True)
def conflicts(settings: Settings, kind: str, *, explain: bool) -> None:
    """Print the contradictions."""
    from .. import conflicts as service

    kg = settings.graph()
    every = service.conflicts(kg, kind)
    shown = service.Conflicts(kg, settings.cut(every))
    if write_sheet(_sheet(shown, settings.language), settings.format):
        return
    lines(shown.lines(settings.language, explained=explain))
    settings.remark("{n} conflicts", n=len(every))


def _sheet(conflicts: list[Conflict], language: str) -> Sheet:
    from ..sheets import Sheet, Thing
    from ..text import choose

    rows = [
        (
            Thing(conflict.iri, choose(conflict.labels, language) or conflict.iri),
            conflict.kind,
            conflict.rule,
            choose(side.text, language),
            list(side.passages),
            " ".join(choose(note, language) or "" for note in conflict.notes),
        )
        for conflict in conflicts
        for side in conflict.sides
    ]
    return Sheet(("conflict", "kind", "rule", "side", "passages", "note"), rows, {"conflicts": len(conflicts)})
