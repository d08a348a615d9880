"""Worker processes as their parent sees them: how one is started, asked, and what became of it."""

from __future__ import annotations

import contextlib
import gc
import marshal
import os
import signal
import sys
import time
from pathlib import Path
from struct import Struct

from ..errors import QueryError, TimeLimitError
from ..records import dataclass, field
from ..words import say
from .base import Engine
from .worker import LINUX, MEMORY_EXIT, REPLY, REQUEST, Request, address_space, out_of_memory, serve

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    import subprocess
    from typing import IO, NoReturn

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from vnru_kg.engine.process import start; "
    "start(sys.argv[2], *map(int, sys.argv[3:]))"
)
_LENGTH = Struct("<Q")
_SAID = 2000  # bytes of what a worker said when it broke off


@dataclass(frozen=True, slots=True)
class _Pipes:
    """What joins a worker and its parent, each the end to read from and the end to write to."""

    requests: tuple[int, int] = field(default_factory=os.pipe)
    replies: tuple[int, int] = field(default_factory=os.pipe)
    lifeline: tuple[int, int] = field(default_factory=os.pipe)  # nothing is ever written: it is closed when the parent is gone
    complaints: tuple[int, int] = field(default_factory=os.pipe)  # the worker's standard error

    @property
    def theirs(self) -> tuple[int, int, int, int]:
        return (self.requests[0], self.replies[1], self.lifeline[0], self.complaints[1])


class Worker:
    """A worker process as its parent sees it."""

    def __init__(self, pid: int, pipes: _Pipes, process: subprocess.Popen[bytes] | None = None) -> None:
        for end in pipes.theirs:
            os.close(end)
        self._pid, self._process, self._owner = pid, process, os.getpid()
        self._code: int | None = None
        self.shares = process is None  # the very graph of its parent
        self._requests: IO[bytes] = os.fdopen(pipes.requests[1], "wb")
        self._replies: IO[bytes] = os.fdopen(pipes.replies[0], "rb")
        self._lifeline: IO[bytes] = os.fdopen(pipes.lifeline[1], "wb")
        self._complaints: IO[bytes] = os.fdopen(pipes.complaints[0], "rb", buffering=0)
        self._ready = False

    def usable(self) -> bool:
        """Whether it is ours (a fork of the process that started it has none) and still there."""
        return self._owner == os.getpid() and self.code(wait=False) is None

    def ask(self, request: Request) -> tuple[bytes, bytes]:
        """The kind and content of the reply; raises what became of the worker if it has ended."""
        asked = marshal.dumps((request.text, request.form, request.names, request.seconds, request.memory))
        begun = time.monotonic()
        reply = None
        with contextlib.suppress(BrokenPipeError, EOFError):
            self.tell(REQUEST.pack(len(asked)) + asked)
            if not self._ready:
                self._reply()
                self._ready = True
            reply = self._reply()
        if reply is None:
            self._explain(request, time.monotonic() - begun)
        return reply

    def tell(self, content: bytes) -> None:
        """Send bytes."""
        self._requests.write(content)
        self._requests.flush()

    def _reply(self) -> tuple[bytes, bytes]:
        head = self._replies.read(REPLY.size)
        if len(head) < REPLY.size:
            raise EOFError
        kind, length = REPLY.unpack(head)
        content = self._replies.read(length)
        if len(content) < length:
            raise EOFError
        return kind, content

    def _explain(self, request: Request, lasted: float) -> NoReturn:
        """Raise how the worker ended."""
        code = self.code(wait=True)
        said = (self._complaints.read(_SAID) or b"").decode(errors="replace").strip()
        if code == -signal.SIGALRM and request.seconds:
            raise TimeLimitError(
                say("the query took longer than {seconds} s and was ended", seconds=float(request.seconds or 0)),
                say("Allow more with --timeout (in Python: Limits(seconds=…)), or ask for less: join all patterns by common variables."),
            )
        if code == -signal.SIGINT:
            raise KeyboardInterrupt
        if code in {MEMORY_EXIT, -signal.SIGKILL} or "memory allocation of" in said:
            raise out_of_memory(request.memory)
        last = said.splitlines()[-1] if said else f"code {code}"
        raise QueryError(
            say("the process that answers broke off after {seconds} s: {last}", seconds=f"{lasted:.1f}", last=last),
            say("Please report this query."),
        )

    def code(self, *, wait: bool) -> int | None:
        """The exit code, or minus the number of the signal that ended it; ``None`` while it runs."""
        if self._process is not None:
            return self._process.wait() if wait else self._process.poll()
        if self._code is None:
            try:
                pid, status = os.waitpid(self._pid, 0 if wait else os.WNOHANG)
            except ChildProcessError:  # somebody else in this process waits for all children
                pid, status = self._pid, 0
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def end(self, *, wait: bool = True) -> None:
        """End it, whatever it does."""
        for pipe in (self._replies, self._lifeline, self._complaints):
            pipe.close()
        with contextlib.suppress(BrokenPipeError):  # what could not be sent
            self._requests.close()
        if self.usable():
            os.kill(self._pid, signal.SIGKILL)
            if wait or self._process is not None:
                self.code(wait=True)
            else:
                _unreaped.append(self)


_unreaped: list[Worker] = []


def leave(idle: list[Worker]) -> None:
    """End the workers of an engine that nobody asks any more, without waiting for it: mostly this process ends as well."""
    while idle:
        idle.pop().end(wait=False)


def may_fork(memory: int | None) -> bool:
    """Whether a fork of this process can answer: a fork has one thread, so that locks of others would stay locked in it."""
    if not LINUX or sum(1 for _ in Path("/proc/self/task").iterdir()) > 1:
        return False
    return memory is None or 2 * address_space() < memory


def fork(engine: Engine) -> Worker:
    """A worker that shares the engine; only where :func:`may_fork` says so."""
    _unreaped[:] = [w for w in _unreaped if w.code(wait=False) is None]
    pipes = _Pipes()
    pid = os.fork()
    if pid == 0:
        try:
            gc.freeze()  # what the parent has left behind is put away there: here it would come in between, in an import too
            _let_go(pipes)
            serve(_own(engine), os.fdopen(pipes.requests[0], "rb"), os.fdopen(pipes.replies[1], "wb"), pipes.lifeline[0])
        finally:
            os._exit(1)
    return Worker(pid, pipes)


def _let_go(pipes: _Pipes) -> None:
    """Hold nothing open in a fork that is the parent's; the numbers stay taken, because objects here still name them."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(pipes.complaints[1], 2)
    for number in [int(link.name) for link in Path("/proc/self/fd").iterdir()]:
        if number not in {2, nothing, *pipes.theirs}:
            os.dup2(nothing, number, inheritable=False)


def _own(engine: Engine) -> Engine:
    """The engine of a worker that was forked: a store on disk is opened there, and mended by the parent."""
    from .disk import DiskEngine

    return engine if engine.path is None else DiskEngine(engine.path)


def spawn(engine: Engine) -> Worker:
    """A worker of its own, to which the graph is handed: as the place where it lies, or as N-Quads."""
    import json
    import subprocess

    pipes = _Pipes()
    requests, replies, lifeline, complaints = pipes.theirs
    process = subprocess.Popen(  # noqa: S603 — this Python, and our own words
        [sys.executable, "-I", "-c", _START, json.dumps(sys.path), str(engine.path or ""), str(requests), str(replies), str(lifeline)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=complaints,
        pass_fds=(requests, replies, lifeline),
    )
    worker = Worker(process.pid, pipes, process)
    if engine.path is not None:
        return worker
    content = engine.dump()
    try:
        worker.tell(_LENGTH.pack(len(content)))
        worker.tell(content)
    except BrokenPipeError:  # told when it is asked
        pass
    except BaseException:
        worker.end()
        raise
    return worker


def start(path: str, requests: int, replies: int, lifeline: int) -> NoReturn:
    """What a worker that was started anew does: open the store or read the graph, and serve."""
    from .disk import DiskEngine
    from .embedded import EmbeddedEngine

    asked = os.fdopen(requests, "rb")
    if path:
        serve(DiskEngine(Path(path)), asked, os.fdopen(replies, "wb"), lifeline)
    (length,) = _LENGTH.unpack(asked.read(_LENGTH.size))
    serve(EmbeddedEngine.from_nquads(asked.read(length)), asked, os.fdopen(replies, "wb"), lifeline)
