"""``vnru-kg coverage``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import command
from .screen import heading, table, write_sheet
from .settings import Settings

if TYPE_CHECKING:
    from ..coverage import Coverage
    from ..kg import KnowledgeGraph
    from ..sheets import Sheet

_EXAMPLES = ("vnru-kg coverage", "vnru-kg coverage --passages --lang en", "vnru-kg coverage -f csv > coverage.csv")


@command("coverage", formats=("table", "json", "csv", "tsv"), examples=_EXAMPLES)
@click.option("--sources", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--passages", is_flag=True)
def coverage(settings: Settings, sources: Path | None, *, passages: bool) -> None:
    """Print what each document and passage yielded."""
    from .. import coverage as service

    settings.home(always=True)
    kg = settings.graph()
    report = service.coverage(kg, sources)
    if write_sheet(_sheet(kg, report, settings.language), settings.format):
        return
    _print(settings, kg, report, passages=passages)


def _print(settings: Settings, kg: KnowledgeGraph, report: Coverage, *, passages: bool) -> None:
    from ..namespaces import shrink
    from ..numbers import integer

    say, language = settings.say, settings.language
    rows = []
    for document, parts in report.passages.items():
        counts = (len(parts), sum(p.facts for p in parts), sum(bool(p.boilerplate) for p in parts), sum(p.gap for p in parts))
        rows.append((kg.label(document, language) or shrink(document), *(integer(n, language) for n in counts)))
    table((say("Document"), say("Passages"), say("Triples"), say("Boilerplate"), say("Gaps")), rows)
    shown = [p for parts in report.passages.values() for p in parts if passages or p.gap]
    if shown:
        click.echo()
        heading(say("Passages") if passages else say("Passages that state nothing and are not marked as boilerplate"))
        table(
            (say("Passage"), say("Triples"), say("Characters"), say("Why none")),
            [(shrink(p.iri), integer(p.facts, language), integer(p.characters, language), p.boilerplate) for p in shown],
        )
    for title, lines in (
        ("Things without a label", [f"{shrink(t)}  {lang}" for t, lang in report.unlabelled]),
        ("Things without a type", [shrink(t) for t in report.untyped]),
        ("Dates and figures without a passage", [f"{shrink(t)}  {p}" for t, p in report.unsourced]),
    ):
        if lines:
            click.echo()
            heading(say(title))
            for line in lines:
                click.echo(f"  {line}")
    click.echo()
    click.echo(say("{n} things are mentioned in one passage only.", n=len(report.mentioned_once)))
    known = report.identifiers
    told = {"found": len(known.matches), "sought": len(known.misses), "never": len(known.gaps)}
    click.echo(say("With an identifier elsewhere: {found}; looked for in vain: {sought}; not looked for: {never}.", **told))


def _sheet(kg: KnowledgeGraph, report: Coverage, language: str) -> Sheet:
    from ..sheets import Sheet, Thing

    rows = [
        (Thing(document, kg.label(document, language) or document), p.iri, p.facts, p.characters, p.boilerplate or None, p.gap)
        for document, parts in report.passages.items()
        for p in parts
    ]
    head = {
        "unlabelled": [{"iri": thing, "language": missing} for thing, missing in report.unlabelled],
        "untyped": report.untyped,
        "unsourced": [{"iri": thing, "property": name} for thing, name in report.unsourced],
        "mentioned_once": report.mentioned_once,
        "identifiers": {"found": report.identifiers.matches, "sought": report.identifiers.misses, "never": report.identifiers.gaps},
    }
    return Sheet(("document", "passage", "triples", "characters", "boilerplate", "gap"), rows, head)
