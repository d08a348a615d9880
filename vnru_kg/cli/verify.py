"""``vnru-kg verify``."""

from __future__ import annotations

from pathlib import Path

import click

from .options import command
from .screen import table, write_sheet
from .settings import Settings


@command("verify", "limit", formats=("table", "json", "csv", "tsv"), examples=("vnru-kg verify --sources ~/documents",))
@click.option("--sources", type=click.Path(path_type=Path), required=True, metavar="DIR")
def verify(settings: Settings, sources: Path) -> None:
    """Print what the documents do not confirm; raises :class:`click.exceptions.Exit` with 1 if there is something."""
    from .. import verify as service
    from ..sheets import Sheet

    settings.home(always=True)
    verification = service.verify(settings.graph(), sources, settings.language)
    findings = settings.cut(verification.findings)
    counts = {
        "documents": verification.documents,
        "passages": verification.passages,
        "checked": verification.statements,
        "found": verification.statements - verification.inferences - len(verification.findings),
        "inferred": verification.inferences,
        "unconfirmed": len(verification.findings),
    }
    rows = [(f.where, f.triple, f.message) for f in findings]
    if not write_sheet(Sheet(("where", "triple", "message"), rows, counts | {"missing": verification.missing}), settings.format):
        if findings:
            table((settings.say("Where"), settings.say("Triple"), settings.say("What")), rows)
        for document in verification.missing:
            settings.remark("{document}: its file is not in {folder}; not verified", document=document, folder=sources)
        settings.remark(
            "{documents} documents, {passages} passages, {checked} mentions looked up: "
            "{found} found, {inferred} allowed by a note, {unconfirmed} not confirmed",
            **counts,
        )
    if verification.findings or not verification.documents:
        raise click.exceptions.Exit(1)
