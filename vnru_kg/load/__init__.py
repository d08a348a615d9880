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

__all__ = ["build", "load", "read_quads", "source_files"]


def load(home: Path | None = None, *, use_cache: bool = True) -> EmbeddedEngine:
    """The engine with the whole graph: read from the cache if its input is unchanged, built otherwise.

    ``home`` holds ``ontology/`` and ``graph_data/``; by default the data that came with the package. Raises
    :class:`~vnru_kg.errors.DataError` with file, line and column for a file that does not parse.
    """
    home = home or data_home()
    files = source_files(home)
    key = fingerprint(home, files)
    if use_cache and (content := cache.read(key)) is not None:
        return EmbeddedEngine.from_nquads(content)
    engine = build(home)
    if use_cache:
        cache.write(key, engine.dump())
    return engine


def build(home: Path | None = None) -> EmbeddedEngine:
    """The engine with the whole graph, built from its files."""
    from .derive import derive

    home = home or data_home()
    quads = read_quads(home, source_files(home))
    return EmbeddedEngine([*quads, *derive(quads)])
