"""``vnru-kg explore``."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path

import click

from .kinds import Count
from .options import command
from .screen import write
from .settings import Settings
from .things import THING

_EXAMPLES = (
    "vnru-kg explore",
    'vnru-kg explore "Vladimir Putin" --depth 2 --lang ru',
    "vnru-kg explore instrument:treaty-1994 -o treaty.html --no-open",
)


@command("explore", "as_of", "endpoint", examples=_EXAMPLES)
@click.argument("things", nargs=-1, type=THING)
@click.option("--depth", type=Count(1, 5), default=1, show_default=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE", default=Path("vnru.html"), show_default=True
)
@click.option("--no-open", is_flag=True)
@click.option("--light", is_flag=True)
def explore(settings: Settings, things: tuple[str, ...], depth: int, output: Path, *, no_open: bool, light: bool) -> None:
    """Write the explorer's page, and open it."""
    from decimal import Decimal

    from ..explorer import page_html, write_page
    from ..info import links, summary
    from ..numbers import integer, readable
    from ..paths import reach
    from ..snapshot import Snapshot
    from .info import totals

    piped = str(output) == "-"
    if not piped:
        reach(output)
    kg, language = settings.graph(), settings.language
    wanted = [kg.resolve(t) for t in things]
    graph = Snapshot(kg)  # what is counted and what is written read all of it, where it was not kept
    counted = summary(graph, language)
    click.echo(totals(settings, counted, links(graph)), err=piped)
    click.echo(" · ".join(f"{label} {integer(count, language)}" for _, label, count in counted.kinds), err=piped)
    if piped:
        write(page_html(graph, things=wanted, depth=depth, language=language, light=light).encode("utf-8"))
        return
    report = write_page(graph, output, things=wanted, depth=depth, language=language, light=light)
    click.echo(f"{output.resolve()} ({readable(Decimal(f'{report.size / 1e6:.1f}'), language, settings.say('MB'))})")
    if no_open or not output.is_file():  # a device or a pipe took it
        return
    if not _screen() or not webbrowser.open(output.resolve().as_uri()):
        settings.remark("There is no screen here: open that file in any browser.")


def _screen() -> bool:
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(v) for v in ("DISPLAY", "WAYLAND_DISPLAY"))
