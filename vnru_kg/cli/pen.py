"""Text to the terminal or a pipe, without click: a command whose words are plain is run without it (:mod:`vnru_kg.cli.quick`)."""

from __future__ import annotations

import os
import sys

_BOLD, _DIM, _RED = "\x1b[1m", "\x1b[2m", "\x1b[31m"
_RESET = "\x1b[0m"


def echo(text: str = "", *, nl: bool = True, err: bool = False) -> None:
    """Write a text, and have it out before anything else is written."""
    stream = sys.stderr if err else sys.stdout
    stream.write(f"{text}\n" if nl else text)
    stream.flush()


def secho(text: str, *, bold: bool = False, dim: bool = False, red: bool = False, nl: bool = True, err: bool = False) -> None:
    """:func:`echo` of a text that stands out on a terminal; in a pipe, and with ``NO_COLOR``, it is plain."""
    stream = sys.stderr if err else sys.stdout
    if stream.isatty() and not os.environ.get("NO_COLOR") and os.name == "posix":
        signs = (_RED if red else "") + (_BOLD if bold else "") + (_DIM if dim else "")
        text = f"{signs}{text}{_RESET}" if signs else text
    echo(text, nl=nl, err=err)
