"""What the frames go by, and what is read of a question's words: those of a language stand in its folder of ``vnru_kg/words``."""

from __future__ import annotations

import re
import tomllib
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from ..text import LANGUAGES
from ..words import table

FRAMES = Path(__file__).with_name("frames.toml")


@cache
def frames() -> dict[str, Any]:
    """The table ``frames.toml``, which speaks of meanings and of no language."""
    return tomllib.loads(FRAMES.read_text("utf-8"))


@cache
def pattern(name: str, language: str = "") -> re.Pattern[str]:
    """A pattern of how a language asks, or of how any does; it matches nothing where the language has none."""
    forms = [table("ask", one)["patterns"].get(name) for one in ([language] if language else LANGUAGES)]
    return re.compile("|".join(f"(?:{form})" for form in forms if form) or r"(?!)", re.IGNORECASE)


@cache
def words(name: str) -> frozenset[str]:
    """A set of words of ``frames.toml``."""
    return frozenset(frames()[name].split())


@cache
def small(language: str) -> frozenset[str]:
    """The small words by which a language is known where its letters do not tell."""
    return frozenset(table("ask", language)["small"].split())


def fingerprint(files: Iterable[str | Path]) -> str:
    """A number of what the files hold, by which it is seen that what was made of them is of today."""
    return f"{zlib.crc32(b''.join(Path(file).read_bytes() for file in files)):x}"
