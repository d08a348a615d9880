"""The built graph on disk, named by the hash of its input; losing or spoiling it costs a second, never an answer."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

import platformdirs

from ..errors import OutputError
from ..paths import write_bytes

_SEAL = b"# sha256 "
_KEEP = 3  # builds of earlier data that stay, so that two checkouts do not evict each other


def folder() -> Path:
    """Where builds are kept; ``VNRU_KG_CACHE`` overrides the platform's cache folder."""
    return Path(os.environ.get("VNRU_KG_CACHE") or platformdirs.user_cache_path("vnru-kg"))


def read(key: str) -> bytes | None:
    """The build of that name, or ``None`` if there is none, it cannot be read, or it is not what was written."""
    content = read_derived(key, "nq")
    if content is not None:
        touch(key)
    return content


def read_derived(key: str, name: str) -> bytes | None:
    """What was kept of a build under ``name``, or ``None`` if there is nothing, or not what was written."""
    try:
        content = (folder() / f"{key}.{name}").read_bytes()
    except OSError:
        return None
    end = content.rfind(_SEAL)
    return content[:end] if end >= 0 and content[end:] == seal(content[:end]) else None


def write_derived(key: str, name: str, content: bytes) -> None:
    """Keep something beside a build; it goes when the build goes."""
    with contextlib.suppress(OSError, OutputError):
        write_bytes(folder() / f"{key}.{name}", content + seal(content))


def touch(key: str) -> None:
    """Note that a build is used: the least recently used is the first to go."""
    with contextlib.suppress(OSError):  # a folder that is only readable
        os.utime(folder() / f"{key}.nq")


def write(key: str, content: bytes) -> None:
    """Keep a build; a folder that cannot be written is no error."""
    with contextlib.suppress(OSError, OutputError):
        folder().mkdir(parents=True, exist_ok=True)
        write_bytes(folder() / f"{key}.nq", content + seal(content))
        builds = sorted(folder().glob("*.nq"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in builds[_KEEP:]:
            for derived in folder().glob(f"{old.stem}.*"):  # the build, and what was derived from it
                derived.unlink()


def seal(content: bytes) -> bytes:
    """The last line of a build, a comment, by which a file that was cut or changed is known."""
    return _SEAL + hashlib.sha256(content).hexdigest().encode() + b"\n"
