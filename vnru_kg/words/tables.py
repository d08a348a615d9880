"""The tables of a language, as they stand in its folder."""

from __future__ import annotations

TYPE_CHECKING = False  # the module typing takes longer to load than all that help needs
if TYPE_CHECKING:
    from typing import Any

_JSON = ("page", "dates", "language", "answers", "facts", "checks", "numbers", "numerals", "reading", "times")
_TOML = ("ask", "meanings", "synonyms")  # what people say, regular expressions among it, which JSON would make hard to read
_FOLDER = __file__.removesuffix("/tables.py").removesuffix("\\tables.py")
_read: dict[tuple[str, str], Any] = {}


def table(name: str, language: str) -> Any:
    """What one file of one language says: texts, or for ``help`` what help says."""
    if name not in (*_JSON, *_TOML):
        return __import__(f"{__package__}.{language}.{name}", fromlist=["WORDS"]).WORDS  # importlib takes longer to load
    if (name, language) not in _read:
        with open(table_file(name, language), encoding="utf-8") as file:  # noqa: PTH123 — pathlib takes longer to load
            text = file.read()
        if name in _TOML:
            import tomllib

            _read[name, language] = tomllib.loads(text)
        else:
            import json

            _read[name, language] = json.loads(text)
    return _read[name, language]


def table_file(name: str, language: str) -> str:
    """Where the file of a table lies that is no Python."""
    return f"{_FOLDER}/{language}/{name}.{'toml' if name in _TOML else 'json'}"


def dash(language: str) -> str:
    """What stands between words, with a blank on either side."""
    return str(table("language", language)["dash"])
