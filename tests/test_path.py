"""Connections: told through what means something, never through a hub, and “not connected” is an answer."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import EmbeddedEngine, Term
from vnru_kg.errors import NotFoundError
from vnru_kg.load import source_files
from vnru_kg.load.files import read_quads
from vnru_kg.namespaces import BASE, q
from vnru_kg.path import MAX_DEGREE, paths
from vnru_kg.paths import data_home


def test_a_treaty_joins_its_signatory_to_the_treaty_that_it_replaced(kg: KnowledgeGraph) -> None:
    found = kg.path("Võ Văn Kiệt", "instrument:treaty-1978")
    things = found[0].things
    assert (things[0], things[-1]) == (q("person:vo-van-kiet"), q("instrument:treaty-1978"))
    assert q("instrument:treaty-1994") in things
    for path in found:
        for (here, there), edges in zip(zip(path.things, path.things[1:], strict=False), path.steps, strict=True):
            assert edges
            assert all({e.source, e.target} == {here, there} for e in edges)
            assert any(e.passages for e in edges)


def test_paths_are_ranked_and_differ(kg: KnowledgeGraph) -> None:
    found = kg.path("person:vo-van-kiet", "person:nguyen-phu-trong", limit=3)
    assert [w.price for w in found] == sorted(w.price for w in found)
    assert len({w.things for w in found}) == len(found) >= 2


def test_countries_topics_and_documents_are_no_links(kg: KnowledgeGraph) -> None:
    for start, end in (
        ("person:to-lam", "organization:gazprom"),
        ("person:alexander-beglov", "person:to-lam"),
        ("event:apec-2027", "person:vo-van-kiet"),
    ):
        for path in kg.path(start, end):
            for thing in path.things[1:-1]:
                assert thing.removeprefix(BASE).partition("/")[0] not in {"topic", "goods", "source", "work", "relation"}
                assert q("schema:Country") not in map(str, kg.values(thing, "rdf:type"))


def test_not_connected_is_an_answer(kg: KnowledgeGraph) -> None:
    assert paths(kg, q("organization:gazprom"), q("organization:th-group"), max_steps=4) == []


def test_an_unknown_end_is_an_error(kg: KnowledgeGraph) -> None:
    with pytest.raises(NotFoundError):
        kg.path("person:vo-van-kiet", "person:nobody-at-all")


class _Read(EmbeddedEngine):
    """Counts the quads that are read."""

    read = 0

    def native_quads(self, subject: str | None = None, predicate: str | None = None, object_: Term | None = None) -> Iterator[ox.Quad]:
        for quad in super().native_quads(subject, predicate, object_):
            self.read += 1
            yield quad


def _large(edges: int) -> tuple[KnowledgeGraph, _Read]:
    """A chain of meetings A–B–C–D in a crowd of things that are all linked to one hub and to each other at random."""
    node, graph = ox.NamedNode, ox.NamedNode(BASE + "passage/1-01")
    type_, part, event = node(q("rdf:type")), node(q("vnru:partOf")), node(q("sem:Event"))
    things = [node(f"{BASE}event/{n}") for n in range(edges // 4)]
    hub, quads = things[0], []
    for number, thing in enumerate(things[4:], 4):
        quads.append(ox.Quad(thing, type_, event, graph))
        quads.append(ox.Quad(thing, part, hub, graph))
        quads.append(ox.Quad(thing, node(q("sem:subEventOf")), things[(number * 7919) % len(things)], graph))
        quads.append(ox.Quad(thing, node(q("vnru:occasion")), things[(number * 104729) % len(things)], graph))
    ends = [node(f"{BASE}event/{name}") for name in ("a", "b", "c", "d")]
    quads += [ox.Quad(e, type_, event, graph) for e in [hub, *ends]]
    quads += [ox.Quad(a, part, b, graph) for a, b in itertools.pairwise(ends)]
    quads += [ox.Quad(e, part, hub, graph) for e in ends]
    home = data_home().path
    ontology = read_quads(home, [f for f in source_files(home) if f.parent.name == "ontology"])
    engine = _Read([*ontology, *quads])
    return KnowledgeGraph(engine), engine


def test_a_hub_is_never_passed_through_however_large_the_graph() -> None:
    large, engine = _large(100_000)
    (path,) = paths(large, f"{BASE}event/a", f"{BASE}event/d", limit=1)
    assert [t.rpartition("/")[2] for t in path.things] == ["a", "b", "c", "d"]
    # the hub has 25 000 edges and is not read past the limit
    assert MAX_DEGREE < 25_000
    assert 0 < engine.read < 25_000
