"""``vnru-kg verify``."""

from __future__ import annotations

from pathlib import Path

import click

from .options import command
from .screen import table, written
from .settings import Settings


@command("verify", "limit", formats=("table", "json", "csv", "tsv"), examples=("vnru-kg verify --sources ~/documents",))
@click.option("--sources", type=click.Path(path_type=Path), required=True, metavar="DIR")
def verify(settings: Settings, sources: Path) -> None:
    """Print what the documents do not confirm; raises :class:`click.exceptions.Exit` with 1 if there is something."""
    from .. import verify as service
    from ..sheets import Sheet

    settings.home(always=True)
    found = service.verify(settings.graph(), sources, settings.language)
    findings = settings.cut(found.findings)
    counts = {
        "documents": found.documents,
        "passages": found.passages,
        "checked": found.checked,
        "found": found.checked - found.inferred - len(found.findings),
        "inferred": found.inferred,
        "unconfirmed": len(found.findings),
    }
    rows = [(f.where, f.triple, f.message) for f in findings]
    if not written(Sheet(("where", "triple", "message"), rows, counts | {"missing": found.missing}), settings.format):
        if findings:
            table((settings.say("Where"), settings.say("Triple"), settings.say("What")), rows)
        for document in found.missing:
            settings.remark("{document}: its file is not in {folder}; not verified", document=document, folder=sources)
        settings.remark(
            "{documents} documents, {passages} passages, {checked} mentions looked up: "
            "{found} found, {inferred} allowed by a note, {unconfirmed} not confirmed",
            **counts,
        )
    if found.findings or not found.documents:
        raise click.exceptions.Exit(1)
