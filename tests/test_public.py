"""What is public: named, documented, and with examples that run."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import vnru_kg
from vnru_kg.answers import Answer
from vnru_kg.publish import Publication
from vnru_kg.verify import Verification
from vnru_kg.words import say

from .support import ROOT

PACKAGE = ROOT / "vnru_kg"
MODULES = sorted(m.name for m in pkgutil.walk_packages([str(PACKAGE)], "vnru_kg.") if not m.name.endswith("__main__"))
FILES = sorted(PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def kind(public: str) -> int:
    """Constants, then classes, then the rest, as the linter sorts them."""
    return 0 if public.isupper() else 1 if public[:1].isupper() else 2


def test_all_is_sorted_and_real() -> None:
    wrong = []
    for module in ("vnru_kg", *MODULES):
        loaded = importlib.import_module(module)
        names = list(getattr(loaded, "__all__", []))
        if names != sorted(set(names), key=lambda n: (kind(n), n)) or any(not hasattr(loaded, n) for n in names):
            wrong.append((module, names))
    assert wrong == []


def test_the_package_offers_what_it_says() -> None:
    assert {"KnowledgeGraph", "__version__"} <= set(vnru_kg.__all__)
    assert {"Engine", "IRI", "Literal", "Table", "Triples"} <= set(importlib.import_module("vnru_kg.engine").__all__)
    assert "load" in importlib.import_module("vnru_kg.load").__all__


def public(path: Path) -> list[tuple[str, ast.AST]]:
    """The module itself, and every function, class and method in it whose name has no leading underscore."""
    tree = ast.parse(path.read_text("utf-8"))
    found: list[tuple[str, ast.AST]] = [(path.stem, tree)]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            found.append((node.name, node))
            if isinstance(node, ast.ClassDef):
                inner = [n for n in node.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]
                found.extend((f"{node.name}.{n.name}", n) for n in inner)
    return found


def test_everything_public_is_documented() -> None:
    silent = []
    for path in FILES:
        for label, node in public(path):
            assert isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            first = (ast.get_docstring(node) or "").split("\n")[0]
            if not first.rstrip().endswith((".", ":", ";", "”", ")")) and not (first and len(first) > 100):
                silent.append((name(path), label, first))
    assert silent == []


RUN = {"vnru_kg": 2}  # modules of which the number of examples is known; the rest must only pass


def test_examples_run() -> None:
    run = {module: doctest.testmod(importlib.import_module(module)) for module in ("vnru_kg", *MODULES)}
    assert {module: outcome for module, outcome in run.items() if outcome.failed} == {}
    assert {module for module, number in RUN.items() if run[module].attempted < number} == set()


def test_the_leaves_have_examples() -> None:
    for module in ("vnru_kg.text", "vnru_kg.dates", "vnru_kg.numbers", "vnru_kg.kg", "vnru_kg.load.derive.figures", "vnru_kg.engine.lexer"):
        finder = doctest.DocTestFinder()
        examples = [e for test in finder.find(importlib.import_module(module)) for e in test.examples]
        assert examples, module


def test_an_earlier_name_works_and_warns(small: vnru_kg.KnowledgeGraph) -> None:
    seen = Verification(1, 2, 3, 4, (), ())
    put = Publication(1, 2, 3, 4, "", exact=True)
    day, message = small.as_of("2012"), say("{n} rows", n=2)
    for one, earlier, expected in (
        (seen, "checked", 3),
        (seen, "inferred", 4),
        (put, "written", 3),
        (put, "removed", 4),
        (Answer((), (), "", {"en": "all"}), "understood", {"en": "all"}),
        (message, "said", message.render),
        (day, "held", day.state),
    ):
        with pytest.warns(DeprecationWarning, match=f"{type(one).__name__}.{earlier} is called"):
            assert getattr(one, earlier) == expected
