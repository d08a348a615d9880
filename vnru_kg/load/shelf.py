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
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO, cast
from urllib.parse import quote

import pyoxigraph as ox

from ..errors import DataError, OutputError
from ..namespaces import BASE
from ..words import say
from . import deriving
from .derive.stored import ordered
from .files import is_newer, newer, unreadable
from .streams import Stream

_CURRENT, _WRITER = "current", "writer"
_VERSION = re.compile(r"[0-9a-f]{32}")
_MOST = 100  # bytes of the name
_EVERY = 20_000  # triples between two looks at the watch

Watch = Callable[[str, int, int], None]  # what is done, how much of it, and of how much (0: not known)
DERIVING = "/"  # which no file is called; its steps are counted
_ORDER = ".order"


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
    with _writing(folder):
        if model is None and derives(folder):
            hint = say("Add --derive, so that what was derived is derived anew.")
            raise DataError(say("{folder} holds what follows from its files", folder=folder), hint)
        part = folder / uuid.uuid4().hex
        try:
            _begun(folder, part, anew=model is not None)
            count = _fill(part, files, watch, model)
            replaced = folder / f"{_CURRENT}.part"
            replaced.write_text(part.name, "ascii")
            replaced.replace(folder / _CURRENT)
        except (OSError, RuntimeError, sqlite3.Error) as error:
            raise OutputError(
                say("{folder}: the store cannot be written: {reason}", folder=folder, reason=_reason(error)), say("Nothing was changed.")
            ) from error
        finally:
            _sweep(folder)
    return count


def derives(folder: Path) -> bool:
    """Whether the store in ``folder`` holds what follows from its files."""
    try:
        return order_of(current(folder)).is_file()
    except DataError:
        return False


def order_of(version: Path) -> Path:
    """The file beside a version that tells the turn of objects in the files; only what derives has one."""
    return version.with_name(version.name + _ORDER)


def _fill(part: Path, files: Sequence[Path], watch: Watch, model: Path | None) -> int:
    store = ox.Store(str(part))
    try:
        for path in files if model is None else [*deriving.model_files(model), *files]:
            own = None if model is None else deriving.graph_for(path, model)
            _read(store, path, own or f"{BASE}graph/file/{quote(path.name)}", watch)
        if model is not None:
            for graph in deriving.COMPUTED:  # of an export: it is computed anew
                store.clear_graph(graph)
        merged = _merged(store, files, watch)
        store.bulk_extend(merged if model is None else deriving.checked(merged, store))
        if model is not None:
            with ordered(order_of(part)) as order:
                store.optimize()
                deriving.remember(order, files, store)
                deriving.derive(store, model, order, partial(watch, DERIVING))
        store.flush()
        count = next(iter(store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")))  # type: ignore[arg-type]  # a SELECT
        return int(count[0].value)
    except BaseException as error:
        _let_go(error)
        raise
    finally:
        del store
        with contextlib.suppress(OSError):  # opened once more, the store lets go of what it wrote ahead
            ox.Store(str(part))


def _let_go(error: BaseException | None) -> None:
    """Have nothing that an error remembers keep a store open, which would write into its folder while that is removed."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def _read(store: ox.Store, path: Path, graph: str, watch: Watch) -> None:
    with Stream(path, partial(watch, path.name)) as stream:
        try:
            named = ox.NamedNode(graph)
            store.bulk_load(cast(IO[bytes], stream), format=stream.format, to_graph=named, base_iri=f"{graph}/")
        except SyntaxError as error:
            if stream.failed:
                raise stream.failed from None
            raise unreadable(path, error) from error
        except OSError:
            if stream.failed:
                raise stream.failed from None
            raise


def _merged(store: ox.Store, files: Sequence[Path], watch: Watch) -> Iterator[ox.Quad]:
    """Every triple of the named graphs, for the default graph; the store keeps each once.

    Raises :class:`DataError` for what only RDF 1.2 has: a store that holds it could not be asked.
    """
    default, total = ox.DefaultGraph(), len(store)
    for n, quad in enumerate(store.quads_for_pattern(None, None, None, None)):
        if n % _EVERY == 0:
            watch("", n, total)
        if is_newer(quad):
            raise newer(", ".join(map(str, files)))
        if quad.graph_name != default:
            yield ox.Quad(quad.subject, quad.predicate, quad.object, default)


def _begun(folder: Path, part: Path, *, anew: bool) -> None:
    """A version that begins as the current one, whose files it shares; an empty one if there is none.

    ``anew``: with its sources only, since what follows from them may be no longer true with more.
    """
    part.mkdir(parents=True)
    try:
        before = current(folder)
    except DataError:
        return
    if not anew:
        part.rmdir()
        ox.Store(str(before)).backup(str(part))
        return
    if order_of(before).is_file():
        shutil.copyfile(order_of(before), order_of(part))
    left = {ox.DefaultGraph(), *deriving.COMPUTED}
    quads = ox.Store.read_only(str(before)).quads_for_pattern(None, None, None, None)
    ox.Store(str(part)).bulk_extend(quad for quad in quads if quad.graph_name not in left)


@contextlib.contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Be the only one who writes; the lock goes with the process, however that ends."""
    try:
        if folder.is_dir() and not (folder / _WRITER).exists() and any(folder.iterdir()):
            raise OutputError(say("{folder} is not empty and holds no store", folder=folder), say("Name a new or an empty folder."))
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / _WRITER, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise OutputError(
            say("{folder}: the store cannot be written: {reason}", folder=folder, reason=_reason(error)), say("Nothing was changed.")
        ) from error
    try:
        try:
            _lock(handle)
        except OSError as error:
            busy = say("{folder} is being written by another process", folder=folder)
            raise OutputError(busy, say("Wait until it has ended.")) from error
        _sweep(folder)
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
    """Remove every version but the current one."""
    kept = ""
    with contextlib.suppress(DataError):
        kept = current(folder).name
    for path in folder.iterdir():
        version = path.name.removesuffix(_ORDER)
        if _VERSION.fullmatch(version) and version != kept:
            if version == path.name:
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def _reason(error: BaseException) -> str:
    return (getattr(error, "strerror", None) or str(error)).partition("\n")[0]
