"""The tables of ``words/``: words and their meanings, and what the frames go by. What is said stands in ``vnru_kg/words``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"


@cache
def table(name: str) -> dict[str, Any]:
    """A table of ``words/``."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """A set of words of ``words/frames.toml``."""
    return frozenset(table("frames")[name].split())
