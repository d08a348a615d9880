"""Where a query stops being SPARQL, told so that its author finds the place.

Oxigraph's parser reports the end of the longest keyword it tried, which lies beyond what it could not read. So the
frequent mistakes are looked for first (unknown prefix, open string, unbalanced bracket); for the rest the query is parsed
once more with its terminals spread out, wider than any keyword: then the place that is reported lies at the terminal meant.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pyoxigraph as ox

from ..errors import QuerySyntaxError, did_you_mean
from ..namespaces import prefixes
from ..words import say
from .lexer import Token, position, tokens

_PAIRS = {")": "(", "]": "[", "}": "{"}
_CLOSERS = {opener: closer for closer, opener in _PAIRS.items()}
_UPDATES = {"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
_GAP = " " * 64
_APART = {"open", "close", "slash"}  # around these a space means nothing …
_TOGETHER = {"COALESCE", "CONCAT", "BNODE"}  # … but for these, which the parser reads only with their bracket
_REPORTED = re.compile(r"error at (\d+):(\d+)")
_IRI_WITH = re.compile(r"<[A-Za-z][\w+.-]*:[^<>\n\"]*?([ {}|^`\\])[^<>\n\"]*>")
_STEPS = re.compile(r"\{\s*\d*\s*,?\s*\d*\s*\}")
_WORDS = re.findall(
    r"\w+",
    "SELECT ASK CONSTRUCT DESCRIBE WHERE FROM NAMED PREFIX BASE DISTINCT REDUCED ORDER BY GROUP HAVING LIMIT OFFSET VALUES UNDEF OPTIONAL "
    "UNION MINUS GRAPH FILTER EXISTS NOT BIND AS ASC DESC IN COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR STR LANG LANGMATCHES "
    "DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE "
    "STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT "
    "SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC REGEX SUBSTR REPLACE TRUE FALSE A",
)


def explain(query: str, message: str) -> QuerySyntaxError:
    """The error for a ``query`` that the engine's parser refused with ``message``."""
    parts = list(tokens(query))
    if not parts:
        return QuerySyntaxError(say("the query is empty"), query, 1, 1, _forms())
    for mistake in (_update, _bad_iri, _unknown_prefix, _unbalanced):
        error = mistake(query, parts)
        if error:
            return error
    if "contains a variable that is unbound" in message:
        hint = say("Add it to GROUP BY, or wrap it: (SAMPLE(?x) AS ?y).")
        return _at(query, _ungrouped(parts), say("a variable in SELECT is neither grouped nor aggregated"), hint)
    if "SELECT * is not authorized" in message:
        star = next((t for before, t in pairwise(parts) if before.text.upper() in {"SELECT", "DISTINCT"} and t.text == "*"), parts[0])
        return _at(query, star, say("SELECT * cannot stand with GROUP BY"), say("Name what is grouped: SELECT ?x (COUNT(*) AS ?n)."))
    if "overrides an existing variable" in message:
        twice = _selected_twice(parts)
        return _at(query, twice, say("{name} has a value already", name=twice.text), say("Choose a name that stands nowhere else."))
    return _unread(query, parts)


def _forms() -> str:
    return say("Write SELECT, ASK, CONSTRUCT or DESCRIBE.")


def _at(query: str, token: Token, what: str, hint: str = "") -> QuerySyntaxError:
    return QuerySyntaxError(what, query, *position(query, token.start), hint=hint)


def _update(query: str, parts: list[Token]) -> QuerySyntaxError | None:
    for token in parts:
        if token.kind == "word" and token.text.upper() not in {"PREFIX", "BASE"}:
            if token.text.upper() in _UPDATES:
                return _at(query, token, say("this graph is read only"), _forms())
            return None
    return None


def _unknown_prefix(query: str, parts: list[Token]) -> QuerySyntaxError | None:
    declared = set(prefixes())
    previous = ""
    for token in parts:
        if token.kind == "pname":
            prefix = token.text.partition(":")[0]
            if previous == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared and previous != "_":
                hint = did_you_mean(prefix, declared) or say("Declare it: PREFIX {prefix}: <…>", prefix=prefix)
                return _at(query, token, say("unknown prefix “{prefix}:”", prefix=prefix), hint)
        previous = token.text.upper()
    return None


def _unbalanced(query: str, parts: list[Token]) -> QuerySyntaxError | None:
    open_: list[Token] = []
    for token in parts:
        if token.kind == "other" and token.text in {'"', "'"}:
            return _at(query, token, say("a string starts here and never ends"))
        if token.kind == "open":
            open_.append(token)
        elif token.kind == "close":
            if not open_ or open_[-1].text != _PAIRS[token.text]:
                if open_:
                    owed = _CLOSERS[open_[-1].text]
                    return _at(query, token, say("“{sign}” closes nothing; “{owed}” is still missing", sign=token.text, owed=owed))
                return _at(query, token, say("“{sign}” closes nothing", sign=token.text))
            open_.pop()
    if open_:
        return _at(query, open_[-1], say("“{sign}” is never closed", sign=open_[-1].text))
    return None


def _bad_iri(query: str, parts: list[Token]) -> QuerySyntaxError | None:
    for token in parts:
        if token.text == "<":
            written = _IRI_WITH.match(query, token.start)
            if written:
                line, column = position(query, written.start(1))
                return QuerySyntaxError(
                    say("an IRI cannot hold “{sign}”", sign=written[1]), query, line, column, say("Write it percent-encoded.")
                )
    return None


def _ungrouped(parts: list[Token]) -> Token:
    """The first variable that a SELECT names outside brackets though no GROUP BY has it."""
    words = [t.text.upper() for t in parts]
    grouped = {t.text for i, t in enumerate(parts) if "GROUP" in words[max(0, i - 8) : i] and t.kind == "variable"}
    depth, selecting = 0, False
    for token, word in zip(parts, words, strict=True):
        selecting = word == "SELECT" or (selecting and word not in {"WHERE", "FROM", "{"})
        depth += {"open": 1, "close": -1}.get(token.kind, 0) if selecting else -depth
        if selecting and not depth and token.kind == "variable" and token.text not in grouped:
            return token
    return parts[0]


def _unread(query: str, parts: list[Token]) -> QuerySyntaxError:
    number = _first_unread(parts)
    token = parts[number] if number is not None else None
    twice = _bound_twice(parts) if token is None or token.text == "}" else None
    if twice:
        return _at(query, twice, say("{name} has a value already", name=twice.text), say("Choose a name that stands nowhere else."))
    unnamed = _unnamed_group(parts) if token is None else None
    if unnamed:
        hint = say("Name what is grouped by, and select that name: SELECT ?year … GROUP BY (YEAR(?day) AS ?year).")
        return _at(query, unnamed, "its parts can be read, but do not fit together", hint)
    if token is None or number is None:
        line, column = position(query, parts[-1].start + len(parts[-1].text))
        whole = parts[-1].kind == "close"
        return QuerySyntaxError(
            "its parts can be read, but do not fit together" if whole else "the query ends too early", query, line, column
        )
    return _at(query, token, say("cannot be read as SPARQL from “{word}” on", word=token.text), _hint(query, parts, number))


def _unnamed_group(parts: list[Token]) -> Token | None:
    """Where GROUP BY has an expression without a name, so that nothing may be selected of it."""
    for i, (one, two) in enumerate(pairwise(parts)):
        if (one.text.upper(), two.text.upper()) == ("GROUP", "BY") and i + 2 < len(parts) and parts[i + 2].kind != "variable":
            return None if "AS" in (part.text.upper() for part in parts[i:]) else parts[i + 2]
    return None


def _hint(query: str, parts: list[Token], number: int) -> str:
    token, before = parts[number], parts[number - 1] if number else None
    word = token.text.upper()
    if token.text == "{" and before and before.kind in {"pname", "iri", "close"} and _STEPS.match(query, token.start):
        return say("SPARQL 1.1 has no numbers in paths: write p* (any number), p+ (at least one), p? (at most one), or p/p?/p?.")
    if token.text == "=" and before and before.text == "=" and before.start == token.start - 1:
        return say("Equality is one “=”.")
    if word in _TOGETHER and number + 1 < len(parts) and parts[number + 1].start > token.start + len(word):
        return say("The engine reads {word} only with its bracket right behind it: {word}(…).", word=word)
    if word in {"AND", "OR"}:
        return say("Write && for “and”, || for “or”.")
    if word == "COUNT":
        return say("Put it in brackets and name it: (COUNT(?x) AS ?n).")
    return did_you_mean(word, _WORDS) if token.kind == "word" and len(word) > 3 and word not in _WORDS else ""


def _selected_twice(parts: list[Token]) -> Token:
    """The first variable to which an AS gives a value, and that stands elsewhere too."""
    counted = Counter(t.text for t in parts if t.kind == "variable")
    return next((t for before, t in pairwise(parts) if before.text.upper() == "AS" and counted[t.text] > 1), parts[0])


def _bound_twice(parts: list[Token]) -> Token | None:
    """The first variable to which a BIND gives a value though it stands before in the same group."""
    seen: list[set[str]] = [set()]
    binding = False
    for before, token in pairwise([parts[0], *parts]):
        if token.kind == "word" and token.text.upper() != "AS":
            binding = token.text.upper() == "BIND"
        if token.text == "{":
            seen.append(set())
        elif token.text == "}":
            inner = seen.pop()
            seen[-1] |= inner
        elif token.kind == "variable":
            if binding and before.text.upper() == "AS" and token.text in seen[-1]:
                return token
            seen[-1].add(token.text)
    return None


def _first_unread(parts: list[Token]) -> int | None:
    """The number of the first terminal that the parser could not read; ``None`` if it read them all."""
    text, starts, end = "", [], -1
    for before, token in pairwise([parts[0], *parts]):
        call = token.text == "(" and before.text.upper() in _TOGETHER
        apart = {before.kind, token.kind} & _APART or {before.text, token.text} & {",", ";"}
        text += token.text if token.start == end and (call or not apart) else _GAP + token.text
        starts.append(len(text) - len(token.text))
        end = token.start + len(token.text)
    text += _GAP
    try:
        ox.Store().query(text, prefixes=dict(prefixes()))
    except SyntaxError as error:
        place = _REPORTED.match(str(error))
    else:
        return len(parts) - 1  # it is read when it is written in another way
    if place is None:
        return None
    lines = text.split("\n")
    reached = sum(len(line) + 1 for line in lines[: int(place[1]) - 1]) + int(place[2]) - 1
    if reached >= len(text):
        return None
    return max((i for i, start in enumerate(starts) if start <= reached), default=0)
