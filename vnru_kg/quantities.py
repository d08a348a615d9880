"""Reading figures as they are printed: “hơn 3,6 tỷ”, “tens of thousands”, “почти 40 тыс.”, “thứ tư trong số 81”.

The counterpart of :mod:`~vnru_kg.numbers`, which writes them. Vietnamese, English and Russian are read alike, since a text in
one of them quotes the others; only what a lone separator means (1.234) depends on the language that is given.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from .numerals import FALLS, FIRST, MULTIPLES, NUMBERS, ORDINALS, POST_BOUNDS, PRE_BOUNDS, SCALES, SPANS, UNCLEAR
from .records import dataclass
from .words import LANGUAGES, pattern
from .words.tables import table

_THREES = re.compile(r"\d{1,3}(?:[.,]\d{3})+\Z")
_DIGITS = r"\d{1,3}(?:[\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
_SPACED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
_OUT_OF = rf"\s*(?:/|{pattern('numerals', 'outOf')})\s*"
_ONE_OF = rf"(?:{pattern('numerals', 'oneOf')})\s+"
_BETWEEN = rf"\s*(?:[-–—]|{pattern('numerals', 'to')})\s*"
_ENDING = rf"(?:-?(?:{pattern('numerals', 'endings')}))?(?: (?:{pattern('numerals', 'place')}))?"

_TENS, _JOINS = (frozenset(pattern("numerals", key).split("|")) for key in ("tens", "joins"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a printed figure says: ``bound`` as in ``code:bound-scheme``; ``step`` is what its last digit stands for (0 for a whole number
    and for one in words); ``falls`` if a word or sign says a fall or a deficit.
    """

    value: Decimal
    bound: str = "exact"
    upper: Decimal | None = None
    out_of: Decimal | None = None
    falls: bool = False
    step: Decimal = Decimal(0)


def read(printed: str, language: str = LANGUAGES[0]) -> Quantity | None:
    """The figure in ``printed``, which holds one figure with its bound and unit words; ``None`` if no number is in it.

    >>> read("hơn 3,6 tỷ USD").value, read("hàng vạn").bound, read("giảm 36,4 %").falls
    (Decimal('3600000000'), 'magnitude', True)
    >>> str(read("nearly 1,250 people", "en").value), str(read("1.250 người").value), str(read("четвёртое место").value)
    ('1250', '1250', '4')
    """
    text = plain(printed)
    amount = _several(text, language) or _single(text, language) or _vague(text) or _spoken(text)
    if amount is None:
        return None
    quantity, start, end = amount
    value = (quantity.value + _half(text[:end], text[end:])) * _span(text[end:])
    falls = bool(_falls().search(text)) or (text[:start].strip() in {"-", "−"})
    bound = quantity.bound
    if bound == "exact":
        bound = bound_before(text[:start])[0]
        after = re.match(rf"\W*(?:\w+\W+){{0,3}}?({'|'.join(map(re.escape, POST_BOUNDS))})(?!\w)", text[end:])
        if after:
            bound = POST_BOUNDS[after[1]]
    if bound == "between" and bound_before(text[:start])[0] == "about":
        bound = "about-between"
    return Quantity(_tidy(value), bound, quantity.upper, quantity.out_of, falls, _tidy(quantity.step))


def _tidy(value: Decimal) -> Decimal:
    """Without the zeros that scaling leaves behind the point."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def plain(text: str) -> str:
    """``text`` as words are looked up in it: lower case, NFC, one space between words (no-break spaces stay)."""
    return re.sub(r"[^\S\u00a0\u202f]+", " ", unicodedata.normalize("NFC", text)).lower().strip().replace("ё", "е").replace("tỉ", "tỷ")


def bound_before(text: str) -> tuple[str, bool]:
    """The bound that the last words of ``text`` set for a number that follows, and whether they may be mere emphasis."""
    match = _last_bound().search(text + " ")
    if not match:
        return "exact", False
    return PRE_BOUNDS[match[1]], match[1] in UNCLEAR


def scale_after(text: str) -> Decimal:
    """The power of ten that the first word of ``text`` gives to a number before it; 1 if it gives none."""
    return _scales(text)[0]


def _half(before: str, after: str) -> Decimal:
    """“1 tỷ rưỡi”: half of what the last scale word says."""
    scale = re.search(r"([^\W\d]+)\s*\Z", before)
    return SCALES.get(scale[1], Decimal(0)) / 2 if scale and re.match(rf"\s*(?:{pattern('numerals', 'half')})(?!\w)", after) else Decimal(0)


def _span(after: str) -> Decimal:
    """Years are also counted in decades and centuries."""
    for words, years in SPANS.items():
        if re.match(rf"\s*(?:{words})(?!\w)", after):
            return Decimal(years)
    return Decimal(1)


@cache
def _last_bound() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(PRE_BOUNDS, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)({words})(?: (?:{pattern('numerals', 'link')}))?[\s\u00a0]+[$€₽]?\s*\Z")


@cache
def _falls() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{FALLS})(?!\w)")


def number(digits: str, language: str = LANGUAGES[0]) -> Decimal:
    """The number that ``digits`` print. A lone separator before three digits groups thousands where the language does so.

    >>> str(number("1.234,5")), str(number("1,234")), str(number("1,234", "en")), str(number("3.6"))
    ('1234.5', '1.234', '1234', '3.6')
    """
    text = re.sub(r"[\s\u00a0\u202f]", "", digits)
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return Decimal(text)
    grouping = "," if _separators(language)["point"] == "." else "."
    several = text.count(text[last]) > 1
    if several or (text[last] == grouping and _THREES.match(text) and not text.startswith("0")):
        return Decimal(re.sub(r"[.,]", "", text))
    return Decimal(re.sub(r"[.,]", "", text[:last]) + "." + text[last + 1 :])


def _pattern(language: str) -> str:
    return _SPACED if _separators(language)["thousands"].isspace() else _DIGITS


def _separators(language: str) -> dict[str, str]:
    """Of a language that a document may be in."""
    separators: dict[str, str] = table("numbers", language if language in LANGUAGES else LANGUAGES[0])
    return separators


def _step(digits: str, language: str, factor: Decimal) -> Decimal:
    step = Decimal(10) ** int(number(digits, language).as_tuple().exponent)
    return Decimal(0) if step == factor == 1 else step * factor


def _scales(text: str) -> tuple[Decimal, int]:
    """The factor of the scale words at the start of ``text``, and where they end."""
    factor, end = Decimal(1), 0
    while match := re.match(r"[\s\u00a0]*([^\W\d_]+)\.?(?:[\s\u00a0]of(?= [^\W\d]))?", text[end:]):
        if match[1] not in SCALES:
            break
        factor, end = factor * SCALES[match[1]], end + match.end()
    return factor, end


def _several(text: str, language: str) -> tuple[Quantity, int, int] | None:
    """A rank among so many, one of so many, a range."""
    one = rf"({_pattern(language)}|[^\W\d_]+)"
    digits = rf"({_pattern(language)})"
    if (match := re.search(rf"(?<!\w){_ONE_OF}{one}", text)) and (value := _value(match[1], language)) is not None:
        return Quantity(value, "up-to"), match.start(), match.end()
    ranked = re.search(rf"(?<![\w,.]){one}{_ENDING}{_OUT_OF}{digits}", text)
    if ranked and (value := _value(ranked[1], language)) is not None:
        return Quantity(value, out_of=number(ranked[2], language)), ranked.start(), ranked.end()
    match = re.search(rf"(?<![\w,.]){digits}( [^\W\d_]+\.?)?{_BETWEEN}{digits}", text)
    if not match:
        return None
    low, high = number(match[1], language), number(match[3], language)
    factor, length = _scales(text[match.end() :])
    own = _scales(match[2] or "")[0]
    if low >= high * factor / (own if own != 1 else factor):
        return None
    return Quantity(low * (own if own != 1 else factor), "between", high * factor), match.start(), match.end() + length


def _single(text: str, language: str) -> tuple[Quantity, int, int] | None:
    """A number in digits with its scale words: “1 tỷ 200 triệu” is one number."""
    match = re.search(rf"(?:{_pattern(language)})", text)
    if not match:
        return None
    value, step, end, smallest = Decimal(0), Decimal(0), match.start(), None
    while part := re.match(rf"\s*({_pattern(language)})", text[end:]):
        factor, length = _scales(text[end + part.end() :])
        if smallest is not None and factor >= smallest:
            break
        value, step, smallest = value + number(part[1], language) * factor, _step(part[1], language, factor), factor
        end += part.end() + length
        if factor == 1:
            break
    return Quantity(value, step=step), match.start(), end


def _vague(text: str) -> tuple[Quantity, int, int] | None:
    """“hàng vạn”, “tens of thousands”, “сотни тысяч”: a magnitude; “vài chục”, several of one: over the least that it can be."""
    for language in LANGUAGES:
        if match := re.search(rf"(?<!\w){table('numerals', language)['vague']}(?!\w)", text):
            value = Decimal(1)
            for word in match[1].split():
                value *= SCALES.get(word, Decimal(1))
            several = re.match(pattern("numerals", "several"), match[0])
            return Quantity(value, "over" if several else "magnitude"), match.start(), match.end()
    return None


def _spoken(text: str) -> tuple[Quantity, int, int] | None:
    """A number in words, an ordinal, a multiple such as “gấp đôi”."""
    for words, value in (*MULTIPLES.items(), *FIRST.items()):
        if match := re.search(rf"(?<!\w)(?:{words})(?!\w)", text):
            return Quantity(Decimal(value)), match.start(), match.end()
    said = list(re.finditer(r"[^\W\d_]+", text))
    for first, word in enumerate(said):
        total, last = _count([w[0] for w in said[first:]])
        if last:
            return Quantity(total), word.start(), said[first + last - 1].end()
    return None


def _count(words: list[str]) -> tuple[Decimal, int]:
    """The number that the first of ``words`` spell, and how many of them do: 0 if the first is no numeral."""
    total, part, last, room, used = Decimal(0), Decimal(0), Decimal(0), Decimal(10) ** 15, 0
    for word, after in zip(words, [*words[1:], ""], strict=True):
        value = NUMBERS.get(word)
        if word in ORDINALS and not used:
            return Decimal(ORDINALS[word]), 1
        if word in _TENS and used:
            part, room = part + 9 * last, Decimal(10)
        elif word in SCALES and used:
            part, room = max(part, Decimal(1)) * SCALES[word], SCALES[word]
            if room >= 1000:
                total, part = total + part, Decimal(0)
        elif value is not None and value < room and not _year(word, words[:used], after):
            part, last, room = part + value, Decimal(value), Decimal(1 if value % 10 else 10 if value < 100 else 100)
        elif word not in _JOINS or not used:
            break
        used += 1
    return total + part, used


def _year(word: str, before: list[str], after: str) -> bool:
    """Whether “năm” is the year and not five: after a numeral it is, but for “linh năm” and “năm mươi”."""
    return word == "năm" and bool(before) and before[-1] not in {"linh", "lẻ"} and after != "mươi"


def _value(text: str, language: str) -> Decimal | None:
    if text[0].isdigit():
        return number(text, language)
    return _count([text])[0] or None
