"""Values that are not what they claim to be, found before anything is computed of them.

RDF lets any text stand under any datatype: ``"third"^^xsd:integer`` parses, and so do NaN and a number of five thousand
digits. What the build and the commands reckon with must be a number, of a size that can be reckoned with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ..namespaces import q
from ..words import Message, say

MOST_DIGITS = 40
_XSD = "http://www.w3.org/2001/XMLSchema#"
_SIGNED = ("integer", "long", "int", "short", "byte")
_WHOLE = (*_SIGNED, "nonNegativeInteger", "positiveInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte")
_BELOW = ("nonPositiveInteger", "negativeInteger")
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
# datatype → what is expected, as a pattern and in words
_FORMS: dict[str, tuple[re.Pattern[str], Message]] = {
    **{_XSD + name: (re.compile(r"[+-]?\d+", re.ASCII), say("a whole number")) for name in (*_SIGNED, *_BELOW)},
    **{_XSD + name: (re.compile(r"\+?\d+|-0+", re.ASCII), say("a whole number, zero or more")) for name in _WHOLE if name not in _SIGNED},
    _XSD + "decimal": (_DECIMAL, say("a decimal number")),
    **{_XSD + name: (re.compile(rf"{_DECIMAL.pattern}(?:[eE][+-]?\d{{1,2}})?", re.ASCII), say("a number")) for name in ("double", "float")},
    _XSD + "boolean": (re.compile(r"true|false|0|1"), say("true or false")),
}
# Properties of other vocabularies with which the code reckons; those of our own say it in the ontology.
_RANGES = {
    "sdmx-measure:obsValue": "decimal",
    "geo:lat": "decimal",
    "geo:long": "decimal",
    "oa:start": "nonNegativeInteger",
    "oa:end": "nonNegativeInteger",
}


def faults(quads: Iterable[ox.Quad], ranges: dict[str, str] | None = None) -> Iterator[tuple[ox.Quad, Message]]:
    """Each quad whose value is not of its own datatype, or is not what its property must have, and what is wrong.

    ``ranges`` (property → datatype) are those of the quads themselves, if they are not given.
    """
    quads = list(quads)
    if ranges is None:
        ranges = ranges_of(quads)
    for quad in quads:
        value = quad.object
        if isinstance(value, ox.Literal):
            form = _FORMS.get(value.datatype.value) or _FORMS.get(ranges.get(quad.predicate.value, ""))
            if form and not form[0].fullmatch(value.value):
                yield quad, say("“{value}” is not {form}", value=_short(value.value), form=form[1])
            elif form and sum(map(str.isdigit, value.value)) > MOST_DIGITS:
                yield quad, say("“{value}” has more than {n} digits", value=_short(value.value), n=MOST_DIGITS)


def ranges_of(quads: Iterable[ox.Quad]) -> dict[str, str]:
    """Property → datatype of its values, as the ontology says."""
    range_ = q("rdfs:range")
    said = {
        quad.subject.value: quad.object.value
        for quad in quads
        if quad.predicate.value == range_ and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    }
    return {**said, **{q(name): _XSD + datatype for name, datatype in _RANGES.items()}}


def _short(text: str) -> str:
    return text if len(text) <= MOST_DIGITS else f"{text[:MOST_DIGITS]}…"
