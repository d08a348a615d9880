"""The standard streams as the command needs them: there, in UTF-8 where nobody's terminal says otherwise, and quiet at the end."""

from __future__ import annotations

import errno
import io
import os
import sys

TYPE_CHECKING = False  # the module typing takes longer to load than all that help needs
if TYPE_CHECKING:
    from ..words import Message


def prepare() -> None:
    """Take up streams that were closed, and write UTF-8 into pipes and what the locale allows on a terminal.

    Where a stream was closed, its number must not go to the next file that is opened. The null device stands in for it: the
    wrong way round for input and output, so that using them fails with a reason, while complaints without a reader are lost.
    """
    for number, flags in enumerate((os.O_WRONLY, os.O_RDONLY, os.O_RDWR)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, flags)  # gets the lowest number that is free
    try:
        sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8", closefd=False)
        sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)
    except OSError:
        pass  # this one stays closed, and what would be written to it fails with a reason
    if isinstance(getattr(sys.stdout, "buffer", None), io.RawIOBase):
        # PYTHONUNBUFFERED: such a stream writes as much as fits and does not say what it left out
        sys.stdout = os.fdopen(1, "w", encoding=sys.stdout.encoding, closefd=False)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")  # what cannot be shown is replaced instead of failing
        else:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def silence() -> None:
    """Let go of what could not be written: Python would try once more, and complain, when it ends."""
    import contextlib  # help needs none of it

    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def reason(error: OSError) -> Message:
    """What went wrong with a stream or a file, for a reader."""
    from ..words import say

    if error.errno == errno.EBADF and not error.filename:
        return say("standard output is closed")
    return say("{file}: {reason}", file=error.filename or say("standard output"), reason=error.strerror or str(error))
