"""RDF of any size as streams of text: files, unpacked and normalised on the way, and quads for a store to read."""

from __future__ import annotations

import codecs
import contextlib
import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from itertools import islice
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
_QUADS, _PIECE = 10_000, 100_000  # of quads that are made into lines, and that a store sorts, at a time
_GRAPH = re.compile(rb" (?:<[^<>\s]*>|_:\S+) \.\n")  # at the end of a line of N-Quads
BLANK = re.compile(rb"(?:^| )_:", re.MULTILINE)  # in lines of N-Quads; at times a text that looks so
_APART = '\n ",>'


def format_of(path: Path) -> ox.RdfFormat:
    """What is in a file, by its suffix; :class:`DataError` for one that is not known."""
    suffixes = [s.lower() for s in path.suffixes]
    if suffixes and suffixes[-1] in _PACKED:
        suffixes.pop()
    kind = _FORMATS.get(suffixes[-1]) if suffixes else None
    if kind is None:
        known = f"{', '.join(_FORMATS)}; {', '.join(_PACKED)}"
        raise DataError(say("{file}: not a file of RDF", file=path), say("Known suffixes: {names}.", names=known))
    return kind


Observer = Callable[[list[ox.Quad], bytes, bytes], None]  # some quads, and their lines with and without the graph


class _Bytes(ABC):
    """What the engine reads from, bit by bit; it passes on no error of ours, so that the last one is kept."""

    def __init__(self) -> None:
        self._ready, self._at, self._ended = b"", 0, False
        self.error: BaseException | None = None

    @abstractmethod
    def _more(self) -> bytes:
        """What comes next, which may be nothing before the end."""

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes; none at the end."""
        size = _CHUNK if size < 0 else size
        while self._at >= len(self._ready) and not self._ended:
            try:
                self._ready, self._at = self._more(), 0
            except BaseException as error:
                self.error = error
                raise
        given = self._ready[self._at : self._at + size]
        self._at += len(given)
        return given


class Stream(_Bytes):
    """A file, unpacked, in NFC, as the bytes that the engine's parser reads; ``seen`` gets how far it is, and of how many bytes."""

    def __init__(self, path: Path, seen: Callable[[int, int], None]) -> None:
        super().__init__()
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
        self._rest = ""

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with contextlib.suppress(OSError):
            self._unpacked.close()
        self._open.close()

    def _more(self) -> bytes:
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
        self._seen(self._file.tell(), self._size)
        return (whole if unicodedata.is_normalized("NFC", whole) else unicodedata.normalize("NFC", whole)).encode()


class MergeStream(_Bytes):
    """Quads as lines of N-Quads, each in its graph and once more in none, which is the merge of all graphs.

    A store reads text much more quickly than quads of Python's, and holds as much of it as it reads at a time; so this ends
    now and then, to go on :meth:`again`, unless there are blank nodes, whose names hold within what is read at a time.
    ``seen`` gets what was read.
    """

    def __init__(self, quads: Iterable[ox.Quad], seen: Observer = lambda *_: None) -> None:
        super().__init__()
        self._quads, self._seen = iter(quads), seen
        self._left, self._blank, self._all = _PIECE, False, False

    def again(self) -> bool:
        """Whether there is more, which can be read now."""
        self._left, self._ended = _PIECE, self._all
        return not self._all

    def _more(self) -> bytes:
        quads = list(islice(self._quads, _QUADS))
        lines, triples = lines_of(quads)
        self._seen(quads, lines, triples)
        self._left -= len(quads)
        self._blank = self._blank or bool(BLANK.search(lines))
        self._all = len(quads) < _QUADS
        self._ended = self._all or (self._left <= 0 and not self._blank)
        return lines + triples


def lines_of(quads: list[ox.Quad]) -> tuple[bytes, bytes]:
    """Quads as lines of N-Quads, with their graph and without."""
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert lines is not None  # noqa: S101 — None only when written into a file
    return lines, _GRAPH.sub(b" .\n", lines)


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
