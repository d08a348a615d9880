"""The tables for property graphs: Kùzu takes them up and answers, and the headers are those that Neo4j's import reads."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import kuzu
import networkx as nx
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.export import export
from vnru_kg.namespaces import q


@pytest.fixture(scope="module")
def parts(kg: KnowledgeGraph) -> dict[str, bytes]:
    return export(kg, "neo4j", language="en", stem="it's mine")


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))


def test_kuzu_takes_the_network_up_and_answers(
    parts: dict[str, bytes], drawn: nx.MultiDiGraph[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for ending, content in parts.items():
        (tmp_path / f"it's mine{ending}").write_bytes(content)
    monkeypatch.chdir(tmp_path)
    connection = kuzu.Connection(kuzu.Database(str(tmp_path / "base"), buffer_pool_size=2**27, max_db_size=2**30))

    def asked(query: str, **values: Any) -> list[list[Any]]:
        answer = connection.execute(query, values)
        assert isinstance(answer, kuzu.QueryResult)
        return [list(row) for row in answer.get_all()]

    connection.execute(parts["-kuzu.cypher"].decode())
    assert asked("MATCH (a:Thing) RETURN COUNT(*)") == [[drawn.number_of_nodes()]]
    found = asked("MATCH (a:Thing)-[r:Relation]->(b:Thing) RETURN a.iri, b.iri, r.predicate, r.weight, r.earliest")
    told = [(a, b, d["predicate"], max(1, len(d["passages"])), d["earliest"] or "None") for a, b, d in drawn.edges(data=True)]
    assert sorted((*row[:4], str(row[4])) for row in found) == sorted(told)
    person = q("person:vo-van-kiet")
    ((ru, kind, passages),) = asked(
        "MATCH (a:Thing) WHERE a.iri = $iri RETURN a.label_ru, a.kind, string_split(a.passages, ';')", iri=person
    )
    assert (ru, kind, sorted(passages)) == ("Во Ван Киет", "person", sorted(drawn.nodes[person]["passages"]))
    (many,) = asked("MATCH (a:Thing) WHERE a.earliest >= date('2012-01-01') RETURN COUNT(*)")
    assert many == [sum(1 for _, d in drawn.nodes(data=True) if d["earliest"] >= "2012-01-01")]


def test_the_headers_are_those_of_neo4js_import(parts: dict[str, bytes]) -> None:
    """By its manual: one :ID, both ends, one :TYPE, types of the properties, arrays apart by semicolons, no mark before the first name."""
    nodes, edges = rows(parts["-nodes.csv"]), rows(parts["-edges.csv"])
    known = re.compile(r"\w*(:(ID|LABEL|START_ID|END_ID|TYPE|date|int|string\[\]))?")
    for head, ends in ((nodes[0], [":ID", ":LABEL"]), (edges[0], [":START_ID", ":END_ID", ":TYPE"])):
        assert all(known.fullmatch(name) for name in head), head
        assert [sum(name.endswith(end) for name in head) for end in ends] == [1] * len(ends)
        assert len(set(head)) == len(head)
    ids = [row[0] for row in nodes[1:]]
    assert len(set(ids)) == len(ids)
    assert {end for row in edges[1:] for end in row[:2]} <= set(ids)
    names: dict[str, set[str]] = {}
    for row in edges[1:]:
        one = dict(zip(edges[0], row, strict=True))
        assert re.fullmatch(r"[A-Za-z]\w*", one[":TYPE"])
        names.setdefault(one[":TYPE"], set()).add(one["predicate"])
        assert len(one["passages:string[]"].split(";")) == int(one["weight:int"])
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", one["earliest:date"])
    assert {name for name, predicates in names.items() if len(predicates) > 1} <= {"publisher"}  # of two vocabularies, and the same
