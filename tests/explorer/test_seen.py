"""What can be seen of a selection, of a path, of an answer's sources; in whose language the page opens."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from vnru_kg.library import question
from vnru_kg.words import table

from ..support.bench import exported, settled
from ..support.browser import Opened, opened

SVG = "{http://www.w3.org/2000/svg}"
# what lies at the middle of each cell's text, if that is no part of the cell; and cells that end beyond their frame
COVERED = """() => {
    const frame = document.querySelector('.results').getBoundingClientRect();
    return [...document.querySelectorAll('.results tbody tr:nth-child(-n+3) td')].flatMap((cell) => {
        cell.scrollIntoView({ block: 'center' });
        const range = document.createRange();
        range.selectNodeContents(cell);
        const words = range.getBoundingClientRect();
        const hit = document.elementFromPoint((words.left + words.right) / 2, words.top + Math.min(8, words.height / 2));
        const within = words.left >= frame.left - 1 && words.right <= frame.right + 1;
        return within && hit && (cell.contains(hit) || hit.contains(cell)) ? [] : [cell.innerText];
    });
}"""
QUESTIONS = ("visits-of-person", "trade-by-year", "results-of-visits", "positions-on-topic", "instruments-in-force")


def picture(page: Opened) -> tuple[dict[str, tuple[float, float, bool]], list[tuple[float, str]]]:
    """The signs of the network as drawn (where, and whether faded) by their names, and the lines of text written on it."""
    page.still()
    _, content = exported(page, "svg")
    whole = ElementTree.fromstring(content)  # noqa: S314 — our own
    (root,) = whole.iter(f"{SVG}svg") if whole.find(f"{SVG}svg") is None else whole.findall(f"{SVG}svg")  # within its frame of words
    signs = {}
    for group in root.iter(f"{SVG}g"):
        name = group.findtext(f"{SVG}title")
        if name:
            x, y = re.findall(r"[-\d.]+", group.get("transform", ""))[:2]
            signs[name] = (float(x), float(y), any("opacity" in path.attrib for path in group))
    return signs, [(float(one.get("x", "0")), one.text or "") for one in root.iter(f"{SVG}text")]


def is_named(name: str, lines: list[tuple[float, str]], short: dict[str, str]) -> bool:
    """Whether the first line of a name, or of the short one that stands for it, is written."""
    return any(text and short.get(name, name).startswith(text.rstrip("…")) for _, text in lines)


def name_of(model: dict[str, Any], thing: str) -> str:
    """The full name of a thing in English."""
    (labels,) = (row[1] for row in model["things"] if row[0] == thing)
    return str(labels if isinstance(labels, str) else labels[1])


def short_names(model: dict[str, Any], language: int = 1) -> dict[str, str]:
    """The short names of what has one, by the full names in English."""
    return {thing[1][language]: thing[11][language] for thing in model["things"] if thing[11] and not isinstance(thing[1], str)}


@pytest.mark.parametrize(
    ("thing", "size"),
    [
        ("person:vladimir-putin", (1440, 900)),
        ("person:vladimir-putin", (390, 844)),
        ("place:ha-noi", (1024, 700)),
        ("instrument:treaty-1994", (1440, 900)),
        ("place:moscow", (1024, 700)),
    ],
)
def test_the_neighbours_of_a_selection_have_names_and_strangers_none(
    browser: Browser, page_file: Path, model: dict[str, Any], thing: str, size: tuple[int, int]
) -> None:
    short = short_names(model)
    with opened(browser, page_file, f"lang=en&thing={thing}", width=size[0], height=size[1]) as page:
        signs, lines = picture(page)
        near = [name for name, (_, _, faded) in signs.items() if not faded]
        assert len(near) > 1
        assert name_of(model, thing) in near
        frame = page.page.evaluate("() => { const s = document.querySelector('.stage'); return [s.clientWidth, s.clientHeight] }")
        seen = [name for name in near if 0 < signs[name][0] < frame[0] and 0 < signs[name][1] < frame[1]]
        assert [name for name in seen if not is_named(name, lines, short)] == []
        strange = [text for _, text in lines if not any(text.rstrip("…") in short.get(name, name) for name in near)]
        assert strange == [], "a stranger has a name"


@pytest.mark.parametrize(
    ("start", "end"),
    [("person:vo-van-kiet", "instrument:treaty-1994"), ("person:vladimir-putin", "person:nguyen-phu-trong")],
)
def test_a_path_goes_from_left_to_right_with_all_names(
    browser: Browser, page_file: Path, model: dict[str, Any], start: str, end: str
) -> None:
    short = short_names(model)
    for width, height in ((1440, 900), (390, 844)):
        with opened(browser, page_file, f"lang=en&thing={start}&to={end}", width=width, height=height) as page:
            signs, lines = picture(page)
            first, last = (signs[name_of(model, iri)][0] for iri in (start, end))
            between = [x for name, (x, _, _) in signs.items() if name not in {name_of(model, start), name_of(model, end)}]
            assert between
            assert all(first < x < last for x in between)
            assert [name for name in signs if not is_named(name, lines, short)] == []
            assert first > 0
            assert last < width


@pytest.mark.parametrize(("locale", "language"), [("ru-RU", "ru"), ("en-GB", "en"), ("vi-VN", "vi"), ("fr-FR", "vi")])
def test_the_page_opens_in_the_browsers_language(browser: Browser, page_file: Path, locale: str, language: str) -> None:
    with opened(browser, page_file, locale=locale) as page:
        assert page.page.evaluate("() => document.documentElement.lang") == language
        assert page.fragment() == ""
        page.page.get_by_role("button", name="English").click()
        assert page.page.evaluate("() => document.documentElement.lang") == "en"
        assert page.fragment() == ("" if language == "en" else "#lang=en")
    with opened(browser, page_file, "lang=vi", locale=locale) as page:
        assert page.page.evaluate("() => document.documentElement.lang") == "vi"


def test_the_title_follows_what_is_seen(page: Opened) -> None:
    page.go("lang=en")
    assert page.page.title() == "Vietnam–Russia knowledge graph"
    page.go("lang=en&view=map")
    assert page.page.title() == "Map · Vietnam–Russia knowledge graph"
    page.go("lang=ru&view=list&thing=person:vo-van-kiet")
    assert page.page.title() == "Во Ван Киет · Список · Вьетнам — Россия: граф знаний"


def test_columns_have_titles_in_the_readers_language(page: Opened) -> None:
    titles = {language: table("answers", language)["columns"] for language in ("vi", "en", "ru")}
    for language in ("vi", "en", "ru"):
        for one in QUESTIONS:
            page.go(f"view=sparql&lang={language}&ask={one}")
            assert settled(page) == "told"
            if page.page.locator(".pictures").is_visible():
                page.page.locator(".pictures button").last.click()
            heads = page.page.locator(".results thead th button")
            for n in range(heads.count()):
                column = (heads.nth(n).get_attribute("title") or "")[1:]
                assert column in question(one).text
                assert heads.nth(n).inner_text() == titles[language][column]


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_sources_of_an_answer_are_on_screen(browser: Browser, page_file: Path, width: int) -> None:
    with opened(browser, page_file, "lang=ru", width=width, height=800) as page:
        for one in QUESTIONS:
            page.go(f"view=sparql&lang=ru&ask={one}")
            assert settled(page) == "told"
            if page.page.locator(".pictures").is_visible():
                page.page.locator(".pictures button").last.click()
            page.page.locator(".results td.cited").first.wait_for()
            ends = page.page.evaluate(
                """() => [...document.querySelectorAll('.results td.cited')].map((one) => one.getBoundingClientRect())
                    .map(({ left, right }) => [left, right])"""
            )
            frame = page.page.evaluate(
                "() => { const { left, right } = document.querySelector('.results').getBoundingClientRect(); return [left, right] }"
            )
            assert all(frame[0] - 1 <= left < right <= frame[1] + 1 for left, right in ends), one
            assert 0 <= frame[0] < frame[1] <= width
            assert page.page.evaluate(COVERED) == [], f"{one}: a cell lies under another, or off the page"
