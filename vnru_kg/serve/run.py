"""Running the server: from the start to a stop in which nobody's answer is lost."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import logging
import signal
import socket
import sys
from collections.abc import Callable

from ..errors import MissingExtraError, OutputError, VnruError
from ..listening import bind, listen
from ..load.shelf import serving
from ..words import say
from .app import application
from .front import Front
from .pool import Pool
from .settings import Setup

_LOG = logging.getLogger("vnru_kg.serve")
_BACKLOG = 512
_STOP_SECONDS = 10
_LEAVE_SECONDS = 600.0  # that the last answers from old data may take, large ones to slow clients


def run(setup: Setup, told: Callable[[str, int], None]) -> None:
    """Serve until the process is told to stop; ``told`` is called with the address and the number of triples once it does.

    Raises :class:`MissingExtraError` without the extra ``serve``, :class:`OutputError` for a place where one cannot listen, and
    :class:`~vnru_kg.errors.DataError` for data that cannot be read.
    """
    if not hasattr(socket, "send_fds"):
        raise VnruError(say("the server needs Linux or macOS: other systems cannot end a query"))
    missing = [name for name in ("uvicorn", "uvloop", "httptools", "jinja2") if importlib.util.find_spec(name) is None]
    if missing:  # told before the data are read, and all at once
        raise MissingExtraError(missing[0], "serve", *missing[1:])
    import uvloop

    alone = serving(setup.store) if setup.store and setup.writers else contextlib.nullcontext()
    with alone, bind(setup.host, setup.port) as listener, asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(setup, listener, told))


async def _serve(setup: Setup, listener: socket.socket, told: Callable[[str, int], None]) -> None:
    import uvicorn

    from .connection import Connection

    _log_to_stderr()
    front = application(setup)
    pool = await Pool.start(setup.data, setup.bounds)
    front.use(pool)
    config = uvicorn.Config(
        front,
        http=Connection,
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=_BACKLOG,
        limit_concurrency=setup.connections,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=_STOP_SECONDS,
    )
    server = uvicorn.Server(config)
    try:
        place = listen(listener, setup.host, _BACKLOG)  # from now on nobody is turned away
    except OutputError:  # another server was started at the same time
        await pool.close()
        raise
    told(setup.url or place, int(pool.about["triples"]))
    signal.signal(signal.SIGTERM, lambda *_: None)  # uvicorn stops, and then raises it once more: to be told to stop is no failure
    loop = asyncio.get_running_loop()
    renewing = _Renewing(setup, front)
    loop.add_signal_handler(signal.SIGHUP, renewing.begin)
    try:
        await server.serve(sockets=[listener])
    finally:
        front.ready = False
        loop.remove_signal_handler(signal.SIGHUP)
        await renewing.stop()
        await front.pool.close()


class _Renewing:
    """Takes new data when the process gets SIGHUP: the old ones answer until the new are read, and go on if those are not right.

    Told of while it reads, it reads once more: what changed meanwhile may not be in what it read.
    """

    def __init__(self, setup: Setup, front: Front) -> None:
        self._setup, self._front = setup, front
        self._wanted = False
        self._task: asyncio.Task[None] | None = None
        self._leaving: set[asyncio.Task[None]] = set()

    def begin(self) -> None:
        self._wanted = True
        if self._task is None or self._task.done():
            self._task = asyncio.ensure_future(self._run())

    async def _run(self) -> None:
        while self._wanted:
            self._wanted = False
            await self._renew()

    async def _renew(self) -> None:
        try:
            pool = await Pool.start(self._setup.data, self._setup.bounds, checked=True)
            await pool.wait()
        except (VnruError, EOFError, OSError) as error:
            _LOG.error("the new data were refused; the old ones stay: %s", error)
            return
        before = self._front.use(pool)
        _LOG.info("new data: %s", pool.about["version"])
        if before is not None:  # it ends once its last answers are out, which nothing has to wait for
            leaving = asyncio.ensure_future(before.close(_LEAVE_SECONDS))
            self._leaving.add(leaving)
            leaving.add_done_callback(self._leaving.discard)

    async def stop(self) -> None:
        tasks = [*self._leaving, *([self._task] if self._task else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    for name in ("vnru_kg.serve", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
    _LOG.setLevel(logging.INFO)
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)  # it warns of every request that is none
    logging.getLogger("uvicorn.error").addFilter(lambda record: "without completing" not in record.msg)  # the line of the request tells it
