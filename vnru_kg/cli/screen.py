"""What the commands print: tables on a terminal and plain text in a pipe, citations."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import click

from ..namespaces import shrink
from ..text import printable


def on_terminal() -> bool:
    """Whether a person reads the output."""
    return sys.stdout.isatty()


def table(header: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """A framed table on a terminal; tab-separated lines, one a row, in a pipe."""
    clean = [[printable(cell) for cell in row] for row in rows]
    if not on_terminal():
        for row in ([list(header)] if header else []) + clean:
            click.echo("\t".join(row))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    framed = Table(*[Column(Text(h)) for h in header], title=title or None, box=SIMPLE_HEAD, title_justify="left", header_style="bold")
    for row in clean:
        framed.add_row(*[Text(cell) for cell in row])
    Console(legacy_windows=False).print(framed)


def heading(text: str) -> None:
    """A line that stands out on a terminal."""
    click.secho(printable(text), bold=True)


def cite(passages: Sequence[str]) -> str:
    """Passages as short references, ``[000-06, 001-05]``; nothing for none."""
    return f"[{', '.join(shrink(p).removeprefix('passage:') for p in passages)}]" if passages else ""
