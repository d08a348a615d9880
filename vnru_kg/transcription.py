"""Whether a figure's value, bound and unit are what it says as printed; no document is needed for that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from .code_words import CodeWords
from .engine import Engine, Table, Term
from .quantities import Quantity, plain, read
from .records import dataclass
from .vocabulary import Vocabulary
from .words import LANGUAGES, pattern, table

RULE = "figure-as-printed"
_FIGURES = """
SELECT ?figure ?printed ?value ?bound ?unit ?indicator ?upper ?outOf ?language WHERE {
  ?figure vnru:asPrinted ?printed ; sdmx-measure:obsValue ?value ; vnru:bound ?bound ; sdmx-attribute:unitMeasure ?unit .
  OPTIONAL { ?figure vnru:indicator ?indicator }
  OPTIONAL { ?figure vnru:upperValue ?upper }
  OPTIONAL { ?figure vnru:outOf ?outOf }
  OPTIONAL { ?figure vnru:passage/oa:hasSource/dcterms:language ?language }
}"""
_UNITS = "SELECT ?unit WHERE { ?unit skos:inScheme code:unit-scheme }"

_RANK = "rank"
RATE = "-per-year"  # how the code of a unit ends that says per what
YEARLY = re.compile(pattern("numerals", "yearly"))


@dataclass(frozen=True, slots=True)
class Figure:
    """An observation as far as print can tell: codes by their local names, ``language`` of the document it stands in."""

    text: str
    value: Decimal
    bound: str
    unit: str
    indicator: str = ""
    upper: Decimal | None = None
    out_of: Decimal | None = None
    language: str = LANGUAGES[0]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that print and graph tell differently; ``kind`` names its message."""

    kind: str
    text: str
    reading: str = ""
    statement: str = ""

    def message(self, language: str) -> str:
        """What is wrong, in words."""
        template: str = table("checks", language)["transcription"][self.kind]
        return template.format(printed=self.text, read=self.reading, stated=self.statement)


def faults(engine: Engine, words: CodeWords, language: str) -> Iterator[tuple[str, str]]:
    """Each figure of ``engine`` that is not as it is printed: its IRI, and what is wrong in ``language``."""
    units, signed = units_of(engine), Vocabulary(engine).signed
    for row in _rows(engine, _FIGURES):
        figure = figure_of(row[1:])
        if figure:
            for difference in differences(figure, words, units, signed):
                yield str(row[0]), difference.message(language)


def units_of(engine: Engine) -> tuple[str, ...]:
    """The codes of all units."""
    return tuple(sorted(_local(row[0]) for row in _rows(engine, _UNITS)))


def _rows(engine: Engine, query: str) -> list[tuple[Term | None, ...]]:
    answer = engine.query(query)
    return answer.rows if isinstance(answer, Table) else []


def figure_of(row: tuple[Term | None, ...]) -> Figure | None:
    """The figure whose print, value, bound, unit, indicator, upper value, number of those ranked and language are given; ``None`` if
    one of its numbers is none, which the datatypes' own check reports.
    """
    printed, value, bound, unit, indicator, upper, out_of, language = row
    try:
        numbers = [None if term is None else Decimal(str(term)) for term in (value, upper, out_of)]
    except InvalidOperation:
        return None
    if numbers[0] is None or not all(n is None or n.is_finite() for n in numbers):
        return None
    text = str(printed)
    letters = ((code, table("language", code)["letters"]) for code in LANGUAGES)
    own = next((code for code, some in letters if some and re.search(some, text, re.IGNORECASE)), None)
    spoken = own or str(language or LANGUAGES[0])
    return Figure(text, numbers[0], _local(bound), _local(unit), _local(indicator), numbers[1], numbers[2], spoken)


def _local(term: Term | None) -> str:
    return str(term or "").rpartition("/")[2]


def differences(figure: Figure, words: CodeWords, units: tuple[str, ...], signed: frozenset[str]) -> Iterator[Difference]:
    """What the figure says otherwise than as it is printed.

    ``units`` are the codes of all units, ``signed`` those of the units and indicators that can be negative.
    """
    quantity = read(figure.text, figure.language)
    if quantity is None:
        yield Difference("no-number", figure.text)
        return
    if abs(figure.value) != quantity.value:
        yield Difference("value", figure.text, _plain(quantity.value), _plain(abs(figure.value)))
    elif figure.upper != quantity.upper:
        yield Difference("value", figure.text, _plain(quantity.upper), _plain(figure.upper))
    if figure.bound != quantity.bound:
        yield Difference("bound", figure.text, quantity.bound, figure.bound)
    if not _sign_fits(figure, quantity, signed):
        yield Difference("sign", figure.text, "", _plain(figure.value))
    if quantity.out_of is not None and figure.unit == _RANK and figure.out_of != quantity.out_of:
        yield Difference("out-of", figure.text, _plain(quantity.out_of), _plain(figure.out_of))
    yield from _unit(figure, words, units)


def _sign_fits(figure: Figure, quantity: Quantity, signed: frozenset[str]) -> bool:
    has_sign = not signed.isdisjoint({figure.unit, figure.indicator})
    return has_sign and quantity.falls if figure.value < 0 else not (has_sign and quantity.falls)


def _unit(figure: Figure, words: CodeWords, units: tuple[str, ...]) -> Iterator[Difference]:
    text = plain(figure.text)
    counted = YEARLY.sub(" ", text)  # “/năm” says per what, not what is counted
    named = [unit for unit in units if words.occurs(unit, counted)]
    if counted != text:
        named = [unit for unit in named if unit.endswith(RATE) or unit + RATE not in units]
    if named and figure.unit not in named:
        yield Difference("unit", figure.text, ", ".join(named), figure.unit)


def _plain(value: Decimal | None) -> str:
    return "—" if value is None else format(value.normalize(), "f")
