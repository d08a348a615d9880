"""The graph as of a day: later things are gone, what held is marked, and what is unknown is said to be."""

from __future__ import annotations

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.as_of import day, state, stretches
from vnru_kg.engine import IRI
from vnru_kg.errors import NotFoundError
from vnru_kg.namespaces import q, shrink
from vnru_kg.snapshot import Snapshot


@pytest.mark.parametrize(("text", "last"), [("2012", "2012-12-31"), ("2012-02", "2012-02-29"), ("2012-07-27", "2012-07-27")])
def test_the_last_day_counts(text: str, last: str) -> None:
    assert day(text) == last


@pytest.mark.parametrize("text", ["", "gestern", "2012-13", "2012-02-30", "12", "2012/07/27"])
def test_an_impossible_date_is_refused(text: str) -> None:
    with pytest.raises(NotFoundError, match="is not a day"):
        day(text)


@pytest.fixture(scope="module")
def in_2012(kg: KnowledgeGraph) -> KnowledgeGraph:
    return kg.as_of("2012-07-29")


def _marked(view: KnowledgeGraph, mark: str) -> set[str]:
    return {shrink(thing) for _, thing in state(view)[mark]}


def test_what_is_dated_later_is_gone_and_the_past_stays(kg: KnowledgeGraph, in_2012: KnowledgeGraph) -> None:
    for later in ("event:2024-06-19-putin-visits-vietnam", "event:2013-11-putin-visits-vietnam"):
        assert kg.statements(q(later))
        assert in_2012.query(f"ASK {{ {later} dcterms:date ?when }}") is False
    assert in_2012.query("ASK { event:2001-02-28-putin-visits-vietnam dcterms:date ?when }") is True
    latest = in_2012.select(
        "SELECT (MAX(?day) AS ?last) WHERE { ?thing vnru:earliest ?day FILTER(!REGEX(STR(?thing), '/(source|work)/')) }"
    )
    assert str(latest.rows[0][0]) <= "2012-07-29"


def test_the_level_of_partnership_on_the_day(kg: KnowledgeGraph, in_2012: KnowledgeGraph) -> None:
    assert "phase:comprehensive-strategic-partnership" in _marked(in_2012, "holdsOn")
    assert "phase:strategic-partnership" in _marked(kg.as_of("2009"), "holdsOn")
    assert "phase:comprehensive-strategic-partnership" not in _marked(kg.as_of("2009"), "holdsOn")


def test_offices_hold_where_attested_and_are_unknown_elsewhere(kg: KnowledgeGraph, in_2012: KnowledgeGraph) -> None:
    # the visit of 26 to 30 July 2012 attests both presidents; the prime minister was named last in 2007
    assert {"tenure:truong-tan-sang-president", "tenure:vladimir-putin-president-2012"} <= _marked(in_2012, "holdsOn")
    assert "tenure:nguyen-tan-dung-prime-minister" in _marked(in_2012, "unknownOn")
    assert not {"tenure:to-lam-president", "tenure:pham-minh-chinh-prime-minister"} & (
        _marked(in_2012, "holdsOn") | _marked(in_2012, "unknownOn")
    )


def test_instruments_in_force_replaced_and_unknown(kg: KnowledgeGraph) -> None:
    before, after, in_force = kg.as_of("1980"), kg.as_of("1995"), kg.as_of("2017")
    assert "instrument:treaty-1978" in _marked(before, "unknownOn")  # signed; no document says when it entered into force
    assert "instrument:treaty-1978" not in _marked(after, "unknownOn")  # replaced by the treaty of 1994
    assert "instrument:vietnam-eaeu-fta" in _marked(in_force, "holdsOn")
    assert "instrument:vietnam-eaeu-fta" not in _marked(kg.as_of("2016-09"), "holdsOn")  # in force from October 2016


def test_the_last_known_figures(kg: KnowledgeGraph) -> None:
    view = kg.as_of("2022")
    last = {
        str(row[0])
        for row in view.select(
            "SELECT ?period WHERE { ?o vnru:holdsOn ?day ; vnru:indicator code:trade-turnover ; sdmx-dimension:refPeriod ?period }"
        )
    }
    assert last == {"2022"}


def test_the_graph_that_is_asked_stays_as_it_was(kg: KnowledgeGraph) -> None:
    before = len(kg)
    kg.as_of("1990")
    assert len(kg) == before
    assert kg.query("ASK { ?x vnru:holdsOn ?day }") is False


def test_what_is_said_at_a_later_event_is_later(kg: KnowledgeGraph, in_2012: KnowledgeGraph) -> None:
    joint_statement = "instrument:joint-statement-2024"  # dated by nothing but the visit that it came of
    assert kg.statements(q(joint_statement))
    assert in_2012.statements(q(joint_statement)) == []
    later = "SELECT ?position WHERE { ?position vnru:expressedAt/vnru:earliest ?day FILTER(?day > '2012-07-29'^^xsd:date) }"
    positions = {str(position) for (position,) in kg.select(later)}
    assert positions
    assert [p for p in positions if in_2012.statements(p)] == []
    assert in_2012.statements(None, q("rdf:type"), IRI(q("vnru:Position")))


def test_what_held_is_told_with_its_passages(kg: KnowledgeGraph) -> None:
    found = kg.as_of("2012-07-29").state("ru")
    assert found.paraphrase["vi"] == "Những gì đúng vào ngày 29/7/2012"
    told = [(found.sentence(row, "en"), row.passages) for row in found]
    assert all(passages for _, passages in told)
    assert told[0][0].startswith("phase of a relation: ")
    (putin,) = [sentence for sentence, _ in told if sentence.startswith("tenure: Vladimir Putin – President of Russia")]
    assert putin.endswith("in office on 29 July 2012")
    assert "unknown on 29 July 2012" in next(s for s, _ in told if "Nguyễn Tấn Dũng – Prime Minister" in s)
    assert "Unknown on that day – instrument: " in " ".join(s for s, _ in told)
    assert any("the last known on 29 July 2012" in s for s, _ in told)
    assert any("неизвестно на 29 июля 2012" in found.sentence(row) for row in found)


def test_stretches_say_of_every_day_what_the_graph_as_of_it_marks(kg: KnowledgeGraph, in_2012: KnowledgeGraph) -> None:
    found = stretches(Snapshot.of(kg))
    views = {"2012-07-29": in_2012, **{when: kg.as_of(when) for when in ("1994-06-15", "1994-06-16", "2016-12-31", "2023-03-05")}}
    for when, view in views.items():
        said = {(node, mark) for node, mark, first, last in found if first <= when <= (last or "9999")}
        marked = {(node, mark) for mark, nodes in state(view).items() for kind, node in nodes if kind != "observation"}
        assert said == marked, when
        assert said
