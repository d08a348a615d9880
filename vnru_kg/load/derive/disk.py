"""The look-ups of :class:`~vnru_kg.load.derive.index.Index` in a store on disk: nothing but what is looked at comes into memory."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from ...namespaces import DERIVED_GRAPH, q
from .index import PASSAGE, Index, Node, Value, choose_label

_REMEMBERED, _LOOKED_AT = 50_000, 5_000  # of the last labels, and nodes
_DEFAULT = ox.DefaultGraph()


class Order:
    """In which turn the files name several objects of one node: a store keeps none, and "Vietnam and Russia" has one.

    Kept in a file, and only where there are several.
    """

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path, isolation_level=None)
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("PRAGMA synchronous = OFF")
        columns = "n INTEGER PRIMARY KEY, subject TEXT, predicate TEXT, object TEXT, UNIQUE (subject, predicate, object)"
        self._base.execute(f"CREATE TABLE IF NOT EXISTS turn ({columns})")

    def add(self, quads: Iterable[ox.Quad], store: ox.Store) -> None:
        """Remember the turn of those of ``quads`` that are not the only one of their subject and predicate in the merge of ``store``."""
        several = (
            (str(quad.subject), quad.predicate.value, str(quad.object))
            for quad in quads
            if len(list(islice(store.quads_for_pattern(quad.subject, quad.predicate, None, _DEFAULT), 2))) > 1
        )
        self._base.execute("BEGIN")
        self._base.executemany("INSERT OR IGNORE INTO turn (subject, predicate, object) VALUES (?, ?, ?)", several)
        self._base.execute("COMMIT")

    def sort(self, subject: Node, predicate: str, values: list[Value]) -> list[Value]:
        """``values`` in turn; those that the files do not name, by their text, and so all that have a language."""
        if all(isinstance(value, ox.Literal) and value.language for value in values):
            return sorted(values, key=str)
        rows = self._base.execute("SELECT object, n FROM turn WHERE subject = ? AND predicate = ?", (str(subject), predicate))
        turn: dict[str, int] = dict(rows)
        return sorted(values, key=lambda value: (turn.get(str(value), len(turn) and max(turn.values()) + 1), str(value)))

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()


class DiskIndex(Index):
    """A store whose default graph is the merge of the sources; what a rule gave is seen by the next (:meth:`forget`)."""

    def __init__(self, store: ox.Store, order: Order) -> None:
        self._store, self._order = store, order
        self._label = lru_cache(_REMEMBERED)(self._read_label)
        self._about = lru_cache(_LOOKED_AT)(self._read_about)
        self._in_turn = lru_cache(_REMEMBERED)(self._read_in_turn)

    def forget(self) -> None:
        """Look labels up anew, since a rule has given some."""
        self._label.cache_clear()

    def close(self) -> None:
        """Let go of the store, which is open as long as anything has it; what remembers look-ups has this index, and it has them."""
        self.forget()
        del self._store, self._label, self._about, self._in_turn

    def objects(self, subject: Node | str, predicate: str) -> list[Value]:
        """See :meth:`Index.objects`."""
        return self._objects(subject if isinstance(subject, str) else subject.value, q(predicate))

    def _objects(self, subject: str, iri: str) -> list[Value]:
        values = self._about(subject).get(iri, [])
        return values if len(values) < 2 else self._in_turn(subject, iri)

    def _read_about(self, subject: str) -> dict[str, list[Value]]:
        """Property → objects: whoever asks for one property of a node asks for others, and each look-up has its price."""
        values: dict[str, list[Value]] = {}
        for quad in self._store.quads_for_pattern(Node(subject), None, None, _DEFAULT):
            if isinstance(quad.object, Node | ox.Literal):
                values.setdefault(quad.predicate.value, []).append(quad.object)
        return values

    def _read_in_turn(self, subject: str, iri: str) -> list[Value]:
        return self._order.sort(Node(subject), iri, self._about(subject)[iri])

    def subjects(self, predicate: str, object_: Node | None = None) -> Iterator[Node]:
        """See :meth:`Index.subjects`; a subject counts at the first of its objects, so that nobody has to remember it."""
        for quad in self._store.quads_for_pattern(None, Node(q(predicate)), object_, _DEFAULT):
            subject = quad.subject
            if isinstance(subject, Node) and (
                object_ is not None or self._objects(subject.value, quad.predicate.value)[:1] == [quad.object]
            ):
                yield subject

    def passages_of(self, subject: Node, predicate: str, object_: Value | None = None) -> set[Node]:
        """See :meth:`Index.passages_of`."""
        return _passages(self._store.quads_for_pattern(subject, Node(q(predicate)), object_, None))

    def mentions(self, node: Node) -> set[Node]:
        """See :meth:`Index.mentions`."""
        begins = self._store.quads_for_pattern(node, None, None, None)
        return _passages(begins) | _passages(self._store.quads_for_pattern(None, None, node, None))

    def label(self, subject: Node | None, language: str) -> str:
        """See :meth:`Index.label`."""
        return "?" if subject is None else self._label(subject.value, language)

    def _read_label(self, iri: str, language: str) -> str:
        node, label = Node(iri), Node(q("rdfs:label"))
        given = (quad.object for quad in self._store.quads_for_pattern(node, label, None, Node(DERIVED_GRAPH)))
        literals = [o for o in given if isinstance(o, ox.Literal)]
        return choose_label(node, literals or self.objects(node, "skos:prefLabel") + self.objects(node, "rdfs:label"), language)

    def set_label(self, node: Node, label: str, language: str) -> None:
        """Nothing: the next rule reads it in the store."""


def _passages(quads: Iterable[ox.Quad]) -> set[Node]:
    return {g for quad in quads if isinstance(g := quad.graph_name, Node) and g.value.startswith(PASSAGE)}


@contextlib.contextmanager
def open_order(path: Path) -> Iterator[Order]:
    """The :class:`Order` that a file holds."""
    order = Order(path)
    try:
        yield order
    finally:
        order.close()
