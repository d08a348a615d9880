"""The connection as uvicorn's parser has it, but for clients that send too slowly or too much, and for what is answered at once."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from .door import HEAD
from .door import MOST_HEAD as MOST_KNOWN
from .front import Front

HEAD_SECONDS = 10.0
MOST_HEAD = 64 << 10  # bytes: the line with the address, and the headers
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class Connection(HttpToolsProtocol):
    """Closes what has not sent the head of its request in time, or sends more than one may have."""

    _head = 0
    _timer: asyncio.TimerHandle | None = None
    _whole: bytes | None = None  # the head of the request, if it came alone and in one piece

    def connection_made(self, transport: Any) -> None:
        """See asyncio."""
        super().connection_made(transport)
        self._begin()

    def data_received(self, data: bytes) -> None:
        """See asyncio."""
        alone = len(data) <= MOST_KNOWN and self._rests() and data.find(b"\r\n\r\n") == len(data) - 4
        if alone and self._answer(data):
            return
        self._whole = data if alone else None
        if self._timer is None and (self.cycle is None or self.cycle.response_complete):
            self._begin()
        if self._timer is not None:  # what stands behind the head belongs to the content
            end = data.find(b"\r\n\r\n")
            self._head += len(data) if end < 0 else end
            if self._head > MOST_HEAD:
                self._stop()
                self.transport.write(_TOO_LARGE)
                self.transport.close()
                return
        super().data_received(data)

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._stop()
        super().on_headers_complete()
        if self._whole is not None:
            cast("dict[str, Any]", self.scope)[HEAD] = self._whole

    def _rests(self) -> bool:
        """Whether nothing is being received or answered, and the client takes what it is sent."""
        cycle = self.cycle
        over = self._head == 0 if cycle is None else self._timer is None and cycle.response_complete and not cycle.more_body
        return over and not self.pipeline and not self.flow.write_paused and not self.transport.is_closing()

    def _answer(self, head: bytes) -> bool:
        """Answer a request that came before; gives whether it is one."""
        if self.limit_concurrency is not None and len(self.connections) >= self.limit_concurrency:
            return False
        made = cast(Front, self.app).at_once(self.client, head, self.server_state.default_headers)
        if made is None:
            return False
        self._stop()
        self._unset_keepalive_if_required()
        self.transport.write(made)
        self.server_state.total_requests += 1
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        """See asyncio."""
        self._stop()
        super().connection_lost(exc)

    def _begin(self) -> None:
        self._head = 0
        self._timer = asyncio.get_running_loop().call_later(HEAD_SECONDS, self._late)

    def _late(self) -> None:
        self._timer = None
        if not self.transport.is_closing():
            self.transport.close()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
