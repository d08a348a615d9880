"""Dates in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_kg.dates import readable
from vnru_kg.text import LANGUAGES


@pytest.mark.parametrize(
    ("edtf", "vi", "en", "ru"),
    [
        ("1994", "1994", "1994", "1994"),
        ("2001-03", "tháng 3/2001", "March 2001", "март 2001"),
        ("1994-06-16", "16/6/1994", "16 June 1994", "16 июня 1994"),
        ("1994~", "khoảng 1994", "about 1994", "около 1994"),
        ("1994?", "1994?", "1994?", "1994?"),
        ("1994%", "khoảng 1994?", "about 1994?", "около 1994?"),
        ("1991/2000", "1991–2000", "1991–2000", "1991–2000"),
        ("2012-07-26/2012-07-30", "26–30/7/2012", "26–30 July 2012", "26–30 июля 2012"),
        ("2001-02-28/2001-03-02", "28/2 – 2/3/2001", "28 February – 2 March 2001", "28 февраля – 2 марта 2001"),
        ("2010-12-30/2011-01-02", "30/12/2010 – 2/1/2011", "30 December 2010 – 2 January 2011", "30 декабря 2010 – 2 января 2011"),
        ("1991/2000~", "1991 – khoảng 2000", "1991 – about 2000", "1991 – около 2000"),
        ("2024-01/2024-05", "tháng 1–5/2024", "January–May 2024", "январь–май 2024"),
        ("2023-11/2024-02", "tháng 11/2023 – tháng 2/2024", "November 2023 – February 2024", "ноябрь 2023 – февраль 2024"),
        ("XXXX", "thời kỳ không nêu rõ", "period not stated", "период не указан"),
        ("2012/..", "từ 2012", "since 2012", "с 2012"),
        ("1975/", "từ 1975", "since 1975", "с 1975"),
        ("../1991-12", "đến tháng 12/1991", "until December 1991", "до декабря 1991"),
        ("1975-04~/", "từ khoảng tháng 4/1975", "since about April 1975", "с около апреля 1975"),
        ("1975-04~", "khoảng tháng 4/1975", "about April 1975", "около апреля 1975"),
    ],
)
def test_readable(edtf: str, vi: str, en: str, ru: str) -> None:
    assert [readable(edtf, language) for language in LANGUAGES] == [vi, en, ru]


@pytest.mark.parametrize("edtf", ["199X", "1994-21", "1994-13", "1994-00", "soon", "", "Y12000", "1994-06-16T10:00:00"])
def test_other_forms_are_given_back(edtf: str) -> None:
    assert {readable(edtf, language) for language in LANGUAGES} == {edtf}


@given(st.dates(), st.sampled_from(LANGUAGES))
def test_a_day_names_its_year_and_day(day: object, language: str) -> None:
    year, _, number = str(day).split("-")
    assert year in readable(str(day), language)
    assert str(int(number)) in readable(str(day), language)


@given(st.text(alphabet="0123456789-/.~?%X", max_size=24), st.sampled_from(LANGUAGES))
def test_nothing_fails(text: str, language: str) -> None:
    assert isinstance(readable(text, language), str)
