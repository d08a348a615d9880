"""Runs the command in a process of its own, as a user would, and reads its complaints."""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from . import ROOT, warm

TIMEOUT = 600  # a hundred times what the longest takes: only what hangs needs it


def environment(**changed: str | None) -> dict[str, str]:
    """This process's environment in which the package is found from any folder; ``None`` removes a variable."""
    merged = {**os.environ, "PYTHONPATH": str(ROOT), **changed}
    return {name: value for name, value in merged.items() if value is not None}


def run(
    *args: str | bytes | Path, stdin: bytes = b"", cwd: Path = ROOT, env: Mapping[str, str | None] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run ``vnru-kg`` with ``args`` and wait for it; ``env`` are environment variables that differ."""
    whole = environment(**(env or {}))
    if os.name != "posix" or any(name.startswith("PYTHON") for name in env or {}):  # what Python itself heeds when it starts
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "vnru_kg", *args],
            input=stdin,
            cwd=cwd,
            env=whole,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
    (stdin_, given), (answer, stdout), (told, stderr) = os.pipe(), os.pipe(), os.pipe()
    running = warm.Running(args, (stdin_, stdout, stderr), cwd, whole)
    for theirs in (stdin_, stdout, stderr):
        os.close(theirs)
    with ThreadPoolExecutor(3) as pool:
        pool.submit(_give, given, stdin)
        answers = [pool.submit(_whole, ours) for ours in (answer, told)]
        code = running.code(TIMEOUT)
        return subprocess.CompletedProcess(["vnru-kg", *args], code, *(a.result() for a in answers))


def _give(stream: int, content: bytes) -> None:
    with contextlib.suppress(BrokenPipeError), os.fdopen(stream, "wb") as file:
        file.write(content)


def _whole(stream: int) -> bytes:
    with os.fdopen(stream, "rb") as file:
        return file.read()


def run_all(commands: Sequence[Sequence[str | bytes | Path]]) -> list[subprocess.CompletedProcess[bytes]]:
    """:func:`run` for each of the commands, several at a time."""
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        return list(pool.map(lambda args: run(*args), commands))


def on_terminal(*args: str, **changed: str | None) -> tuple[int, bytes]:
    """Run ``vnru-kg`` on a terminal of 100 columns: its exit code and all that appeared."""
    ours, theirs = pty.openpty()
    whole = environment(**{"TERM": "xterm", "COLUMNS": "100", "PAGER": "cat", **changed})
    running = warm.Running(args, (theirs, theirs, theirs), ROOT, whole)
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:  # the other side is closed
        pass
    finally:
        os.close(ours)
    return running.code(TIMEOUT), shown


def complaint(process: subprocess.CompletedProcess[bytes], code: int) -> str:
    """What a process that failed with ``code`` said; it said it on standard error, without a traceback."""
    text = process.stderr.decode()
    assert process.returncode == code, text
    assert process.stdout == b""
    assert "Traceback" not in text
    assert "Error: " in text
    return text
