"""The page's own language: its TypeScript is checked, and its unit tests pass."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import hatch_build

from ..support import front


def test_the_types_are_right() -> None:
    front.run(str(front.FRONT / "node_modules" / "typescript" / "bin" / "tsc"), "--noEmit")


def test_the_linter_is_content() -> None:
    """Also that no file imports another in a circle, types included: see ``biome.jsonc``."""
    front.run(str(front.FRONT / "node_modules" / "@biomejs" / "biome" / "bin" / "biome"), "check", "--error-on-warnings")


def test_the_scripts_own_tests_pass() -> None:
    front.run("test.mjs")


def test_what_is_missing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the packages of the build alone, as after an installation, work on the front end still lacks some."""
    node = front.node()
    folder = tmp_path / hatch_build.FRONT
    folder.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(front.FRONT / name, folder / name)
    asked: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda command, **_: asked.append(command))
    monkeypatch.setattr(hatch_build, "system_node", lambda: (node, ["npm"]))
    assert hatch_build.prepare(tmp_path) == node
    shutil.copytree(front.FRONT / "node_modules", folder / "node_modules", ignore=shutil.ignore_patterns("axe-core"))
    assert hatch_build.prepare(tmp_path) == node
    shutil.copytree(front.FRONT / "node_modules" / "axe-core", folder / "node_modules" / "axe-core")
    assert hatch_build.prepare(tmp_path) == node
    assert [command[:2] for command in asked] == [["npm", "ci"]] * 2
    assert not any("--omit=dev" in command for command in asked)


def test_a_test_that_cannot_run_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNRU_TESTS_NEED", "chromium node")
    with pytest.raises(pytest.fail.Exception, match="no Node"):
        front.lacking("node", "no Node")
    with pytest.raises(pytest.skip.Exception, match="no Firefox"):
        front.lacking("firefox", "no Firefox")
