"""The tables as CSV on the Web has them, read by the library csvw; and what analysts do with them."""

from __future__ import annotations

import csv
import io
import json
import math
import warnings
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import csvw
import duckdb
import networkx as nx
import pandas
import polars
import pyarrow.csv
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.export import export
from vnru_kg.namespaces import q

TABLES = ("nodes", "edges", "passages", "figures")


@pytest.fixture(scope="module")
def parts(kg: KnowledgeGraph) -> dict[str, bytes]:
    return export(kg, "csv", language="en", stem="mine")


@pytest.fixture(scope="module")
def folder(parts: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(parts, tmp_path_factory.mktemp("tables"))


def written(parts: dict[str, bytes], folder: Path) -> Path:
    for ending, content in parts.items():
        (folder / f"mine{ending}").write_bytes(content)
    return folder


def rows(parts: dict[str, bytes], table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(parts[f"-{table}.csv"].decode("utf-8-sig"), newline="")))


def complaints(folder: Path) -> list[str]:
    """What the library says of the tables: types, what is required, keys, and keys of other tables."""
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        try:
            valid = csvw.CSVW(str(folder / "mine-metadata.json"), validate=True).is_valid
        except ValueError as error:  # a key that leads nowhere
            return [str(error)]
    return [str(one.message) for one in found if issubclass(one.category, UserWarning)] + ([] if valid else ["not valid"])


def test_the_library_finds_the_tables_valid(folder: Path) -> None:
    assert complaints(folder) == []


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("figures", ",2023-12-31,", ",about 2023,"),
        ("figures", ",3600000000,", ",3.6 billion,"),
        ("nodes", ",1950-01-30,", ",30/01/1950,"),
        ("passages", ",doc-000,3\r\n", ",doc-000,third\r\n"),
        ("edges", q("event:1950-01-30-establishment-of-diplomatic-relations") + ",", q("event:nowhere") + ","),
    ],
)
def test_the_library_sees_a_wrong_value(parts: dict[str, bytes], tmp_path: Path, table: str, old: str, new: str) -> None:
    """The description says enough that a mistake in a table is found."""
    name = f"-{table}.csv"
    assert old.encode() in parts[name]
    assert complaints(written({**parts, name: parts[name].replace(old.encode(), new.encode(), 1)}, tmp_path)) != []


def test_every_passage_has_a_row_of_its_own(parts: dict[str, bytes], kg: KnowledgeGraph, drawn: nx.MultiDiGraph[str]) -> None:
    said = Counter((row["Item"]) for row in rows(parts, "passages"))
    nodes, edges = rows(parts, "nodes"), rows(parts, "edges")
    assert {n["Id"]: int(n["Weight"]) for n in nodes if n["Weight"] != "0"} == {n: c for n, c in said.items() if n in drawn}
    assert all(int(n["Weight"]) == len(drawn.nodes[n["Id"]]["passages"]) for n in nodes)
    assert len({e["Id"] for e in edges}) == len(edges) == drawn.number_of_edges()
    assert sum(said[e["Id"]] for e in edges) == sum(len(d["passages"]) for *_, d in drawn.edges(data=True))
    assert all(int(e["Weight"]) == max(1, said[e["Id"]]) for e in edges)
    known = {str(row[0]): (str(row[1]), str(row[2])) for row in kg.select("SELECT ?p ?d ?n { ?p oa:hasSource ?d ; vnru:paragraph ?n }")}
    for row in rows(parts, "passages"):
        source, paragraph = known[row["Passage"]]
        assert (q(f"source:{row['Document'].removeprefix('doc-')}"), row["Paragraph"]) == (source, paragraph)
    cells = [cell for table in TABLES for row in rows(parts, table) for cell in row.values()]
    assert max(cell.count(q("passage:")) for cell in cells) == 1, "a cell that a reader must take apart"


def test_the_figures_are_all_there_with_their_numbers(parts: dict[str, bytes], kg: KnowledgeGraph) -> None:
    found = {row["figure"]: row for row in rows(parts, "figures")}
    bounds = "OPTIONAL { ?f vnru:low ?low } OPTIONAL { ?f vnru:high ?high }"
    query = f"SELECT ?f ?v ?low ?high {{ ?f a qb:Observation ; sdmx-measure:obsValue ?v {bounds} }}"
    told = {str(f): (v, low, high) for f, v, low, high in kg.select(query)}
    assert set(found) == set(told)
    for figure, values in told.items():
        cells = [found[figure][name] for name in ("value", "low", "high")]
        assert [Decimal(c) if c else None for c in cells] == [None if v is None else Decimal(str(v)) for v in values]
    row = found[q("observation:001-05-turnover-2023")]
    assert (row["indicator"], row["unit_iri"], row["earliest"], row["latest"]) == (
        "trade turnover",
        q("code:usd"),
        "2023-01-01",
        "2023-12-31",
    )
    assert Decimal(row["value"]) == 3_630_000_000
    assert row["as_printed"] == "3,63 tỷ USD"


def test_readers_by_default_take_what_is_written(parts: dict[str, bytes], folder: Path) -> None:
    """Of pandas, polars, pyarrow and DuckDB three take 000 for a number, one ``NA`` for nothing, and two days for texts."""
    for table in TABLES:
        path, written = folder / f"mine-{table}.csv", rows(parts, table)
        found = duckdb.read_csv(str(path))
        cells = {
            "pandas": pandas.read_csv(path).astype(object).to_dict("list"),
            "polars": polars.read_csv(path).to_dict(as_series=False),
            "pyarrow": pyarrow.csv.read_csv(path).to_pydict(),
            "duckdb": dict(zip(found.columns, zip(*found.fetchall(), strict=True), strict=True)),
        }
        for reader, columns in cells.items():
            assert list(columns) == list(written[0]), reader
            for name, values in columns.items():
                assert [_as_written(value) for value in values] == [_plain(row[name]) for row in written], (table, reader, name)


def _as_written(value: object) -> str:
    """What a reader has, as the file wrote it; numbers by their value."""
    return "" if value is None or (isinstance(value, float) and math.isnan(value)) else _plain(str(value))


def _plain(text: str) -> str:
    """A text, but a number that does not begin like a code by its value."""
    try:
        return text if text[:1] == "0" and text[1:2].isdigit() else str(float(text))
    except ValueError:
        return text


def test_the_table_says_in_rdf_what_the_graph_says(folder: Path, kg: KnowledgeGraph) -> None:
    """By the properties and IRIs that the description gives, the figures are those of the graph again."""
    (figures,) = [t for t in json.loads((folder / "mine-metadata.json").read_text("utf-8"))["tables"] if "figures" in t["url"]]
    alone = {"@context": "http://www.w3.org/ns/csvw", **figures}
    (folder / "alone.json").write_text(json.dumps(alone), "utf-8")
    read: list[dict[str, Any]] = csvw.CSVW(str(folder / "alone.json")).to_json(minimal=True)
    value = q("sdmx-measure:obsValue")
    numbers = {one["@id"]: float(one[value]) for one in read}
    assert numbers == {str(f): float(str(v)) for f, v in kg.select("SELECT ?f ?v { ?f a qb:Observation ; sdmx-measure:obsValue ?v }")}
    areas = {(one["@id"], one[q("sdmx-dimension:refArea")]) for one in read if q("sdmx-dimension:refArea") in one}
    assert areas == {(str(f), str(a)) for f, a in kg.select("SELECT ?f ?a { ?f a qb:Observation ; sdmx-dimension:refArea ?a }")}


def test_columns_are_called_in_three_languages(parts: dict[str, bytes]) -> None:
    (figures,) = [t for t in json.loads(parts["-metadata.json"])["tables"] if "figures" in t["url"]]
    called = {c["name"]: {v["@language"]: v["@value"] for v in c.get("rdfs:label", [])} for c in figures["tableSchema"]["columns"]}
    assert set(called["indicator_iri"]) == {"vi", "en", "ru"}
    assert called["as_printed"]["en"] != called["as_printed"]["ru"]
