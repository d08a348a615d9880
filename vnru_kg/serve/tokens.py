"""Who may write: names and tokens in a file that only its owner can read, one ``NAME TOKEN`` on a line."""

from __future__ import annotations

import hmac
import logging
import os
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from ..errors import DataError
from ..paths import regular
from ..words import say

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]{20,512}=*")  # what RFC 6750 lets a header hold; shorter ones can be guessed
_MOST = 1 << 20
_LOG = logging.getLogger("vnru_kg.serve")


def tokens(path: Path) -> Mapping[str, bytes]:
    """Name → hash of the token. Raises :class:`DataError` for a file that others could read or change, or a line that is none."""
    try:
        with regular(path) as (file, status):
            text = file.read(_MOST).decode("utf-8", "replace")
    except OSError as error:
        raise DataError(say("{file}: cannot be read: {reason}", file=path, reason=error.strerror)) from error
    if status.st_mode & 0o077 or status.st_uid not in {0, os.geteuid()}:
        raise DataError(say("{file}: others can read these tokens", file=path), say("Run: {command}", command=f"chmod 600 {path}"))
    found: dict[str, bytes] = {}
    for number, line in enumerate(text.splitlines(), 1):
        name, _, token = line.strip().partition(" ")
        if not name or name.startswith("#"):
            continue
        if not (_NAME.fullmatch(name) and _TOKEN.fullmatch(token.strip())) or name in found:
            hint = say("A line is a name of its own, a space, and a token of at least {n} letters and digits.", n=20)
            raise DataError(say("{file}, line {line}: {message}", file=path, line=str(number), message=say("no name with a token")), hint)
        found[name] = digest(token.strip())
    if not found:
        raise DataError(say("{file}: no name with a token", file=path))
    return found


def digest(token: str) -> bytes:
    """A token as it is kept."""
    return sha256(token.encode("utf-8", "surrogateescape")).digest()


class Writers:
    """Who may write at the moment, by a token file that may change: a token that is taken out of it opens nothing any more.

    A file that can no longer be taken opens nothing either, and the log says why.
    """

    def __init__(self, path: Path) -> None:
        """Raises :class:`DataError` as :func:`tokens` does."""
        self._path = path
        self._mark, self._known = _mark(path), tokens(path)

    def who(self, header: str | None) -> str | None:
        """Whose token an Authorization header bears; it takes as long for any."""
        mark = _mark(self._path)
        if mark != self._mark:
            self._mark = mark
            try:
                self._known = tokens(self._path)
            except DataError as error:
                self._known = {}
                _LOG.error("nobody may write: %s", error)
        return who(header, self._known)


def _mark(path: Path) -> tuple[int, ...] | None:
    """What is another one when the file has changed."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_mode


def who(header: str | None, known: Mapping[str, bytes]) -> str | None:
    """Whose token an Authorization header bears; it takes as long for any."""
    scheme, _, token = (header or "").strip().partition(" ")
    given, found = digest(token.strip()), None
    for name, held in known.items():
        if hmac.compare_digest(given, held) and scheme.lower() == "bearer":
            found = name
    return found
