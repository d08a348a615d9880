"""What the command writes, and to whom: files that are never half-written, pipes that close, terminals of any sort."""

from __future__ import annotations

import itertools
import os
import resource
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vnru_kg.errors import OutputError
from vnru_kg.paths import replacing, write_bytes, write_together

from .support import ROOT
from .support.command import TIMEOUT, complaint, environment, on_terminal, run
from .support.kills import at_steps

PUTIN = "SELECT ?p { ?p skos:prefLabel 'Vladimir Putin'@en ; a foaf:Person }"
BASH = "/bin/bash"
TINY = ("-q", "CONSTRUCT { <a:b> <a:c> <a:d> } WHERE {}")  # an export that is quick to write
WRITTEN = "<a:b> <a:c> <a:d> .\n"


# ---- targets -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("nowhere/graph.ttl", "No such file or directory"),
        ("folder.ttl", "Is a directory"),
        ("loop.ttl", "Too many levels of symbolic links"),
        ("file/graph.ttl", "Not a directory"),
        ("/dev/full", "No space left on device"),
        ("x" * 300 + ".ttl", "File name too long"),
    ],
)
def test_a_target_that_cannot_be_written_is_told(tmp_path: Path, target: str, reason: str) -> None:
    (tmp_path / "folder.ttl").mkdir()
    (tmp_path / "loop.ttl").symlink_to("loop.ttl")
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(OutputError, match=f"cannot write .*: {reason}") as caught:
        write_bytes(tmp_path / target, b"new")
    assert caught.value.hint == "Nothing was changed."
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder.ttl", "loop.ttl"]


def test_the_command_tells_of_its_target(tmp_path: Path) -> None:
    assert "cannot write /dev/full: No space left on device" in complaint(run("export", *TINY, "-f", "nt", "-o", "/dev/full"), 5)
    text = complaint(run("export", *TINY, "-o", "nowhere/graph.ttl", cwd=tmp_path), 5)
    assert "nowhere/graph.ttl: No such file or directory\nNothing was changed." in text


@pytest.mark.parametrize("command", [("export", "-f", "csv"), ("explore", "--no-open")])
def test_a_target_is_looked_at_before_the_work(tmp_path: Path, home: Path, command: tuple[str, ...]) -> None:
    """Data that cannot be read come to light as soon as they are read; the target was told of before that."""
    file = next((home / "graph_data").rglob("*.ttl"))
    file.write_text(file.read_text("utf-8") + "\n<", "utf-8")
    (tmp_path / "folder").mkdir()
    for target, reason in (("nowhere/graph.html", "No such file or directory"), ("folder", "Is a directory")):
        text = complaint(run(*command, "--data", home, "-o", tmp_path / target), 5)
        assert reason in text or "is several files, which" in text
    assert not list(tmp_path.rglob("*.part"))


def test_a_link_and_the_mode_of_a_file_survive(tmp_path: Path) -> None:
    real = tmp_path / "real.nt"
    real.write_text("old", "utf-8")
    real.chmod(0o640)
    (tmp_path / "link.nt").symlink_to(real)
    write_bytes(tmp_path / "link.nt", b"new")
    assert real.read_bytes() == b"new"
    assert (tmp_path / "link.nt").is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    (tmp_path / "dangling.nt").symlink_to("made.nt")
    write_bytes(tmp_path / "dangling.nt", b"new")
    assert (tmp_path / "made.nt").read_bytes() == b"new"
    write_bytes(tmp_path / ("đ" * 120 + ".nt"), b"new")  # 243 bytes of the 255 that a name may have
    plain = tmp_path / "plain.nt"
    write_bytes(plain, b"new")
    umask = os.umask(0)
    os.umask(umask)
    assert plain.stat().st_mode & 0o777 == 0o666 & ~umask


def test_a_failure_while_writing_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "graph.nt"
    target.write_text("old", "utf-8")

    def fail() -> None:
        with replacing(target) as file:
            file.write(b"half")
            raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        fail()
    assert target.read_text("utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["graph.nt"]


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_write_protected_target_is_refused(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "graph.nt"
    target.write_text("old", "utf-8")
    target.chmod(mode)
    (tmp_path / "link.nt").symlink_to("graph.nt")
    for name in ("graph.nt", "link.nt"):
        with pytest.raises(OutputError, match=rf"cannot write .*{name}: it is write-protected\nNothing was changed."):
            write_bytes(tmp_path / name, b"new")
    assert target.read_text("utf-8") == "old"
    assert target.stat().st_mode & 0o777 == mode
    assert "it is write-protected" in complaint(run("export", *TINY, "-o", target), 5)


def _csv_targets(folder: Path) -> dict[Path, bytes]:
    return {folder / "graph-nodes.csv": b"new nodes", folder / "graph-edges.csv": b"new edges"}


def _protect(path: Path) -> None:
    path.write_text("old", "utf-8")
    path.chmod(0o444)


SPOILED: dict[str, tuple[Callable[[Path], object], str]] = {
    "folder": (lambda path: path.mkdir(), "Is a directory"),
    "write-protected": (_protect, "it is write-protected"),
    "loop": (lambda path: path.symlink_to(path.name), "Too many levels of symbolic links"),
    "nowhere": (lambda path: path.symlink_to("nowhere/graph.csv"), "No such file or directory"),
    "pipe": (os.mkfifo, "it is a pipe or a device, not a file"),
    "full": (lambda path: path.symlink_to("/dev/full"), "it is a pipe or a device, not a file"),
}


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("how", SPOILED)
def test_of_two_files_both_are_written_or_none(tmp_path: Path, how: str, which: int) -> None:
    spoil, reason = SPOILED[how]
    targets = _csv_targets(tmp_path)
    bad, good = [list(targets)[n] for n in (which, 1 - which)]
    good.write_text("old", "utf-8")
    spoil(bad)
    before = sorted(p.name for p in tmp_path.iterdir())
    with pytest.raises(OutputError, match=rf"cannot write {bad}: {reason}\nNothing was changed\."):
        write_together(targets)
    assert good.read_text("utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_what_was_changed_is_said_when_the_second_file_cannot_take_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    targets = _csv_targets(tmp_path)
    replace = Path.replace

    def once(self: Path, target: Path) -> Path:
        if target.name == "graph-edges.csv":
            raise OSError(5, "Input/output error")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", once)
    with pytest.raises(OutputError) as caught:
        write_together(targets)
    assert caught.value.message == f"cannot write {tmp_path}/graph-edges.csv: Input/output error"
    assert caught.value.hint == f"Changed before that: {tmp_path}/graph-nodes.csv; nothing else."
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"graph-nodes.csv": b"new nodes"}


def test_the_command_writes_both_tables_or_none(tmp_path: Path) -> None:
    (tmp_path / "graph-edges.csv").mkdir()
    (tmp_path / "graph-nodes.csv").write_text("old", "utf-8")
    text = complaint(run("export", "-f", "csv", "-o", "graph.csv", cwd=tmp_path), 5)
    assert "graph-edges.csv: Is a directory\nNothing was changed." in text
    assert (tmp_path / "graph-nodes.csv").read_text("utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["graph-edges.csv", "graph-nodes.csv"]


@pytest.mark.parametrize("target", ["-", "/dev/stdout", "/", ".", "folder"])
def test_two_files_do_not_go_where_one_goes(tmp_path: Path, target: str) -> None:
    (tmp_path / "folder").mkdir()
    assert "csv is several files, which" in complaint(run("export", "-f", "csv", "-o", target, cwd=tmp_path), 5)
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


def test_the_page_goes_to_standard_output(home: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    process = run("explore", "--light", "-o", "-", "--data", home, "--lang", "en", cwd=there)
    assert process.returncode == 0
    assert list(there.iterdir()) == []
    assert process.stdout.startswith(b"<!doctype html>")
    assert process.stdout.rstrip().endswith(b"</html>")
    assert " triples, " in process.stderr.decode()
    run("explore", "--light", "-o", "page.html", "--no-open", "--data", home, "--lang", "en", cwd=there)
    assert (there / "page.html").read_bytes() == process.stdout


@pytest.mark.parametrize("command", [["export", *TINY], ["show", "place:vietnam"], ["--help"]])
def test_a_full_disk_behind_standard_output(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(
            [sys.executable, "-m", "vnru_kg", *command], cwd=ROOT, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    text = process.stderr.decode()
    assert process.returncode == 5
    assert "No space left on device" in text
    assert "Traceback" not in text
    assert "Exception ignored" not in text


def limited() -> None:
    """Let the process write no file beyond ten bytes, as on a disk that fills up."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))


def test_a_disk_that_fills_up_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "graph.nt"
    target.write_text("old", "utf-8")
    process = subprocess.run(
        [sys.executable, "-m", "vnru_kg", "export", *TINY, "-o", str(target)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        preexec_fn=limited,
        check=False,
    )
    assert "File too large\nNothing was changed." in complaint(process, 5)
    assert target.read_text("utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["graph.nt"]


KILLED = """
import os, signal, sys
from pathlib import Path
from vnru_kg import KnowledgeGraph
import vnru_kg.export
KnowledgeGraph.load = lambda *_, **__: None  # neither a graph nor a cache: the only file that is written is the target
parts = ["-nodes.csv", "-edges.csv"] if sys.argv[-1].endswith(".csv") else [".ttl"]
vnru_kg.export.export = lambda *_, **__: {part: b"new" for part in parts}
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv.pop(1) == "before the bytes are safe":
    os.fsync = die
else:
    Path.replace = die
from vnru_kg.cli import main
main()
"""


@pytest.mark.parametrize("moment", ["before the bytes are safe", "before the file is replaced"])
@pytest.mark.parametrize("name", ["graph.ttl", "graph.csv"])
def test_a_kill_in_the_middle_leaves_the_old_file_whole(tmp_path: Path, moment: str, name: str) -> None:
    targets = [tmp_path / n for n in ([name] if name == "graph.ttl" else ["graph-nodes.csv", "graph-edges.csv"])]
    for target in targets:
        target.write_text("old", "utf-8")
    process = subprocess.run(
        [sys.executable, "-c", KILLED, moment, "export", "-o", str(tmp_path / name)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert process.returncode == -signal.SIGKILL
    assert [t.read_text("utf-8") for t in targets] == ["old"] * len(targets)


@pytest.mark.parametrize(
    "command",
    [
        ["export", *TINY, "-o", "made.nt"],
        ["export", "-f", "csv", "-o", "made.csv"],
        ["explore", "--light", "--no-open", "-o", "made.html"],
    ],
    ids=" ".join,
)
def test_a_kill_at_any_step_on_the_disk_leaves_each_file_old_or_new(home: Path, tmp_path: Path, command: list[str]) -> None:
    """Ended at its first step in the folder, at its second, and so on until it comes through; what others keep there stays."""
    folder = tmp_path / "folder"
    folder.mkdir()
    others = {"notes.md": b"mine", ".made.nt.abc.part": b"half of another's", "made.html.part": b"mine too"}
    targets = [folder / n for n in (["made-nodes.csv", "made-edges.csv"] if "csv" in command else [command[-1]])]
    for name, content in others.items():
        (folder / name).write_bytes(content)
    clean = tmp_path / "clean"
    clean.mkdir()
    assert run(*command, "--data", home, cwd=clean).returncode == 0
    new = [(clean / t.name).read_bytes() for t in targets]  # what a run that nobody ends writes
    imports = "import vnru_kg.cli.export, vnru_kg.cli.explore, vnru_kg.explorer.page, vnru_kg.export\nfrom vnru_kg.cli import main"
    with at_steps(folder, imports, "main()", *command, "--data", home, cwd=folder) as end_after:
        for kills in itertools.count():
            for target in targets:
                target.write_bytes(b"old")
            code = end_after(kills)
            assert {name: (folder / name).read_bytes() for name in others} == others
            if code == 0:
                break
            assert code == -signal.SIGKILL
            assert all(t.read_bytes() in {b"old", n} for t, n in zip(targets, new, strict=True))
    assert [t.read_bytes() for t in targets] == new
    assert kills >= 3 * len(targets)


def test_what_a_kill_leaves_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / ".graph.nt.abc.part").write_text("half", "utf-8")
    assert run("export", *TINY, "-o", tmp_path / "graph.nt").returncode == 0
    assert (tmp_path / "graph.nt").read_text("utf-8") == WRITTEN


def test_an_interrupt_is_no_traceback(tmp_path: Path) -> None:
    script = KILLED.replace("os.kill(os.getpid(), signal.SIGKILL)", "raise KeyboardInterrupt")
    target = tmp_path / "graph.ttl"
    process = subprocess.run(
        [sys.executable, "-c", script, "before the bytes are safe", "export", "-o", str(target)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert "stopped" in complaint(process, 130)
    assert list(tmp_path.iterdir()) == []


# ---- pipes and terminals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unbuffered", [None, "1"])
@pytest.mark.parametrize("command", ["export", "query 'SELECT * { ?s ?p ?o }'"])
def test_a_closed_pipe_is_silent(command: str, unbuffered: str | None) -> None:
    line = f"set -o pipefail; {sys.executable} -m vnru_kg {command} | head -n 1; exit ${{PIPESTATUS[0]}}"
    settings = environment(PYTHONUNBUFFERED=unbuffered)
    process = subprocess.run([BASH, "-c", line], cwd=ROOT, env=settings, capture_output=True, check=False)
    assert process.stderr == b""
    assert process.returncode == 141
    assert len(process.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict"},
    ],
)
def test_a_pipe_gets_utf8_whatever_the_locale(locale: dict[str, str | None]) -> None:
    env = {"LANG": None, "LC_CTYPE": None, **locale}
    process = run("query", PUTIN, "--lang", "ru", env=env)
    assert process.stderr == b""
    assert "Владимир Путин" in process.stdout.decode("utf-8")
    assert "unknown prefix “zzyzx:”" in complaint(run("show", "zzyzx:x", env=env), 3)


@pytest.mark.parametrize(
    ("encoding", "command"), [("ascii", ["show", "person:vo-van-kiet", "--lang", "ru"]), ("latin-1", ["query", PUTIN, "--lang", "ru"])]
)
def test_a_terminal_without_utf8_shows_what_it_can(encoding: str, command: list[str]) -> None:
    code, shown = on_terminal(*command, PYTHONIOENCODING=encoding, LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0", LANG=None)
    assert code == 0
    assert b"Traceback" not in shown
    assert b"person:" in shown


def test_a_terminal_gets_a_framed_table() -> None:
    code, shown = on_terminal("query", PUTIN, LC_ALL="C.UTF-8")
    text = shown.decode()
    assert code == 0
    assert "Vladimir Putin (person:vladimir-putin)" in text
    assert "───" in text
    assert "1 row" in text
    assert "\x1b[" in text  # colour
    plain = run("query", PUTIN).stdout.decode()
    assert "───" not in plain
    assert "\x1b" not in plain


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    query = 'SELECT ("a\\u001B[2Jb\\u202Ec\\nd" AS ?x) {}'
    assert run("query", query).stdout == b"x\na [2Jb c d\n"
    _, shown = on_terminal("query", query, NO_COLOR="1", TERM="dumb")
    assert b"\x1b[2J" not in shown


CLOSED = ["info", "--help", "--version", "export -f nt", "query 'ASK {}'", "search putin", "ask", "show place:vietnam", "conflicts"]


@pytest.mark.parametrize("command", CLOSED)
def test_a_standard_output_that_is_closed_is_told(command: str) -> None:
    line = f"{sys.executable} -W error -m vnru_kg {command} >&-"
    process = subprocess.run([BASH, "-c", line], cwd=ROOT, env=environment(), capture_output=True, check=False)
    assert "Error: standard output is closed\n" in complaint(process, 5)


def test_a_file_is_written_without_standard_streams(tmp_path: Path) -> None:
    """And the file does not get the number of a stream, to which others write."""
    target = tmp_path / "graph.nt"
    command = shlex.join([sys.executable, "-W", "error", "-m", "vnru_kg", "export", *TINY, "-o", str(target)])
    for closed in (">&-", "<&- >&- 2>&-"):
        process = subprocess.run([BASH, "-c", f"{command} {closed}"], cwd=ROOT, env=environment(), capture_output=True, check=False)
        assert (process.returncode, process.stdout) == (0, b"")
        assert target.read_text("utf-8") == WRITTEN
        target.unlink()


def test_a_query_from_a_standard_input_that_is_closed_or_endless(tmp_path: Path) -> None:
    def complained(redirected: str, code: int) -> str:
        line = f"{sys.executable} -W error -m vnru_kg query - {redirected}"
        process = subprocess.run([BASH, "-c", line], cwd=tmp_path, env=environment(), capture_output=True, timeout=TIMEOUT, check=False)
        return complaint(process, code)

    assert "standard input is closed" in complained("<&-", 3)
    assert "standard input holds more than a query may have: 400,000 bytes" in complained("< /dev/zero", 2)


def test_a_file_with_a_query_that_is_none(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.rq")
    (tmp_path / "zero.rq").symlink_to("/dev/zero")
    for name in ("pipe.rq", "zero.rq"):
        assert f"{name}: it is a pipe or a device, not a file" in complaint(run("query", name, cwd=tmp_path), 3)


def test_another_library_does_not_complain_above_us(home: Path) -> None:
    """A value that is none: rdflib would tell of it with a traceback of its own, on standard error."""
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    document = home.parent / "mine.trig"
    document.write_text(f'<x:g> {{ <x:s> <x:p> "third"^^<{integer}> . }}', "utf-8")
    process = run("validate", document, "--data", home, "--lang", "en")
    assert process.returncode == 1
    assert next(line for line in process.stderr.decode().splitlines() if not line.startswith("Data: ")).split()[1] == "violations,"


def test_standard_error_without_a_reader() -> None:
    read, write = os.pipe()
    os.close(read)
    process = subprocess.run(
        [sys.executable, "-m", "vnru_kg", "show", "zzyzx:x"], cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=write, check=False
    )
    os.close(write)
    assert process.returncode not in {0, -signal.SIGSEGV}
    assert process.stdout == b""
