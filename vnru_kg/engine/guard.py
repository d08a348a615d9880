"""What a query may not do: reach outside (SERVICE), or be so long or deep that its parser breaks.

Limits are counted on the terminals of the query, so a bracket inside a string, an IRI or a comment does not count.
``SERVICE`` is not looked for: the parser needs no space around it (``1e5SERVICE<…>``, ``SERVICEex:a``), and a word may
look like part of a string and be none. Instead the query must still be a query when every ``service`` in it is
another word; so it can only stand in strings, comments and names.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import pyoxigraph as ox

from ..errors import QueryError, QueryRefusedError, locate
from ..namespaces import prefixes
from ..words import say

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from .lexer import Token

MAX_LENGTH = 100_000  # characters
MAX_UPDATE = 10 * MAX_LENGTH  # of an update, which may bring its data with it
MAX_TOKENS = 4_000  # outside VALUES; each link of a chain (UNION, FILTER, BIND …) costs stack, which ends at some ten thousand
MAX_DEPTH = 100  # nested brackets; the parser overflows its stack at a few thousand
MAX_PATH = 60  # steps of one property path; planning time grows with the cube

_SHORT = 2000  # characters; so many are fewer words and signs than are allowed
_SERVICE = re.compile("service", re.IGNORECASE)
_FETCHING = re.compile("service|load", re.IGNORECASE)
_SOME_BASE = "http://base.invalid/"  # whether a relative IRI can be resolved is another question
_STAND_IN = "xqzwjkv"  # as long as the word, so that positions stay
# “1<2)#>” reads as an IRI or as less-than and a comment; with a scheme and // it can only be an IRI
_UNCLEAR = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*://).*[#()\[\]]")
_CLEAR = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://[^<>\s]*>")
_PIECE = re.compile(r"\w+|[^\w\s]")


@lru_cache(maxsize=256)  # a text is often asked again
def check_query(query: str) -> Mapping[str, str]:
    """Raise :class:`QueryRefusedError` if ``query`` must not be handed to an engine; else give those of our prefixes that it uses.

    A query that names ``SERVICE`` is parsed here as well, and raises :class:`QuerySyntaxError` if it is none.
    """
    if _is_plain(query):
        return MappingProxyType({prefix: namespace for prefix, namespace in prefixes().items() if f"{prefix}:" in query})
    if len(query) > MAX_LENGTH:
        raise QueryRefusedError(
            say("the query has {count} characters; at most {most} are run", count=len(query), most=MAX_LENGTH), say("Shorten it.")
        )
    try:
        query.encode()
    except UnicodeEncodeError as error:  # what a terminal or a caller could not decode
        from .lexer import position

        line, column = position(query, error.start)
        raise QueryError(locate(line, column, say("this is not Unicode text")), say("Write the query in UTF-8.")) from error
    used = _check_size(query)
    if _SERVICE.search(query):
        _check_service(query)
    return MappingProxyType({prefix: namespace for prefix, namespace in prefixes().items() if prefix in used})


def check_update(update: str) -> Mapping[str, str]:
    """:func:`check_query` for an update, whose data may be long: what LOAD or SERVICE would fetch is refused in it as well."""
    from .lexer import tokens

    if len(update) > MAX_UPDATE:
        hint = say("Send a whole graph to /graphs, or the update in parts.")
        raise QueryRefusedError(say("the update has {count} characters; at most {most} are run", count=len(update), most=MAX_UPDATE), hint)
    _check_size(update, MAX_UPDATE)
    harmless = _FETCHING.sub(lambda word: _STAND_IN[: len(word[0])], update)
    try:
        _read_update(harmless)
    except SyntaxError as error:
        for token in tokens(update):
            if token.kind in {"word", "pname"} and _SERVICE.search(token.text.partition(":")[0]):
                raise _refused(update, token, say("{word} would send a request to another server", word="SERVICE")) from None
        raise QueryError(say("the update cannot be read: {what}", what=error)) from None
    return prefixes()


def _read_update(update: str) -> None:
    """Raise :class:`SyntaxError` for what is no update: neither as a whole, nor each of its operations with its prologue."""
    from .lexer import between, operations

    try:
        _run_on_nothing(update)
    except SyntaxError as error:
        parts = operations(update)
        if not parts or parts[0][0] == parts[-1][0]:  # that a prologue stands further on is all that the parser does not know
            raise
        for prologue, own in parts:
            try:
                _run_on_nothing(prologue + between(update, own))
            except SyntaxError:
                raise error from None


def _run_on_nothing(update: str) -> None:
    with contextlib.suppress(RuntimeError, OSError):  # it was read, and that it cannot be run on nothing says nothing
        ox.Store().update(update, base_iri=_SOME_BASE, prefixes=dict(prefixes()))


def _is_plain(query: str) -> bool:
    """Whether nothing in it could be refused, however it is read: most queries are short and need not be taken apart."""
    if len(query) > _SHORT or not query.isascii() or "<" in query or "\\" in query:
        return False
    lower = query.lower()
    opened = query.count("(") + query.count("[") + query.count("{")
    return opened <= MAX_DEPTH and query.count("/") <= MAX_PATH and "service" not in lower and "load" not in lower


def _check_size(query: str, most: int = MAX_TOKENS) -> set[str]:
    """Give the prefixes of all names, whether they are ours or declared in the query."""
    from .lexer import tokens

    used: set[str] = set()
    depth = steps = count = 0
    unclear: Token | None = None
    data = ""  # "VALUES" from that word on, "{" inside its braces, whose terms cost nothing
    for token in tokens(query):
        upper = token.text.upper()
        if upper == "LOAD":
            raise _refused(query, token, say("{word} would send a request to another server", word="LOAD"))
        if token.kind == "iri" and _UNCLEAR.match(token.text):
            unclear = unclear or token
        data = {"VALUES": "VALUES", "{": "{" if data else "", "}": ""}.get(upper, data)
        count += data != "{"
        if token.kind == "pname":
            used.add(token.text.partition(":")[0])
        if count > most:
            raise _refused(
                query, token, say("more than {most} words and signs", most=most), say("Shorten the query, or list terms in VALUES.")
            )
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        if depth > MAX_DEPTH:
            raise _refused(query, token, say("brackets nest deeper than {most} levels", most=MAX_DEPTH), say("Flatten the query."))
        # a path alternates steps and slashes; any other terminal ends it
        if token.kind == "slash":
            steps += 1
            if steps > MAX_PATH:
                raise _refused(query, token, say("a property path of more than {most} steps", most=MAX_PATH), say("Split the path."))
        elif token.kind in {"variable", "string"} or token.text in {".", ";", "{", "}"}:
            steps = 0
    if unclear is None:
        return used
    _check_unclear(query, unclear)
    return set(prefixes())


def _check_unclear(query: str, unclear: Token) -> None:
    """Where an IRI may be a comparison, what follows may be text or not: then all of it must keep within the limits, however it is read."""
    pieces = _PIECE.findall(_CLEAR.sub("<>", query))
    if len(pieces) > MAX_TOKENS or sum(p in "([{" for p in pieces) > MAX_DEPTH or pieces.count("/") > MAX_PATH:
        hint = say("Put a space after “<”, or write the IRI in full.")
        raise _refused(query, unclear, say("this may be an IRI or a comparison"), hint)


def _check_service(query: str) -> None:
    from .lexer import tokens
    from .syntax import explain

    try:
        ox.Store().query(_SERVICE.sub(_STAND_IN, query), base_iri=_SOME_BASE, prefixes=dict(prefixes()))
    except SyntaxError as error:
        for token in tokens(query):
            if token.kind in {"word", "pname"} and _SERVICE.search(token.text.partition(":")[0]):
                what = say("{word} would send a request to another server", word="SERVICE")
                hint = say(
                    "This graph answers from its own data only; leave that part out, or ask an engine that asks others over an export: "
                    "vnru-kg export -o vnru.ttl, comunica-sparql-file vnru.ttl -f QUERY.rq"
                )
                raise _refused(query, token, what, hint) from None
        raise explain(query, str(error)) from None
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(say("the query could not be run: {what}", what=error)) from error


def _refused(query: str, token: Token, what: str, hint: str = "") -> QueryRefusedError:
    from .lexer import position

    hint = hint or say("This graph answers from its own data only; leave that part out.")
    return QueryRefusedError(locate(*position(query, token.start), what), hint)
