"""The connection as uvicorn's parser has it, but for clients that send their request too slowly, or a head without end."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_SECONDS = 10.0
MOST_HEAD = 64 << 10  # bytes: the line with the address, and the headers
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class Connection(HttpToolsProtocol):
    """Closes what has not sent the head of its request in time, or sends more than one may have."""

    _head = 0
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """See asyncio."""
        super().connection_made(transport)
        self._begin()

    def data_received(self, data: bytes) -> None:
        """See asyncio."""
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
