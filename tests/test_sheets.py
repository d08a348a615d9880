"""Rows for programs: the same in every command, and safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.sheets import Sheet, Thing, csv_bytes

from .support.command import run, run_all

SHEET = Sheet(
    ("thing", "n", "note", "passages"),
    [
        (Thing("https://x/a", "Võ, “A”"), Decimal("3630000000"), "=1+1", ["p/1", "p/2"]),
        (None, Decimal("-2.5"), "line\nbreak\ttab\x00", []),
        (Thing("https://x/b", "B"), True, None, ["p/3"]),
    ],
    {"counted": 3, "of": [Thing("https://x/c", "C")]},
)


def rows(content: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_csv_has_a_mark_and_no_formulas() -> None:
    content = SHEET.serialize("csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    assert rows(content) == [
        ["thing", "thing_iri", "n", "note", "passages"],
        ["Võ, “A”", "https://x/a", "3630000000", "'=1+1", "p/1 p/2"],
        ["", "", "-2.5", "line\nbreak\ttab\ufffd", ""],
        ["B", "https://x/b", "true", "", "p/3"],
    ]
    for sign in "=+-@\t\r":
        assert rows(csv_bytes(["a"], [[f"{sign}x"]]))[1] == [f"'{sign}x"]
    assert rows(csv_bytes(["a"], [[-5]]))[1] == ["-5"]


def test_tsv_is_one_line_a_row() -> None:
    lines = SHEET.serialize("tsv").decode().splitlines()
    assert lines[0] == "thing\tthing_iri\tn\tnote\tpassages"
    assert [len(line.split("\t")) for line in lines] == [5] * 4


def test_json_has_things_numbers_and_lists() -> None:
    made = json.loads(SHEET.serialize("json"))
    assert made["counted"] == 3
    assert made["of"] == [{"iri": "https://x/c", "label": "C"}]
    first, second, third = made["rows"]
    assert first == {"thing": {"iri": "https://x/a", "label": "Võ, “A”"}, "n": 3630000000, "note": "=1+1", "passages": ["p/1", "p/2"]}
    assert (second["n"], second["thing"], third["n"]) == (-2.5, None, True)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), Decimal("1e999"), Decimal("1" * 400)])
def test_json_is_json_whatever_the_number(value: object) -> None:
    def fail(name: str) -> None:
        raise ValueError(name)

    assert json.loads(Sheet(("n",), [(value,)]).serialize("json"), parse_constant=fail)["rows"]


COMMANDS = (
    ("info",),
    ("ask", "trade-by-year", "--from", "2018", "--to", "2018"),
    ("ask",),
    ("search", "putin"),
    ("show", "person:vo-van-kiet"),
    ("path", "person:vo-van-kiet", "person:vladimir-putin"),
    ("conflicts",),
    ("coverage",),
)


def test_every_command_answers_programs(kg: KnowledgeGraph) -> None:
    answers = run_all([(*command, "--format", form, "--lang", "ru", "--quiet") for command in COMMANDS for form in ("json", "csv", "tsv")])
    for number, command in enumerate(COMMANDS):
        json_, csv_, tsv = answers[3 * number : 3 * number + 3]
        assert [p.returncode for p in (json_, csv_, tsv)] == [0, 0, 0], command
        found = json.loads(json_.stdout)["rows"]
        assert found
        assert csv_.stdout.startswith(b"\xef\xbb\xbf")
        table, tabbed = rows(csv_.stdout), rows(tsv.stdout, "\t")
        assert len(table) == len(tabbed) == len(found) + 1, command
        assert {len(row) for row in table} == {len(table[0])}
        for row in found:
            assert not isinstance(row.get("passages"), str), command
            for cell in row.values():
                if isinstance(cell, dict) and "iri" in cell and cell["iri"]:
                    assert cell["iri"].startswith("http")
                    assert cell["label"] == (kg.label(cell["iri"], "ru") or cell["label"])


def test_validate_and_query_write_the_same_csv() -> None:
    table = run("query", "SELECT ?x ?n ?t { BIND(place:vietnam AS ?x) BIND(-5 AS ?n) BIND('=1+1' AS ?t) }", "-f", "csv").stdout
    assert rows(table) == [["x", "n", "t"], ["https://w3id.org/vnru/place/vietnam", "-5", "'=1+1"]]
    assert table.startswith(b"\xef\xbb\xbf")


# ---- what print shows --------------------------------------------------------------------------------------------------------


def test_answers_print_as_text(kg: KnowledgeGraph) -> None:
    answer = str(kg.ask("How many times has Putin been to Vietnam?"))
    assert answer.startswith(
        "Understood as: asked: how many; kind: visit; who: Vladimir Putin; to: Vietnam\n5 by the documents' own numbering"
    )
    assert "\n  State visit of President Vladimir Putin to Vietnam, November 2013  [000-05, " in answer
    told = str(kg.show("person:vo-van-kiet")).splitlines()
    assert told[:2] == ["Võ Văn Kiệt", told[1]]
    assert told[1].startswith("person:vo-van-kiet · ")
    assert any(line.startswith("[000-01] ") for line in told)
    ways = str(kg.path("person:vo-van-kiet", "person:vladimir-putin")).splitlines()
    assert ways[0].startswith("1.  Võ Văn Kiệt → ")
    conflicts = kg.conflicts("figures")
    assert len(str(conflicts).split("\n\n")) == len(conflicts) > 1


def test_a_graph_says_how_much_it_holds(kg: KnowledgeGraph) -> None:
    assert repr(kg) == f"<KnowledgeGraph: {len(kg):,} triples>"
    text = str(kg)
    assert f"{len(kg):,} triples" in text
    for name in ("ask", "search", "show", "path", "query"):
        assert f".{name}(" in text
