"""Built graphs in the cache folder: stores that are opened for reading, by several processes at once.

A store is a folder. It is written beside, whole, and renamed into its place, so that whoever finds one finds all of it. What
it must consist of is written in a file of its own: a store of which a file is missing, shorter, newer, somebody else's, or
one that others could write, is none. The blocks within bear checksums, at which the engine looks when it reads them.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from . import cache

_FILES = "FILES"  # name, size and time of every other file of the store
_MOST = 1 << 20


def find(key: str) -> Path | None:
    """The store of the build ``key``; ``None`` if there is none, it is not as it was written, or it is not to be trusted."""
    place = cache.usable()
    if place is None:
        return None
    path = place / f"{key}.{cache.BUILD}"
    if not _whole(path):
        return None
    cache.touch(key)
    return path


def keep(key: str, fill: Callable[[Path], None]) -> Path | None:
    """Have a store of the build ``key`` that ``fill`` makes in an empty folder; ``None`` if nothing can be kept."""
    place = cache.make_folder()
    if place is None:
        return None
    final = place / f"{key}.{cache.BUILD}"
    try:
        with _beside(final) as part:
            fill(part)
            _list(part)
            _rename(part, final)
    except (OSError, RuntimeError, ValueError):  # as the store tells of a full disk
        return None
    cache.sweep(place, newest=key)
    return final if _whole(final) else None


def discard(key: str) -> None:
    """Remove a store that proved to be damaged."""
    place = cache.usable()
    if place is not None:
        with contextlib.suppress(OSError):
            cache.remove(place / f"{key}.{cache.BUILD}")


@contextlib.contextmanager
def _beside(final: Path) -> Iterator[Path]:
    """An empty folder beside ``final``; whatever is left of it is removed in the end."""
    import tempfile

    part = Path(tempfile.mkdtemp(dir=final.parent, prefix=f"{final.name}.", suffix=".part"))
    try:
        yield part
    finally:
        with contextlib.suppress(OSError):
            cache.remove(part)


def _rename(part: Path, final: Path) -> None:
    """Let ``part`` become ``final``; what stands there is left if it is whole (another process was quicker), else goes."""
    with contextlib.suppress(OSError):
        part.rename(final)
        return
    if _whole(final):
        return
    with _beside(final) as aside:
        aside.rmdir()  # elsewhere nothing is renamed onto a folder
        final.rename(aside)
        part.rename(final)


def _list(folder: Path) -> None:
    """Close the files of a store to others, and write down what it consists of."""
    lines = []
    for path in sorted(folder.iterdir()):
        path.chmod(0o600)
        lines.append(_line(path.name, path.lstat()))
    with (folder / _FILES).open("x", encoding="utf-8") as file:
        file.write("".join(lines))
    (folder / _FILES).chmod(0o600)


def _line(name: str, status: os.stat_result) -> str:
    return f"{name} {status.st_size} {status.st_mtime_ns}\n"


def _whole(path: Path) -> bool:
    """Whether a folder is a store as it was written, which nobody else could have changed."""
    try:
        status = path.lstat()
        if not stat.S_ISDIR(status.st_mode) or not cache.only_ours(status):
            return False
        parts = []
        for name in os.listdir(path):  # noqa: PTH208 — names are enough, and this is quicker
            status = os.lstat(f"{path}/{name}")
            if not stat.S_ISREG(status.st_mode) or not cache.only_ours(status):
                return False
            if name != _FILES:
                parts.append(_line(name, status))
        with cache.open_safely(path / _FILES) as (file, _):
            return file.read(_MOST).decode() == "".join(sorted(parts))
    except (OSError, ValueError):
        return False
