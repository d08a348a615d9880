"""What follows from the files that fill a store on disk. The rules are those of a graph in memory.

Looking up in memory is five times as quick as on disk, so that the sources are held there too while they are few; there is an
end to that, beyond which nothing but a look-up at a time comes into memory.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from ..namespaces import DERIVED_GRAPH, QUERY_GRAPH, STANDARD_GRAPH
from .derive import Index, Statement, conflicts, dates, figures, labels, refuse
from .derive.disk import DiskIndex, Order
from .files import graph_of
from .places import rule_files
from .queries import describe_questions
from .rules import graph_and_text
from .streams import BLANK, Stream, lines_of
from .values import ranges_of

DERIVED_GRAPHS = tuple(map(ox.NamedNode, (DERIVED_GRAPH, STANDARD_GRAPH, QUERY_GRAPH)))
_CHUNK, _PIECE = 10_000, 200_000  # quads that are made into lines, and lines that a store sorts, at a time
_HELD = 2_000_000  # quads, of which each takes so many bytes
_BYTES, _SHARE = 700, 4  # and at most such a part of a limit
# whether a node has two values of a property that are not chosen by their language
_SEVERAL = """ASK {{ ?s {predicate} ?a, ?b FILTER (!sameTerm(?a, ?b) && !(isLiteral(?a) && LANG(?a) != "")) }}"""
_DEFAULT = ox.DefaultGraph()
_MODEL = ("prefixes.ttl", "vnru.ttl", "codes.ttl")
_AUTHORITIES = "authorities"


def model_files(home: Path) -> list[Path]:
    """The files of the ontology, without which nothing follows."""
    return [home / "ontology" / name for name in _MODEL]


def graph_for(path: Path, home: Path) -> str | None:
    """The graph that a file of triples has in a graph in memory: of the model, or of an authority; ``None`` for any other."""
    known = path.parent == home / "ontology" or path.name == "dataset.ttl" or path.parent.name == _AUTHORITIES
    return graph_of(home, path) if known and path.suffix == ".ttl" else None


class Sources:
    """The quads that were read, for the rules to look up: in memory as long as they are few, in the store that is filled else."""

    def __init__(self, store: ox.Store, home: Path, before: Path | None) -> None:
        self.target, self.home = store, home
        self.predicates: set[ox.NamedNode] = set()
        self._before = before
        self._held: ox.Store | None = ox.Store()
        self._room = room()
        self._ranges = ranges_of(ox.parse(path=str(home / "ontology" / "vnru.ttl")))
        self._more = False  # whether a file has said of a property what its values are

    @property
    def store(self) -> ox.Store:
        """Where they are."""
        return self.target if self._held is None else self._held

    def before(self) -> Iterator[ox.Quad]:
        """What the files of an earlier version said."""
        if self._before is not None:
            left = {_DEFAULT, *DERIVED_GRAPHS}
            quads = ox.Store.read_only(str(self._before)).quads_for_pattern(None, None, None, None)
            yield from (quad for quad in quads if quad.graph_name not in left)

    def take(self, quads: list[ox.Quad], lines: bytes, triples: bytes) -> None:
        """Some quads, and their lines. Raises :class:`DataError` for the first value that cannot be reckoned with."""
        ranges = ranges_of(quads)
        self._more = self._more or not ranges.items() <= self._ranges.items()
        self._ranges |= ranges
        refuse(quads, self._ranges)
        self.predicates.update(quad.predicate for quad in quads)
        if self._held is None:
            return
        self._room -= len(quads)
        if self._room < 0 or BLANK.search(lines):  # a blank node would have one name here and another there
            self._held = None
        else:
            self._held.load(lines + triples, format=ox.RdfFormat.N_QUADS, lenient=True)

    def settle(self) -> None:
        """All is read: look at the values once more if some came before it was said what they must be."""
        if self._held is None:
            self.target.optimize()
        if self._more:
            quads = self.store.quads_for_pattern(None, None, None, _DEFAULT)
            while chunk := list(islice(quads, _CHUNK)):
                refuse(chunk, self._ranges)

    def several(self) -> set[ox.NamedNode]:
        """The properties of which some node has several values that are told in turn."""
        return {p for p in self.predicates if self.store.query(_SEVERAL.format(predicate=p)) and not p.value.endswith("#type")}


def room() -> int:
    """How many quads are held in memory at most."""
    if sys.platform == "win32":
        return _HELD
    import resource

    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    return _HELD if limit == resource.RLIM_INFINITY else min(_HELD, limit // _SHARE // _BYTES)


def remember(order: Order, files: Sequence[Path], sources: Sources) -> None:
    """In which turn ``files``, which are loaded already, name several objects."""
    several = sources.several()
    for path in files:
        with Stream(path, lambda *_: None) as stream:
            quads = ox.parse(cast(IO[bytes], stream), format=stream.format, base_iri=f"{path.absolute().as_uri()}/", lenient=True)
            order.add((quad for quad in quads if quad.predicate in several and _has_turn(quad)), sources.store)


def _has_turn(quad: ox.Quad) -> bool:
    """Whether it matters which comes first: names are chosen by their language."""
    return not (isinstance(quad.object, ox.Literal) and quad.object.language)


def derive(sources: Sources, order: Order, folder: Path, watch: Callable[[int, int], None]) -> None:
    """Add what follows from the sources to the store that is filled; ``watch`` gets the steps done, and how many there are.

    It is written into files in ``folder`` and added when all is known, since no rule sees what a rule of ``ontology/rules`` gave.
    """
    rules = rule_files(sources.home)
    index = DiskIndex(sources.store, order)
    named = labels.patterns(index)
    steps: list[tuple[Callable[[], Iterable[ox.Quad]], bool]] = [
        *((partial(_inferred, sources.store, path), False) for path in rules),
        *((partial(_computed, index, rule), rule in named) for rule in (dates.bounds, figures.intervals, *named, conflicts)),
        (describe_questions, False),
    ]
    written = DerivedLines(folder)
    try:
        for n, (step, names) in enumerate(steps):
            watch(n, len(steps) + 1)
            lines = written.add(step())
            if names:  # which later ones are made of
                sources.store.bulk_load(lines, format=ox.RdfFormat.N_QUADS, lenient=True)
                index.forget()
        watch(len(steps), len(steps) + 1)
        written.load(sources.target)
    finally:
        index.close()
        written.close()


class DerivedLines:
    """What was derived, in a file of lines: each in its graph and in the merge; and what the last rule gave, in its graph."""

    def __init__(self, folder: Path) -> None:
        self._all = (folder / "all.nq").open("w+b")
        self._last = (folder / "last.nq").open("w+b")
        self._blank = False

    def add(self, quads: Iterable[ox.Quad]) -> IO[bytes]:
        """Write quads; gives the lines that were written, to be read before the next."""
        self._last.seek(0)
        self._last.truncate()
        quads = iter(quads)
        while chunk := list(islice(quads, _CHUNK)):
            lines, triples = lines_of(chunk)
            self._blank = self._blank or bool(BLANK.search(lines))
            self._all.write(lines + triples)
            self._last.write(lines)
        self._last.seek(0)
        return self._last

    def load(self, store: ox.Store) -> None:
        """Add all that was written to ``store``."""
        self._all.seek(0)
        if self._blank:  # a store that reads lines gives blank nodes new names
            store.bulk_extend(ox.parse(self._all, format=ox.RdfFormat.N_QUADS, lenient=True))
        while piece := b"".join(islice(self._all, _PIECE)):
            store.bulk_load(piece, format=ox.RdfFormat.N_QUADS, lenient=True)

    def close(self) -> None:
        """Let go of the files."""
        self._all.close()
        self._last.close()


def _inferred(store: ox.Store, path: Path) -> Iterator[ox.Quad]:
    graph, text = graph_and_text(path)
    answer = store.query(text)
    assert isinstance(answer, ox.QueryTriples)  # noqa: S101 — a rule is a CONSTRUCT, a test holds that
    for triple in answer:
        if ox.Quad(triple.subject, triple.predicate, triple.object, _DEFAULT) not in store:
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _computed(index: Index, rule: Callable[[Index], Iterator[Statement]]) -> Iterator[ox.Quad]:
    graph = DERIVED_GRAPHS[0]
    return (ox.Quad(*statement, graph) for statement in rule(index))
