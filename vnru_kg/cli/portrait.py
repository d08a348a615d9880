"""What is said about a thing, printed."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import replace
from .pen import echo
from .screen import lines, write_sheet
from .settings import Settings

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from ..kg import KnowledgeGraph
    from ..sheets import Sheet
    from ..show import Description

FORMATS = ("text", "json", "csv", "tsv")


def run(settings: Settings, words: Sequence[str]) -> None:
    """Print what is said about the thing that is named."""
    kg = settings.graph()
    whole = kg.show(" ".join(words))
    shown = replace(whole, facts=tuple(settings.cut(whole.facts)))
    if settings.format in FORMATS[1:]:
        write_sheet(_sheet(kg, shown, settings.language), settings.format)
        return
    lines(shown.lines(settings.language))
    if not whole.facts:
        echo(settings.say("Nothing is said about it."))


def _sheet(kg: KnowledgeGraph, shown: Description, language: str) -> Sheet:
    """The same for programs."""
    from ..sheets import Sheet, Thing
    from ..text import choose

    head = {
        "iri": shown.iri,
        "labels": shown.labels,
        "names": shown.names,
        "classes": [Thing(c, kg.label(c, language) or c) for c in shown.classes],
        "identifiers": shown.identifiers,
    }
    rows = [(choose(f.heading, language), choose(f.text, language), list(f.things), f.date or None, list(f.passages)) for f in shown.facts]
    return Sheet(("heading", "text", "things", "date", "passages"), rows, head)
