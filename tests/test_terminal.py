"""A person at a terminal: pages for long answers, a sign of life, no colours where none are wanted, nothing cut."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from vnru_kg.cli import terminal
from vnru_kg.cli.complete import kinds
from vnru_kg.cli.front import COMMANDS
from vnru_kg.cli.settings import Settings
from vnru_kg.cli.terminal import Working

from .support import ROOT
from .support.command import complaint, environment, on_terminal, run

MARK = "sed s/^/>/"  # a pager that shows what went through it
LONG = "SELECT ?e WHERE { ?e a sem:Event } ORDER BY ?e LIMIT 40"
SHORT = "SELECT ?e WHERE { ?e a sem:Event } ORDER BY ?e LIMIT 2"


@pytest.mark.parametrize(("query", "paged"), [(LONG, True), (SHORT, False)], ids=["long", "short"])
def test_a_long_answer_goes_through_the_pager(query: str, paged: bool) -> None:
    code, shown = on_terminal("query", query, PAGER=MARK, NO_COLOR="1")
    lines = shown.decode().splitlines()
    assert code == 0
    assert any("event:" in line for line in lines)
    assert any(line.startswith(">") for line in lines) == paged


def test_what_is_no_terminal_has_no_pages() -> None:
    process = run("query", LONG, env={"PAGER": MARK})
    assert process.stdout.decode().startswith("e\n")
    assert len(process.stdout.splitlines()) == 41


def test_a_pager_that_is_not_there_does_no_harm() -> None:
    code, shown = on_terminal("query", LONG, PAGER="no-such-pager --at-all", NO_COLOR="1")
    assert code == 0
    assert shown.decode().count("event:") == 40


@pytest.mark.parametrize("command", [("query", LONG), ("info",), ("show", "place:ha-noi"), ("search", "putin"), ("show", "zzyzx:x")])
def test_no_color_means_none(command: tuple[str, ...]) -> None:
    _, shown = on_terminal(*command, NO_COLOR="1")
    assert re.findall(rb"\x1b\[[0-9;]*m", shown) == []
    assert re.findall(rb"\x1b\[[0-9;]*m", on_terminal(*command)[1])


def test_an_iri_is_never_cut() -> None:
    iri = "https://example.org/" + "a-long-name-without-any-space-in-it-" * 4 + "end"
    _, shown = on_terminal(
        "query", f'SELECT ?a ?b ?c {{ BIND(<{iri}> AS ?a) BIND("b" AS ?b) BIND(<{iri}> AS ?c) }}', COLUMNS="60", NO_COLOR="1"
    )
    text = shown.decode()
    assert "…" not in text.partition("http")[2]
    _, rule, below = text.partition("───")
    first = "".join(line.split()[0] for line in below.splitlines()[1:] if line.strip())
    assert rule
    assert iri in first


def test_quiet_is_quiet() -> None:
    loud = run("conflicts", "--limit", "1")
    quiet = run("conflicts", "--limit", "1", "--quiet")
    assert b"more" in loud.stderr
    assert quiet.stderr == b""
    assert quiet.stdout == loud.stdout


def test_work_that_takes_long_gives_a_sign_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard error is a pipe here: what pytest takes it up with may lose what another process writes while it is read."""
    (reading, writing), kept = os.pipe(), os.dup(2)
    os.dup2(writing, 2)
    os.close(writing)
    seen = ""
    try:
        monkeypatch.setattr(terminal, "_PATIENCE", 0.02)
        with Working(lambda n: f"<{n}>"):
            while "<2>" not in seen:
                seen += os.read(reading, 1000).decode()
        monkeypatch.setattr(terminal, "_PATIENCE", 60.0)
        with Working(lambda n: f"<{n}>"):
            pass
    finally:
        os.dup2(kept, 2)
        os.close(kept)
    with os.fdopen(reading, encoding="utf-8", newline="") as rest:
        seen += rest.read()
    assert "<1>" in seen
    assert seen.rpartition(">")[2] == "\r\x1b[K", "the line is taken away, and quick work writes none"


@pytest.mark.parametrize("command", ["info", "--help", "query 'ASK {}' -f json"])
def test_a_closed_standard_output_is_told(command: str) -> None:
    process = subprocess.run(
        ["/bin/bash", "-c", f"{sys.executable} -m vnru_kg {command} >&-"], cwd=ROOT, env=environment(), capture_output=True, check=False
    )
    assert "standard output is closed" in complaint(process, 5)


def test_a_closed_standard_input_is_told() -> None:
    line = f"{sys.executable} -m vnru_kg query - --lang ru <&-"
    process = subprocess.run(["/bin/bash", "-c", line], cwd=ROOT, env=environment(), capture_output=True, check=False)
    assert process.returncode == 3
    assert "стандартный ввод закрыт" in process.stderr.decode()
    assert b"Traceback" not in process.stderr


def test_hostile_labels_do_not_reach_the_terminal(home: Path) -> None:
    for path in (home / "graph_data").rglob("*.ttl"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r'(skos:prefLabel\s+")', r"\g<1>\\u001B[2J\\u202E", text), "utf-8")
    for command in (("info",), ("search", "an"), ("path", "place:anland", "place:beland"), ("conflicts",)):
        _, shown = on_terminal("--data", str(home), *command, NO_COLOR="1")
        assert b"\x1b[2J" not in shown
        assert "\u202e" not in shown.decode()
        assert b"Traceback" not in shown


# ---- completion ----------------------------------------------------------------------------------------------------------------

BASH_LINE = """
vnru-kg() { %s -m vnru_kg "$@"; }
env() { while [[ $1 == *=* ]]; do export "$1"; shift; done; "$@"; }  # so that the function above is found
eval "$(_VNRU_KG_COMPLETE=bash_source %s -m vnru_kg)"
COMP_LINE=$1 COMP_POINT=${#1}
compopt() { :; }
_vnru_kg_completion vnru-kg
printf '%%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("vnru-kg sea", ["search"]),
        ("vnru-kg ask trade-by", ["trade-by-year"]),
        ("vnru-kg search --kind pers", ["person"]),
        ("vnru-kg conflicts --kind fi", ["figures"]),
        ("vnru-kg show person:vo-van-k", ["vo-van-kiet"]),  # what stands before the colon is on the line already
        ("vnru-kg ask visits-of-person --person vo-van-kiet", ["person:vo-van-kiet"]),
        ("vnru-kg ask memberships --organization admm", ["organization:admm-plus"]),
        ("vnru-kg ask document-on-thing --document academic", ["source:003"]),
        ("vnru-kg --lang ", ["vi", "en", "ru"]),
        ("vnru-kg info --format ", ["table", "json", "csv", "tsv"]),
        ("vnru-kg ask trade-by-year --ind", ["--indicator"]),
        ("vnru-kg show zzyzxqwertz", [""]),
    ],
)
def test_bash_completes(line: str, offered: list[str]) -> None:
    script = BASH_LINE % (sys.executable, sys.executable)
    process = subprocess.run(
        ["/bin/bash", "-c", script, "bash", line], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    assert process.stderr == ""
    assert process.stdout.splitlines() == offered


def test_the_manual_page_is_made_from_the_help() -> None:
    page = run("man").stdout.decode()
    for name in COMMANDS:
        assert f".SH vnru\\-kg {name}\n" in page
    for option in ("\\-\\-lang", "\\-\\-explain", "\\-\\-as\\-of", "VNRU_KG_DATA"):
        assert option in page
    if man := shutil.which("man"):
        process = subprocess.run(
            [man, "--warnings", "-E", "UTF-8", "-l", "-"], input=run("man", "--lang", "vi").stdout, capture_output=True, check=False
        )
        assert process.stderr == b""
        assert "Đồ thị tri thức Việt Nam" in process.stdout.decode()


@pytest.mark.parametrize(("language", "name"), [("vi", "Người"), ("en", "People"), ("ru", "Люди")])
def test_kinds_are_offered_in_the_readers_language(language: str, name: str) -> None:
    assert dict(kinds(Settings(language=language)))["person"] == name
