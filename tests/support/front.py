"""What the tests of the page need beside Python, and what becomes of a test where it is missing."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from typing import NoReturn

import pytest

import hatch_build

from . import ROOT

FRONT = ROOT / hatch_build.FRONT


def lacking(what: str, why: str) -> NoReturn:
    """Skip the test and say why; or fail it, where ``VNRU_TESTS_NEED`` names ``what``, as in CI."""
    if what in os.environ.get("VNRU_TESTS_NEED", "").split():
        pytest.fail(why)
    pytest.skip(why)


@cache
def _prepared() -> tuple[str, str]:
    try:
        return hatch_build.prepare(ROOT), ""
    except (SystemExit, OSError, subprocess.CalledProcessError) as error:
        return "", f"no Node, or its packages cannot be fetched: {error}"


def node() -> str:
    """Node, with all packages of the front end installed; whoever asks first fetches those that are missing."""
    found, why = _prepared()
    return found or lacking("node", why)


def run(script: str, *arguments: str) -> None:
    """Run a script of the front end, and fail with what it says if it does."""
    process = subprocess.run([node(), script, *arguments], cwd=FRONT, capture_output=True, text=True, check=False)
    assert process.returncode == 0, process.stdout + process.stderr
