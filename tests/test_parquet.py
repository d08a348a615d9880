"""The Parquet tables, read back by another program: as many rows as the graph has, days that are days, and joins that meet."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.export import export
from vnru_kg.namespaces import q

from .support.command import complaint, run

TABLES = ("triples", "nodes", "edges", "figures")


@pytest.fixture(scope="module")
def folder(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("parquet")
    for ending, content in export(kg, "parquet", language="en").items():
        (made / f"vnru{ending}").write_bytes(content)
    return made


@pytest.fixture(scope="module")
def ask(folder: Path) -> Iterator[Any]:
    """Rows of a query in which the tables are called by their names."""
    with duckdb.connect() as database:
        for table in TABLES:
            database.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{folder}/vnru-{table}.parquet')")
        yield lambda sql: database.execute(sql).fetchall()


def test_every_triple_stands_in_each_of_its_graphs(kg: KnowledgeGraph, ask: Any) -> None:
    quads = list(kg.engine.quads())
    assert ask("SELECT COUNT(*) FROM triples") == [(len(quads),)]
    assert ask("SELECT COUNT(*) FROM (SELECT DISTINCT subject, predicate, object, datatype, language FROM triples)") == [(len(kg),)]
    found = {tuple(row) for row in ask("SELECT subject, predicate, object, graph FROM triples")}
    assert found == {(str(s), str(p), str(o), str(g)) for s, p, o, g in quads}


def test_days_are_days_and_no_column_is_a_time(kg: KnowledgeGraph, ask: Any) -> None:
    kinds = {row[1] for table in TABLES for row in ask(f"DESCRIBE {table}")}
    assert kinds == {"VARCHAR", "DATE", "DOUBLE", "VARCHAR[]"}
    days = {(str(s.subject), date.fromisoformat(str(s.object))) for s in kg.statements(None, q("vnru:earliest"))}
    assert days
    assert set(ask(f"SELECT DISTINCT subject, date FROM triples WHERE predicate = '{q('vnru:earliest')}'")) == days
    edtf = f"SELECT COUNT(*) FROM triples WHERE datatype = '{q('edtf:EDTF')}' AND date IS NOT NULL"
    assert ask(edtf) == [(0,)]  # which are texts as printed


def test_a_document_is_no_number(ask: Any, folder: Path) -> None:
    documents = [row[0] for row in ask("SELECT DISTINCT document FROM triples WHERE document IS NOT NULL ORDER BY 1")]
    assert documents == ["doc-000", "doc-001", "doc-002", "doc-003", "doc-004"]
    with duckdb.connect() as database:
        database.execute(
            f"COPY (SELECT * FROM read_parquet('{folder}/vnru-triples.parquet') WHERE document IS NOT NULL) "
            f"TO '{folder}/parts' (FORMAT parquet, PARTITION_BY (document))"
        )
    pandas = pytest.importorskip("pandas")
    assert set(pandas.read_parquet(folder / "parts", columns=["document"])["document"]) == set(documents)


def test_edges_meet_nodes(kg: KnowledgeGraph, ask: Any) -> None:
    drawn = kg.to_networkx("en")
    assert ask("SELECT COUNT(*) FROM nodes") == [(drawn.number_of_nodes(),)]
    assert ask("SELECT COUNT(*) FROM edges JOIN nodes a ON source = a.iri JOIN nodes b ON target = b.iri") == [(drawn.number_of_edges(),)]
    (label,) = ask(f"SELECT label_ru FROM nodes WHERE iri = '{q('person:vo-van-kiet')}'")
    assert label == ("Во Ван Киет",)


def test_a_name_is_found_without_its_marks(ask: Any) -> None:
    """By the expression of the README; DuckDB's own collations without accents keep đ."""
    assert ask("SELECT iri FROM nodes WHERE label_vi COLLATE NOCASE.NOACCENT = 'nong duc manh'") == []
    assert ask("SELECT iri FROM nodes WHERE replace(strip_accents(lower(label_vi)), 'đ', 'd') = 'nong duc manh'") == [
        (q("person:nong-duc-manh"),)
    ]


def test_figures_are_those_of_the_graph(kg: KnowledgeGraph, ask: Any) -> None:
    """Trade by year, read by SQL and by SPARQL."""
    sparql = """SELECT ?o ?v ?low { ?o vnru:indicator code:trade-turnover ; sdmx-measure:obsValue ?v ; vnru:low ?low }"""
    expected = {(str(o), float(str(v)), float(str(low))) for o, v, low in kg.rows(sparql)}
    assert len(expected) > 10
    indicator = q("code:trade-turnover")
    assert set(ask(f"SELECT figure, value, low FROM figures WHERE indicator = '{indicator}' AND low IS NOT NULL")) == expected
    assert ask("SELECT COUNT(*) FROM figures WHERE len(passages) = 0") == [(0,)]
    assert ask("SELECT COUNT(*) FROM figures WHERE earliest > latest") == [(0,)]


def test_the_same_graph_gives_the_same_files(kg: KnowledgeGraph, folder: Path) -> None:
    for ending, content in export(kg, "parquet", language="en").items():
        assert (folder / f"vnru{ending}").read_bytes() == content


def test_the_command_writes_four_files(home: Path, tmp_path: Path) -> None:
    run("export", "-o", tmp_path / "small.parquet", "--data", home)
    assert sorted(p.name for p in tmp_path.glob("*.parquet")) == sorted(f"small-{table}.parquet" for table in TABLES)
    assert "parquet is several files, which standard output cannot hold" in complaint(run("export", "-f", "parquet", "--data", home), 5)


def test_without_the_extra_it_says_what_to_install(small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    from vnru_kg.errors import MissingExtraError

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match="pyarrow") as caught:
        export(small, "parquet")
    assert "install pyarrow" in caught.value.hint
