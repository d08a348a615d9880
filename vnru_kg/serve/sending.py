"""How an answer goes out: whole, or in parts as they come; what is broken off is never ended as if it were whole."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from .cache import Response
from .reply import Parts

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
_CHUNK = 1 << 18
_LISTEN = 0.25  # seconds after which it is worth looking whether the client is still there
_SEND_SECONDS = 30.0  # that a client may let wait, and the time beside it in which it takes so much:
_SLOWEST = 32 << 10  # bytes a second; who takes less holds a place that others need


class Listener:
    """Cancels the task that made it when its client goes away; looks only if that takes a while."""

    def __init__(self, receive: Receive) -> None:
        self.gone = False
        self._receive, self._for = receive, asyncio.current_task()
        self._timer = asyncio.get_running_loop().call_later(_LISTEN, self._begin)
        self._task: asyncio.Task[None] | None = None

    def _begin(self) -> None:
        self._task = asyncio.ensure_future(self._listen())

    async def _listen(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.gone = True
        if self._for is not None:
            self._for.cancel()

    def end(self) -> None:
        """Listen no longer."""
        self._timer.cancel()
        if self._task is not None:
            self._task.cancel()


@dataclass(slots=True)
class Outcome:
    """What is to be told of an answer. ``count`` is how many bytes of content went out; ``broken`` says that they are not all."""

    number: str
    count: int = 0
    broken: bool = False


class Sending:
    """One answer on its way."""

    def __init__(self, scope: Scope, headers: dict[bytes, bytes], receive: Receive, send: Send, number: str) -> None:
        self.outcome = Outcome(number)
        self._scope, self._headers, self._receive, self._send = scope, headers, receive, send
        self._waited = 0.0  # seconds, for the client

    async def run(self, made: Response) -> None:
        """Send an answer. Raises :class:`ConnectionResetError` or :class:`TimeoutError` if the client does not take it."""
        try:
            status, content, parts = made.status, made.content, made.parts
            headers = [*made.headers, (b"x-request-id", self.outcome.number.encode())]
            if made.etag and _matches(self._headers.get(b"if-none-match"), made.etag):
                status, content, parts = 304, b"", None
                headers = [pair for pair in headers if pair[0] not in {b"content-type", b"content-length", b"content-encoding"}]
            await self._send({"type": "http.response.start", "status": status, "headers": headers})
            if self._scope["method"] == "HEAD":
                content, parts = b"", None
            await (self._whole(content) if parts is None else self._parts(parts))
        finally:
            if made.parts is not None:
                made.parts.end()

    async def _whole(self, content: bytes) -> None:
        if len(content) <= _CHUNK:  # most are: what the connection takes at once needs no clock
            await self._send({"type": "http.response.body", "body": content})
            self.outcome.count += len(content)
            return
        for start in range(0, len(content), _CHUNK):
            await self._part(content[start : start + _CHUNK], more=start + _CHUNK < len(content))

    async def _parts(self, parts: Parts) -> None:
        listener = Listener(self._receive)
        try:
            while content := await parts.part():
                await self._part(content, more=True)
            await self._part(b"", more=False)
        except EOFError:  # a limit fell: the connection ends without an end of the content
            self.outcome.broken = True
        except asyncio.CancelledError:
            self.outcome.broken = True
            if listener.gone:
                raise ConnectionResetError from None
            raise
        finally:
            listener.end()

    async def _part(self, content: bytes, *, more: bool) -> None:
        begun = asyncio.get_running_loop().time()
        async with asyncio.timeout(_SEND_SECONDS + self.outcome.count / _SLOWEST - self._waited):
            await self._send({"type": "http.response.body", "body": content, "more_body": more})
        self._waited += asyncio.get_running_loop().time() - begun
        self.outcome.count += len(content)


def _matches(header: bytes | None, etag: bytes) -> bool:
    return header is not None and (header.strip() == b"*" or etag in [t.strip().removeprefix(b"W/") for t in header.split(b",")])
