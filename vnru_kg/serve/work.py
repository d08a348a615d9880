"""What a worker does: one job at a time, each within its limits, the kernel ending what takes too long or too much."""

from __future__ import annotations

import io
import os
import pickle
import resource
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from struct import Struct
from typing import IO, NoReturn, cast

from ..engine import EmbeddedEngine
from ..engine.terms import native_quad
from ..engine.worker import address_space
from ..errors import VnruError
from ..graph import Graph
from ..kg import KnowledgeGraph
from ..namespaces import DATASET_GRAPH
from ..paths import Home
from ..snapshot import Snapshot
from ..text import LANGUAGES
from . import answers, api, changes, outgoing, pages, problems, reconcile, writes
from .data import Data
from .description import partitions
from .lists import in_order
from .reply import Job, Reply

REQUEST = Struct("<Qdq")  # length of the pickled job, seconds, bytes of memory
LARGE = 300_000  # triples; beyond that memory counts more than time
_ENDPOINT = {"query", "graph", "description", "page.endpoint"}
_Handler = Callable[..., Reply]


class Work:
    """The graph, and everything that can be asked of it by name."""

    def __init__(self, kg: KnowledgeGraph, endpoint_graph: Graph | None = None, *, on_disk: bool = False) -> None:
        """``endpoint_graph`` answers queries, where it has more than ``kg``; a store is ``on_disk``, and each worker opens it."""
        self.kg, self.endpoint_graph, self.on_disk = kg, endpoint_graph or kg, on_disk
        # what pages tell takes thousands of looks into the graph
        self.page_graph: Graph = Snapshot(kg) if not on_disk and len(kg) <= LARGE else kg
        self.jobs: dict[str, _Handler] = {**answers.JOBS, **pages.JOBS, **api.JOBS, **changes.JOBS, **reconcile.JOBS}

    @classmethod
    def load(cls, data: Data) -> Work:
        """The work on data."""
        if data.store is not None:
            work = cls(KnowledgeGraph.open(data.store), on_disk=True)
            shapes = data.home if data.validated else None
            work.jobs["write"] = lambda _, *given: writes.write(cast(Path, data.store), shapes, *given)
            work.jobs["warm"] = work.warm_worker
            work.jobs["warm.counts"] = work.warm_counts
            work.jobs["warm.lists"] = work.warm_lists
            return work
        kg = KnowledgeGraph.load(Home(data.home, "option"))
        return cls(kg, Graph(EmbeddedEngine([*kg.engine.native_quads(), *map(native_quad, partitions(kg))])))

    def warm(self) -> None:
        """Read what is read once for all, so that the workers share it."""
        from ..ask.facts import facts
        from ..ask.lexicon import lexicon
        from ..library import questions
        from ..search import index_of

        _ = self.endpoint_graph.labels
        index_of(self.page_graph)
        for language in LANGUAGES:
            lexicon(self.page_graph, language)
            facts(self.page_graph, language)
        questions()
        for language in LANGUAGES:
            place = pages.Place("", "", language)
            for job in (Job("page.start", (place,)), Job("page.question", (place, "Putin", {})), Job("page.thing", (place, DATASET_GRAPH))):
                self.do(job)
        self.do(Job("explorer", (LANGUAGES[0], "", False)))  # its first page takes seconds, which a busy machine makes minutes
        self.do(Job("sitemap", ("",)))
        self.do(Job("description", ("", "turtle")))

    def warm_worker(self, _: Graph) -> Reply:
        """The same for one worker on a store; the index and the facts lie in the cache for the others too.

        Of a large one there is only the index of names.
        """
        held = len(self.kg) <= LARGE
        if held:
            self.page_graph = Snapshot(self.kg)
            self.warm()
        else:
            from ..search import index_of

            index_of(self.kg)
        return Reply(200, "text/plain", b"held" if held else b"", cacheable=False)

    def warm_counts(self, _: Graph) -> Reply:
        """What the first page tells of all there is, kept for the other workers."""
        from ..info import summary

        for language in LANGUAGES:
            summary(self.kg, language)
        return Reply(200, "text/plain", b"", cacheable=False)

    def warm_lists(self, _: Graph) -> Reply:
        """The order of all lists, kept for the other workers."""
        for language in LANGUAGES:
            in_order(self.kg, language)
        return Reply(200, "text/plain", b"", cacheable=False)

    def about(self) -> dict[str, object]:
        """What the front needs to know."""
        return {"version": self.kg.engine.key or "", "triples": None if self.on_disk else len(self.kg)}

    def do(self, job: Job) -> Reply:
        """The reply to a job; mistakes of whoever asked are replies as well."""
        try:
            graph = self.endpoint_graph if job.name in _ENDPOINT else self.page_graph
            reply = self.jobs[job.name](graph, *job.arguments)
        except VnruError as error:
            reply = problems.of_error(error)
        return reply

    def answer(self, job: Job, stream: io.BufferedRWPair) -> Reply | None:
        """The reply to a job as it goes to the front; ``None`` if it has gone there in parts."""
        reply: Reply | None = self.do(job)
        if reply is not None and reply.write is not None:
            out = outgoing.Outgoing(stream, reply, job)
            try:
                reply.write(cast("IO[bytes]", out))
            except BaseException as error:  # a panic of the engine is none of Exception
                if out.begun:
                    _break_off(error)
                if not isinstance(error, VnruError):
                    raise
                reply = problems.of_error(error)
            else:
                reply = out.end()
        # the front reads problems, to tell them as their reader takes them
        if reply is not None and job.packed and reply.media_type != problems.MEDIA_TYPE:
            return outgoing.pack(reply)
        return reply


def _break_off(error: BaseException) -> NoReturn:
    """End without a word to the front, which then knows that what it has is not the whole."""
    if isinstance(error, MemoryError):
        os.abort()  # as native code does
    os.write(2, f"an answer was broken off: {type(error).__name__}: {error}\n".encode())
    os._exit(1)


def serve(work: Work, connection: socket.socket) -> NoReturn:
    """Answer the front until it hangs up; what is planned for the exit of the parent does not run here."""
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
        stream = connection.makefile("rwb")
        while len(head := stream.read(REQUEST.size)) == REQUEST.size:
            length, seconds, memory = REQUEST.unpack(head)
            job = pickle.loads(stream.read(length))  # noqa: S301 — from the front, our parent's parent
            reply = _done(work, job, stream, seconds, memory)
            if reply is not None:
                outgoing.send(stream, reply, job, work.kg.engine.key or "")
    except OSError:  # the front is gone
        pass
    except BaseException:  # noqa: BLE001 — a fault of ours: it stands in the log, and the front sees that we are gone
        os.write(2, traceback.format_exc().encode())
        os._exit(1)
    os._exit(0)


def _done(work: Work, job: Job, stream: io.BufferedRWPair, seconds: float, memory: int) -> Reply | None:
    _limit(memory)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return work.answer(job, stream)
    except MemoryError:
        return problems.memory()
    except Exception:  # noqa: BLE001 — a fault of ours is told in the log only
        os.write(2, traceback.format_exc().encode())
        return problems.fault()
    except BaseException as error:  # noqa: BLE001 — a panic of the engine is none of Exception
        os.write(2, f"the engine broke off: {type(error).__name__}: {error}\n".encode())
        return problems.fault()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


_ceiling = 0


def _limit(memory: int) -> None:
    """Let this process take ``memory`` bytes more than it has."""
    global _ceiling  # noqa: PLW0603 — one process, one ceiling
    if _ceiling or not sys.platform.startswith("linux") or not memory:
        return
    _ceiling = address_space() + memory
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (_ceiling if hard == resource.RLIM_INFINITY else min(_ceiling, hard), hard))
