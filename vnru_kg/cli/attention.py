"""Keeps a whole command within the time and memory that the reader allows it.

A reader's query runs in a process that the kernel ends (:mod:`vnru_kg.engine.runner`). All else that a command does is
known to end, and is stopped between two of its steps, so that nothing is left half done.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from ..errors import MemoryLimitError, QueryError, TimeLimitError, VnruError
from ..words import say

_LOOK = 0.05  # seconds between two looks at clock and memory


@contextlib.contextmanager
def within(seconds: float | None, memory: int | None) -> Iterator[None]:
    """Raise :class:`~vnru_kg.errors.TimeLimitError` or :class:`~vnru_kg.errors.MemoryLimitError` in what takes more; ``None`` is no limit.

    Where nothing can be stopped (Windows), a limit is a :class:`~vnru_kg.errors.QueryError`.
    """
    if seconds is None and memory is None:
        yield
        return
    if os.name != "posix":
        raise QueryError(say("this system cannot stop a command, so it cannot keep limits of time and memory"), say("Leave them out."))
    end = None if seconds is None else time.monotonic() + seconds
    late, large = _errors(seconds, memory)  # made now: where one is raised, a module that its words need may be half imported
    reached: list[VnruError] = []

    def look(*_: object) -> None:
        if end is not None and time.monotonic() >= end:
            reached.append(late)
        elif memory is not None and _taken() > memory:
            reached.append(large)
        if reached:
            raise reached[0]

    before, hook = signal.signal(signal.SIGALRM, look), sys.unraisablehook
    # an error that comes while something is put away cannot be raised there; it comes again at the next look, and what a
    # command that ends here leaves open is nobody's concern
    sys.unraisablehook = lambda lost: None if reached else hook(lost)
    try:
        look()  # what is taken before the work begins may be too much already, and the work may be done before the next look
        signal.setitimer(signal.ITIMER_REAL, min(_LOOK, seconds or _LOOK), _LOOK)
        yield
    except BaseException:
        if reached:  # it may have come between two calls that were to set something right, and so look like another one
            raise reached[0] from None
        raise
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        sys.unraisablehook = hook


def _errors(seconds: float | None, memory: int | None) -> tuple[TimeLimitError, MemoryLimitError]:
    size = ""
    if memory is not None:
        from ..engine.limits import size_in_words

        size = size_in_words(memory)
    late = say("this took longer than {seconds} s and was stopped", seconds=float(seconds or 0))
    large = say("this took more than {size} of memory and was stopped", size=size)
    return (
        TimeLimitError(late, say("Allow more with {option}.", option="--timeout")),
        MemoryLimitError(large, say("Allow more with {option}.", option="--memory")),
    )


def _taken() -> int:
    """The memory in use, in bytes; the most that it ever was where the system tells no more (macOS)."""
    try:
        # without a codec, which this may have interrupted the import of
        return int(Path("/proc/self/statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
