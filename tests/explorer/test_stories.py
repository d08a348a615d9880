"""The told ways in: each step shows what it speaks of, and every number that it names stands in what is shown."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs

import pytest

from ..support.browser import Opened

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
