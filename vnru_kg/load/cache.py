"""What is kept on disk of a built graph, named by the hash of its input; losing or spoiling it costs a second, never an answer.

All of it lies in one subfolder of the cache folder, which is ours if it bears our ``CACHEDIR.TAG``. There only files of
a sure name and kind are read, replaced or removed. What is read is answered and shown to people, so that only files
are believed that belong to the user and that nobody else can write; the same holds for the subfolder.

The graph itself is a store (:mod:`vnru_kg.load.stores`), a folder; what is derived from it are files beside it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from ..paths import regular
from ..words import LANGUAGES

BUILD = "store"
# what the files were of which a build was made, the index of its names, what the explorer packed, what there is of it and in which
# order, words and facts by which it is asked
KINDS = (
    "known",
    "search",
    "dataset",
    "page",
    "links",
    "kinds",
    *(f"{kind}-{language}" for kind in ("info", "list", "ask", "facts") for language in LANGUAGES),
)
_FORMER = "nq"  # what earlier versions kept
_SUBFOLDER = "vnru-kg-builds"
_TAG = "CACHEDIR.TAG"
_SIGNATURE = b"Signature: 8a477f597d28d172789f06886806bc55\n"  # by which archivers know a cache: bford.info/cachedir
_OURS = _SIGNATURE + b"# This folder is kept by vnru-kg. It may be deleted at any time.\n"
_KEY = r"[0-9a-f]{32}"
# as texts: they are compiled when a file is looked for
_FILE = rf"({_KEY})\.({'|'.join((*KINDS, _FORMER))})"
_STORE = rf"({_KEY})\.{BUILD}"
_PART = rf"{_KEY}\.({'|'.join((*KINDS, BUILD, _FORMER))})\.[a-z0-9_]{{8}}\.part"
# what the files of a store are called
_IN_STORE = r"[0-9]{6}\.(?:sst|log)|(?:MANIFEST|OPTIONS)-[0-9]{6}(?:\.dbtmp)?|CURRENT|IDENTITY|LOCK|LOG(?:\.old\.[0-9]+)?|FILES"
_SEAL = b"# sha256 "
SEAL_SIZE = len(_SEAL) + 65  # bytes of a seal
_KEEP = 3  # builds of earlier data that stay, so that two checkouts do not evict each other
_DAY = 86_400
_MONTH = 30 * _DAY
_MOST = 1 << 32  # bytes of a file


def folder() -> Path:
    """Where builds are kept: a subfolder of the platform's cache folder, or of ``VNRU_KG_CACHE``."""
    named = os.environ.get("VNRU_KG_CACHE")
    if not named:
        import platformdirs

        named = platformdirs.user_cache_dir("vnru-kg")
    return Path(named) / _SUBFOLDER


def usable() -> Path | None:
    """The :func:`folder`, or ``None`` if it is not there, not ours, or others could have put something into it."""
    place = folder()
    try:
        status = place.lstat()
        if not stat.S_ISDIR(status.st_mode) or not only_ours(status):
            return None
        with open_safely(place / _TAG) as (file, _):
            return place if file.read(len(_OURS) + 1) == _OURS else None
    except OSError:
        return None


def read(key: str, kind: str, most: int = _MOST) -> bytes | None:
    """What was kept of the build ``key``, or ``None`` if there is nothing, not what was written, or it is not to be trusted."""
    content = read_raw(key, kind, most)
    if content is None:
        return None
    end = content.rfind(_SEAL)
    return content[:end] if end >= 0 and content[end:] == seal(content[:end]) else None


def read_raw(key: str, kind: str, most: int) -> bytes | None:
    """:func:`read` for a reader who knows by other means whether it is what was written."""
    place = usable()
    if place is None:
        return None
    try:
        with open_safely(_path(place, key, kind)) as (file, status):
            return file.read() if status.st_size <= most else None
    except OSError:
        return None


def large(key: str, kind: str, more_than: int) -> Path | None:
    """The path of a file of more than so many bytes, for a reader that does not take it as a whole; ``None`` as in :func:`read`."""
    place = usable()
    if place is None:
        return None
    path = _path(place, key, kind)
    try:
        with open_safely(path) as (_, status):
            return path if status.st_size > more_than else None
    except OSError:
        return None


def write(key: str, kind: str, content: bytes) -> None:
    """Keep something of a build; it goes when the build goes. A folder that cannot be written is no error."""
    with contextlib.suppress(OSError), making(key, kind) as part:
        if part is not None:
            part.write_bytes(content + seal(content))


@contextlib.contextmanager
def making(key: str, kind: str) -> Iterator[Path | None]:
    """An empty file to be filled, which becomes what is kept when the block ends well; ``None`` if nothing can be kept."""
    place = make_folder()
    if place is None:
        yield None
        return
    final = _path(place, key, kind)
    import tempfile

    handle, name = tempfile.mkstemp(dir=place, prefix=f"{final.name}.", suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        yield part
        part.replace(final)
    finally:
        part.unlink(missing_ok=True)
    sweep(place, newest=key)


def touch(key: str) -> None:
    """Note that a build is used: the least recently used is the first to go."""
    place = usable()
    if place is not None:
        with contextlib.suppress(OSError):  # the folder may only be readable
            os.utime(place / f"{key}.{BUILD}")


def seal(content: bytes) -> bytes:
    """The last line of a file, by which one that was cut or changed is known."""
    import hashlib

    return _SEAL + hashlib.sha256(content).hexdigest().encode() + b"\n"


def _path(place: Path, key: str, kind: str) -> Path:
    name = f"{key}.{kind}"
    if kind == _FORMER or not re.fullmatch(_FILE, name):
        raise ValueError(f"{name} is no name of a file in the cache")
    return place / name


def only_ours(status: os.stat_result) -> bool:
    """Whether it belongs to the user, and only the user can write it; where the system has no owners, all is taken for ours."""
    return not hasattr(os, "geteuid") or (status.st_uid == os.geteuid() and not status.st_mode & 0o022)


@contextlib.contextmanager
def open_safely(path: Path) -> Iterator[tuple[BufferedReader, os.stat_result]]:
    """A file of the cache opened for reading; ``OSError`` for a link, a pipe, and what others could have written."""
    if not hasattr(os, "O_NOFOLLOW") and path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    with regular(path, getattr(os, "O_NOFOLLOW", 0)) as (file, status):
        if not only_ours(status):
            raise PermissionError(errno.EPERM, "others could have written it", str(path))
        yield file, status


def make_folder() -> Path | None:
    """The :func:`folder`, made if it was not there; ``None`` if it cannot be had, or a folder of that name is somebody else's."""
    place = folder()
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.mkdir(mode=0o700, exist_ok=True)
        if _bare(place):
            handle = os.open(place / _TAG, os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
            with os.fdopen(handle, "wb") as tag:
                tag.write(_OURS)
    return usable()


def _bare(place: Path) -> bool:
    """Whether the folder is new: empty, or whoever made it was stopped while writing its tag, or is about to."""
    status = place.lstat()
    if not stat.S_ISDIR(status.st_mode) or not only_ours(status):
        return False
    names = [path.name for path in place.iterdir()]
    if names == [_TAG]:
        with open_safely(place / _TAG) as (file, _):
            return _OURS.startswith(file.read(len(_OURS)))
    return not names


def sweep(place: Path, newest: str) -> None:
    """Remove the builds that were not used for long, all that was derived of a build that is gone, and what killed writers left."""
    kept: dict[str, list[Path]] = {}
    ages: dict[str, float] = {}
    with contextlib.suppress(OSError):
        for entry in list(os.scandir(place)):
            status = entry.stat(follow_symlinks=False)
            age = time.time() - status.st_mtime
            name = re.fullmatch(_STORE if stat.S_ISDIR(status.st_mode) else _FILE, entry.name)
            if name and name[0].endswith(".known"):  # of no build: it says which one is to be read
                if age > _MONTH:
                    remove(Path(entry.path))
            elif name:
                kept.setdefault(name[1], []).append(Path(entry.path))
                if stat.S_ISDIR(status.st_mode):
                    ages[name[1]] = age
            elif re.fullmatch(_PART, entry.name) and age > _DAY:
                remove(Path(entry.path))
        staying = {newest, *sorted(ages, key=lambda key: ages[key])[:_KEEP]}
        for key, parts in kept.items():
            if key not in staying:
                for path in parts:
                    remove(path)


def remove(path: Path) -> None:
    """Remove a file, or a store with all that is a store's: what somebody else put into its folder stays, and the folder with it."""
    if not stat.S_ISDIR(path.lstat().st_mode):
        path.unlink(missing_ok=True)
        return
    for entry in list(os.scandir(path)):
        if re.fullmatch(_IN_STORE, entry.name) and not entry.is_dir(follow_symlinks=False):
            Path(entry.path).unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        path.rmdir()
