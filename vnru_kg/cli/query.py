"""``vnru-kg query``."""

from __future__ import annotations

import click

from . import results
from .options import command
from .settings import Settings

_EXAMPLES = (
    'vnru-kg query "SELECT ?e ?when { ?e sem:eventType code:state-visit ; dcterms:date ?when } ORDER BY ?when"',
    "vnru-kg query visits.rq --format csv > visits.csv",
    'echo "ASK { instrument:treaty-1994 a schema:Legislation }" | vnru-kg query -',
    'vnru-kg query "DESCRIBE person:vladimir-putin" --format turtle',
)


@command("query", "as_of", "endpoint", "limit", asks=True, formats=results.FORMATS, examples=_EXAMPLES)
@click.argument("asked", metavar="QUERY|FILE.rq|-")
def query(settings: Settings, asked: str) -> None:
    """Print the answer of a query."""
    results.run(settings, [asked])
