"""What the commands print: lines and tables on a terminal, plain text in a pipe, bytes for programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

from ..lines import HEADING, NOTE, Line, citation
from ..text import printable
from .pen import echo, secho

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from ..sheets import Sheet


def on_terminal() -> bool:
    """Whether a person reads the output."""
    return sys.stdout.isatty()


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A framed table on a terminal; tab-separated lines, one a row, in a pipe."""
    clean = [[printable(cell) for cell in row] for row in rows]
    if not on_terminal():
        for row in ([list(header)] if header else []) + clean:
            echo("\t".join(row))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    plain = bool(os.environ.get("NO_COLOR"))
    # what is too wide for its column goes on in the next line: an IRI that is cut is of no use
    columns = [Column(Text(h), overflow="fold") for h in header]
    framed = Table(*columns, box=SIMPLE_HEAD, header_style="" if plain else "bold")
    for row in clean:
        framed.add_row(*[Text(cell, overflow="fold") for cell in row])
    Console(legacy_windows=False, no_color=plain, highlight=False).print(framed)


def lines(shown: Iterable[Line]) -> None:
    """Lines, headings bold, notes and citations dim."""
    for line in shown:
        text = printable(line.text)
        if line.part == HEADING:
            heading(text)
        elif line.part == NOTE:
            secho(text, dim=True)
        else:
            echo(f"{text}  " if line.passages else text, nl=not line.passages)
            if line.passages:
                secho(citation(line.passages), dim=True)


def heading(text: str) -> None:
    """A line that stands out on a terminal."""
    secho(printable(text), bold=True)


def write(content: bytes) -> None:
    """Bytes to standard output, after what is already written."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def write_sheet(sheet: Sheet, form: str | None) -> bool:
    """Write the sheet if a program is to read it; ``False`` if it is for a person."""
    if form not in {"json", "csv", "tsv"}:
        return False
    write(sheet.serialize(form))
    return True
