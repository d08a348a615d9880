"""What is answered to a request: status, media type, content and a few headers; and how it crosses from a worker to the front."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from struct import Struct

FRAME = Struct("<IQ")  # lengths of the head, and of the content


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it goes out. ``cacheable`` says that the same request has the same answer as long as the data are the same."""

    status: int
    media_type: str
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    cacheable: bool = True

    def head(self) -> bytes:
        """All but the content."""
        return json.dumps([self.status, self.media_type, dict(self.headers), self.cacheable]).encode()

    def frame(self) -> bytes:
        """The head, with the lengths before it; the content follows."""
        head = self.head()
        return FRAME.pack(len(head), len(self.content)) + head

    @classmethod
    def read(cls, head: bytes, content: bytes) -> Reply:
        """What :meth:`head` and a content make together."""
        status, media_type, headers, kept = json.loads(head)
        return cls(status, media_type, content, headers, kept)


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is asked to do: one of :data:`vnru_kg.serve.work.JOBS` by name, with arguments that name it wholly.

    ``packed`` asks for the content gzipped if that is worth it. ``strange`` marks what a stranger wrote: it is ended when it
    takes long and too many others do.
    """

    name: str
    arguments: tuple[object, ...] = ()
    packed: bool = False
    strange: bool = False
