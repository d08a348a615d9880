"""Comparisons that cannot hold: of dates in EDTF, which SPARQL compares with nothing, and of values of another sort than what is there."""

from __future__ import annotations

from collections.abc import Iterator

from ..engine import IRI, Literal
from ..engine.lexer import closing
from ..engine.terms import native
from ..graph import Graph
from ..namespaces import q, shrink
from ..words import Message, say
from .enquiry import Enquiry, triple
from .roles import Item, Reading, arguments

_SIGNS = {"<", ">", "=", "!"}
_PARTS_OF_DATES = {"YEAR", "MONTH", "DAY"}
_OF_NUMBERS = {"SUM", "AVG"}
_XSD = "http://www.w3.org/2001/XMLSchema#"
DAYS = {_XSD + kind for kind in ("date", "dateTime", "gYear", "gYearMonth")}
NUMBERS = {_XSD + kind for kind in ("integer", "decimal", "double")}
_EDTF = q("edtf:EDTF")
# what compares with each other, beside what is of one datatype
_ALIKE = (
    {f"xsd:{kind}" for kind in ("integer", "decimal", "double", "float", "nonNegativeInteger", "positiveInteger", "int", "long")},
    {"xsd:gYear", "xsd:gYearMonth"},
)
_CAST = {_XSD + kind for kind in ("date", "dateTime", "integer", "decimal", "double", "boolean")}
_FORMS = {
    _XSD + "date": '{text} is no {kind}; a day is written "2012-07-26"^^xsd:date',
    _XSD + "dateTime": '{text} is no {kind}; a moment is written "2012-07-26T09:30:00"^^xsd:dateTime',
}
# what functions give, whatever they are given
_GIVES = {
    "xsd:integer": {"YEAR", "MONTH", "DAY", "HOURS", "MINUTES", "STRLEN"},
    "xsd:string": {"STR", "LANG"},
    "IRI": {"DATATYPE", "IRI", "URI"},
}


def _sort(term: object) -> str:
    """What a term is, as far as it decides with what it compares; see :meth:`Enquiry.sorts`."""
    if not isinstance(term, Literal):
        return "IRI"
    if term.language:
        return f"@{term.language}"
    return shrink(term.datatype)


def holds_edtf(enquiry: Enquiry, predicate: str) -> bool:
    """Whether the values of a property are dates in EDTF; the first tells, for reading all takes time."""
    some = triple(predicate=predicate)
    return enquiry.matches(some and f"{{ SELECT ?x2 {{ {some} }} LIMIT 1 }} FILTER(DATATYPE(?x2) = <{_EDTF}>)")


def _bound(reading: Reading) -> dict[str, tuple[str, str]]:
    """Variable that is compared or handed to a function → how its property is written, and its IRI."""
    bound = {}
    compared = {item.text for item in reading.operands if item.kind == "variable"}
    for pattern in reading.patterns:
        if pattern.object.text in compared and isinstance(pattern.predicate.term, IRI):
            bound[pattern.object.text] = pattern.predicate.text, str(pattern.predicate.term)
    return bound


def of_dates(enquiry: Enquiry, reading: Reading) -> Iterator[tuple[int, Message]]:
    """Variables that hold EDTF dates and are compared, or are taken for days; each once."""
    dates = {variable: found for variable, found in _bound(reading).items() if holds_edtf(enquiry, found[1])}
    told = set()
    for i, item in enumerate(reading.operands):
        if item.text in dates and item.text not in told:
            name, predicate = dates[item.text]
            against = _against(reading.operands, i)
            if against is None:
                continue
            among_themselves = against.text in dates or (isinstance(against.term, Literal) and against.term.datatype == _EDTF)
            told.add(item.text)
            yield item.start, edtf(enquiry.kg, f"{item.text} ({name})", predicate, among_themselves=among_themselves)


def edtf(kg: Graph, name: str, predicate: str, *, among_themselves: bool = False) -> Message:
    """That EDTF dates do not compare, and what does."""
    typed = [shrink(str(value)) for side in ("vnru:typedStart", "vnru:typedEnd") for value in kg.values(predicate, side)]
    if not typed:
        return say("{name} holds dates in EDTF, which do not compare; compare their text, whose beginning is the year: STR(…)", name=name)
    names = ", ".join(typed)
    if among_themselves:
        return say(
            "{name} holds dates in EDTF, which do not compare with one another; "
            "compare {names} of the same thing, which are xsd:date, or the texts with STR(…)",
            name=name,
            names=names,
        )
    return say(
        "{name} holds dates in EDTF, which do not compare with days, years or numbers; "
        "compare {names} of the same thing, which are xsd:date",
        name=name,
        names=names,
    )


def _against(items: list[Item], i: int) -> Item | None:
    """With what the date at ``i`` is compared in vain: the other side of a sign, or the function that takes it for a day; else ``None``."""
    before = [Item("sign", "", -1)] * 3 + _undistinct(items[:i])
    if before[-1].text == "(" and (before[-2].text.upper() in _PARTS_OF_DATES | _OF_NUMBERS or before[-2].text.upper().startswith("XSD:")):
        return before[-2]
    sign, other = _comparison(items, i)
    if not sign:
        return None
    if sign == "=" and not (other.kind == "literal" and not (isinstance(other.term, Literal) and other.term.datatype == _EDTF)):
        return None  # one EDTF date may well be the same as another, and what a function gives is not known
    return other


def _comparison(items: list[Item], i: int) -> tuple[str, Item]:
    """The sign beside the operand at ``i``, after it or else before it, and the operand on its other side."""
    after = items[i + 1 :]
    sign = _signs(after)
    if sign:
        other, *then = after[len(sign) :] or [Item("sign", "", -1)]
        called = bool(then) and then[0].text == "(" and other.kind == "iri"  # what a function gives is not known
        return sign, Item("call", other.text, other.start) if called else other
    before = items[:i][::-1]
    sign = _signs(before)[::-1]
    return sign, (before[len(sign) :] or [Item("sign", "", -1)])[0]


def equals(items: list[Item], i: int) -> bool:
    """Whether the operand at ``i`` is one side of “=”, and no call."""
    return _comparison(items, i)[0] == "=" and [item.text for item in items[i + 1 : i + 2]] != ["("]


def _signs(items: list[Item]) -> str:
    """The comparing sign with which the items begin, of one or two characters."""
    return "".join(item.text for item in items[:2] if item.text in _SIGNS) if items and items[0].text in _SIGNS else ""


def of_values(enquiry: Enquiry, reading: Reading) -> Iterator[tuple[int, Message]]:
    """Variables whose property holds values of one sort that are compared with a value of another; each once."""
    bound = _bound(reading)
    enquiry.learn_sorts([predicate for _, predicate in bound.values()])
    told = set()
    for i, item in enumerate(reading.operands):
        if item.text not in bound or item.text in told:
            continue
        others = _wanted(reading.operands, i)
        sorts_wanted = {_sort_of_operand(other) for other in others}
        name, predicate = bound[item.text]
        sorts = enquiry.sorts(predicate)
        known = others and "" not in sorts_wanted and sorts and shrink(_EDTF) not in sorts
        if known and not any(_compare(sort, here) for sort in sorts_wanted for here in sorts):
            told.add(item.text)
            yield (
                item.start,
                say(
                    "{name} holds {here}, which never compares with {other}",
                    name=f"{item.text} ({name})",
                    here=", ".join(sorted(sorts)),
                    other=", ".join(other.text for other in others),
                ),
            )


def _wanted(items: list[Item], i: int) -> list[Item]:
    """What the operand at ``i`` is compared with: the other side of a sign, or each of what IN lists, if none is an expression."""
    if [item.text.upper() for item in items[i + 1 : i + 2]] == ["IN"]:
        listed = arguments(items, i + 2)
        return [one[0] for one in listed] if all(len(one) == 1 for one in listed) else []
    sign, other = _comparison(items, i)
    return [other] if sign else []


def of_sums(enquiry: Enquiry, reading: Reading) -> Iterator[tuple[int, Message]]:
    """Sums and averages of what is no number, which have no value."""
    bound = _bound(reading)
    operands = _undistinct(reading.operands)
    for function, _, item, end in zip(*(operands[n:] for n in range(4)), strict=False):
        if function.text.upper() not in _OF_NUMBERS or item.text not in bound or end.text != ")":
            continue
        name, predicate = bound[item.text]
        sorts = enquiry.sorts(predicate)
        if sorts and not sorts & _ALIKE[0] and shrink(_EDTF) not in sorts:  # of dates it is told by itself
            here = ", ".join(sorted(sorts))
            yield item.start, say("{name} holds {here}, never {other}", name=f"{item.text} ({name})", here=here, other="xsd:decimal")


def _undistinct(items: list[Item]) -> list[Item]:
    return [item for item in items if item.text.upper() != "DISTINCT"]


def form_errors(enquiry: Enquiry, reading: Reading) -> Iterator[tuple[int, Message]]:
    """Values that are none of the datatype that is written with them: what is compared with one is an error."""
    typed = [(i, i.term) for i in reading.operands if isinstance(i.term, Literal) and i.term.datatype in _CAST]
    asked = {item.start: _form(term) for item, term in typed}
    enquiry.learn(asked.values())
    for item, term in typed:
        if not enquiry.matches(asked[item.start]):
            yield item.start, say(_FORMS.get(term.datatype, "{text} is no {kind}"), text=item.text, kind=shrink(term.datatype))


def _form(literal: Literal) -> str:
    """A condition that holds if a literal is a value of its datatype."""
    text = native(Literal(literal.text))  # which has its quotes and its signs escaped
    return f"FILTER(DATATYPE(<{literal.datatype}>({text})) = <{literal.datatype}>)"


def of_functions(enquiry: Enquiry, reading: Reading) -> Iterator[tuple[int, Message]]:
    """Functions whose value is compared with one of another sort, and datatypes that no value of a property has."""
    items, bound = reading.operands, _bound(reading)
    for i, item in enumerate(items[:-1]):
        gives = next((sort for sort, names in _GIVES.items() if item.text.upper() in names), "")
        if item.kind != "word" or not gives or items[i + 1].text != "(":
            continue
        last = closing(items, i + 1)
        if last is None:
            continue
        sign, other = _comparison(items, last) if _signs(items[last + 1 :]) else _comparison(items[: i + 1], i)
        sort = _sort_of_operand(other)
        variable = items[i + 2].text if last == i + 3 else ""
        called = f"{item.text}({''.join(one.text for one in items[i + 2 : last])})"
        if sign in {"", "!="} or not sort:
            continue
        if not _compare(sort, gives):
            yield item.start, say("{name} is {here}, which never compares with {other}", name=called, here=gives, other=other.text)
        elif item.text.upper() in {"DATATYPE", "LANG"} and variable in bound and str(other.term):
            name, predicate = bound[variable]
            sorts = enquiry.sorts(predicate)
            kind = shrink(str(other.term)) if gives == "IRI" else f"@{str(other.term).lower()}"
            texts = any(here.startswith("@") for here in sorts)  # then an unknown language is told of by itself
            fits = kind in sorts or (texts and (gives != "IRI" or kind == "rdf:langString"))
            if sorts and not fits:
                here = ", ".join(sorted(sorts))
                yield item.start, say("{name} holds {here}, never {other}", name=f"{variable} ({name})", here=here, other=kind)


def _sort_of_operand(item: Item) -> str:
    return "" if item.term is None else _sort(item.term)


def _compare(one: str, other: str) -> bool:
    return one == other or any({one, other} <= alike for alike in _ALIKE)
