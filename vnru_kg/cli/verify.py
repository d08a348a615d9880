"""``vnru-kg verify``."""

from __future__ import annotations

from pathlib import Path

import click

from .options import command
from .screen import table
from .settings import Settings


@command("verify", examples="\b\nExamples:\n  vnru-kg verify --sources ~/documents")
@click.option(
    "--sources", type=click.Path(path_type=Path), required=True, help="The folder that holds the documents, under any file names."
)
def verify(settings: Settings, sources: Path) -> None:
    """Check the graph against the documents: locators, hashes, and every number, date and name of every passage.

    Ends with 1 if something is neither in the words of its passage nor marked as inferred.
    """
    from .. import verify as service

    settings.home(always=True)
    found = service.verify(settings.graph(), sources)
    if found.findings:
        table(("Where", "Triple", "What"), [(f.where, f.triple, f.message) for f in found.findings])
    for document in found.missing:
        click.echo(f"{document}: its file is not in {sources}; not verified", err=True)
    click.echo(
        f"{found.documents} documents, {found.passages} passages, {found.checked:,} mentions looked up: "
        f"{found.checked - found.inferred - len(found.findings):,} found, "
        f"{found.inferred:,} allowed by a note, {len(found.findings):,} not confirmed",
        err=True,
    )
    if found.findings or not found.documents:
        raise click.exceptions.Exit(1)
