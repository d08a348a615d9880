"""``vnru-kg show``."""

from __future__ import annotations

import click

from . import portrait
from .options import command
from .settings import Settings
from .things import THING

_EXAMPLES = ('vnru-kg show "Võ Văn Kiệt"', "vnru-kg show instrument:treaty-1994 --lang en", "vnru-kg show place:hanoi -f json")


@command("show", "as_of", "endpoint", "limit", formats=portrait.FORMATS, examples=_EXAMPLES)
@click.argument("thing", nargs=-1, required=True, type=THING)
def show(settings: Settings, thing: tuple[str, ...]) -> None:
    """Print what is said about a thing."""
    portrait.run(settings, thing)
