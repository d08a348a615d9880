"""The habits of the house that tools can check."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib

import pytest

import vnru_kg

from .support import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.mark.parametrize("command", [["ruff", "check", "."], ["ruff", "format", "--check", "vnru_kg", "tests"], ["mypy"]], ids=" ".join)
def test_a_tool_is_content(command: list[str]) -> None:
    process = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert process.returncode == 0, process.stdout + process.stderr


def test_every_exception_gives_its_reason() -> None:
    """``noqa`` and ``type: ignore`` name their rule, and say beside it why."""
    silent = []
    for path in [*(ROOT / "vnru_kg").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            marked = re.search(r"# (noqa|type: ignore)\b(.*)", line)
            if marked and "re.search" not in line and not re.match(r"(: [A-Z0-9, ]+|\[[\w, -]+\]) +(—|#) ?\S+", marked[2]):
                silent.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert silent == []


def test_the_version_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+(?:[ab.]\w+)?", vnru_kg.__version__)
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert f"## {vnru_kg.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_what_is_imported_is_declared() -> None:
    """Every package that the code imports at top level of its modules is a dependency or an extra."""
    declared = {
        re.split(r"[<>=\[;]", d)[0].strip().lower().replace("-", "_")
        for d in [
            *PROJECT["project"]["dependencies"],
            *(d for extra in PROJECT["project"]["optional-dependencies"].values() for d in extra),
        ]
    }
    used: set[str] = set()
    for path in (ROOT / "vnru_kg").rglob("*.py"):
        text = path.read_text("utf-8")
        used |= {m for m in re.findall(r"^\s*(?:import|from) ([A-Za-z]\w*)", text, re.MULTILINE) if importlib.util.find_spec(m)}
    foreign = {m.lower() for m in used - set(sys.stdlib_module_names) - {"vnru_kg"}}
    given_by = {"pyparsing": "rdflib", "jinja2": "pyvis", "markupsafe": "pyvis"}
    assert {given_by.get(m, m) for m in foreign} <= declared


def test_warnings_are_errors() -> None:
    assert PROJECT["tool"]["pytest"]["ini_options"]["filterwarnings"][0] == "error"
    assert PROJECT["tool"]["mypy"]["strict"] is True
