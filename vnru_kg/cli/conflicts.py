"""``vnru-kg conflicts``."""

from __future__ import annotations

import click

from ..namespaces import shrink
from ..text import choose, printable
from .options import command
from .screen import cite, heading
from .settings import Settings

_KINDS = ("figures", "dates", "names", "statements", "counts", "all")
_EPILOG = """\b
Examples:
  vnru-kg conflicts
  vnru-kg conflicts --kind figures --explain --lang en
"""


@command("conflicts", "as_of", examples=_EPILOG)
@click.option("--kind", type=click.Choice(_KINDS), default="all", show_default=True, help="Which conflicts.")
@click.option("--explain", is_flag=True, help="Show the rule, the dimensions that agree and the intervals that do not meet.")
def conflicts(settings: Settings, kind: str, *, explain: bool) -> None:
    """Where the documents contradict each other or themselves: every side with its passages, and the curator's note."""
    from .. import conflicts as service

    kg, language = settings.graph(), settings.language
    found = service.conflicts(kg, kind)
    for conflict in found:
        heading(choose(conflict.labels, language) or shrink(conflict.iri))
        click.secho(f"  {shrink(conflict.iri)}", dim=True)
        for side in conflict.sides:
            click.echo(f"  • {printable(choose(side.text, language) or '')}  ", nl=False)
            click.secho(cite(side.passages), dim=True)
        for note in conflict.notes:
            click.echo(f"  → {printable(choose(note, language) or '')}")
        if explain:
            for line in service.explain(kg, conflict, language):
                click.secho(f"    {printable(line)}", dim=True)
        click.echo()
    click.echo(f"{len(found)} {'conflict' if len(found) == 1 else 'conflicts'}", err=True)
