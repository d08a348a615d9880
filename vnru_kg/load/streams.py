"""Files of RDF of any size as streams of text, unpacked and normalised on the way."""

from __future__ import annotations

import codecs
import contextlib
import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import pyoxigraph as ox

from ..errors import DataError, MissingExtraError
from ..paths import regular
from ..words import say

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
}
_PACKED = (".gz", ".zst")
_CHUNK = 1 << 20
_APART = '\n ",>'


def format_of(path: Path) -> ox.RdfFormat:
    """What is in a file, by its suffix; :class:`DataError` for one that is not known."""
    suffixes = [s.lower() for s in path.suffixes]
    if suffixes and suffixes[-1] in _PACKED:
        suffixes.pop()
    found = _FORMATS.get(suffixes[-1]) if suffixes else None
    if found is None:
        known = f"{', '.join(_FORMATS)}; {', '.join(_PACKED)}"
        raise DataError(say("{file}: not a file of RDF", file=path), say("Known suffixes: {names}.", names=known))
    return found


class Stream:
    """A file, unpacked, in NFC, as the bytes that the engine's parser reads; ``seen`` gets how far it is, and of how many bytes."""

    def __init__(self, path: Path, seen: Callable[[int, int], None]) -> None:
        self.format = format_of(path)
        self._path, self._seen = path, seen
        self._open = contextlib.ExitStack()
        try:
            self._file, status = self._open.enter_context(regular(path))
            self._size = status.st_size
            self._unpacked: IO[bytes] = _unpacked(self._file, path)
        except OSError as error:
            raise DataError(say("{file}: cannot be read: {reason}", file=path, reason=error.strerror)) from error
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._ready, self._rest, self._ended = b"", "", False
        self.failed: DataError | None = None  # the engine passes on no error of ours

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with contextlib.suppress(OSError):
            self._unpacked.close()
        self._open.close()

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes; none at the end."""
        size = _CHUNK if size < 0 else size
        while not self._ready and not self._ended:
            try:
                self._more()
            except DataError as error:
                self.failed = error
                raise
        given, self._ready = self._ready[:size], self._ready[size:]
        return given

    def _more(self) -> None:
        """Read on, up to the last sign that joins nothing before it: a letter and its accents are not torn apart."""
        try:
            chunk = self._unpacked.read(_CHUNK)
            text = self._rest + self._decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            raise DataError(say("{file}: this is not UTF-8", file=self._path), say("Save the file as UTF-8.")) from error
        except (OSError, EOFError) as error:
            raise DataError(say("{file}: cannot be read: {reason}", file=self._path, reason=str(error))) from error
        self._ended = not chunk
        end = len(text) if self._ended else max(0, *map(text.rfind, _APART))
        whole, self._rest = text[:end], text[end:]
        self._ready = (whole if unicodedata.is_normalized("NFC", whole) else unicodedata.normalize("NFC", whole)).encode()
        self._seen(self._file.tell(), self._size)


def _unpacked(file: IO[bytes], path: Path) -> IO[bytes]:
    suffix = path.suffix.lower()
    if suffix == ".gz":
        import gzip

        return gzip.GzipFile(fileobj=file, mode="rb")  # type: ignore[return-value]  # it reads bytes
    return _zstd().open(file, "rb") if suffix == ".zst" else file


def _zstd() -> Any:
    """Python's own module from 3.14 on, else the package of that name."""
    from importlib import import_module

    for name in ("compression.zstd", "backports.zstd", "zstandard"):
        with contextlib.suppress(ImportError):
            return import_module(name)
    raise MissingExtraError("zstandard", "zstd")
