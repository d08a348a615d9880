"""From files to engine: errors that name file and line, and the cache."""

from __future__ import annotations

import ast
import unicodedata
from pathlib import Path

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.errors import DataError
from vnru_kg.load import load, source_files
from vnru_kg.load.files import code_files, fingerprint, graph_of, parse
from vnru_kg.namespaces import BASE, q

from .conftest import ROOT


def document(home: Path) -> Path:
    return home / "graph_data" / "documents" / "900.trig"


# ---- files -------------------------------------------------------------------------------------------------------


def test_each_file_fills_its_graph(home: Path) -> None:
    files = source_files(home)
    assert [f.name for f in files[:3]] == ["prefixes.ttl", "vnru.ttl", "codes.ttl"]
    assert {f.name: graph_of(home, f) for f in files} == {
        "prefixes.ttl": BASE + "ontology",
        "vnru.ttl": BASE + "ontology",
        "codes.ttl": BASE + "code",
        "people.ttl": BASE + "authority/people",
        "things.ttl": BASE + "authority/things",
        "900.trig": None,
        "dataset.ttl": BASE + "dataset",
    }


def test_no_triple_stands_outside_a_graph(small: KnowledgeGraph) -> None:
    graphs = {str(graph) for *_, graph in small.engine.quads()}
    kinds = {g.removeprefix(BASE).partition("/")[0] for g in graphs}
    assert kinds == {"ontology", "code", "dataset", "authority", "source", "passage", "graph"}
    assert {g for g in graphs if "/graph/" in g} == {BASE + "graph/derived", BASE + "graph/queries"}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("@prefix a: <http://x/> .\na:b {\n  a:c a:d a:e\n  a:f a:g .\n}\n", r"900\.trig, line 4, column \d+: "),
        ("<http://x/g> { <http://x/a> <http://x/b> nope:c }", r"900\.trig, line 1, column \d+: "),
        ("<http://x/a> <http://x/b> 1 .", r"900\.trig: the triple <http://x/a> <http://x/b> .* stands outside any passage"),
    ],
)
def test_a_bad_document_is_named_with_its_line(home: Path, text: str, where: str) -> None:
    document(home).write_text(text, "utf-8")
    with pytest.raises(DataError, match=where):
        load(home, use_cache=False)


def test_a_bad_authority_is_named_with_its_line(home: Path) -> None:
    path = home / "graph_data" / "authorities" / "people.ttl"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines, "person:broken a foaf:Person"]), "utf-8")
    with pytest.raises(DataError, match=rf"people\.ttl, line {len(lines) + 1}, column \d+: "):
        load(home, use_cache=False)


def test_a_file_that_is_not_utf8_or_not_there(home: Path) -> None:
    document(home).write_bytes(b"# caf\xe9\n")
    with pytest.raises(DataError, match=r"900\.trig: byte \d+ is not UTF-8"):
        load(home, use_cache=False)
    document(home).unlink()
    (home / "graph_data" / "dataset.ttl").unlink()
    with pytest.raises(DataError, match=r"dataset\.ttl: cannot be read: No such file"):
        load(home, use_cache=False)
    with pytest.raises(DataError, match="cannot be read as data: it holds no ontology"):
        load(home / "nowhere")


def test_only_rdf_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("hello", "utf-8")
    with pytest.raises(DataError, match="not a file of RDF"):
        parse(path)
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(DataError, match="cannot be read: Is a directory"):
        parse(tmp_path / "folder.ttl")


def test_decomposed_letters_are_composed(home: Path) -> None:
    path = home / "graph_data" / "authorities" / "people.ttl"
    path.write_text(unicodedata.normalize("NFD", path.read_text("utf-8")), "utf-8")
    graph = KnowledgeGraph.load(home, use_cache=False)
    assert graph.label(q("person:dang-anna"), "vi") == unicodedata.normalize("NFC", "Đặng Thị Anna")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"2001-03-01"^^edtf:EDTF', '"March 2001"^^edtf:EDTF', "“March 2001” is not a date in EDTF"),
        ('"2001-03-01/2001-03-02"', '"2001-02-29"', "“2001-02-29” is not a date in EDTF"),
        ("3600000000.0", '"many"', "“many” is not a decimal number"),
    ],
)
def test_values_that_are_none_are_told(home: Path, old: str, new: str, message: str) -> None:
    text = document(home).read_text("utf-8")
    assert old in text
    document(home).write_text(text.replace(old, new), "utf-8")
    with pytest.raises(DataError, match=message):
        load(home, use_cache=False)


def test_the_fingerprint_follows_every_file(home: Path) -> None:
    def now() -> str:
        return fingerprint(home, source_files(home))

    (home / "ontology").unlink()
    (home / "ontology").mkdir()
    for name in ("prefixes.ttl", "vnru.ttl", "codes.ttl"):
        (home / "ontology" / name).write_bytes((ROOT / "ontology" / name).read_bytes())
    seen = [now()]
    assert now() == seen[0]
    for path in source_files(home):
        path.write_bytes(path.read_bytes() + b"\n# changed\n")
        seen.append(now())
    (home / "graph_data" / "authorities" / "more.ttl").write_bytes(b"")
    seen.append(now())
    assert len(set(seen)) == len(source_files(home)) + 1


def test_the_fingerprint_follows_the_code_that_derives() -> None:
    """Every module that the rules take anything from decides what is built; all but those that say no value are hashed."""
    package = ROOT / "vnru_kg"
    hashed = {p.relative_to(package).as_posix() for p in code_files()}
    speechless = {"errors.py", "paths.py", "engine/__init__.py"}
    taken: set[str] = set()
    for path in [*(package / "load").rglob("*.py"), *(package / n for n in ("dates.py", "numbers.py", "text.py", "namespaces.py"))]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level:
                base = path.parents[node.level - 1]
                names = [node.module.replace(".", "/")] if node.module else [a.name for a in node.names]
                for name in names:
                    file = base / f"{name}.py" if (base / f"{name}.py").exists() else base / name / "__init__.py"
                    if file.exists():
                        taken.add(file.relative_to(package).as_posix())
    assert taken - speechless <= hashed
