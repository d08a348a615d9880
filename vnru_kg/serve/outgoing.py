"""The content of an answer on its way from a worker to the front: whole if it is small, else in parts, while it is computed.

What is whole has its exact status, length and validator. Behind a first part nothing of that can be taken back: an answer that
cannot be finished ends with its worker, and the front then breaks it off, so that it never looks whole.
"""

from __future__ import annotations

import gzip
import io
import os
import signal
import zlib
from collections.abc import Iterator
from dataclasses import replace

from .reply import IN_PARTS, PART, Job, Reply, validator

WHOLE = 4 << 20  # bytes of content that are held until all is known
_PART = 1 << 17
_WORTH_PACKING = 1000
_LEVEL = 5  # of gzip


class Outgoing:
    """What a job's answer is written to."""

    def __init__(self, stream: io.BufferedRWPair, reply: Reply, job: Job) -> None:
        self.begun = False
        self._stream, self._reply, self._job = stream, reply, job
        self._held = bytearray()
        self._packer = zlib.compressobj(_LEVEL, wbits=31) if job.packed else None

    def write(self, content: bytes) -> int:
        """Take a part of the content."""
        self._held += content
        if self._job.parts and not self.begun and len(self._held) > WHOLE:
            self.begun = True
            headers = {**self._reply.headers, "content-encoding": "gzip"} if self._packer else self._reply.headers
            self._send(replace(self._reply, headers=headers).frame(IN_PARTS))
        if self.begun and len(self._held) >= _PART:
            self._pass()
        return len(content)

    def flush(self) -> None:
        """Whoever writes may ask for it; parts go out by their size."""

    def end(self) -> Reply | None:
        """The whole as a reply, if nothing of it is out."""
        if not self.begun:
            return replace(self._reply, content=bytes(self._held), write=None)
        self._pass(last=True)
        self._send(PART.pack(0))
        return None

    def _pass(self, *, last: bool = False) -> None:
        content = bytes(self._held)
        self._held.clear()
        if self._packer:
            content = self._packer.compress(content) + (self._packer.flush() if last else b"")
        self._send(b"".join(_parts(content)))

    def _send(self, content: bytes) -> None:
        left, _ = signal.setitimer(signal.ITIMER_REAL, 0)  # the client's time is not the query's
        try:
            self._stream.write(content)
            self._stream.flush()
        except OSError:  # nobody takes it any more
            os._exit(0)
        signal.setitimer(signal.ITIMER_REAL, left)


def _parts(content: bytes) -> Iterator[bytes]:
    """Content as it crosses in parts, without the empty one behind the last."""
    for start in range(0, len(content), _PART):
        piece = content[start : start + _PART]
        yield PART.pack(len(piece)) + piece


def pack(reply: Reply) -> Reply:
    """A reply gzipped, if that is worth it."""
    if len(reply.content) < _WORTH_PACKING:
        return reply
    return replace(reply, content=gzip.compress(reply.content, _LEVEL, mtime=0), headers={**reply.headers, "content-encoding": "gzip"})


def send(stream: io.BufferedRWPair, reply: Reply, job: Job, version: str) -> None:
    """Send a whole reply; a large one in parts too, so that nobody has to hold it."""
    content = reply.content
    if job.parts and len(content) > WHOLE:
        known = {"content-length": str(len(content))} | ({"etag": validator(version, reply)} if reply.cacheable else {})
        stream.write(replace(reply, headers={**reply.headers, **known}).frame(IN_PARTS))
        for part in _parts(content):
            stream.write(part)
        stream.write(PART.pack(0))
    else:
        stream.write(reply.frame(len(content)))
        stream.write(content)
    stream.flush()
