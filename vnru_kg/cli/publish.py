"""``vnru-kg publish``."""

from __future__ import annotations

import click

from ..words import say
from .options import command
from .settings import Settings

_EXAMPLES = (
    "vnru-kg publish --endpoint http://127.0.0.1:7878/query",
    "vnru-kg publish --endpoint https://example.org/sparql --update https://example.org/update",
)


@command("publish", "endpoint", examples=_EXAMPLES)
@click.option("--graph-store", metavar="URL", default="")
@click.option("--update", metavar="URL", default="")
@click.option("--merge", is_flag=True)
def publish(settings: Settings, graph_store: str, update: str, merge: bool) -> None:
    """Put the graph on a server."""
    from ..kg import KnowledgeGraph
    from ..publish import publish as work

    if settings.endpoint is None:
        raise click.UsageError(say("publish needs the address of a server: --endpoint URL"))
    kg = KnowledgeGraph.load(settings.home(), limits=settings.limits())
    done = work(kg, settings.endpoint, store=graph_store, update=update, merge=merge, limits=settings.limits())
    click.echo(settings.say("{triples} triples in {graphs} graphs are there, as they are here", triples=done.triples, graphs=done.graphs))
    click.echo(settings.say("written: {written}; removed: {removed}; right already: {kept}", written=done.writes, removed=done.removals,
                            kept=done.graphs - done.writes))  # fmt: skip
    click.echo(f"SHA-256 {done.sha256}")
    if not done.exact:
        settings.remark("The server writes some numbers in another form; their values are the same.")
