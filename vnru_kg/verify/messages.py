"""What ``verify`` says."""

from __future__ import annotations

from ..words import table


def say(key: str, language: str, **values: object) -> str:
    """The message ``key`` in ``language``."""
    texts = table("checks", language)
    template: str = texts["verify"].get(key) or texts["transcription"][key]
    return template.format(**values)
