"""The wheel: built, installed in another place, and asked there."""

from __future__ import annotations

import email
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

import vnru_kg

from .support import ROOT

QUERY = "SELECT ?l { person:vo-van-kiet skos:prefLabel ?l FILTER(LANG(?l) = 'ru') }"


def call(*args: str | Path, cwd: Path) -> str:
    """Run a command away from the checkout and give what it says."""
    env = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    process = subprocess.run(args, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert process.returncode == 0, process.stdout + process.stderr
    return process.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def place(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment that holds the wheel; what it depends on is borrowed from this one."""
    home = tmp_path_factory.mktemp("elsewhere")
    call(sys.executable, "-m", "venv", "--without-pip", home / "venv", cwd=home)
    python = home / "venv" / "bin" / "python"
    call(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel, cwd=home)
    site = Path(call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "borrowed.pth").write_text("".join(f"{path}\n" for path in sorted(borrowed)), "utf-8")
    return home


def test_what_is_in_it(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("ontology", "graph_data"):
        shipped = {p.relative_to(ROOT).as_posix() for p in (ROOT / folder).rglob("*") if p.is_file()}
        assert {f"vnru_kg/_bundle/{name}" for name in shipped} <= set(names)
    code = {p.relative_to(ROOT).as_posix() for p in (ROOT / "vnru_kg").rglob("*.py")}
    assert code <= set(names)
    assert "vnru_kg/py.typed" in names


def test_what_is_not_in_it(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    foreign = {"node_modules", "tests", "__pycache__", ".git", ".venv", "sources"}
    assert [n for n in names if foreign & set(n.split("/"))] == []
    assert {n.split("/")[0] for n in names} == {"vnru_kg", f"vnru_kg-{vnru_kg.__version__}.dist-info"}
    assert [n for n in names if n.endswith((".part", ".pyc", ".map", ".html.part"))] == []
    assert wheel.stat().st_size < 30_000_000


def test_what_it_says_of_itself(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    info = f"vnru_kg-{vnru_kg.__version__}.dist-info"
    about = email.message_from_string(archive.read(f"{info}/METADATA").decode())
    assert about["Name"] == "vnru-kg"
    assert about["Version"] == vnru_kg.__version__
    assert about["Requires-Python"] == ">=3.11"
    assert "vnru-kg = vnru_kg.cli:main" in archive.read(f"{info}/entry_points.txt").decode()
    assert f"{info}/licenses/LICENSE" in archive.namelist()


def test_it_answers_elsewhere(place: Path) -> None:
    python, command = place / "venv" / "bin" / "python", place / "venv" / "bin" / "vnru-kg"
    where = call(python, "-c", "import vnru_kg.paths as p; print(p.data_home().path)", cwd=place).strip()
    assert Path(where).is_relative_to(place / "venv")
    assert call(command, "query", QUERY, cwd=place) == "l\nВо Ван Киет\n"
    assert call(command, "--version", cwd=place).strip().endswith(vnru_kg.__version__)
    assert len(call(command, "export", "-f", "nquads", cwd=place).splitlines()) == len(list(vnru_kg.KnowledgeGraph.load().engine.quads()))
    assert call(command, "search", "vo van kiet", cwd=place).splitlines()[1].split("\t")[1] == "person:vo-van-kiet"
