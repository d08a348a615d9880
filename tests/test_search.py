"""Finding things by name."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnru_kg import KnowledgeGraph
from vnru_kg.namespaces import q, shrink
from vnru_kg.text import fold


def found(graph: KnowledgeGraph, text: str, limit: int = 10) -> list[str]:
    return [shrink(hit.iri) for hit in graph.search(text, limit=limit)]


@pytest.mark.parametrize(
    "typed",
    [
        "Võ Văn Kiệt",
        "vo van kiet",
        "VÕ VĂN KIỆT",
        "  võ   văn\tkiệt ",
        "Во Ван Киет",
        "во ван киет",
        unicodedata.normalize("NFD", "Võ Văn Kiệt"),
        "Võ Văn Kiêt",  # one accent wrong
        "vo van kjet",
    ],
)
def test_a_person_is_found_however_the_name_is_typed(kg: KnowledgeGraph, typed: str) -> None:
    assert found(kg, typed)[0] == "person:vo-van-kiet"


@pytest.mark.parametrize("typed", ["Viktor Chernomyrdin", "Черномырдин", "chernomyrdin", "Chernomirdin"])
def test_a_transliterated_name_is_found(kg: KnowledgeGraph, typed: str) -> None:
    assert "person:viktor-chernomyrdin" in found(kg, typed)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("đặng thị anna", "person:dang-anna"),
        ("dang thi anna", "person:dang-anna"),
        ("Фёдор Орлов", "person:fyodor-orlov"),
        ("Федор Орлов", "person:fyodor-orlov"),
        ("orlov fyodor", "person:fyodor-orlov"),  # words in another order
        ("cô anna", "person:dang-anna"),  # another name
        ("co anna", "person:dang-anna"),
        ("An City", "place:an-city"),
        ("Анград", "place:an-city"),
    ],
)
def test_a_name_is_found(small: KnowledgeGraph, typed: str, first: str) -> None:
    assert found(small, typed)[0] == first


def test_accents_that_are_typed_must_be_there(small: KnowledgeGraph) -> None:
    assert set(found(small, "Nguyen An")) >= {"person:nguyen-an-1", "person:nguyen-an-2"}
    assert small.search("Nguyên An")[0].rank > small.search("Nguyễn An")[0].rank  # only near


def test_better_matches_come_first(small: KnowledgeGraph) -> None:
    ranks = {name: small.search(name)[0].rank for name in ("Anland", "Anl", "City", "nlan", "Anlond")}
    assert ranks["Anland"] == 0
    assert ranks["Anland"] < ranks["Anl"] < ranks["City"] < ranks["nlan"] < ranks["Anlond"]


def test_of_equal_matches_the_more_mentioned_comes_first(kg: KnowledgeGraph) -> None:
    for text in ("nguyen", "petro"):
        hits = kg.search(text, limit=1000)
        assert hits
        keys = [(hit.rank, -hit.mentions) for hit in hits]
        assert keys == sorted(keys)
        for hit in hits:
            passages = kg.select(f"SELECT (COUNT(DISTINCT ?p) AS ?n) {{ <{hit.iri}> vnru:attestedIn ?p }}").rows[0][0]
            assert str(passages) == str(hit.mentions)


def test_every_hit_is_a_name_of_its_thing_once(kg: KnowledgeGraph) -> None:
    hits = kg.search("a", limit=1000)
    assert len({hit.iri for hit in hits}) == len(hits) > 100
    for hit in hits:
        names = {str(v) for p in ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "dcterms:title") for v in kg.values(hit.iri, p)}
        assert hit.name in names
        assert "a" in fold(hit.name)


def test_every_person_is_found_by_each_preferred_name(kg: KnowledgeGraph) -> None:
    people = kg.select("SELECT ?p ?l { ?p a foaf:Person ; skos:prefLabel ?l } ORDER BY ?p ?l").rows
    assert people
    for person, name in people[:: max(1, len(people) // 3)]:
        for typed in (str(name), fold(str(name))):
            assert person in [hit.iri for hit in kg.search(typed) if hit.rank == 0], typed


def test_limit(kg: KnowledgeGraph) -> None:
    assert len(kg.search("a", limit=3)) == 3
    assert found(kg, "a", limit=50)[:3] == found(kg, "a", limit=3)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u0301", "_"])
def test_nothing_typed_finds_nothing(small: KnowledgeGraph, text: str) -> None:
    assert small.search(text) == []


@pytest.mark.parametrize("text", ["(", "[a-z", "\\", ".*", "?s ?p ?o }", '"', "'; DROP", "<script>", "\x00", "\udcff", "🇻🇳", "%", "{0}"])
def test_hostile_text_is_only_text(small: KnowledgeGraph, text: str) -> None:
    for hit in small.search(text):
        assert fold(text) in fold(hit.name) or hit.rank >= 5


@pytest.mark.parametrize("text", ["a" * 1_000_000, "a " * 200_000, "võ " * 100_000, "(" * 100_000, "ab " * 160])
def test_very_long_text_is_answered_soon(kg: KnowledgeGraph, text: str) -> None:
    start = time.perf_counter()
    kg.search(text)
    assert time.perf_counter() - start < 5


@settings(max_examples=20)
@given(st.text(max_size=20))
def test_any_text_gives_sorted_hits(small: KnowledgeGraph, text: str) -> None:
    hits = small.search(text)
    assert [hit.rank for hit in hits] == sorted(hit.rank for hit in hits)
    assert len(hits) <= 10


def test_joining_nodes_are_not_what_people_look_for(small: KnowledgeGraph) -> None:
    kinds = {name.partition(":")[0] for name in found(small, "a", limit=1000)}
    assert "person" in kinds
    assert not kinds & {"role", "passage", "inference"}


def test_a_title_is_a_name(kg: KnowledgeGraph) -> None:
    rows = kg.select("SELECT ?i ?t { ?i dcterms:title ?t ; a schema:Legislation } ORDER BY ?i ?t LIMIT 3").rows
    assert rows
    for instrument, title in rows:
        assert str(instrument) in {hit.iri for hit in kg.search(str(title), limit=100)}


def test_the_name_that_matched_is_told(small: KnowledgeGraph) -> None:
    (hit,) = [h for h in small.search("Анград") if h.iri == q("place:an-city")]
    assert (hit.name, hit.rank, hit.mentions) == ("Анград", 0, 2)
