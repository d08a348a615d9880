"""``vnru-kg search``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..namespaces import shrink
from ..text import printable
from .options import command
from .screen import table
from .settings import Settings

if TYPE_CHECKING:
    from ..search import Index

_EPILOG = """\b
Examples:
  vnru-kg search "vo van kiet"
  vnru-kg search Tchernomyrdine --lang ru
  vnru-kg search "V. Putin" --kind event
  vnru-kg search nga --field energy --limit 30
"""
_MOST = 10


@command("search", "limit", "as_of", examples=_EPILOG)
@click.argument("text", nargs=-1, required=True)
@click.option("--kind", metavar="KIND", help="Only people, places, events …: person, office, organization, place, event, instrument, …")
@click.option("--field", metavar="TOPIC", help="Only what belongs to a field of cooperation or a narrower one, by any of its names.")
def search(settings: Settings, text: tuple[str, ...], kind: str | None, field: str | None) -> None:
    """Find things by any name in any of the three languages.

    Accents are optional, but those that are typed must fit: duong finds đường and dương, đường only đường. Words may
    stand in any order, the last may be unfinished, first names may be initials; other transliterations and typing
    errors are tried if nothing else fits.
    """
    from ..errors import NotFoundError
    from ..search import Match, find, index_of, stored

    wanted = " ".join(text)
    # reading the graph takes longer than searching it
    index = (None if settings.as_of else stored(settings.home())) or index_of(settings.graph())
    hits = find(index, wanted, limit=settings.limit or _MOST, kind=kind, field=field)
    if not hits:
        raise NotFoundError(f"nothing is called “{wanted}”{_narrowed(kind, field)}", _hint(index, wanted, kind or field))
    if hits[0].rank >= Match.SOUND:
        click.echo(f"Nothing is called “{printable(wanted)}”; these sound or are spelt nearly so.", err=True)
    rows = []
    for hit in hits:
        label = index.label(hit.iri, settings.language) or hit.name
        rows.append((label, shrink(hit.iri), hit.name if hit.name != label else "", str(hit.mentions)))
    table(("Name", "Thing", "Also", "Passages"), rows)


def _narrowed(kind: str | None, field: str | None) -> str:
    return "".join(f" {name} {value}" for name, value in (("of kind", kind), ("in the field", field)) if value)


def _hint(index: Index, wanted: str, narrowed: str | None) -> str:
    from ..search import find, nearest

    elsewhere = [h.name for h in find(index, wanted, limit=3)] if narrowed else []
    if elsewhere:
        return f"There is elsewhere: {', '.join(dict.fromkeys(elsewhere))}."
    near = [h.name for h in nearest(index, wanted)]
    return f"Did you mean {', '.join(dict.fromkeys(near))}?" if near else "Try another spelling, a part of the name, or another language."
