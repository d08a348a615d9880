"""A program that is asked line by line: a query in base 64 goes in, rows as JSON in base 64 come out, or ``!`` and why not."""

from __future__ import annotations

import base64
import contextlib
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ..support.rows import Row, of_json


@contextlib.contextmanager
def asked(command: Sequence[str], folder: Path) -> Iterator[Callable[[str], list[Row]]]:
    """Start it, and give what it answers to a SELECT; ``RuntimeError`` with its own words if it does not."""
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
    given, taken = process.stdin, process.stdout
    assert given is not None
    assert taken is not None

    def select(query: str) -> list[Row]:
        given.write(base64.b64encode(query.encode()) + b"\n")
        given.flush()
        line = taken.readline().strip()
        content = base64.b64decode(line.removeprefix(b"!"))
        if line.startswith(b"!") or not line:
            raise RuntimeError(content.decode() or (folder / "log").read_text("utf-8", "replace")[-2000:])
        return of_json(content)[1]

    try:
        if taken.readline().strip() != b"ready":
            raise RuntimeError((folder / "log").read_text("utf-8", "replace")[-2000:])
        yield select
    finally:
        process.kill()
        process.wait(10)
