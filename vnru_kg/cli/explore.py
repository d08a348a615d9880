"""``vnru-kg explore``."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path

import click

from .options import command
from .settings import Settings

_EPILOG = """\b
Examples:
  vnru-kg explore
  vnru-kg explore "Vladimir Putin" --depth 2 --lang ru
  vnru-kg explore instrument:treaty-1994 -o treaty.html --no-open
"""


@command("explore", "as_of", examples=_EPILOG)
@click.argument("things", nargs=-1)
@click.option("--depth", type=click.IntRange(1, 5), default=1, show_default=True, help="How many steps around the things to show at first.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("vnru.html"), show_default=True, help="The file to write.")
@click.option("--no-open", is_flag=True, help="Only write the file.")
@click.option("--light", is_flag=True, help="Leave the SPARQL engine out for a much smaller file.")
def explore(settings: Settings, things: tuple[str, ...], depth: int, output: Path, *, no_open: bool, light: bool) -> None:
    """Write the network as one HTML file that needs no network, and open it: the whole graph, or what is around THINGS."""
    from ..explorer import write_page
    from ..held import HeldGraph
    from ..info import summary

    kg, language = settings.graph(), settings.language
    wanted = [kg.resolve(t) for t in things]
    graph = HeldGraph(kg)  # what is counted and what is written read all of it
    counted = summary(graph, language)
    click.echo(
        f"{counted.triples:,} triples: {counted.things:,} things and {counted.relations:,} relations "
        f"from {counted.passages:,} passages of {len(counted.documents)} documents"
    )
    click.echo(" · ".join(f"{label} {count:,}" for label, count in counted.kinds))
    report = write_page(graph, output, things=wanted, depth=depth, language=language, light=light)
    click.echo(f"{output.resolve()} ({report.size / 1e6:.1f} MB)")
    if no_open:
        return
    if not _screen() or not webbrowser.open(output.resolve().as_uri()):
        click.echo("There is no screen here: open that file in any browser.")


def _screen() -> bool:
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(v) for v in ("DISPLAY", "WAYLAND_DISPLAY"))
