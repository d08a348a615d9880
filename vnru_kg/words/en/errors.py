"""Errors whose form depends on a number; all others are as they stand in the code."""

from __future__ import annotations

WORDS: dict[str, str | tuple[str, ...]] = {}
