"""Where sources, or a source and itself, cannot all be right. Every value stays; a ``vnru:Conflict`` links them.

Each rule is a module of its own and gives :class:`Conflict` values; here they become triples.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from ....namespaces import BASE, q
from ....text import LANGUAGES
from ....vocabulary import CONFLICT_KIND
from ..index import Index, Node, Statement, Value
from . import anniversaries, arithmetic, counts, figures, names, statements
from .conflict import Conflict

_OF_FIGURES = (figures.conflicts, arithmetic.conflicts)
_RULES = (
    statements.conflicts,
    counts.conflicts,
    anniversaries.conflicts,
    names.conflicts,
)


def conflicts(index: Index) -> Iterator[Statement]:
    """The triples of every conflict, and its labels in three languages."""
    for found in _found(index):
        yield from _triples(index, found)


def _found(index: Index) -> Iterator[Conflict]:
    read = figures.read(index)
    for compare in _OF_FIGURES:
        yield from compare(index, read)
    del read  # with many, they take much of the memory
    for rule in _RULES:
        yield from rule(index)


def _triples(index: Index, found: Conflict) -> Iterator[Statement]:
    node = ox.NamedNode(f"{BASE}conflict/{found.slug}")

    def say(predicate: str, value: Value) -> Statement:
        return node, ox.NamedNode(q(predicate)), value

    yield say("rdf:type", ox.NamedNode(q("vnru:Conflict")))
    yield say("vnru:conflictKind", ox.NamedNode(q(CONFLICT_KIND + found.kind)))
    yield say("vnru:conflictRule", ox.NamedNode(q(f"code:rule-{found.rule}")))
    yield say("vnru:onProperty", ox.NamedNode(q(found.predicate)))
    for member in found.members:
        yield say("vnru:conflictOf", member)
    for value in found.values:
        yield say("vnru:conflictingValue", value)
    for counted in found.items:
        yield say("vnru:counted", counted)
    for about in found.about:
        yield say("vnru:concerns", about)
    for passage in found.passages:
        yield say("vnru:inPassage", passage)
    for note in _notes(index, set(found.members), found.predicate):
        yield say("vnru:explainedBy", note)
    for language in LANGUAGES:
        yield say("rdfs:label", ox.Literal(found.label(index, language), language=language))


def _notes(index: Index, members: set[Node], predicate: str) -> Iterator[Node]:
    """The curators' notes that are about one of these members and this property."""
    for note in index.instances("vnru:ConflictNote"):
        about = {p.value for p in index.objects(note, "vnru:onProperty")}
        if not members.isdisjoint(index.objects(note, "vnru:onSubject")) and q(predicate) in about:
            yield note
