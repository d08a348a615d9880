"""Where the data lies, and how a file is written without ever being half-written."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from .errors import DataError, OutputError

_PACKAGE = Path(__file__).parent


def data_home() -> Path:
    """The folder that holds ``ontology/`` and ``graph_data/``: the wheel's bundle, or the checkout the package runs in."""
    for home in (_PACKAGE / "_bundle", _PACKAGE.parent):
        if (home / "ontology").is_dir() and (home / "graph_data").is_dir():
            return home
    raise DataError("ontology/ and graph_data/ were not found beside the package", "Reinstall vnru-kg.")


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[IO[bytes]]:
    """Open a temporary file that becomes ``target`` when the block ends well; otherwise ``target`` stays as it was.

    Raises :class:`OutputError` when the folder is missing, not writable or full.
    """
    target = Path(target)
    temporary: str | None = None
    try:
        if target.exists() and not target.is_file():  # a device or a pipe, say /dev/null: nothing there to keep whole
            with target.open("wb") as file:
                yield file
            return
        # The final file is what a plain open() would make: same links followed, permissions as the umask says.
        target = Path(os.path.realpath(target))
        if target.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
        temporary = None
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror or error}", "Nothing was changed.") from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def write_bytes(target: Path, content: bytes) -> None:
    """Write ``content`` to ``target`` as a whole or not at all."""
    with replacing(target) as file:
        file.write(content)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
