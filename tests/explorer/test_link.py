"""A link that is copied opens the very picture, in another window of another size and language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..support.bench import exported
from ..support.browser import Opened, opened

TAKE = "() => { navigator.clipboard.writeText = async (text) => { window.taken = text; }; }"
REFUSE = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }"
SIGN = re.compile(r'translate\(([-\d.]+) ([-\d.]+)\) scale\([\d.]+\)"><title>([^<]*)')


def copied(page: Opened) -> str:
    """The fragment of the link that the page copies."""
    page.page.evaluate(TAKE)
    page.page.locator(".copy-link").click()
    page.until("() => window.taken !== undefined")
    address, _, fragment = str(page.page.evaluate("() => window.taken")).partition("#")
    assert address == page.address
    return fragment


def standing(page: Opened) -> dict[str, tuple[float, float]]:
    """Where each sign of the network stands, from the middle of all, in units of how far they are spread."""
    _, picture = exported(page, "svg")
    found = {name: (float(x), float(y)) for x, y, name in SIGN.findall(picture.decode("utf-8"))}
    middle = [sum(spot[n] for spot in found.values()) / len(found) for n in (0, 1)]
    spread = sum(abs(spot[0] - middle[0]) for spot in found.values()) / len(found)
    return {name: ((x - middle[0]) / spread, (y - middle[1]) / spread) for name, (x, y) in found.items()}


@pytest.mark.parametrize("size", [(1024, 700), (390, 844)])
def test_the_network_stands_as_it_stood(browser: Browser, page_file: Path, size: tuple[int, int]) -> None:
    with opened(browser, page_file, "lang=en&thing=person:vladimir-putin&links=all") as page:
        page.page.locator(".grow").click()  # things that come later stand around those that are there
        page.page.locator(".over.side .tool").first.click()
        page.still()
        fragment, before = copied(page), standing(page)
    with opened(browser, page_file, fragment, locale="ru-RU", width=size[0], height=size[1]) as other:
        assert other.page.evaluate("() => document.documentElement.lang") == "en"
        assert other.text(".panel h2") == "Vladimir Putin"
        after = standing(other)
    assert after.keys() == before.keys()
    assert len(after) > 70
    for name, (x, y) in before.items():
        assert after[name] == pytest.approx((x, y), abs=0.03), name


def test_the_link_is_forgotten_at_the_next_step(page: Opened) -> None:
    page.go("lang=en")
    fragment = copied(page)
    assert "look=" in fragment
    page.go(fragment)
    page.page.locator(".legend input").first.click()
    assert "look=" not in page.fragment()


def test_the_timeline_keeps_its_years(browser: Browser, page_file: Path) -> None:
    years = "() => [...document.querySelectorAll('.axis.time text')].map((one) => one.textContent)"
    with opened(browser, page_file, "lang=en&view=timeline") as page:
        for _ in range(4):
            page.page.locator(".tools-time .tool").first.click()
        page.still()
        fragment, before = copied(page), page.page.evaluate(years)
    with opened(browser, page_file, fragment, width=1440) as other:
        other.still()
        assert other.page.evaluate(years) == before
        assert len(before) > 2


def test_the_map_keeps_its_middle(browser: Browser, page_file: Path) -> None:
    places = """() => { const box = document.querySelector('.globe').getBoundingClientRect();
        return [...document.querySelectorAll('.globe .names text')].filter((one) => { const b = one.getBoundingClientRect();
            return b.left > box.left + 90 && b.right < box.right - 90 && b.top > box.top + 90 && b.bottom < box.bottom - 90; })
            .map((one) => one.textContent).sort(); }"""
    with opened(browser, page_file, "lang=en&view=map") as page:
        page.page.locator(".map .over.side .tool").first.click()
        page.still()
        fragment, before = copied(page), page.page.evaluate(places)
    with opened(browser, page_file, fragment, width=1440) as other:
        other.still()
        assert other.page.evaluate(places) == before
        assert before


def test_where_nothing_may_be_copied_the_link_is_shown_selected(page: Opened) -> None:
    page.go("lang=en&view=figures")
    page.page.evaluate(REFUSE)
    page.page.locator(".copy-link").click()
    page.page.locator("dialog.by-hand").wait_for()
    text, chosen = page.page.evaluate("() => [document.activeElement.value, String(getSelection())]")
    assert text.startswith(f"{page.address}#view=figures")
    assert "lang=en" in text
    assert page.page.evaluate("() => document.activeElement.selectionEnd - document.activeElement.selectionStart") == len(text)
    assert "# on" in page.text("dialog.by-hand .muted"), "a file of one's own is not where the reader of the link has it"
    page.page.keyboard.press("Escape")
    assert page.page.locator("dialog.by-hand").count() == 0
    assert chosen in {"", text}
