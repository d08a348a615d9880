"""Figures read as they are printed, in three languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_kg.numbers import readable
from vnru_kg.quantities import bound_before, number, read
from vnru_kg.text import LANGUAGES


@pytest.mark.parametrize(
    ("printed", "language", "value", "bound"),
    [
        ("hơn 7,25 tỉ USD", "vi", "7250000000", "over"),
        ("xấp xỉ 40 ngàn cán bộ", "vi", "40000", "about"),
        ("khoảng hơn 6.000 sinh viên", "vi", "6000", "over"),  # the word nearest to the number counts
        ("không quá 30 ngày", "vi", "30", "up-to"),
        ("9.000 người trở lên", "vi", "9000", "over"),
        ("gần 12 vạn người", "vi", "120000", "nearly"),
        ("1 tỷ 200 triệu đồng", "vi", "1200000000", "exact"),
        ("2 tỷ rưỡi", "vi", "2500000000", "exact"),
        ("hàng vạn thợ", "vi", "10000", "magnitude"),
        ("vài chục thợ", "vi", "10", "over"),
        ("hàng trăm nghìn thợ", "vi", "100000", "magnitude"),
        ("hơn hai thập kỷ", "vi", "20", "over"),
        ("mười năm", "vi", "10", "exact"),
        ("hai mươi lăm năm", "vi", "25", "exact"),
        ("hai trăm năm mươi", "vi", "250", "exact"),
        ("một trăm linh năm nghìn", "vi", "105000", "exact"),
        ("thứ tư", "vi", "4", "exact"),
        ("đứng đầu", "vi", "1", "exact"),
        ("một trong 15", "vi", "15", "up-to"),
        ("gần gấp đôi", "vi", "2", "nearly"),
        ("more than 1,250 workers", "en", "1250", "over"),
        ("nearly $2.5 billion", "en", "2500000000", "nearly"),
        ("no more than 90 days", "en", "90", "up-to"),
        ("tens of thousands of readers", "en", "10000", "magnitude"),
        ("two hundred and fifty", "en", "250", "exact"),
        ("three decades", "en", "30", "exact"),
        ("the 45th", "en", "45", "exact"),
        ("ninth", "en", "9", "exact"),
        ("5,000 or more", "en", "5000", "over"),
        ("почти 40 тыс. человек", "ru", "40000", "nearly"),
        ("более 1 500 проектов", "ru", "1500", "over"),
        ("не более 90 дней", "ru", "90", "up-to"),
        ("около 2,5 млрд долл.", "ru", "2500000000", "about"),
        ("сотни тысяч читателей", "ru", "100000", "magnitude"),
        ("двадцать пять лет", "ru", "25", "exact"),
        ("четвёртое место", "ru", "4", "exact"),
        ("вдвое", "ru", "2", "exact"),
    ],
)
def test_a_figure_is_read(printed: str, language: str, value: str, bound: str) -> None:
    found = read(printed, language)
    assert found is not None
    assert (found.value, found.bound, found.upper, found.out_of) == (Decimal(value), bound, None, None)


@pytest.mark.parametrize(
    ("printed", "language", "low", "high"),
    [
        ("20-25%/ năm", "vi", 20, 25),
        ("khoảng 70-90 ngàn người", "vi", 70_000, 90_000),
        ("từ 700 triệu đến 1 tỷ USD", "vi", 700_000_000, 1_000_000_000),
        ("between 70 and 90 thousand", "en", 70_000, 90_000),
        ("от 20 до 25 %", "ru", 20, 25),
    ],
)
def test_a_range_has_two_numbers(printed: str, language: str, low: int, high: int) -> None:
    found = read(printed, language)
    assert found is not None
    assert (found.value, found.upper, found.bound) == (Decimal(low), Decimal(high), "about-between" if "khoảng" in printed else "between")


@pytest.mark.parametrize(
    ("printed", "language", "place", "among"),
    [
        ("thứ 17/120", "vi", 17, 120),
        ("thứ tư trong số 90", "vi", 4, 90),
        ("17th out of 120", "en", 17, 120),
        ("5-е место из 90", "ru", 5, 90),
    ],
)
def test_a_rank_is_one_among_so_many(printed: str, language: str, place: int, among: int) -> None:
    found = read(printed, language)
    assert found is not None
    assert (found.value, found.out_of) == (Decimal(place), Decimal(among))


@pytest.mark.parametrize("printed", ["giảm 12,5%", "nhập siêu 3 tỷ USD", "fell by 12.5%", "снизился на 12,5 %", "-12,5%", "−12,5 %"])
def test_a_fall_is_seen(printed: str) -> None:
    found = read(printed)
    assert found is not None
    assert found.falls
    assert found.value > 0


@pytest.mark.parametrize("printed", ["tăng 12,5%", "10-15%", "hơn 5 tỷ USD", "rose by 5%", "вырос на 5 %"])
def test_what_does_not_fall(printed: str) -> None:
    found = read(printed)
    assert found is not None
    assert not found.falls


def test_a_lone_separator_is_read_as_the_language_has_it() -> None:
    assert [number("1.250", lang) for lang in LANGUAGES] == [1250, Decimal("1.25"), 1250]
    assert [number("1,250", lang) for lang in LANGUAGES] == [Decimal("1.25"), 1250, Decimal("1.25")]
    assert [number("3.6", lang) for lang in LANGUAGES] == [Decimal("3.6")] * 3


def test_a_bound_is_read_from_the_words_before() -> None:
    assert bound_before("kim ngạch đạt gần") == ("nearly", False)
    assert bound_before("kim ngạch đạt") == ("exact", False)
    assert bound_before("a rise to no less than") == ("over", False)
    assert bound_before("chiếm tới") == ("up-to", True)  # may only stress that it is much


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=st.integers(min_value=1, max_value=10**13), bound=st.sampled_from(["exact", "about", "over", "nearly", "up-to"]))
def test_what_is_written_is_read_again(language: str, value: int, bound: str) -> None:
    found = read(readable(Decimal(value), language, "USD", money=True, bound=bound), language)
    assert found is not None
    assert (int(found.value), found.bound) == (value, bound)


@given(st.text(max_size=40), st.sampled_from(LANGUAGES))
def test_any_text_is_read_or_not(text: str, language: str) -> None:
    found = read(text, language)
    assert found is None or found.value >= 0
