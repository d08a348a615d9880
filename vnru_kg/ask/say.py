"""How answers and refusals are said: the texts of the tables ``answers``, names, dates, spans and lists."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from ..answers import Row
from ..engine import Literal, Term
from ..graph import Graph
from ..namespaces import expand, shrink
from ..numbers import readable as number
from ..words import LANGUAGES, SOURCE, table


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found: rows, the sentence that answers in each language, and whether there is an answer at all."""

    rows: tuple[Row, ...]
    lead: dict[str, str]
    is_answer: bool
    columns: tuple[str, ...] = ()
    numbered: bool = False  # the count is that of the documents, which number more than they describe


def message(part: str, name: str, **slots: object) -> dict[str, str]:
    """A text of the tables ``answers`` in each language, its slots filled; empty without such a text."""
    texts = {language: str(table("answers", language)[part][name]) for language in LANGUAGES if has_text(part, name)}
    return {language: text.format(**slots) if slots else text for language, text in texts.items()}


def has_text(part: str, name: object) -> bool:
    """Whether there is a text of this name."""
    return name in table("answers", SOURCE)[part]


def label(kg: Graph, thing: Term | str, language: str) -> str:
    """What a thing is called; a literal as it is."""
    if isinstance(thing, Literal):
        return thing.text
    iri = str(thing) if str(thing).startswith("http") else expand(str(thing)) or str(thing)
    return kg.label(iri, language) or shrink(iri)


def join(parts: Iterable[str], between: str = ", ", most: int = 12) -> str:
    """A list of at most so many, with a sign that there are more."""
    listed = list(dict.fromkeys(parts))
    return between.join(listed[:most]) + (f"{between}… (+{len(listed) - most})" if len(listed) > most else "")


def span(begin: str, end: str, language: str) -> str:
    """The days from ``begin`` to ``end``, both included."""
    if not begin or not end:
        return message("lead", "nodate")[language]
    days = (datetime.date.fromisoformat(end) - datetime.date.fromisoformat(begin)).days + 1
    return count_text(days, "days", language)


def apart(begin: str, end: str, language: str) -> str:
    """The days that passed from ``begin`` until ``end``."""
    return count_text((datetime.date.fromisoformat(end) - datetime.date.fromisoformat(begin)).days, "days", language)


def years_between(one: tuple[str, str], other: tuple[str, str], language: str) -> str:
    """Whole years that passed between two times; and months, where both are known to the month; from year to year, where one is a year."""
    (begin, until), (end, last) = one, other
    months = (int(end[:4]) - int(begin[:4])) * 12 + int(end[5:7]) - int(begin[5:7])
    known = begin[:7] == until[:7] and end[:7] == last[:7]
    parted = divmod(months - (end[8:] < begin[8:]), 12)
    if any(first.endswith("-01-01") and final.endswith("-12-31") for first, final in (one, other)):
        parted = int(end[:4]) - int(begin[:4]), 0
    told = [count_text(n, unit, language) for n, unit in zip(parted, ("years", "months"), strict=True) if n and (known or unit == "years")]
    return " ".join(told) or count_text(0, "years", language)


def count_text(amount: int, unit: str, language: str) -> str:
    """A number of days or years."""
    from decimal import Decimal

    return number(Decimal(amount), language, table("facts", language)[unit])
