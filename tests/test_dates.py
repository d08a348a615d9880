"""Dates in words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vnru_kg.dates import readable
from vnru_kg.text import LANGUAGES

from .support.twins import table


def test_readable() -> None:
    """The page says the same, by the same table; forms that are none of the graph's are given back."""
    for edtf, *words in table("dates"):
        assert [readable(edtf, language) for language in LANGUAGES] == words, edtf


@given(st.dates(), st.sampled_from(LANGUAGES))
def test_a_day_names_its_year_and_day(day: object, language: str) -> None:
    year, _, number = str(day).split("-")
    assert year in readable(str(day), language)
    assert str(int(number)) in readable(str(day), language)


@given(st.text(alphabet="0123456789-/.~?%X", max_size=24), st.sampled_from(LANGUAGES))
def test_nothing_fails(text: str, language: str) -> None:
    assert isinstance(readable(text, language), str)
