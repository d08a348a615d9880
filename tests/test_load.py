"""From files to engine: errors that name file and line, and the cache."""

from __future__ import annotations

import ast
import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.errors import DataError
from vnru_kg.load import load, source_files
from vnru_kg.load.derive import derive
from vnru_kg.load.files import MOST_BYTES, fingerprint, graph_of, parse, read_quads
from vnru_kg.load.places import code_files
from vnru_kg.load.values import faults, ranges_of
from vnru_kg.namespaces import BASE, q
from vnru_kg.validate import read

from .support import ROOT


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
    assert {g for g in graphs if "/graph/" in g} == {BASE + "graph/derived", BASE + "graph/standard", BASE + "graph/queries"}


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
    with pytest.raises(DataError, match="cannot be read as data: it lacks ontology"):
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


def test_a_byte_order_mark_at_the_head_is_no_mistake(home: Path, small: KnowledgeGraph) -> None:
    for path in [document(home), home / "graph_data" / "authorities" / "people.ttl"]:
        path.write_text("\ufeff" + path.read_text("utf-8"), "utf-8")
    assert {str(q) for q in load(home, use_cache=False).quads()} == {str(q) for q in small.engine.quads()}


@pytest.mark.parametrize("reading", [load, lambda home: parse(document(home)), lambda home: read(home, [document(home)])])
def test_what_never_ends_or_never_begins_is_not_read(home: Path, reading: Callable[[Path], object]) -> None:
    path = document(home)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(DataError, match=r"900\.trig: cannot be read: it is a pipe or a device, not a file"):
        reading(home)
    path.unlink()
    path.symlink_to("/dev/zero")
    with pytest.raises(DataError, match=r"900\.trig: cannot be read: it is a pipe or a device, not a file"):
        reading(home)
    path.unlink()
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)  # of which the disk holds nothing
    with pytest.raises(DataError, match=r"900\.trig: cannot be read: larger than 256 MB"):
        reading(home)


NEWER = """
passage:900-01 { person:a skos:prefLabel "a << b {| ~ é"@en, 'c --ltr' . # << no
  person:a vnru:beginOn person:c . }
"""


@pytest.mark.parametrize(
    ("newer", "where"),
    [
        ("passage:900-01 { person:a vnru:says <<( person:a vnru:likes person:b )>> . }", "line 4, column 37"),
        ("passage:900-01 { << person:a vnru:likes person:b >> vnru:says 1 . }", "line 4, column 18"),
        ("passage:900-01 { person:a vnru:likes person:b {| vnru:says 1 |} . }", "line 4, column 47"),
        ("passage:900-01 { person:a vnru:likes person:b ~ person:c . }", "line 4, column 47"),
        ('passage:900-01 { person:a skos:prefLabel "x"@ar--rtl . }', "line 4, column 45"),
        ('passage:900-01 { person:a skos:prefLabel """a\n<<"b"""@ar--rtl . }', "line 5, column 8"),
    ],
)
def test_rdf_that_is_newer_than_the_graph_is_told_with_its_place(home: Path, newer: str, where: str) -> None:
    head = "".join(f"@prefix {name}: <{q(name + ':')}> . " for name in ("passage", "person", "vnru", "skos"))
    document(home).write_text(head + NEWER + newer, "utf-8")
    with pytest.raises(DataError, match=rf"900\.trig, {where}: this is RDF 1\.2; the graph is RDF 1\.1"):
        load(home, use_cache=False)


XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        (f'"NaN"^^<{XSD}decimal>', "“NaN” is not a decimal number"),
        (f'"NaN"^^<{XSD}double>', "“NaN” is not a number"),
        (f'"-INF"^^<{XSD}double>', "“-INF” is not a number"),
        ("1e999999999", "“1e999999999” is not a number"),
        ("1" * 5000 + ".0", f"“{'1' * 40}…” has more than 40 digits"),
        ("1" * 41, f"“{'1' * 40}…” has more than 40 digits"),
        (f'"٣"^^<{XSD}integer>', "“٣” is not a whole number"),
        ('"a word"', "“a word” is not a decimal number"),
    ],
)
def test_a_value_that_cannot_be_reckoned_with_is_told(home: Path, value: str, wrong: str) -> None:
    text = document(home).read_text("utf-8")
    line = text[: text.index("3600000000.0")].count("\n") + 1
    document(home).write_text(text.replace("3600000000.0", value), "utf-8")
    with pytest.raises(DataError, match=rf"900\.trig, line {line}: observation:900-02-turnover sdmx-measure:obsValue: {re.escape(wrong)}"):
        load(home, use_cache=False)
    quads = [quad for part in read(home, []).values() for quad in part]
    with pytest.raises(DataError, match=re.escape(wrong)):  # whoever reads without looking is told before anything is computed
        derive(quads)


@pytest.mark.parametrize(
    ("triple", "wrong"),
    [
        (f'event:2001-03-visit vnru:ordinal "third"^^<{XSD}integer>', "event:2001-03-visit vnru:ordinal: “third” is not a whole number"),
        ('event:2001-03-visit vnru:ordinal "third"', "event:2001-03-visit vnru:ordinal: “third” is not a whole number"),
        (f'passage:900-01 vnru:paragraph "first"^^<{XSD}integer>', "passage:900-01 vnru:paragraph: “first” is not a whole number"),
        (f'place:anland <{q("geo:lat")}> "north"', "place:anland geo:lat: “north” is not a decimal number"),
        (f'place:anland schema:name "maybe"^^<{XSD}boolean>', "place:anland schema:name: “maybe” is not true or false"),
        (f'place:anland schema:name "-1"^^<{XSD}nonNegativeInteger>', "place:anland schema:name: “-1” is not a whole number, zero or more"),
    ],
)
def test_a_word_where_a_number_belongs_is_told(home: Path, triple: str, wrong: str) -> None:
    head = "".join(f"@prefix {name}: <{q(name + ':')}> .\n" for name in ("event", "passage", "place", "vnru", "schema"))
    more = home / "graph_data" / "documents" / "901.trig"
    more.write_text(f"{head}passage:900-01 {{ {triple} . }}\n", "utf-8")
    with pytest.raises(DataError, match=rf"901\.trig, line 6: {re.escape(wrong)}"):
        load(home, use_cache=False)


def test_the_shipped_data_hold_no_value_that_is_none(kg: KnowledgeGraph) -> None:
    quads = read_quads(ROOT, source_files(ROOT))
    assert list(faults(quads)) == []
    assert len(ranges_of(quads)) >= 20
    s, p = ox.NamedNode("x:s"), ox.NamedNode("x:p")
    small_numbers = [ox.Quad(s, p, ox.Literal(text, datatype=ox.NamedNode(XSD + kind))) for text, kind in GOOD]
    assert list(faults(small_numbers)) == []


GOOD = [
    ("-1", "integer"), ("+007", "int"), ("0", "positiveInteger"), ("-5", "negativeInteger"), (".5", "decimal"), ("5.", "decimal"),
    ("-1.5e-7", "double"), ("1E10", "float"), ("0", "boolean"), ("true", "boolean"), ("-00", "nonNegativeInteger"),
]  # fmt: skip


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
    speechless = {
        "errors.py",
        "paths.py",
        "words/__init__.py",
        "engine/__init__.py",
        "engine/lexer.py",  # what may change a store
        "records.py",
    }
    taken: set[str] = set()
    for path in [
        *(package / "load").rglob("*.py"),
        *(package / "dates").glob("*.py"),
        *(package / n for n in ("numbers.py", "text.py", "namespaces.py")),
    ]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level:
                base = path.parents[node.level - 1]
                names = [node.module.replace(".", "/")] if node.module else [a.name for a in node.names]
                for name in names:
                    file = base / f"{name}.py" if (base / f"{name}.py").exists() else base / name / "__init__.py"
                    if file.exists():
                        taken.add(file.relative_to(package).as_posix())
    assert taken - speechless <= hashed
