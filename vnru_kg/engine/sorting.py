"""ORDER BY made a total order, for Oxigraph, whose sort breaks off where the order is none.

SPARQL 1.1 (§15.1) leaves open how values of different kinds are ordered among each other. Oxigraph (0.5.11, 0.5.13) compares
numbers as numbers, and numbers with texts as texts. So three values may make a circle; the order then depends on the one in
which the rows came, and in a long table Rust's sort may notice it and end the whole process. Here numbers are sorted apart
from all else, and behind it; within both the order is what it was. The page does the same (front/…/bench/order.ts).
"""

from __future__ import annotations

import re
from functools import lru_cache

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .lexer import Token

_ORDER = re.compile(r"order", re.IGNORECASE)
_MIXING = {"COALESCE", "IF", "MIN", "MAX", "SAMPLE", "STRDT"}  # functions that give values of any type
_TERMS = {"variable", "iri", "pname", "string", "number"}
_PATH = {"*", "?", "+", "|", "/"}  # a path may be of no length, and then it begins at a number as well


@lru_cache(maxsize=256)  # a text is often asked again
def order_totally(query: str) -> str:
    """``query`` sorting numbers behind all else, wherever both may meet.

    >>> order_totally("SELECT ?o { ?s ?p ?o } ORDER BY DESC(?o)")
    'SELECT ?o { ?s ?p ?o } ORDER BY DESC(ISNUMERIC((?o))) DESC(?o)'
    >>> order_totally("SELECT ?n { ?s ?p ?n } ORDER BY STRLEN(?n)")
    'SELECT ?n { ?s ?p ?n } ORDER BY STRLEN(?n)'
    """
    if not _ORDER.search(query):
        return query
    from .lexer import between, tokens

    parts = list(tokens(query))
    pieces, end = [], 0
    for place, nodes in _orders(parts):
        for direction, condition in _conditions(parts, place):
            if _may_mix(condition, nodes):
                start = (direction or condition[0]).start
                pieces += [query[end:start], f"{direction.text if direction else ''}(ISNUMERIC({between(query, condition)})) "]
                end = start
    return "".join([*pieces, query[end:]])


def _orders(parts: list[Token]) -> Iterator[tuple[int, set[str]]]:
    """Where the conditions of each ORDER BY begin, and the variables that are no numbers in any row that it sorts.

    Those are the variables that stand for a graph, a subject or a property in the pattern of the same query that every row fits: not
    in what is optional, one of several, excluded, counted elsewhere, or made.
    """
    levels: list[tuple[str, set[str]]] = [("query", set())]  # or "tail" behind its pattern, "pattern", "" for all else
    for n, token in enumerate(parts):
        level, names = levels[-1]
        before, behind = (parts[i].text.upper() if 0 <= i < len(parts) else "" for i in (n - 1, n + 1))
        if token.kind == "close" and len(levels) > 1:
            levels.pop()
        elif token.kind == "open":
            graph = level == "pattern" and n > 1 and parts[n - 2].text.upper() == "GRAPH"
            pattern = level == "query" and before != "CONSTRUCT"
            if token.text == "{" and behind == "SELECT":
                levels.append(("query", set()))
            elif token.text == "{" and (graph or pattern):
                levels[-1] = ("tail" if pattern else level, names)
                levels.append(("pattern", names))
            else:
                levels.append(("", set()))
        elif level == "pattern" and token.kind == "variable" and (before == "GRAPH" or _is_named(parts[n + 1 : n + 3])):
            names.add(token.text)
        elif level == "tail" and (token.kind, token.text.upper(), behind) == ("word", "ORDER", "BY"):
            yield n + 2, names


def _is_named(behind: list[Token]) -> bool:
    """Whether a variable with this behind it is a subject or a property: behind an object a sign stands."""
    term = [token.kind in _TERMS or token.text in {"a", "["} for token in behind]
    return bool(term) and term[0] and behind[-1].text not in _PATH


def _may_mix(condition: list[Token], nodes: set[str]) -> bool:
    """Whether numbers and other values may meet in it: in a variable, or in a function that gives on whatever it is given."""
    variables = [token.text for token in condition if token.kind == "variable"]
    words = {token.text.upper() for token in condition if token.kind != "variable"}
    return bool(words & _MIXING) or (len(variables) == 1 and words <= {"(", ")"} and variables[0] not in nodes)


def _conditions(parts: list[Token], place: int) -> Iterator[tuple[Token | None, list[Token]]]:
    """The conditions of an ORDER BY, the first at ``place``: ASC or DESC if it stands there, and the terminals of what is sorted by."""
    while place < len(parts):
        direction = parts[place] if parts[place].text.upper() in {"ASC", "DESC"} else None
        first = place + (direction is not None)
        place = _end(parts, first)
        if place == first:
            return
        yield direction, parts[first:place]


def _end(parts: list[Token], first: int) -> int:
    """Where the condition that begins at ``first`` ends: at ``first`` itself if none begins there."""
    if first >= len(parts):
        return first
    if parts[first].kind == "variable":
        return first + 1
    opening = first
    while opening < len(parts) and parts[opening].kind in {"word", "pname", "iri"}:
        opening += 1
    if opening >= len(parts) or parts[opening].text not in {"(", "{"} or opening - first > 2:
        return first
    from .lexer import closing

    end = closing(parts, opening)
    return first if end is None else end + 1
