"""The process that answers queries for another one, and that the kernel ends: by an alarm, for want of memory, or with its parent.

A query cannot be cancelled inside a process, so it runs in one that can be ended at any moment, native code or not:
``SIGALRM`` and ``SIGINT`` keep their default action here while a query runs, ``RLIMIT_AS`` is the ceiling of memory, and
``SIGIO`` comes when the parent is gone, because the other end of a pipe is then closed.
"""

from __future__ import annotations

import marshal
import os
import select
import signal
import sys
import threading
import time
from pathlib import Path
from struct import Struct

from ..errors import MemoryLimitError, QueryError, VnruError
from ..records import dataclass
from ..words import say
from . import wire
from .base import Engine
from .limits import size_in_words

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from typing import IO, NoReturn

POSIX = os.name == "posix"
LINUX = sys.platform == "linux"

REQUEST = Struct("<Q")  # length of what follows, a request as ``marshal`` writes it
REPLY = Struct("<cQ")  # kind, length of the content
READY, BYTES, ERROR = b"R", b"B", b"E"
MEMORY_EXIT = 87  # the exit code of a process that found itself over its ceiling, where the kernel does not look
_LOOK = 0.02  # seconds between two looks at what the kernel does not look after


@dataclass(frozen=True, slots=True)
class Request:
    """A query that has been checked, the form of its answer (``""``: values), our prefixes in it, and its limits (0: none)."""

    text: str
    form: str
    names: dict[str, str]
    seconds: float
    memory: int


def serve(engine: Engine, asked: IO[bytes], told: IO[bytes], lifeline: int) -> NoReturn:
    """Answer until there is nobody left to answer; never returns, and runs nothing of what the parent planned for its exit."""
    try:
        interruptible = _prepare(lifeline)
        send(told, READY, b"")
        while head := asked.read(REQUEST.size):
            request = Request(*marshal.loads(asked.read(*REQUEST.unpack(head))))  # noqa: S302 — from our own parent, which is the same Python
            send(told, *_answer(engine, request, interruptible=interruptible))
        os._exit(0)
    except OSError:  # the parent is gone
        os._exit(0)
    except BaseException:  # noqa: BLE001 — a fault of ours: the parent reads it
        import traceback

        os.write(2, traceback.format_exc().encode())
        os._exit(1)


def send(pipe: IO[bytes], kind: bytes, content: bytes) -> None:
    """One reply, whole."""
    pipe.write(REPLY.pack(kind, len(content)))
    pipe.write(content)
    pipe.flush()


def _answer(engine: Engine, request: Request, *, interruptible: bool) -> tuple[bytes, bytes]:
    form, memory = request.form, request.memory
    try:
        engine.open()
        _limit(memory, 0 if engine.path is None else overhead())
        if interruptible:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, request.seconds)
        try:
            kind, content = engine.encode(request.text, form, request.names)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            if interruptible:
                signal.signal(signal.SIGINT, signal.SIG_IGN)
        if memory and not form and wire.size(kind, content) > memory:
            raise MemoryLimitError(say("the answer is too large to be held in {size} of memory", size=size_in_words(memory)), _less())
    except VnruError as error:
        return ERROR, _told(error)
    except MemoryError:
        return ERROR, _told(out_of_memory(memory))
    except BaseException as error:  # noqa: BLE001 — a panic of the engine is none of Exception, and it must be told
        return ERROR, _told(QueryError(say("the engine broke off: {what}", what=f"{type(error).__name__}: {error}")))
    return kind or BYTES, content


def _told(error: VnruError) -> bytes:
    import pickle

    return pickle.dumps(error)


def out_of_memory(allowed: int) -> MemoryLimitError:
    """The error for a query that took all that it may."""
    if not allowed:
        return MemoryLimitError(say("the query took all the memory there is and was ended"), _less())
    return MemoryLimitError(say("the query needed more than {size} of memory and was ended", size=size_in_words(allowed)), _less())


def _less() -> str:
    return say("Ask for less, or allow more with --memory (in Python: Limits(memory=…)).")


def _prepare(lifeline: int) -> bool:
    """Set what ends this process; gives whether Ctrl-C is one of that."""
    import fcntl
    import resource

    interruptible = signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGIO, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if LINUX:
        fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)
    else:
        threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    if select.select([lifeline], [], [], 0)[0]:  # gone before that was set
        os._exit(0)
    return interruptible


_ceiling = 0  # of memory, for the watch


def _limit(memory: int, besides: int) -> None:
    """Set the ceiling; ``besides`` is what is not counted: an open store reserves for its threads what it never touches."""
    import resource

    global _ceiling  # noqa: PLW0603 — one process, one ceiling
    if memory == _ceiling:
        return
    taken = address_space() - besides
    if memory and taken > memory:
        raise MemoryLimitError(
            say("the graph alone takes {taken} of memory; {size} are allowed", taken=size_in_words(taken), size=size_in_words(memory)),
            say("Allow more with --memory (in Python: Limits(memory=…))."),
        )
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    soft = memory + besides if memory else hard
    resource.setrlimit(resource.RLIMIT_AS, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))
    _ceiling = memory


def address_space() -> int:
    """The memory that this process has been given, touched or not, in bytes; 0 where the system does not tell (not Linux)."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def overhead() -> int:
    """What of :func:`address_space` holds no data: code, and what was reserved only."""
    try:
        size, *_, data, _ = Path("/proc/self/statm").read_text("ascii").split()
        return (int(size) - int(data)) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _watch(parent: int) -> None:
    """Where the kernel heeds neither the ceiling nor the lifeline (macOS): look often; the engine lets other threads run."""
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    while True:
        time.sleep(_LOOK)
        if _ceiling and resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit > _ceiling - _ceiling // 8:
            os._exit(MEMORY_EXIT)
        if os.getppid() != parent:
            os._exit(0)
