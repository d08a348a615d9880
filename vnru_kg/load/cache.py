"""The built graph on disk, named by the hash of its input; losing it costs a second, never an answer."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import platformdirs

from ..errors import OutputError
from ..paths import write_bytes

_KEEP = 3  # builds of earlier data that stay, so that two checkouts do not evict each other


def folder() -> Path:
    """Where builds are kept; ``VNRU_KG_CACHE`` overrides the platform's cache folder."""
    return Path(os.environ.get("VNRU_KG_CACHE") or platformdirs.user_cache_path("vnru-kg"))


def read(key: str) -> bytes | None:
    """The build of that name, or ``None`` if there is none or it cannot be read."""
    path = folder() / f"{key}.nq"
    try:
        content = path.read_bytes()
        path.touch()  # the least recently used is the first to go
    except OSError:
        return None
    return content


def write(key: str, content: bytes) -> None:
    """Keep a build; a folder that cannot be written is no error."""
    with contextlib.suppress(OSError, OutputError):
        folder().mkdir(parents=True, exist_ok=True)
        write_bytes(folder() / f"{key}.nq", content)
        builds = sorted(folder().glob("*.nq"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in builds[_KEEP:]:
            old.unlink()
