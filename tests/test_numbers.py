"""Figures in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_kg.numbers import rank, readable
from vnru_kg.text import LANGUAGES

NBSP = "\u00a0"


def in_all(value: str, unit: str = "", **how: object) -> list[str]:
    return [readable(Decimal(value), language, unit, **how) for language in LANGUAGES]  # type: ignore[arg-type] # keywords by name


def test_separators_follow_the_language() -> None:
    assert in_all("1234567.5") == ["1.234.567,5", "1,234,567.5", f"1{NBSP}234{NBSP}567,5"]
    assert in_all("1234") == ["1.234", "1,234", "1234"]
    assert in_all("-3.10") == ["−3,1", "−3.1", "−3,1"]
    assert in_all("0.0") == ["0", "0", "0"]
    assert in_all("3E+3") == ["3.000", "3,000", "3000"]


def test_money_is_scaled() -> None:
    assert in_all("3630000000", "USD", money=True) == ["3,63 tỷ USD", "3.63 billion USD", "3,63 млрд USD"]
    assert in_all("984980000", "USD", money=True) == ["984,98 triệu USD", "984.98 million USD", "984,98 млн USD"]
    assert in_all("999999", "USD", money=True) == ["999.999 USD", "999,999 USD", f"999{NBSP}999 USD"]
    assert readable(Decimal("3630000000"), "en", "people") == "3,630,000,000 people"


def test_bounds() -> None:
    assert in_all("5", bound="exact") == ["5", "5", "5"]
    assert in_all("5", bound="over") == ["hơn 5", "over 5", "более 5"]
    assert in_all("5", bound="about") == ["khoảng 5", "about 5", "около 5"]
    assert in_all("5", bound="nearly") == ["gần 5", "nearly 5", "почти 5"]
    assert in_all("5", bound="up-to") == ["tới 5", "up to 5", "до 5"]
    assert in_all("60000", bound="between", upper=Decimal(80000)) == ["60.000–80.000", "60,000–80,000", f"60{NBSP}000–80{NBSP}000"]


def test_percent_stands_as_each_language_sets_it() -> None:
    assert in_all("2.3", "%") == ["2,3%", "2.3%", f"2,3{NBSP}%"]


def test_ranks() -> None:
    assert [rank(Decimal(28), "145.0", language) for language in LANGUAGES] == ["thứ 28/145", "no. 28 of 145", "28-е место из 145"]
    assert [rank(Decimal("4.0"), None, language) for language in LANGUAGES] == ["thứ 4", "no. 4", "4-е место"]


SEPARATORS = {"vi": (".", ","), "en": (",", "."), "ru": (NBSP, ",")}


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12), st.sampled_from(LANGUAGES))
def test_no_digit_is_lost(value: Decimal, language: str) -> None:
    thousands, point = SEPARATORS[language]
    text = readable(value, language).replace(thousands, "").replace(point, ".").replace("−", "-")
    assert Decimal(text) == value


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=st.integers(min_value=10**6, max_value=10**15))
def test_scaling_loses_nothing(language: str, value: int) -> None:
    number, word = readable(Decimal(value), language, money=True).split(" ", 1)
    thousands, point = SEPARATORS[language]
    scale = 10**12 if word in {"nghìn tỷ", "trillion", "трлн"} else 10**9 if word in {"tỷ", "billion", "млрд"} else 10**6
    assert Decimal(number.replace(thousands, "").replace(point, ".")) * scale == value


@pytest.mark.parametrize(
    ("number", "bound", "words"),
    [
        ("1", "exact", "1 проект"),
        ("21", "exact", "21 проект"),
        ("144", "exact", "144 проекта"),
        ("11", "exact", "11 проектов"),
        ("113", "exact", "113 проектов"),
        ("22", "over", "более 22 проектов"),
        ("21", "about", "около 21 проекта"),
        ("22", "nearly", "почти 22 проекта"),
        ("1.5", "exact", "1,5 проекта"),
    ],
)
def test_russian_counts_in_three_forms(number: str, bound: str, words: str) -> None:
    assert readable(Decimal(number), "ru", "проект|проекта|проектов", bound=bound) == words


def test_one_is_singular_in_english() -> None:
    assert [readable(Decimal(n), "en", "project|projects") for n in (1, 2)] == ["1 project", "2 projects"]
    assert in_all("1", "no such unit") == ["1 no such unit"] * 3
