"""The front: takes requests in, has the work done by the pool, and sends replies; an ASGI application that never waits for work.

Everything here is quick: what takes time or could break happens in a worker. Around every answer stand the same checks: the
name by which the server is called, how much one client does at a time, what a browser may do with the answer.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import logging
import os
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from html import escape
from http import HTTPStatus
from typing import Any

from ..errors import VnruError
from ..load.shelf import mark
from ..text import LANGUAGES
from ..words import table
from . import negotiate, problems
from .cache import Cache, RawHeaders, Response, response
from .caller import Caller, UnknownHostError, caller
from .changes import Change
from .door import Door, address, message
from .figures import Figures
from .pool import Pool
from .protocol import RefusedError
from .reply import Job, Reply
from .sending import Listener, Outcome, Receive, Scope, Send, Sending
from .settings import Setup

Handler = Callable[["Request"], Awaitable[Reply]]

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "connect-src 'self'"
)
_LOG = logging.getLogger("vnru_kg.serve")
_MOST_CHANGES = 50
_KEYED = (b"accept", b"accept-encoding", b"accept-language", b"content-type")


@dataclass(slots=True)
class Request:
    """A request while it is answered."""

    front: Front
    scope: Scope
    receive: Receive
    headers: dict[bytes, bytes]
    caller: Caller
    id: str
    key: Hashable = None
    path: dict[str, str] = field(default_factory=dict)

    @property
    def method(self) -> str:
        """GET for HEAD too: only the sending differs."""
        return "GET" if self.scope["method"] == "HEAD" else str(self.scope["method"])

    @property
    def query_string(self) -> bytes:
        """What stands behind the question mark, as it came."""
        return bytes(self.scope["query_string"])

    def header(self, name: bytes) -> str | None:
        """A header as text."""
        value = self.headers.get(name)
        return None if value is None else value.decode("latin-1")

    @property
    def language(self) -> str:
        """The language that the reader would rather have."""
        return negotiate.language(self.header(b"accept-language"))

    async def body(self, most: int = 0) -> bytes:
        """The content of the request. Raises :class:`RefusedError` if it is too large, or too slow."""
        most = most or self.front.setup.body
        content = bytearray()
        too_large = RefusedError(problems.problem(413, "too-large", f"More than {most:,} bytes.", "Send less."))
        length = self.headers.get(b"content-length", b"0")
        if length.isdigit() and int(length) > most:
            raise too_large
        try:
            async with asyncio.timeout(self.front.setup.body_seconds):
                while True:
                    message = await self.receive()
                    if message["type"] == "http.disconnect":
                        raise ConnectionResetError
                    content += message.get("body", b"")
                    if len(content) > most:
                        raise too_large
                    if not message.get("more_body"):
                        return bytes(content)
        except TimeoutError:
            raise RefusedError(problems.problem(408, "too-slow", "The request did not come whole in time.")) from None

    async def do(self, name: str, *arguments: object, strange: bool = False) -> Reply:
        """Have a job done; its worker is ended if the client goes away."""
        packed = negotiate.takes_gzip(self.header(b"accept-encoding"))
        parts = self.scope["http_version"] != "1.0"  # in which an answer that is broken off looks whole
        job = Job(name, arguments, packed, parts, strange)
        listener = Listener(self.receive)
        try:
            return await self.front.pool.do(job, self.caller.address)
        except asyncio.CancelledError:
            if listener.gone:
                raise ConnectionResetError from None
            raise
        finally:
            listener.end()


class Front:
    """The ASGI application. ``route`` finds who answers a request."""

    def __init__(self, setup: Setup, route: Callable[[Request], Handler]) -> None:
        self.setup = setup
        self.route = route
        self.cache = Cache(setup.cache)
        self.door = Door(self.cache)
        self.figures = Figures()
        self._pool: Pool | None = None
        self.ready = False
        self.changes: list[Change] = []
        self.writing = asyncio.Lock()
        self._renewing = asyncio.Lock()
        self._mark: tuple[int, int] | None = None  # of the version that is served
        self._at_work: Counter[str] = Counter()
        self._ids = itertools.count(1)
        self._run = os.urandom(4).hex()
        fixed = [
            (b"vary", b"Accept, Accept-Encoding, Accept-Language"),
            (b"x-content-type-options", b"nosniff"),
            (b"content-security-policy", POLICY.encode()),
            (b"referrer-policy", b"no-referrer"),
            (b"cross-origin-opener-policy", b"same-origin"),
        ]
        cors = [
            (b"access-control-allow-origin", setup.cors.encode()),
            (b"access-control-expose-headers", b"ETag, Link, Location, Retry-After, VNRU-Truncated, X-Request-Id"),
        ]
        self._fixed: RawHeaders = [*fixed, *(cors if setup.cors else [])]

    @property
    def pool(self) -> Pool:
        """The workers."""
        assert self._pool is not None  # noqa: S101 — requests come after the start
        return self._pool

    def use(self, pool: Pool) -> Pool | None:
        """Answer from another pool from now on; gives the one before."""
        before, self._pool = self._pool, pool
        self._mark = None  # it may have been read before somebody wrote
        self._taken()
        self.ready = True
        return before

    def _taken(self) -> None:
        self.cache.clear()
        self.door.clear()
        when, about = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), self.pool.about
        self.changes.insert(0, Change(f"urn:vnru-kg:data:{about['version']}", when, triples=about["triples"]))
        del self.changes[_MOST_CHANGES:]

    async def renew(self) -> None:
        """Answer from the store as it is now, if it is another one; all who ask after this do."""
        if self.setup.store is None:
            return
        async with self._renewing:
            now = mark(self.setup.store)
            if now is None or now == self._mark:
                return
            pool = self.pool
            if await pool.renew():
                self._taken()
            if pool is self._pool:
                self._mark = now

    def _current(self) -> bool:
        """Whether the data are still those that are answered from."""
        return self.setup.store is None or mark(self.setup.store) == self._mark

    async def _follow(self) -> None:
        """Whoever else writes into the store is followed: what was current goes from the disk with the change after the next."""
        if self._current():
            return
        try:
            await self.renew()
        except VnruError as error:
            _LOG.error("the new data were refused; the old ones stay: %s", error)

    def at_once(self, client: tuple[str, int] | None, head: bytes, more: RawHeaders) -> bytes | None:
        """The answer to a request that came before, byte by byte, with the headers ``more``; ``None`` if it takes the usual way."""
        begun, who = time.perf_counter(), address(client)
        known = self.door.get(who, head)
        if known is None or not self._current():
            return None
        made, path = known
        sent = Outcome(self._number(), len(made.content))
        content = message(made, [*more, (b"x-request-id", sent.number.encode())])
        self._note({"method": "GET", "path": path}, who, made.status, sent, time.perf_counter() - begun)
        return content

    def _number(self) -> str:
        return f"{self._run}-{next(self._ids)}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            return
        begun = time.perf_counter()
        headers: dict[bytes, bytes] = {}
        for name, value in scope["headers"]:
            headers[name] = headers[name] + b", " + value if name in headers else value
        number = self._number()
        who, sent, out = "", None, Sending(scope, headers, receive, send, number)
        try:
            called = caller(scope, headers, self.setup)
            who = called.address
            await self._follow()
            key = (scope["method"] == "POST", scope["raw_path"], scope["query_string"], called.base, *map(headers.get, _KEYED))
            found = self.cache.get(key) if scope["method"] in {"GET", "HEAD"} else None
            if found is not None:
                self.door.learn(scope, headers, key)
            sent = found or await self._answered(Request(self, scope, receive, headers, called, number, key))
            await out.run(sent)
        except UnknownHostError as error:
            told = problems.problem(error.status, "host", "This server is not the host that the request names.")
            sent = response(told, "", self._fixed)
            await out.run(sent)
        except (ConnectionResetError, TimeoutError):  # the client has gone, or takes nothing any more
            pass
        finally:
            self._note(scope, who, sent.status if sent else 499, out.outcome, time.perf_counter() - begun)

    async def _answered(self, request: Request) -> Response:
        """The reply of whoever answers the request, kept if it may be."""
        who, version = request.caller.address, self._pool.about["version"] if self._pool else ""
        if self._at_work[who] >= self.setup.each:
            return response(problems.too_many(), "", self._fixed)
        self._at_work[who] += 1
        try:
            reply = await self.route(request)(request)
        except RefusedError as error:
            reply = error.reply
        except (ConnectionResetError, asyncio.CancelledError):
            raise
        except Exception:  # noqa: BLE001 — whatever it was: the next request is another one
            _LOG.exception("request %s", request.id)
            reply = problems.fault()
        finally:
            self._at_work[who] -= 1
            if not self._at_work[who]:
                del self._at_work[who]
        if len(reply.content) > self.setup.answer:
            most = f"{self.setup.answer:,}"
            reply = problems.problem(
                507, "too-large", f"The answer has more than {most} bytes.", "Ask for less, or in parts with LIMIT and OFFSET."
            )
        made = response(await self._readable(reply, request), version, self._fixed)
        if made.etag and made.parts is None and request.key is not None and version == self.pool.about["version"]:
            self.cache.put(request.key, made)
        return made

    async def _readable(self, reply: Reply, request: Request) -> Reply:
        """A problem as its reader takes it: for programs as it is, for people as text."""
        if reply.media_type != problems.MEDIA_TYPE:
            return reply
        wanted = negotiate.media_type(request.header(b"accept"), ["text/html", "text/plain", problems.MEDIA_TYPE, "application/json"])
        if wanted in {problems.MEDIA_TYPE, "application/json"} or "json" in (request.header(b"accept") or ""):
            return reply
        told = json.loads(reply.content)
        if wanted == "text/html" and "html" in (request.header(b"accept") or ""):
            return _page(reply, told, request)
        text = "\n".join(filter(None, [told["detail"], told.get("hint")])) + "\n"
        return Reply(reply.status, "text/plain; charset=utf-8", text.encode(), reply.headers, cacheable=False)

    def _note(self, scope: Scope, who: str, status: int, sent: Outcome, lasted: float) -> None:
        self.figures.note(status, lasted)
        if self.setup.log:
            line = {
                "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
                "id": sent.number,
                "client": who,
                "method": scope["method"],
                "path": scope["path"],  # what stands behind “?” is the reader's own affair
                "status": status,
                "bytes": sent.count,
                **({"whole": False} if sent.broken else {}),
                "ms": round(lasted * 1000, 1),
            }
            _LOG.info(json.dumps(line, ensure_ascii=True))


def _page(reply: Reply, told: dict[str, Any], request: Request) -> Reply:
    """A problem for a reader, made here: it may be that nothing else works."""
    first = str(request.scope["path"])[1:3]
    language = first if first in LANGUAGES else request.language
    words = table("pages", language)
    kind = told["type"].rpartition(":")[2]
    text = words.get(kind) or (words["nothing"] if reply.status == 404 else f"{told['detail']} {told.get('hint', '')}")
    parts = f'<h1>{escape(words["problem"])}</h1><p>{escape(text)}</p><p><a href="/{language}/">{escape(words["site"])}</a></p>'
    head = f'<meta charset="utf-8"><title>{escape(words["problem"])}</title><link rel="stylesheet" href="/static/style.css">'
    html = f'<!doctype html><html lang="{language}"><head>{head}</head><body><main>{parts}</main></body></html>'
    return Reply(reply.status, "text/html; charset=utf-8", html.encode(), reply.headers, cacheable=False)


def wrong_method(methods: str) -> Reply:
    """A method that a resource does not have."""
    return problems.problem(405, "method", "This address does not take that method.", f"It takes {methods}.", headers={"allow": methods})


def redirect(status: int, place: str, **headers: str) -> Reply:
    """To another address."""
    text = f"{HTTPStatus(status).phrase}: {place}\n"
    return Reply(status, "text/plain; charset=utf-8", text.encode(), {"location": place, **headers}, cacheable=False)
