"""What is wrong, as a reply: RFC 9457 problem details, which the front turns into what a client reads.

Each kind of failure has a type of its own, so that empty, timed out, cut and failed are never mistaken for one another.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from ..engine.protocol import UnacceptableError
from ..errors import (
    AmbiguousError,
    MemoryLimitError,
    NotFoundError,
    QueryError,
    QueryRefusedError,
    QuerySyntaxError,
    TimeLimitError,
    VnruError,
)
from .reply import Reply

MEDIA_TYPE = "application/problem+json"
STATUSES: tuple[tuple[type[VnruError], int, str], ...] = (
    (UnacceptableError, 406, "not-acceptable"),
    (QuerySyntaxError, 400, "syntax"),
    (QueryRefusedError, 403, "refused"),
    (TimeLimitError, 504, "time-limit"),
    (MemoryLimitError, 507, "memory-limit"),
    (AmbiguousError, 404, "ambiguous"),
    (NotFoundError, 404, "not-found"),
    (QueryError, 400, "query"),
)


def problem(
    status: int, kind: str, detail: str, hint: str = "", *, headers: dict[str, str] | None = None, more: Mapping[str, object] | None = None
) -> Reply:
    """A problem: its status, its kind in one word, what is the matter, what to do, and more to read by program."""
    told = {"type": f"urn:vnru-kg:problem:{kind}", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    content = json.dumps(told | ({"hint": hint} if hint else {}) | dict(more or {}), ensure_ascii=False).encode()
    return Reply(status, MEDIA_TYPE, content, headers or {}, cacheable=False)


def of_error(error: VnruError) -> Reply:
    """The problem that an error of ours is to a client."""
    status, kind = next(((s, k) for of, s, k in STATUSES if isinstance(error, of)), (500, "fault"))
    if status == 500:
        return fault()
    more: dict[str, object] = {}
    if isinstance(error, QuerySyntaxError):
        more = {"line": error.line, "column": error.column}
    if isinstance(error, AmbiguousError):
        more = {"candidates": [{"id": name, "label": label} for name, label in error.candidates]}
    return problem(status, kind, error.message, error.hint, more=more)


def fault() -> Reply:
    """Something of ours is broken; what, stands in the log."""
    return problem(500, "fault", "Something went wrong on this server.", "If it happens again, please tell whoever runs it.")


def memory() -> Reply:
    """A job that took more memory than it may."""
    return problem(
        507, "memory-limit", "The query needed more memory than it may take here and was ended; there is no answer.", "Ask for less."
    )


def time_limit(seconds: float) -> Reply:
    """A job that took longer than it may."""
    detail = f"The query took longer than {seconds:g} s and was ended; there is no answer, not even a part of one."
    return problem(504, "time-limit", detail, "Ask for less: join all patterns by common variables.", more={"seconds": seconds})


def busy(detail: str, seconds: int = 1) -> Reply:
    """Too much to do at the moment."""
    return problem(503, "busy", detail, f"Try again in {seconds} s.", headers={"retry-after": str(seconds)})


def too_many(seconds: int = 1) -> Reply:
    """One client asks for too much at a time."""
    detail = "Too many requests at a time from this address."
    return problem(
        429, "too-many", detail, f"Wait for answers before asking on; try again in {seconds} s.", headers={"retry-after": str(seconds)}
    )
