"""``vnru-kg show``."""

from __future__ import annotations

from dataclasses import replace

import click

from .options import command
from .screen import lines, written
from .settings import Settings
from .things import THING

_EXAMPLES = ('vnru-kg show "Võ Văn Kiệt"', "vnru-kg show instrument:treaty-1994 --lang en", "vnru-kg show place:hanoi -f json")


@command("show", "as_of", "limit", formats=("text", "json", "csv", "tsv"), examples=_EXAMPLES)
@click.argument("thing", nargs=-1, required=True, type=THING)
def show(settings: Settings, thing: tuple[str, ...]) -> None:
    """Print what is said about a thing."""
    from ..sheets import Sheet, Thing
    from ..text import choose

    kg, language = settings.graph(), settings.language
    found = kg.show(" ".join(thing))
    facts = settings.cut(found.facts)
    head = {
        "iri": found.iri,
        "labels": found.labels,
        "names": found.names,
        "classes": [Thing(c, kg.label(c, language) or c) for c in found.classes],
        "identifiers": found.identifiers,
    }
    rows = [(choose(f.heading, language), choose(f.text, language), list(f.things), f.date or None, list(f.passages)) for f in facts]
    if written(Sheet(("heading", "text", "things", "date", "passages"), rows, head), settings.format):
        return
    lines(replace(found, facts=tuple(facts)).lines(language))
    if not found.facts:
        click.echo(settings.say("Nothing is said about it."))
