"""The graph held in memory gives the answers that the engine gives."""

from __future__ import annotations

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import IRI, Literal
from vnru_kg.entity import Teller, describe
from vnru_kg.held import HeldGraph
from vnru_kg.namespaces import q

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
    assert HeldGraph(small).statements(*pattern) == small.statements(*pattern)


def test_an_answer_may_be_changed(small: KnowledgeGraph) -> None:
    held = HeldGraph(small)
    for pattern in PATTERNS:
        held.statements(*pattern).clear()
        assert held.statements(*pattern) == small.statements(*pattern)


def test_many_things_are_told_as_each_is_alone(small: KnowledgeGraph) -> None:
    teller = Teller(HeldGraph(small))
    for iri in sorted({s.subject for s in small.statements(None, q("rdf:type"))}):
        assert teller.describe(iri) == describe(small, iri)
