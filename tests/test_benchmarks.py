"""The benchmarks compare like with like. Their figures are for a quiet machine: ``python -m tests.benchmarks``."""

from __future__ import annotations

import doctest
from pathlib import Path

import pyoxigraph as ox

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import Table
from vnru_kg.load import shelf
from vnru_kg.namespaces import q

from .benchmarks import asking, cold, generate, growth
from .benchmarks.generate import compared


def test_the_cold_question_is_one_that_both_can_answer(kg: KnowledgeGraph, tmp_path: Path) -> None:
    ours, theirs = cold.prepare(tmp_path, kg)
    took, rows = cold.seconds(ours)
    assert took > 0
    assert rows > 3
    assert Path(theirs[2]).stat().st_size > 100_000
    answer = kg.query(theirs[3].replace("PREFIX ", "PREFIX  "))  # with its own prefixes
    assert isinstance(answer, Table)
    assert len(answer) == rows - 1


def test_a_dozen_questions_are_quicker_than_with_rdflib(small: KnowledgeGraph) -> None:
    """On the small graph, where rdflib does best; questions that it cannot answer are left out."""
    ours, theirs = asking.sides(small)
    answered = {name: query for name, query in asking.QUESTIONS.items() if ours(query)}
    assert len(answered) >= 5
    for name, query in answered.items():
        assert ours(query) == theirs(query), name
    assert len(asking.QUESTIONS) >= 12


def test_the_mean() -> None:
    assert doctest.testmod(asking).failed == 0
    assert asking.geometric_mean([1.0, 100.0]) > 9.99


def test_curves_end_where_they_should_and_tell_their_exponent() -> None:
    assert doctest.testmod(growth).failed == 0
    drawn = growth.picture({"a": [(10, 1), (1000, 10)], "b": [(10, 1), (1000, 1)]}, "<title>")
    assert 'points="60,320 450,40"' in drawn
    assert 'points="60,320 450,320"' in drawn
    assert "a: 0.50" in drawn
    assert "b: 0.00" in drawn
    assert "&lt;title&gt;" in drawn


def test_an_invented_graph_is_of_the_size_that_was_asked_for_and_the_same_each_time(tmp_path: Path) -> None:
    for size in (3_000, 30_000):
        content = "\n".join(generate.lines(size, seed=5)).encode()
        quads = list(ox.parse(content, format=ox.RdfFormat.TRIG))
        assert 0.9 < len(quads) / size < 1.1
        assert all(isinstance(quad.graph_name, ox.NamedNode) for quad in quads)
    assert list(generate.lines(3_000, seed=5)) == list(generate.lines(3_000, seed=5)) != list(generate.lines(3_000, seed=6))
    file = tmp_path / "a.trig"
    file.write_text("\n".join(generate.lines(3_000)), "utf-8")
    shelf.load([file], tmp_path / "store")
    kg = KnowledgeGraph.open(tmp_path / "store")
    assert kg.labels_of(q("person:n3")).keys() == {"vi", "en", "ru"}
    assert kg.search(kg.label(q("person:n3"), "vi") or "")[0].iri == q("person:n3")


def test_an_invented_graph_has_the_shape_of_the_shipped_one() -> None:
    """Within a factor that the printed fit shows; a tail of degrees as steep as chance alone would make it is far off."""
    rows = [line.rsplit(maxsplit=2) for line in compared(10_000, 3).splitlines()]
    assert len(rows) == 10
    for name, shipped, invented in rows:
        assert 0.4 < float(invented) / float(shipped) < 2.5, name
