"""Queries that can be ended: by a limit of time or memory, by Ctrl-C, with whoever asked.

They run in a worker process (:mod:`vnru_kg.engine.worker`) that is kept for the next query and replaced when it had to be
ended. Where this process has one thread only (Linux), the worker is its fork and shares the graph; otherwise it is started
anew and the graph is handed to it, once. A store on disk is opened by each for itself. Where there are no such processes
(Windows), queries run here, without limits.
"""

from __future__ import annotations

import os
import re
import threading
import time
import weakref
from collections.abc import Mapping

from ..errors import DataError, QueryError
from ..words import say
from . import wire
from .base import Engine, Result
from .guard import check_query
from .limits import DEFAULT, NONE, Limits
from .process import Worker, fork, leave, may_fork, spawn
from .worker import ERROR, POSIX, Request

_MOST = max(2, os.cpu_count() or 1)  # queries at a time; what is beyond waits
# A graph does not change once it is loaded: what was quick once is quick again, and is then asked here, for half the price,
# unless it draws on chance or on the clock.
_QUICK = 0.02  # seconds
_SHORT, _REMEMBERED = 10_000, 256  # characters, texts
_CHANCE = re.compile("rand|now|uuid", re.IGNORECASE)


class Runner:
    """Runs queries of an engine within :class:`Limits`; safe to use from several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._idle: list[Worker] = []
        self._quick: set[str] = set()
        self._places = threading.BoundedSemaphore(_MOST)
        weakref.finalize(self, leave, self._idle)

    def query(self, text: str, limits: Limits = DEFAULT, *, checked: Mapping[str, str] | None = None) -> Result:
        """See :meth:`Engine.query <vnru_kg.engine.base.Engine.query>`.

        ``checked`` are our prefixes in a text that this package wrote and that therefore need not be checked.
        Raises :class:`~vnru_kg.errors.TimeLimitError` or :class:`~vnru_kg.errors.MemoryLimitError` when the query was ended.
        """
        return wire.decode(*self._asked(text, "", limits, checked))

    def query_bytes(self, text: str, format_name: str, limits: Limits = DEFAULT) -> bytes:
        """See :meth:`Engine.query_bytes <vnru_kg.engine.base.Engine.query_bytes>`; raises as :meth:`query` does."""
        return self._asked(text, format_name, limits)[1]

    def _asked(self, text: str, form: str, limits: Limits, checked: Mapping[str, str] | None = None) -> tuple[bytes, bytes]:
        names = check_query(text) if checked is None else checked
        if self._engine.ends_itself:
            return self._engine.encode(text, form, names, limits)
        if not POSIX and limits not in {DEFAULT, NONE}:
            raise QueryError(say("this system cannot end a query, so it cannot keep limits of time and memory"), say("Leave them out."))
        if not POSIX or limits == NONE or text in self._quick:
            return self._engine.encode(text, form, names)
        with self._places:
            worker = self._worker(limits)
            begun = time.monotonic()
            try:
                kind, content = worker.ask(Request(text, form, dict(names), limits.seconds or 0, limits.memory or 0))
            except BaseException:  # whatever it was, Ctrl-C too: nobody waits for that answer any more
                worker.end()
                raise
            self._idle.append(worker)
        if kind == ERROR:
            import pickle

            error = pickle.loads(content)  # noqa: S301 — written by a process of our own
            if isinstance(error, DataError) and self._engine.repair():
                leave(self._idle)  # they hold what is damaged
                return self._asked(text, form, limits, checked)
            raise error
        # (a worker of its own may give rows that are not sorted in another order)
        if worker.shares and time.monotonic() - begun < _QUICK and len(text) < _SHORT and not _CHANCE.search(text):
            if len(self._quick) >= _REMEMBERED:
                self._quick.clear()
            self._quick.add(text)
        return kind, content

    def _worker(self, limits: Limits) -> Worker:
        while True:
            try:
                worker = self._idle.pop()
            except IndexError:
                break
            if worker.usable():
                return worker
            worker.end()
        return fork(self._engine) if may_fork(limits.memory) else spawn(self._engine)
