"""What the README says can be done, can be done as it says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import Table
from vnru_kg.formats import GRAPH_FORMATS, NETWORK_FORMATS

from .support import ROOT
from .support.command import environment

README = (ROOT / "README.md").read_text("utf-8")
BASH = "/bin/bash"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


SHOWN = [line for line in blocks(section("Use"), "sh")[0].splitlines() if line.strip()]
USE = [line for line in SHOWN if "validate" not in line]  # which test_data.py runs: it takes its time


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> dict[str, subprocess.CompletedProcess[str]]:
    """Each line of the block that shows the commands, run in a folder of its own."""
    commands = tmp_path_factory.mktemp("bin")
    (commands / "vnru-kg").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m vnru_kg "$@"\n', "utf-8")
    (commands / "vnru-kg").chmod(0o755)
    env = environment(PATH=f"{commands}{os.pathsep}{os.environ['PATH']}")

    def run(line: str) -> subprocess.CompletedProcess[str]:
        folder = tmp_path_factory.mktemp("use")
        process = subprocess.run([BASH, "-euc", line], cwd=folder, env=env, capture_output=True, text=True, check=False)
        process.args = sorted(p.name for p in folder.iterdir())
        return process

    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(USE, pool.map(run, USE), strict=True))


@pytest.mark.parametrize("line", USE)
def test_a_line_of_the_block_runs(shell: dict[str, subprocess.CompletedProcess[str]], line: str) -> None:
    process = shell[line]
    assert process.returncode == 0, process.stderr
    assert "Traceback" not in process.stderr
    assert process.stdout or process.args, "it neither says nor writes anything"
    target = re.search(r" -o (\S+)", line)
    if target:
        assert process.args == [target[1]]
    elif "explore" in line:
        assert process.args == ["vnru.html"]
    else:
        assert process.args == []


def test_every_command_of_the_first_day_is_shown() -> None:
    shown = {line.split()[1] for line in SHOWN}
    assert {"info", "search", "show", "query", "explore", "export", "validate"} <= shown


def test_the_formats_are_all_named() -> None:
    line = next(line for line in USE if " export " in line)
    others = {*GRAPH_FORMATS, *NETWORK_FORMATS} - {"turtle"}
    assert {name for name in others if name not in line} == set()
    assert f"Turtle and {NUMBERS[len(others)]} other formats" in README


def test_the_python_block_runs(tmp_path: Path) -> None:
    (code,) = blocks(section("Use"), "python")
    process = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert (process.returncode, process.stderr) == (0, "")
    assert re.search(r"\d{4}", process.stdout)


def test_the_sparql_block_answers(kg: KnowledgeGraph) -> None:
    for query in blocks(README, "sparql"):
        answer = kg.query(query)
        assert isinstance(answer, Table)
        assert len(answer) > 0


# ---- setting up -----------------------------------------------------------------------------------------------------------------


def lines(title: str) -> list[str]:
    return [line for block in blocks(section(title), "sh") for line in block.splitlines() if line.startswith("python3 ")]


def test_one_line_sets_up_and_one_line_tests() -> None:
    (start,) = lines("Start")
    (test,) = lines("Test")
    assert start.startswith("python3 -m venv ")
    assert start.endswith(" && vnru-kg explore")
    assert "[test]" in test
    assert test.endswith("-m pytest -q -n 2 --dist loadfile")


@pytest.mark.parametrize("name", ["sh", "bash", "zsh"])
def test_the_lines_after_the_first_run_as_written(tmp_path: Path, name: str) -> None:
    """In one shell: what the first line installs is found by the lines that follow it. pip is the stub that the test puts in its place."""
    shell = shutil.which(name)
    if shell is None:
        pytest.skip(f"there is no {name}")
    (start,) = lines("Start")
    made, install, first = (start.split(" && ")[i] for i in (0, 2, 3))
    assert install.startswith("pip install ")
    assert "-q" not in install.split()  # it shows that it is at work
    command = f'#!/bin/sh\\nexec {shlex.quote(sys.executable)} -m vnru_kg "$@"\\n'
    (tmp_path / "install").write_text(f"#!/bin/sh\ncd .venv/bin && printf '{command}' > vnru-kg && chmod +x vnru-kg\n", "utf-8")
    (tmp_path / "install").chmod(0o755)
    line = start.replace(install, "./install").replace(made, f"{made} --without-pip").replace(first, "vnru-kg --version")
    script = "\n".join([line, *(line for line in USE if " search " in line or " info " in line)])
    env = environment(PATH=f"/usr/bin{os.pathsep}/bin{os.pathsep}{Path(sys.executable).parent}")
    process = subprocess.run([shell, "-euc", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert process.returncode == 0, process.stderr
    assert "person:vo-van-kiet" in process.stdout


def test_the_python_block_needs_no_extra() -> None:
    (code,) = blocks(section("Use"), "python")
    assert "to_pandas" not in code
    assert "to_polars" not in code


def test_ci_runs_the_very_test_line(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    for name in (".ci/run", "README.md"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    stubs = tmp_path / "bin"
    stubs.mkdir()
    for name, code in (("python3", 7), ("chromium", 0), ("apt-get", 0), ("sudo", 0)):
        (stubs / name).write_text(f'#!/bin/sh\necho "{name} $*"\nexit {code}\n', "utf-8")
        (stubs / name).chmod(0o755)
    env = environment(PATH=f"{stubs}{os.pathsep}/usr/bin{os.pathsep}/bin")
    process = subprocess.run([BASH, ".ci/run"], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    (test,) = lines("Test")
    told = process.stdout.splitlines()
    assert f"+ {test}" in told
    assert told[-1] == test.split(" && ")[0]  # the first command of the line was run
    assert process.returncode == 7  # and its failure is the failure of the run
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_links_lead_somewhere() -> None:
    for path in [ROOT / "README.md", ROOT / "ontology" / "README.md", ROOT / "graph_data" / "README.md"]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name} → {target}"
