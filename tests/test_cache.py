"""What is kept between two starts: it is quick, it is never wrong, nobody else's files are touched, nobody else's are believed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import astuple, replace
from html import unescape
from pathlib import Path

import pyoxigraph as ox
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import DiskEngine, Literal
from vnru_kg.errors import DataError, QuerySyntaxError
from vnru_kg.explorer import page_html
from vnru_kg.explorer.drawing import VIS
from vnru_kg.explorer.packing import data_block
from vnru_kg.explorer.ready import ready
from vnru_kg.info import summary
from vnru_kg.load import build_key, build_quads, cache, key_of, load, stores, write
from vnru_kg.load.files import fingerprint
from vnru_kg.load.places import rule_files, source_files
from vnru_kg.namespaces import q

from .support import ROOT
from .support.command import TIMEOUT, environment
from .support.kills import at_steps


def document(home: Path) -> Path:
    return home / "graph_data" / "documents" / "900.trig"


def suffixes(folder: Path) -> list[str]:
    """The kinds of what lies in the cache, beside its tag and the key that is remembered of files that nobody touched."""
    return sorted(p.suffix for p in folder.iterdir() if p.suffix not in {".TAG", ".known"})


def stored(own_cache: Path) -> Path:
    """The one store in the cache, wherever that was moved."""
    (path,) = own_cache.parent.rglob("*.store")
    return path


def made(number: int) -> None:
    """A store of one triple."""
    assert stores.keep(key(number), lambda folder: write(folder, [ox.Quad(*[ox.NamedNode(f"a:{number}")] * 4)]))


def key(number: int) -> str:
    return f"{number:032x}"


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """The homes that were built while the test ran."""
    made: list[Path | None] = []

    def counted(home: Path | None = None) -> object:
        made.append(home)
        return build_quads(home)

    monkeypatch.setattr("vnru_kg.load.build_quads", counted)
    return made


def contents(graph: KnowledgeGraph) -> set[str]:
    return {str(quad) for quad in graph.engine.quads()}


def test_the_second_load_reads_the_cache(home: Path, own_cache: Path, builds: list[Path | None], small: KnowledgeGraph) -> None:
    first, second = KnowledgeGraph.load(home), KnowledgeGraph.load(home)
    assert len(builds) == 1
    assert contents(first) == contents(second) == contents(small)
    assert len(first) == len(second) == len(small)
    assert suffixes(own_cache) == [".store"]
    KnowledgeGraph.load(home, use_cache=False)
    assert len(builds) == 2


def test_changed_data_is_built_anew(home: Path, own_cache: Path, builds: list[Path | None]) -> None:
    KnowledgeGraph.load(home)
    path = document(home)
    path.write_text(path.read_text("utf-8").replace('"2001-04-02"', '"2001-04-03"'), "utf-8")
    graph = KnowledgeGraph.load(home)
    assert len(builds) == 2
    assert graph.values(q("source:900"), "vnru:latest") == [Literal("2001-04-03", q("xsd:date"))]
    assert suffixes(own_cache) == [".store", ".store"]


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "half": lambda content: content[: len(content) // 2],
    "longer": lambda content: content + b"\n",
    "one byte": lambda content: content[:-1] + bytes([content[-1] ^ 1]),
    "other": lambda content: b"\xff\x00" * (len(content) // 2),
}


@pytest.mark.parametrize(
    "spoilt", ["CURRENT: one byte", "FILES: other", "FILES: empty", "MANIFEST-*: half", *(f"*.sst: {how}" for how in SPOILT)]
)
def test_a_spoilt_store_is_built_anew(home: Path, own_cache: Path, builds: list[Path | None], small: KnowledgeGraph, spoilt: str) -> None:
    name, how = spoilt.split(": ")
    spoil = SPOILT[how]
    KnowledgeGraph.load(home)
    path = max(stored(own_cache).glob(name), key=lambda p: p.stat().st_size)
    whole = path.read_bytes()
    path.write_bytes(spoil(whole))
    assert path.read_bytes() != whole
    assert contents(KnowledgeGraph.load(home)) == contents(small)
    assert len(builds) == 2
    assert contents(KnowledgeGraph.load(home)) == contents(small)
    assert len(builds) == 2  # and mended


@pytest.mark.parametrize("name", ["FILES", "MANIFEST-*", "*.sst", "*"])
def test_a_store_that_lost_a_file_is_built_anew(
    home: Path, own_cache: Path, builds: list[Path | None], small: KnowledgeGraph, name: str
) -> None:
    KnowledgeGraph.load(home)
    for path in stored(own_cache).glob(name):
        path.unlink()
    assert contents(KnowledgeGraph.load(home)) == contents(small)
    assert len(builds) == 2


def rotten(path: Path) -> None:
    """Change a store's blocks as a failing disk does: name, size and times stay."""
    for file in path.glob("*.sst"):
        status = file.stat()
        content = bytearray(file.read_bytes())
        for at in range(0, len(content), 64):
            content[at] ^= 0x55
        file.write_bytes(content)
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_a_store_that_rots_unseen_is_mended_while_it_is_asked(
    home: Path, own_cache: Path, builds: list[Path | None], small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    KnowledgeGraph.load(home)
    rotten(stored(own_cache))
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    read, *asked = (KnowledgeGraph.load(home) for _ in range(3))
    for kg, forked in zip(asked, (True, False), strict=True):
        monkeypatch.setattr("vnru_kg.engine.runner.may_fork", lambda memory, forked=forked: forked)
        assert kg.query(count) == small.query(count)
    assert contents(read) == contents(small)
    assert len(builds) == 4
    assert not list(own_cache.glob("*.store"))  # the next start builds it
    KnowledgeGraph.load(home)
    assert suffixes(own_cache) == [".store"]


def test_a_damaged_store_that_nobody_can_mend_is_told(home: Path, own_cache: Path) -> None:
    KnowledgeGraph.load(home)
    rotten(stored(own_cache))
    engine = DiskEngine(stored(own_cache))
    for ask in (lambda: engine.query("ASK {}"), lambda: list(engine.quads()), engine.dump):
        with pytest.raises(DataError, match=r"[0-9a-f]{32}\.store: this store cannot be read: Corruption"):
            ask()
    with pytest.raises(QuerySyntaxError):
        load(home).query("SELECT")  # a query that is wrong says nothing of the store


def test_a_store_that_goes_while_it_is_read_goes_on_answering(home: Path, own_cache: Path, small: KnowledgeGraph) -> None:
    graph, other = KnowledgeGraph.load(home), KnowledgeGraph.load(home)
    assert graph.query("ASK {}") is True
    shutil.rmtree(own_cache)
    assert contents(graph) == contents(small)
    assert contents(other) == contents(small)  # it had not been opened


def test_a_cache_that_cannot_be_written_is_no_error(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: KnowledgeGraph
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("VNRU_KG_CACHE", str(tmp_path / "file" / "cache"))
    assert contents(KnowledgeGraph.load(home)) == contents(small)


def test_a_cache_that_can_only_be_read_is_read(
    home: Path, own_cache: Path, builds: list[Path | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    KnowledgeGraph.load(home)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Read-only file system")

    monkeypatch.setattr(os, "utime", refuse)
    KnowledgeGraph.load(home)
    assert len(builds) == 1
    assert suffixes(own_cache) == [".store"]


def test_old_builds_are_cleared_away_with_all_that_was_made_of_them(own_cache: Path) -> None:
    for number in range(6):
        made(number)
        cache.write(key(number), "dataset", b"")
        os.utime(own_cache / f"{key(number)}.store", (number, number))
    (own_cache / f"{key(7)}.nq").write_bytes(b"what earlier versions kept")
    made(9)
    left = sorted(p.name for p in own_cache.iterdir())
    assert left == [*(f"{key(n)}.{kind}" for n in (4, 5) for kind in ("dataset", "store")), f"{key(9)}.store", "CACHEDIR.TAG"]
    path = stores.find(key(9))
    assert path is not None
    assert len(DiskEngine(path)) == 1
    assert stores.find(key(8)) is None


def test_many_writers_leave_one_whole_build(home: Path, own_cache: Path, builds: list[Path | None], small: KnowledgeGraph) -> None:
    script = "import sys; from vnru_kg import KnowledgeGraph; print(len(KnowledgeGraph.load(sys.argv[1])))"
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(home)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    for process in running:
        out, err = process.communicate(timeout=TIMEOUT)
        assert (process.returncode, out.decode().strip(), err) == (0, str(len(small)), b"")
    assert suffixes(own_cache) == [".store"]
    assert contents(KnowledgeGraph.load(home)) == contents(small)
    assert builds == []


def test_many_readers_of_one_store(home: Path, own_cache: Path, small: KnowledgeGraph) -> None:
    KnowledgeGraph.load(home)
    script = """
import sys; from vnru_kg import KnowledgeGraph
kg = KnowledgeGraph.load(sys.argv[1])
for _ in sys.stdin: print(len(kg), kg.query("ASK {}"), flush=True)
"""
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(home)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    before = snapshot(stored(own_cache))
    for _ in range(2):  # all have it open at the same time
        for process in running:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write("\n")
            process.stdin.flush()
            assert process.stdout.readline() == f"{len(small)} True\n"
    for process in running:
        process.communicate(timeout=TIMEOUT)
    assert snapshot(stored(own_cache)) == before


# ---- what is not ours ----------------------------------------------------------------------------------------------------


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def edited(home: Path, number: int) -> None:
    document(home).write_text(document(home).read_text("utf-8") + f"# {number}\n", "utf-8")


def test_files_of_other_people_in_the_folder_stay(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports and notes, some older than any build, in a folder that somebody names for the cache."""
    mine = tmp_path / "mine"
    (mine / ".search-notes").mkdir(parents=True)
    (mine / "vnru-kg").mkdir()
    names = ["vnru-2020.nq", "vnru-2020.md", "vnru-2020.search", "*.nq", "a.nq", ".a.nq.x.part", f"{key(1)}.nq", f"{key(1)}.search"]
    for name in [*names, ".search-notes/index", "vnru-kg/b.nq", "CACHEDIR.TAG"]:
        (mine / name).write_text(f"what {name} says", "utf-8")
        os.utime(mine / name, (1, 1))
    os.utime(mine / ".search-notes", (1, 1))
    before = snapshot(mine)
    monkeypatch.setenv("VNRU_KG_CACHE", str(mine))
    for number in range(5):
        edited(home, number)
        KnowledgeGraph.load(home).search("Anland")
    after = snapshot(mine)
    assert {name: after.get(name) for name in before} == before
    assert {Path(name).parts[0] for name in after.keys() - before.keys()} == {"vnru-kg-builds"}
    assert len(list((mine / "vnru-kg-builds").glob("*.store"))) == 3


def test_a_folder_of_our_name_that_is_not_ours_is_left_alone(home: Path, own_cache: Path, small: KnowledgeGraph) -> None:
    own_cache.mkdir(parents=True)
    (own_cache / f"{key(1)}.nq").write_text("a file of another program", "utf-8")
    os.utime(own_cache / f"{key(1)}.nq", (1, 1))
    for number in range(4):
        edited(home, number)
        assert contents(KnowledgeGraph.load(home)) == contents(small)
    assert snapshot(own_cache) == {f"{key(1)}.nq": b"a file of another program"}


def test_the_folder_is_marked_as_a_cache_and_closed_to_others(home: Path, own_cache: Path) -> None:
    umask = os.umask(0)
    try:
        KnowledgeGraph.load(home).search("Anland")
    finally:
        os.umask(umask)
    assert (own_cache / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55\n")
    assert {p.stat().st_mode & 0o077 for p in (own_cache, *own_cache.rglob("*"))} == {0}


def test_only_our_own_leftovers_are_swept_after_a_day(own_cache: Path) -> None:
    made(1)
    old, young = own_cache / f"{key(1)}.search.abcd1234.part", own_cache / f"{key(1)}.search.efgh1234.part"
    others = [own_cache / name for name in ("notes.part", "abc.store", f"{key(2)}.txt", f"{key(2)}.nq~")]
    outside = own_cache.parent / f"{key(1)}.nq.abcd1234.part"
    half, mixed = own_cache / f"{key(1)}.store.abcd1234.part", own_cache / f"{key(1)}.store.efgh1234.part"
    half.mkdir()
    mixed.mkdir()
    inside = [half / "000004.sst", half / "LOG", mixed / "CURRENT", mixed / "notes.txt"]
    for path in (old, young, outside, *others, *inside):
        path.write_text("half", "utf-8")
    for path in (old, outside, *others, half, mixed):
        os.utime(path, (time.time() - 90_000,) * 2)
    made(2)
    assert [p.exists() for p in (old, young, outside, *others)] == [False, *[True] * 6]
    assert [p.exists() for p in (half, *inside)] == [False, False, False, False, True]  # what somebody put there stays


@pytest.mark.parametrize("tag", ["none", "half"])
def test_a_folder_whose_making_was_cut_short_is_taken_up(home: Path, own_cache: Path, tag: str) -> None:
    own_cache.mkdir(mode=0o700, parents=True)
    if tag == "half":
        (own_cache / "CACHEDIR.TAG").write_bytes(b"Signature: 8a")
    KnowledgeGraph.load(home)
    assert suffixes(own_cache) == [".store"]


# ---- what others could have written ------------------------------------------------------------------------------------------


def forge(path: Path, home: Path) -> None:
    """Another answer in the store, which is whole by its own list."""
    label = q("rdfs:label")
    quads = [ox.Quad(*[ox.NamedNode(label)] * 4), *build_quads(home)]
    for file in path.iterdir():
        file.unlink()
    write(path, quads)
    stores._list(path)


def to_link(path: Path) -> None:
    path.rename(path.parent.parent / "elsewhere")
    path.symlink_to(path.parent.parent / "elsewhere")


def to_linked_folder(path: Path) -> None:
    folder = path.parent
    folder.rename(folder.parent / "elsewhere")
    folder.symlink_to(folder.parent / "elsewhere")


def linked_inside(path: Path) -> None:
    file = next(path.glob("*.sst"))
    file.rename(path.parent.parent / "elsewhere.sst")
    file.symlink_to(path.parent.parent / "elsewhere.sst")


OPENED: dict[str, Callable[[Path], None]] = {
    "group may write": lambda path: path.chmod(0o770),
    "all may write": lambda path: path.chmod(0o707),
    "group may write a file": lambda path: next(path.glob("*.sst")).chmod(0o620),
    "all may write the list": lambda path: (path / "FILES").chmod(0o602),
    "group may write the folder": lambda path: path.parent.chmod(0o770),
    "all may write the folder": lambda path: path.parent.chmod(0o707),
    "link": to_link,
    "file is a link": linked_inside,
    "folder is a link": to_linked_folder,
}


@pytest.mark.parametrize("open_to_others", OPENED.values(), ids=OPENED)
def test_what_others_could_have_written_is_not_believed(
    home: Path, own_cache: Path, small: KnowledgeGraph, open_to_others: Callable[[Path], None]
) -> None:
    KnowledgeGraph.load(home)
    path = stored(own_cache)
    forge(path, home)
    assert contents(KnowledgeGraph.load(home)) != contents(small)  # whoever can write as the user can do anything
    open_to_others(path)
    assert contents(KnowledgeGraph.load(home)) == contents(small)


def test_what_belongs_to_another_user_is_not_believed(
    home: Path, own_cache: Path, small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    KnowledgeGraph.load(home)
    path = stored(own_cache)
    forge(path, home)
    spoilt = snapshot(own_cache)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert contents(KnowledgeGraph.load(home)) == contents(small)
    assert snapshot(own_cache) == spoilt


def test_a_system_without_owners_keeps_builds_all_the_same(
    home: Path, own_cache: Path, builds: list[Path | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("geteuid", "O_NOFOLLOW", "O_NONBLOCK"):
        monkeypatch.delattr(os, name)
    monkeypatch.setattr(os, "supports_fd", set())
    KnowledgeGraph.load(home)
    KnowledgeGraph.load(home)
    assert len(builds) == 1
    to_link(stored(own_cache))
    KnowledgeGraph.load(home)
    assert len(builds) == 2


@pytest.mark.parametrize("kind", ["store", "search", "known"])
def test_a_pipe_in_the_folder_holds_nobody_up(home: Path, own_cache: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_key, "_TICKS", -(1 << 62))
    KnowledgeGraph.load(home).search("Anland")
    (path,) = own_cache.parent.rglob(f"*.{kind}")
    path.rename(path.with_suffix(".gone"))
    os.mkfifo(path)
    script = "import sys; from vnru_kg import KnowledgeGraph; print(KnowledgeGraph.load(sys.argv[1]).search('Anland')[0].name)"
    process = subprocess.run(
        [sys.executable, "-c", script, home], cwd=ROOT, env=environment(), capture_output=True, timeout=TIMEOUT, check=False
    )
    assert (process.stdout, process.stderr) == (b"Anland\n", b"")


def test_no_part_of_the_page_that_was_kept_can_become_script(home: Path, own_cache: Path) -> None:
    kg = KnowledgeGraph.load(home)
    whole = page_html(kg)
    parts = {p.suffix[1:]: p for p in own_cache.parent.rglob("*.*")}
    evil = replace(data_block(b"alert(1)"), text="</script><b>forged</b><script>")
    outline: list[object] = [[], [], [], 0, [], []]
    forged = {
        "dataset": evil.dump(),
        "page": json.dumps([outline, {"model": astuple(evil), "later": astuple(evil)}]).encode(),
    }
    assert forged.keys() <= parts.keys()
    for kind, held in forged.items():
        path = parts[kind]
        mark = path.read_bytes().partition(b"\n")[0]
        content = mark + b"\n" + held
        path.write_bytes(content + b"# sha256 " + hashlib.sha256(content).hexdigest().encode() + b"\n")
    assert page_html(kg) == whole
    assert data_block(VIS.read_bytes().replace(b"\r\n", b"\n")).hash in unescape(whole)


@pytest.mark.parametrize("held", [b"null", b"[[[], [], [], 0, [], []], []]", b"[" * 100_000], ids=["nothing", "a list", "too deep"])
def test_what_was_kept_and_cannot_be_read_is_made_anew(home: Path, own_cache: Path, held: bytes) -> None:
    """Whatever form it has: nobody meets a traceback for what lies in the cache."""
    kg = KnowledgeGraph.load(home)
    (outline, _), counted = ready(kg), summary(kg, "en")
    for path in [p for p in own_cache.parent.rglob("*.*") if p.suffix in {".page", ".info-en", ".links"}]:
        content = path.read_bytes().partition(b"\n")[0] + b"\n" + held
        path.write_bytes(content + b"# sha256 " + hashlib.sha256(content).hexdigest().encode() + b"\n")
    assert ready(kg)[0].things == outline.things
    assert summary(kg, "en") == counted


def test_a_kill_at_any_step_leaves_a_cache_that_serves(
    home: Path, own_cache: Path, small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process is ended at its first step on the disk, at its second, and so on until it comes through."""
    (own_cache.parent).mkdir()
    (own_cache.parent / "notes.nq").write_text("mine", "utf-8")
    # what is built is the same each time, and no step on the disk
    once = "quads = load.build_quads(Path(sys.argv[2])); load.build_quads = lambda home: list(quads)"
    imports = f"from pathlib import Path; from vnru_kg import KnowledgeGraph, load, search; from vnru_kg.load import files; {once}"
    act, whole, quads = "KnowledgeGraph.load(sys.argv[1]).search('Anland')", contents(small), build_quads(home)
    monkeypatch.setattr("vnru_kg.load.build_quads", lambda _: list(quads))
    with at_steps(own_cache, imports, act, home) as end_after:
        for steps in range(60):
            code = end_after(steps)
            if code == 0:
                break
            assert code == -signal.SIGKILL
            assert contents(KnowledgeGraph.load(home)) == whole
            assert (own_cache.parent / "notes.nq").read_text("utf-8") == "mine"
            shutil.rmtree(own_cache)
    assert 12 <= steps < 59


# ---- the key that is remembered ----------------------------------------------------------------------------------------------


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The homes whose files were read for their key; a file counts as settled at once."""
    read: list[Path] = []

    def noted(home: Path, files: list[Path]) -> str:
        read.append(home)
        return fingerprint(home, files)

    monkeypatch.setattr("vnru_kg.load.files.fingerprint", noted)
    monkeypatch.setattr(build_key, "_TICKS", -(1 << 62))
    return read


CHANGES: dict[str, Callable[[Path], object]] = {
    "more": lambda path: path.write_text(path.read_text("utf-8") + "# more\n", "utf-8"),
    "as long": lambda path: path.write_text(path.read_text("utf-8").replace("2001-04-02", "2001-04-03"), "utf-8"),
    "new": lambda path: path.with_name("901.trig").write_text("# another document\n", "utf-8"),
    "other file": lambda path: path.with_suffix(".old").write_bytes(path.read_bytes()) and path.with_suffix(".old").replace(path),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("dated", [False, True], ids=["", "dated back"])
def test_files_are_read_again_when_one_was_touched(
    home: Path, own_cache: Path, hashed: list[Path], change: Callable[[Path], object], dated: bool
) -> None:
    path = document(home)
    status = path.stat()
    first = key_of(home)
    assert [key_of(home), key_of(home)] == [first, first]
    assert len(hashed) == 1
    change(path)
    if dated:  # as tools do that keep the times of what they copy
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    again = key_of(home)
    assert len(hashed) == 2
    assert again == fingerprint(home, [*source_files(home), *rule_files(home)])


def test_a_file_that_just_changed_is_not_relied_on(
    home: Path, own_cache: Path, hashed: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_key, "_TICKS", 3_600_000_000_000)
    document(home).touch()
    for _ in range(3):
        key_of(home)
    assert len(hashed) == 3


def test_where_no_time_of_change_is_told_files_are_read(
    home: Path, own_cache: Path, hashed: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_key, "POSIX", False)
    for _ in range(3):
        key_of(home)
    assert len(hashed) == 3


def test_a_missing_file_is_told_however_often_one_asks(home: Path, own_cache: Path, hashed: list[Path]) -> None:
    key_of(home)
    (home / "graph_data" / "dataset.ttl").unlink()
    for _ in range(2):
        with pytest.raises(DataError, match=r"dataset\.ttl: cannot be read"):
            key_of(home)
