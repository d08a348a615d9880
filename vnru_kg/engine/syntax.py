"""Where a query stops being SPARQL, told so that its author finds the place.

Oxigraph's parser reports the end of the longest keyword it tried, not the start of what it could not read. So the
frequent mistakes are looked for first (unknown prefix, open string, unbalanced bracket), and for the rest rdflib's
parser, which names the start of the clause, gives the position. It is imported only here, after an error.
"""

from __future__ import annotations

import re

from ..errors import QuerySyntaxError, did_you_mean
from ..namespaces import prefixes
from .lexer import Token, position, tokens

_PAIRS = {")": "(", "]": "[", "}": "{"}
_CLOSERS = {opener: closer for closer, opener in _PAIRS.items()}
_FORMS = "SELECT, ASK, CONSTRUCT or DESCRIBE"
_UPDATES = {"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}


def explain(query: str, message: str) -> QuerySyntaxError:
    """The error for a ``query`` that the engine's parser refused with ``message``."""
    found = list(tokens(query))
    if not found:
        return QuerySyntaxError("the query is empty", query, 1, 1, f"Write {_FORMS}.")
    for mistake in (_update, _unknown_prefix, _unbalanced):
        error = mistake(query, found)
        if error:
            return error
    for known in ("The SELECT contains a variable that is unbound",):
        if known in message:
            return QuerySyntaxError(
                "a variable in SELECT is neither grouped nor aggregated",
                query,
                *position(query, found[0].start),
                hint="Add it to GROUP BY, or wrap it: (SAMPLE(?x) AS ?y).",
            )
    return _clause(query, found, message)


def _update(query: str, found: list[Token]) -> QuerySyntaxError | None:
    for token in found:
        if token.kind == "word" and token.text.upper() not in {"PREFIX", "BASE"}:
            if token.text.upper() in _UPDATES:
                return QuerySyntaxError("this graph is read only", query, *position(query, token.start), hint=f"Write {_FORMS}.")
            return None
    return None


def _unknown_prefix(query: str, found: list[Token]) -> QuerySyntaxError | None:
    declared = set(prefixes())
    previous = ""
    for token in found:
        if token.kind == "pname":
            prefix = token.text.partition(":")[0]
            if previous == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared and prefix != "_":
                hint = did_you_mean(prefix, declared) or f"Declare it: PREFIX {prefix}: <…>"
                return QuerySyntaxError(f"unknown prefix “{prefix}:”", query, *position(query, token.start), hint=hint)
        previous = token.text.upper()
    return None


def _unbalanced(query: str, found: list[Token]) -> QuerySyntaxError | None:
    open_: list[Token] = []
    for token in found:
        if token.kind == "other" and token.text in {'"', "'"}:
            return QuerySyntaxError("a string starts here and never ends", query, *position(query, token.start))
        if token.kind == "open":
            open_.append(token)
        elif token.kind == "close":
            if not open_ or open_[-1].text != _PAIRS[token.text]:
                opened = f"; “{_CLOSERS[open_[-1].text]}” is still owed" if open_ else ""
                return QuerySyntaxError(f"“{token.text}” closes nothing{opened}", query, *position(query, token.start))
            open_.pop()
    if open_:
        return QuerySyntaxError(f"“{open_[-1].text}” is never closed", query, *position(query, open_[-1].start))
    return None


def _clause(query: str, found: list[Token], message: str) -> QuerySyntaxError:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(query)
    except ParseBaseException as error:
        offset = error.loc
        token = next((t for t in found if t.start >= offset), found[-1])
        return QuerySyntaxError(f"cannot be read as SPARQL from “{token.text}” on", query, *position(query, token.start))
    except Exception:  # noqa: BLE001, S110 — a second opinion only: whatever it trips over, the first one stands
        pass
    place = re.match(r"error at (\d+):(\d+)", message)
    return QuerySyntaxError("cannot be read as SPARQL up to here", query, *((int(place[1]), int(place[2])) if place else (1, 1)))
