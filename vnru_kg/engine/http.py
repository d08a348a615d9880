"""SPARQL over HTTP: one request and its answer, with time and size limits, retries for what only reads, and errors that say what to do.

Only ``urllib`` is used. Who asks is named by the environment or a file, never by the address: an address is shown and logged.
"""

from __future__ import annotations

import http.client
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from email.message import Message as Headers
from pathlib import Path

from ..errors import MemoryLimitError, QueryError, TimeLimitError, UnreachableError
from ..records import dataclass, field
from ..words import say
from .limits import Limits, size_in_words

_TRIES = 4
_PAUSE = 0.25  # seconds before the second try; each pause is twice the one before
_MAY_PASS = {429, 502, 503, 504}  # what a server answers that may answer otherwise soon
_CHUNK = 1 << 16
_SHOWN = 300  # characters of a server's own words


@dataclass(frozen=True, slots=True)
class Access:
    """Who asks: a user with a password, or a token; nobody if all are empty."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Access:
        """From ``VNRU_KG_ENDPOINT_TOKEN``, or ``…_USER`` and ``…_PASSWORD``, or the file that ``VNRU_KG_ENDPOINT_AUTH`` names.

        The file holds one line: a token, or ``user:password``.
        """
        name = "VNRU_KG_ENDPOINT_"
        if file := environment.get(f"{name}AUTH"):
            try:
                line = Path(file).read_text("utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                raise UnreachableError(say("{file} cannot be read: {what}", file=file, what=error)) from error
            user, colon, password = line.partition(":")
            return cls(user, password) if colon else cls(token=line)
        return cls(environment.get(f"{name}USER", ""), environment.get(f"{name}PASSWORD", ""), environment.get(f"{name}TOKEN", ""))

    def opener(self, address: str) -> urllib.request.OpenerDirector:
        """What opens requests; a password is given as the server asks for it (Virtuoso 7.2.5 wants Digest, and no Basic before)."""
        if not self.user:
            return urllib.request.build_opener()
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, address, self.user, self.password)
        return urllib.request.build_opener(urllib.request.HTTPDigestAuthHandler(known), urllib.request.HTTPBasicAuthHandler(known))


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered."""

    content: bytes
    kind: str
    headers: Headers


def check_address(address: str) -> str:
    """The address of an endpoint; :class:`~vnru_kg.errors.UnreachableError` for what is none, or holds a password."""
    try:
        parts = urllib.parse.urlsplit(address)
        known = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        known = False
    if not known or any(c.isspace() for c in address):
        raise UnreachableError(
            say("“{address}” is not the address of a SPARQL endpoint", address=address), say("It begins with http:// or https://.")
        )
    if parts.username or parts.password:
        raise UnreachableError(
            say("an address must not hold a user or password, because addresses are shown"),
            say("Put them into VNRU_KG_ENDPOINT_USER and VNRU_KG_ENDPOINT_PASSWORD, or into a file that VNRU_KG_ENDPOINT_AUTH names."),
        )
    return address


@dataclass(frozen=True, slots=True)
class Sending:
    """What is sent."""

    method: str
    address: str
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class Client:
    """Sends requests to one address."""

    def __init__(self, address: str, access: Access) -> None:
        self.address = check_address(address)
        self._access = access
        self._opener = access.opener(address)

    def form(self, fields: list[tuple[str, str]], accept: str, limits: Limits) -> Reply:
        """A question as a form, which every server takes (Virtuoso 7.2.5 does not take a query as the body); may be repeated."""
        body = urllib.parse.urlencode(fields).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
        return self.send(Sending("POST", self.address, body, headers), limits)

    def send(self, sending: Sending, limits: Limits) -> Reply:
        """Any request that does no harm if it arrives twice: it is sent again where that may help."""
        until, pause = _until(limits), _PAUSE
        for left in range(_TRIES - 1, -1, -1):
            try:
                return self._once(sending, until, limits)
            except UnreachableError as error:
                wait = max(pause, error.after)
                if not left or not error.may_pass or time.monotonic() + wait > until:
                    raise
                time.sleep(wait)
                pause *= 2
        raise AssertionError  # the last try returns or raises

    def _once(self, sending: Sending, until: float, limits: Limits) -> Reply:
        what = (sending.address, sending.body, dict(sending.headers))
        request = urllib.request.Request(*what, method=sending.method)  # noqa: S310 — the address is http, it was checked
        if self._access.token:
            request.add_unredirected_header("Authorization", f"Bearer {self._access.token}")  # not told to another address
        try:
            with self._opener.open(request, timeout=max(0.05, min(until - time.monotonic(), 3600))) as response:
                return Reply(_content(response, until, limits), response.headers.get_content_type(), response.headers)
        except urllib.error.HTTPError as error:
            raise self._refused(error, authorized=bool(self._access.token or self._access.user)) from error
        except TimeoutError as error:
            raise _too_long(limits) from error
        except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
            if isinstance(getattr(error, "reason", None), TimeoutError):
                raise _too_long(limits) from error
            why = getattr(error, "reason", None) or error or type(error).__name__
            raise UnreachableError(
                say("{address} does not answer: {what}", address=self.address, what=why),
                say("Check the address, and that the server runs."),
                may_pass=True,
            ) from error

    def _refused(self, error: urllib.error.HTTPError, *, authorized: bool) -> QueryError | UnreachableError:
        try:
            told = " ".join(error.read(4 * _SHOWN).decode("utf-8", "replace").split())[:_SHOWN]
        except (OSError, http.client.HTTPException):
            told = ""
        if error.code in {401, 403}:
            hint = (
                say("Check the user, password or token.")
                if authorized
                else say("Put a token into VNRU_KG_ENDPOINT_TOKEN, or a user and password into VNRU_KG_ENDPOINT_USER and …_PASSWORD.")
            )
            return UnreachableError(say("{address} refuses access ({code})", address=self.address, code=error.code), hint)
        message = say("{address} answered {code}: {told}", address=self.address, code=error.code, told=told or error.reason)
        if error.code == 400:
            return QueryError(message)
        wait = error.headers.get("Retry-After", "") if error.headers else ""
        return UnreachableError(message, may_pass=error.code in _MAY_PASS, after=float(wait) if wait.isdigit() else 0.0)


def _until(limits: Limits) -> float:
    return time.monotonic() + limits.seconds if limits.seconds is not None else float("inf")


def _too_long(limits: Limits) -> TimeLimitError:
    return TimeLimitError(
        say("the server did not answer within {seconds} s", seconds=float(limits.seconds or 0)),
        say("Allow more with --timeout (in Python: Limits(seconds=…)), or ask for less: join all patterns by common variables."),
    )


def _content(response: http.client.HTTPResponse, until: float, limits: Limits) -> bytes:
    """All of an answer as it comes; one that ends early or does not end is an error, never a shorter answer."""
    parts, size = [], 0
    while part := response.read1(_CHUNK):
        parts.append(part)
        size += len(part)
        if time.monotonic() > until:
            raise _too_long(limits)
        if limits.memory is not None and size > limits.memory:
            raise MemoryLimitError(
                say("the server's answer has more than {size}", size=size_in_words(limits.memory)),
                say("Ask for less, or allow more with --memory."),
            )
    if response.length:  # announced and not come
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(parts)
