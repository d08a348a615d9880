"""One worker as the front sees it: it is given a job and replies, or has ended."""

from __future__ import annotations

import asyncio
import pickle
from pathlib import Path

from .reply import FRAME, IN_PARTS, PART, Job, Reply
from .work import REQUEST


class Worker:
    """One worker process."""

    def __init__(self, pid: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, age: int) -> None:
        self.pid, self.age = pid, age
        self._reader, self._writer = reader, writer

    async def do(self, job: Job, seconds: float, memory: int) -> Reply:
        """Hand over a job and wait for its reply; :class:`EOFError` if the worker has ended."""
        asked = pickle.dumps(job)
        try:
            self._writer.write(REQUEST.pack(len(asked), seconds, memory) + asked)
            await self._writer.drain()
            head, content = FRAME.unpack(await self._reader.readexactly(FRAME.size))
            about = await self._reader.readexactly(head)
            if content == IN_PARTS:
                return Reply.read(about, b"", self)
            return Reply.read(about, await self._reader.readexactly(content))
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise EOFError from error

    async def part(self) -> bytes:
        """See :class:`~vnru_kg.serve.reply.Parts`."""
        try:
            (length,) = PART.unpack(await self._reader.readexactly(PART.size))
            return await self._reader.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise EOFError from error

    def end(self) -> None:
        """See :class:`~vnru_kg.serve.reply.Parts`."""
        self.close()

    def cpu_seconds(self) -> float:
        """Seconds of the processor that it has used so far."""
        try:
            return int(Path(f"/proc/{self.pid}/schedstat").read_text("ascii").split()[0]) / 1e9
        except (OSError, ValueError, IndexError):
            return float("inf")  # not known here: then the clock counts

    @property
    def hears(self) -> bool:
        """Whether nobody has hung up, so that it can be given a job."""
        return not self._writer.transport.is_closing()

    def close(self) -> None:
        """Hang up; whoever waits for a reply sees that none will come."""
        self._writer.transport.abort()
