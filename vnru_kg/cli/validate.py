"""``vnru-kg validate``."""

from __future__ import annotations

from pathlib import Path

import click

from .options import command
from .screen import table, write_sheet
from .settings import Settings

_EXAMPLES = ("vnru-kg validate", "vnru-kg validate my-document.trig my-people.ttl", "vnru-kg validate my-document.trig -f json")


@command("validate", "limit", formats=("table", "json", "csv", "tsv"), examples=_EXAMPLES)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--warnings/--no-warnings", default=True)
def validate(settings: Settings, files: tuple[Path, ...], *, warnings: bool) -> None:
    """Print what is wrong with data; raises :class:`click.exceptions.Exit` with 1 if something is violated."""
    import logging

    from .. import validate as service
    from ..namespaces import shrink
    from ..sheets import Sheet

    logging.getLogger("rdflib").addHandler(logging.NullHandler())  # what it complains of is told below, in our words
    report = service.validate(files, home=settings.home(always=True).path, language=settings.language)
    shown = settings.cut([f for f in report if warnings or f.level == "error"])
    errors = sum(f.level == "error" for f in report)
    rows = [(f.level, f.where or None, f.line or None, f.graph or None, f.subject or None, f.rule, f.message) for f in shown]
    head = {"violations": errors, "recommendations": len(report) - errors}
    if not write_sheet(Sheet(("level", "where", "line", "graph", "subject", "rule", "message"), rows, head), settings.format):
        say = settings.say
        if shown:
            header = (say("Level"), say("Where"), say("Subject"), say("Rule"), say("What"))
            table(
                header,
                [
                    (say(f.level), f"{f.where}:{f.line}" if f.line else f.where, shrink(f.subject) if f.subject else "", f.rule, f.message)
                    for f in shown
                ],
            )
        counted = (say("{n} violations", n=errors), say("{n} recommendations", n=len(report) - errors))
        settings.remark("{first}, {second}", first=counted[0], second=counted[1])
    if errors:
        raise click.exceptions.Exit(1)
