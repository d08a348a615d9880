"""The graph snapshot in memory gives the answers that the engine gives."""

from __future__ import annotations

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import IRI, Literal
from vnru_kg.namespaces import q
from vnru_kg.show import Descriptions, show
from vnru_kg.snapshot import Snapshot

PATTERNS = [
    (None, None, None),
    (q("event:2001-03-visit"), None, None),
    (q("event:2001-03-visit"), q("sem:hasPlace"), None),
    (q("event:2001-03-visit"), q("sem:hasPlace"), IRI(q("place:an-city"))),
    (q("event:2001-03-visit"), None, IRI(q("place:an-city"))),
    (None, q("sem:hasPlace"), None),
    (None, q("sem:hasPlace"), IRI(q("place:an-city"))),
    (None, None, IRI(q("place:an-city"))),
    (None, None, Literal("2001-03", q("edtf:EDTF"))),
    (q("person:nobody"), None, None),
    (None, q("vnru:nothing"), None),
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_gives_the_same_statements(
    small: KnowledgeGraph, pattern: tuple[str | None, str | None, IRI | Literal | None]
) -> None:
    assert Snapshot(small).statements(*pattern) == small.statements(*pattern)


def test_an_answer_may_be_changed(small: KnowledgeGraph) -> None:
    snapshot = Snapshot(small)
    for pattern in PATTERNS:
        snapshot.statements(*pattern).clear()
        assert snapshot.statements(*pattern) == small.statements(*pattern)


def test_many_things_are_told_as_each_is_alone(small: KnowledgeGraph) -> None:
    descriptions = Descriptions(Snapshot(small))
    for iri in sorted({s.subject for s in small.statements(None, q("rdf:type"))}):
        assert descriptions.of(iri) == show(small, iri)
