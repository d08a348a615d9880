"""Where the index lies: beside the built graph in the cache folder, or in memory if it cannot be kept."""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from functools import cache as once
from pathlib import Path
from weakref import WeakKeyDictionary, ref

from ..errors import VnruError
from ..graph import Graph
from ..load import Place, cache, key_of, load
from .entries import entries, kinds
from .index import Index, fill

_KIND = "search"
_CHECKED = 1 << 24  # bytes; to hash a larger file takes longer than to search it
_indexes: WeakKeyDictionary[Graph, Index] = WeakKeyDictionary()


def index_of(kg: Graph) -> Index:
    """The index of a graph: read from the cache folder, or built at the first call.

    It lies on disk if the graph itself came from there or went there; otherwise, and wherever the folder cannot be
    written, it is kept in memory as long as the graph is.
    """
    index = _indexes.get(kg)
    if index is None:
        key = kg.engine.key
        _indexes[kg] = index = _kept(key, kg) if key else Index(_in_memory(kg))
    return index


def open_index(home: Place = None) -> Index | None:
    """The index of the graph in ``home`` (see :meth:`KnowledgeGraph.load`), without reading the graph; ``None`` if there is none yet."""
    database = _open(key_of(home))
    return Index(database, lambda: _in_memory(Graph(load(home)))) if database else None


def _kept(key: str, kg: Graph) -> Index:
    database = _open(key) or _write(key, kg)
    if database is None:
        return Index(_in_memory(kg))
    weakly, home = ref(kg), kg.home  # the graph holds its index; were it held by it in turn, both would stay for ever

    def again() -> sqlite3.Connection:
        graph = weakly()
        return _in_memory(graph if graph is not None else Graph(load(home)))

    return Index(database, again)


def _in_memory(kg: Graph) -> sqlite3.Connection:
    try:
        database = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        fill(database, entries(kg), kinds(kg))
    except sqlite3.Error as error:
        raise VnruError(f"names cannot be indexed: {error}", "Search needs a Python whose SQLite is 3.34 or later with FTS5.") from error
    return database


def _write(key: str, kg: Graph) -> sqlite3.Connection | None:
    """Build the index into the cache folder; ``None`` if that cannot be done."""
    with contextlib.suppress(OSError, sqlite3.Error):
        with cache.making(key, _KIND) as made:
            if made is None:
                return None
            with contextlib.closing(sqlite3.connect(made, isolation_level=None)) as database:
                fill(database, entries(kg), kinds(kg))
                database.execute(f"PRAGMA user_version={_version()}")
            if made.stat().st_size <= _CHECKED:
                _seal(made)
        return _open(key)
    return None


def _seal(made: Path) -> None:
    """Put a hash behind the last page, where SQLite does not look."""
    with made.open("rb+") as file:
        content = file.read()
        file.write(cache.seal(content))


def _open(key: str) -> sqlite3.Connection | None:
    """The database of that name, or ``None`` if there is none, it is damaged, or other code made it."""
    try:
        database = _connected(key)
    except (OSError, sqlite3.Error):
        return None
    if database is None:
        return None
    with contextlib.suppress(sqlite3.Error):
        if database.execute("PRAGMA user_version").fetchone() == (_version(),):
            cache.touch(key)
            return database
    database.close()
    return None


def _connected(key: str) -> sqlite3.Connection | None:
    """The kept database: a small one is read, checked and held in memory, a large one stays where it lies."""
    large = cache.large(key, _KIND, _CHECKED)
    if large is not None:
        return sqlite3.connect(f"{large.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False, isolation_level=None)
    content = cache.read(key, _KIND)
    if content is None:
        return None
    database = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    database.deserialize(content)
    return database


@once
def _version() -> int:
    """A number for the code that makes the index, which SQLite keeps in the head of the file."""
    return zlib.crc32(b"".join(p.read_bytes() for p in sorted(Path(__file__).parent.glob("*.*")))) >> 1
