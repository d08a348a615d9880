"""What follows from the files is the same in a store on disk as in memory, and needs no graph in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.errors import DataError
from vnru_kg.load import deriving, shelf, source_files
from vnru_kg.load.derive.index import MemoryIndex

from .support import ROOT
from .support.command import complaint, run


def contents(kg: KnowledgeGraph) -> set[str]:
    return set(map(str, kg.engine.native_quads()))


def sources(home: Path) -> list[Path]:
    """The files of a graph without those of the model, which are added by themselves."""
    return [path for path in source_files(home) if path.parent.name != "ontology"]


def differing(found: KnowledgeGraph, wanted: KnowledgeGraph) -> tuple[list[str], list[str]]:
    """What is missing and what is too much."""
    have, want = contents(found), contents(wanted)
    return sorted(want - have)[:5], sorted(have - want)[:5]


def test_the_shipped_files_give_the_same_graph_quad_by_quad(kg: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds, intervals, labels with their parts in turn, attestations, conflicts, and the questions of the library."""

    def refused(*_: object) -> None:
        raise AssertionError("the whole graph is held in memory")

    monkeypatch.setattr(MemoryIndex, "__init__", refused)
    assert shelf.load(sources(ROOT), tmp_path / "store", model=ROOT) == len(kg)
    stored = KnowledgeGraph.open(tmp_path / "store")
    assert differing(stored, kg) == ([], [])
    conflicts = "SELECT ?c (COUNT(?m) AS ?n) { ?c a vnru:Conflict ; vnru:conflictOf ?m } GROUP BY ?c ORDER BY ?c"
    assert len(stored.rows(conflicts)) > 5
    assert list(stored.rows(conflicts)) == list(kg.rows(conflicts))


def test_what_is_added_later_changes_what_follows(small: KnowledgeGraph, small_home: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    files = sources(small_home)
    shelf.load(files[-2:], store, model=small_home)
    assert "derived from its files" in complaint(run("load", files[0], "--store", store), 4)
    assert "Add --derive" in complaint(run("load", files[0], "--store", store, "--lang", "en"), 4)
    done = run("load", *files[:-2], "--store", store, "--derive", "--data", small_home)
    assert (done.returncode, done.stderr) == (0, b"")
    assert differing(KnowledgeGraph.open(store), small) == ([], [])
    assert len(list(store.iterdir())) == 4  # the version, the turns in its files, its name, the lock
    # the log of a large update would stay, a third of the folder, until it is opened once more (Oxigraph 0.5.13)
    assert sum(file.stat().st_size for file in store.rglob("*.log")) == 0


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("3600000000.0", '"many"', "“many” is not a decimal number"),
        ('"2001-03-01"^^edtf:EDTF', '"March 2001"^^edtf:EDTF', "“March 2001” is not a date in EDTF"),
    ],
)
def test_a_value_that_nothing_follows_from_is_told_and_nothing_changed(
    home: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    store = tmp_path / "store"
    files = sources(home)
    before = shelf.load(files[:1], store, model=home)
    document = home / "graph_data" / "documents" / "900.trig"
    document.write_text(document.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(DataError, match=message):
        shelf.load(files, store, model=home)
    assert len(KnowledgeGraph.open(store)) == before
    assert len(list(store.iterdir())) == 4


@pytest.mark.parametrize("held", [0, 10**6])
def test_on_disk_and_in_memory_the_same_follows(
    small: KnowledgeGraph, small_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    monkeypatch.setattr(deriving, "_HELD", held)
    shelf.load(sources(small_home), tmp_path / "store", model=small_home)
    assert differing(KnowledgeGraph.open(tmp_path / "store"), small) == ([], [])


def test_what_follows_of_a_blank_node_is_said_of_the_same_one(small_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "nameless.ttl"
    head = "@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
    file.write_text(head + ' [] a foaf:Person ; skos:prefLabel "Ẩn danh"@vi .', "utf-8")
    for _ in range(2):  # what a version has is read anew for the next
        shelf.load([file], tmp_path / "store", model=small_home)
    rows = KnowledgeGraph.open(tmp_path / "store").rows(
        'SELECT ?name { ?s skos:prefLabel "Ẩn danh"@vi ; foaf:name ?name ; rdfs:label ?name }'
    )
    assert [str(row[0]) for row in rows] == ["Ẩn danh"] * 2
