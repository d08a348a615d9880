"""What the terms of a query are in it: subject, predicate, object, graph, or a value that is compared.

Read from the terminals, so that what looks like a term in a string or a comment is none. The query is known to be SPARQL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..engine import IRI, Literal, Term
from ..engine.lexer import Token, closing, tokens
from ..namespaces import RDF_TYPE, prefixes
from ..records import dataclass, field

SUBJECT, PREDICATE, OBJECT, GRAPH, VALUE, OPERAND = "subject", "predicate", "object", "graph", "value", "operand"
_RDF_LANG = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_ESCAPED = re.compile(r"\\(.)")
# what stands behind these up to the next brace or bracket is no pattern
_NO_PATTERN = {"FILTER", "BIND", "HAVING", "BY", "ASC", "DESC", "SELECT", "DISTINCT", "REDUCED", "LIMIT", "OFFSET", "VALUES"}
_TRUTH = {"TRUE", "FALSE"}


@dataclass(frozen=True, slots=True)
class Item:
    """A term, variable, word or sign of a query; ``term`` is set for IRIs and texts, ``start`` is its offset."""

    kind: str  # iri, literal, variable, blank, word, open, close, sign
    text: str
    start: int
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """An IRI or text at its place; ``predicate`` is that of an object, if it is a plain one."""

    role: str
    item: Item
    predicate: Item | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern; ``path`` is the SPARQL of its path, with whole IRIs, where its predicate is one, and ``group`` is where it stands:
    what stands in one group must match together. One that is not ``needed`` may match nothing: it stands in OPTIONAL, MINUS or NOT EXISTS.
    """

    subject: Item
    predicate: Item
    object: Item
    path: str = ""
    group: int = 0
    needed: bool = True


@dataclass(slots=True)
class Reading:
    """The terms of a query with their roles, its triple patterns, those with paths apart, the items of its expressions in their order, and
    what VALUES gives its variables."""

    uses: list[Use] = field(default_factory=list)
    values: list[tuple[str, Item]] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)
    paths: list[Pattern] = field(default_factory=list)
    operands: list[Item] = field(default_factory=list)


def items(query: str) -> Iterator[Item]:
    """The terminals of a query, those that belong to one term put together, declarations left out."""
    names = dict(prefixes())
    parts = list(tokens(query))
    i = 0
    while i < len(parts):
        token = parts[i]
        word = token.text.upper()
        if word == "PREFIX" and i + 2 < len(parts):
            names[parts[i + 1].text.partition(":")[0]] = parts[i + 2].text[1:-1]
            i += 3
        elif word == "BASE" and token.kind == "word":
            i += 2
        else:
            item, used = _item(parts, i, names)
            yield item
            i += used


def _item(parts: list[Token], i: int, names: dict[str, str]) -> tuple[Item, int]:
    """The item that begins with a terminal, and how many it is made of."""
    token = parts[i]
    after = parts[i + 1 : i + 8]
    if token.kind in {"iri", "pname"}:
        iri = IRI(token.text[1:-1]) if token.kind == "iri" else _expanded(token.text, names)
        return Item("iri", token.text, token.start, iri), 1
    if token.kind == "string":
        return _literal(token, after, names)
    if token.text == "_" and after and after[0].kind == "pname":
        return Item("blank", token.text + after[0].text, token.start), 2
    if token.kind == "number":
        return Item("literal", token.text, token.start, Literal(token.text, _XSD + _sort_of_number(token.text))), 1
    if token.text.upper() in _TRUTH:
        return Item("literal", token.text, token.start, Literal(token.text.lower(), _XSD + "boolean")), 1
    return Item(token.kind if token.kind in {"variable", "word", "open", "close"} else "sign", token.text, token.start), 1


def _sort_of_number(text: str) -> str:
    return "double" if "e" in text.lower() else "decimal" if "." in text else "integer"


def _expanded(name: str, names: dict[str, str]) -> IRI:
    prefix, _, local = name.partition(":")
    return IRI(names.get(prefix, "") + _ESCAPED.sub(r"\1", local))


def _literal(token: Token, after: list[Token], names: dict[str, str]) -> tuple[Item, int]:
    width = 3 if token.text[:3] in {'"""', "'''"} else 1
    text = token.text[width:-width]
    signs = "".join(t.text for t in after[:3])
    tag, used = _tag(after)
    if "\\" in text:  # what is escaped is not looked up
        return Item("literal", token.text, token.start), 1 + (used or (3 if signs[:2] == "^^" else 0))
    if tag:
        return Item("literal", f"{token.text}@{tag}", token.start, Literal(text, _RDF_LANG, tag.lower())), 1 + used
    if signs[:2] == "^^" and len(after) > 2:
        kind = IRI(after[2].text[1:-1]) if after[2].kind == "iri" else _expanded(after[2].text, names)
        return Item("literal", f"{token.text}^^{after[2].text}", token.start, Literal(text, kind)), 4
    return Item("literal", token.text, token.start, Literal(text, _XSD + "string")), 1


def _tag(after: list[Token]) -> tuple[str, int]:
    """The language behind a string, as in ``@zh-Hant``, and of how many terminals it is made; nothing where there is none."""
    if len(after) < 2 or after[0].text != "@":
        return "", 0
    tag, used = after[1].text, 2
    for sign, part in zip(after[2::2], after[3::2], strict=False):
        if (
            sign.text != "-"
            or sign.start != after[1].start + len(tag)
            or part.start != sign.start + 1
            or part.kind not in {"word", "number"}
        ):
            break
        tag, used = f"{tag}-{part.text}", used + 2
    return tag, used


@dataclass(slots=True)
class _Context:
    """What a bracket encloses, and what is expected next in it."""

    kind: str  # group, template, values, expression, path, list
    expects: str = SUBJECT
    subject: Item | None = None
    predicate: Item | None = None
    plain: bool = True  # the predicate is one IRI or variable
    path: list[Item] = field(default_factory=list)  # of what the predicate is made
    begun: int = 0  # where that begins among all items; 0 once it has ended
    group: int = 0
    needed: bool = True  # see Pattern
    inside: bool = False  # its brackets stand in an expression, those of FILTER (…) do not


class _Reader:
    """Goes through a query once; brackets are kept as a stack."""

    def __init__(self) -> None:
        self.reading = Reading()
        self._stack = [_Context("query", expects="")]
        self._taken: list[Item] = []
        self._groups = 0
        self._word = ""  # the last one that says what the next bracket is
        self._not = False  # the one before it was NOT
        self._calls = False  # FILTER names a function, whose bracket comes next
        self._negative = False  # a number comes next

    def take(self, item: Item) -> None:
        """The next item."""
        top = self._stack[-1]
        self._taken.append(item)
        if item.text in {"(", "{", "["}:
            self._open(item, top)
        elif item.text in {")", "}", "]"}:
            self._close()
        elif item.kind == "word" and not (item.text == "a" and top.expects == PREDICATE and top.kind in {"group", "template"}):
            self._take_word(item, top)
        elif item.kind == "sign":
            self._take_sign(item.text, top)
        else:
            self._take_term(item, top)

    def _take_word(self, item: Item, top: _Context) -> None:
        word = item.text.upper()
        self._calls = top.kind != "expression" and self._word in {"FILTER", "HAVING"} and word not in {"EXISTS", "NOT"}
        self._not, self._word = self._word == "NOT", word
        if top.kind == "expression" or self._calls:
            self.reading.operands.append(item)
        elif top.kind == "group":
            top.expects = SUBJECT

    def _open(self, item: Item, top: _Context) -> None:
        if item.text == "{":
            kind = {"CONSTRUCT": "template", "VALUES": "values"}.get(self._word, "group")
            self._groups += 1
            spare = self._word in {"OPTIONAL", "MINUS"} or (self._word == "EXISTS" and self._not)
            kind = "template" if top.kind == "template" else kind
            self._stack.append(_Context(kind, group=self._groups, needed=top.needed and not spare))
        elif item.text == "[":
            self._end_path(top)
            self._stack.append(_Context(top.kind, PREDICATE, item, begun=len(self._taken), group=top.group, needed=top.needed))
        elif top.kind in {"values", "list"}:
            self._stack.append(_Context(top.kind))
        elif top.kind in {"expression", "query"} or self._word:
            inside = top.kind == "expression" or self._calls
            self._calls = False
            if inside:
                self.reading.operands.append(item)
            kind = "values" if self._word == "VALUES" else "expression"
            self._stack.append(_Context(kind, inside=inside, needed=top.needed))
        elif top.expects == PREDICATE:
            top.plain = False
            self._stack.append(_Context("path", PREDICATE))
        else:
            self._end_path(top)
            self._stack.append(_Context("list", subject=item))
        if item.text != "(":
            self._word = ""

    def _close(self) -> None:
        closed = self._stack.pop()
        top = self._stack[-1]
        if closed.kind == "values" and self._word == "VALUES":  # the names of the columns; the rows come next
            return
        if closed.inside:
            self.reading.operands.append(Item("close", ")", -1))
        elif closed.kind == "path":
            top.expects = OBJECT
        elif closed.kind == "list" or (closed.subject is not None and closed.subject.text == "["):
            top.expects = PREDICATE if top.expects == SUBJECT else ""
            if top.expects:
                top.subject, top.begun = Item("blank", "[]", closed.subject.start if closed.subject else -1), len(self._taken)
        elif top.kind == "group":
            top.expects = SUBJECT
        if top.kind in {"group", "template"}:
            self._word = ""

    def _take_sign(self, sign: str, top: _Context) -> None:
        if top.kind == "expression":
            self.reading.operands.append(Item("sign", sign, -1))
        elif sign == ".":
            top.expects = SUBJECT
        elif sign == ";":
            top.expects, top.plain, self._word = PREDICATE, True, ""
            top.begun = len(self._taken)
        elif sign == "," and top.kind in {"group", "template"}:
            top.expects = OBJECT
        elif sign in {"/", "|"}:
            top.expects, top.plain = PREDICATE, False
        elif sign in {"*", "+", "?", "^", "!"}:
            top.plain = False
        self._negative = sign == "-"

    def _take_term(self, item: Item, top: _Context) -> None:
        if top.kind == "expression":
            self.reading.operands.append(item)
            return
        if self._negative and isinstance(item.term, Literal):
            item = Item(item.kind, f"-{item.text}", item.start, Literal(f"-{item.term.text}", item.term.datatype))
        self._negative = False
        if self._word in {"GRAPH", "FROM", "NAMED"}:
            self._word = ""
            self._use(GRAPH, item)
        elif top.kind in {"query", "values"}:
            self._use(VALUE, item)
        elif top.kind == "path":
            self._use(PREDICATE, item)
            top.expects = OBJECT
        elif top.kind == "list":
            self._use(OBJECT, item)
        elif top.kind == "group":
            self._part(item, top)
        elif top.kind == "template":
            top.expects = {SUBJECT: PREDICATE, PREDICATE: OBJECT}.get(top.expects, "")

    def _part(self, item: Item, top: _Context) -> None:
        if self._word in _NO_PATTERN:
            return
        self._word = ""
        if top.expects == SUBJECT:
            self._use(SUBJECT, item)
            top.subject, top.expects, top.plain, top.begun = item, PREDICATE, True, len(self._taken)
        elif top.expects == PREDICATE:
            top.predicate = item if item.kind != "word" else Item("iri", item.text, item.start, IRI(RDF_TYPE))
            self._use(PREDICATE, top.predicate)
            top.expects = OBJECT
        elif top.expects == OBJECT:
            self._end_path(top)
            plain = top.predicate if top.plain else None
            self._use(OBJECT, item, plain)
            if plain is not None and top.subject is not None:
                self.reading.patterns.append(Pattern(top.subject, plain, item, group=top.group, needed=top.needed))
            elif top.subject is not None and top.path:
                self.reading.paths.append(_along(top.subject, top.path, item, top))
            top.expects = ""

    def _end_path(self, top: _Context) -> None:
        """The object comes: what stands before it is the predicate, of this object and of those behind a comma."""
        if top.begun:
            top.path, top.begun = self._taken[top.begun : -1], 0

    def _use(self, role: str, item: Item, predicate: Item | None = None) -> None:
        if item.term is not None:
            self.reading.uses.append(Use(role, item, predicate))


def _along(subject: Item, path: list[Item], object_: Item, context: _Context) -> Pattern:
    written = "".join(item.text for item in path)
    whole = "".join(f"<{item.term}>" if isinstance(item.term, IRI) else item.text for item in path)
    return Pattern(subject, Item("path", written, path[0].start), object_, whole, context.group, context.needed)


def read(query: str) -> Reading:
    """The terms of a query with their roles."""
    reader = _Reader()
    parts = list(items(query))
    for item in parts:
        reader.take(item)
    reader.reading.values.extend(_given(parts))
    return reader.reading


def arguments(items: list[Item], at: int) -> list[list[Item]]:
    """What stands between the commas of a call whose bracket is at a place; none where there is no bracket."""
    last = closing(items, at) if items[at : at + 1] and items[at].kind == "open" else None
    if last is None:
        return []
    found, depth = [list[Item]()], 0
    for item in items[at + 1 : last]:
        depth += (item.kind == "open") - (item.kind == "close")
        if item.text == "," and not depth:
            found.append([])
        else:
            found[-1].append(item)
    return found


def _given(parts: list[Item]) -> Iterator[tuple[str, Item]]:
    """Each variable of a VALUES with each term that it is given."""
    for i, part in enumerate(parts):
        if part.text.upper() != "VALUES" or part.kind != "word":
            continue
        opened = next(j for j in range(i, len(parts)) if parts[j].text == "{")
        names = [item.text for item in parts[i:opened] if item.kind == "variable"]
        column = 0
        for before, item in pairwise(parts[opened:]):
            if item.text == "}":
                break
            if item.text == "(":
                column = 0
            elif item.text not in {")", "-", "+"}:
                if before.text != "-":
                    yield names[column % len(names)], item
                column += 1
