"""From the files of ``ontology/`` and ``graph_data/`` to an engine that answers.

Files are read, everything that can be computed is computed once (:mod:`vnru_kg.load.derive`), and the result is kept
in the user's cache folder under the hash of its input, so that the next start only reads it.
"""

from __future__ import annotations

from pathlib import Path

from ..engine import EmbeddedEngine
from ..paths import data_home
from . import cache
from .files import fingerprint, read_quads, source_files

__all__ = ["build", "key_of", "load", "read_quads", "source_files"]


def load(home: Path | None = None, *, use_cache: bool = True) -> EmbeddedEngine:
    """The engine with the whole graph: read from the cache if its input is unchanged, built otherwise.

    ``home`` holds ``ontology/`` and ``graph_data/``; by default the data that came with the package. Raises
    :class:`~vnru_kg.errors.DataError` with file, line and column for a file that does not parse.
    """
    home = home or data_home()
    if not use_cache:
        return build(home)
    key = key_of(home)
    content = cache.read(key)
    engine = build(home) if content is None else EmbeddedEngine.from_nquads(content)
    if content is None:
        cache.write(key, engine.dump())
    engine.key = key
    return engine


def key_of(home: Path | None = None) -> str:
    """The name of the build of ``home`` in the cache folder, a hash of all that it depends on; it changes with any of it."""
    home = home or data_home()
    return fingerprint(home, source_files(home))


def build(home: Path | None = None) -> EmbeddedEngine:
    """The engine with the whole graph, built from its files."""
    from .derive import derive
    from .queries import described

    home = home or data_home()
    quads = read_quads(home, source_files(home))
    return EmbeddedEngine([*quads, *derive(quads), *described()])
