"""What follows from the files, computed within a store on disk: nothing but a look-up at a time comes into memory.

The rules are those of a graph in memory; a rule is written whole before the next begins, and none sees what a rule of
``ontology/rules`` gave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from ..namespaces import DERIVED_GRAPH, QUERY_GRAPH, STANDARD_GRAPH, q
from .derive import BY_CLASS, Index, Statement, conflicts, dates, figures, refuse
from .derive.stored import Order, Stored
from .files import graph_of
from .places import rule_files
from .queries import described
from .rules import graph_and_text
from .streams import Stream
from .values import ranges_of

COMPUTED = tuple(map(ox.NamedNode, (DERIVED_GRAPH, STANDARD_GRAPH, QUERY_GRAPH)))
_CHUNK = 1_000
_DEFAULT = ox.DefaultGraph()
_RULES: tuple[Callable[[Index], Iterator[Statement]], ...] = (dates.bounds, figures.intervals, *BY_CLASS, conflicts)
_MODEL = ("prefixes.ttl", "vnru.ttl", "codes.ttl")
_AUTHORITIES = "authorities"


def model_files(home: Path) -> list[Path]:
    """The files of the ontology, without which nothing follows."""
    return [home / "ontology" / name for name in _MODEL]


def graph_for(path: Path, home: Path) -> str | None:
    """The graph that a file of triples has in a graph in memory: of the model, or of an authority; ``None`` for any other."""
    known = path.parent == home / "ontology" or path.name == "dataset.ttl" or path.parent.name == _AUTHORITIES
    return graph_of(home, path) if known and path.suffix == ".ttl" else None


def checked(quads: Iterable[ox.Quad], store: ox.Store) -> Iterator[ox.Quad]:
    """``quads``, each of which can be reckoned with. Raises :class:`DataError` for the first whose value cannot."""
    ranges = ranges_of(store.quads_for_pattern(None, ox.NamedNode(q("rdfs:range")), None, None))
    quads = iter(quads)
    while chunk := list(islice(quads, _CHUNK)):
        refuse(chunk, ranges)
        yield from chunk


def remember(order: Order, files: Sequence[Path], store: ox.Store) -> None:
    """In which turn ``files``, which are loaded already, name several objects."""
    for path in files:
        with Stream(path, lambda *_: None) as stream:
            # names are chosen by their language, types by which they are
            quads = ox.parse(cast(IO[bytes], stream), format=stream.format, base_iri=f"{path.absolute().as_uri()}/", lenient=True)
            order.add((quad for quad in quads if _has_turn(quad)), store)


def _has_turn(quad: ox.Quad) -> bool:
    object_ = quad.object
    return not (isinstance(object_, ox.Literal) and object_.language) and not quad.predicate.value.endswith("#type")


def derive(store: ox.Store, home: Path, order: Order, watch: Callable[[int, int], None]) -> None:
    """Add what follows from the sources, of which the default graph is the merge; ``watch`` gets the steps done, and how many there are."""
    rules = rule_files(home)
    index = Stored(store, order)
    steps: list[Callable[[], Iterable[ox.Quad]]] = [
        *(partial(_inferred, store, path) for path in rules),
        *(partial(_computed, index, rule) for rule in _RULES),
        described,
        partial(_merged, store),
    ]
    try:
        for n, step in enumerate(steps):
            watch(n, len(steps))
            store.bulk_extend(step())
            index.forget()
    finally:
        index.close()


def _inferred(store: ox.Store, path: Path) -> Iterator[ox.Quad]:
    graph, text = graph_and_text(path)
    answer = store.query(text)
    assert isinstance(answer, ox.QueryTriples)  # noqa: S101 — a rule is a CONSTRUCT, a test holds that
    for triple in answer:
        if ox.Quad(triple.subject, triple.predicate, triple.object, _DEFAULT) not in store:
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _computed(index: Index, rule: Callable[[Index], Iterator[Statement]]) -> Iterator[ox.Quad]:
    graph = COMPUTED[0]
    return (ox.Quad(*statement, graph) for statement in rule(index))


def _merged(store: ox.Store) -> Iterator[ox.Quad]:
    for graph in COMPUTED:
        for quad in store.quads_for_pattern(None, None, None, graph):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, _DEFAULT)
