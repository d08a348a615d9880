"""``vnru-kg search``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .options import command
from .screen import table, write_sheet
from .settings import Settings
from .things import FIELD, KIND

if TYPE_CHECKING:
    from ..search import Index
    from ..words import Message

_EXAMPLES = (
    'vnru-kg search "vo van kiet"',
    "vnru-kg search Tchernomyrdine --lang ru",
    'vnru-kg search "V. Putin" --kind event',
    "vnru-kg search nga --field energy --limit 30",
)
_MOST = 10


@command("search", "limit", "as_of", "endpoint", formats=("table", "json", "csv", "tsv"), examples=_EXAMPLES)
@click.argument("text", nargs=-1, required=True)
@click.option("--kind", metavar="KIND", type=KIND)
@click.option("--field", metavar="TOPIC", type=FIELD)
def search(settings: Settings, text: tuple[str, ...], kind: str | None, field: str | None) -> None:
    """Print the things that are called so."""
    from ..errors import NotFoundError
    from ..namespaces import shrink
    from ..search import Match, find, index_of, open_index
    from ..sheets import Sheet, Thing

    wanted = " ".join(text)
    # reading the graph takes longer than searching it
    elsewhere = any(given is not None for given in (settings.as_of, settings.store, settings.endpoint))
    index = (None if elsewhere else open_index(settings.home())) or index_of(settings.graph())
    hits = find(index, wanted, limit=settings.limit or _MOST, kind=kind, field=field)
    if not hits:
        raise NotFoundError(_nothing(wanted, kind, field), _hint(index, wanted, kind or field, settings.language))
    if hits[0].rank >= Match.SOUND:
        settings.remark("Nothing is called “{name}”; these sound or are spelt nearly so.", name=wanted)
    named = [(index.label(hit.iri, settings.language) or hit.name, hit) for hit in hits]
    rows = [(Thing(hit.iri, label), hit.name, hit.mentions) for label, hit in named]
    if write_sheet(Sheet(("thing", "name", "passages"), rows), settings.format):
        return
    say = settings.say
    table(
        (say("Name"), say("Thing"), say("Also"), say("Passages")),
        [(label, shrink(hit.iri), hit.name if hit.name != label else "", str(hit.mentions)) for label, hit in named],
    )


def _nothing(wanted: str, kind: str | None, field: str | None) -> Message:
    from ..words import say

    if kind and field:
        return say("nothing of kind {kind} in the field {field} is called “{name}”", name=wanted, kind=kind, field=field)
    if kind:
        return say("nothing of kind {kind} is called “{name}”", name=wanted, kind=kind)
    if field:
        return say("nothing in the field {field} is called “{name}”", name=wanted, field=field)
    return say("nothing is called “{name}”", name=wanted)


def _hint(index: Index, wanted: str, narrowed: str | None, language: str) -> Message:
    from ..search import find, nearest
    from ..words import say

    elsewhere = [index.label(h.iri, language) or h.name for h in find(index, wanted, limit=3)] if narrowed else []
    if elsewhere:
        return say("There is elsewhere: {names}.", names=", ".join(dict.fromkeys(elsewhere)))
    near = [index.label(h.iri, language) or h.name for h in nearest(index, wanted)]
    if near:
        return say("Did you mean {names}?", names=", ".join(dict.fromkeys(near)))
    return say("Try another spelling, a part of the name, or another language.")
