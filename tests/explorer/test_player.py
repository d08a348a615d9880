"""The years go by: what is shown is what the period filter gives, and nothing moves that the reader did not start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser

from ..support.browser import Opened, opened
from ..support.front import node
from .test_access import AXE, FAULTS, RULES
from .test_seen import picture

# each year that the player tells, with the address, the number of events that the filter lets through, and the steps of the history
WATCH = """() => {
    globalThis.seen = [];
    const tell = () => globalThis.seen.push([Number(document.querySelector('.player .year').textContent), location.hash,
        Number(document.querySelector('.legend li:has([value=event]) .count').textContent), history.length]);
    globalThis.watch?.disconnect();
    globalThis.watch = new MutationObserver(tell);
    globalThis.watch.observe(document.querySelector('.player .year'), { childList: true });
}"""
PLAY, NEXT, BACK = (f".player [data-way={way}]" for way in ("play", "next", "back"))
LONG = 3200  # milliseconds, more than two years take


@pytest.fixture(scope="module")
def _window(browser: Browser, page_file: Path) -> Iterator[Opened]:
    """A window whose clock the tests turn."""
    with opened(browser, page_file) as page:
        page.page.clock.install()
        yield page


@pytest.fixture
def page(_window: Opened) -> Iterator[Opened]:
    _window.go()
    yield _window
    _window.check()


def _pass(page: Opened) -> None:
    """Let the page's clock go on by more than two years take."""
    page.page.clock.run_for(LONG)


def _period(page: Opened) -> str:
    found = re.search(r"period=([\d/]+)", page.fragment())
    return found[1] if found else ""


def _rests(page: Opened) -> None:
    """Nothing moves any more, and the button says so."""
    before = page.fragment()
    _pass(page)
    assert page.fragment() == before
    assert page.page.locator(PLAY).get_attribute("aria-label") == "Play"


def _years(model: dict[str, Any]) -> list[int]:
    """The years in which a thing, or a relation, begins."""
    dated = [thing[4] for thing in model["things"]] + [edge[3] for edge in model["edges"]]
    first = min(day for day in (thing[4] for thing in model["things"]) if day)
    last = max(day for thing in model["things"] for day in thing[4:6])
    return sorted({int(day[:4]) for day in dated if day and first[:4] <= day[:4] <= last[:4]})


def test_each_year_shows_what_the_period_filter_gives(page: Opened, model: dict[str, Any]) -> None:
    years = _years(model)
    page.go(f"lang=en&player=all&period={years[0]}/{years[-6]}")
    page.page.evaluate(WATCH)
    page.page.locator(PLAY).click()
    for _ in range(4 * len(years[-5:])):
        page.page.clock.run_for(LONG // 8)
    assert page.text(".player .year") == str(years[-1])
    seen = [row for row in page.page.evaluate("() => globalThis.seen") if row[0] > years[-6]]
    assert list(dict.fromkeys(year for year, *_ in seen)) == years[-5:]
    times = _times(model)
    for year, address, events, _ in seen:
        assert f"period={years[0]}/{year}" in address
        assert events == sum(any(not first or first <= f"{year}-12-31" for first in of) for of in times), year
    assert len({steps for *_, steps in seen}) == 1, "years fill the history"
    _rests(page)


def _times(model: dict[str, Any]) -> list[list[str]]:
    """The first days of each event: its own one, else those of its relations, or of the events that these lead to."""
    once = {n for n, row in enumerate(model["kinds"]) if "happensOnce" in row[6]}
    things = model["things"]
    found: list[list[str]] = []
    for n, row in enumerate(things):
        if model["kinds"][row[2]][0] != "event":
            continue
        of = [row[4]] if row[4] or row[5] else []
        for source, target, _, first, last, *_ in model["edges"] if not of else ():
            if n in (source, target) and source != target:
                other = things[target if n == source else source]
                if first or last:
                    of.append(first)
                elif other[2] in once and (other[4] or other[5]):
                    of.append(other[4])
        found.append(of)
    return found


@pytest.mark.parametrize(("mode", "years"), [("all", "1950/1994"), ("5", "1990/1994")])
def test_the_network_is_that_of_the_same_period(page: Opened, mode: str, years: str) -> None:
    page.go(f"lang=en&items=all&period={years}")
    expected = set(picture(page)[0])
    page.go(f"lang=en&items=all&player={mode}&period=1950/1991")
    page.page.locator(NEXT).click()
    assert _period(page) == years
    assert page.text(".player .year") == "1994"
    assert set(picture(page)[0]) == expected
    assert len(expected) > 10


def test_the_year_names_what_began_in_it(page: Opened, model: dict[str, Any]) -> None:
    page.go("lang=en&player=all&period=1950/2000")
    began = [(not model["kinds"][row[2]][6].count("happensOnce"), n) for n, row in enumerate(model["things"]) if row[4][:4] == "2000"]
    shorts = [model["things"][n][11] or model["things"][n][1] for _, n in sorted(began)]
    named = page.page.locator(".player .named .thing").all_inner_texts()
    assert named == [text if isinstance(text, str) else text[1] for text in shorts[:3]]
    assert len(named) == 3
    page.go("lang=en&player=all&period=1950/2024")
    n = sum(row[4][:4] == "2024" for row in model["things"])
    assert page.page.locator(".player .named .muted").inner_text() == f"and {n - 3} more"


def test_one_step_of_the_history_opens_it_and_a_window_moves(page: Opened) -> None:
    page.go("lang=en&period=1992/1997")
    steps = page.page.evaluate("() => history.length")
    page.page.locator(".play-years button").click()
    assert page.page.evaluate("() => document.activeElement.dataset.way") == "play"
    assert "player=6" in page.fragment()
    page.page.clock.run_for(LONG // 2)
    assert page.page.evaluate("() => location.hash.includes('period=1993/1998')")
    page.page.locator(PLAY).click()
    _rests(page)
    assert page.page.evaluate("() => history.length") == steps + 1
    page.page.go_back()
    page.until("() => !location.hash.includes('player')")
    assert _period(page) == "1992/1997"
    assert not page.page.locator(".player").is_visible()


@pytest.mark.parametrize("leave", ["view", "brush", "close", "language", "select"])
def test_nothing_plays_after_the_reader_did_something_else(page: Opened, leave: str) -> None:
    page.go("lang=en&player=all&period=1950/1950")
    page.page.locator(PLAY).click()
    page.page.clock.run_for(LONG // 2)
    assert page.page.evaluate("() => !location.hash.includes('period=1950/1950')")
    if leave == "close":
        page.page.locator(".player > .plain").click()
        assert _period(page) == ""
        _pass(page)
        assert _period(page) == ""
        return
    if leave == "view":
        page.page.locator("#tab-list").click()
    elif leave == "brush":
        page.page.locator(".period .years input").last.fill("2010")
        page.page.locator(".period .years input").last.press("Enter")
        assert _period(page) == "1950/2010"
    elif leave == "language":
        page.page.locator(".languages [lang=ru]").click()
        page.page.locator(".languages [lang=en]").click()
    else:
        page.page.locator(".player .named .thing").first.click()
        assert "thing=" in page.fragment()
    _rests(page)


def test_keys_go_from_year_to_year(page: Opened, model: dict[str, Any]) -> None:
    years = _years(model)
    page.go(f"lang=en&player=all&period={years[0]}/{years[3]}")
    page.page.locator(PLAY).focus()
    year = page.page.locator(".player .year")
    for key, n in (("ArrowRight", 4), ("ArrowLeft", 3), ("ArrowLeft", 2), ("End", -1), ("ArrowRight", -1), ("Home", 0), ("ArrowLeft", 0)):
        page.page.keyboard.press(key)
        assert year.inner_text() == str(years[n]), key
    assert page.page.locator(BACK).get_attribute("aria-disabled") == "true"
    page.page.keyboard.press("Space")
    assert page.page.locator(PLAY).get_attribute("aria-label") == "Pause"
    page.page.keyboard.press("Space")
    _rests(page)


def test_where_no_movement_is_wanted_nothing_goes_by_itself(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, "lang=en", motion="reduce") as page:
        page.page.clock.install()
        page.page.locator(".play-years button").click()
        before = page.fragment()
        _pass(page)
        assert page.fragment() == before
        assert not page.page.locator(PLAY).is_visible()
        assert page.page.evaluate("() => document.activeElement.dataset.way") == "next"
        page.page.keyboard.press("Enter")
        assert page.fragment() != before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_controls_pass_the_rules(browser: Browser, page_file: Path, scheme: Literal["light", "dark"]) -> None:
    node()  # which brings axe-core
    for width, height in ((1440, 900), (390, 844)):
        with opened(
            browser, page_file, "lang=en&colour=group&player=all&period=1950/2001", width=width, height=height, scheme=scheme
        ) as page:
            if width < 400:
                page.page.locator(".groups summary").click()
            assert page.page.evaluate("() => document.documentElement.scrollWidth") <= width
            page.page.evaluate(AXE.read_text("utf-8"))
            assert page.page.evaluate(FAULTS, RULES[scheme]) == []
