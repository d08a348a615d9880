"""From the files of ``ontology/`` and ``graph_data/`` to an engine that answers.

Files are read, everything that can be computed is computed once (:mod:`vnru_kg.load.derive`), and the result is kept
in the user's cache folder under the hash of its input, so that the next start only reads it.
"""

from __future__ import annotations

import os
from pathlib import Path

from ..engine import EmbeddedEngine
from ..namespaces import learn
from ..paths import data_home, package_home
from . import cache
from .files import fingerprint, read_quads, source_files

Place = str | os.PathLike[str] | None

__all__ = ["build", "key_of", "load", "read_quads", "source_files"]


def load(home: Place = None, *, use_cache: bool = True) -> EmbeddedEngine:
    """The engine with the whole graph: read from the cache if its input is unchanged, built otherwise.

    ``home`` holds ``ontology/`` and ``graph_data/``; for ``None`` see :func:`~vnru_kg.paths.data_home`. Raises
    :class:`~vnru_kg.errors.DataError` with file, line and column for a file that does not parse.
    """
    home = data_home(home)
    if not use_cache:
        return build(home)
    key = key_of(home)
    content = cache.read(key)
    engine = build(home) if content is None else EmbeddedEngine.from_nquads(content)
    if content is None:
        cache.write(key, cache.BUILD, engine.dump())
    engine.key = key
    return engine


def key_of(home: Place = None) -> str:
    """The name of the build of ``home`` in the cache folder, a hash of all that it depends on; it changes with any of it."""
    place = _known(home)
    return fingerprint(place, source_files(place))


def build(home: Place = None) -> EmbeddedEngine:
    """The engine with the whole graph, built from its files."""
    from .derive import derive
    from .queries import described

    place = _known(home)
    quads = read_quads(place, source_files(place))
    return EmbeddedEngine([*quads, *derive(quads), *described()])


def _known(home: Place) -> Path:
    """The folder of the data, whose prefixes are known from now on."""
    place = data_home(home).path
    if place != package_home():
        learn(place / "ontology" / "prefixes.ttl")
    return place
