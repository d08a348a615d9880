"""Answers that are kept: the same request has the same answer as long as the data are the same, so it is made once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

from .reply import Parts, Reply, validator

_BESIDE = 500  # bytes that an entry takes beside its content
RawHeaders = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Response:
    """A reply as the connection takes it; ``etag`` is empty for what has no validator, and ``parts`` gives the content of what is large."""

    status: int
    headers: RawHeaders
    content: bytes
    etag: bytes
    parts: Parts | None = None


def response(reply: Reply, version: str, fixed: RawHeaders) -> Response:
    """A reply with its length and, if it is kept, a validator made of the data's version and its content."""
    headers = [(b"content-type", reply.media_type.encode())]
    if reply.parts is None:
        headers.append((b"content-length", str(len(reply.content)).encode()))
    headers += [(name.encode(), value.encode("latin-1", "replace")) for name, value in reply.headers.items()]
    etag, kept = reply.headers.get("etag", "").encode(), reply.cacheable and reply.status == 200
    if kept and reply.parts is None:
        etag = validator(version, reply).encode()
        headers.append((b"etag", etag))
    names = {name for name, _ in headers}
    headers += [pair for pair in fixed if pair[0] not in names]
    if b"cache-control" not in names:
        headers.append((b"cache-control", b"public, max-age=60" if kept else b"no-store"))
    return Response(reply.status, headers, reply.content, etag, reply.parts)


class Cache:
    """As many answers as fit into a number of bytes, those that were asked for last."""

    def __init__(self, most: int) -> None:
        self._most, self.size = most, 0
        self._entries: OrderedDict[Hashable, Response] = OrderedDict()
        self.hits = self.misses = 0

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Hashable) -> Response | None:
        """What is kept under a key."""
        entry = self._entries.get(key)
        if entry is None:
            self.misses += 1
            return None
        self.hits += 1
        self._entries.move_to_end(key)
        return entry

    def put(self, key: Hashable, entry: Response) -> None:
        """Keep an answer, unless it is so large that it would drive out most of the others."""
        size = len(entry.content) + _BESIDE
        if size > self._most // 8 or key in self._entries:
            return
        self._entries[key] = entry
        self.size += size
        while self.size > self._most:
            self.size -= len(self._entries.popitem(last=False)[1].content) + _BESIDE

    def clear(self) -> None:
        """Forget all: the data are others."""
        self._entries.clear()
        self.size = 0
