"""Conditions that are an error in every row: SPARQL takes an error for no, so that nothing is left and nothing is said.

The engine itself is asked, with the condition replaced where it stands: are there rows that come to it, and does it have a value in one?
So whatever does not fit is found, a function that wants text and gets a date as well as a day that is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..engine.lexer import Token, closing, tokens
from ..errors import LimitError, QueryError
from ..graph import Graph
from ..words import Message, say

_MOST = 8  # conditions that are tried: each costs as much as the query
Span = tuple[int, int]


def condition_errors(kg: Graph, query: str) -> Iterator[tuple[int, Message]]:
    """The conditions of a query without an answer that are an error in each row that comes to them; where none is one alone, all that
    are so together.
    """
    parts = list(tokens(query))
    # one EDTF date may well be the same as another: that there is none is an answer
    spans = [span for span in _conditions(parts) if "EDTF" not in query[slice(*span)]][:_MOST]
    try:
        alone = [span for span in spans if _errs(kg, query, parts, span, ())]
        together = alone or [span for span in spans if _errs(kg, query, parts, span, [other for other in spans if other != span])]
    except LimitError:  # without LIMIT, or a condition, a query may take for ever: nothing is told then
        return
    for start, end in together:
        yield (
            start,
            say(
                "{what} is an error in every row, which counts as no: days compare with days alone, numbers with numbers and texts "
                "with texts, and functions of texts take texts; STR(…) makes a text of any value",
                what=query[start:end],
            ),
        )


def _conditions(parts: list[Token]) -> Iterator[Span]:
    """Where the expressions behind FILTER and HAVING stand; EXISTS is never an error."""
    for i, part in enumerate(parts):
        word = part.text.upper() if part.kind == "word" else ""
        after = parts[i + 1].text.upper() if i + 1 < len(parts) else ""
        if word == "HAVING" or (word == "FILTER" and after not in {"EXISTS", "NOT"}):
            yield parts[i + 1].start, _end(parts, i + 1)


def _end(parts: list[Token], i: int) -> int:
    """Where in the query the first bracket at or after ``i`` has been closed; the query was read, so that it is."""
    place = closing(parts, i)
    return parts[-1 if place is None else place].start + 1


def _errs(kg: Graph, query: str, parts: list[Token], span: Span, without: list[Span] | tuple[()]) -> bool:
    """Whether rows come to a condition and it has a value in none, ``without`` other conditions."""
    condition = query[slice(*span)]
    others = dict.fromkeys(without, "(true)")
    reached = _asked(query, parts, {**others, span: "(true)"})
    valued = _asked(query, parts, {**others, span: f"(COALESCE(IF({condition}, true, true), false))"})
    try:
        return bool(Graph.query(kg, reached)) and not Graph.query(kg, valued)  # within the limits of a reader's query
    except LimitError:
        raise
    except QueryError:  # longer or deeper than what is run, or of a form that cannot be asked so
        return False


def _asked(query: str, parts: list[Token], instead: dict[Span, str]) -> str:
    """The query as one that asks whether there is any row, with other text in some places: without order and choice, which take time."""
    start, end = _pattern(parts)
    having = any(span[0] > end for span in instead)
    head = query[: next(p.start for p in parts if p.kind == "word" and p.text.upper() not in {"PREFIX", "BASE"})]
    sources = "" if having else " ".join(_sources(query, parts, start))
    first = next(p.start for p in parts if p.start >= len(head)) if having else start
    last = len(query) if having else end
    text = query[first:last]
    for (begin, stop), other in sorted(instead.items(), reverse=True):
        text = f"{text[: begin - first]} {other} {text[stop - first :]}"
    return f"{head} ASK {sources} {{ {text}\n}}" if having else f"{head} ASK {sources} {text}"


def _sources(query: str, parts: list[Token], start: int) -> Iterator[str]:
    """The FROM clauses, which stand before the pattern."""
    for i, part in enumerate(parts):
        if part.start < start and part.kind == "word" and part.text.upper() == "FROM":
            named = parts[i + 1].text.upper() == "NAMED"
            yield f"FROM {'NAMED ' if named else ''}{parts[i + 1 + named].text}"


def _pattern(parts: list[Token]) -> Span:
    """Where the outermost group of patterns begins and ends; a template stands before it."""
    template = any(p.text.upper() == "CONSTRUCT" and parts[i + 1].text == "{" for i, p in enumerate(parts[:-1]) if p.kind == "word")
    depth, found = 0, list[Span]()
    for i, part in enumerate(parts):
        if part.text == "{" and part.kind == "open" and not depth:
            found.append((part.start, _end(parts, i)))
        depth += (part.kind == "open") - (part.kind == "close")
    return found[1 if template else 0]
