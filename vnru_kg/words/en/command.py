"""Texts of the commands whose form depends on a number; all others are as they stand in the code."""

from __future__ import annotations

WORDS: dict[str, str | tuple[str, ...]] = {
    "QUERY|FILE.RQ|-": "the query",
    "{n} rows": ("{n} row", "{n} rows"),
    "{n} triples": ("{n} triple", "{n} triples"),
    "{folder}: {n} triples": ("{folder}: {n} triple", "{folder}: {n} triples"),
    "{n} things": ("{n} thing", "{n} things"),
    "{n} links": ("{n} link", "{n} links"),
    "{n} documents": ("{n} document", "{n} documents"),
    "{n} passages with facts": ("{n} passage with facts", "{n} passages with facts"),
    "{n} conflicts": ("{n} conflict", "{n} conflicts"),
    "{n} violations": ("{n} violation", "{n} violations"),
    "{n} recommendations": ("{n} recommendation", "{n} recommendations"),
    "{file}: {n} bytes": ("{file}: {n} byte", "{file}: {n} bytes"),
    "{n} things are mentioned in one passage only.": (
        "{n} thing is mentioned in one passage only.",
        "{n} things are mentioned in one passage only.",
    ),
    "{start} and {end} are not connected within {n} steps.": (
        "{start} and {end} are not connected within {n} step.",
        "{start} and {end} are not connected within {n} steps.",
    ),
    "{place} answers from {n} triples; Ctrl-C stops it.": (
        "{place} answers from {n} triple; Ctrl-C stops it.",
        "{place} answers from {n} triples; Ctrl-C stops it.",
    ),
}
