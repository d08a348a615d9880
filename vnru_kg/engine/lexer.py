"""The terminals of SPARQL 1.1 (§19.8), cut out of a query the way the parser of the engine cuts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..records import dataclass

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object

# A scalar value as \u or \U writes it; a surrogate is none, and the parser then reads the string as something else.
_HEX = "[0-9A-Fa-f]"
_UNICODE = rf"\\u(?![Dd][89A-Fa-f]){_HEX}{{4}}|\\U000(?!0[Dd][89A-Fa-f]){_HEX}{{5}}|\\U0010{_HEX}{{4}}"
_ESCAPE = rf"\\[tbnrf\"'\\]|{_UNICODE}"

_TOKEN = re.compile(
    rf"""
      (?P<comment>\#[^\n\r]*)
    | (?P<string>\"\"\"(?:[^\"\\]|{_ESCAPE}|\"(?!\"\"))*\"\"\"
                |'''(?:[^'\\]|{_ESCAPE}|'(?!''))*'''
                |\"(?:[^\"\\\n\r]|{_ESCAPE})*\"
                |'(?:[^'\\\n\r]|{_ESCAPE})*')
    | (?P<iri><(?:[^<>\"{{}}|^`\\\x00-\x20]|{_UNICODE})*>)
    | (?P<variable>[?$]\w+)
    | (?P<pname>(?:[^\W\d_][\w.-]*)?:(?:[\w.:-]|%{_HEX}{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
    | (?P<word>[^\W\d_]\w*)
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?)
    | (?P<open>[({{\[])
    | (?P<close>[)}}\]])
    | (?P<slash>/)
    | (?P<other>\S)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One terminal of a query: its kind, its text, and where it starts (0-based offset)."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """The terminals of ``query``, comments left out.

    >>> [(t.kind, t.text) for t in tokens("ASK { ?s a <http://x/#y> } # end")]
    [('word', 'ASK'), ('open', '{'), ('variable', '?s'), ('word', 'a'), ('iri', '<http://x/#y>'), ('close', '}')]
    """
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "other"
        if kind != "comment":
            yield Token(kind, match[0], match.start())


def operations(update: str) -> list[tuple[str, list[Token]]]:
    """The operations of an update, each with the prologue that holds for it; to the parser of the engine only the first has one.

    >>> [(prologue.strip(), [t.text for t in own]) for prologue, own in operations("CLEAR ALL ; PREFIX x: <urn:x> DROP GRAPH x:")]
    [('', ['CLEAR', 'ALL']), ('PREFIX x: <urn:x>', ['DROP', 'GRAPH', 'x:'])]
    """
    found: list[tuple[str, list[Token]]] = []
    prologue, own, depth = "", list[Token](), 0
    for token in [*tokens(update), Token("other", ";", len(update))]:
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        if depth or token.text != ";":
            own.append(token)
            continue
        begin = 0
        while begin < len(own) and own[begin].kind == "word" and own[begin].text.upper() in {"PREFIX", "BASE"}:
            end = begin + (3 if own[begin].text.upper() == "PREFIX" else 2)
            prologue += " ".join(t.text for t in own[begin:end]) + "\n"
            begin = end
        if own[begin:]:
            found.append((prologue, own[begin:]))
        own = []
    return found


class Part(Protocol):
    """A terminal, or what is made of some; a bracket is of the kind ``open`` or ``close``."""

    @property
    def kind(self) -> str:
        """What sort of part it is."""


def closing(parts: Sequence[Part], at: int) -> int | None:
    """The place of the bracket that closes the first one at or behind ``at``; ``None`` where none does."""
    depth = 0
    for place in range(at, len(parts)):
        depth += {"open": 1, "close": -1}.get(parts[place].kind, 0)
        if parts[place].kind == "close" and not depth:
            return place
    return None


def outside(parts: Iterable[Token]) -> list[Token]:
    """The terminals outside all brackets."""
    depth, found = 0, []
    for token in parts:
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        if not depth and token.kind not in {"open", "close"}:
            found.append(token)
    return found


def between(text: str, part: Sequence[Token]) -> str:
    """What stands in a text from the first of some of its terminals to the last."""
    return text[part[0].start : part[-1].start + len(part[-1].text)] if part else ""


def position(query: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of a character offset."""
    before = query[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
