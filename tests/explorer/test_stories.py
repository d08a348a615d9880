"""The told ways in: each step shows what it speaks of, and every number that it names stands in what is shown."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser

from vnru_kg.explorer.page import render

from ..support.browser import Opened, opened

LANGUAGES = ("vi", "en", "ru")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def texts(value: Any) -> list[str]:
    """All strings of some rows, however deep."""
    return [value] if isinstance(value, str) else [text for one in value for text in texts(one)] if isinstance(value, list) else []


def shown(model: dict[str, Any], fragment: str) -> list[str]:
    """What the graph says of the thing, the figure or the disagreement that an address names."""
    said = {key: values[0] for key, values in parse_qs(fragment.lstrip("#")).items()}
    views = model["views"]
    if "observation" in said:
        (row,) = (row for row in views["figures"]["observations"] if row[0] == said["observation"])
        return texts(row)
    if "conflict" in said:
        (row,) = (row for row in views["conflicts"]["conflicts"] if row[0] == said["conflict"])
        return texts(row)
    (row,) = (row for row in model["things"] if row[0] == said["thing"])
    return texts(row) + [text for n in row[9] for text in texts(model["facts"][n])]


@pytest.mark.parametrize("story", ["partnership", "putin", "trade"])
def test_every_number_of_a_step_stands_in_what_it_shows(page: Opened, model: dict[str, Any], story: str) -> None:
    for language in LANGUAGES:
        page.go(f"lang={language}&view=network")
        page.page.locator(f".welcome [data-story={story}]").click()
        steps = 0
        while True:
            steps += 1
            told = page.text(".story .told p:last-child")
            numbers = {number.replace(",", ".") for number in NUMBER.findall(told)}
            known = {number.replace(",", ".") for text in shown(model, page.fragment()) for number in NUMBER.findall(text)}
            days = {str(int(part)) for number in known for part in number.split(".")} | {str(int(k)) for k in known if k.isdigit()}
            assert numbers <= known | days, (told, numbers - known - days)
            assert numbers or "1990" in told or steps > 1
            onward = page.page.locator(".story [data-way=next]")
            if onward.is_disabled():
                break
            onward.click()
            page.until("(n) => location.hash.includes(`.${n}`)", steps + 1)
        assert steps >= 5


def test_the_largest_turnover_is_the_largest(model: dict[str, Any]) -> None:
    """The one statement of the stories that is no number of its own passage."""
    figures = model["views"]["figures"]
    indicator = next(n for n, row in enumerate(figures["indicators"]) if row[0] == "trade-turnover")
    series = {n for n, row in enumerate(figures["series"]) if row[0] == indicator}
    values = {row[0]: float(row[3]) for row in figures["observations"] if row[1] in series}
    assert max(values, key=lambda name: values[name]) == "003-54-turnover-2021"


def test_a_step_is_a_link_and_is_left_by_closing_it(page: Opened) -> None:
    page.go("lang=en&story=putin.2&view=timeline&thing=event:2006-11-20-putin-visits-vietnam")
    assert page.text(".story .muted").endswith("Step 2 of 5")
    page.page.locator(".story [data-way=back]").click()
    page.until("() => location.hash.includes('putin.1')")
    assert page.page.locator(".story [data-way=back]").is_disabled()
    assert "thing=event:2001-02-28-putin-visits-vietnam" in page.fragment()
    page.page.locator(".story > button").click()
    assert not page.page.locator(".story").is_visible()
    assert "story" not in page.fragment()
    for nothing in ("putin.9", "putin.0", "nobody.1", "putin", "__proto__.1"):
        page.go(f"lang=en&story={nothing}")
        assert not page.page.locator(".story").is_visible()


# ---- the answer that the page opens with


def _turnover(rows: dict[str, Any]) -> list[list[Any]]:
    """The figures of the trade turnover of the two countries, in the order of time."""
    indicator = [row[0] for row in rows["figures"]["indicators"]].index("trade-turnover")
    series = [n for n, row in enumerate(rows["figures"]["series"]) if row[0] == indicator]
    lists = [[row for row in rows["figures"]["observations"] if row[1] == n and row[2]] for n in series]
    longest = max(lists, key=len)
    return sorted(longest, key=lambda row: str(row[2]))


@pytest.mark.parametrize(("language", "grew"), [("vi", "tăng từ"), ("en", "grew from"), ("ru", "вырос")])
def test_the_page_opens_on_an_answer(page: Opened, model: dict[str, Any], rows: dict[str, Any], language: str, grew: str) -> None:
    """A sentence with the first and the last year's figure as the data have them, all figures as marks, all their documents."""
    place = ["vi", "en", "ru"].index(language)
    figures = _turnover(rows)
    years = [row for row in figures if len(row[2]) == 4]
    page.go(f"lang={language}")
    page.until("() => document.querySelector('.welcome .opening') !== null")
    said = page.text(".opening h2")
    assert grew in said
    assert years[0][8][place] in said
    assert f"({years[0][2]})" in said
    assert any(row[8][place] in said for row in years if row[2] == years[-1][2])
    assert max(years, key=lambda row: float(row[3]))[8][place] in page.text(".opening .more")
    assert page.page.locator(".opening svg .mark").count() == len(figures)
    documents = {model["passages"][n][0] for row in figures for n in row[12]}
    assert page.page.locator(".opening .sources li").count() == len(documents)
    assert page.page.locator(".opening .questions li").count() == 3
    over = "(s) => [...document.querySelectorAll(s)].every((e) => e.getBoundingClientRect().right <= innerWidth)"
    assert page.page.evaluate(over, ".opening, .opening svg text, .opening li")


def test_the_answer_leads_on(page: Opened) -> None:
    for way, address in (("chart", "figure=trade-turnover"), ("clash", "view=conflicts"), ("story", "story=trade.1")):
        page.go("lang=en")
        page.until("() => document.querySelector('.welcome .opening') !== null")
        page.page.locator(f".opening [data-way={way}]").click()
        assert address in page.fragment()


def test_the_answer_is_that_of_the_period_and_of_the_data(page: Opened, browser: Browser, model: dict[str, Any], tmp_path: Path) -> None:
    page.go("lang=en&period=2016/2024")
    page.until("() => document.querySelector('.opening h2')?.textContent.includes('2016')")
    page.go("lang=en&period=1950/1960")
    page.until("() => document.querySelector('.welcome') && !document.querySelector('.answer')")
    other = copy.deepcopy(model)
    first = _turnover(other["views"])[0]
    first[8] = ["một", "one of another graph", "один"]
    (tmp_path / "other.html").write_text(render(other), "utf-8")
    with opened(browser, tmp_path / "other.html", "lang=en") as another:
        another.until("() => document.querySelector('.opening h2')?.textContent.includes('one of another graph')")
