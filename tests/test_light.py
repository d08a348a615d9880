"""What is imported when: asking is quick because nothing is loaded that the question does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.cli import front
from vnru_kg.cli.door import vnru_kg
from vnru_kg.cli.forms import FORMS
from vnru_kg.cli.settings import Settings
from vnru_kg.words import LANGUAGES, SOURCE, table

from .support import ROOT
from .support.command import environment
from .support.forms import forms

HEAVY = {
    "rdflib",
    "oxrdflib",
    "networkx",
    "pyvis",
    "edtf",
    "rich",
    "pyshacl",
    "igraph",
    "numpy",
    "IPython",
    "jinja2",
    "pyparsing",
    "pandas",
}
LOADED = """
import sys
before = set(sys.modules)
try:
    {code}
except SystemExit as end:
    assert not end.code, end.code
print(*sorted({{name.partition(".")[0] for name in set(sys.modules) - before}}), file=sys.stderr)
"""
MAIN = "import vnru_kg.cli; sys.argv = {argv}; vnru_kg.cli.main()"


def loaded(code: str) -> set[str]:
    """The top-level packages that ``code`` loads into a fresh interpreter."""
    process = subprocess.run(
        [sys.executable, "-c", LOADED.format(code=code)], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    assert process.returncode == 0, process.stderr
    return set(process.stderr.split())


def foreign(names: set[str]) -> set[str]:
    return names - set(sys.stdlib_module_names) - {"vnru_kg"}


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """The graph is built once, as it is for a user who asks a second time."""
    KnowledgeGraph.load()


def test_the_package_loads_the_engine_only() -> None:
    assert foreign(loaded("import vnru_kg")) == set()
    assert foreign(loaded("from vnru_kg import KnowledgeGraph")) == {"pyoxigraph"}


@pytest.mark.parametrize(
    "argv",
    [
        *(["--help"], ["-h", "--lang", "ru"], ["--lang=vi", "--help"], ["--version"], ["-V"]),
        *(["query", "--help"], ["--lang", "ru", "export", "-h"], ["explore", "--lang=vi", "--help"]),
    ],
    ids=" ".join,
)
def test_help_is_there_at_once(argv: list[str]) -> None:
    """Without click, the graph, or what takes long of the standard library."""
    names = loaded(MAIN.format(argv=["vnru-kg", *argv]))
    assert foreign(names) == set()
    assert (
        names & {"re", "dataclasses", "typing", "json", "inspect", "tomllib", "pathlib", "collections", "contextlib", "importlib"} == set()
    )


def test_what_help_says_a_command_takes_is_what_it_takes() -> None:
    """So that help needs no click; ``python -m tests.support.forms`` writes it anew."""
    assert forms() == FORMS


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_the_same_with_and_without_click(language: str) -> None:
    root = click.Context(vnru_kg, info_name="vnru-kg", obj=Settings(language=language))
    for name in front.COMMANDS:
        one = vnru_kg.get_command(root, name)
        assert one is not None
        told = one.get_help(click.Context(one, parent=root, info_name=name))
        assert front.answer([name, "--help", "--lang", language], {}) == told + "\n", name


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != SOURCE])
def test_help_calls_no_value_by_an_english_word(language: str) -> None:
    """And all that it says stands in one table: the other, of errors, takes longer to load."""
    called = {value for _, own, *_ in FORMS.values() for _, value, *_ in own} | {value for _, value in front.SHARED_OPTIONS.values()}
    assert [value for value in sorted(called) if value.isupper() and value not in table("command", language)] == []


def test_asking_loads_nothing_more() -> None:
    code = "from vnru_kg import KnowledgeGraph as K; k = K.load(); k.query('ASK {}'); k.label('https://w3id.org/vnru/place/vietnam')"
    names = loaded(code)
    assert foreign(names) == {"pyoxigraph"}
    assert names & {"dataclasses", "inspect", "json"} == set()


@pytest.mark.parametrize(
    "argv",
    [
        ["vnru-kg", "--help", "--quiet"],
        ["vnru-kg", "ask", "trade-by-year", "--help"],
        ["vnru-kg", "query", "SELECT ?s { ?s a foaf:Person }"],
        ["vnru-kg", "query", "ASK {}", "-f", "json"],
        ["vnru-kg", "query", "DESCRIBE place:vietnam", "-f", "turtle"],
        ["vnru-kg", "search", "vo van kiet"],
        ["vnru-kg", "show", "person:vo-van-kiet"],
        ["vnru-kg", "info"],
        ["vnru-kg", "coverage"],
        ["vnru-kg", "conflicts"],
        ["vnru-kg", "path", "place:vietnam", "place:russia"],
        ["vnru-kg", "ask", "trade-by-year"],
        ["vnru-kg", "ask", "what was signed in 2024?"],
        ["vnru-kg", "export", "-f", "nquads"],
    ],
    ids=" ".join,
)
def test_a_command_loads_nothing_heavy(argv: list[str]) -> None:
    names = loaded(MAIN.format(argv=argv))
    assert names & HEAVY == set()
    plain = argv[1] in {"query", "show"} and "--help" not in argv
    assert ("click" in names) != plain  # which takes longer to load than these take to answer


def test_why_an_answer_is_empty_is_told_without_what_takes_long_to_load() -> None:
    names = loaded(MAIN.format(argv=["vnru-kg", "query", "SELECT ?s { ?s a vnru:Visit }"]))
    assert names & {"dataclasses", "inspect", "ast", "json", "typing", "hashlib"} == set()


def test_a_table_is_printed_without_reading_the_store_here() -> None:
    """Labels come from the process that has it open for the query."""
    code = "from vnru_kg.engine import DiskEngine as E; E.native_quads = None; "
    names = loaded(code + MAIN.format(argv=["vnru-kg", "query", "SELECT ?s { ?s a sem:Event } LIMIT 3"]))
    assert foreign(names) == {"pyoxigraph"}


def test_the_page_is_written_without_what_it_does_not_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNRU_KG_CACHE", str(tmp_path))
    argv = ["vnru-kg", "explore", "--no-open", "--light", "-o", str(tmp_path / "page.html")]
    first = loaded(MAIN.format(argv=argv))
    assert first & HEAVY <= {"igraph", "jinja2", "pyvis", "numpy"}  # igraph takes numpy if it is there
    assert {"igraph", "pyvis"} <= first
    assert first & {"IPython", "jsonpickle", "networkx", "rdflib"} == set()
    again = loaded(MAIN.format(argv=argv))
    assert again & HEAVY == {"jinja2", "pyvis"}, "what was laid out is kept"


def test_pyvis_is_whole_for_others_in_the_process() -> None:
    """What was left out while it was imported is there as soon as somebody uses it."""
    code = """
import vnru_kg.explorer.page, sys
assert not {"networkx", "IPython", "jsonpickle"} & set(sys.modules)
import networkx as nx
from pyvis.network import Network
drawn = Network(notebook=True, cdn_resources="in_line")
drawn.from_nx(nx.path_graph(3))
assert len(drawn.get_nodes()) == 3
assert "Network" in drawn.to_json()
import pyvis.network
assert type(pyvis.network.IFrame("page.html", 100, 100)).__module__ == "IPython.lib.display"
"""
    process = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    assert process.returncode == 0, process.stderr


def test_the_list_of_heavy_packages_is_real() -> None:
    """Each of them is loaded by something, so that the tests above can fail."""
    empty = "from vnru_kg import KnowledgeGraph as K; from vnru_kg.engine import EmbeddedEngine as E; k = K(E())"
    assert {"rdflib", "oxrdflib", "networkx", "pyparsing"} <= loaded(f"{empty}; k.to_rdflib(); k.to_networkx()")
