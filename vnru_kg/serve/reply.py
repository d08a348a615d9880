"""What is answered to a request: status, media type, content and a few headers; and how it crosses from a worker to the front."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from struct import Struct
from typing import IO, Protocol

FRAME = Struct("<IQ")  # lengths of the head, and of the content
IN_PARTS = (1 << 64) - 1  # in the place of a length: parts follow, each behind its own, and an empty one behind the last
PART = Struct("<I")


class Parts(Protocol):
    """Content that comes in parts."""

    async def part(self) -> bytes:
        """The next part, and behind the last an empty one. Raises :class:`EOFError` if what came is not the whole."""

    def end(self) -> None:
        """Nobody takes more of it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it goes out. ``cacheable`` says that the same request has the same answer as long as the data are the same.

    Instead of ``content`` a large one has, in the worker, ``write``, which gives the content while it is computed, and in the
    front ``parts``.
    """

    status: int
    media_type: str
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    cacheable: bool = True
    write: Callable[[IO[bytes]], None] | None = None
    parts: Parts | None = None

    def head(self) -> bytes:
        """All but the content."""
        return json.dumps([self.status, self.media_type, dict(self.headers), self.cacheable]).encode()

    def frame(self, length: int) -> bytes:
        """The head, with the lengths before it; the content follows."""
        head = self.head()
        return FRAME.pack(len(head), length) + head

    @classmethod
    def read(cls, head: bytes, content: bytes, parts: Parts | None = None) -> Reply:
        """What :meth:`head` and a content make together."""
        status, media_type, headers, kept = json.loads(head)
        return cls(status, media_type, content, headers, kept, parts=parts)


def validator(version: str, reply: Reply) -> str:
    """The ETag of a whole answer, of the data's version and its content."""
    packed = "-gzip" if reply.headers.get("content-encoding") else ""
    return f'"{blake2b(version.encode() + reply.content, digest_size=12).hexdigest()}{packed}"'


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is asked to do: one of :data:`vnru_kg.serve.work.JOBS` by name, with arguments that name it wholly.

    ``packed`` asks for the content gzipped if that is worth it; ``parts`` takes a large one in parts. ``strange`` marks what a
    stranger wrote: it is ended when it takes long and too many others do.
    """

    name: str
    arguments: tuple[object, ...] = ()
    packed: bool = False
    parts: bool = False
    strange: bool = False
