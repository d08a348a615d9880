"""The hub: asking, labels, statements, and what a name means."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import IRI, Literal, Table, Triples
from vnru_kg.errors import AmbiguousError, NotFoundError, VnruError
from vnru_kg.namespaces import BASE, STANDARD_GRAPH, q


def test_every_form_of_query(kg: KnowledgeGraph) -> None:
    table = kg.query("SELECT ?when WHERE { instrument:treaty-1994 vnru:signedOn ?when }")
    assert isinstance(table, Table)
    assert "1994-06-16" in {str(when) for (when,) in table}
    assert kg.query("ASK { person:vladimir-putin a foaf:Person }") is True
    assert kg.query("ASK { person:vladimir-putin a schema:Place }") is False
    about = kg.query("DESCRIBE person:vladimir-putin")
    assert isinstance(about, Triples)
    assert {s for s, *_ in about} == {IRI(q("person:vladimir-putin"))}
    made = kg.query("CONSTRUCT { ?p rdfs:label ?l } WHERE { ?p a foaf:Person ; skos:prefLabel ?l }")
    assert isinstance(made, Triples)
    assert {p for _, p, _ in made} == {IRI(q("rdfs:label"))}


def test_select_wants_a_select(small: KnowledgeGraph) -> None:
    assert len(small.select("SELECT ?s { ?s a foaf:Person } LIMIT 2")) == 2
    with pytest.raises(TypeError, match="not a SELECT"):
        small.select("ASK {}")


def test_labels(small: KnowledgeGraph) -> None:
    city = q("place:an-city")
    assert [small.label(city, language) for language in ("vi", "en", "ru")] == ["Thành phố An", "An City", "Анград"]
    assert small.label(city) == "Thành phố An"
    assert small.label(city, "de") == "Thành phố An"
    assert small.label(q("selector:900-01")) is None
    assert small.label(BASE + "nothing/at-all") is None
    assert small.labels[city] == small.labels_of(city) == {"vi": "Thành phố An", "en": "An City", "ru": "Анград"}


def test_labels_that_are_learnt_together_are_those_of_each(kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same order too; and nothing of them is read in this process."""
    things = [str(thing) for (thing,) in kg.rows("SELECT DISTINCT ?s { ?s ?p ?o }")]
    fresh, learning = KnowledgeGraph.load(), KnowledgeGraph.load()
    read = {thing: list(fresh.labels_of(thing).items()) for thing in things}
    assert len(read) > 2000
    assert sum(map(len, read.values())) > 5000
    monkeypatch.setattr(type(learning.engine), "native_quads", None)
    learning.learn_labels([*things, "https://example.org/nothing"])
    assert {thing: list(learning.labels_of(thing).items()) for thing in things} == read
    assert learning.labels_of("https://example.org/nothing") == {}


def test_what_is_no_iri_has_no_label_to_learn(kg: KnowledgeGraph) -> None:
    kg.learn_labels(["no iri>", "https://w3id.org/vnru/place/vietnam"])
    assert kg.label("https://w3id.org/vnru/place/vietnam", "en") == "Vietnam"


def test_labels_of_one_agree_with_labels_of_all(kg: KnowledgeGraph) -> None:
    for iri, labels in kg.labels.items():
        assert kg.labels_of(iri) == labels, iri


def test_statements_name_their_passages(small: KnowledgeGraph) -> None:
    (statement,) = small.statements(q("place:an-city"), q("vnru:partOf"))
    assert statement.object == IRI(q("place:anland"))
    assert statement.passages == (q("passage:900-01"), q("passage:900-02"))
    (typed,) = small.statements(q("place:an-city"), q("rdf:type"), IRI(q("schema:City")))
    assert typed.passages == ()
    assert typed.graphs == (BASE + "authority/things",)


def test_statements_are_each_once_and_sorted(small: KnowledgeGraph) -> None:
    found = small.statements()
    triples = [(s.subject, s.predicate, s.object) for s in found]
    assert len(triples) == len(set(triples))
    assert set(triples) == {(s, p, o) for s, p, o, graph in small.engine.quads() if graph != STANDARD_GRAPH}  # which only says it again
    assert [s.subject for s in found] == sorted(s.subject for s in found)
    assert all(list(s.graphs) == sorted(set(s.graphs)) for s in found)
    assert small.statements(None, None, Literal("nowhere")) == []


def test_values_are_sorted(small: KnowledgeGraph) -> None:
    assert small.values(q("instrument:pact-2001"), "vnru:party") == [IRI(q("place:anland")), IRI(q("place:borland"))]


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        (BASE + "person/dang-anna", "person:dang-anna"),
        (f"<{BASE}person/dang-anna>", "person:dang-anna"),
        ("person:dang-anna", "person:dang-anna"),
        ("  person:dang-anna\n", "person:dang-anna"),
        ("Đặng Thị Anna", "person:dang-anna"),
        ("dang thi anna", "person:dang-anna"),
        ("ДАНГ ТХИ АННА", "person:dang-anna"),
        ("Cô Anna", "person:dang-anna"),
        ("Федор Орлов", "person:fyodor-orlov"),
        ("Фёдор Орлов", "person:fyodor-orlov"),
        ("Nguyễn An (poet)", "person:nguyen-an-1"),
        ("An Oil", "organization:an-oil"),
        ("dang-anna", "person:dang-anna"),
        ("passage:900-01", "passage:900-01"),
        ("code:state-visit", "code:state-visit"),
        ("vnru:signedOn", "vnru:signedOn"),
    ],
)
def test_resolve(small: KnowledgeGraph, name: str, thing: str) -> None:
    assert small.resolve(name) == IRI(q(thing))


def test_a_name_of_several_things_is_ambiguous(small: KnowledgeGraph) -> None:
    for name in ("Nguyễn An", "nguyen an"):
        with pytest.raises(AmbiguousError) as caught:
            small.resolve(name)
        assert {c for c, _ in caught.value.candidates} == {"person:nguyen-an-1", "person:nguyen-an-2"}
        assert "person:nguyen-an-1" in caught.value.message
        assert "as written on the left" in caught.value.hint


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("Zzyzx Qwertz", "nothing is called “Zzyzx Qwertz”", "Try another spelling"),
        ("", "nothing is called “”", "Try another spelling"),
        ("Dang Thi Ana Maria", "nothing is called", "Đặng Thị Anna"),
        ("person:dang-ana", "person:dang-ana is not in the graph", "Did you mean person:dang-anna"),
        (BASE + "person/nobody-of-that-name-at-all", "is not in the graph", ""),
        ("persn:dang-anna", "unknown prefix “persn:”", "Did you mean person?"),
        ("<not an iri>", "is not an IRI", ""),
        ("https://x y", "is not an IRI", ""),
        ("person:%zz", "is not an IRI", ""),
    ],
)
def test_an_unknown_name_is_told(small: KnowledgeGraph, name: str, message: str, hint: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        small.resolve(name)
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.exit_code == 3


@settings(max_examples=20)
@given(st.text(max_size=30))
def test_any_name_is_a_thing_or_told(small: KnowledgeGraph, name: str) -> None:
    try:
        thing = small.resolve(name)
    except VnruError as error:
        message = error.message
    else:
        message = "found" if small.statements(thing) or small.statements(None, None, thing) else ""
    assert message


def test_load_from_another_folder(home: Path, small: KnowledgeGraph) -> None:
    assert len(KnowledgeGraph.load(str(home))) == len(KnowledgeGraph.load(home)) == len(small)


# rdflib warns of its own code when a Dataset is queried
@pytest.mark.filterwarnings("ignore:Dataset.default_(context|graph):DeprecationWarning")
def test_the_rdflib_view_is_a_dataset_of_its_own(small: KnowledgeGraph) -> None:
    dataset = small.to_rdflib()
    assert isinstance(dataset, rdflib.Dataset)
    city, part_of = rdflib.URIRef(q("place:an-city")), rdflib.URIRef(q("vnru:partOf"))
    assert [str(o) for o in dataset.objects(city, part_of)] == [q("place:anland")]
    assert len(dataset.graph(rdflib.URIRef(q("passage:900-02")))) == len([1 for *_, g in small.engine.quads() if g == q("passage:900-02")])
    rows = dataset.query("SELECT ?l { place:an-city skos:prefLabel ?l FILTER(LANG(?l) = 'en') }")
    assert [str(row[0]) for row in rows] == ["An City"]  # type: ignore[index] # rows of a SELECT
    dataset.update("INSERT DATA { place:an-city vnru:partOf <http://x/elsewhere> }")
    assert bool(dataset.query("ASK { place:an-city vnru:partOf <http://x/elsewhere> }"))
    assert small.query("ASK { place:an-city vnru:partOf <http://x/elsewhere> }") is False
    assert len(small.to_rdflib()) == len(small)


def number(dataset: rdflib.Dataset, pattern: str) -> int:
    (row,) = dataset.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
    return int(str(row[0]))  # type: ignore[index] # rows of a SELECT


@pytest.mark.filterwarnings("ignore:Dataset.default_(context|graph):DeprecationWarning")
def test_the_rdflib_view_has_each_quad_once_and_forgets_whom_one_deletes(kg: KnowledgeGraph) -> None:
    dataset = kg.to_rdflib()
    stated = sorted((str(s), str(p), str(o), str(g)) for s, p, o, g in kg.engine.quads())
    assert sorted((str(s), str(p), str(o), str(g)) for s, p, o, g in dataset.quads()) == stated
    # a triple that several passages say is one triple
    assert len(stated) > len(kg) == len(dataset) == number(dataset, "?s ?p ?o") == sum(1 for _ in dataset.triples((None, None, None)))
    assert number(dataset, "GRAPH ?g { ?s ?p ?o }") == len(stated)
    person, other = (rdflib.URIRef(q(name)) for name in ("person:vo-van-kiet", "person:vladimir-putin"))
    assert number(dataset, "{ person:vo-van-kiet ?p ?o } UNION { ?s ?p person:vo-van-kiet }") > 20
    for pattern in ((person, None, None), (None, None, person)):
        dataset.remove(pattern)  # type: ignore[arg-type] # rdflib's types know no patterns here
    dataset.update("DELETE WHERE { person:vladimir-putin ?p ?o } ; DELETE WHERE { ?s ?p person:vladimir-putin }")
    for gone in (person, other):
        assert [quad for quad in dataset.quads() if gone in quad] == []
        either = f"{{ {gone.n3()} ?p ?o }} UNION {{ ?s ?p {gone.n3()} }}"
        assert number(dataset, f"{either} UNION {{ GRAPH ?g {{ {either} }} }}") == 0
    assert len(dataset) == number(dataset, "?s ?p ?o") == len({quad[:3] for quad in dataset.quads()})


def test_what_a_query_compares_is_looked_at_once(small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def noted(_: KnowledgeGraph, text: str) -> list[object]:
        looked.append(text)
        return []

    monkeypatch.setattr("vnru_kg.remarks.uncomparable", noted)
    graph = KnowledgeGraph(small.engine)
    for text in ("ASK { ?s ?p ?o FILTER(?o > 1) }", "ASK {}") * 3:
        graph.query(text)
    assert looked == ["ASK { ?s ?p ?o FILTER(?o > 1) }", "ASK {}"]
