"""ORDER BY made a total order, for Oxigraph, whose sort breaks off where the order is none.

SPARQL 1.1 (§15.1) leaves open how values of different kinds are ordered among each other. Oxigraph (0.5.11, 0.5.13) compares
numbers as numbers, and numbers with texts as texts. So three values may make a circle; the order then depends on the one in
which the rows came, and in a long table Rust's sort may notice it and end the whole process. Here numbers are sorted apart
from all else, and behind it; within both the order is what it was. The page does the same (front/…/bench/order.ts).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .lexer import Token

_ORDER = re.compile(r"order", re.IGNORECASE)
_MIXING = {"COALESCE", "IF", "MIN", "MAX", "SAMPLE"}  # functions that give on whatever they are given


@lru_cache(maxsize=256)  # a text is often asked again
def totally_ordered(query: str) -> str:
    """``query`` sorting numbers behind all else, wherever both may meet.

    >>> totally_ordered("SELECT ?o { ?s ?p ?o } ORDER BY DESC(?o)")
    'SELECT ?o { ?s ?p ?o } ORDER BY DESC(ISNUMERIC((?o))) DESC(?o)'
    >>> totally_ordered("SELECT ?n { ?s ?p ?n } ORDER BY STRLEN(?n)")
    'SELECT ?n { ?s ?p ?n } ORDER BY STRLEN(?n)'
    """
    if not _ORDER.search(query):
        return query
    from .lexer import tokens

    found = list(tokens(query))
    nodes = _nodes(found)
    pieces, end = [], 0
    for direction, condition in _conditions(found):
        if _may_mix(condition, nodes):
            start = (direction or condition[0]).start
            written = query[condition[0].start : condition[-1].start + len(condition[-1].text)]
            pieces += [query[end:start], f"{direction.text if direction else ''}(ISNUMERIC({written})) "]
            end = start
    return "".join([*pieces, query[end:]])


def _nodes(found: list[Token]) -> set[str]:
    """The variables that stand for a graph, a subject or a property somewhere, so that they are no numbers."""
    return {
        here.text
        for before, here, behind in zip(found, found[1:], found[2:], strict=False)
        if here.kind == "variable" and (before.text.upper() == "GRAPH" or behind.text == "a" or behind.kind in {"pname", "iri"})
    }


def _may_mix(condition: list[Token], nodes: set[str]) -> bool:
    """Whether numbers and other values may meet in it: in a variable, or in a function that gives on whatever it is given."""
    variables = [token.text for token in condition if token.kind == "variable"]
    words = {token.text.upper() for token in condition if token.kind != "variable"}
    return bool(words & _MIXING) or (len(variables) == 1 and words <= {"(", ")"} and variables[0] not in nodes)


def _conditions(found: list[Token]) -> Iterator[tuple[Token | None, list[Token]]]:
    """Each condition of each ORDER BY: ASC or DESC if it stands there, and the terminals of what is sorted by."""
    place = 0
    while place + 1 < len(found):
        here, behind = found[place], found[place + 1]
        place += 1
        if (here.kind, here.text.upper(), behind.text.upper()) != ("word", "ORDER", "BY"):
            continue
        place += 1
        while place < len(found):
            direction = found[place] if found[place].text.upper() in {"ASC", "DESC"} else None
            first = place + (direction is not None)
            place = _end(found, first)
            if place == first:
                break
            yield direction, found[first:place]


def _end(found: list[Token], first: int) -> int:
    """Where the condition that begins at ``first`` ends: at ``first`` itself if none begins there."""
    if first >= len(found):
        return first
    if found[first].kind == "variable":
        return first + 1
    opening = first
    while opening < len(found) and found[opening].kind in {"word", "pname", "iri"}:
        opening += 1
    if opening >= len(found) or found[opening].text not in {"(", "{"} or opening - first > 2:
        return first
    depth = 0
    for place in range(opening, len(found)):
        depth += {"open": 1, "close": -1}.get(found[place].kind, 0)
        if not depth:
            return place + 1
    return first
