"""One job while it is done: in which kind of place, and when it is ended."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections import Counter
from typing import Protocol

from .reply import Job, Reply
from .worker import Worker

_INSTANT = 0.02  # seconds of the processor after which work no longer stands before what is quick
_MOMENT = 0.1  # after which it is slow
_GRACE = 2.0  # seconds beyond the limit after which a worker is ended from here, should the kernel not have done it
QUICK, LONGER, SLOW, FLOWING = "quick", "longer", "slow", "flowing"


class Places:
    """So many places, of which one client may have no more than some."""

    def __init__(self, most: int, each: int) -> None:
        self._most, self._each = most, each
        self._of: Counter[str] = Counter()
        self.count = 0

    def take(self, client: str, *, each: bool) -> bool:
        """Take a place, if there is one; with ``each`` also no more than one client may have."""
        if self.count >= self._most or (each and self._of[client] >= self._each):
            return False
        self.count += 1
        self._of[client] += 1
        return True

    def leave(self, client: str) -> None:
        """Give one back."""
        self.count -= 1
        self._of[client] -= 1
        if not self._of[client]:
            del self._of[client]


class Host(Protocol):
    """Whose places and workers they are: the pool."""

    def seconds(self, job: Job) -> float:
        """How long a job may take."""

    def move(self, client: str, before: str, now: str, *, each: bool) -> bool:
        """Take a place of another kind and give back the one before, if there is one."""

    def leave(self, client: str, kind: str) -> None:
        """Give back a place."""

    def finish(self) -> None:
        """A job is at work no more."""

    def end(self, worker: Worker) -> None:
        """End a worker, without waiting for it."""

    async def explain(self, worker: Worker, job: Job) -> Reply:
        """What became of a worker that did not reply."""


class Watch:
    """A job while it is done: whether it is quick still, and its end if it finds no other place, or if nothing else ends it."""

    def __init__(self, host: Host, job: Job, client: str) -> None:
        self.worker: Worker | None = None
        self.place, self.no_place = QUICK, False
        self.host, self.job, self._client = host, job, client
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def seconds(self) -> float:
        """After which it is ended, should nothing else have done it."""
        return self.host.seconds(self.job) + _GRACE

    def begin(self) -> None:
        """Look after an instant; most jobs are done by then."""
        self._timer = asyncio.get_running_loop().call_later(_INSTANT, self._look)

    def _look(self) -> None:
        self._task = asyncio.ensure_future(self._watch())

    async def _watch(self) -> None:
        worker = self.worker
        assert worker is not None  # noqa: S101 — it is at work
        before = worker.cpu_seconds()
        await self._used(worker, before, _INSTANT / 2)
        self._move(LONGER, each=False)  # if there is no place, it stays where it is
        await self._used(worker, before, _MOMENT - _INSTANT)
        if self._move(SLOW, each=self.job.strange):
            self._yield()
        elif self.job.strange:
            self.no_place = True
            worker.close()
            return
        await asyncio.sleep(self.seconds)
        worker.close()

    @staticmethod
    async def _used(worker: Worker, before: float, seconds: float) -> None:
        """Wait until a worker has used so much of the processor, for which it may have to wait itself."""
        while before != float("inf") and worker.cpu_seconds() - before < seconds:
            await asyncio.sleep(_INSTANT)

    def flow(self) -> bool:
        """From now on its answer goes out in parts, at the pace of its client; gives whether there is a place for that."""
        self._stop()
        self.no_place = not self._move(FLOWING, each=True)
        self._yield()
        return not self.no_place

    def _move(self, place: str, *, each: bool) -> bool:
        if not self.host.move(self._client, self.place, place, each=each):
            return False
        self.place = place
        return True

    def _yield(self) -> None:
        """Have the worker stand behind the others for the processor, for good."""
        if self.worker is not None:
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.worker.pid, 10)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._task is not None:
            self._task.cancel()

    def end(self) -> None:
        """The job is done, or nobody waits for it any more."""
        self._stop()
        if self.worker is not None:
            self.host.end(self.worker)
        self.host.leave(self._client, self.place)
        self.host.finish()


class Flow:
    """The content of an answer that comes in parts from a worker, which is ended with it."""

    def __init__(self, watch: Watch, worker: Worker) -> None:
        self._watch, self._worker = watch, worker
        self._ended = False

    async def part(self) -> bytes:
        """See :class:`~vnru_kg.serve.reply.Parts`."""
        try:
            async with asyncio.timeout(self._watch.seconds):
                return await self._worker.part()
        except (EOFError, TimeoutError):
            self._watch.worker = None
            await self._watch.host.explain(self._worker, self._watch.job)  # which counts it
            raise EOFError from None

    def end(self) -> None:
        """See :class:`~vnru_kg.serve.reply.Parts`."""
        if not self._ended:
            self._ended = True
            self._watch.end()
