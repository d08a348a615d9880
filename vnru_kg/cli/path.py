"""``vnru-kg path``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..errors import NotFoundError
from ..words import Name, say
from .kinds import Count
from .options import command
from .screen import lines, write_sheet
from .settings import Settings
from .things import THING

if TYPE_CHECKING:
    from ..kg import KnowledgeGraph
    from ..path import Paths
    from ..sheets import Sheet

_EXAMPLES = (
    'vnru-kg path "Võ Văn Kiệt" "Nguyễn Phú Trọng"',
    "vnru-kg path person:viktor-chernomyrdin instrument:treaty-1978 --lang en",
)
_PATHS = 3


@command("path", "limit", "as_of", "endpoint", formats=("text", "json", "csv", "tsv"), examples=_EXAMPLES)
@click.argument("start", type=THING)
@click.argument("end", type=THING)
@click.option("--steps", type=Count(1, 6), default=4, show_default=True)
def path(settings: Settings, start: str, end: str, steps: int) -> None:
    """Print how two things are connected."""
    from ..namespaces import shrink
    from ..path import paths

    kg, language = settings.graph(), settings.language
    first, last = kg.resolve(start), kg.resolve(end)
    if first == last:
        raise NotFoundError(say("both names mean one thing: {name}", name=Name(kg.labels_of(first))), say("Name two things."))
    ways = paths(kg, first, last, limit=settings.limit or _PATHS, max_steps=steps)
    if write_sheet(_sheet(kg, ways, language), settings.format):
        return
    if not ways:
        ends = {name: kg.label(thing, language) or shrink(thing) for name, thing in (("start", first), ("end", last))}
        click.echo(settings.say("{start} and {end} are not connected within {n} steps.", n=steps, **ends))
        return
    lines(ways.lines(language))
    settings.remark(
        "Fewer steps and fewer things that are linked to many others tell more; countries, topics and documents do not count as links."
    )


def _sheet(kg: KnowledgeGraph, ways: Paths, language: str) -> Sheet:
    from ..sheets import Sheet, Thing
    from ..text import choose

    def thing(iri: str) -> Thing:
        return Thing(iri, kg.label(iri, language) or iri)

    rows = [
        (number, step, thing(edge.source), choose(edge.labels, language), thing(edge.target), list(edge.passages))
        for number, path in enumerate(ways, 1)
        for step, edges in enumerate(path.steps, 1)
        for edge in edges
    ]
    prices = [round(path.price, 3) for path in ways]
    return Sheet(("way", "step", "from", "relation", "to", "passages"), rows, {"prices": prices})
