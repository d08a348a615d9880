"""What is told of an error that is no fault of ours, once, on standard error, in the reader's language, and the exit code that it has."""

from __future__ import annotations

import contextlib
import re

from ..errors import VnruError
from ..words import render, say
from .pen import echo, secho
from .streams import reason, silence

INTERRUPT, NO_READER, OUTPUT = 130, 141, 5
_LONG, _SHOWN = re.compile(r"\S{500,}"), 100


def code_of(error: BaseException, language: str) -> int | None:
    """Tell it and give its exit code; ``None`` for one that is a fault of ours, or of the command line."""
    if isinstance(error, VnruError):
        complain(render(error.message, language), render(error.hint, language), language)
        return error.exit_code
    if isinstance(error, KeyboardInterrupt):
        complain(say("stopped").render(language), "", language)
        return INTERRUPT
    if isinstance(error, BrokenPipeError):
        silence()  # the reader (head, less) has seen enough
        return NO_READER
    if isinstance(error, OSError):
        silence()
        complain(reason(error).render(language), "", language)
        return OUTPUT
    return None


def _legible(text: str) -> str:
    """A text that quotes what was given: without characters that steer the terminal, and without words of thousands of letters."""
    from ..text import printable

    return "\n".join(printable(_LONG.sub(lambda word: f"{word[0][:_SHOWN]}…", line)) for line in text.split("\n"))


def complain(message: str, hint: str, language: str, usage: str = "") -> None:
    """What is wrong, and what to do."""
    message, hint = _legible(message), _legible(hint)
    with contextlib.suppress(OSError):  # nobody listens
        echo(usage, nl=False, err=True)
        secho(f"{say('Error').render(language)}: ", red=True, bold=True, nl=False, err=True)
        echo(message, err=True)
        if hint:
            echo(hint, err=True)
