"""The command, in processes of its own: what it says, and what it answers to bad input."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from vnru_kg import KnowledgeGraph, __version__
from vnru_kg.cli import main
from vnru_kg.cli.front import COMMANDS
from vnru_kg.namespaces import q, shrink

from .support import ROOT
from .support.command import complaint, environment, run, run_all

PUTIN = "SELECT ?p { ?p skos:prefLabel 'Vladimir Putin'@en ; a foaf:Person }"
BASH = "/bin/bash"
TINY = ("-q", "CONSTRUCT { <a:b> <a:c> <a:d> } WHERE {}")  # an export that is quick to write
WRITTEN = "<a:b> <a:c> <a:d> .\n"


# ---- help --------------------------------------------------------------------------------------------------------------


def test_help_teaches_by_example() -> None:
    process = run("--help")
    text = process.stdout.decode()
    assert (process.returncode, process.stderr) == (0, b"")
    for name in ("info", "query", "search", "show", "explore", "export", "validate"):
        assert name in COMMANDS
        assert f"\n  {name} " in text
    assert "Examples:" in text
    assert 'vnru-kg search "vo van kiet"' in text
    assert "Everything it says names the passage" in text


@pytest.fixture(scope="module")
def helps() -> dict[str, subprocess.CompletedProcess[bytes]]:
    return dict(zip(COMMANDS, run_all([(name, "-h") for name in COMMANDS]), strict=True))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(helps: dict[str, subprocess.CompletedProcess[bytes]], name: str) -> None:
    process = helps[name]
    text = process.stdout.decode()
    assert (process.returncode, process.stderr) == (0, b"")
    assert text.startswith("Usage: ")
    assert f" {name} " in text.splitlines()[0]
    assert "Example" in text
    assert f"vnru-kg {name}" in text
    assert max(map(len, text.splitlines())) <= 140


def test_version_and_nothing() -> None:
    assert run("--version").stdout.decode().strip().endswith(__version__)
    bare = run()
    assert "Usage: " in (bare.stdout + bare.stderr).decode()


# ---- the commands --------------------------------------------------------------------------------------------------------


def test_info(kg: KnowledgeGraph) -> None:
    lines = run("info", "--lang", "en").stdout.decode().splitlines()
    assert lines[0].startswith(f"{len(kg):,} triples, ")
    assert "Kind\tThings" in lines
    documents = [line for line in lines if line.startswith(("000", "001"))]
    assert len(documents) == 2
    assert all(len(line.split("\t")) == 6 for line in documents)


def test_query_in_a_pipe_is_tab_separated() -> None:
    person = "ASK { person:vladimir-putin a %s }"
    answers = run_all(
        [("query", PUTIN), ("query", PUTIN, "--lang", "ru"), ("query", person % "foaf:Person"), ("query", person % "schema:Place")]
    )
    assert [a.stdout.decode() for a in answers] == [
        "p\nVladimir Putin (person:vladimir-putin)\n",
        "p\nВладимир Путин (person:vladimir-putin)\n",
        "yes\n",
        "no\n",
    ]


def test_query_from_a_file_and_from_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "người.rq"
    file.write_text("\ufeff" + PUTIN, "utf-8")
    assert run("query", "người.rq", cwd=tmp_path).stdout == b"p\nVladimir Putin (person:vladimir-putin)\n"
    assert run("query", "-", stdin=PUTIN.encode()).stdout == b"p\nVladimir Putin (person:vladimir-putin)\n"


def test_query_formats() -> None:
    iri = q("person:vladimir-putin")
    tables = [("query", PUTIN, "-f", name) for name in ("csv", "TSV", "json", "xml")]
    graphs = {"turtle": ox.RdfFormat.TURTLE, "nq": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
    described = [("query", f"DESCRIBE <{iri}>", "-f", name) for name in graphs]
    csv_, tsv, json_, xml, *answers = [process.stdout for process in run_all([*tables, *described])]
    assert csv_ == f"\ufeffp\r\n{iri}\r\n".encode()
    assert tsv == f"?p\n<{iri}>\n".encode()
    assert json.loads(json_)["results"]["bindings"] == [{"p": {"type": "uri", "value": iri}}]
    assert xml.startswith(b"<?xml")
    for answer, form in zip(answers, graphs.values(), strict=True):
        assert {quad.subject for quad in ox.parse(answer, format=form)} == {ox.NamedNode(iri)}


def test_search_and_show(kg: KnowledgeGraph) -> None:
    found = run("search", "vo", "van", "kiet", "--lang", "ru").stdout.decode().splitlines()
    assert found[0].split("\t") == ["Имя", "Объект", "Другое имя", "Фрагменты"]
    assert found[1].split("\t")[:3] == ["Во Ван Киет", "person:vo-van-kiet", "Võ Văn Kiệt"]
    told = run("show", "vo van kiet", "--lang", "en").stdout.decode()
    assert told.startswith("Võ Văn Kiệt\nperson:vo-van-kiet · ")
    lines = [line.rstrip() for line in told.splitlines() if line.startswith("  ")]
    facts = kg.show("person:vo-van-kiet").facts
    assert [line.endswith("]") for line in lines] == [bool(fact.passages) for fact in facts]
    assert sum(line.endswith("]") for line in lines) > 1
    for passage in {p for fact in facts for p in fact.passages}:
        assert f"\n[{shrink(passage).removeprefix('passage:')}] " in told


def test_export_to_a_file_and_to_a_pipe(kg: KnowledgeGraph, tmp_path: Path) -> None:
    target = tmp_path / "đồ thị.ttl"
    process = run("export", "-o", target)
    assert (process.returncode, process.stdout) == (0, b"")
    assert f"{target}: {target.stat().st_size:,} bytes" in process.stderr.decode()
    assert len(list(ox.parse(path=str(target), format=ox.RdfFormat.TURTLE))) == len(kg)
    assert run("export", "-o", "-").stdout == target.read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == [target.name]


def test_export_csv_is_five_files_that_know_each_other(tmp_path: Path) -> None:
    assert run("export", "-o", "mine.csv", "--lang", "en", cwd=tmp_path).returncode == 0
    parts = ["edges.csv", "figures.csv", "metadata.json", "nodes.csv", "passages.csv"]
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"mine-{part}" for part in parts]
    described = json.loads((tmp_path / "mine-metadata.json").read_text("utf-8"))
    assert {table["url"] for table in described["tables"]} == {f"mine-{part}" for part in parts if part.endswith(".csv")}
    nodes = list(csv.DictReader(io.StringIO((tmp_path / "mine-nodes.csv").read_text("utf-8-sig"))))
    assert {n["Id"]: n["Label"] for n in nodes}[q("place:vietnam")] == "Vietnam"
    assert "which standard output cannot hold" in complaint(run("export", "-f", "csv"), 5)


def test_export_of_a_query(tmp_path: Path) -> None:
    process = run("export", "-f", "ntriples", "--query", "CONSTRUCT { ?p a foaf:Person } WHERE { VALUES ?p { person:vladimir-putin } }")
    assert process.stdout.decode() == f"<{q('person:vladimir-putin')}> <{q('rdf:type')}> <{q('foaf:Person')}> .\n"


VIOLATED = """
import sys
import vnru_kg.validate as v
levels = sys.argv.pop(1).split()
v.validate = lambda *_, **__: [v.Fault(level, "mine.trig", "https://w3id.org/vnru/source/001", "some-rule", "is wrong") for level in levels]
from vnru_kg.cli import main
main()
"""


@pytest.mark.parametrize(
    ("levels", "code", "counted"), [("error warning", 1, "1 violation, 1 rec"), ("warning", 0, "0 violations, 1 rec"), ("", 0, "0 v")]
)
def test_validate_ends_with_one_if_something_is_violated(levels: str, code: int, counted: str) -> None:
    process = subprocess.run(
        [sys.executable, "-c", VIOLATED, levels, "validate"], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    assert process.returncode == code, process.stderr
    rows = [line.split("\t") for line in process.stdout.splitlines()]
    assert rows[:1] == [["Level", "Where", "Subject", "Rule", "What"]] * bool(levels)
    assert rows[1:] == [[level, "mine.trig", "source:001", "some-rule", "is wrong"] for level in levels.split()]
    assert counted in process.stderr


# ---- bad input -------------------------------------------------------------------------------------------------------------


BAD: list[tuple[list[str | bytes], int, str]] = [
    (["quary"], 2, "there is no command “quary”\nDid you mean query?"),
    (["--lng", "vi"], 2, "there is no option --lng\nDid you mean --lang"),
    (["search"], 2, "TEXT is missing"),
    (["search", "a", "--limit", "0"], 2, "--limit: “0” is not a whole number from 1 on"),
    (["info", "--lang", "de"], 2, "--lang: “de” is none of vi, en, ru"),
    (["search", "Zzyzx Qwertz"], 3, "nothing is called “Zzyzx Qwertz”"),
    (["show", "Zzyzx Qwertz"], 3, "nothing is called"),
    (["path", "Putin", "Путин"], 3, "both names mean one thing: Vladimir Putin\nName two things."),
    (["show", "person:vo-van-kit"], 3, "Did you mean person:vo-van-kiet"),
    (["show", "persn:vo-van-kiet"], 3, "Did you mean person?"),
    (["search", b"\xff"], 3, "nothing is called"),
    (["query", "SELECT ?x {"], 2, "line 1, column 11: “{” is never closed\n    1 | SELECT ?x {\n      |           ^\n"),
    (["query", "DELETE WHERE { ?s ?p ?o }"], 2, "read only"),
    (["query", "ASK { SERVICE <http://127.0.0.1:9/> {} }"], 2, "SERVICE would send a request"),
    (["query", b"ASK { ?s ?p '\xff' }"], 2, "line 1, column 14: this is not Unicode text"),
    (["query", "ASK {}", "-f", "docx"], 2, "unknown format “docx”\nKnown: table, csv, tsv"),
    (["query", "ASK {}", "-f", "turtle"], 2, "this query does not give one"),
    (["query", "DESCRIBE place:vietnam", "-f", "csv"], 2, "csv cannot hold"),
    (["query", "missing.rq"], 3, "missing.rq: No such file or directory"),
    (["export", "-f", "docx"], 2, "unknown format “docx”"),
    (["export", "-o", "graph.docx"], 2, "the ending says no known format"),
    (["export", "-f", "gexf", "-q", "CONSTRUCT WHERE { ?s ?p ?o }"], 2, "gexf does not hold the answer of a query"),
    (["query", "ASK {}", "--as-of", ""], 2, "“” is not a day"),
    (["info", "--as-of", "１９９４"], 2, "is not a day"),
    (["ask", "--as-of", ""], 2, "“” is not a day"),
    (["search", "putin", "--as-of", ""], 2, "“” is not a day"),
    (["search", "putin", "--endpoint", ""], 10, "“” is not the address"),
    (["ask", "trade-by-year", "--from", "soon"], 2, "“soon” is not a whole number"),
    (["query", "ASK {}", "--as-of", "9" * 5000], 2, f"Error: “{'9' * 99}… is not a day\n"),
    (["query", "ASK {}", "--memory", f"{'9' * 4000}G"], 2, "is not an amount of memory"),
    (["show", "a\x1b[31m\u202eb"], 3, "nothing is called “a [31m b”"),
    (["search", "putin", "--as-of", "soon"], 2, "“soon” is not a day"),
    (["validate", "missing.trig"], 4, "missing.trig: cannot be read: No such file or directory"),
    (["validate", "README.md"], 4, "README.md: not a file of RDF"),
]


@pytest.fixture(scope="module")
def bad() -> list[subprocess.CompletedProcess[bytes]]:
    return run_all([args for args, _, _ in BAD])


@pytest.mark.parametrize("case", range(len(BAD)), ids=[repr(args) for args, _, _ in BAD])
def test_bad_input_gets_a_clear_answer(bad: list[subprocess.CompletedProcess[bytes]], case: int) -> None:
    _, code, message = BAD[case]
    assert message in complaint(bad[case], code)


def test_an_ambiguous_name_shows_the_candidates(kg: KnowledgeGraph) -> None:
    text = complaint(run("show", "nguyen"), 3)
    assert "“nguyen” may be one of several things" in text
    assert "person:" in text
    assert "as written on the left" in text


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_what_was_perhaps_meant_is_named_in_the_readers_language(kg: KnowledgeGraph, language: str) -> None:
    several, near = run_all([["show", "moskvaa", "--lang", language], ["show", "Võ Văn Kiêt", "--lang", language]])
    moscow, person = str(kg.label(q("place:moscow"), language)), str(kg.label(q("person:vo-van-kiet"), language))
    assert ["place:moscow", moscow] in [line.split(maxsplit=1) for line in several.stderr.decode().splitlines()]
    assert f" {person}, " in near.stderr.decode()


@pytest.mark.parametrize("question", ["", "?"])
def test_what_is_no_question_is_said_in_the_readers_language(question: str) -> None:
    done = run("ask", question, env={"VNRU_KG_LANG": None, "LC_ALL": "ru_RU.UTF-8"})
    assert (done.returncode, done.stdout.decode()) == (8, "Это не ответ. Вопроса нет.\n")


def test_a_question_too_long_to_be_read_is_told_so_in_the_readers_language() -> None:
    done = run("ask", "x" * 90_000, "--timeout", "60", env={"VNRU_KG_LANG": None, "LC_ALL": "ru_RU.UTF-8"})
    assert (done.returncode, done.stderr.decode()) == (8, "")
    assert done.stdout.decode() == "Это не ответ. Вопрос длиннее 500 знаков и не прочитан.\n"


def test_an_interrupt_before_the_command_begins_is_told_like_any_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def importing(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.argv", ["vnru-kg", "query", "ASK {}", "--lang", "ru"])
    monkeypatch.setattr("vnru_kg.cli.quick.run", importing)
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, capsys.readouterr().err) == (130, "Ошибка: остановлено\n")


def test_why_a_query_that_is_exported_is_empty_is_said(tmp_path: Path) -> None:
    done = run("export", "-q", "CONSTRUCT WHERE { ?s a sem:Evnt }", "-o", "some.ttl", cwd=tmp_path)
    assert done.returncode == 0
    assert "nothing is a sem:Evnt. Did you mean sem:Event" in done.stderr.decode()


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.rq").write_bytes(b"SELECT * { ?s ?p 'caf\xe9' }")
    assert "latin.rq: byte 21 is not UTF-8" in complaint(run("query", "latin.rq", cwd=tmp_path), 2)
    assert "standard input: byte 0 is not UTF-8" in complaint(run("query", "-", stdin=b"\xff"), 2)
    (tmp_path / "bad.trig").write_text("@prefix x: <http://x/> .\n\nx:g { x:a x:b ; }\nx:h { x:a x:b x:c x:d }\n", "utf-8")
    assert "bad.trig, line 3, column " in complaint(run("validate", "bad.trig", cwd=tmp_path), 4)
    (tmp_path / "latin.trig").write_bytes(b"# caf\xe9\n")
    assert "latin.trig: byte 5 is not UTF-8" in complaint(run("validate", "latin.trig", cwd=tmp_path), 4)
    (tmp_path / "stray.trig").write_text("<http://x/a> <http://x/b> 1 .", "utf-8")
    assert "stands outside any passage" in complaint(run("validate", "stray.trig", cwd=tmp_path), 4)
    (tmp_path / "folder.rq").mkdir()
    assert "Is a directory" in complaint(run("query", "folder.rq", cwd=tmp_path), 3)
