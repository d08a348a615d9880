"""What a person at a terminal gets beside the answer: a sign of life while it takes time, and pages where it is long."""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import NoReturn

import click

_PATIENCE = 1.0  # seconds without a word
_CLEAR = "\r\x1b[K"
_LESS = "FRX"  # less ends if all fits, keeps colours, and leaves what was read on the screen


class Working:
    """A line on standard error that counts the seconds, from the first second on; ``line`` makes its text.

    A process of its own writes it: the engine does not let other threads work while it computes, and a query is answered
    by a fork only where there are none.
    """

    def __init__(self, line: Callable[[int], str]) -> None:
        self._line = line
        self._begun = time.monotonic()
        self._child = 0

    def __enter__(self) -> Working:
        if not hasattr(os, "fork"):  # Windows
            return self
        self._child = os.fork()
        if self._child == 0:
            self._count(os.getppid())
        return self

    def __exit__(self, *_: object) -> None:
        if self._child:
            with contextlib.suppress(OSError):
                os.kill(self._child, signal.SIGKILL)
                os.waitpid(self._child, 0)
            self.clear()

    def stop(self) -> None:
        """Count no more: something else tells how far it is."""
        self.__exit__()
        self._child = 0

    def clear(self) -> None:
        """Take the line away, before something else is written."""
        if self._child and time.monotonic() - self._begun >= _PATIENCE:
            with contextlib.suppress(OSError):
                os.write(2, _CLEAR.encode())

    def _count(self, parent: int) -> NoReturn:
        with contextlib.suppress(BaseException):  # whatever ends it, it must not go on as a second copy of the command
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            for second in itertools.count(1):
                time.sleep(_PATIENCE)
                if os.getppid() != parent:
                    break
                os.write(2, f"{_CLEAR}{self._line(second)}".encode())
        os._exit(0)


class _Held(io.TextIOWrapper):
    """Standard output that is kept until it is whole."""

    def isatty(self) -> bool:
        """As the terminal that it stands for."""
        return True


@contextlib.contextmanager
def in_pages() -> Iterator[None]:
    """Keep what is written to a terminal and show it page by page if it is longer than the screen; pipes get it at once."""
    terminal = sys.stdout
    if terminal is None or not terminal.isatty():
        yield
        return
    kept = io.BytesIO()
    sys.stdout = _Held(kept, encoding=terminal.encoding, errors="replace", newline="\n", write_through=True)
    try:
        yield
    finally:
        with contextlib.suppress(ValueError):
            sys.stdout.flush()
        content = kept.getvalue()
        sys.stdout = terminal
        _show(content)


def _show(content: bytes) -> None:
    size = shutil.get_terminal_size()
    text = click.unstyle(content.decode(sys.stdout.encoding, "replace"))
    rows = sum(1 + max(len(line) - 1, 0) // size.columns for line in text.splitlines())
    pager = _pager() if rows >= size.lines else None
    if pager is None:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    process = subprocess.Popen(pager, stdin=subprocess.PIPE, env={"LESS": _LESS, **os.environ})  # noqa: S603 — what the reader named
    with contextlib.suppress(BrokenPipeError):  # enough was read
        process.communicate(content)
    while process.poll() is None:
        with contextlib.suppress(KeyboardInterrupt):  # that key is the pager's
            process.wait()


def _pager() -> list[str] | None:
    """The reader's own, or less; nothing where it is not found or the terminal cannot show it."""
    words = shlex.split(os.environ.get("PAGER", "less"))
    if not words or words == ["cat"] or os.environ.get("TERM", "dumb") == "dumb" or not sys.stdin or not sys.stdin.isatty():
        return None
    return words if shutil.which(words[0]) else None
