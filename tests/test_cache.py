"""What is kept between two starts: it is quick, it is never wrong, nobody else's files are touched, nobody else's are believed."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import Literal
from vnru_kg.explorer import page_html
from vnru_kg.explorer.drawing import VIS
from vnru_kg.explorer.packing import island
from vnru_kg.load import build, cache
from vnru_kg.namespaces import q

from .support import ROOT
from .support.command import TIMEOUT, environment


def document(home: Path) -> Path:
    return home / "graph_data" / "documents" / "900.trig"


def suffixes(folder: Path) -> list[str]:
    """The kinds of file in the cache, beside its tag."""
    return sorted(p.suffix for p in folder.iterdir() if p.name != "CACHEDIR.TAG")


def key(number: int) -> str:
    return f"{number:032x}"


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """The homes that were built while the test ran."""
    made: list[Path | None] = []

    def counted(home: Path | None = None) -> object:
        made.append(home)
        return build(home)

    monkeypatch.setattr("vnru_kg.load.build", counted)
    return made


def contents(graph: KnowledgeGraph) -> set[str]:
    return {str(quad) for quad in graph.engine.quads()}


def test_the_second_load_reads_the_cache(home: Path, own_cache: Path, builds: list[Path | None], small: KnowledgeGraph) -> None:
    first, second = KnowledgeGraph.load(home), KnowledgeGraph.load(home)
    assert len(builds) == 1
    assert contents(first) == contents(second) == contents(small)
    assert len(first) == len(second) == len(small)
    assert suffixes(own_cache) == [".nq"]
    KnowledgeGraph.load(home, use_cache=False)
    assert len(builds) == 2


def test_changed_data_is_built_anew(home: Path, own_cache: Path, builds: list[Path | None]) -> None:
    KnowledgeGraph.load(home)
    path = document(home)
    path.write_text(path.read_text("utf-8").replace('"2001-04-02"', '"2001-04-03"'), "utf-8")
    graph = KnowledgeGraph.load(home)
    assert len(builds) == 2
    assert graph.values(q("source:900"), "vnru:latest") == [Literal("2001-04-03", q("xsd:date"))]
    assert suffixes(own_cache) == [".nq", ".nq"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content[: content.index(b"\n") + 1],
        lambda content: b"not n-quads\n" + content,
        lambda content: content.replace(b"2001-03", b"2001-04", 1),
        lambda content: b"\xff\x00" * 1000,
    ],
    ids=["empty", "half", "first line", "prefixed", "one digit", "binary"],
)
def test_a_spoilt_cache_is_built_anew(
    home: Path, own_cache: Path, builds: list[Path | None], small: KnowledgeGraph, spoil: Callable[[bytes], bytes]
) -> None:
    KnowledgeGraph.load(home)
    (path,) = own_cache.glob("*.nq")
    whole = path.read_bytes()
    path.write_bytes(spoil(whole))
    assert path.read_bytes() != whole
    assert contents(KnowledgeGraph.load(home)) == contents(small)
    assert len(builds) == 2
    assert path.read_bytes() == whole  # and mended


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
    assert suffixes(own_cache) == [".nq"]


def test_old_builds_are_cleared_away_with_all_that_was_made_of_them(own_cache: Path) -> None:
    for number in range(6):
        cache.write(key(number), "nq", b"")
        cache.write(key(number), "dataset", b"")
        os.utime(own_cache / f"{key(number)}.nq", (number, number))
    cache.write(key(9), "nq", b"<a:b> <a:c> <a:d> .\n")
    left = sorted(p.name for p in own_cache.iterdir())
    assert left == [*(f"{key(n)}.{kind}" for n in (4, 5) for kind in ("dataset", "nq")), f"{key(9)}.nq", "CACHEDIR.TAG"]
    assert cache.read(key(9)) == b"<a:b> <a:c> <a:d> .\n"
    assert cache.read(key(8)) is None


def test_many_writers_leave_one_whole_build(home: Path, own_cache: Path, builds: list[Path | None], small: KnowledgeGraph) -> None:
    script = "import sys; from vnru_kg import KnowledgeGraph; print(len(KnowledgeGraph.load(sys.argv[1])))"
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(home)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    for process in running:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out.decode().strip(), err) == (0, str(len(small)), b"")
    assert suffixes(own_cache) == [".nq"]
    assert contents(KnowledgeGraph.load(home)) == contents(small)
    assert builds == []


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
    assert len(list((mine / "vnru-kg-builds").glob("*.nq"))) == 3


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
    assert [p.stat().st_mode & 0o077 for p in (own_cache, *own_cache.iterdir())] == [0] * 4


def test_only_our_own_leftovers_are_swept_after_a_day(own_cache: Path) -> None:
    cache.write(key(1), "nq", b"")
    old, young = own_cache / f"{key(1)}.nq.abcd1234.part", own_cache / f"{key(1)}.search.abcd1234.part"
    others = [own_cache / name for name in ("notes.part", "abc.nq", f"{key(2)}.txt", f"{key(2)}.nq~")]
    outside = own_cache.parent / f"{key(1)}.nq.abcd1234.part"
    for path in (old, young, outside, *others):
        path.write_text("half", "utf-8")
        os.utime(path, (time.time() - 90_000,) * 2)
    os.utime(young)
    cache.write(key(2), "nq", b"")
    assert [p.exists() for p in (old, young, outside, *others)] == [False, *[True] * 6]


@pytest.mark.parametrize("tag", ["none", "half"])
def test_a_folder_whose_making_was_cut_short_is_taken_up(home: Path, own_cache: Path, tag: str) -> None:
    own_cache.mkdir(mode=0o700, parents=True)
    if tag == "half":
        (own_cache / "CACHEDIR.TAG").write_bytes(b"Signature: 8a")
    KnowledgeGraph.load(home)
    assert suffixes(own_cache) == [".nq"]


# ---- what others could have written ------------------------------------------------------------------------------------------


def forged(content: bytes) -> bytes:
    """The build with another answer in it, whole by its own seal."""
    changed = content[: content.rindex(b"# sha256 ")].replace(b"Anland", b"Forged")
    assert b"Forged" in changed
    return changed + b"# sha256 " + hashlib.sha256(changed).hexdigest().encode() + b"\n"


def to_link(path: Path) -> None:
    path.rename(path.parent.parent / "elsewhere.nq")
    path.symlink_to(path.parent.parent / "elsewhere.nq")


def to_linked_folder(path: Path) -> None:
    folder = path.parent
    folder.rename(folder.parent / "elsewhere")
    folder.symlink_to(folder.parent / "elsewhere")


OPENED: dict[str, Callable[[Path], None]] = {
    "group may write": lambda path: path.chmod(0o620),
    "all may write": lambda path: path.chmod(0o602),
    "group may write the folder": lambda path: path.parent.chmod(0o770),
    "all may write the folder": lambda path: path.parent.chmod(0o707),
    "link": to_link,
    "folder is a link": to_linked_folder,
}


@pytest.mark.parametrize("open_to_others", OPENED.values(), ids=OPENED)
def test_what_others_could_have_written_is_not_believed(
    home: Path, own_cache: Path, small: KnowledgeGraph, open_to_others: Callable[[Path], None]
) -> None:
    KnowledgeGraph.load(home)
    (path,) = own_cache.parent.rglob("*.nq")
    path.write_bytes(forged(path.read_bytes()))
    assert contents(KnowledgeGraph.load(home)) != contents(small)  # whoever can write as the user can do anything
    open_to_others(path)
    assert contents(KnowledgeGraph.load(home)) == contents(small)


def test_what_belongs_to_another_user_is_not_believed(
    home: Path, own_cache: Path, small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    KnowledgeGraph.load(home)
    (path,) = own_cache.parent.rglob("*.nq")
    path.write_bytes(forged(path.read_bytes()))
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
    (path,) = own_cache.glob("*.nq")
    to_link(path)
    KnowledgeGraph.load(home)
    assert len(builds) == 2


@pytest.mark.parametrize("kind", ["nq", "search"])
def test_a_pipe_in_the_folder_holds_nobody_up(home: Path, own_cache: Path, kind: str) -> None:
    KnowledgeGraph.load(home).search("Anland")
    (path,) = own_cache.parent.rglob(f"*.{kind}")
    path.unlink()
    os.mkfifo(path)
    script = "import sys; from vnru_kg import KnowledgeGraph; print(KnowledgeGraph.load(sys.argv[1]).search('Anland')[0].name)"
    process = subprocess.run(
        [sys.executable, "-c", script, home], cwd=ROOT, env=environment(), capture_output=True, timeout=TIMEOUT, check=False
    )
    assert (process.stdout, process.stderr) == (b"Anland\n", b"")


def test_no_part_of_the_page_that_was_kept_can_become_script(home: Path, own_cache: Path) -> None:
    kg = KnowledgeGraph.load(home)
    whole = page_html(kg)
    parts = [p for p in own_cache.parent.rglob("*.*") if p.suffix not in {".nq", ".search", ".TAG"}]
    assert parts
    for path in parts:
        mark = path.read_bytes().partition(b"\n")[0]
        evil = island(b"alert(1)").dump().replace(b'"text": "', b'"text": "</script><b>forged</b><script>')
        content = mark + b"\n" + evil
        path.write_bytes(content + b"# sha256 " + hashlib.sha256(content).hexdigest().encode() + b"\n")
    assert page_html(kg) == whole
    assert island(VIS.read_bytes().replace(b"\r\n", b"\n")).hash in unescape(whole)


KILLED = """
import os, signal, sys
from vnru_kg import KnowledgeGraph
left = int(sys.argv[1])
def changes(name, args):
    if name == "open":
        return args[2] & (os.O_WRONLY | os.O_RDWR) and sys.argv[3] in str(args[0])
    return name in {"os.mkdir", "os.rename", "os.remove"}
def stop(name, args):
    global left
    if changes(name, args):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(stop)
KnowledgeGraph.load(sys.argv[2]).search("Anland")
"""


def test_a_kill_at_any_step_leaves_a_cache_that_serves(home: Path, own_cache: Path, small: KnowledgeGraph) -> None:
    """The process is ended at its first step on the disk, at its second, and so on until it comes through."""
    (own_cache.parent).mkdir()
    (own_cache.parent / "notes.nq").write_text("mine", "utf-8")
    for steps in range(40):
        process = subprocess.run(
            [sys.executable, "-c", KILLED, str(steps), home, own_cache.name], cwd=ROOT, env=environment(), capture_output=True, check=False
        )
        if process.returncode == 0:
            break
        assert process.returncode == -signal.SIGKILL, process.stderr
        assert contents(KnowledgeGraph.load(home)) == contents(small)
        assert (own_cache.parent / "notes.nq").read_text("utf-8") == "mine"
        for path in own_cache.iterdir():
            path.unlink()
        own_cache.rmdir()
    assert 6 <= steps < 39
