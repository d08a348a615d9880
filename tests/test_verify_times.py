"""Dates and periods as texts print them, in three languages."""

from __future__ import annotations

import pytest

from vnru_kg.quantities import plain
from vnru_kg.verify.moments import Moments
from vnru_kg.verify.times import times


def read(text: str) -> list[str]:
    """Each time in ``text``: “begin” or “begin/end”; ``-`` for a year that is not printed, ``<`` before what is compared with."""

    def point(parts: tuple[int | None, int | None, int | None]) -> str:
        year, *rest = parts
        return "-".join(["" if year is None else str(year), *(f"{n:02}" for n in rest if n is not None)])

    return [("<" if t.base else "") + "/".join(dict.fromkeys(map(point, (t.begin, t.end)))) for t in times(plain(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ngày 6/7/2015, tại An City", ["2015-07-06"]),  # the day stands before the month
        ("(Bo City, ngày 6-7-2015)", ["2015-07-06"]),
        ("ngày 6 tháng 7 năm 2015", ["2015-07-06"]),
        ("từ ngày 21-24/8/2013", ["2013-08-21/2013-08-24"]),
        ("từ ngày 29-2/9/2013", ["2013-08-29/2013-09-02"]),  # from the month before
        ("từ 28/2 đến 2/3", ["-02-28/-03-02"]),
        ("tháng 5/1987", ["1987-05"]),
        ("tính đến hết tháng 4-2019", ["2019-04", "2019-04-30"]),
        ("trong 7 tháng đầu năm 2018", ["2018-01/2018-07"]),
        ("quý 3/2018", ["2018-07/2018-09"]),
        ("giai đoạn 1985-1989", ["1985/1989"]),
        ("xếp thứ 17/120, tăng 3/4", ["-04-03"]),  # 17/120 is no day
        ("10 năm đầu thế kỷ XXI", ["2001/2010"]),
        ("10 năm đầu thế kỷ 17", ["1601/1610"]),
        ("tăng so với năm 2016", ["<2016"]),
        ("on 6 July 2015", ["2015-07-06"]),
        ("July 6, 2015", ["2015-07-06"]),
        ("in the first seven months of 2018", ["2018-01/2018-07"]),
        ("the third quarter of 2018", ["2018-07/2018-09"]),
        ("in the 1980s, compared with 1979", ["1980/1989", "<1979"]),
        ("6 июля 2015 года", ["2015-07-06"]),
        ("6.7.2015", ["2015-07-06"]),
        ("за первые семь месяцев 2018 года", ["2018-01/2018-07"]),
        ("по сравнению с 2016 годом", ["<2016"]),
        ("31/2/2015 and 45/13/2015", []),  # no such days
    ],
)
def test_a_time_is_read(text: str, found: list[str]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("ngày 6/7/2015", ["2015-07-06", "2015-07", "2015"], ["2015-06-07", "2015-07-07", "2014"]),
        ("từ 28/2 đến 2/3 năm 2019", ["2019-02-28/2019-03-02"], ["2019-02-28/2019-03-03", "2018-02-28"]),
        ("từ năm 2012 đến nay", ["2012/..", "2012"], ["2013/..", "2012/2013"]),
        ("giai đoạn 1985-1989", ["1985/1989"], ["1985/1988", "1985/1985", "1987"]),
    ],
)
def test_a_date_is_said_or_not(text: str, said: list[str], unsaid: list[str]) -> None:
    moments = Moments()
    moments.add(times(plain(text)), plain(text))
    assert [date for date in said if moments.absent(date)] == []
    assert [date for date in unsaid if not moments.absent(date)] == []


def test_the_same_months_of_the_year_before_are_what_is_compared_with() -> None:
    text = plain("Trong 7 tháng đầu năm 2018, xuất khẩu tăng 5% so với cùng kỳ năm 2017.")
    moments = Moments()
    moments.add(times(text), text)
    assert moments.absent("2017-01/2017-07", base=True) == []
    assert moments.absent("2017-01/2017-07", base=False) != []
    assert moments.absent("2018-01/2018-07", base=False) == []


def test_a_note_lets_years_be_reckoned() -> None:
    moments = Moments()
    moments.add(times("2019"), "")
    assert moments.absent("2014") == ["2014"]
    moments.compute(frozenset({5}))
    assert moments.absent("2014") == []
    assert moments.absent("2013") == ["2013"]
