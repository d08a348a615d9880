"""Conditions that are an error in every row: SPARQL takes an error for no, so that nothing is left and nothing is said.

The engine itself is asked, with the condition replaced where it stands: does it have a value in some row, and are there rows that come
to it? So whatever does not fit is found, a function that wants text and gets a date as well as a day that is none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from ..engine.lexer import Token, closing, outside, tokens
from ..errors import LimitError, QueryError
from ..records import dataclass
from ..words import Message, say
from .enquiry import Enquiry

_MOST = 8  # conditions that are tried: each costs as much as the query
_TRUE = "(true)"
Span = tuple[int, int]


def condition_errors(enquiry: Enquiry, query: str) -> Iterator[tuple[int, Message]]:
    """The conditions of a query without an answer that are an error in each row that comes to them; where none is one alone, all that
    are so together. Where it is the value of a BIND that is an error, that is told in place of the condition.
    """
    parts = list(tokens(query))
    # one EDTF date may well be the same as another: that there is none is an answer
    spans = [span for span in _conditions(parts) if "EDTF" not in query[slice(*span)]][:_MOST]
    tried = _Tried(enquiry, query, parts)
    without = [span for span in spans if not tried.has_value(span)]
    errors = [span for span in without if tried.is_reached(span)] or [
        span for span in without if not tried.has_value(span, _others(span, spans)) and tried.is_reached(span, _others(span, spans))
    ]
    binds = list(_binds(parts))
    told = set()
    for span in errors:
        used = {token.text[1:] for token in parts if token.kind == "variable" and span[0] <= token.start < span[1]}
        causes = [bind.value for bind in binds if bind.name in used and tried.gives_nothing(bind, spans)] or [span]
        for start, end in causes:
            if start not in told:
                told.add(start)
                yield start, _said(query[start:end], condition=causes == [span])


def takers(enquiry: Enquiry, query: str) -> Iterator[tuple[int, Message]]:
    """MINUS, FILTER, HAVING and parts that are queries themselves, where there are rows without one of them and none with it."""
    parts = list(tokens(query))
    tried = _Tried(enquiry, query, parts)
    spans = list(_left_out(parts))[:_MOST]
    if not spans or tried.has_rows((0, 0)):
        return
    for start, end in spans:
        if tried.has_rows((start, end)):
            yield start, say("{what} takes away every row that there is without it", what=" ".join(query[start:end].split()))


def _left_out(parts: list[Token]) -> Iterator[Span]:
    for i, part in enumerate(parts):
        word = part.text.upper() if part.kind in {"word", "open"} else ""
        queries = word == "{" and parts[i + 1].text.upper() == "SELECT"
        if word in {"MINUS", "FILTER", "HAVING"} or (queries and _joined(parts, i)):
            yield part.start, _end(parts, i)


def _joined(parts: list[Token], i: int) -> bool:
    """Whether there is a group around the one at ``i``, and anything stands beside it there."""
    last = closing(parts, i)
    around = sum({"open": 1, "close": -1}.get(part.kind, 0) for part in parts[:i])
    return around > 0 and last is not None and (parts[i - 1].text, parts[last + 1].text) != ("{", "}")


def _said(what: str, *, condition: bool) -> Message:
    if condition:
        return say(
            "{what} is an error in every row, which counts as no: days compare with days alone, numbers with numbers and texts "
            "with texts, and functions of texts take texts; STR(…) makes a text of any value",
            what=what,
        )
    return say(
        "{what} is an error in every row, so that it has no value: days go with days alone, numbers with numbers and texts "
        "with texts, and functions of texts take texts; STR(…) makes a text of any value",
        what=what,
    )


def _others(span: Span, spans: list[Span]) -> list[Span]:
    """The conditions that stand neither around another nor within it."""
    return [other for other in spans if other[1] <= span[0] or span[1] <= other[0]]


def _conditions(parts: list[Token]) -> Iterator[Span]:
    """Where the expressions behind FILTER and HAVING stand; EXISTS is never an error."""
    for i, part in enumerate(parts):
        word = part.text.upper() if part.kind == "word" else ""
        after = parts[i + 1].text.upper() if i + 1 < len(parts) else ""
        if word == "HAVING" or (word == "FILTER" and after not in {"EXISTS", "NOT"}):
            yield from _conjuncts(parts, i + 1)


def _conjuncts(parts: list[Token], i: int) -> Iterator[Span]:
    """What a condition joins with “&&” between its brackets, each by itself, for each must hold; else all of it."""
    last = closing(parts, i)
    whole = parts[i].start, _end(parts, i)
    inside = parts[i + 1 : last] if parts[i].text == "(" else []
    top = pairwise(outside(inside))  # a sign of two letters is two terminals
    signs = [inside.index(two) for one, two in top if one.text == two.text in {"&", "|"} and two.start == one.start + 1]
    if not signs or any(inside[n].text == "|" for n in signs):
        yield whole
        return
    for begin, end in pairwise([-1, *signs, len(inside) + 1]):
        one = inside[begin + 1 : end - 1]
        if one[0].text.upper() not in {"EXISTS", "NOT"}:
            yield one[0].start, one[-1].start + len(one[-1].text)


@dataclass(frozen=True, slots=True)
class _Bind:
    """A BIND: the variable that it names, where the expression stands that gives it its value, and where all of it ends."""

    name: str
    value: Span
    end: int


def _binds(parts: list[Token]) -> Iterator[_Bind]:
    for i, part in enumerate(parts):
        last = closing(parts, i) if part.kind == "word" and part.text.upper() == "BIND" else None
        if last is not None:
            value = parts[i + 2 : last - 2]  # what stands before AS and the variable
            yield _Bind(parts[last - 1].text[1:], (value[0].start, value[-1].start + len(value[-1].text)), parts[last].start + 1)


def _end(parts: list[Token], i: int) -> int:
    """Where in the query the first bracket at or after ``i`` has been closed; the query was read, so that it is."""
    place = closing(parts, i)
    return parts[-1 if place is None else place].start + 1


class _Tried:
    """A query, asked with other text in the place of some of its conditions."""

    def __init__(self, enquiry: Enquiry, query: str, parts: list[Token]) -> None:
        self._enquiry, self._query, self._parts = enquiry, query, parts

    def has_value(self, span: Span, without: Collection[Span] = ()) -> bool:
        """Whether a condition has a value in any row, ``without`` others; and where that cannot be asked."""
        valued = f"(COALESCE(IF({self._query[slice(*span)]}, true, true), false))"
        return self._any({**dict.fromkeys(without, _TRUE), span: valued}, unasked=True)

    def is_reached(self, span: Span, without: Collection[Span] = ()) -> bool:
        """Whether any row comes to a condition, ``without`` others."""
        return self._any({**dict.fromkeys(without, _TRUE), span: _TRUE}, unasked=False)

    def has_rows(self, without: Span) -> bool:
        """Whether there are rows without some part, which may be nothing; what HAVING asks of groups counts."""
        groups = {(p.start, p.start): "" for p in self._parts if p.kind == "word" and p.text.upper() == "HAVING"}
        return self._any({**groups, without: ""} if any(without) else groups, unasked=False)

    def gives_nothing(self, bind: _Bind, conditions: list[Span]) -> bool:
        """Whether the variable of a BIND has a value in none of the rows that the patterns give."""
        free = dict.fromkeys(_others(bind.value, conditions), _TRUE)
        bound = {(bind.end, bind.end): f"FILTER(BOUND(?{bind.name}))"}
        return not self._any({**free, **bound}, unasked=True) and self._any(free, unasked=False)

    def _any(self, instead: dict[Span, str], *, unasked: bool) -> bool:
        """Whether the query has any row then; ``unasked`` where it is longer or deeper than what is run, or of a form that cannot be
        asked so.
        """
        try:
            return self._enquiry.is_so(_asked(self._query, self._parts, instead))
        except LimitError:
            raise
        except QueryError:
            return unasked


def _asked(query: str, parts: list[Token], instead: dict[Span, str]) -> str:
    """The query as one that asks whether there is any row, with other text in some places: without order and choice, which take time."""
    start, end = _pattern(parts)
    having = any(span[0] > end for span in instead)
    head = query[: next(p.start for p in parts if p.kind == "word" and p.text.upper() not in {"PREFIX", "BASE"})]
    sources = "" if having else " ".join(_sources(query, parts, start))
    first = next(p.start for p in parts if p.start >= len(head)) if having else start
    last = len(query) if having else end
    text = query[first:last]
    for (begin, stop), other in sorted(_outermost(instead).items(), reverse=True):
        text = f"{text[: begin - first]} {other} {text[stop - first :]}"
    return f"{head} ASK {sources} {{ {text}\n}}" if having else f"{head} ASK {sources} {text}"


def _outermost(instead: dict[Span, str]) -> dict[Span, str]:
    """What is not replaced with what stands around it."""
    return {span: text for span, text in instead.items() if not any(o[0] <= span[0] and span[1] <= o[1] and o != span for o in instead)}


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
