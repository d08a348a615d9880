"""``vnru-kg info``."""

from __future__ import annotations

import click

from ..engine import Literal, Term
from .options import command
from .screen import heading, table
from .settings import Settings


@command("info", "as_of", examples="\b\nExamples:\n  vnru-kg info\n  vnru-kg info --lang ru")
def info(settings: Settings) -> None:
    """What is in the graph: how much, of which kinds, from which documents."""
    from ..info import summary

    settings.home(always=True)
    found = summary(settings.graph(), settings.language)
    heading(f"{found.triples:,} triples, {found.things:,} things, {found.passages:,} passages with facts, {len(found.documents)} documents")
    click.echo()
    table(("Kind", "Things"), [(label, f"{count:,}") for label, count in found.kinds])
    click.echo()
    table(("Document", "Date", "Passages", "Triples", "Figures"), [tuple(map(_text, row)) for row in found.documents])


def _text(value: Term | int | None) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value is None else value.text if isinstance(value, Literal) else str(value)
