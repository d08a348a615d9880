"""The workers as the front sees them: who is free, who takes long, and who is ended.

Work begins in a place for quick work, which it leaves to a fresh worker when it has used an instant of the processor. What has used
a moment goes on in a place for slow work, at lower priority; so a query without end never stands before one that is quick. The
places for slow work are few: a stranger's query that finds none is ended, and its asker told to come again. At the time limit
the kernel ends the worker, whatever it does.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import signal
import socket
import subprocess
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from ..errors import VnruError
from . import problems
from .data import Data
from .nursery import COMMAND, END, FORK, LENGTH, NUMBER, RENEW, spawn
from .reply import Job, Reply
from .watch import LONGER, QUICK, SLOW, Flow, Places, Watch
from .work import LARGE
from .worker import Worker

_WARM_SECONDS = 600.0  # that a worker may take to read what it will need
_QUIET = 1.0  # seconds without another change after which it is worth reading it
# jobs that need nothing that is read once for all
_COLD = {"query", "graph", "description", "dump", "data", "count", "exists", "write", "api.changes", "feed"}
_COUNTING = {"page.start"}  # in a large store, where all else is looked up as it is asked for
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is done at a time, and how much one job may take."""

    seconds: float = 5.0
    page_seconds: float = 60.0  # for work that no stranger wrote
    memory: int = 1 << 30
    quick: int = field(default_factory=lambda: os.cpu_count() or 1)
    longer: int = 8  # for work that is no longer quick, and not yet slow
    slow: int = 4
    slow_each: int = 2  # of one client
    flowing: int = 16  # answers that go out in parts, however slowly their clients take them
    flowing_each: int = 4
    waiting: int = 128
    patience: float = 5.0  # seconds that a job waits for its turn


class BusyError(Exception):
    """No place for a job now."""


class Pool:
    """Workers of one nursery. ``about`` is what the nursery tells of its data."""

    def __init__(self, bounds: Bounds, process: subprocess.Popen[bytes], control: socket.socket, about: dict[str, Any]) -> None:
        self.bounds, self.about = bounds, about
        self.counts: Counter[str] = Counter()
        self._read = asyncio.Event()  # pages of a store wait until one worker has read it, unless it is too large
        self._read.set()
        self._counts = asyncio.Event()  # the first page of a large store waits until all is counted
        self._counts.set()
        self._process, self._control = process, control
        self._lock = asyncio.Lock()
        self._idle: list[Worker] = []
        self._quick = asyncio.Semaphore(bounds.quick)
        self._waiting = self._working = 0
        self._longer = Places(bounds.longer, bounds.longer)
        self._slow, self._flowing = Places(bounds.slow, bounds.slow_each), Places(bounds.flowing, bounds.flowing_each)
        self._later: set[asyncio.Task[Any]] = set()  # what comes to its end, whoever waits for it
        self._age = 0  # how often the data were renewed
        self._warming: asyncio.Task[None] | None = None
        self._reading: Worker | None = None  # that reads what it will need

    @classmethod
    async def start(cls, data: Data, bounds: Bounds, *, checked: bool = False) -> Pool:
        """A pool on ``data``; raises the error that keeps them from being read or, if they are ``checked``, taken."""
        process, control = spawn(data, checked=checked)
        control.setblocking(False)
        try:
            told = await _message(control)
        except BaseException:
            control.close()
            process.kill()
            process.wait()
            raise
        if isinstance(told, VnruError):
            control.close()
            process.wait()
            raise told
        pool = cls(bounds, process, control, told)
        pool._idle = [await pool._fork() for _ in range(bounds.quick)]
        if await pool._counted():
            pool._read.clear()
            pool._warming = asyncio.ensure_future(pool._warm_all())
        return pool

    async def renew(self) -> bool:
        """Have workers on the store as it is now, if it is another one; those at work end when they have answered."""
        return await self._unbroken(self._renewed())

    async def _renewed(self) -> bool:
        async with self._lock:
            await asyncio.get_running_loop().sock_sendall(self._control, COMMAND.pack(RENEW, 0))
            told = await _message(self._control)
            if isinstance(told, VnruError):
                raise told
            if told["version"] == self.about["version"]:
                return False
            self.about, self._age = told, self._age + 1
        idle, self._idle = self._idle, []
        for worker in idle:
            self.end(worker)
        if await self._counted():
            if self._reading is not None:  # what is no more
                self._reading.close()
            self._warming = asyncio.ensure_future(self._warm_all(_QUIET))
        return True

    async def _counted(self) -> bool:
        """Know how many triples a store has, which is opened by workers only; gives whether it is one."""
        if self.about["triples"] is not None:
            return False
        reply = await self.do(Job("count"))
        self.about["triples"] = int(reply.content) if reply.status == 200 else 0
        return True

    async def _warm_all(self, pause: float = 0) -> None:
        """Have workers that are warm for those that are not, one after another, so that others are answered meanwhile."""
        age = self._age
        if self.about["triples"] > LARGE:
            self._counts.clear()
            self._read.set()
        try:
            await asyncio.sleep(pause)
            for _ in range(self.bounds.quick):
                if self._age != age or not await self._warm():
                    return
                self._read.set()
        except (OSError, EOFError):  # the nursery is gone
            pass
        finally:
            self._read.set()
            if self._age == age:
                self._counts.set()

    @property
    def warm(self) -> bool:
        """Whether pages are answered at once."""
        return self._read.is_set()

    async def wait(self) -> None:
        """Until they are, or for as long as one may take."""
        await self._until(self._read)

    async def _until(self, event: asyncio.Event) -> bool:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.bounds.page_seconds):
                await event.wait()
        return event.is_set()

    async def _prepared(self, job: Job) -> bool:
        """Wait for what a job needs; whether it is there."""
        if job.name in _COLD:
            return True
        return await self._until(self._read) and (job.name not in _COUNTING or await self._until(self._counts))

    async def _warm(self) -> bool:
        """Have a worker that has read what most pages need, in the place of another one; of a large store none is made."""
        worker = self._reading = await self._fork()
        taken = False
        try:
            if self.about["triples"] > LARGE:  # the rest takes minutes, for which nobody waits
                counted = await worker.do(Job("warm.counts"), _WARM_SECONDS, 0)
                if counted.status == 200 and worker.age == self._age:
                    self._counts.set()
                await worker.do(Job("warm.lists"), _WARM_SECONDS, 0)  # a list that has to do it itself is put behind all quick work
                with contextlib.suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, worker.pid, 10)
            reply = await worker.do(Job("warm"), _WARM_SECONDS, 0)  # what it holds then is not counted as a query's
            taken = reply.content == b"held" and worker.age == self._age
        except EOFError:  # it was ended
            pass
        finally:
            if self._reading is worker:
                self._reading = None
            if not taken:
                self.end(worker)
        if taken:
            self.counts["warmed"] += 1
            self._idle.append(worker)
            if len(self._idle) > self.bounds.quick:
                self.end(self._idle.pop(0))
        return taken

    @property
    def load(self) -> dict[str, int]:
        """How many jobs wait, are at work, are slow, and go out in parts."""
        return {"waiting": self._waiting, "working": self._working, "slow": self._slow.count, "flowing": self._flowing.count}

    async def do(self, job: Job, client: str = "") -> Reply:
        """The reply to a job, within the bounds; never raises for what the job does.

        Whoever gets a reply with parts ends them.
        """
        if not await self._prepared(job):
            return problems.busy("The server still reads what this needs.", 10)
        try:
            await self._turn()
        except BusyError:
            self.counts["refused"] += 1
            return problems.busy("The server has more to do than it can at the moment.")
        self._working += 1
        watch, flows = Watch(self, job, client), False
        try:
            worker = watch.worker = self._idle.pop() if self._idle else await self._fork()
            watch.begin()
            reply = await worker.do(job, self.seconds(job), self.bounds.memory)
            if reply.parts is not None:
                flows = watch.flow()
                if flows:
                    return replace(reply, parts=Flow(watch, worker))
                raise EOFError
            watch.worker = None
            if watch.place in {QUICK, LONGER} and worker.hears and worker.age == self._age and len(self._idle) < self.bounds.quick:
                self._idle.append(worker)
            else:  # it has been made slow for good, was ended while it replied, or has data that are no more
                self.end(worker)
            return reply
        except EOFError:
            assert watch.worker is not None  # noqa: S101 — it was there, and ended
            ended, watch.worker = watch.worker, None
            if watch.no_place:
                self.end(ended)
                self.counts["crowded"] += 1
                return problems.busy("Too many long queries at a time.", max(1, round(self.bounds.seconds)))
            return await self.explain(ended, job)
        finally:  # also when the client has gone
            if not flows:
                watch.end()

    def seconds(self, job: Job) -> float:
        """How long a job may take."""
        return self.bounds.seconds if job.strange else self.bounds.page_seconds

    async def _turn(self) -> None:
        if not self._quick.locked():
            await self._quick.acquire()  # at once
            return
        if self._waiting >= self.bounds.waiting:
            raise BusyError
        self._waiting += 1
        try:
            async with asyncio.timeout(self.bounds.patience):
                await self._quick.acquire()
        except TimeoutError:
            raise BusyError from None
        finally:
            self._waiting -= 1

    def move(self, client: str, before: str, now: str, *, each: bool = True) -> bool:
        """Take a place of another kind and give back the one before, if there is one; with ``each`` also no more than a client may have."""
        if not self._places(now).take(client, each=each):
            return False
        self.leave(client, before)
        return True

    def leave(self, client: str, kind: str) -> None:
        """Give back a place."""
        if kind == QUICK:
            self._quick.release()
        else:
            self._places(kind).leave(client)

    def _places(self, kind: str) -> Places:
        return {LONGER: self._longer, SLOW: self._slow}.get(kind, self._flowing)

    def finish(self) -> None:
        """A job is at work no more."""
        self._working -= 1

    async def explain(self, worker: Worker, job: Job) -> Reply:
        """What became of a worker that did not reply."""
        worker.close()
        code = await self._unbroken(self._told(END, worker.pid))
        if code == -signal.SIGALRM:
            self.counts["time-limit"] += 1
            return problems.time_limit(self.seconds(job))
        if code == -signal.SIGABRT:  # how native code ends for want of memory
            self.counts["memory-limit"] += 1
            return problems.memory()
        self.counts["broken-off"] += 1
        return problems.busy("The process that answers was ended from outside.")

    def end(self, worker: Worker) -> None:
        """End a worker, without waiting for it."""
        worker.close()
        self._unbroken(self._ended(worker.pid))

    async def _ended(self, pid: int) -> None:
        with contextlib.suppress(OSError, EOFError):
            await self._told(END, pid)

    def _unbroken(self, exchange: Coroutine[Any, Any, _T]) -> asyncio.Future[_T]:
        """Have an exchange with the nursery come to its end, whoever waits for it.

        What one left unread would be read as the answer to the next.
        """
        task = asyncio.ensure_future(exchange)
        self._later.add(task)
        task.add_done_callback(self._later.discard)
        return asyncio.shield(task)

    async def _fork(self) -> Worker:
        """A new worker; one whom nobody waits for any more ends at once."""
        wanted, made = True, list[Worker]()

        async def forked() -> Worker:
            worker = await self._forked()
            if wanted:
                made.append(worker)
            else:
                self.end(worker)
            return worker

        try:
            return await self._unbroken(forked())
        except asyncio.CancelledError:
            wanted = False
            for worker in made:  # and not yet handed over
                self.end(worker)
            raise

    async def _forked(self) -> Worker:
        ours, theirs = socket.socketpair()
        age = self._age
        with theirs:
            pid = await self._told(FORK, 0, theirs)
        ours.setblocking(False)
        reader, writer = await asyncio.open_unix_connection(sock=ours, limit=1 << 20)
        self.counts["forked"] += 1
        return Worker(pid, reader, writer, age)

    async def _told(self, what: bytes, pid: int, handle: socket.socket | None = None) -> int:
        """Tell the nursery to do something, and give what it answers."""
        loop = asyncio.get_running_loop()
        async with self._lock:
            message = COMMAND.pack(what, pid)
            if handle is None:
                await loop.sock_sendall(self._control, message)
            else:  # some bytes on an empty socket: never blocks
                socket.send_fds(self._control, [message], [handle.fileno()])
            return int(NUMBER.unpack(await _exactly(loop, self._control, NUMBER.size))[0])

    async def close(self, patience: float = 0) -> None:
        """End all, what is at work after ``patience`` seconds at most."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience):
                while self._working or self._waiting:
                    await asyncio.sleep(0.02)
        for worker in self._idle:
            worker.close()
        self._idle.clear()
        for task in [*self._later, *([self._warming] if self._warming else [])]:
            task.cancel()
        self._control.close()
        await asyncio.to_thread(self._process.wait)


async def _message(connection: socket.socket) -> Any:
    loop = asyncio.get_running_loop()
    (length,) = LENGTH.unpack(await _exactly(loop, connection, LENGTH.size))
    return pickle.loads(await _exactly(loop, connection, length))  # noqa: S301 — from our own child


async def _exactly(loop: asyncio.AbstractEventLoop, connection: socket.socket, count: int) -> bytes:
    content = b""
    while len(content) < count:
        part = await loop.sock_recv(connection, count - len(content))
        if not part:
            raise EOFError
        content += part
    return content
