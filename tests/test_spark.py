"""The Parquet tables as Spark reads them: as many rows, days that are days, joins that meet, and a graph computation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.export import export
from vnru_kg.namespaces import q

from .engines.spark import components, session, why_not


@pytest.fixture(scope="module")
def tables(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    if reason := why_not():
        pytest.skip(reason)
    folder: Path = tmp_path_factory.mktemp("spark")
    with session() as spark:
        found = {}
        for ending, content in export(kg, "parquet", language="en").items():
            (folder / f"vnru{ending}").write_bytes(content)
            name = ending.removeprefix("-").removesuffix(".parquet")
            found[name] = spark.read.parquet(str(folder / f"vnru{ending}"))
        yield found


def test_spark_reads_the_same_rows(kg: KnowledgeGraph, tables: dict[str, Any]) -> None:
    assert tables["triples"].count() == len(list(kg.engine.quads()))
    assert tables["triples"].select("subject", "predicate", "object", "datatype", "language").distinct().count() == len(kg)
    kinds = {kind for table in tables.values() for _, kind in table.dtypes}
    assert kinds == {"string", "date", "double", "array<string>"}
    days = tables["triples"].where(f"predicate = '{q('vnru:earliest')}'").select("subject", "date").distinct().collect()
    expected = {(str(s.subject), date.fromisoformat(str(s.object))) for s in kg.statements(None, q("vnru:earliest"))}
    assert {(row.subject, row.date) for row in days} == expected


def test_spark_joins_what_belongs_together(drawn: nx.MultiDiGraph[str], tables: dict[str, Any]) -> None:
    nodes, edges = tables["nodes"], tables["edges"]
    ends = (
        edges.join(nodes.select("iri"), edges.source == nodes.iri).count(),
        edges.join(nodes.select("iri"), edges.target == nodes.iri).count(),
    )
    assert ends == (drawn.number_of_edges(),) * 2
    assert tables["figures"].where("size(passages) = 0 OR earliest > latest").count() == 0


def test_a_graph_computation_on_spark(drawn: nx.MultiDiGraph[str], tables: dict[str, Any]) -> None:
    found = {row.iri: row.component for row in components(tables["nodes"], tables["edges"]).collect()}
    assert found == {node: min(part) for part in nx.weakly_connected_components(drawn) for node in part}
