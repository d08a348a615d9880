"""Ordinals that a passage states beside what the graph counts: the n-th visit of a person, the n-th round, the n-th term.

Fewer than the ordinal says may only mean that the documents do not name all; more is a contradiction. Either way both
numbers are told together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

import pyoxigraph as ox

from ....namespaces import q
from ....records import dataclass
from ....words import LANGUAGES, table
from ..dates import bounds_of
from ..index import Index, Node
from .conflict import Conflict, local

_SERIES = 100


@dataclass(frozen=True, slots=True)
class _Member:
    """Something counted, and the first day on which it can have begun."""

    node: Node
    begin: str


def conflicts(index: Index) -> Iterator[Conflict]:
    """Each ordinal that is not the number of those of its series that the graph has up to that one."""
    counted = _Counted(index)
    series_of: dict[str, Callable[[Node], Iterator[tuple[Node, ...]]]] = {
        "vnru:visitOrdinal": counted.visits,
        "vnru:roundOrdinal": counted.rounds,
        "vnru:termOrdinal": counted.terms,
    }
    for predicate, series in series_of.items():
        for node in index.subjects(predicate):
            for key in series(node):
                conflict = _compare(index, predicate, node, key, counted.series(predicate, key))
                if conflict:
                    yield conflict


def _compare(index: Index, predicate: str, node: Node, key: tuple[Node, ...], series: list[_Member]) -> Conflict | None:
    ordinal, begin = int(index.text(node, predicate) or 0), _begin(index, node)
    up_to = sorted((m for m in series if m.begin <= begin), key=lambda m: (m.begin, m.node.value)) if begin else []
    if not up_to or len(up_to) == ordinal:
        return None
    nodes = tuple(m.node for m in up_to)
    passages = {p for n in nodes for told in (predicate, "vnru:modality") for p in index.passages_of(n, told)}
    return Conflict(
        kind="counts",
        rule="ordinal-and-count",
        slug=f"{local(node)}--{local(key[0])}--{predicate.partition(':')[2]}",
        predicate=predicate,
        members=(node,),
        passages=tuple(sorted(passages, key=lambda p: p.value)),
        values=(ox.Literal(ordinal), ox.Literal(len(up_to))),
        items=nodes,
        about=key,
        texts={language: _told(index, language, predicate, key, (ordinal, len(up_to), begin[:4])) for language in LANGUAGES},
    )


def _told(index: Index, language: str, predicate: str, key: tuple[Node, ...], numbers: tuple[int, int, str]) -> str:
    ordinal, count, year = numbers
    facts = table("facts", language)
    series = facts["series"][predicate].format(*(index.label(n, language) for n in key))
    words = {"one": facts["one"][predicate], "are": "is" if count == 1 else "are", "ordinal": _nth(ordinal, language)}
    return str(facts["counted"].format(series=series, count=count, year=year, **words))


def _nth(number: int, language: str) -> str:
    words, endings = (table("facts", language)[key] for key in ("ordinals", "endings"))
    if 1 <= number <= len(words):
        return str(words[number - 1])
    last = 0 if number // 10 % 10 == 1 else number % 10
    return f"{number}{endings[last] if last < len(endings) else endings[0]}"


def _begin(index: Index, node: Node) -> str:
    """The first day that the dates of a node allow, "" if it has none."""
    for predicate in ("dcterms:date", "vnru:beginOn", "vnru:begin", "vnru:attestedOn"):
        days = [first for o in index.objects(node, predicate) if (first := bounds_of(o.value)[0])]
        if days:
            return min(days)
    return ""


class _Counted:
    """Which series a node belongs to."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._happened = ox.NamedNode(q("code:happened"))
        self._visitor = ox.NamedNode(q("code:visitor"))
        self._kinds = self._visit_kinds()
        self.series = lru_cache(_SERIES)(self._series)  # of the last few only: memory must not grow with the graph

    def _series(self, predicate: str, key: tuple[Node, ...]) -> list[_Member]:
        """All that belongs to the series that ``key`` names, of that ordinal, and has a date."""
        index = self._index
        if predicate == "vnru:termOrdinal":
            nodes = {t for t in index.subjects("org:member", key[0]) if index.is_a(t, "vnru:Tenure") and key in self.terms(t)}
        else:
            if predicate == "vnru:roundOrdinal":
                events = {e for e in index.subjects("vnru:roundOf", key[0]) if key in self.rounds(e)}
            else:
                roles = index.subjects("rdf:value", key[0])
                events = {e for role in roles for e in index.subjects("vnru:hasRole", role) if key in self.visits(e)}
            nodes = {e for e in events if index.objects(e, "sem:eventType") and self._happened in index.objects(e, "vnru:modality")}
        return [_Member(node, begin) for node in nodes if (begin := _begin(index, node))]

    def visits(self, event: Node) -> Iterator[tuple[Node, ...]]:
        """Each visitor with the country, of a visit that is no part of another."""
        index = self._index
        country = index.node(event, "vnru:hostCountry")
        if country is None or index.objects(event, "sem:subEventOf") or self._kinds.isdisjoint(index.objects(event, "sem:eventType")):
            return
        for role in index.objects(event, "vnru:hasRole"):
            if self._visitor in index.objects(role.value, "sem:roleType"):
                who = index.node(role.value, "rdf:value")
                if who is not None and index.is_a(who, "foaf:Person"):
                    yield who, country

    def rounds(self, event: Node) -> Iterator[tuple[Node, ...]]:
        """The mechanism of which the event is a round."""
        mechanism = self._index.node(event, "vnru:roundOf")
        if mechanism is not None:
            yield (mechanism,)

    def terms(self, tenure: Node) -> Iterator[tuple[Node, ...]]:
        """The person and the post of a tenure."""
        person, post = self._index.node(tenure, "org:member"), self._index.node(tenure, "vnru:post")
        if person is not None and post is not None:
            yield person, post

    def _visit_kinds(self) -> set[object]:
        """The kinds of visit: ``code:visit`` and all that is narrower."""
        kinds: set[object] = {ox.NamedNode(q("code:visit"))}
        grown = True
        while grown:
            narrower = {n for n in self._index.subjects("skos:broader") if not kinds.isdisjoint(self._index.objects(n, "skos:broader"))}
            grown = not narrower <= kinds
            kinds |= narrower
        return kinds
