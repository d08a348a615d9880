"""``vnru-kg validate``."""

from __future__ import annotations

from pathlib import Path

import click

from ..namespaces import shrink
from .options import command
from .screen import table
from .settings import Settings


@command("validate", examples="\b\nExamples:\n  vnru-kg validate\n  vnru-kg validate my-document.trig")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--warnings/--no-warnings", default=True, help="Show what is only recommended as well.")
def validate(settings: Settings, files: tuple[Path, ...], *, warnings: bool) -> None:
    """Check the shipped data, or FILES together with the ontology, against the shapes and checks of ontology/.

    Ends with 1 if something is violated; recommendations never fail.
    """
    from .. import validate as service

    report = service.validate(files, home=settings.home(always=True).path, language=settings.language)
    shown = [f for f in report if warnings or f.level == "error"]
    if shown:
        table(
            ("Level", "Where", "Subject", "Rule", "What"),
            [(f.level, f.where, shrink(f.subject) if f.subject else "", f.rule, f.message) for f in shown],
        )
    errors = sum(f.level == "error" for f in report)
    click.echo(f"{errors} violations, {len(report) - errors} recommendations", err=True)
    if errors:
        raise click.exceptions.Exit(1)
