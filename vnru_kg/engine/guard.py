"""What a query may not do: reach outside (SERVICE), or be so long or deep that its parser breaks.

The query is cut into the tokens of the SPARQL 1.1 grammar (§19.8, terminals), so a word inside a string, an IRI or a
comment is never mistaken for a keyword, and no spelling of a keyword escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import QueryRefusedError

MAX_LENGTH = 100_000  # characters
MAX_DEPTH = 100  # nested brackets; the parser overflows its stack at a few thousand
MAX_PATH = 60  # steps of one property path; planning time grows with the cube

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<string>\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<variable>[?$]\w+)
    | (?P<pname>(?:[^\W\d_][\w.-]*)?:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
    | (?P<word>[^\W\d_]\w*)
    | (?P<open>[({\[])
    | (?P<close>[)}\]])
    | (?P<slash>[/|])
    | (?P<other>\S)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One terminal of a query: its kind, its text, and where it starts (0-based offset)."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """The terminals of ``query``, comments left out."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "other"
        if kind != "comment":
            yield Token(kind, match[0], match.start())


def position(query: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of a character offset."""
    before = query[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def check_query(query: str) -> None:
    """Raise :class:`QueryRefusedError` if ``query`` must not be handed to an engine."""
    if len(query) > MAX_LENGTH:
        raise QueryRefusedError(f"the query has {len(query):,} characters; at most {MAX_LENGTH:,} are run", "Shorten it.")
    depth = steps = 0
    for token in tokens(query):
        if token.kind == "word" and token.text.upper() in {"SERVICE", "LOAD"}:
            line, column = position(query, token.start)
            raise QueryRefusedError(
                f"line {line}, column {column}: {token.text.upper()} would send a request to another server",
                "This graph answers from its own data only; leave that part out.",
            )
        if token.kind == "open":
            depth += 1
            if depth > MAX_DEPTH:
                line, column = position(query, token.start)
                raise QueryRefusedError(f"line {line}, column {column}: brackets nest deeper than {MAX_DEPTH} levels", "Flatten the query.")
        elif token.kind == "close":
            depth -= 1
        # a path alternates steps and slashes; any other terminal ends it
        if token.kind == "slash":
            steps += 1
            if steps > MAX_PATH:
                line, column = position(query, token.start)
                raise QueryRefusedError(f"line {line}, column {column}: a property path of more than {MAX_PATH} steps", "Split the path.")
        elif token.kind in {"variable", "string"} or token.text in {".", ";", "{", "}"}:
            steps = 0
