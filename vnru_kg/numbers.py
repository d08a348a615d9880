"""Figures as a reader of Vietnamese, English or Russian writes them; the page does the same (``front/src/core/numbers.ts``).

The separators are those of the CLDR. We leave its way in two things, since books in these languages do: a number below nought
has the sign of minus, not a hyphen, and four digits of a Russian number stand together (the CLDR writes ``1 200``).
"""

from __future__ import annotations

import re
from decimal import Decimal

from .words.tables import table

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from typing import Any

_FAR = 400  # more digits than the greatest double has
_THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+\Z)")
# After these Russian words a number stands in the genitive, and what is counted with it.
_GENITIVE = {"about", "over", "up-to"}


def unit_sign(unit: str, language: str) -> str:
    """What stands for a unit (local name of its code) instead of a word; ``""`` for a unit that is said by its name."""
    return str(_words(language)["units"].get(unit, ""))


def readable(
    value: Decimal, language: str, unit: str = "", *, money: bool = False, bound: str = "exact", upper: Decimal | None = None
) -> str:
    """``value`` with the separators of ``language``, its unit word, and the word for its bound.

    ``money`` amounts of a million or more are scaled. The unit may be given in the forms of ``vnru:countForms``, with ``|`` between them.

    >>> readable(Decimal("3630000000"), "vi", "USD", money=True, bound="over"), readable(Decimal("103392"), "en", "people")
    ('hơn 3,63 tỷ USD', '103,392 people')
    >>> readable(Decimal(144), "ru", "проект|проекта|проектов"), readable(Decimal(22), "ru", "проект|проекта|проектов", bound="over")
    ('144 проекта', 'более 22 проектов')
    >>> readable(Decimal(100), "en", "scholarships a year", bound="magnitude"), readable(Decimal(10000), "ru", "человек", bound="magnitude")
    ('hundreds of scholarships a year', 'десятки тысяч человек')
    """
    words = _words(language)
    magnitude = words["magnitudes"].get(_plain(value)) if bound == "magnitude" else None
    if magnitude:
        return f"{magnitude} {_counted(value, unit, language, bound)}".rstrip()
    scales = ((Decimal(least), word) for least, word in words["scales"])
    scale, word = next(((s, w) for s, w in scales if abs(value) >= s), (Decimal(1), "")) if money else (Decimal(1), "")
    text = "–".join(_group(number / scale if word else number, language) for number in (value, upper) if number is not None)
    if unit and not word:
        unit = _counted(value if upper is None else upper, unit, language, bound)
    text = " ".join(part for part in (text, word, unit) if part).replace(" %", words["percent"])
    return str(words["bounds"].get(bound, "{}").format(text))


def _words(language: str) -> dict[str, Any]:
    words: dict[str, Any] = table("numbers", language)
    return words


def _counted(number: Decimal, unit: str, language: str, bound: str) -> str:
    """The name of the unit in the form that goes with the number."""
    forms = unit.split("|")
    if number != int(number):
        which = 1
    else:
        which = form(int(number), language)
        if _words(language)["plural"] == "slavic" and bound in _GENITIVE:
            which = 1 if which == 0 else 2
    return forms[min(which, len(forms) - 1)]


def form(number: int, language: str) -> int:
    """Which form of a word goes with a number: Vietnamese has one, English two, Russian three.

    >>> [form(n, "ru") for n in (1, 3, 11, 21, 112)], [form(n, "en") for n in (0, 1, 2)]
    ([0, 1, 2, 0, 2], [1, 0, 1])
    """
    rule = _words(language)["plural"]
    if rule != "slavic":
        return int(rule == "one" and number != 1)
    ones, tens = abs(number) % 10, abs(number) // 10 % 10
    if tens == 1 or ones == 0 or ones > 4:
        return 2
    return int(ones > 1)


def integer(number: int, language: str) -> str:
    """A count with the separators of ``language``.

    >>> integer(29440, "vi"), integer(29440, "en"), integer(-1200, "ru")
    ('29.440', '29,440', '−1200')
    """
    return _group(Decimal(number), language)


def decimal(number: float, language: str) -> str:
    """A measure, with the decimal sign of ``language``.

    >>> decimal(0.5, "vi"), decimal(60.0, "en"), decimal(1.25, "ru")
    ('0,5', '60', '1,25')
    """
    return _group(Decimal(f"{number:.10g}"), language)


def figure(
    value: Decimal,
    unit: str,
    name: str,
    language: str,
    *,
    bound: str = "exact",
    upper: Decimal | None = None,
    out_of: str | None = None,
) -> str:
    """A figure with its unit (local name of its code), which is called ``name`` where nothing stands for it; a place in a ranking as one.

    >>> figure(Decimal(40), "percent", "", "ru"), figure(Decimal(28), "rank", "", "vi", out_of="145")
    ('40\xa0%', 'thứ 28/145')
    """
    if unit == "rank":
        return rank(value, out_of, language, bound=bound)
    return readable(value, language, unit_sign(unit, language) or name, money=unit == "usd", bound=bound, upper=upper)


def rank(value: Decimal, out_of: str | None, language: str, *, bound: str = "exact") -> str:
    """A place in a ranking; ``up-to`` where only a group at the top is told.

    >>> rank(Decimal(28), "145", "vi"), rank(Decimal(4), None, "ru")
    ('thứ 28/145', '4-е место')
    """
    place, words = _group(value, language), _words(language)
    if bound == "up-to":
        return str(words["top"].format(place))
    return str(words["rankOf"].format(place, _group(Decimal(out_of), language)) if out_of else words["rank"].format(place))


def _group(value: Decimal, language: str) -> str:
    """The digits of ``value``, all of them; a number beyond those of computers stays as it is written, since its digits fill pages."""
    if not value.is_finite() or abs(value.adjusted()) > _FAR:
        return str(value)
    words, plain = _words(language), _plain(value)
    sign, plain = (words["minus"], plain[1:]) if plain.startswith("-") else ("", plain)
    whole, _, fraction = plain.partition(".")
    # Russian typography leaves four digits together; so do years and room numbers everywhere, which never come here
    grouped = whole if len(whole) == words["together"] else _THOUSANDS.sub(words["thousands"], whole)
    return f"{sign}{grouped}{words['point']}{fraction}" if fraction else f"{sign}{grouped}"


def _plain(value: Decimal) -> str:
    """``value`` without an exponent, without noughts at its end that say nothing, and nought without a sign."""
    if not value:
        return "0"
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
