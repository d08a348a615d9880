"""Everything said about a thing, told in sentences, both directions, with passages."""

from __future__ import annotations

import re

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import IRI
from vnru_kg.namespaces import q, shrink
from vnru_kg.show import Fact, follow, show
from vnru_kg.text import LANGUAGES
from vnru_kg.words import table

ONE, TWO = q("passage:900-01"), q("passage:900-02")


def told(graph: KnowledgeGraph, thing: str, language: str = "en") -> list[tuple[str, str, tuple[str, ...]]]:
    return [(f.heading[language], f.text[language], f.passages) for f in graph.show(thing).facts]


def test_a_person(small: KnowledgeGraph) -> None:
    found = small.show("Đặng Thị Anna")
    assert found.iri == q("person:dang-anna")
    assert found.labels == {"vi": "Đặng Thị Anna", "en": "Đặng Thị Anna", "ru": "Данг Тхи Анна"}
    assert found.names == ("Cô Anna",)
    assert found.classes == (IRI(q("foaf:Person")), IRI(q("schema:Person")))
    assert told(small, "person:dang-anna") == [
        ("tenure", "Đặng Thị Anna – President of Anland (named so on: 1 March 2001)", (ONE,)),
        ("position", "Đặng Thị Anna – wishes (1 March 2001): Hopes that trade grows. (topic: trade)", (ONE,)),
    ]


def test_an_event_tells_its_roles(small: KnowledgeGraph) -> None:
    assert told(small, "event:2001-03-visit") == [
        ("date", "March 2001", (ONE, TWO)),
        ("kind of event", "state visit", (ONE,)),
        ("takes place in", "An City", (ONE,)),
        ("role in an event", "Fyodor Orlov – visitor", (ONE,)),
    ]
    (role,) = [f for f in small.show("person:fyodor-orlov").facts if f.heading["en"] == "role in an event"]
    assert role.text["en"] == "Fyodor Orlov – visitor: Visit of March 2001"  # the name ends with the date
    assert role.date == "2001-03-01"
    assert q("event:2001-03-visit") in role.things


def test_both_directions(small: KnowledgeGraph) -> None:
    facts = {(heading, text) for heading, text, _ in told(small, "place:anland")}
    assert ("has part", "An City") in facts
    assert ("is party to", "Pact of 2001") in facts
    assert ("figure", "trade turnover, Anland – Borland, 2000: 3.6 billion USD (printed: “3,6 tỷ USD”)") in facts
    assert ("trade flow", "Borland exports to Anland: coal (1991–2000)") in facts


def test_a_fact_said_twice_is_told_once_with_both_passages(small: KnowledgeGraph) -> None:
    parts = [fact for fact in told(small, "place:an-city") if fact[1] == "Anland"]
    assert parts == [("part of", "Anland", (ONE, TWO))]


def test_each_language_has_its_words(small: KnowledgeGraph) -> None:
    assert ("позиция", "Данг Тхи Анна — желает (1 марта 2001): Надеется на рост торговли. (тема: торговля)", (ONE,)) in told(
        small, "person:dang-anna", "ru"
    )
    assert any("Mong buôn bán tăng." in text for _, text, _ in told(small, "person:dang-anna", "vi"))


def test_a_node_of_a_statement_is_told_by_itself(small: KnowledgeGraph) -> None:
    texts = [text for _, text, _ in told(small, "tenure:anna-president")]
    assert "Đặng Thị Anna – President of Anland (named so on: 1 March 2001)" in texts


def test_hostile_names_are_told_as_they_are(small: KnowledgeGraph) -> None:
    assert small.show("person:hostile").labels["vi"] == "<script>alert('x')</script> & \"quotes\""
    assert small.show("person:hostile").facts == ()


def test_words_that_only_lead_to_a_thing_are_no_names_of_it(kg: KnowledgeGraph) -> None:
    """A text's description ("the contracts for 24 aircraft") finds the thing by search and is not told as what it is called."""
    for thing in ("instrument:su-30mk2-contracts", "relation:vietnam-russia"):
        hidden = {str(v) for v in kg.values(q(thing), "skos:hiddenLabel")}
        assert hidden
        assert not hidden & set(kg.show(thing).names)
    assert "Hợp đồng Su-30MK2" in kg.show("instrument:su-30mk2-contracts").names
    assert "training-agreement-1955" in kg.search("hiệp định đào tạo 1955")[0].iri


def test_nothing_said_gives_no_facts(small: KnowledgeGraph) -> None:
    found = show(small, "http://example.org/nothing")
    assert (found.labels, found.names, found.classes, found.facts) == ({}, (), (), ())


def test_paths(small: KnowledgeGraph) -> None:
    role = q("role:2001-03-visit-orlov")
    assert follow(small, role, ".") == [IRI(role)]
    assert follow(small, role, "^vnru:hasRole") == [IRI(q("event:2001-03-visit"))]
    assert [str(t) for t in follow(small, role, "^vnru:hasRole/dcterms:date")] == ["2001-03"]
    assert follow(small, role, "vnru:inCapacityOf/vnru:post") == []


def test_templates_use_their_slots_in_every_language(kg: KnowledgeGraph) -> None:
    slots = {shrink(class_): set(paths) for class_, paths in kg.vocabulary.slots.items()}
    for language in LANGUAGES:
        templates = table("facts", language)["sentences"]
        used = {class_: set(re.findall(r"\{(\w+)\}", sentence)) for class_, sentence in templates.items()}
        assert used.keys() == slots.keys()
        assert {class_ for class_ in used if not used[class_] <= slots[class_]} == set(), language
        assert used == {c: set(re.findall(r"\{(\w+)\}", s)) for c, s in table("facts", "en")["sentences"].items()}, language


def whole(fact: Fact) -> bool:
    # what is not a letter: an unfilled slot, a bracket of the template, an IRI in place of a name
    return all(fact.text[lang] and "{" not in fact.text[lang] and not fact.text[lang].startswith("[") for lang in LANGUAGES)


def test_shipped_things_are_told_in_whole_sentences(kg: KnowledgeGraph) -> None:
    things = ["person:vladimir-putin", "instrument:treaty-1994", "place:vietnam", "relation:vietnam-russia", "source:000", "passage:001-05"]
    for thing in things:
        found = kg.show(thing)
        assert found.facts, thing
        for fact in found.facts:
            assert whole(fact), (thing, fact.text)
            assert set(fact.heading) == set(LANGUAGES)
            assert list(fact.passages) == sorted(set(fact.passages))
        order = [(f.rank, f.heading["en"], f.date) for f in found.facts]
        assert order == sorted(order)


def test_every_passage_of_a_thing_is_cited(kg: KnowledgeGraph) -> None:
    for thing in ("person:vo-van-kiet", "instrument:treaty-1994"):
        cited = {p for fact in kg.show(thing).facts for p in fact.passages}
        stated = {p for s in kg.statements(q(thing)) if s.predicate != q("skos:altLabel") for p in s.passages}
        assert stated <= cited | {p for s in kg.statements(q(thing), q("dcterms:title")) for p in s.passages}


def test_offices_are_told_first_and_book_keeping_not_at_all(kg: KnowledgeGraph) -> None:
    """Positions are long, so they come late; that the data set names somebody as an example is no fact about him."""
    headings = list(dict.fromkeys(f.heading["en"] for f in kg.show("person:vladimir-putin").facts))
    assert headings[0] == "tenure"
    assert headings.index("nationality") < headings.index("role in an event") < headings.index("position")
    told = [f for thing in ("person:vladimir-putin", "instrument:treaty-1994", "place:vietnam") for f in kg.show(thing).facts]
    assert not [f for f in told if "knowledge graph" in f.text["en"]]


def test_a_year_beside_its_day_is_not_told(kg: KnowledgeGraph) -> None:
    parties = [f.text["en"] for f in kg.show("place:russia").facts if "Signing of the Treaty on the Fundamental" in f.text["en"]]
    assert parties
    assert not [text for text in parties if "(1994" in text]


def test_values_are_told_as_a_reader_writes_them(kg: KnowledgeGraph) -> None:
    facts = {f.heading["en"]: f.text for f in (*kg.show("source:002").facts, *kg.show("place:moscow").facts)}
    assert facts["issued"] == {"vi": "29/1/2025", "en": "29 January 2025", "ru": "29 января 2025"}
    assert facts["language"] == {"vi": "tiếng Việt", "en": "Vietnamese", "ru": "вьетнамский"}
    assert facts["latitude"] == {"vi": "55,75204", "en": "55.75204", "ru": "55,75204"}


def test_nothing_is_told_twice(kg: KnowledgeGraph) -> None:
    for thing in ("place:vietnam", "place:russia", "relation:vietnam-russia"):
        told = [(f.heading["en"], f.text["en"]) for f in kg.show(thing).facts]
        assert len(told) == len(set(told))


def test_a_thing_is_told_without_counting_the_graph(kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which takes as long as the graph is large."""

    def counted(_: KnowledgeGraph) -> int:
        raise AssertionError("all triples are counted")

    monkeypatch.setattr(KnowledgeGraph, "__len__", counted)
    assert "Võ Văn Kiệt" in str(kg.show("person:vo-van-kiet"))
