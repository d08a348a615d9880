"""Which data are read: one rule for every command and for Python, said wherever it could surprise."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.errors import DataError
from vnru_kg.namespaces import learn, prefixes, q, shrink
from vnru_kg.paths import Home, data_home, package_home

from .support import ROOT
from .support.command import complaint, on_terminal, run

ANLAND = "ASK { place:anland ?p ?o }"  # only the small data know it
PYPROJECT = '[project]\nname = "vnru-kg"\n'


@pytest.fixture(autouse=True)
def nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VNRU_KG_DATA", raising=False)


@pytest.fixture
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and the process stands in it."""
    folder = tmp_path / "away"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


# ---- the rule ------------------------------------------------------------------------------------------------------------------


def test_the_package_comes_last(away: Path) -> None:
    assert data_home() == Home(package_home(), "package") == Home(ROOT, "package")


def test_the_checkout_comes_before_the_package(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home / "graph_data" / "documents")
    assert data_home() == Home(home, "checkout")
    assert KnowledgeGraph.load().home == Home(home, "checkout")
    assert KnowledgeGraph.load().query(ANLAND) is True


def test_the_variable_comes_before_the_checkout(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNRU_KG_DATA", str(home))
    assert data_home() == Home(home, "variable")
    monkeypatch.setenv("VNRU_KG_DATA", "")
    assert data_home() == Home(ROOT, "checkout")


def test_what_is_named_comes_first(home: Path, away: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNRU_KG_DATA", str(away))
    assert data_home(home) == data_home(str(home)) == Home(home, "option")
    monkeypatch.chdir(home.parent)
    assert data_home("home") == Home(home, "option")
    assert data_home(data_home(home)) == Home(home, "option")


def test_a_folder_that_was_named_holds_both(home: Path, away: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DataError, match=r"away cannot be read as data: it lacks ontology/, graph_data/"):
        data_home(away)
    (home / "ontology").unlink()
    monkeypatch.setenv("VNRU_KG_DATA", str(home))
    with pytest.raises(DataError, match=r"home \(named by VNRU_KG_DATA\) cannot be read as data: it lacks ontology/\n"):
        data_home()


@pytest.mark.parametrize("gone", ["ontology", "graph_data"])
def test_a_broken_checkout_is_told_and_not_passed_over(home: Path, monkeypatch: pytest.MonkeyPatch, gone: str) -> None:
    (home / "pyproject.toml").write_text(PYPROJECT, "utf-8")
    (home / gone).rename(home / "elsewhere")
    monkeypatch.chdir(home)
    assert data_home() == Home(home, "checkout")
    with pytest.raises(DataError, match=rf"home/{gone}/.*: cannot be read: No such file"):
        KnowledgeGraph.load()


@pytest.mark.parametrize("project", ['[project]\nname = "vnru-kg-notes"\n', "", "\udcff"])
def test_a_folder_of_another_project_is_none(away: Path, project: str) -> None:
    (away / "pyproject.toml").write_bytes(project.encode("utf-8", "surrogateescape"))
    (away / "ontology").mkdir()
    assert data_home().why == "package"


def test_a_pipe_or_an_endless_file_in_its_place_holds_nobody_up(away: Path) -> None:
    os.mkfifo(away / "pyproject.toml")
    (away / "in").mkdir()
    os.chdir(away / "in")
    assert data_home().why == "package"
    Path("pyproject.toml").symlink_to("/dev/zero")
    assert data_home().why == "package"


def test_a_folder_that_was_removed_is_no_checkout(away: Path) -> None:
    away.rmdir()
    assert data_home().why == "package"


def test_a_checkout_of_another_user_is_passed_over(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    owner = home.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 4321)
    if owner:
        assert data_home() == Home(package_home(), "package", foreign_checkout=home)
        return
    assert data_home() == Home(home, "checkout")  # what the system's own user owns is anybody's to trust
    os.chown(home, 4322, -1)
    assert data_home() == Home(package_home(), "package", foreign_checkout=home)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert data_home().foreign_checkout == home
    monkeypatch.setenv("SUDO_UID", "4322")
    assert data_home() == Home(home, "checkout")


# ---- what is said -----------------------------------------------------------------------------------------------------------------


def test_a_person_is_told_which_data_are_read(home: Path) -> None:
    code, shown = on_terminal("--lang", "en", "query", ANLAND, "--data", str(home))
    told, answer = shown.decode().split("\r\n")[:2]
    assert (code, answer) == (0, "yes")
    assert f"Data: {home} (named by --data)" in told
    _, shown = on_terminal("query", ANLAND, "--data", str(home), "--quiet")
    assert shown == b"yes\r\n"


@pytest.mark.parametrize(
    ("language", "yes", "said"),
    [
        ("vi", "đúng", "Dữ liệu: {} (bản mã nguồn chứa thư mục hiện tại; chọn nơi khác bằng --data)\n"),
        ("en", "yes", "Data: {} (the checkout around the current folder; --data names another)\n"),
        ("ru", "да", "Данные: {} (рабочая копия, в которой находится текущий каталог; другую можно указать в --data)\n"),
    ],
)
def test_a_pipe_is_told_of_data_that_nobody_chose(home: Path, language: str, yes: str, said: str) -> None:
    process = run("query", ANLAND, "--lang", language, cwd=home)
    assert process.stdout.decode() == f"{yes}\n"
    assert process.stderr.decode() == said.format(home)
    assert run("query", ANLAND, "--quiet", cwd=home).stderr == b""
    assert run("query", ANLAND, "--data", home).stderr == b""
    assert run("query", "ASK { ?s ?p ?o }").stderr == b""  # the checkout that the package itself is


COUNTING: dict[str, list[str]] = {"info": [], "coverage": [], "verify": ["--sources", "."]}


@pytest.mark.parametrize("command", COUNTING)
def test_who_counts_or_checks_always_says_of_what(home: Path, tmp_path: Path, command: str) -> None:
    process = run(command, *COUNTING[command], "--lang", "en", cwd=tmp_path, env={"VNRU_KG_DATA": str(home)})
    assert process.stderr.decode().splitlines()[0] == f"Data: {home} (named by VNRU_KG_DATA)"
    process = run(command, *COUNTING[command], "--lang", "en", cwd=tmp_path)
    assert process.stderr.decode().splitlines()[0] == f"Data: {ROOT} (installed with the package)"


def _validated(process: subprocess.CompletedProcess[bytes], home: Path) -> str:
    text = process.stderr.decode()
    assert text.startswith(f"Data: {home} (")
    return text


BROKEN: dict[str, Callable[[Path], list[str | Path]]] = {
    "in the checkout": lambda home: [],
    "named": lambda home: ["--data", home],
}


@pytest.mark.parametrize("named", BROKEN)
def test_validate_checks_the_folder_in_front_of_one(home: Path, tmp_path: Path, named: str) -> None:
    """A person whose kind is missing, in a folder that is not the one the package runs in."""
    people = home / "graph_data" / "authorities" / "people.ttl"
    people.write_text(people.read_text("utf-8") + '\nperson:nobody skos:prefLabel "X"@vi .\n', "utf-8")
    process = run("validate", "--lang", "en", *BROKEN[named](home), cwd=home if named == "in the checkout" else tmp_path)
    _validated(process, home)
    assert process.returncode == 1
    assert "person:nobody" in process.stdout.decode()


def test_a_mistake_in_the_checkout_is_found_by_every_command(home: Path) -> None:
    (home / "graph_data" / "dataset.ttl").write_text("this is no Turtle", "utf-8")
    for args in (["search", "Anland"], ["info", "--quiet"], ["query", "ASK {}"]):
        assert f"{home}/graph_data/dataset.ttl, line 1, column 1" in complaint(run(*args, cwd=home), 4)


def test_the_name_of_a_folder_cannot_steer_the_terminal(home: Path) -> None:
    odd = home.parent / "a\x1b[2Jb"
    home.rename(odd)
    _, shown = on_terminal("--lang", "en", "query", ANLAND, "--data", str(odd))
    assert b"\x1b[2J" not in shown
    assert b"yes" in shown


# ---- prefixes ---------------------------------------------------------------------------------------------------------------------


def test_a_prefix_of_other_data_is_known_and_none_of_ours_changes_its_meaning(home: Path, tmp_path: Path) -> None:
    (home / "ontology").unlink()
    shutil.copytree(ROOT / "ontology", home / "ontology")
    file = home / "ontology" / "prefixes.ttl"
    text = file.read_text("utf-8").replace(f'"{q("sem:")}"', '"http://example.org/other#"')
    assert "http://example.org/other#" in text
    declared = ' a sh:PrefixDeclaration ; sh:prefix "ship" ; sh:namespace "http://example.org/ship/" .\n'
    file.write_text(f"{text}\n<http://example.org/ship>{declared}", "utf-8")
    process = run("query", "SELECT ?a ?b { BIND(ship:aurora AS ?a) BIND(sem:Event AS ?b) }", "--lang", "en", "--data", home)
    assert process.stdout.decode().splitlines()[1].startswith("ship:aurora\t")
    assert process.stdout.decode().splitlines()[1].endswith("(sem:Event)")
    before = dict(prefixes())
    learn(ROOT / "ontology" / "prefixes.ttl")
    assert dict(prefixes()) == before
    assert shrink(q("sem:Event")) == "sem:Event"


def test_prefixes_that_do_not_parse_are_told(home: Path) -> None:
    (home / "ontology").unlink()
    shutil.copytree(ROOT / "ontology", home / "ontology")
    (home / "ontology" / "prefixes.ttl").write_text("\n@prefix", "utf-8")
    text = complaint(run("query", "ASK {}", "--data", home), 4)
    assert f"{home}/ontology/prefixes.ttl, line 2, column 1" in text
