"""The graph as a network of things."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import EmbeddedEngine
from vnru_kg.graph import Graph
from vnru_kg.namespaces import BASE, ONTOLOGY_GRAPH, STANDARD_GRAPH, q, shrink
from vnru_kg.network import Edge, Surroundings, count_edges, kinds, network
from vnru_kg.text import LANGUAGES
from vnru_kg.vocabulary import OTHER

ONE, TWO = q("passage:900-01"), q("passage:900-02")
JOINTS = ("role", "tenure", "position", "observation", "flow")


@pytest.fixture(scope="module")
def graph(small: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    return small.to_networkx("en")


def edges(graph: nx.MultiDiGraph[str], source: str, target: str) -> list[dict[str, object]]:
    return list((graph.get_edge_data(q(source), q(target)) or {}).values())


def test_nodes_are_things(graph: nx.MultiDiGraph[str]) -> None:
    assert type(graph) is nx.MultiDiGraph
    names = {shrink(node) for node in graph}
    assert {"person:dang-anna", "place:an-city", "event:2001-03-visit", "topic:trade", "goods:coal", "source:900"} <= names
    kinds = {name.partition(":")[0] for name in names}
    assert not kinds & {*JOINTS, "passage", "selector", "code", "inference", "authority", "dataset"}


def test_nodes_carry_labels_kind_dates_and_passages(graph: nx.MultiDiGraph[str]) -> None:
    assert graph.nodes[q("event:2001-03-visit")] == {
        "label": "Visit of March 2001",
        "label_vi": "Chuyến thăm tháng 3/2001",
        "label_en": "Visit of March 2001",
        "label_ru": "Визит в марте 2001 года",
        "kind": "event",
        "earliest": "2001-03-01",
        "latest": "2001-03-31",
        "passages": (ONE, TWO),
    }
    assert {shrink(n): d["kind"] for n, d in graph.nodes(data=True)} | {} == {
        shrink(n): {
            "person": "person",
            "post": "office",
            "organization": "organization",
            "place": "place",
            "event": "event",
            "instrument": "instrument",
            "topic": "topic",
            "goods": "topic",
            "source": "document",
        }[shrink(n).partition(":")[0]]
        for n in graph
    }


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "person:fyodor-orlov",
            "event:2001-03-visit",
            ("visitor", "sem:roleType", "role:2001-03-visit-orlov", "2001-03-01", "2001-03-31", (ONE,)),
        ),
        (
            "person:dang-anna",
            "post:president-of-anland",
            ("holds the post", "vnru:post", "tenure:anna-president", "2001-03-01", "2001-03-01", (ONE,)),
        ),
        ("person:dang-anna", "topic:trade", ("wishes", "vnru:stance", "position:900-01-hope", "2001-03-01", "2001-03-01", (ONE,))),
        (
            "place:anland",
            "place:borland",
            ("trade turnover", "vnru:indicator", "observation:900-02-turnover", "2000-01-01", "2000-12-31", (TWO,)),
        ),
        ("place:borland", "place:anland", ("coal", "vnru:product", "flow:900-02-coal", "1991-01-01", "2000-12-31", (TWO,))),
        ("place:an-city", "place:anland", ("part of", "vnru:partOf", "", "", "", (ONE, TWO))),
        ("event:2001-03-visit", "place:an-city", ("takes place in", "sem:hasPlace", "", "", "", (ONE,))),
    ],
)
def test_relations_are_edges(graph: nx.MultiDiGraph[str], source: str, target: str, expected: tuple[object, ...]) -> None:
    (edge,) = edges(graph, source, target)
    predicate, statement = (shrink(str(edge[name])) if edge[name] else "" for name in ("predicate", "statement"))
    assert (edge["label"], predicate, statement, edge["earliest"], edge["latest"], edge["passages"]) == expected
    assert edge["label_en"] == edge["label"]
    assert all(edge[f"label_{language}"] for language in LANGUAGES)


def test_what_only_describes_is_no_edge(graph: nx.MultiDiGraph[str]) -> None:
    hidden = {
        q(p) for p in ("rdf:type", "sem:hasActor", "vnru:attestedIn", "vnru:hasRole", "skos:inScheme", "skos:exactMatch", "schema:sameAs")
    }
    assert not {data["predicate"] for *_, data in graph.edges(data=True)} & hidden


def test_labels_follow_the_language(small: KnowledgeGraph) -> None:
    for language in LANGUAGES:
        drawn = small.to_networkx(language)
        assert all(data["label"] == data[f"label_{language}"] for _, data in drawn.nodes(data=True))
        assert all(data["label"] == data[f"label_{language}"] for *_, data in drawn.edges(data=True))


def test_nothing_is_shared(small: KnowledgeGraph) -> None:
    first = small.to_networkx()
    size = (first.number_of_nodes(), first.number_of_edges())
    first.nodes[q("place:anland")]["label"] = "spoilt"
    first.remove_node(q("person:dang-anna"))
    second = small.to_networkx()
    assert (second.number_of_nodes(), second.number_of_edges()) == size
    assert second.nodes[q("place:anland")]["label"] == "Nước An"
    assert small.label(q("place:anland")) == "Nước An"


def test_two_calls_give_the_same_order(small: KnowledgeGraph) -> None:
    first, second = network(small), network(small)
    assert first == second
    assert list(first.kinds) == sorted(first.kinds)


def test_the_shipped_network_is_whole(kg: KnowledgeGraph, drawn: nx.MultiDiGraph[str]) -> None:
    found = network(kg)
    assert set(drawn) == set(found.kinds)
    assert drawn.number_of_edges() == len(found.edges)
    assert all(iri.startswith(BASE) for iri in found.kinds)
    assert OTHER not in found.kinds.values(), [shrink(i) for i, k in found.kinds.items() if k == OTHER]
    joined = {edge.statement for edge in found.edges if edge.statement}
    for edge in found.edges:
        assert edge.source in found.kinds
        assert edge.target in found.kinds
        assert edge.source != edge.target or not edge.statement
        assert set(edge.labels) == set(LANGUAGES)
        assert edge.earliest <= edge.latest or not edge.latest
        if edge.statement:
            assert edge.passages, edge.statement
    roles = {str(s.subject) for s in kg.statements(None, q("rdf:type")) if s.subject.startswith(BASE + "role/")}
    assert roles <= joined, sorted(roles - joined)[:5]


def test_parallel_relations_stay_apart(drawn: nx.MultiDiGraph[str]) -> None:
    assert max(drawn.number_of_edges(a, b) for a, b in set(drawn.edges())) > 1


@pytest.mark.parametrize("thing", ["person:dang-anna", "place:anland", "event:2001-03-visit", "topic:trade"])
def test_surroundings_are_the_edges_of_the_network(small: KnowledgeGraph, thing: str) -> None:
    whole = [edge for edge in network(small).edges if q(thing) in {edge.source, edge.target}]
    near = Surroundings(small).edges(q(thing), 1000)

    def ordered(edges: list[Edge]) -> list[Edge]:
        return sorted(edges, key=lambda e: (e.source, e.target, e.predicate, e.statement))

    assert ordered(near) == ordered(whole)


@pytest.mark.parametrize(("indicator", "way"), [("imports", ("anland", "borland")), ("exports", ("borland", "anland"))])
def test_the_edge_of_a_figure_goes_with_the_goods(home: Path, indicator: str, way: tuple[str, str]) -> None:
    path = home / "graph_data" / "documents" / "900.trig"
    figure = (
        f"observation:900-01-x a qb:Observation ; vnru:indicator code:{indicator} ; sdmx-dimension:refArea place:borland ; "
        "vnru:counterpartArea place:anland ; sdmx-measure:obsValue 7.0 ; vnru:passage passage:900-01 ."
    )
    path.write_text(f"{path.read_text('utf-8')}\npassage:900-01 {{ {figure} }}\n", "utf-8")
    drawn = [e for e in network(KnowledgeGraph.load(home, use_cache=False)).edges if e.statement == q("observation:900-01-x")]
    assert [(shrink(e.source), shrink(e.target)) for e in drawn] == [(f"place:{way[0]}", f"place:{way[1]}")]


def test_edges_are_counted_without_making_them(kg: KnowledgeGraph, small: KnowledgeGraph) -> None:
    for graph in (kg, small):
        assert count_edges(graph) == len(network(graph).edges) > 5


def test_what_is_counted_is_what_is_drawn(small: KnowledgeGraph) -> None:
    """Said twice, said only once more for other tools, said by the ontology, from a thing to itself, a text that looks like a thing."""
    person, city, tenure, other = (q(name) for name in ("person:dang-anna", "place:an-city", "tenure:of-nobody", "event:of-nobody"))
    said = [
        (person, "schema:about", city, ONE),
        (person, "schema:about", city, TWO),
        (person, "schema:mentions", city, STANDARD_GRAPH),
        (person, "schema:knows", city, ONTOLOGY_GRAPH),
        (person, "schema:knows", city, ONE),
        (city, "schema:isPartOf", city, ONE),
        (tenure, "rdf:type", q("vnru:Tenure"), ONE),
        (tenure, "org:member", person, ONE),
        (tenure, "vnru:post", person, ONE),
        (tenure, "vnru:post", city, ONE),
        (tenure, "vnru:post", city, TWO),
        (other, "rdf:type", q("sem:Event"), STANDARD_GRAPH),
    ]
    quads = [ox.Quad(*(ox.NamedNode(t) for t in (s, q(p), o, g))) for s, p, o, g in said]
    graph = Graph(EmbeddedEngine([*small.engine.native_quads(), *quads]))
    whole = network(graph)
    assert len(whole.edges) - len(network(small).edges) == 3
    assert count_edges(graph) == len(whole.edges)
    assert kinds(graph) == whole.kinds
    assert other not in whole.kinds
