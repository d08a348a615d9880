"""``vnru-kg info``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .options import command
from .screen import heading, table, write_sheet
from .settings import Settings

if TYPE_CHECKING:
    from ..info import Summary
    from ..sheets import Sheet


@command(
    "info",
    "as_of",
    "endpoint",
    formats=("table", "json", "csv", "tsv"),
    examples=("vnru-kg info", "vnru-kg info --lang ru", "vnru-kg info -f json"),
)
def info(settings: Settings) -> None:
    """Print how much of what there is."""
    from ..dates import readable
    from ..info import links, summary
    from ..numbers import integer

    def count(number: int) -> str:
        return integer(number, settings.language)

    say = settings.say
    if settings.store is None:
        settings.home(always=True)
    graph = settings.graph()
    numbers, relations = summary(graph, settings.language), links(graph)
    if write_sheet(_sheet(numbers, relations), settings.format):
        return
    heading(totals(settings, numbers, relations))
    click.echo()
    table((say("Kind"), say("Things")), [(label, count(things)) for _, label, things in numbers.kinds])
    click.echo()
    table(
        (say("Document"), "", say("Date"), say("Passages"), say("Triples"), say("Figures")),
        [
            (d.iri.rpartition("/")[2], d.label, readable(d.date, settings.language), *map(count, (d.passages, d.triples, d.figures)))
            for d in numbers.documents
        ],
    )


def totals(settings: Settings, summary: Summary, relations: int) -> str:
    """How much there is, in one line."""
    counts = {
        "{n} triples": summary.triples,
        "{n} things": summary.things,
        "{n} links": relations,
        "{n} passages with facts": summary.passages,
        "{n} documents": len(summary.documents),
    }
    return ", ".join(settings.say(text, n=number) for text, number in counts.items())


def _sheet(summary: Summary, relations: int) -> Sheet:
    from ..sheets import Sheet, Thing

    head = {"triples": summary.triples, "things": summary.things, "relations": relations, "passages": summary.passages}
    columns = ("row", "thing", "date", "things", "passages", "triples", "figures")
    kinds = [("kind", Thing(iri, label), None, things, None, None, None) for iri, label, things in summary.kinds]
    documents = [("document", Thing(d.iri, d.label), d.date or None, None, d.passages, d.triples, d.figures) for d in summary.documents]
    return Sheet(columns, [*kinds, *documents], head | {"documents": len(summary.documents)})
