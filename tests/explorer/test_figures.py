"""The figures: one mark and one row for each, as readers write numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from ..support.browser import Opened, opened
from ..support.views import until_count


@pytest.fixture
def fresh(browser: Browser, page_file: Path) -> Iterator[Opened]:
    """A page of its own: what was looked for before leaves charts beside those that the address names."""
    with opened(browser, page_file) as page:
        yield page


def test_each_figure_has_one_mark_and_one_row(fresh: Opened, rows: dict[str, Any]) -> None:
    for n, (indicator, *_) in enumerate(rows["figures"]["indicators"]):
        series = {i for i, s in enumerate(rows["figures"]["series"]) if s[0] == n}
        count = sum(row[1] in series for row in rows["figures"]["observations"])
        fresh.go(f"view=figures&figure={indicator}&lang=en")
        until_count(fresh, ".figures tbody tr", count)
        # a figure whose period nobody states has no place on a line of time
        stated = sum(row[1] in series and row[2] != "XXXX" for row in rows["figures"]["observations"])
        until_count(fresh, ".figures .mark", stated)
        assert fresh.page.locator(".figures .unstated").count() == (stated < count)
        # one unit, and one measure, on one axis
        assert fresh.page.locator(".figures .unit").count() <= fresh.page.locator(".figures figure").count()


def test_a_mark_leads_to_its_passages(page: Opened) -> None:
    page.go("view=figures&figure=trade-turnover&lang=en")
    page.page.locator(".figures .mark").first.click()
    assert page.text(".panel h2") == "367 million USD"
    assert re.search(r"¶ 38", page.text(".panel .cites"))
    assert page.text(".panel .pairs q") == "367 triệu USD"
    until_count(page, ".figures .mark.selected", 1)
    assert page.page.locator(".figures tr.selected").count() == 1
    fragment = page.fragment()
    assert "observation=" in fragment
    page.page.locator(".panel .close").click()
    assert "Where to begin" in page.text(".panel")
    page.page.go_back()
    assert page.text(".panel h2") == "367 million USD"
    page.page.locator(".panel .neighbours .thing").first.click()
    assert "observation=" not in page.fragment()


def test_the_table_is_the_keyboards_way_to_the_figures(fresh: Opened) -> None:
    fresh.go("view=figures&figure=trade-turnover&lang=vi")
    fresh.until("() => document.querySelector('.figures tbody button')?.textContent.includes('367')")
    fresh.page.locator(".figures tbody button").first.focus()
    fresh.page.keyboard.press("Enter")
    fresh.until("() => document.activeElement.matches('.panel h2')")
    assert fresh.text(".panel h2") == "367 triệu USD"
    fresh.page.keyboard.press("Escape")
    assert "observation" not in fresh.fragment()
    fresh.page.locator("#indicator").select_option("trade-turnover-growth")
    assert "figure=trade-turnover-growth" in fresh.fragment()
    assert fresh.page.locator(".figures .unit").inner_text() == "%"


@pytest.mark.parametrize(
    ("language", "tick", "words"),
    [("vi", "4 tỷ", "3,63 tỷ USD"), ("en", "4 billion", "3.63 billion USD"), ("ru", "4 млрд", "3,63 млрд долл. США")],
)
def test_numbers_are_written_as_readers_write_them(page: Opened, language: str, tick: str, words: str) -> None:
    page.go(f"view=figures&figure=trade-turnover&lang={language}")
    ticks = [text.replace("\u00a0", " ") for text in page.page.locator(".figures .axis text").all_text_contents()]
    assert tick in ticks
    assert words in [text.replace("\u00a0", " ") for text in page.page.locator(".figures tbody th").all_inner_texts()]


def test_where_sources_differ_there_is_a_band_and_no_line_leaps_a_gap(page: Opened) -> None:
    page.go("view=figures&figure=trade-turnover-growth")
    assert page.page.locator(".figures .band").count() == 1
    page.go("view=figures&figure=trade-turnover")
    assert page.page.locator(".figures .ribbon").count() == 2, "2016–2018 and 2020–2023"
    page.go("view=figures&figure=registered-capital")
    assert page.page.locator(".figures .ribbon").count() == 0
