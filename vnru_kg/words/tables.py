"""The tables of a language, as they stand in its folder."""

from __future__ import annotations

TYPE_CHECKING = False  # the module typing takes longer to load than all that help needs
if TYPE_CHECKING:
    from typing import Any

_JSON = ("page", "dates", "language", "answers", "facts", "checks", "numbers", "numerals", "reading", "times")
_FOLDER = __file__.removesuffix("/tables.py").removesuffix("\\tables.py")
_read: dict[tuple[str, str], Any] = {}


def table(name: str, language: str) -> Any:
    """What one file of one language says: texts, or for ``help`` what help says."""
    if name not in _JSON:
        return __import__(f"{__package__}.{language}.{name}", fromlist=["WORDS"]).WORDS  # importlib takes longer to load
    if (name, language) not in _read:
        import json

        with open(f"{_FOLDER}/{language}/{name}.json", encoding="utf-8") as file:  # noqa: PTH123 — pathlib takes longer to load
            _read[name, language] = json.load(file)
    return _read[name, language]


def dash(language: str) -> str:
    """What stands between words, with a blank on either side."""
    return str(table("language", language)["dash"])
