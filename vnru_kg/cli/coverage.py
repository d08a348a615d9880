"""``vnru-kg coverage``."""

from __future__ import annotations

from pathlib import Path

import click

from ..namespaces import shrink
from .options import command
from .screen import heading, table
from .settings import Settings


@command("coverage", examples="\b\nExamples:\n  vnru-kg coverage\n  vnru-kg coverage --passages --lang en")
@click.option("--sources", type=click.Path(path_type=Path), help="Count only the documents whose files lie in this folder.")
@click.option("--passages", is_flag=True, help="Show every passage, not only the gaps.")
def coverage(settings: Settings, sources: Path | None, *, passages: bool) -> None:
    """How much each document and passage yielded, and what is thin: gaps, missing labels, single mentions."""
    from .. import coverage as service

    settings.home(always=True)
    kg, language = settings.graph(), settings.language
    found = service.coverage(kg, sources)
    rows = []
    for document, parts in found.passages.items():
        facts = sum(p.facts for p in parts)
        furniture, gaps = sum(bool(p.furniture) for p in parts), sum(p.gap for p in parts)
        rows.append((kg.label(document, language) or shrink(document), str(len(parts)), f"{facts:,}", str(furniture), str(gaps)))
    table(("Document", "Passages", "Triples", "Furniture", "Gaps"), rows)
    shown = [p for parts in found.passages.values() for p in parts if passages or p.gap]
    if shown:
        click.echo()
        heading("Passages" if passages else "Passages that state nothing and are not marked as furniture")
        table(
            ("Passage", "Triples", "Characters", "Why none"), [(shrink(p.iri), str(p.facts), str(p.characters), p.furniture) for p in shown]
        )
    for title, lines in (
        ("Things without a label", [f"{shrink(t)}  {lang}" for t, lang in found.unlabelled]),
        ("Things without a type", [shrink(t) for t in found.untyped]),
        ("Dates and figures without a passage", [f"{shrink(t)}  {p}" for t, p in found.unsourced]),
    ):
        if lines:
            click.echo()
            heading(title)
            for line in lines:
                click.echo(f"  {line}")
    click.echo()
    click.echo(f"{len(found.mentioned_once):,} things are mentioned in one passage only.")
