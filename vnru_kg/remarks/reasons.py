"""Why a query has no answer, where that can be seen: terms that are not here, languages that no name has, dates that do not compare.

An empty answer may be right. So nothing here guesses: each remark is a fact about the graph and about one place in the query.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, combinations, pairwise

from ..engine import IRI, Literal
from ..engine.lexer import position
from ..engine.terms import native
from ..errors import NotFoundError, TimeLimitError, VnruError, did_you_mean
from ..graph import Graph
from ..namespaces import RDF_TYPE, shrink
from ..records import dataclass, replace
from ..words import Message, say
from .comparison import DAYS, NUMBERS, edtf, equals, form_errors, holds_edtf, of_dates, of_functions, of_sums, of_values
from .conditions import condition_errors, takers
from .enquiry import Enquiry, in_some_graph, triple
from .roles import GRAPH, OBJECT, OPERAND, PREDICATE, Item, Pattern, Reading, Use, arguments, items, read

_PREDICATES = "SELECT DISTINCT ?p { ?s ?p ?o }"
_CLASSES = "SELECT DISTINCT ?c { ?s a ?c }"
_GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
_OF_TYPES = ("http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
_AT_ONCE, _TOLD = 30, 3  # pairs of patterns that are tried, and what is told of one kind
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
    """What may be the reason that a query, which must be SPARQL, has no answer; each term once, in the order of the query.

    All that the graph is asked for it keeps within one budget (see :class:`Enquiry`); what was found by then is told, and that there
    may be more.
    """
    enquiry, found = Enquiry(kg), list[tuple[int, Message]]()
    ended: Message | None = None
    try:
        for remark in _found(enquiry, sparql):
            found.append(remark)
    except TimeLimitError:
        ended = enquiry.end_of_time()
    except VnruError as error:  # the answer is there; that its reason is not found is no fault of the reader
        ended = say("the search for a reason was ended: {what}", what=error.args[0])
    told = [Remark(text, *position(sparql, start)) for start, text in sorted(found, key=lambda pair: pair[0])]
    return [*told, Remark(ended, 1, 1)] if ended else told


def _found(enquiry: Enquiry, sparql: str) -> Iterator[tuple[int, Message]]:
    """Each reason with its place; of conditions and patterns only where there is no other."""
    reading = read(sparql)
    uses = _first([*reading.uses, *_given(reading), *_wanted(reading.operands)])
    declared = (triple(str(use.item.term)) for use in uses if use.role == PREDICATE)
    enquiry.learn([*chain.from_iterable(map(_where, uses)), *declared, *map(_matched, [*reading.patterns, *reading.paths])])
    enquiry.learn_spellings(_missing_texts(enquiry, uses))
    for sources in (
        (
            _of_terms(enquiry, uses),
            _of_languages(enquiry, reading),
            of_dates(enquiry, reading),
            of_values(enquiry, reading),
            of_functions(enquiry, reading),
            of_sums(enquiry, reading),
            form_errors(enquiry, reading),
            _of_expressions(enquiry, reading),
            _of_variables(sparql, reading),
        ),
        (condition_errors(enquiry, sparql),),
        (_of_patterns(enquiry, reading),),
        (takers(enquiry, sparql),),
    ):
        some = False
        for remark in chain.from_iterable(sources):
            some = True
            yield remark
        if some:
            return


def uncomparable(kg: Graph, sparql: str) -> list[Remark]:
    """Where a query, whatever its answer, compares dates in EDTF, which nothing compares: rows or values are missing for it."""
    try:
        remarks = sorted(of_dates(Enquiry(kg), read(sparql)), key=lambda pair: pair[0])
    except VnruError:  # there is an answer, and it counts
        return []
    return [Remark(text, *position(sparql, start)) for start, text in remarks]


def _first(uses: list[Use]) -> list[Use]:
    """Each term once in each role, where it stands first."""
    first: dict[tuple[str, str], Use] = {}
    for use in uses:
        first.setdefault((use.role, use.item.text), use)
    return list(first.values())


def _where(use: Use) -> list[str]:
    """The patterns of which one matches if a term is in its place."""
    term = use.item.term
    if term is None:
        return []
    if isinstance(term, Literal):
        return [triple(object_=term)] if use.role == OBJECT else []
    iri = IRI(str(term))
    if use.role == GRAPH:
        return [triple(iri) and f"GRAPH <{iri}> {{ ?s ?p ?o }}"]
    if use.role == PREDICATE:
        return [triple(predicate=iri)]
    if use.role == OBJECT and use.predicate is not None and use.predicate.term == RDF_TYPE:
        return [triple(predicate=RDF_TYPE, object_=iri)]
    found = [triple(iri), triple(object_=iri)]
    return [*found, triple(predicate=iri), triple(iri) and f"GRAPH <{iri}> {{ ?s ?p ?o }}"] if use.role == OPERAND else found


def _wanted(items: list[Item]) -> Iterator[Use]:
    """The IRIs that a variable must be: beside “=”, behind IN, or in sameTerm; names of datatypes are none of the graph."""
    for i, item in enumerate(items):
        word = item.text.upper()
        among = word == "IN" and items[i - 1].text.upper() != "NOT"
        given = [one[0] for one in arguments(items, i + 1) if len(one) == 1] if among or word == "SAMETERM" else []
        for one in [*given, *([item] if equals(items, i) else [])]:
            if isinstance(one.term, IRI) and not one.term.startswith(_OF_TYPES):
                yield Use(OPERAND, one)


def _missing_texts(enquiry: Enquiry, uses: list[Use]) -> Iterator[tuple[str, str]]:
    """Property and text of what no triple has as it is written."""
    for use in uses:
        property_ = None if use.predicate is None else use.predicate.term
        if isinstance(property_, IRI) and isinstance(use.item.term, Literal) and not enquiry.matches(*_where(use)):
            yield property_, use.item.term.text


def _of_terms(enquiry: Enquiry, uses: list[Use]) -> Iterator[tuple[int, Message]]:
    for use in uses:
        text = _of_term(enquiry, use)
        if text is not None:
            yield use.item.start, text


def _of_term(enquiry: Enquiry, use: Use) -> Message | None:
    term = use.item.term
    if isinstance(term, Literal):
        return _of_literal(enquiry, use, term)
    if enquiry.matches(*_where(use)):
        return None
    iri = str(term)
    name = shrink(iri)
    if use.role == GRAPH:
        return _with(say("there is no graph {name} here, and nothing is fetched", name=name), _near(enquiry, name, _GRAPHS))
    if use.role == PREDICATE:
        declared = enquiry.matches(triple(iri))  # a word of the ontology that the data do not use
        return _with(say("no triple has {name}", name=name), "" if declared else _near(enquiry, name, _PREDICATES))
    if use.role == OBJECT and use.predicate is not None and use.predicate.term == RDF_TYPE:
        return _with(say("nothing is a {name}", name=name), _near(enquiry, name, _CLASSES))
    return _with(say("{name} is not in the graph", name=name), _meant(enquiry, iri))


def _of_literal(enquiry: Enquiry, use: Use, literal: Literal) -> Message | None:
    predicate = str(use.predicate.term) if use.predicate is not None and use.predicate.term is not None else None
    if predicate and use.predicate and literal.datatype in DAYS | NUMBERS and holds_edtf(enquiry, predicate):
        return edtf(enquiry.kg, use.predicate.text, predicate)
    if use.role != OBJECT or enquiry.matches(triple(object_=literal)):
        return None
    same = enquiry.spellings(predicate, literal.text) if predicate else []
    if same:
        return say("{text} is written {here} here", text=use.item.text, here=_listed(_written(o) for o in same))
    unknown = literal.language and literal.language not in enquiry.languages
    return _no_language(enquiry, str(literal.language)) if unknown else None


def _given(reading: Reading) -> Iterator[Use]:
    """The texts that VALUES gives to the object of a pattern: as if they stood there."""
    predicates = {pattern.object.text: pattern.predicate for pattern in reading.patterns}
    for variable, item in reading.values:
        if variable in predicates and isinstance(item.term, Literal):
            yield Use(OBJECT, item, predicates[variable])


def _written(literal: Literal) -> str:
    if literal.language:
        return f'"{literal.text}"@{literal.language}'
    return f'"{literal.text}"' + ("" if literal.datatype == _BARE else f"^^{shrink(literal.datatype)}")


def _of_languages(enquiry: Enquiry, reading: Reading) -> Iterator[tuple[int, Message]]:
    """Languages with which LANG(?x) is compared."""
    items = reading.operands
    asked = [pair for i, item in enumerate(items) if item.text.upper() == "LANG" for pair in _compared_with(items, i)]
    known = enquiry.languages if asked else set()
    for other, whole in asked:
        language = str(other.term)
        here = language in known if whole else any(f"{one}-".startswith(f"{language.lower()}-") for one in known)
        if language not in {"", "*"} and not here:
            yield other.start, _no_language(enquiry, language)


def _compared_with(items: list[Item], i: int) -> Iterator[tuple[Item, bool]]:
    """The texts with which the LANG(?x) at ``i`` is compared: beside “=” and after IN with all of it, in LANGMATCHES(LANG(?x), …) as a
    range in whatever case.
    """
    sides = [items[i - 2 : i][::-1], items[i + 4 : i + 6]]
    for side in sides:
        if [item.text for item in side[:1]] in (["="], [","]):
            yield from ((item, side[0].text == "=") for item in side[1:] if isinstance(item.term, Literal))
    if [item.text.upper() for item in items[i + 4 : i + 5]] == ["IN"]:
        yield from ((one[0], True) for one in arguments(items, i + 5) if one and isinstance(one[0].term, Literal))


def _no_language(enquiry: Enquiry, language: str) -> Message:
    return say("no text is in the language “{language}”; there are {names}", language=language, names=_listed(enquiry.languages))


def _of_expressions(enquiry: Enquiry, reading: Reading) -> Iterator[tuple[int, Message]]:
    """Regular expressions that are none: SPARQL takes their error for no match."""
    items = reading.operands
    calls = [arguments(items, i + 1) for i, item in enumerate(items) if item.text.upper() in {"REGEX", "REPLACE"}]
    written = [given[1][0] for given in calls if len(given) > 1 and len(given[1]) == 1 and isinstance(given[1][0].term, Literal)]
    enquiry.learn(_expression(item) for item in written)
    for item in written:
        if not enquiry.matches(_expression(item)):
            yield item.start, say("{text} is no regular expression, so that nothing matches it", text=item.text)


def _expression(item: Item) -> str:
    """A condition that holds if a text is a regular expression."""
    return f"FILTER(REGEX('', {item.text}) || !REGEX('', {item.text}))"


def _of_variables(sparql: str, reading: Reading) -> Iterator[tuple[int, Message]]:
    """Variables of an expression that no pattern fills."""
    count = Counter(item.text[1:] for item in items(sparql) if item.kind == "variable")
    for before, item in pairwise([None, *reading.operands]):
        named_here = before is not None and before.text.upper() == "AS"
        if item is not None and item.kind == "variable" and count[item.text[1:]] == 1 and not named_here:
            yield item.start, say("{name} stands nowhere else in the query, so that it has no value here", name=item.text)


def _of_patterns(enquiry: Enquiry, reading: Reading) -> Iterator[tuple[int, Message]]:
    """Where every term is known: patterns that no triple matches by themselves, or with any value that VALUES gives, and pairs of them;
    only those without which there is no row.
    """
    patterns = [pattern for pattern in (*reading.patterns, *reading.paths) if pattern.needed]
    alone = [pattern for pattern in patterns if not _fits(enquiry, pattern)]
    for pattern in alone:
        what = say("no triple matches {pattern}", pattern=_text(pattern))
        if pattern.path:
            what = say("nothing matches {pattern}", pattern=_text(pattern))
        back = replace(pattern, subject=pattern.object, object=pattern.subject)
        turns = pattern.object.kind != "literal" and {pattern.subject.kind, pattern.object.kind} != {"variable"} and _fits(enquiry, back)
        yield pattern.subject.start, _with(what, say("The other way round something does: {pattern}", pattern=_text(back)) if turns else "")
    if alone:
        return
    for item, pattern in _given_patterns(enquiry, patterns, reading):
        yield item.start, say("no triple matches {pattern}", pattern=_text(pattern))
    pairs = [pair for pair in combinations(patterns, 2) if pair[0].group == pair[1].group and _joined(*pair)][:_AT_ONCE]
    enquiry.learn(_together(*pair) for pair in pairs)
    for one, other in [pair for pair in pairs if not enquiry.matches(_together(*pair))][:_TOLD]:
        yield other.predicate.start, say("nothing matches both {one} and {other}", one=_text(one), other=_text(other))


def _given_patterns(enquiry: Enquiry, patterns: list[Pattern], reading: Reading) -> Iterator[tuple[Item, Pattern]]:
    """The patterns with the values that VALUES gives to their objects, where none of these matches."""
    for pattern in patterns:
        given = [item for variable, item in reading.values if variable == pattern.object.text]
        filled = [(item, replace(pattern, object=item)) for item in given]
        enquiry.learn(_matched(one) for _, one in filled)
        if all(item.term is not None for item in given) and not any(_fits(enquiry, one) for _, one in filled):
            yield from filled[:_TOLD]


def _fits(enquiry: Enquiry, pattern: Pattern) -> bool:
    """Whether a pattern matches anything, or cannot be asked."""
    asked = _matched(pattern)
    return not asked or enquiry.matches(asked)


def _joined(one: Pattern, other: Pattern) -> bool:
    """Whether two patterns share a variable, and can be asked."""
    names = [{item.text for item in (p.subject, p.predicate, p.object) if item.kind == "variable"} for p in (one, other)]
    return bool(names[0] & names[1]) and all(_matched(p) for p in (one, other))


def _together(one: Pattern, other: Pattern) -> str:
    """Two patterns as one, in the merge of all graphs: either may stand in another passage."""
    return f"{_sparql(one)} . {_sparql(other)}"


def _matched(pattern: Pattern) -> str:
    """A pattern by itself; ``""`` where it cannot be asked."""
    text = _sparql(pattern)
    return text if not text or pattern.path else in_some_graph(text)


def _sparql(pattern: Pattern) -> str:
    parts = [_term(pattern.subject), pattern.path or _term(pattern.predicate), _term(pattern.object)]
    return " ".join(parts) if all(parts) else ""


def _term(item: Item) -> str:
    """A part of a pattern in full, anything for what has no name; ``""`` for what may be written in several ways or is no IRI."""
    if item.kind in {"variable", "literal"} and item.term is None:
        return item.text if item.kind == "variable" else ""
    if item.term is None:
        return "[]"
    asked = triple(object_=item.term)
    return asked and str(native(item.term))


def _text(pattern: Pattern) -> str:
    subject = "[]" if pattern.subject.text == "[" else pattern.subject.text
    return f"{subject} {pattern.predicate.text} {pattern.object.text}"


def _near(enquiry: Enquiry, name: str, query: str) -> str:
    """Those of the names that a query gives that are like ``name``: those that differ in the prefix alone, if there are such."""
    names = enquiry.names(query)
    same = sorted(n for n in names if _local(n) == _local(name))
    return say("Did you mean {names}?", names=", ".join(same)) if same else did_you_mean(name, names)


def _local(name: str) -> str:
    """The last part of a name, written short or in full."""
    return re.split("[:/#]", name.rstrip(">"))[-1].lower()


def _meant(enquiry: Enquiry, iri: str) -> str:
    from ..search import resolve

    enquiry.limits()  # it goes through all names
    try:
        resolve(enquiry.kg, iri)
    except NotFoundError as error:
        return error.hint
    return ""


def _with(text: Message, hint: str) -> Message:
    return say("{what}. {hint}", what=text, hint=hint) if hint else text


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
