"""What is said about a thing, printed."""

from __future__ import annotations

from collections.abc import Sequence

from .pen import echo
from .screen import lines, write_sheet
from .settings import Settings

FORMATS = ("text", "json", "csv", "tsv")


def run(settings: Settings, words: Sequence[str]) -> None:
    """Print what is said about the thing that is named."""
    from dataclasses import replace

    from ..sheets import Sheet, Thing
    from ..text import choose

    kg, language = settings.graph(), settings.language
    description = kg.show(" ".join(words))
    facts = settings.cut(description.facts)
    head = {
        "iri": description.iri,
        "labels": description.labels,
        "names": description.names,
        "classes": [Thing(c, kg.label(c, language) or c) for c in description.classes],
        "identifiers": description.identifiers,
    }
    rows = [(choose(f.heading, language), choose(f.text, language), list(f.things), f.date or None, list(f.passages)) for f in facts]
    if write_sheet(Sheet(("heading", "text", "things", "date", "passages"), rows, head), settings.format):
        return
    lines(replace(description, facts=tuple(facts)).lines(language))
    if not description.facts:
        echo(settings.say("Nothing is said about it."))
