"""The process that reads the graph once and brings up workers, each a fork of it that shares the graph.

It has one thread, so that a fork of it is whole, and it never answers anybody itself: whatever a worker does or however it
ends, the next one is as good as new within milliseconds. The front holds one end of a socket; when that closes, all ends.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import pickle
import signal
import socket
import subprocess
import sys
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING, NoReturn

from ..errors import DataError, MissingExtraError, VnruError
from ..words import say
from .data import Data

if TYPE_CHECKING:
    from .work import Work

COMMAND = Struct("<ci")  # what to do, and to which process
NUMBER = Struct("<i")  # a process, or how one ended
FORK, END, RENEW = b"F", b"E", b"R"
LENGTH = Struct("<Q")
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from vnru_kg.serve.nursery import begin; begin(int(sys.argv[2]), *sys.argv[3:])"
)


def spawn(data: Data, *, checked: bool = False) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """A nursery for ``data``, and the socket by which it is told what to do.

    Data that are to be ``checked`` are taken only if no rule is broken. Its first message is a pickled dictionary about the
    data, or the error that kept it from reading them.
    """
    ours, theirs = socket.socketpair()
    given = [
        str(theirs.fileno()),
        str(data.home),
        str(data.store or ""),
        "validated" if data.validated else "",
        "checked" if checked else "",
    ]
    with theirs:
        process = subprocess.Popen(  # noqa: S603 — this Python, and our own words
            [sys.executable, "-I", "-c", _START, json.dumps(sys.path), *given],
            # each thread of a store that is opened would reserve 64 MB of address space, which the limit counts
            env={**os.environ, "MALLOC_ARENA_MAX": "2"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
        )
    return process, ours


def begin(number: int, home: str, store: str, validated: str, checked: str) -> NoReturn:
    """What the new process does."""
    from .work import Work

    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # they may reach the whole group; the front then ends us in its own time
        signal.signal(one, signal.SIG_IGN)
    control = socket.socket(fileno=number)
    data = Data(Path(home), Path(store) if store else None, bool(validated))
    try:
        if checked and data.store is None:
            _check(data.home)
        work = Work.load(data)
        if not work.on_disk:  # a store is opened, and warmed, by workers only
            work.warm()
        told: object = work.about()
    except VnruError as error:
        told = error
    try:
        _tell(control, told)
    except OSError:  # the front was ended while we read
        os._exit(1)
    if isinstance(told, VnruError):
        os._exit(1)
    gc.collect()
    gc.freeze()  # so that what is shared is not written to, and stays shared
    _serve(control, work, data)
    os._exit(0)


def _tell(control: socket.socket, told: object) -> None:
    content = pickle.dumps(told)
    control.sendall(LENGTH.pack(len(content)) + content)


def _check(home: Path) -> None:
    """Raise :class:`DataError` for data that break a rule; without the extra ``validate`` only what is read is checked."""
    from ..validate import validate

    try:
        errors = [fault for fault in validate(home=home) if fault.level == "error"]
    except MissingExtraError:
        return
    if errors:
        first = errors[0]
        raise DataError(say("{file}, line {line}: {message}", file=first.where, line=str(first.line), message=first.message))


def _serve(control: socket.socket, work: Work, data: Data) -> None:
    from .work import Work, serve

    alive: set[int] = set()
    while True:
        message, handles, _, _ = socket.recv_fds(control, COMMAND.size, 1)
        if len(message) < COMMAND.size:
            break
        what, pid = COMMAND.unpack(message)
        if what == RENEW:
            try:
                work = Work.load(data)
                _tell(control, work.about())
            except VnruError as error:
                _tell(control, error)
            continue
        if what == FORK:
            pid = os.fork()
            if pid == 0:
                control.close()
                serve(work, socket.socket(fileno=handles[0]))
            alive.add(pid)
            os.close(handles[0])
            control.sendall(NUMBER.pack(pid))
            continue
        status = 0
        if pid in alive:
            alive.discard(pid)
            if what == END:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            status = os.waitpid(pid, 0)[1]
        control.sendall(NUMBER.pack(os.waitstatus_to_exitcode(status)))
    for pid in alive:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
