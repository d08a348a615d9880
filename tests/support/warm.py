"""Runs the command in processes that are copies of a warm one: with streams, folder, environment and an end of their own.

Starting Python and importing takes ten times as long as what most commands do. ``python -m tests.support.warm SOCKET`` imports
once and copies itself for each command that is asked for; it runs none itself, so that none finds traces of another.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NoReturn

from . import ROOT

# what commands import when they run
_MODULES = (
    *("door", "ask", "conflicts", "coverage", "explore", "export", "info", "man", "path", "query", "search", "show", "validate", "verify"),
    *("complete", "things", "terminal", "streams", "shell"),
)
_SERVICES = ("kg", "answers", "ask", "conflicts", "export", "load.derive", "path", "remarks", "search", "show", "verify", "snapshot")


# ---- who asks --------------------------------------------------------------------------------------------------------


class Running:
    """A command that was started on those streams; whoever started it closes its own ends of them."""

    def __init__(self, args: Sequence[str | bytes | Path], streams: tuple[int, int, int], cwd: Path, env: Mapping[str, str]) -> None:
        request = {"args": [os.fsdecode(a) for a in args], "cwd": str(cwd), "env": dict(env)}
        self._connection = socket.socket(socket.AF_UNIX)
        self._connection.connect(_server())
        socket.send_fds(self._connection, [b"!"], list(streams))
        self._connection.sendall(json.dumps(request).encode("utf-8", "surrogateescape"))
        self._connection.shutdown(socket.SHUT_WR)
        self._told = self._connection.makefile("r")
        self._process = int(self._told.readline())

    def code(self, timeout: float) -> int:
        """Its exit code, minus the signal if one ended it; one that takes longer is ended, and that is an error."""
        self._connection.settimeout(timeout)
        try:
            return int(self._told.readline())
        except TimeoutError:
            os.kill(self._process, signal.SIGKILL)
            raise
        finally:
            self._told.close()
            self._connection.close()


@cache
def _server() -> str:
    """The socket of the warm process, which ends with this one."""
    folder = tempfile.TemporaryDirectory(prefix="vnru-")
    path = f"{folder.name}/warm"
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "tests.support.warm", path],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )

    def end() -> None:
        process.communicate()
        folder.cleanup()

    atexit.register(end)
    assert process.stdout is not None
    assert process.stdout.readline() == b"warm\n"
    return path


# ---- the warm process ------------------------------------------------------------------------------------------------


def serve(path: str) -> None:
    """Copy this process for each command, until whoever started it has ended."""
    for name in _MODULES:
        importlib.import_module(f"vnru_kg.cli.{name}")
    for name in _SERVICES:
        importlib.import_module(f"vnru_kg.{name}")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the copies
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen(64)
        print("warm", flush=True)
        while listener.fileno() in select.select([listener.fileno(), 0], [], [])[0]:
            connection, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                _attend(connection)
            connection.close()


def _attend(connection: socket.socket) -> NoReturn:
    """Run one command in a copy of this copy, and tell how it ended."""
    with contextlib.suppress(BaseException):
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _, streams, _, _ = socket.recv_fds(connection, 1, 3)
        request = json.loads(b"".join(iter(lambda: connection.recv(65536), b"")).decode("utf-8", "surrogateescape"))
        child = os.fork()
        if child == 0:
            connection.close()
            _command(streams, **request)
        for stream in streams:
            os.close(stream)
        connection.sendall(f"{child}\n".encode())
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        connection.sendall(f"{code}\n".encode())
    os._exit(0)


def _command(streams: list[int], args: list[str], cwd: str, env: dict[str, str]) -> NoReturn:
    code: object = 1
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        for stream in streams:
            os.close(stream)
        sys.stdin, sys.stdout, sys.stderr = (open(n, "w" if n else "r", encoding="utf-8", closefd=False) for n in range(3))  # noqa: SIM115 — streams
        os.environ.clear()
        os.environ.update(env)
        os.chdir(cwd)
        sys.argv = ["vnru-kg", *args]
        from vnru_kg.cli import main

        main()
        code = 0
    except SystemExit as end:
        code = 0 if end.code is None else end.code
    except BaseException:  # noqa: BLE001 — what ends a process is told by it
        traceback.print_exc()
    with contextlib.suppress(BaseException):
        atexit._run_exitfuncs()
        for written in (sys.stdout, sys.stderr):
            written.flush()
    os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    serve(sys.argv[1])
