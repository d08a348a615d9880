"""A store on disk that people fill from files of any size: a folder of versions, of which one is current.

A new version is filled beside the current one and becomes current in one step, when the name in the file ``current`` is
replaced; whoever reads goes on reading the version that was opened. What a writer that was ended left behind goes with the
next one. Memory does not grow with the files: they are parsed and sorted by the engine in runs of limited size.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
import traceback
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO, cast
from urllib.parse import quote

import pyoxigraph as ox

from ..errors import DataError, OutputError
from ..namespaces import BASE
from ..words import say
from . import deriving
from .derive.disk import open_order
from .files import is_newer, newer, unreadable
from .streams import MergeStream, Observer, Stream

_CURRENT, _WRITER, _SERVER = "current", "writer", "server"
_VERSION = re.compile(r"[0-9a-f]{32}")
_MOST = 100  # bytes of the name
_DEFAULT = ox.DefaultGraph()

Watch = Callable[[str, int, int], None]  # what is done, how much of it, and of how much
DERIVING, MERGING = "/", "//"  # which no file is called; the steps of the first are counted, the other is one
_ORDER, _DERIVED = ".order", ".derived"


def current(folder: Path) -> Path:
    """The current version of the store in ``folder``. Raises :class:`DataError` where there is none."""
    try:
        name = (folder / _CURRENT).read_bytes()[:_MOST].decode("ascii", "replace").strip()
    except OSError:
        name = ""
    if not _VERSION.fullmatch(name) or not (folder / name).is_dir():
        raise DataError(
            say("{folder} holds no store", folder=folder), say("To make one: {command}", command=f"vnru-kg load FILE… --store {folder}")
        )
    return folder / name


def load(files: Sequence[Path], folder: Path, watch: Watch = lambda *_: None, *, model: Path | None = None) -> int:
    """Add files to the store in ``folder``, which is made if it is not there; gives the number of its distinct triples.

    All of it is added or nothing. A triple that stands in no graph goes into one named by its file. With ``model``, the
    folder that holds ``ontology/``, the model is added too, and what follows from all that is in the store; a store that
    was filled so must be given it each time. Raises :class:`DataError`
    with file, line and column, and :class:`~vnru_kg.errors.OutputError` when the folder cannot be written, is full, or
    is being written by another process.
    """
    for path in files:  # what cannot be read is said before anything is done
        with Stream(path, lambda *_: None):
            pass
    with writing(folder):
        if model is None and derives(folder):
            hint = say("Add --derive, which computes again what follows from the files.")
            raise DataError(say("{folder} holds statements that were derived from its files", folder=folder), hint)
        part = folder / uuid.uuid4().hex
        try:
            before = _begun(folder, part, anew=model is not None)
            count = _fill(part, files, watch, model, before)
            become(folder, part)
        except (OSError, RuntimeError, sqlite3.Error) as error:
            raise write_error(folder, error) from error
        finally:
            _sweep(folder)
    return count


def mark(folder: Path) -> tuple[int, int] | None:
    """What is another one when another version has become current, and costs next to nothing to look at."""
    try:
        status = (folder / _CURRENT).stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns


def become(folder: Path, part: Path) -> None:
    """Let a version that is whole become the current one; it is on the disk, and stays so, when this returns."""
    replaced = folder / f"{_CURRENT}.part"
    with replaced.open("w", encoding="ascii") as file:
        file.write(part.name)
        file.flush()
        os.fsync(file.fileno())
    replaced.replace(folder / _CURRENT)
    if os.name == "posix":  # the new name is written too
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def derives(folder: Path) -> bool:
    """Whether the store in ``folder`` holds what follows from its files."""
    try:
        return order_of(current(folder)).is_file()
    except DataError:
        return False


def order_of(version: Path) -> Path:
    """The file beside a version that tells the turn of objects in the files; only what derives has one."""
    return version.with_name(version.name + _ORDER)


def _fill(part: Path, files: Sequence[Path], watch: Watch, model: Path | None, before: Path | None) -> int:
    store = ox.Store(str(part))
    try:
        if model is None:
            for path in files:
                _read(store, path, _graph_for(path), watch)
        else:
            _fill_and_derive(deriving.Sources(store, model, before), part, files, watch)
        watch(MERGING, 0, 1)
        store.optimize()  # it was filled in pieces, each of which a look-up opens
        store.flush()
        count = next(iter(store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")))  # type: ignore[arg-type]  # a SELECT
        return int(count[0].value)
    except BaseException as error:
        let_go(error)
        raise
    finally:
        del store
        with contextlib.suppress(OSError):  # opened once more, the store lets go of what it wrote ahead
            ox.Store(str(part))


def _fill_and_derive(sources: deriving.Sources, part: Path, files: Sequence[Path], watch: Watch) -> None:
    """Fill a store with ``files``, beside what an earlier version has, and with what follows from all of them."""
    _pour(sources.target, sources.before(), sources.take)
    for path in [*deriving.model_files(sources.home), *files]:
        graph = deriving.graph_for(path, sources.home) or _graph_for(path)
        _read(sources.target, path, graph, watch, sources.take, left=deriving.DERIVED_GRAPHS)  # of an export: it is computed anew
    with open_order(order_of(part)) as order:
        sources.settle()
        deriving.remember(order, files, sources)
        written = part.with_name(part.name + _DERIVED)
        written.mkdir()
        deriving.derive(sources, order, written, partial(watch, DERIVING))


def _graph_for(path: Path) -> str:
    return f"{BASE}graph/file/{quote(path.name)}"


def let_go(error: BaseException | None) -> None:
    """Have nothing that an error remembers keep a store open, which would write into its folder while that is removed."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def _read(
    store: ox.Store, path: Path, graph: str, watch: Watch, seen: Observer = lambda *_: None, *, left: Sequence[ox.NamedNode] = ()
) -> None:
    """Add a file without the graphs ``left``; its triples that stand in no graph go into ``graph``.

    Raises :class:`DataError` for what only RDF 1.2 has: a store that holds it could not be asked.
    """
    named = ox.NamedNode(graph)
    with Stream(path, partial(watch, path.name)) as stream:
        try:
            quads = ox.parse(cast(IO[bytes], stream), format=stream.format, base_iri=f"{graph}/")
            _pour(store, (_placed(quad, named, path) for quad in quads if quad.graph_name not in left), seen)
        except SyntaxError as error:
            if stream.error:
                raise stream.error from None
            raise unreadable(path, error) from error
        except OSError:
            if stream.error:
                raise stream.error from None
            raise


def _placed(quad: ox.Quad, graph: ox.NamedNode, path: Path) -> ox.Quad:
    if is_newer(quad):
        raise newer(say("{file}", file=path))
    return quad if quad.graph_name != _DEFAULT else ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def _pour(store: ox.Store, quads: Iterable[ox.Quad], seen: Observer) -> None:
    """Add quads and their triples to the merge, of which the store keeps each once."""
    merged = MergeStream(quads, seen)
    more = True
    try:
        while more:  # what they are was checked when they were parsed
            store.bulk_load(cast(IO[bytes], merged), format=ox.RdfFormat.N_QUADS, lenient=True)
            more = merged.again()
    except BaseException:
        if merged.error:
            raise merged.error from None
        raise


def _begun(folder: Path, part: Path, *, anew: bool) -> Path | None:
    """The version that was current, if there is one; ``part`` begins as it, sharing its files, or (``anew``) empty.

    What follows from the sources may be no longer true with more, so that a version that holds it begins empty.
    """
    part.mkdir(parents=True)
    try:
        before = current(folder)
    except DataError:
        return None
    if not anew:
        part.rmdir()
        ox.Store(str(before)).backup(str(part))
    elif order_of(before).is_file():
        shutil.copyfile(order_of(before), order_of(part))
    return before


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Be the only one who writes; the lock goes with the process, however that ends."""
    try:
        if folder.is_dir() and not (folder / _WRITER).exists() and any(folder.iterdir()):
            raise OutputError(say("{folder} is not empty and holds no store", folder=folder), say("Name a new or an empty folder."))
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(folder, error) from error
    busy = OutputError(say("{folder} is being written by another process", folder=folder), say("Wait until it has ended."))
    with _claim(folder, _WRITER, busy):
        _sweep(folder)
        yield


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[None]:
    """Be the only server that takes changes of the store in ``folder``; a claim goes with the process, however that ends."""
    current(folder)
    busy = say("{folder}: another server takes changes of this store", folder=folder)
    with _claim(folder, _SERVER, OutputError(busy, say("Send the changes to that server, or serve the store without --writable."))):
        yield


@contextlib.contextmanager
def _claim(folder: Path, name: str, busy: OutputError) -> Iterator[None]:
    """Hold the lock of a file of the folder; raises ``busy`` where another process does."""
    try:
        handle = os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise write_error(folder, error) from error
    try:
        try:
            _lock(handle)
        except OSError as error:
            raise busy from error
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    if os.name == "posix":
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    else:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]  # of Windows


def _sweep(folder: Path) -> None:
    """Remove every version but the current one, and what was written on the way."""
    kept = ""
    with contextlib.suppress(DataError):
        kept = current(folder).name
    for path in folder.iterdir():
        version, dot, kind = path.name.partition(".")
        if _VERSION.fullmatch(version) and (version != kept or dot + kind == _DERIVED):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def write_error(folder: Path, error: BaseException) -> OutputError:
    """The error for a store that cannot be written."""
    reason = (getattr(error, "strerror", None) or str(error)).partition("\n")[0]
    return OutputError(say("{folder}: the store cannot be written: {reason}", folder=folder, reason=reason), say("Nothing was changed."))
