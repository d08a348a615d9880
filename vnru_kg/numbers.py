"""Figures as a reader of Vietnamese, English or Russian writes them."""

from __future__ import annotations

from decimal import Decimal

_SEPARATORS = {"vi": (".", ","), "en": (",", "."), "ru": ("\u00a0", ",")}
_SCALES = (
    (Decimal(10**9), {"vi": "tỷ", "en": "billion", "ru": "млрд"}),
    (Decimal(10**6), {"vi": "triệu", "en": "million", "ru": "млн"}),
)
# Units that are written as a sign or a code instead of a word.
UNITS = {
    "usd": {"vi": "USD", "en": "USD", "ru": "долл. США"},
    "percent": {"vi": "%", "en": "%", "ru": "%"},
}
# How the name of a unit, as the codes give it, is said beside a number. English: of one; Russian: of one, of two to four, of more.
_ONE = {
    "projects": "project", "years": "year", "scholarships": "scholarship", "people": "person", "times": "time", "documents": "document",
    "localities": "locality", "flights per week": "flight per week", "institutions": "institution", "days": "day", "pairs": "pair",
    "contracts": "contract", "republics": "republic", "enterprises": "enterprise", "submarines": "submarine", "tonnes": "tonne",
    "visits": "visit", "scholarships a year": "scholarship a year", "students a year": "student a year",
}  # fmt: skip
_RU_FORMS = {
    "проекты": ("проект", "проекта", "проектов"),
    "годы": ("год", "года", "лет"),
    "стипендии": ("стипендия", "стипендии", "стипендий"),
    "человек": ("человек", "человека", "человек"),
    "раз": ("раз", "раза", "раз"),
    "самолёты": ("самолёт", "самолёта", "самолётов"),
    "документы": ("документ", "документа", "документов"),
    "регионы": ("регион", "региона", "регионов"),
    "рейсов в неделю": ("рейс в неделю", "рейса в неделю", "рейсов в неделю"),
    "учреждения": ("учреждение", "учреждения", "учреждений"),
    "дни": ("день", "дня", "дней"),
    "пары": ("пара", "пары", "пар"),
    "контракты": ("контракт", "контракта", "контрактов"),
    "республики": ("республика", "республики", "республик"),
    "предприятия": ("предприятие", "предприятия", "предприятий"),
    "подводные лодки": ("подводная лодка", "подводные лодки", "подводных лодок"),
    "тонны": ("тонна", "тонны", "тонн"),
    "посещения": ("посещение", "посещения", "посещений"),
    "студентов в год": ("студент в год", "студента в год", "студентов в год"),
    "стипендий в год": ("стипендия в год", "стипендии в год", "стипендий в год"),
}
# After these Russian words a number stands in the genitive, and what is counted with it.
_GENITIVE = {"about", "over", "up-to"}
_RANK = {"vi": "thứ {}", "en": "no. {}", "ru": "{}-е место"}
_RANK_OF = {"vi": "thứ {}/{}", "en": "no. {} of {}", "ru": "{}-е место из {}"}
_BOUNDS = {
    "about": {"vi": "khoảng {}", "en": "about {}", "ru": "около {}"},
    "over": {"vi": "hơn {}", "en": "over {}", "ru": "более {}"},
    "nearly": {"vi": "gần {}", "en": "nearly {}", "ru": "почти {}"},
    "up-to": {"vi": "tới {}", "en": "up to {}", "ru": "до {}"},
    "about-between": {"vi": "khoảng {}", "en": "about {}", "ru": "примерно {}"},
}
# A word for a magnitude instead of a number.
_MAGNITUDES = {
    10: {"vi": "hàng chục", "en": "tens of", "ru": "десятки"},
    100: {"vi": "hàng trăm", "en": "hundreds of", "ru": "сотни"},
    1000: {"vi": "hàng nghìn", "en": "thousands of", "ru": "тысячи"},
    10_000: {"vi": "hàng vạn", "en": "tens of thousands of", "ru": "десятки тысяч"},
    100_000: {"vi": "hàng trăm nghìn", "en": "hundreds of thousands of", "ru": "сотни тысяч"},
    1_000_000: {"vi": "hàng triệu", "en": "millions of", "ru": "миллионы"},
}
_TOP = {"vi": "trong {} vị trí đầu", "en": "among the first {}", "ru": "в числе первых {}"}


def readable(
    value: Decimal, language: str, unit: str = "", *, money: bool = False, bound: str = "exact", upper: Decimal | None = None
) -> str:
    """``value`` with the separators of ``language``, its unit word, and the word for its bound.

    ``money`` amounts of a million or more are scaled.

    >>> readable(Decimal("3630000000"), "vi", "USD", money=True, bound="over"), readable(Decimal("103392"), "en", "people")
    ('hơn 3,63 tỷ USD', '103,392 people')
    >>> readable(Decimal(144), "ru", "проекты"), readable(Decimal(22), "ru", "проекты", bound="over")
    ('144 проекта', 'более 22 проектов')
    >>> readable(Decimal(100), "en", "scholarships a year", bound="magnitude"), readable(Decimal(10000), "ru", "человек", bound="magnitude")
    ('hundreds of scholarships a year', 'десятки тысяч человек')
    """
    if bound == "magnitude" and value in _MAGNITUDES:
        return f"{_MAGNITUDES[int(value)][language]} {_counted(value, unit, language, bound)}".rstrip()
    scale, word = next(((s, w[language]) for s, w in _SCALES if abs(value) >= s), (Decimal(1), "")) if money else (Decimal(1), "")
    text = _group(value / scale, language)
    if upper is not None:
        text += f"–{_group(upper / scale, language)}"
    if unit and not word:
        unit = _counted(value if upper is None else upper, unit, language, bound)
    text = " ".join(part for part in (text, word, unit) if part).replace(" %", "%" if language != "ru" else "\u00a0%")
    return _BOUNDS[bound][language].format(text) if bound in _BOUNDS else text


def _counted(number: Decimal, unit: str, language: str, bound: str) -> str:
    """The name of the unit in the form that goes with the number."""
    if language == "en":
        return _ONE.get(unit, unit) if number == 1 else unit
    one, few, many = _RU_FORMS.get(unit, (unit,) * 3) if language == "ru" else (unit,) * 3
    if number != int(number):
        return few
    which = form(int(number), language)
    return few if which == 0 and bound in _GENITIVE else many if which == 1 and bound in _GENITIVE else (one, few, many)[which]


def form(number: int, language: str) -> int:
    """Which form of a word goes with a number: Vietnamese has one, English two, Russian three.

    >>> [form(n, "ru") for n in (1, 3, 11, 21, 112)], [form(n, "en") for n in (0, 1, 2)]
    ([0, 1, 2, 0, 2], [1, 0, 1])
    """
    if language != "ru":
        return int(language == "en" and number != 1)
    ones, tens = abs(number) % 10, abs(number) // 10 % 10
    if tens == 1 or ones == 0 or ones > 4:
        return 2
    return int(ones > 1)


def grouped(number: int, language: str) -> str:
    """A count with the separators of ``language``.

    >>> grouped(29440, "vi"), grouped(29440, "en"), grouped(-1200, "ru")
    ('29.440', '29,440', '−1200')
    """
    return _group(Decimal(number), language)


def decimal(number: float, language: str) -> str:
    """A measure, with the decimal sign of ``language``.

    >>> decimal(0.5, "vi"), decimal(60.0, "en"), decimal(1.25, "ru")
    ('0,5', '60', '1,25')
    """
    return f"{number:.10g}".replace(".", _SEPARATORS[language][1])


def ranked(value: Decimal, out_of: str | None, language: str, *, bound: str = "exact") -> str:
    """A place in a ranking; ``up-to`` where only a group at the top is told.

    >>> ranked(Decimal(28), "145", "vi"), ranked(Decimal(4), None, "ru")
    ('thứ 28/145', '4-е место')
    """
    place = _group(value, language)
    if bound == "up-to":
        return _TOP[language].format(place)
    return _RANK_OF[language].format(place, _group(Decimal(out_of), language)) if out_of else _RANK[language].format(place)


def _group(value: Decimal, language: str) -> str:
    thousands, point = _SEPARATORS[language]
    plain = format(value.normalize(), "f")
    sign, plain = ("−", plain[1:]) if plain.startswith("-") else ("", plain)
    whole, _, fraction = plain.partition(".")
    # Russian typography leaves four digits together; so do years and room numbers everywhere, which never come here
    grouped = whole if language == "ru" and len(whole) == 4 else f"{int(whole):,}".replace(",", thousands)
    return f"{sign}{grouped}{point}{fraction}" if fraction else sign + grouped
