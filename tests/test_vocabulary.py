"""What the ontology says is done: a kind of thing that the code has never heard of, and annotations that change what is shown."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from vnru_kg import KnowledgeGraph, namespaces
from vnru_kg.coverage import coverage
from vnru_kg.explorer.data import build
from vnru_kg.export import export
from vnru_kg.network import network
from vnru_kg.path import is_no_link
from vnru_kg.verify.names import Names
from vnru_kg.vocabulary import Vocabulary

PREFIX = """
<https://w3id.org/vnru/ontology> sh:declare prefix:ship , prefix:berth .
prefix:ship sh:prefix "ship" ; sh:namespace "https://w3id.org/vnru/ship/"^^xsd:anyURI ;
    vnru:nodeKind code:node-thing ; vnru:calledByName true .
prefix:berth sh:prefix "berth" ; sh:namespace "https://w3id.org/vnru/berth/"^^xsd:anyURI ;
    vnru:nodeKind code:node-record ; vnru:notSought true .
"""
CLASS = """
vnru:Ship a owl:Class ; rdfs:label "tàu"@vi , "ship"@en , "судно"@ru ; vnru:displayKind code:kind-ship .
vnru:Berth a owl:Class ; rdfs:label "chỗ đậu"@vi , "berth"@en , "стоянка"@ru .
vnru:Voyage a owl:Class ; rdfs:label "chuyến đi"@vi , "voyage"@en , "рейс"@ru ; vnru:edgeFrom vnru:shipOf ; vnru:edgeTo vnru:portOf .
vnru:portOf a owl:ObjectProperty ; rdfs:label "tới cảng"@vi , "sails to"@en , "идёт в"@ru .
vnru:shipOf a owl:ObjectProperty ; rdfs:label "tàu của chuyến"@vi , "ship of"@en , "судно рейса"@ru .
"""
CODE = """
code:kind-ship a skos:Concept ; skos:prefLabel "Tàu thủy"@vi , "Ships"@en , "Суда"@ru ;
    vnru:rank 13 ; vnru:colour "#123456" ; vnru:weight 0.5 ; vnru:happensOnce true ; skos:inScheme code:kind-scheme .
"""
SHIPS = """
@prefix ship: <https://w3id.org/vnru/ship/> .
@prefix berth: <https://w3id.org/vnru/berth/> .
@prefix vnru: <https://w3id.org/vnru/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ship:morning-star a vnru:Ship ; skos:prefLabel "Sao Mai"@vi, "Morning Star"@en, "Утренняя звезда"@ru .
berth:two a vnru:Berth ; skos:prefLabel "Chỗ đậu hai"@vi, "Berth two"@en, "Вторая стоянка"@ru .
"""
SAID_PREFIXES = """
@prefix organization: <https://w3id.org/vnru/organization/> .
@prefix ship: <https://w3id.org/vnru/ship/> .
@prefix berth: <https://w3id.org/vnru/berth/> .
"""
SAID = """
passage:900-02 {
    ship:morning-star vnru:locatedIn place:an-city ; vnru:owner organization:an-oil ; vnru:relatedItem berth:two .
    flow:voyage-1 a vnru:Voyage ; vnru:shipOf ship:morning-star ; vnru:portOf place:borland .
}
"""
SHIP, BERTH = "https://w3id.org/vnru/ship/morning-star", "https://w3id.org/vnru/berth/two"


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory, ontology: Path, small_home: Path) -> Iterator[KnowledgeGraph]:
    """The small graph with ships, which only its ontology and its data know."""
    home = tmp_path_factory.mktemp("harbour")
    shutil.copytree(ontology, home / "ontology")
    shutil.copytree(small_home / "graph_data", home / "graph_data")
    for name, more in (("prefixes", PREFIX), ("vnru", CLASS), ("codes", CODE)):
        path = home / "ontology" / f"{name}.ttl"
        path.write_text(path.read_text("utf-8") + more, "utf-8")
    (home / "graph_data" / "authorities" / "ships.ttl").write_text(SHIPS, "utf-8")
    document = home / "graph_data" / "documents" / "900.trig"
    document.write_text(SAID_PREFIXES + document.read_text("utf-8") + SAID, "utf-8")
    yield KnowledgeGraph.load(home, use_cache=False)
    for prefix in ("ship", "berth"):  # nobody else knows them
        namespaces._known().pop(prefix)
    namespaces._longest_first.cache_clear()


def test_a_new_kind_is_searched(harbour: KnowledgeGraph) -> None:
    (hit,) = harbour.search("sao mai", kind="ship")
    assert (str(hit.iri), hit.kind) == (SHIP, "ship")
    assert harbour.search("sao mai", kind="person") == []
    assert str(harbour.resolve("Утренняя звезда")) == SHIP
    assert harbour.search("Chỗ đậu hai") == []  # its namespace is not sought


def test_a_new_kind_is_shown(harbour: KnowledgeGraph) -> None:
    shown = str(harbour.show("ship:morning-star"))
    assert "Sao Mai" in shown
    assert "ship:morning-star · tàu" in shown
    assert "Thành phố An  [900-02]" in shown
    assert "Sao Mai  [900-02]" in str(harbour.show("place:an-city"))


def test_a_new_kind_is_drawn(harbour: KnowledgeGraph) -> None:
    found = network(harbour)
    assert found.kinds[SHIP] == "ship"
    assert BERTH not in found.kinds, "what keeps the books is no thing"
    drawn = {
        (e.source.rpartition("/")[2], e.target.rpartition("/")[2], e.labels["en"]) for e in found.edges if SHIP in {e.source, e.target}
    }
    assert drawn == {
        ("morning-star", "an-city", "located in"),
        ("morning-star", "an-oil", "owner"),
        ("morning-star", "borland", "sails to"),
    }
    way = harbour.path("ship:morning-star", "event:2001-03-visit")[0]
    assert [t.rpartition("/")[2] for t in way.things] == ["morning-star", "an-city", "2001-03-visit"]
    assert not is_no_link(harbour, SHIP)


def test_a_new_kind_is_on_the_page(harbour: KnowledgeGraph) -> None:
    model = build(harbour)
    number = [kind[0] for kind in model["kinds"]].index("ship")
    assert model["kinds"][number] == ["ship", ["Tàu thủy", "Ships", "Суда"], "#123456", 0.5, 1, 0]
    (ship,) = [thing for thing in model["things"] if thing[0] == "ship:morning-star"]
    assert (ship[1], ship[2]) == (["Sao Mai", "Morning Star", "Утренняя звезда"], number)


def test_a_new_kind_is_exported(harbour: KnowledgeGraph) -> None:
    (turtle,) = export(harbour, "turtle").values()
    assert "ship:morning-star a vnru:Ship" in turtle.decode()
    (graphml,) = export(harbour, "graphml").values()
    assert f'<node id="{SHIP}">' in graphml.decode()


def test_a_new_kind_is_counted_and_looked_up_in_the_words(harbour: KnowledgeGraph) -> None:
    assert SHIP in coverage(harbour).mentioned_once
    assert BERTH not in coverage(harbour).mentioned_once
    assert harbour.vocabulary.is_called_by_name(SHIP)
    assert not harbour.vocabulary.is_called_by_name("https://w3id.org/vnru/event/2001-03-visit")
    assert Names(harbour).of(SHIP) == ("Утренняя звезда", "Morning Star", "Sao Mai")


def test_what_the_shipped_ontology_says(kg: KnowledgeGraph) -> None:
    said = Vocabulary(kg.engine)
    assert said.weights == {"topic": 0.25, "office": 0.4, "document": 0.1}
    assert said.mirrored == {"imports": "exports", "imports-growth": "exports-growth"}
    assert said.details == ("dcterms:subject", "vnru:group", "vnru:product")
    assert {"trade-balance", "percent"} < said.signed
    assert "exports" not in said.signed
    assert {"https://schema.org/Country"} < said._no_link
    assert said.is_thing("https://w3id.org/vnru/topic/trade") and not said.is_thing("https://w3id.org/vnru/topic/scheme")  # noqa: PT018 — one rule


def test_a_thing_of_the_data_is_of_a_kind_that_is_declared(kg: KnowledgeGraph) -> None:
    """Nothing hangs on what is not said: each namespace of ours in use says what its nodes are."""
    used = {namespaces.segment(s.subject) for s in kg.statements(None, namespaces.q("rdf:type"))} - {"", "prefix"}
    declared = {kind for kind in used if not kind.startswith("ontology")}
    assert declared - set(kg.vocabulary._nodes) == set()
