"""From the files of ``ontology/`` and ``graph_data/`` to an engine that answers.

Files are read, everything that can be computed is computed once (:mod:`vnru_kg.load.rules` says what the ontology's own
rules give, :mod:`vnru_kg.load.derive` the rest), and the result is kept
in the user's cache folder under the hash of its input, as a store that the next start only opens.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from ..engine import DiskEngine, EmbeddedEngine
from ..namespaces import learn
from ..paths import data_home, package_home
from . import build_key, stores
from .places import rule_files, source_files

Place = str | os.PathLike[str] | None

__all__ = ["build", "key_of", "load", "source_files", "write"]


def load(home: Place = None, *, use_cache: bool = True) -> EmbeddedEngine:
    """The engine with the whole graph: a store in the cache folder if its input is unchanged, built otherwise.

    ``home`` holds ``ontology/`` and ``graph_data/``; for ``None`` see :func:`~vnru_kg.paths.data_home`. Raises
    :class:`~vnru_kg.errors.DataError` with file, line and column for a file that does not parse.
    """
    home = data_home(home)
    if not use_cache:
        return build(home)
    key = key_of(home)
    path = stores.find(key)
    if path is None:
        quads = build_quads(home)
        path = stores.keep(key, lambda folder: write(folder, quads))
        if path is None:
            engine = EmbeddedEngine(quads)
            engine.key = key
            return engine

    def mend() -> EmbeddedEngine:
        stores.discard(key)
        return build(home)

    return DiskEngine(path, key, mend)


def key_of(home: Place = None) -> str:
    """The name of the build of ``home`` in the cache folder, a hash of all that it depends on; it changes with any of it."""
    place = _known(home)
    return build_key.key(place, lambda: _fingerprint(place))


def _fingerprint(place: Path) -> str:
    from .files import fingerprint  # which most starts need not know

    return fingerprint(place, [*source_files(place), *rule_files(place)])


def build(home: Place = None) -> EmbeddedEngine:
    """The engine with the whole graph, built from its files."""
    return EmbeddedEngine(build_quads(home))


def build_quads(home: Place = None) -> list[ox.Quad]:
    """All quads of the graph: what the files say, and what is derived from that."""
    from .derive import derive
    from .files import read_quads
    from .queries import describe_questions
    from .rules import infer

    place = _known(home)
    collected = gc.isenabled()
    gc.disable()  # many objects come and nearly none goes, so that looking for those that went is a tenth of the time
    try:
        quads = read_quads(place, source_files(place))
        return [*quads, *infer(quads, place), *derive(quads), *describe_questions()]
    finally:
        if collected:
            gc.enable()


def write(folder: Path, quads: Iterable[ox.Quad]) -> None:
    """Make a store of quads in an empty folder, with their merge as the default graph."""
    quads = list(quads)
    text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    assert text is not None and triples is not None  # noqa: S101, PT018 — None only when written into a file
    store = ox.Store(str(folder))
    # as text, which the store reads by itself, and each line once: quicker than objects, and than an update that merges,
    # whose log would stay in the folder (Oxigraph 0.5.13: a third of it)
    merged = b"\n".join(dict.fromkeys(triples.split(b"\n")))
    store.bulk_load(text + merged, format=ox.RdfFormat.N_QUADS, lenient=True)  # all of it was checked when it was first read
    store.flush()


def _known(home: Place) -> Path:
    """The folder of the data, whose prefixes are known from now on."""
    place = data_home(home).path
    if place != package_home():
        learn(place / "ontology" / "prefixes.ttl")
    return place
