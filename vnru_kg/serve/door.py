"""The door: a request that came before to the letter, and whose answer is kept, is answered before anything of it is read.

What a client sends again has the same head, byte by byte. Its answer is looked up by that, so that neither the head is parsed nor a
task made for it. Whatever is not as plain as this takes the usual way.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from http import HTTPStatus
from typing import Any

from .cache import Cache, Response

MOST_HEAD = 4 << 10  # bytes
_MOST = 2_000  # heads
# headers that make another answer of it, or another end, or behind which more of the request follows
_CHANGES = (b"if-none-match", b"connection", b"expect", b"upgrade", b"range", b"content-length", b"transfer-encoding")
HEAD = "vnru_kg.head"  # in the scope of a request: its head as it came, if nothing else came with it


class Door:
    """The heads of requests whose answers a cache keeps, those that came last."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._known: OrderedDict[tuple[str, bytes], tuple[Hashable, str]] = OrderedDict()

    def learn(self, scope: Mapping[str, Any], headers: Mapping[bytes, bytes], key: Hashable) -> None:
        """Remember the head of a request that was answered from the cache by ``key``."""
        head = scope.get(HEAD)
        if head is None or scope["method"] != "GET" or scope["http_version"] != "1.1" or any(name in headers for name in _CHANGES):
            return
        self._known[address(scope.get("client")), head] = (key, scope["path"])
        if len(self._known) > _MOST:
            self._known.popitem(last=False)

    def get(self, client: str, head: bytes) -> tuple[Response, str] | None:
        """The answer to a request by its head, and the path that it asks for; ``None`` if it is not known, or kept no more."""
        known = self._known.get((client, head))
        if known is None:
            return None
        made = self._cache.get(known[0])
        return None if made is None else (made, known[1])

    def clear(self) -> None:
        """Forget all: the data are others."""
        self._known.clear()


def address(client: tuple[str, int] | None) -> str:
    """The address of a connection without its port; empty for one that has none."""
    return client[0] if client else ""


def message(made: Response, more: list[tuple[bytes, bytes]]) -> bytes:
    """A whole answer as HTTP/1.1 has it (RFC 9112, 4); ``more`` are headers beside its own."""
    lines = [b"HTTP/1.1 %d %s\r\n" % (made.status, HTTPStatus(made.status).phrase.encode())]
    for name, value in [*more, *made.headers]:
        lines += (name, b": ", value, b"\r\n")
    lines += (b"\r\n", made.content)
    return b"".join(lines)
