"""On which line of a Turtle or TriG file something is said of a thing."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from pathlib import Path

_PREFIX = re.compile(r"^\s*(?:@prefix|PREFIX)\s+([^\s:]*):\s*<([^<>\s]*)>", re.MULTILINE | re.IGNORECASE)


class Lines:
    """The lines of one file, looked up by the IRIs of subjects and graphs."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _text(self) -> str:
        try:
            return unicodedata.normalize("NFC", self._path.read_text("utf-8-sig"))
        except (OSError, UnicodeDecodeError):
            return ""

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._text))]

    @cached_property
    def _prefixes(self) -> list[tuple[str, str]]:
        return [(match[1], match[2]) for match in _PREFIX.finditer(self._text)]

    def of(self, subject: str, graph: str = "") -> int:
        """The first line on which ``subject`` is the subject, in ``graph`` if the file names that; 0 if there is none."""
        start = self._found(graph, r"(?:GRAPH\s+)?{}\s*\{{", 0) if graph else 0
        for pattern in (r"(?:^[ \t]*|[.{{][ \t]+){}(?=[\s;])", r"{}(?![\w-])"):
            for begin in (start or 0, 0):
                place = self._found(subject, pattern, begin)
                if place is not None:
                    return bisect_right(self._starts, place)
        return 0 if start is None or not graph else bisect_right(self._starts, start)

    def of_text(self, text: str, subject: str) -> int:
        """The line on which ``text`` stands most closely behind a mention of ``subject``; that of the subject if it stands nowhere."""
        places = [match.start() for match in re.finditer(re.escape(text), self._text)]
        if not places:
            return self.of(subject)
        names = "|".join(map(re.escape, self._names(subject)))
        mentions = [0, *(match.start() for match in re.finditer(rf"(?:{names})(?![\w-])", self._text))]
        return bisect_right(self._starts, min(places, key=lambda place: place - mentions[bisect_right(mentions, place) - 1]))

    def _names(self, iri: str) -> list[str]:
        """How the file may write an IRI."""
        return [f"<{iri}>", *(f"{prefix}:{iri[len(space) :]}" for prefix, space in self._prefixes if space and iri.startswith(space))]

    def _found(self, iri: str, pattern: str, begin: int) -> int | None:
        if not iri:
            return None
        places = [
            match.start(1)
            for name in self._names(iri)
            if (match := re.compile(pattern.format(f"({re.escape(name)})"), re.MULTILINE | re.IGNORECASE).search(self._text, begin))
        ]
        return min(places, default=None)
