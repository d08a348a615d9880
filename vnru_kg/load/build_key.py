"""The key of a build without reading what it depends on: remembered as long as no file was touched.

Size, times and number of every file are compared, as version control does it. Who changes a file cannot keep its time of
change (``ctime``), and a file that changed within the clock's last ticks before it was read is not relied on.
"""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from . import cache
from .places import all_files

POSIX = os.name == "posix"
_KIND = "known"
_HEAD = 66  # bytes before the state: the key, twice
_MOST = 1 << 20
_TICKS = 2_000_000_000  # nanoseconds; file systems of old count in two seconds


def key(home: Path, compute: Callable[[], str]) -> str:
    """The key of the build of ``home``: the one that was remembered if nothing was touched since, else computed."""
    if not POSIX:  # elsewhere a time of change is not told
        return compute()
    name = _name(home)
    state, newest = _state(home)
    kept = cache.read_raw(name, _KIND, _MOST)
    if (
        kept is not None
        and len(kept) == _HEAD + len(state) + cache.SEAL_SIZE
        and kept[:33] == kept[33:_HEAD]
        and kept.startswith(state, _HEAD)
    ):
        return kept[:32].decode()
    now = time.time_ns()
    value = compute()
    if newest < now - _TICKS and _state(home)[0] == state:
        cache.write(name, _KIND, f"{value}\n{value}\n".encode() + state)
    return value


def _name(home: Path) -> str:
    """What the remembered key is called: by where the data and the code lie."""
    places = f"{home}\n{Path(__file__).parent}".encode("utf-8", "surrogateescape")
    return f"{zlib.crc32(places):08x}{zlib.crc32(places, 1):08x}{zlib.adler32(places):08x}{len(places):08x}"


def _state(home: Path) -> tuple[bytes, int]:
    """How the files are, and when the newest change was."""
    lines, newest = [ox.__version__], 0
    for path in all_files(home):
        try:
            status = os.stat(path)  # noqa: PTH116 — 200 files, at every start
        except OSError as error:
            lines.append(f"{path}: {error.errno}")
            continue
        newest = max(newest, status.st_mtime_ns, status.st_ctime_ns)
        lines.append(f"{path} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}")
    return "\n".join(lines).encode("utf-8", "surrogateescape"), newest
