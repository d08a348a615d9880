"""``vnru-kg export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..errors import NotFoundError, OutputError
from ..formats import GRAPH_FORMATS, NETWORK_FORMATS, by_suffix
from .options import command
from .settings import Settings

_EPILOG = """\b
turtle, ntriples, jsonld and rdfxml hold the merged graph, where vnru:attestedIn names the passages;
trig and nquads hold the data set with a graph for each passage;
graphml, gexf and csv hold the network (csv is two files, NAME-nodes.csv and NAME-edges.csv).

\b
Examples:
  vnru-kg export -o vnru.ttl
  vnru-kg export -f nquads > vnru.nq
  vnru-kg export -f csv -o vnru.csv --lang en
  vnru-kg export --query "CONSTRUCT WHERE { ?visit sem:eventType code:state-visit ; dcterms:date ?when }" -f turtle
"""


@command("export", "as_of", formats=(*GRAPH_FORMATS, *NETWORK_FORMATS), examples=_EPILOG)
@click.option("-q", "--query", "construct", metavar="CONSTRUCT", help="Export the answer of this query instead of the whole graph.")
@click.option("-o", "--output", type=click.Path(path_type=Path, allow_dash=True), help="Write to this file instead of standard output.")
def export(settings: Settings, construct: str | None, output: Path | None) -> None:
    """Take the graph away: Turtle and other RDF, networks for Gephi, tables for spreadsheets."""
    from .. import export as work
    from ..paths import write_bytes

    known = GRAPH_FORMATS | NETWORK_FORMATS
    to_file = output is not None and str(output) != "-"
    if settings.format is None:
        form = by_suffix(output, (GRAPH_FORMATS, NETWORK_FORMATS)) if output and to_file else known["turtle"]
        if form is None:
            raise NotFoundError(f"{output}: the ending says no known format", f"Name one with -f: {', '.join(known)}.")
    else:
        form = known[settings.format]
    if form.name == "csv" and not to_file:
        raise OutputError("csv is two files, which standard output cannot hold", "Name one with -o: vnru-kg export -f csv -o vnru.csv")
    parts = work.export(settings.graph(), form.name, construct=construct, language=settings.language)
    if not to_file:
        sys.stdout.buffer.write(next(iter(parts.values())))
        return
    assert output is not None  # noqa: S101 — said by to_file
    for ending, content in parts.items():
        target = output.with_name(output.stem + ending) if len(parts) > 1 else output
        write_bytes(target, content)
        click.echo(f"{target}: {len(content):,} bytes", err=True)
