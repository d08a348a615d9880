"""``vnru-kg search``."""

from __future__ import annotations

import click

from ..namespaces import shrink
from .screen import language_option, load, table


@click.command(
    "search",
    epilog='\b\nExamples:\n  vnru-kg search "vo van kiet"\n  vnru-kg search Черномырдин --lang en\n  vnru-kg search dầu --limit 30',
)
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many to show.")
@language_option
def command(text: tuple[str, ...], limit: int, language: str) -> None:
    """Find things by any name in any of the three languages; accents are optional."""
    from ..errors import NotFoundError

    kg = load()
    wanted = " ".join(text)
    hits = kg.search(wanted, limit=limit)
    if not hits:
        raise NotFoundError(f"nothing is called “{wanted}”", "Try another spelling, a part of the name, or another language.")
    table(
        ("Name", "Thing", "Also", "Passages"),
        [
            (kg.label(h.iri, language) or h.name, shrink(h.iri), h.name if h.name != kg.label(h.iri, language) else "", str(h.mentions))
            for h in hits
        ],
    )
