"""The habits of the house that tools can check."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator

import pytest

import vnru_kg

from .support import ROOT

PACKAGE = ROOT / "vnru_kg"
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


# ---- public names are nouns or verbs: a participle says neither what a thing is nor what it does

IRREGULAR = re.compile(
    "(?:un)?(?:begun|bent|born|borne|bought|brought|built|caught|chosen|dealt|done|drawn|driven|fed|felt|fought|found|given|gone|held|hidden|"
    "kept|known|laid|led|left|lent|lost|made|meant|met|paid|proven|said|seen|sent|shown|sold|sought|spelt|spent|spoken|stuck|sung|sunk|"
    "taken|taught|thought|thrown|told|understood|worn|woven|written)$"
)
VERBS = frozenset(("read", "loosen", "embed", "exceed", "feed", "need", "proceed", "seed"))  # and the nouns that look alike
PLAIN = re.compile(r"(?!(?:between|citizen|even|listen|often|open|screen|seven|ten|then|token|when)\Z)\w{3,}(?:ed|en)\Z")
STANDARD = {
    "coverage:Coverage.unlabelled": "an adjective of data quality, and the key in JSON",
    "coverage:Coverage.unsourced": "the same",
    "coverage:Coverage.untyped": "the same",
    "dates/form:UNKNOWN": "EDTF calls such an end of an interval unknown",
    "engine/embedded": "an embedded database is a term of the field",
    "serve/connection:Connection.connection_lost": "asyncio calls it",
    "serve/connection:Connection.connection_made": "asyncio calls it",
    "serve/connection:Connection.data_received": "asyncio calls it",
    "vocabulary:Vocabulary.signed": "signed numbers are a term of the field, and vnru:signed the annotation",
}


def is_participle(name: str) -> bool:
    """Whether the last word of a name, which is what it names, is one."""
    last = (re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name) or [""])[-1].lower()
    return last not in VERBS and (IRREGULAR.match(last) or PLAIN.match(last)) is not None


def is_bool(node: ast.AST | None) -> bool:
    """Whether an annotation or a value is a truth value, of which an adjective may say when it is true."""
    return (isinstance(node, ast.Name) and node.id == "bool") or (isinstance(node, ast.Constant) and isinstance(node.value, bool))


def names(body: list[ast.stmt], within: str = "") -> Iterator[str]:
    """The public classes, functions and attributes that statements define, but for what says yes or no."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield within + node.name
            if not node.name.startswith("_"):
                yield from names(node.body, f"{within}{node.name}.")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            is_property = any(isinstance(d, ast.Name) and "property" in d.id for d in node.decorator_list)
            if not (is_property and is_bool(node.returns)) and not re.match("(is|has)_", node.name):
                yield within + node.name
            own = [n for n in ast.walk(node) if isinstance(n, ast.Assign | ast.AnnAssign)] if within else []
            yield from (f"{within}{name}" for n in own for name in targets(n, of_self=True))
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield from (f"{within}{name}" for name in targets(node))


def targets(node: ast.Assign | ast.AnnAssign, *, of_self: bool = False) -> Iterator[str]:
    """The names that an assignment gives a value, but for truth values and aliases."""
    if isinstance(node, ast.AnnAssign) and is_bool(node.annotation):
        return
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        several = target.elts if isinstance(target, ast.Tuple) else [target]
        values = node.value.elts if len(several) > 1 and isinstance(node.value, ast.Tuple) else [node.value] * len(several)
        for one, value in zip(several, values, strict=False):
            if is_bool(value) or (isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "Alias"):
                continue
            if of_self and isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id == "self":
                yield one.attr
            elif not of_self and isinstance(one, ast.Name):
                yield one.id


def test_public_names_are_nouns_or_verbs() -> None:
    found = set()
    for path in PACKAGE.rglob("*.py"):
        module = path.relative_to(PACKAGE).with_suffix("").as_posix().removesuffix("/__init__")
        if is_participle(module):
            found.add(module)
        for name in names(ast.parse(path.read_text("utf-8")).body):
            last = name.rpartition(".")[2]
            if not last.startswith("_") and is_participle(last):
                found.add(f"{module}:{name}")
    assert found - set(STANDARD) == set(), "call each by what it is or does, or name here why the word is a term"
    assert set(STANDARD) - found == set(), "these are gone"
