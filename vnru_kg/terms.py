"""Terms as a reader sees them: names of things, dates and numbers in words, everything else as it is."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from . import dates, numbers
from .engine import IRI, Literal, Term
from .namespaces import BASE, expand, prefixes, q, shrink

_DATES = frozenset(map(q, ("edtf:EDTF", "xsd:date", "xsd:dateTime", "xsd:gYear", "xsd:gYearMonth")))

Names = Callable[[str, str], str | None]  # what a thing is called in a language, as Graph.label says it


def in_words(term: Term, language: str, names: Names) -> str:
    """The term as a reader of ``language`` sees it; what has no name is called by its prefixed name, else by its address.

    >>> in_words(Literal("1994-06-16", q("edtf:EDTF")), "en", lambda *_: None), in_words(IRI(q("person:a")), "en", lambda *_: None)
    ('16 June 1994', 'person:a')
    """
    if not isinstance(term, Literal):
        return names(term, language) or shrink(term).strip("<>").removeprefix(BASE)
    if term.datatype in _DATES:
        return dates.readable(term.text.partition("T")[0], language)  # the hour of a text's issue tells a reader nothing
    number = term.value
    return numbers.readable(number, language) if isinstance(number, Decimal) else term.text


def term(text: str) -> Term:
    """The term that a filled parameter or the side of a figure writes: an IRI or prefixed name, else what may be a date.

    >>> term("person:a"), term("2016").text
    (IRI('https://w3id.org/vnru/person/a'), '2016')
    """
    prefix, colon, _ = text.partition(":")
    iri = expand(text) if text.startswith("<") or (colon and prefix in {"http", "https", *prefixes()}) else None
    return IRI(iri) if iri else Literal(text, q("edtf:EDTF"))
