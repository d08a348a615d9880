"""Why a query has no answer, where that can be seen: terms that are not here, languages that no name has, dates that do not compare.

An empty answer may be right. So nothing here guesses: each remark is a fact about the graph and about one place in the query.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..engine import IRI, Literal, Term
from ..engine.lexer import position
from ..errors import NotFoundError, did_you_mean
from ..graph import Graph
from ..namespaces import RDF_TYPE, shrink
from ..words import Message, say
from .comparison import DAYS, NUMBERS, Values, edtf, form_errors, of_dates, of_functions, of_values
from .conditions import condition_errors
from .roles import GRAPH, OBJECT, PREDICATE, Item, Pattern, Reading, Use, items, read

_PREDICATES = "SELECT DISTINCT ?p { ?s ?p ?o }"
_CLASSES = "SELECT DISTINCT ?c { ?s a ?c }"
_GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
_LANGUAGES = "SELECT DISTINCT ?l { ?s ?p ?o BIND(LANG(?o) AS ?l) FILTER(?l != '') }"
_BARE = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is the matter at a place of the query (from 1); ``text.render(language)`` says it in the other languages."""

    text: Message
    line: int
    column: int

    def __str__(self) -> str:
        return self.text


def remarks(kg: Graph, sparql: str) -> list[Remark]:
    """What may be the reason that a query, which must be SPARQL, has no answer; each term once, in the order of the query."""
    reading = read(sparql)
    seen: set[tuple[str, str]] = set()
    remarks: list[tuple[int, Message]] = []
    for use in reading.uses:
        key = (use.role, use.item.text)
        text = None if key in seen else _of_term(kg, use)
        seen.add(key)
        if text is not None:
            remarks.append((use.item.start, text))
    remarks += _of_languages(kg, reading)
    remarks += of_dates(kg, reading)
    remarks += of_values(kg, reading)
    remarks += of_functions(kg, reading)
    remarks += form_errors(kg, reading)
    remarks += _of_given(kg, reading)
    remarks += _of_expressions(kg, reading)
    remarks += _of_variables(sparql, reading)
    remarks = remarks or [*condition_errors(kg, sparql)] or [*_of_patterns(kg, reading.patterns)]
    return [Remark(text, *position(sparql, start)) for start, text in sorted(remarks, key=lambda pair: pair[0])]


def uncomparable(kg: Graph, sparql: str) -> list[Remark]:
    """Where a query, whatever its answer, compares dates in EDTF, which nothing compares: rows or values are missing for it."""
    remarks = sorted(of_dates(kg, read(sparql)), key=lambda pair: pair[0])
    return [Remark(text, *position(sparql, start)) for start, text in remarks]


def _of_term(kg: Graph, use: Use) -> Message | None:
    term = use.item.term
    if isinstance(term, Literal):
        return _of_literal(kg, use, term)
    iri = str(term)
    name = shrink(iri)
    if use.role == GRAPH:
        here = bool(kg.engine.query(f"ASK {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}"))
        return None if here else _with(say("there is no graph {name} here, and nothing is fetched", name=name), _near(kg, name, _GRAPHS))
    if use.role == PREDICATE:
        if _any(kg, predicate=iri):
            return None
        declared = _any(kg, subject=iri)  # a word of the ontology that the data do not use
        return _with(say("no triple has {name}", name=name), "" if declared else _near(kg, name, _PREDICATES))
    if use.role == OBJECT and use.predicate is not None and use.predicate.term == RDF_TYPE:
        here = _any(kg, predicate=RDF_TYPE, object_=IRI(iri))
        return None if here else _with(say("nothing is a {name}", name=name), _near(kg, name, _CLASSES))
    here = _any(kg, subject=iri) or _any(kg, object_=IRI(iri))
    return None if here else _with(say("{name} is not in the graph", name=name), _meant(kg, iri))


def _of_literal(kg: Graph, use: Use, literal: Literal) -> Message | None:
    predicate = str(use.predicate.term) if use.predicate is not None and use.predicate.term is not None else None
    if predicate and use.predicate and literal.datatype in DAYS | NUMBERS and Values(kg, predicate).edtf:
        return edtf(kg, use.predicate.text, predicate)
    if use.role != OBJECT or _any(kg, object_=literal):
        return None
    others = [o for _, _, o, _ in kg.engine.quads(None, predicate)] if predicate else []
    same = {o for o in others if isinstance(o, Literal) and o.text == literal.text}
    if same:
        return say("{text} is written {here} here", text=use.item.text, here=_listed(_written(o) for o in same))
    unknown = literal.language and literal.language not in _column(kg, _LANGUAGES)
    return _no_language(kg, str(literal.language)) if unknown else None


def _of_given(kg: Graph, reading: Reading) -> Iterator[tuple[int, Message]]:
    """The texts that VALUES gives to the object of a pattern: as if they stood there."""
    predicates = {pattern.object.text: pattern.predicate for pattern in reading.patterns}
    for variable, item in reading.values:
        if variable in predicates and isinstance(item.term, Literal):
            text = _of_literal(kg, Use(OBJECT, item, predicates[variable]), item.term)
            if text is not None:
                yield item.start, text


def _written(literal: Literal) -> str:
    if literal.language:
        return f'"{literal.text}"@{literal.language}'
    return f'"{literal.text}"' + ("" if literal.datatype == _BARE else f"^^{shrink(literal.datatype)}")


def _of_languages(kg: Graph, reading: Reading) -> Iterator[tuple[int, Message]]:
    """Languages with which LANG(?x) is compared."""
    items = reading.operands
    asked = [other for i, item in enumerate(items) if item.text.upper() == "LANG" for other in _compared_with(items, i)]
    known = _column(kg, _LANGUAGES) if asked else set()
    for other in asked:
        language = str(other.term)
        if language not in {"", "*"} and not any(k == language.lower() or k.startswith(language.lower() + "-") for k in known):
            yield other.start, _no_language(kg, language)


def _compared_with(items: list[Item], i: int) -> Iterator[Item]:
    """The texts with which the LANG(?x) at ``i`` is compared: beside “=”, after IN, or in LANGMATCHES(LANG(?x), …)."""
    sides = [items[i - 2 : i][::-1], items[i + 4 : i + 6]]
    for side in sides:
        if [item.text for item in side[:1]] in (["="], [","]):
            yield from (item for item in side[1:] if isinstance(item.term, Literal))
    if [item.text.upper() for item in items[i + 4 : i + 5]] == ["IN"]:
        for item in items[i + 6 :]:
            if item.text == ")":
                break
            if isinstance(item.term, Literal):
                yield item


def _no_language(kg: Graph, language: str) -> Message:
    return say("no text is in the language “{language}”; there are {names}", language=language, names=_listed(_column(kg, _LANGUAGES)))


def _of_expressions(kg: Graph, reading: Reading) -> Iterator[tuple[int, Message]]:
    """Regular expressions that are none: SPARQL takes their error for no match."""
    items = reading.operands
    for i, item in enumerate(items):
        if item.text.upper() not in {"REGEX", "REPLACE"}:
            continue
        depth, argument = 0, 0
        for other in items[i + 1 :]:
            depth += (other.text == "(") - (other.text == ")")
            argument += depth == 1 and other.text == ","
            if not depth or argument > 1:
                break
            if argument == 1 and depth == 1 and isinstance(other.term, Literal) and not _is_expression(kg, other.text):
                yield other.start, say("{text} is no regular expression, so that nothing matches it", text=other.text)


def _is_expression(kg: Graph, text: str) -> bool:
    return bool(kg.engine.query(f"ASK {{ FILTER(REGEX('', {text}) || !REGEX('', {text})) }}"))


def _of_variables(sparql: str, reading: Reading) -> Iterator[tuple[int, Message]]:
    """Variables of an expression that no pattern fills."""
    count = Counter(item.text[1:] for item in items(sparql) if item.kind == "variable")
    for before, item in pairwise([None, *reading.operands]):
        named_here = before is not None and before.text.upper() == "AS"
        if item is not None and item.kind == "variable" and count[item.text[1:]] == 1 and not named_here:
            yield item.start, say("{name} stands nowhere else in the query, so that it has no value here", name=item.text)


def _of_patterns(kg: Graph, patterns: list[Pattern]) -> Iterator[tuple[int, Message]]:
    """Where every term is known: patterns that no triple matches by themselves."""
    for pattern in patterns:
        subject, predicate, object_ = pattern.subject, pattern.predicate, pattern.object
        if any(item.kind == "literal" and item.term is None for item in (subject, object_)):
            continue  # a number, which may be written in several ways
        start = None if subject.term is None else str(subject.term)
        if not _any(kg, start, None if predicate.term is None else str(predicate.term), object_.term):
            yield subject.start, say("no triple matches {pattern}", pattern=f"{subject.text} {predicate.text} {object_.text}")


def _any(kg: Graph, subject: str | None = None, predicate: str | None = None, object_: Term | None = None) -> bool:
    try:
        return any(True for _ in kg.engine.quads(subject, predicate, object_))
    except NotFoundError:  # what is no IRI is nowhere
        return False


def _column(kg: Graph, query: str) -> set[str]:
    return {str(row[0]) for row in kg.rows(query)}


def _near(kg: Graph, name: str, query: str) -> str:
    """Those of the names that a query gives that are like ``name``: those that differ in the prefix alone, if there are such."""
    names = [shrink(k) for k in _column(kg, query)]
    local = name.rpartition(":")[2].lower()
    same = sorted(n for n in names if n.rpartition(":")[2].lower() == local)
    return say("Did you mean {names}?", names=", ".join(same)) if same else did_you_mean(name, names)


def _meant(kg: Graph, iri: str) -> str:
    from ..search import resolve

    try:
        resolve(kg, iri)
    except NotFoundError as error:
        return error.hint
    return ""


def _with(text: Message, hint: str) -> Message:
    return say("{what}. {hint}", what=text, hint=hint) if hint else text


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
