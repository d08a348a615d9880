"""Where the data lies, and how files are read without ever waiting and written without ever being half-written."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterator, Mapping
from io import BufferedReader
from pathlib import Path

from .errors import DataError, OutputError
from .records import dataclass
from .words import Message, say

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from typing import IO

VARIABLE = "VNRU_KG_DATA"
_PACKAGE = Path(__file__).parent
_FOLDERS = ("ontology", "graph_data")
_NAMED = rb"(?m)^name *= *[\"']vnru-kg[\"']"
_MEGABYTE = 1 << 20
_NO_FILE = say("it is a pipe or a device, not a file")


# ---- where the data lies ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds ``ontology/`` and ``graph_data/``, and why it is that one.

    ``why`` is ``option`` (the caller named it), ``variable``, ``checkout`` (the current folder lies in it) or ``package``.
    ``foreign_checkout`` is a checkout around the current folder that was not taken, because it belongs to another user.
    """

    path: Path
    why: str
    foreign_checkout: Path | None = None

    def __fspath__(self) -> str:
        return str(self.path)

    def __str__(self) -> str:
        return str(self.path)


def data_home(explicit: str | os.PathLike[str] | None = None) -> Home:
    """The data that are read: ``explicit``, else the variable ``VNRU_KG_DATA``, else the checkout one stands in, else the package's own.

    The checkout is the current folder or the nearest above it that is one. A checkout of another user is passed over, so
    that nobody changes the answers of those who happen to work beneath a folder of his; it can be named.
    Raises :class:`DataError` for a folder that was named and does not hold both.
    """
    if isinstance(explicit, Home):
        return explicit
    if explicit is not None:
        return Home(_named(Path(explicit), "option"), "option")
    if os.environ.get(VARIABLE):
        return Home(_named(Path(os.environ[VARIABLE]), VARIABLE), "variable")
    home = _checkout()
    if home is None:
        return Home(package_home(), "package")
    if not _trusted(home):
        return Home(package_home(), "package", foreign_checkout=home)
    return Home(home, "checkout")


def package_home() -> Path:
    """The data that came with the package: the wheel's bundle, or the checkout that the package runs in."""
    for home in (_PACKAGE / "_bundle", _PACKAGE.parent):
        if all((home / name).is_dir() for name in _FOLDERS):
            return home
    raise DataError(say("ontology/ and graph_data/ were not found beside the package"), say("Reinstall vnru-kg."))


def _named(folder: Path, by: str) -> Path:
    missing = [f"{name}/" for name in _FOLDERS if not (folder / name).is_dir()]
    if missing:
        named = folder if by == "option" else say("{folder} (named by {variable})", folder=folder, variable=by)
        raise DataError(
            say("{folder} cannot be read as data: it lacks {names}", folder=named, names=", ".join(missing)),
            say("Name the folder in which ontology/ and graph_data/ lie."),
        )
    return folder.absolute()


def _checkout() -> Path | None:
    """The current folder or the nearest above it that holds both folders, or the project's own ``pyproject.toml``.

    The latter is one even if a folder is missing: that is then told, instead of other data being read in silence.
    """
    try:
        here = Path.cwd()
    except OSError:  # the folder was removed
        return None
    for folder in (here, *here.parents):
        if all((folder / name).is_dir() for name in _FOLDERS):
            return folder
        with contextlib.suppress(OSError):
            if re.search(_NAMED, read_file(folder / "pyproject.toml", _MEGABYTE)):
                return folder
    return None


def _trusted(folder: Path) -> bool:
    """Whether a folder that nobody named belongs to the user or the system, as far as the system knows owners."""
    if not hasattr(os, "geteuid"):
        return True
    owners = {0, os.geteuid()}
    if os.geteuid() == 0 and os.environ.get("SUDO_UID", "").isdecimal():
        owners.add(int(os.environ["SUDO_UID"]))
    return all(p.stat().st_uid in owners for p in (folder, *(folder / name for name in _FOLDERS)) if p.exists())


# ---- reading ---------------------------------------------------------------------------------------------------------------------


def read_file(path: str | os.PathLike[str], most: int) -> bytes:
    """The content of a regular file of at most ``most`` bytes.

    Raises ``OSError``, with a reason that can be shown, for anything else: a device may never end and a pipe never begin.
    """
    with regular(path) as (file, status):
        if status.st_size <= most:
            content = file.read(most + 1)  # it may grow while it is read
            if len(content) <= most:
                return content
    raise OSError(errno.EFBIG, say("larger than {n} MB", n=most // _MEGABYTE), str(path))


@contextlib.contextmanager
def regular(path: str | os.PathLike[str], flags: int = 0) -> Iterator[tuple[BufferedReader, os.stat_result]]:
    """A regular file opened for reading, and its status; ``OSError`` at once for a pipe, a device or a folder."""
    handle = os.open(path, os.O_RDONLY | flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, _NO_FILE, str(path))
        file = os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise
    with file:
        yield file, status


# ---- writing ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Part:
    """A temporary file beside the file that it is to replace."""

    file: IO[bytes]
    path: Path
    final: Path

    def finish(self) -> None:
        """Have the bytes on the disk, under the permissions of the file that they replace."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()  # elsewhere an open file cannot be moved
        self.path.chmod(self.final.stat().st_mode & 0o777 if self.final.exists() else 0o666 & ~_umask())

    def replace(self) -> None:
        """Let it take the place of the final file, which is whole before and after."""
        self.path.replace(self.final)


def reach(target: Path) -> None:
    """Raise :class:`OutputError` if ``target`` cannot be written, before the work whose result it is to take."""
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not target.exists() or target.is_file():  # a device or a pipe is tried once, in the end
            with _beside(target):
                pass
    except OSError as error:
        raise OutputError(_unwritten(target, error), say("Nothing was changed.")) from error


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[IO[bytes]]:
    """Open a temporary file that becomes ``target`` when the block ends well; otherwise ``target`` stays as it was.

    Raises :class:`OutputError` when the folder is missing, not writable or full, or the target is write-protected.
    """
    target = Path(target)
    try:
        if target.exists() and not target.is_file():  # a device or a pipe, say /dev/null: nothing there to keep whole
            with target.open("wb") as file:
                yield file
            return
        with _beside(target) as part:
            yield part.file
            part.finish()
            part.replace()
    except OSError as error:
        raise OutputError(_unwritten(target, error), say("Nothing was changed.")) from error


def write_bytes(target: Path, content: bytes) -> None:
    """Write ``content`` to ``target`` as a whole or not at all."""
    with replacing(target) as file:
        file.write(content)


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write several files, all or none: each is whole on the disk beside its target before the first one takes its place.

    Raises :class:`OutputError`, which names what was changed in the rare case that a target cannot be replaced though
    all could be written.
    """
    if len(contents) == 1:
        write_bytes(*next(iter(contents.items())))
        return
    changed: list[str] = []
    target = Path()
    try:
        with contextlib.ExitStack() as stack:
            parts: list[tuple[Path, _Part]] = []
            for target, content in contents.items():
                if target.exists() and not target.is_file():
                    raise OSError(errno.EISDIR, os.strerror(errno.EISDIR) if target.is_dir() else _NO_FILE)
                part = stack.enter_context(_beside(target))
                part.file.write(content)
                part.finish()
                parts.append((target, part))
            for target, part in parts:
                part.replace()
                changed.append(str(target))
    except OSError as error:
        before = say("Changed before that: {files}; nothing else.", files=", ".join(changed))
        raise OutputError(_unwritten(target, error), before if changed else say("Nothing was changed.")) from error


def _unwritten(target: Path, error: OSError) -> Message:
    return say("cannot write {file}: {reason}", file=target, reason=error.strerror or str(error))


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[_Part]:
    """A temporary file in the folder of ``target``; whatever is left of it is removed in the end."""
    # The final file is what a plain open() would make: same links followed, permissions as the umask says.
    final = Path(os.path.realpath(target))
    if final.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    # Replacing asks the folder, not the file, so that the file's own protection has to be asked here.
    if final.exists() and not (final.stat().st_mode & 0o222 and os.access(final, os.W_OK)):
        raise OSError(errno.EACCES, say("it is write-protected"))
    import tempfile

    handle, temporary = tempfile.mkstemp(dir=final.parent, prefix=f".{final.name[:40]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            yield _Part(file, Path(temporary), final)
    finally:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
