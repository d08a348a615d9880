"""Stores on disk that are filled from files: whole or not at all, by one writer at a time, and with the answers of a graph in memory."""

from __future__ import annotations

import errno
import gzip
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import IRI, DiskEngine, Result
from vnru_kg.errors import DataError, OutputError
from vnru_kg.export import export
from vnru_kg.library import questions
from vnru_kg.load import shelf, writing
from vnru_kg.namespaces import BASE

from .support import ROOT
from .support.command import complaint, environment, run

LINE = '<http://x/é#{0}> <http://x/p> "gia\u0301 trị {0}"@vi <http://x/g{0}> .\n'  # é as one sign, á as two


def rows(answer: Result) -> object:
    return answer if isinstance(answer, bool) else sorted(map(repr, answer))


def count(store: Path) -> int:
    return len(KnowledgeGraph.open(store))


def written(folder: Path, first: int, last: int, name: str = "a.nq") -> Path:
    path = folder / name
    path.write_text("".join(LINE.format(n) for n in range(first, last)), "utf-8")
    return path


def test_every_question_has_the_same_rows_as_in_memory(kg: KnowledgeGraph, tmp_path: Path) -> None:
    file = tmp_path / "whole.nq"
    file.write_bytes(export(kg, "nquads")[".nq"])
    assert shelf.load([file], tmp_path / "store") == len(kg)
    stored = KnowledgeGraph.open(tmp_path / "store")
    assert isinstance(stored.engine, DiskEngine)
    for question in questions().values():
        assert rows(stored.rows(question.text)) == rows(kg.rows(question.text)), question.id
    for name in ("Võ Văn Kiệt", "instrument:treaty-1994"):
        assert str(stored.show(name)) == str(kg.show(name))
    assert [h.iri for h in stored.search("ha noi")] == [h.iri for h in kg.search("ha noi")]


def test_every_format_packed_or_not_gives_the_same(tmp_path: Path) -> None:
    quad = ox.Quad(ox.NamedNode("http://x/a"), ox.NamedNode("http://x/p"), ox.Literal("giá", language="vi"), ox.NamedNode("http://x/g"))
    forms = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "rdf": ox.RdfFormat.RDF_XML, "trig": ox.RdfFormat.TRIG}
    forms |= {"nq": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
    for suffix, form in forms.items():
        content = ox.serialize([quad] if form.supports_datasets else [quad.triple], format=form)
        assert content is not None
        packed: dict[str, Callable[[bytes], bytes]] = {"": lambda b: b, ".gz": gzip.compress, ".zst": _zstandard}
        for packing, pack in packed.items():
            file = tmp_path / f"a b.{suffix}{packing}"
            file.write_bytes(pack(content))
            store = tmp_path / f"{suffix}{packing}.store"
            assert shelf.load([file], store) == 1
            graph = "http://x/g" if form.supports_datasets else f"{BASE}graph/file/a%20b.{suffix}{packing}"
            ((_, _, object_, found),) = KnowledgeGraph.open(store).engine.quads()
            assert (str(object_), found) == ("giá", IRI(graph))


def _zstandard(content: bytes) -> bytes:
    zstandard = pytest.importorskip("zstandard")
    packed: bytes = zstandard.compress(content)
    return packed


def test_letters_are_in_one_form_wherever_the_file_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnru_kg.load.streams._CHUNK", 7)
    shelf.load([written(tmp_path, 0, 40)], tmp_path / "store")
    found = {str(o) for _, _, o, _ in KnowledgeGraph.open(tmp_path / "store").engine.quads()}
    assert found == {f"giá trị {n}" for n in range(40)}


def test_a_file_that_is_loaded_in_pieces_is_whole_and_its_blank_nodes_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnru_kg.load.streams._QUADS", 3)
    monkeypatch.setattr("vnru_kg.load.streams._PIECE", 6)
    file = written(tmp_path, 0, 12)
    with file.open("a", encoding="utf-8") as out:
        out.writelines(f"_:it <http://x/p> _:b{n % 2} <http://x/g{n}> .\n" for n in range(21))
        out.write('<http://x/last> <http://x/p> "_:no" .\n')
    assert shelf.load([file], tmp_path / "store") == 12 + 2 + 1
    kg = KnowledgeGraph.open(tmp_path / "store")
    assert len(kg.rows("SELECT DISTINCT ?s { ?s <http://x/p> ?o FILTER (isBlank(?s)) }")) == 1
    assert len(kg.rows("SELECT ?g { GRAPH ?g { ?s <http://x/p> ?o } }")) == 12 + 21 + 1


def test_what_was_loaded_in_pieces_lies_in_few_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path, 0, 40)
    shelf.load([file], tmp_path / "once")
    monkeypatch.setattr("vnru_kg.load.streams._QUADS", 3)
    monkeypatch.setattr("vnru_kg.load.streams._PIECE", 6)
    shelf.load([file], tmp_path / "pieces")
    once, pieces = (len([*(tmp_path / name).rglob("*.sst")]) for name in ("once", "pieces"))
    assert 0 < pieces < 1.5 * once  # at times the engine leaves one more; unmerged they would be twice as many


def test_files_are_added_and_readers_keep_what_they_opened(tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert shelf.load([written(tmp_path, 0, 3)], store) == 3
    reader = KnowledgeGraph.open(store)
    assert len(reader) == 3
    assert shelf.load([written(tmp_path, 2, 5), written(tmp_path, 5, 6, "b.nq")], store) == 6
    assert (len(reader), count(store)) == (3, 6)
    assert len([p for p in store.iterdir() if p.is_dir()]) == 1


def test_no_log_stays_in_the_folder(tmp_path: Path) -> None:
    """Who copies a folder that was filled, filled again or changed copies what it holds, and not how it came to hold it."""
    store = tmp_path / "store"

    def logs() -> set[int]:
        return {path.stat().st_size for path in shelf.current(store).glob("*.log")}

    shelf.load([written(tmp_path, 0, 300)], store)
    assert logs() == {0}
    shelf.load([written(tmp_path, 300, 600)], store)
    assert logs() == {0}
    writing.change(store, lambda held: held.update("DELETE { ?s ?p ?o } INSERT { ?s <http://x/q> ?o } WHERE { ?s ?p ?o }"), "an")
    assert logs() == {0}
    assert count(store) > 600


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (LINE.format(1).encode() + b"<a b> .\n", r"b\.nq, line 2, column \d+: "),
        (LINE.format(1).encode() + b'<http://x/a> <http://x/p> "\xff" .\n', r"b\.nq: this is not UTF-8"),
    ],
    ids=["syntax", "encoding"],
)
def test_a_wrong_file_is_told_and_nothing_is_added(tmp_path: Path, content: bytes, message: str) -> None:
    store = tmp_path / "store"
    good = written(tmp_path, 0, 3)
    shelf.load([good], store)
    (tmp_path / "b.nq").write_bytes(content)
    with pytest.raises(DataError, match=message):
        shelf.load([written(tmp_path, 3, 6, "c.nq"), tmp_path / "b.nq"], store)
    assert count(store) == 3
    assert len(list(store.iterdir())) == 3  # the version, its name, the lock


def test_a_full_disk_is_an_error_and_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "store"
    shelf.load([written(tmp_path, 0, 3)], store)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(shelf, "_pour", full)
    with pytest.raises(OutputError, match="the store cannot be written: No space left on device"):
        shelf.load([written(tmp_path, 3, 6)], store)
    monkeypatch.undo()
    assert count(store) == 3
    assert shelf.load([written(tmp_path, 3, 6)], store) == 6


def test_only_one_process_writes(tmp_path: Path) -> None:
    store = tmp_path / "store"
    shelf.load([written(tmp_path, 0, 3)], store)
    with shelf.writing(store):
        done = run("load", tmp_path / "a.nq", "--store", store)
        assert "is being written by another process" in complaint(done, 5)
        assert count(store) == 3
    assert run("load", tmp_path / "a.nq", "--store", store).stdout == f"{store}: 3 triples\n".encode()


KILLED = """
import signal, sys
from pathlib import Path
from vnru_kg.load import shelf, writing
def until(what, done, whole):
    if what == sys.argv[4]:
        print("there", flush=True)
        signal.pause()
model = Path(sys.argv[3]) if sys.argv[4] == shelf.DERIVING else None
shelf.load([Path(sys.argv[1])], Path(sys.argv[2]), until, model=model)
"""


@pytest.mark.parametrize("at", ["b.nq", shelf.DERIVING, shelf.MERGING])
def test_a_kill_leaves_the_store_as_it_was(tmp_path: Path, at: str) -> None:
    store = tmp_path / "store"
    shelf.load([written(tmp_path, 0, 3)], store)
    file = written(tmp_path, 3, 20_000, "b.nq")
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, file, store, ROOT, at], cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "there\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert count(store) == 3
    assert shelf.load([written(tmp_path, 3, 6)], store) == 6
    assert len(list(store.iterdir())) == 3  # what the other left is gone


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    code = """
import resource, sys
from pathlib import Path
from vnru_kg.load import shelf, writing
shelf.load([Path(sys.argv[1])], Path(sys.argv[2]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
    took = []
    for n in (5_000, 50_000):
        command = [sys.executable, "-c", code, str(written(tmp_path, 0, n)), str(tmp_path / str(n))]
        took.append(int(subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=True).stdout))
    assert took[1] < took[0] + 150  # megabytes; ten times as much in memory would take more


def test_folders_that_hold_no_store(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", "utf-8")
    file = written(tmp_path, 0, 3)
    assert "is not empty and holds no store" in complaint(run("load", file, "--store", tmp_path / "mine"), 5)
    assert "holds no store" in complaint(run("query", "ASK {}", "--store", tmp_path / "mine"), 4)
    assert "--store" in complaint(run("load", file), 2)
    assert "not a file of RDF" in complaint(run("load", tmp_path / "mine" / "notes.txt", "--store", tmp_path / "new"), 4)
    assert not (tmp_path / "new").exists()
    assert [p.name for p in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_the_command_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    from vnru_kg.cli.load import Progress
    from vnru_kg.cli.settings import Settings

    said: list[str] = []
    clock = [100.0]
    monkeypatch.setattr("vnru_kg.cli.load.time", SimpleNamespace(monotonic=lambda: clock[0]))
    monkeypatch.setattr(Settings, "progress", lambda self, text, **values: said.append(self.say(text, **values)))
    progress = Progress(Settings(language="en"), shelf.DERIVING, shelf.MERGING)
    progress._shown = True
    progress(shelf.MERGING, 0, 1)
    assert not said  # of what is quick nothing is told
    progress("a.nq", 0, 4_000_000)
    clock[0] += 2
    progress("a.nq", 1_000_000, 4_000_000)
    progress(shelf.DERIVING, 0, 7)
    clock[0] += 2
    progress(shelf.DERIVING, 2, 7)
    progress(shelf.MERGING, 0, 1)
    assert said == [
        "a.nq: 25 %, 0.5 MB/s, 6 s left",
        "What follows from the files: step 3 of 7",
        "The pieces of the store are merged",
    ]


@pytest.mark.parametrize("kind", ["pipe", "link to a device"])
def test_what_never_ends_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    endless = tmp_path / "endless.nt"
    if kind == "pipe":
        os.mkfifo(endless)
    else:
        endless.symlink_to(os.devnull)
    with pytest.raises(DataError, match="it is a pipe or a device, not a file"):
        shelf.load([written(tmp_path, 0, 1), endless], tmp_path / "store")
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    "line", ["<http://x/a> <http://x/p> <<( <http://x/a> <http://x/p> 1 )>> .", '<http://x/a> <http://x/p> "a"@ar--rtl .']
)
def test_what_the_graph_cannot_hold_is_not_loaded(tmp_path: Path, line: str) -> None:
    shelf.load([written(tmp_path, 0, 2)], tmp_path / "store")
    newer = tmp_path / "newer.ttl"
    newer.write_text(line, "utf-8")
    with pytest.raises(DataError, match=r"newer\.ttl: this is RDF 1\.2"):
        shelf.load([newer], tmp_path / "store")
    assert count(tmp_path / "store") == 2


def test_a_parser_that_tells_no_line_is_quoted_without_one(tmp_path: Path) -> None:
    linked = tmp_path / "linked.jsonld"
    linked.write_text('{"@context": "http://127.0.0.1:9/context", "a": 1}', "utf-8")
    with pytest.raises(DataError, match=r"linked\.jsonld: [A-Z]") as caught:
        shelf.load([linked], tmp_path / "store")
    assert caught.value.hint == "Nothing is fetched: write the context into the file."
