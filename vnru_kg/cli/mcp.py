"""``vnru-kg mcp``."""

from __future__ import annotations

from typing import Any

import click
from click.core import ParameterSource

from ..words import say
from .options import command, listens
from .settings import Settings

_EXAMPLES = (
    "vnru-kg mcp",
    "vnru-kg mcp --http --port 8001",
)


@command("mcp", "as_of", asks=True, examples=_EXAMPLES)
@click.option("--http", "http", is_flag=True)
@listens(7879)
@click.pass_context
def mcp(ctx: click.Context, /, settings: Settings, http: bool, **given: Any) -> None:
    """Answer an assistant until it leaves."""
    from ..assistants import Place, over_http, over_stdio, require_extra
    from ..engine.limits import STRANGERS

    if not http and any(ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE for name in given):
        raise click.UsageError(say("--host, --port and --name need --http"))
    require_extra()
    settings.timeout = settings.timeout or STRANGERS.seconds
    kg = settings.graph()
    if not http:
        over_stdio(kg, settings.language)
        return
    n = len(kg)
    said = "{place} answers from {n} triples; Ctrl-C stops it."
    over_http(kg, Place(**given), lambda place: settings.aside(said, place=place, n=n), settings.language)
