"""What the ontology says is done: a kind of thing that the code has never heard of, and annotations that change what is shown."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from vnru_kg import KnowledgeGraph, namespaces
from vnru_kg.as_of import as_of
from vnru_kg.ask.facts import facts
from vnru_kg.ask.run import thing
from vnru_kg.coverage import coverage
from vnru_kg.errors import NotFoundError
from vnru_kg.explorer.data import build
from vnru_kg.explorer.dataset import parameter_row
from vnru_kg.export import export
from vnru_kg.library import read
from vnru_kg.network import network
from vnru_kg.path import is_no_link
from vnru_kg.text import LANGUAGES
from vnru_kg.verify.names import Names
from vnru_kg.vocabulary import Vocabulary

PREFIX = """
<https://w3id.org/vnru/ontology> sh:declare prefix:ship , prefix:berth .
prefix:ship sh:prefix "ship" ; sh:namespace "https://w3id.org/vnru/ship/"^^xsd:anyURI ;
    vnru:nodeKind code:node-thing ; vnru:calledByName true ; vnru:factSort code:fact-lasting ;
    vnru:schemaType <https://schema.org/Vehicle> .
prefix:berth sh:prefix "berth" ; sh:namespace "https://w3id.org/vnru/berth/"^^xsd:anyURI ;
    vnru:nodeKind code:node-record ; vnru:notSought true .
"""
CLASS = """
vnru:Ship a owl:Class ; rdfs:label "tàu"@vi , "ship"@en , "судно"@ru ; vnru:displayKind code:kind-ship ;
    vnru:holdsBy code:hold-project ; vnru:toldOrder 1 .
vnru:Tug a owl:Class ; rdfs:subClassOf vnru:Ship ; rdfs:label "tàu kéo"@vi , "tug"@en , "буксир"@ru ; vnru:displayKind code:kind-ship .
vnru:Berth a owl:Class ; rdfs:label "chỗ đậu"@vi , "berth"@en , "стоянка"@ru .
vnru:Voyage a owl:Class ; rdfs:label "chuyến đi"@vi , "voyage"@en , "рейс"@ru ; vnru:edgeFrom vnru:shipOf ; vnru:edgeTo vnru:portOf ;
    vnru:labelPattern "{vnru:shipOf} tới {vnru:portOf}[, {dcterms:date}]"@vi , "{vnru:shipOf} to {vnru:portOf}[, {dcterms:date}]"@en ,
        "{vnru:shipOf}, рейс: {small vnru:portOf}[, {dcterms:date}]"@ru .
vnru:portOf a owl:ObjectProperty ; rdfs:label "tới cảng"@vi , "sails to"@en , "идёт в"@ru .
vnru:mooredAt a owl:ObjectProperty ; rdfs:label "neo ở"@vi , "moored at"@en , "стоит в"@ru ; vnru:tellsPlace true ; vnru:toldOrder 200 .
vnru:launchedOn a owl:DatatypeProperty ; rdfs:label "hạ thủy ngày"@vi , "launched on"@en , "спущено на воду"@ru ;
    vnru:dateOrder 10 ; vnru:tellsWhen true .
vnru:sort a owl:ObjectProperty ; rdfs:label "loại tàu"@vi , "sort of ship"@en , "вид судна"@ru ; vnru:tellsSort true .
vnru:onBoard a owl:ObjectProperty ; rdfs:label "trên tàu"@vi , "on board"@en , "на борту"@ru ; vnru:sharesTime true .
vnru:shipOf a owl:ObjectProperty ; rdfs:label "tàu của chuyến"@vi , "ship of"@en , "судно рейса"@ru .
"""
CODE = """
code:kind-ship a skos:Concept ; skos:prefLabel "Tàu thủy"@vi , "Ships"@en , "Суда"@ru ;
    vnru:rank 13 ; vnru:colour "#123456" ; vnru:weight 0.5 ; vnru:happensOnce true ;
    vnru:outline "M-9,0h18Z" ; vnru:lane 0 ; vnru:bond 2.5 ; vnru:meets true ; vnru:answers "whoMet" ; skos:inScheme code:kind-scheme .
code:ferry a skos:Concept ; skos:prefLabel "phà"@vi , "ferry"@en , "паром"@ru ; skos:inScheme code:kind-scheme .
code:dreamt-of a skos:Concept ; skos:prefLabel "mơ ước"@vi , "dreamt of"@en , "мечта"@ru ; vnru:notYet true ;
    skos:inScheme code:modality-scheme .
code:scrapped a skos:Concept ; skos:prefLabel "đã tháo dỡ"@vi , "scrapped"@en , "разобрано"@ru ;
    vnru:endsProject true ; skos:inScheme code:status-scheme .
"""
SHIPS = """
@prefix ship: <https://w3id.org/vnru/ship/> .
@prefix berth: <https://w3id.org/vnru/berth/> .
@prefix vnru: <https://w3id.org/vnru/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ship:morning-star a vnru:Ship ; skos:prefLabel "Sao Mai"@vi, "Morning Star"@en, "Утренняя звезда"@ru .
ship:evening-star a vnru:Ship , vnru:Tug ; skos:prefLabel "Sao Hôm"@vi, "Evening Star"@en, "Вечерняя звезда"@ru .
ship:day-star a vnru:Ship ; skos:prefLabel "Sao Ngày"@vi, "Day Star"@en, "Дневная звезда"@ru .
berth:two a vnru:Berth ; skos:prefLabel "Chỗ đậu hai"@vi, "Berth two"@en, "Вторая стоянка"@ru .
"""
SAID_PREFIXES = """
@prefix organization: <https://w3id.org/vnru/organization/> .
@prefix ship: <https://w3id.org/vnru/ship/> .
@prefix berth: <https://w3id.org/vnru/berth/> .
"""
SAID = """
passage:900-02 {
    ship:morning-star vnru:mooredAt place:borland ; vnru:locatedIn place:an-city ; dcterms:date "2001"^^edtf:EDTF ;
        vnru:status code:ongoing ; vnru:statusOn "2001"^^edtf:EDTF ; vnru:owner organization:an-oil ; vnru:relatedItem berth:two .
    ship:day-star vnru:launchedOn "2003-05"^^edtf:EDTF ; vnru:sort code:ferry ; vnru:modality code:dreamt-of .
    position:900-02-toast a vnru:Position ; vnru:onBoard ship:day-star .
    ship:evening-star vnru:status code:scrapped ; vnru:statusOn "2001"^^edtf:EDTF .
    flow:voyage-1 a vnru:Voyage ; vnru:shipOf ship:morning-star ; vnru:portOf place:borland .
    flow:voyage-2 a vnru:Voyage ; vnru:shipOf ship:evening-star ; vnru:portOf place:borland ; dcterms:date "2001-05"^^edtf:EDTF .
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
    namespaces._types().pop("ship")
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
    assert "Sao Mai – Nước Bo  [900-02]" in shown, "a node that joins two things is told though nobody wrote a sentence for its class"
    told = [fact.heading["en"] for fact in harbour.show("ship:morning-star").facts]
    assert told[-1] == "moored at", "what a reader wants to be told last"


def test_a_new_kind_is_labelled(harbour: KnowledgeGraph) -> None:
    """As the ontology says of its class, with what is in brackets where there is something to say."""
    composed = {name: harbour.labels_of(f"https://w3id.org/vnru/flow/voyage-{name}") for name in "12"}
    assert composed == {
        "1": {"vi": "Sao Mai tới Nước Bo", "en": "Morning Star to Borland", "ru": "Утренняя звезда, рейс: борландия"},
        "2": {
            "vi": "Sao Hôm tới Nước Bo, tháng 5/2001",
            "en": "Evening Star to Borland, May 2001",
            "ru": "Вечерняя звезда, рейс: борландия, май 2001",
        },
    }


def test_a_new_kind_is_drawn(harbour: KnowledgeGraph) -> None:
    found = network(harbour)
    assert found.kinds[SHIP] == "ship"
    assert BERTH not in found.kinds, "what keeps the books is no thing"
    drawn = {
        (e.source.rpartition("/")[2], e.target.rpartition("/")[2], e.labels["en"]) for e in found.edges if SHIP in {e.source, e.target}
    }
    assert drawn == {
        ("morning-star", "an-city", "located in"),
        ("morning-star", "borland", "moored at"),
        ("morning-star", "an-oil", "owner"),
        ("morning-star", "borland", "sails to"),
    }
    way = harbour.path("ship:morning-star", "event:2001-03-visit")[0]
    assert [t.rpartition("/")[2] for t in way.things] == ["morning-star", "an-city", "2001-03-visit"]
    assert not is_no_link(harbour, SHIP)


def test_a_new_kind_is_on_the_page(harbour: KnowledgeGraph) -> None:
    model = build(harbour)
    number = [kind[0] for kind in model["kinds"]].index("ship")
    drawn = ["#123456", "M-9,0h18Z"]
    assert model["kinds"][number] == ["ship", ["Tàu thủy", "Ships", "Суда"], *drawn, 0.5, 2.5, ["happensOnce", "meets"], ["whoMet"]]
    (ship,) = [thing for thing in model["things"] if thing[0] == "ship:morning-star"]
    here = model["things"].index(ship)
    assert model["views"]["timeline"]["lanes"][0] == ["ship", ["Tàu thủy", "Ships", "Суда"], "ship"]
    assert [here, 0, "2001", 0] in model["views"]["timeline"]["marks"]
    at = {model["things"][place][0] for thing, place, _ in model["views"]["map"]["at"] if thing == here}
    assert at == {"place:an-city", "place:borland"}, "where it is located, and where it is moored, which is a property of its own"
    assert (ship[1], ship[2]) == (["Sao Mai", "Morning Star", "Утренняя звезда"], number)
    types = [row[0] for row in model["types"]]
    above = types.index("vnru:Ship")
    assert model["types"][above] == ["vnru:Ship", ["tàu", "ship", "судно"], []]
    assert ["vnru:Tug", ["tàu kéo", "tug", "буксир"], [above]] in model["types"], "a sort of ships is one below them in the filter"
    assert {thing[0]: thing[7] for thing in model["things"] if thing[2] == number} == {
        "ship:morning-star": [above],
        "ship:evening-star": [types.index("vnru:Tug")],
        "ship:day-star": [types.index("code:ferry")],
    }


def test_a_new_kind_is_exported(harbour: KnowledgeGraph) -> None:
    (turtle,) = export(harbour, "turtle").values()
    assert "ship:morning-star a vnru:Ship" in turtle.decode()
    (graphml,) = export(harbour, "graphml").values()
    assert f'<node id="{SHIP}">' in graphml.decode()


def test_a_new_kind_is_asked_for(harbour: KnowledgeGraph, tmp_path: Path) -> None:
    file = tmp_path / "port-of-ship.rq"
    lines = [f"# {part}@{language}: x" for part in ("title", "description") for language in LANGUAGES]
    lines += ["# param vessel ship label@vi x | label@en x | label@ru x", "SELECT ?port WHERE {", "  VALUES ?vessel { ship:a } #?vessel"]
    file.write_text("\n".join([*lines, "  ?vessel vnru:mooredAt ?port", "}"]), "utf-8")
    (vessel,) = read(file).parameters
    assert thing(harbour, vessel, "sao mai") == SHIP
    assert parameter_row(vessel) == ["vessel", "ship", "x", ["ship"]], "the page is told too"
    with pytest.raises(NotFoundError):
        thing(harbour, vessel, "An City")
    (fact,) = [one for one in facts(harbour, "en").all if one.iri == "ship:morning-star"]
    assert (fact.text.partition(" — ")[0], fact.sort, fact.begin) == ("Morning Star (2001)", "lasting", "2001-01-01")


def test_a_new_kind_holds_on_a_day(harbour: KnowledgeGraph) -> None:
    rows = harbour.as_of("2001-12-31").state("en").rows
    assert [row.terms for row in rows if str(row.terms[1]).startswith("https://w3id.org/vnru/ship/")] == [
        (namespaces.q("vnru:holdsOn"), SHIP)
    ], "the other has a status that the ontology says to be an end"
    assert harbour.vocabulary.schema_type(SHIP) == "Vehicle"


def test_a_new_date_is_a_date(harbour: KnowledgeGraph) -> None:
    """A property of which the ontology says so dates its node, and what is of its time; and what is only dreamt of is marked so."""
    ship, toast = (f"https://w3id.org/vnru/{name}" for name in ("ship/day-star", "position/900-02-toast"))
    assert [harbour.text(ship, f"vnru:{side}") for side in ("earliest", "latest")] == ["2003-05-01", "2003-05-31"]
    then = {day: {str(s) for s, *_ in as_of(harbour, day).quads()} for day in ("2002", "2004")}
    assert {ship, toast}.isdisjoint(then["2002"])
    assert {ship, toast} <= then["2004"]
    model = build(harbour)
    (number,) = [n for n, thing in enumerate(model["things"]) if thing[0] == "ship:day-star"]
    assert [number, 0, "2003-05", 1] in model["views"]["timeline"]["marks"]


def test_a_new_kind_is_counted_and_looked_up_in_the_words(harbour: KnowledgeGraph) -> None:
    assert SHIP in coverage(harbour).mentioned_once
    assert BERTH not in coverage(harbour).mentioned_once
    assert harbour.vocabulary.is_called_by_name(SHIP)
    assert not harbour.vocabulary.is_called_by_name("https://w3id.org/vnru/event/2001-03-visit")
    assert Names(harbour).of(SHIP) == ("Утренняя звезда", "Morning Star", "Sao Mai")


def test_what_the_shipped_ontology_says(kg: KnowledgeGraph) -> None:
    said = Vocabulary(kg.engine)
    assert said.weights == {"topic": 0.25, "office": 0.4, "document": 0.1}
    assert said.mirrors == {"imports": "exports", "imports-growth": "exports-growth"}
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
