"""The tables of ``words/``: words and their meanings, and what the frames go by. What is said stands in ``vnru_kg/words``."""

from __future__ import annotations

import re
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
def pattern(name: str, language: str = "") -> re.Pattern[str]:
    """What ``words/patterns.toml`` has of a language, or of all; it matches nothing where the language has none."""
    forms = table("patterns")[name]
    chosen = [forms[language]] if language in forms else [] if language else list(forms.values())
    return re.compile("|".join(f"(?:{form})" for form in chosen) or r"(?!)", re.IGNORECASE)


@cache
def words(name: str) -> frozenset[str]:
    """A set of words of ``words/frames.toml``."""
    return frozenset(table("frames")[name].split())
