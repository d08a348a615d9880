"""The command ``vnru-kg``. What it needs is imported when it is needed: help and version are there at once."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command and end the process: 0 for success, and for each error its own code (see :mod:`vnru_kg.errors`)."""
    try:
        code = _run()
    except KeyboardInterrupt as stop:  # while what runs the command was still being imported
        from .failures import code_of
        from .language import language_of

        code = code_of(stop, language_of(sys.argv[1:], os.environ)[0])
    sys.exit(code)


def _run() -> int | None:
    from .streams import prepare

    prepare()
    from .front import answer

    shown = None if "_VNRU_KG_COMPLETE" in os.environ or not _plain() else answer(sys.argv[1:], os.environ)
    if shown is not None:
        try:
            sys.stdout.write(shown)
            sys.stdout.flush()
            return 0
        except (OSError, ValueError):
            pass  # the door says the same again, and what is wrong
    from .quick import run as quickly

    code = quickly(sys.argv[1:], os.environ)
    if code is None:
        from .door import run

        code = run(sys.argv[1:])
    return code


def _plain() -> bool:
    """Whether standard output is open and takes any letter."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
