"""The tower: imports go down only, and no module grows beyond what one can read.

Leaves know nothing above them; the engine and the library of questions stand on the leaves, the loader on both, the graph on
all of them; services are functions that take a graph, works are made of services, the face gathers what they do, doors open to
it. Within a storey modules do not know each other, but for what ``NEIGHBOURS`` names with its reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from .support import ROOT

PACKAGE = ROOT / "vnru_kg"
STOREYS = (
    {"records"},  # what every other module may be written with
    {
        "_version",
        "aliases",
        "errors",
        "paths",
        "namespaces",
        "text",
        "alphabet",
        "formats",
        "dates",
        "numbers",
        "turtle",
        "jsonld",
        "notebook",
        "numerals",
        "quantities",
        "wording",
        "code_words",
        "words",
        "lines",
        "sheets",
        "frames",
        "listening",
    },
    {"engine", "library"},
    {"vocabulary", "terms"},
    {"load"},
    {"graph"},
    {"snapshot"},
    set[str](),  # services: every module that no other storey names
    {"export", "as_of", "explorer"},
    {"kg"},
    {"serve", "assistants"},
    {"cli", "web", "__init__", "__main__"},
)
SERVICES = 7
NEIGHBOURS = {
    ("text", "words"): "the languages are those of the words",
    ("words", "aliases"): "an earlier name of a method still works",
    ("dates", "words"): "what joins two dates is the dash of the language",
    ("numbers", "words"): "separators and words of a number stand in the tables of the language",
    ("words", "numbers"): "a count is said with the form and the separators of the language",
    ("errors", "words"): "an error is said in the reader's language",
    ("paths", "words"): "what cannot be read or written is said in the reader's language",
    ("namespaces", "words"): "a file of prefixes that does not parse is told in the reader's language",
    ("paths", "errors"): "an error says that a file cannot be written",
    ("namespaces", "errors"): "an unknown prefix is an error",
    ("namespaces", "paths"): "the prefixes are read from a file",
    ("listening", "errors"): "a place where one cannot listen is an error",
    ("listening", "words"): "it is told in the reader's language",
    ("frames", "dates"): "a date has a first and a last day beside it",
    ("frames", "errors"): "a package that is not installed is an error",
    ("formats", "words"): "an unknown format is told in the reader's language",
    ("formats", "errors"): "an unknown format is an error",
    ("turtle", "jsonld"): "JSON-LD is one of the formats that it writes",
    ("jsonld", "namespaces"): "names are shortened by the project's prefixes",
    ("turtle", "errors"): "what a format cannot write is an error",
    ("turtle", "namespaces"): "the writer uses the project's prefixes",
    ("wording", "text"): "words are compared without their accents",
    ("info", "network"): "it counts what the network shows",
    ("path", "network"): "a path is one of the network's",
    ("excerpt", "network"): "a part of the graph has the network's edges",
    ("answers", "excerpt"): "the graph behind an answer is an excerpt",
    ("show", "excerpt"): "the graph around a thing is an excerpt",
    ("coverage", "sources"): "both read the documents where a reader has them",
    ("verify", "sources"): "both read the documents where a reader has them",
    ("quantities", "numerals"): "figures are read with the words of three languages",
    ("numerals", "words"): "how numbers are said stands in the folder of the language",
    ("quantities", "words"): "what separates digits stands in the tables of the language",
    ("alphabet", "words"): "the letters of the language's own script stand first",
    ("code_words", "quantities"): "words are looked up in a text as figures are",
    ("code_words", "namespaces"): "the words are read from a file of the ontology",
    ("code_words", "paths"): "the words are read from a file of the ontology",
    ("code_words", "errors"): "a file that cannot be read is an error",
    ("parquet", "figures"): "the table of figures is the same in every format",
    ("layout", "network"): "what is laid out is the network",
    ("verify", "transcription"): "what says that a figure is a yearly rate",
    ("validate", "transcription"): "a figure as printed is checked wherever data are",
    ("remarks", "search"): "what an unknown name may mean is found as names are found",
    ("ask", "answers"): "what is asked is given as an answer",
    ("ask", "search"): "names in a question are found as search finds them",
    ("ask", "path"): "how two things are connected is a question too",
    ("explorer", "export"): "the page carries the graph as it is exported",
    ("explorer", "as_of"): "the page tells what held on a day",
    ("__main__", "cli"): "python -m vnru_kg is the command",
}
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 400


def name(path: Path) -> str:
    """``engine/guard`` for vnru_kg/engine/guard.py."""
    return path.relative_to(PACKAGE).with_suffix("").as_posix().removesuffix("/__init__")


def top(module: str) -> str:
    return module.partition("/")[0]


@cache
def storey(module: str) -> int:
    return next((number for number, names in enumerate(STOREYS) if top(module) in names), SERVICES)


def imports(path: Path, *, lazy: bool) -> set[str]:
    """The modules of the package that a module imports: when it is loaded, or (``lazy``) when a function is called."""
    return {m for m in _imports(path, ast.parse(path.read_text("utf-8")), lazy=lazy, inside=False) if m != name(path)}


def _imports(path: Path, node: ast.AST, *, lazy: bool, inside: bool) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        within = inside or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        if isinstance(child, ast.ImportFrom) and within == lazy:
            yield from _named(path, child)
        yield from _imports(path, child, lazy=lazy, inside=within)


def _named(path: Path, node: ast.ImportFrom) -> Iterator[str]:
    if node.level:
        folder = path.parents[node.level - 1] / (node.module or "").replace(".", "/")
    elif (node.module or "").partition(".")[0] == "vnru_kg":
        folder = ROOT / str(node.module).replace(".", "/")
    else:
        return
    for alias in node.names:
        for target in (folder / f"{alias.name}.py", folder / alias.name / "__init__.py", folder.with_suffix(".py"), folder / "__init__.py"):
            if target.exists():
                yield name(target)
                break


def downward(importer: str, imported: str) -> bool:
    if top(importer) == top(imported):
        return True
    return storey(importer) > storey(imported) or (top(importer), top(imported)) in NEIGHBOURS


@pytest.mark.parametrize("lazy", [False, True], ids=["when loaded", "inside functions"])
def test_imports_go_down_only(lazy: bool) -> None:
    up = {(name(path), m) for path in MODULES for m in imports(path, lazy=lazy) if not downward(name(path), m)}
    assert up == set(), "these may not know each other; see the top of this file"


def test_no_exception_is_left_over() -> None:
    used = {(top(name(p)), top(m)) for p in MODULES for lazy in (False, True) for m in imports(p, lazy=lazy)}
    assert set(NEIGHBOURS) - used == set()
    assert [pair for pair in NEIGHBOURS if storey(pair[0]) != storey(pair[1])] == []


def test_there_are_no_cycles() -> None:
    knows = {name(p): imports(p, lazy=False) | imports(p, lazy=True) for p in MODULES}  # types and late imports too
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " → ".join((*way[way.index(module) :], module))
        if module not in done:
            for other in sorted(knows[module]):
                # a package that gathers its parts is no cycle: the part does not run it
                if other not in way or not module.startswith(f"{other}/"):
                    visit(other, (*way, module))
            done.add(module)

    for module in sorted(knows):
        visit(module, ())


def test_a_module_can_be_read() -> None:
    assert [name(path) for path in MODULES if len(path.read_text("utf-8").splitlines()) > MOST_LINES] == []


def test_no_drawer_for_everything() -> None:
    drawers = {"utils", "helpers", "manager", "common", "misc"}
    assert [name(path) for path in MODULES if drawers & set(name(path).split("/"))] == []


def test_only_the_engine_and_what_writes_rdf_know_the_store() -> None:
    """The seam holds: whoever stands above asks the engine, and takes its plain values."""
    allowed = {"engine", "load", "namespaces", "code_words", "jsonld", "turtle", "export", "validate", "as_of", "explorer", "publish"}
    knowing = {
        name(p)
        for p in MODULES
        for node in ast.walk(ast.parse(p.read_text("utf-8")))
        if (isinstance(node, ast.Import) and any(a.name == "pyoxigraph" for a in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "pyoxigraph")
    }
    assert {top(m) for m in knowing} <= allowed


def test_the_map_in_the_readme_is_whole() -> None:
    """Each module and folder of the package once, none below what it knows."""
    lines = (ROOT / "README.md").read_text("utf-8").partition("<!-- map -->\n```\n")[2].partition("```")[0].splitlines()
    rows = [line.partition("#")[0].split() for line in lines]
    named = [module for row in rows for module in row]
    there = {top(name(p)) for p in MODULES} | {"queries"}
    assert sorted(named) == sorted(there - {"_version", "__init__", "__main__"})
    floor = {module: len(rows) - n for n, row in enumerate(rows) for module in row}
    upward = {(a, b) for a in floor for b in floor if a != "queries" != b and storey(a) < storey(b) and floor[a] > floor[b]}
    assert upward == set()
