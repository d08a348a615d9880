"""Small things that a reader stumbles over: headings, what folds and leaves, words cut in two, a map zoomed into nothing, a phone."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from ..support.bench import link, settled
from ..support.browser import Opened, opened
from ..support.views import VIEWS

ALL = ("network", *VIEWS, "list", "dossier", "sparql")
LANGUAGES = ("vi", "en", "ru")
HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5')]
    .filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]))"""
# words of running text that a line break has cut: two boxes of one word
CUT = """(selector) => { const range = document.createRange(); const found = [];
    for (const host of document.querySelectorAll(selector)) {
        const walk = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode())
            for (const word of node.textContent.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length);
                const tops = [...range.getClientRects()].map((box) => box.top);
                if (Math.max(...tops) - Math.min(...tops) > 4) found.push(word[0]); } }
    return found; }"""


@pytest.fixture(scope="module")
def phone(browser: Browser, page_file: Path) -> Iterator[Opened]:
    with opened(browser, page_file, width=390, height=844) as found:
        yield found


@pytest.mark.parametrize("view", ALL)
def test_no_heading_skips_a_level(page: Opened, view: str) -> None:
    for thing in ("", "&thing=person:vladimir-putin"):
        page.go(f"lang=en&view={view}{thing}")
        page.until("(view) => document.querySelector(`#view-${view}`).checkVisibility()", view)
        levels = page.page.evaluate(HEADINGS)
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), levels


def test_the_first_key_skips_to_the_view(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, "lang=en&view=list") as page:
        page.page.keyboard.press("Tab")
        assert page.page.evaluate("() => document.activeElement.textContent") == "Skip to the content"
        assert page.page.locator(".skip").first.evaluate("(one) => one.offsetWidth") > 100
        page.page.keyboard.press("Enter")
        assert page.page.evaluate("() => document.activeElement.id") == "view-list"
        page.page.keyboard.press("Tab")
        assert page.page.evaluate("() => Boolean(document.activeElement.closest('.list thead'))")


def test_what_stands_beside_the_view_folds_away(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, "lang=en") as page:

        def width() -> float:
            return float(page.page.evaluate("() => document.querySelector('.views').offsetWidth"))

        before = width()
        for side, name in (("panel", "Details"), ("filters", "Filters")):
            page.page.get_by_role("button", name=name, exact=True).click()
            assert not page.page.locator(f"#{side}").is_visible()
            assert width() > before + 180
            before = width()
        assert before == 1440
        page.page.keyboard.press("/")
        page.page.keyboard.type("putin")
        page.page.locator("#hits [role=option]").first.wait_for()
        page.page.keyboard.press("Enter")
        assert page.text(".panel h2") == "Vladimir Putin", "whoever goes to the details has them unfolded"


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700), (390, 844)])
def test_no_word_of_a_table_is_cut(browser: Browser, page_file: Path, size: tuple[int, int]) -> None:
    with opened(browser, page_file, "view=list", width=size[0], height=size[1]) as page:
        for language in LANGUAGES:
            for view in ("list", "figures", "sparql&ask=aid"):
                page.go(f"lang={language}&view={view}")
                page.until("() => document.querySelector('.view:not([hidden]) tbody td') !== null")
                assert page.page.evaluate(CUT, ".view:not([hidden]) table :is(th, td):not(:has(code))") == [], (language, view)


def test_a_tip_leaves(page: Opened) -> None:
    page.go("lang=en&view=map")
    spot = page.page.locator(".view.map .spot").last
    for leave in ("() => window.dispatchEvent(new Event('blur'))", None):
        spot.hover()
        page.until("() => !document.querySelector('.view.map .tip').hidden")
        if leave:
            page.page.evaluate(leave)
        else:
            page.page.keyboard.press("Shift")
        assert page.page.locator(".view.map .tip").is_hidden()
    spot.hover()
    page.page.get_by_role("tab", name="List").hover()
    assert page.page.locator(".view.map .tip").is_hidden()


def test_the_map_never_shows_nothing(page: Opened) -> None:
    """However far it is zoomed and dragged, a place is in sight."""
    page.go("lang=en&view=map")
    box = page.page.locator(".view.map .globe").bounding_box()
    assert box
    seen = """() => { const own = document.querySelector('.view.map .globe').getBoundingClientRect();
        return [...document.querySelectorAll('.view.map .spot')].filter((spot) => { const b = spot.getBoundingClientRect();
            return b.right > own.left && b.left < own.right && b.bottom > own.top && b.top < own.bottom; }).length; }"""
    page.page.mouse.move(box["x"] + 30, box["y"] + box["height"] - 30)
    for _ in range(14):
        page.page.mouse.wheel(0, -400)
        page.still()
    assert page.page.evaluate(seen) > 0
    for _ in range(3):
        page.page.mouse.move(box["x"] + 60, box["y"] + 60)
        page.page.mouse.down()
        page.page.mouse.move(box["x"] + box["width"] - 60, box["y"] + box["height"] - 60, steps=4)
        page.page.mouse.up()
    page.still()
    assert page.page.evaluate(seen) > 0
    page.page.get_by_role("button", name="Show all places").click()


@pytest.mark.parametrize("view", ["network", "map", "timeline"])
def test_one_finger_scrolls_the_page_over_a_drawing(browser: Browser, page_file: Path, view: str) -> None:
    with opened(browser, page_file, f"view={view}", width=390, height=844) as page:
        touch = page.page.context.new_cdp_session(page.page)
        touch.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 2})
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 190, "y": 430}]})
        for y in range(410, 150, -20):
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": 190, "y": y}]})
            page.page.evaluate("() => new Promise(requestAnimationFrame)")
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        page.until("() => scrollY > 150")


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_the_head_is_short_and_every_tab_in_reach(phone: Opened, language: str) -> None:
    for view in ALL:
        phone.go(f"lang={language}&view={view}")
        head = phone.page.locator("#app > header").bounding_box()
        assert head
        assert head["height"] < 105
        boxes: list[dict[str, Any]] = phone.page.locator(".tabs [role=tab]").evaluate_all(
            "(all) => all.map((one) => { const b = one.getBoundingClientRect(); return {left: b.left, right: b.right, width: b.width}; })"
        )
        assert len(boxes) == len(ALL)
        assert all(b["left"] >= 0 and b["right"] <= 390 and b["width"] >= 38 for b in boxes), boxes
        chosen = phone.page.locator(".tabs [aria-selected=true] span")
        assert chosen.evaluate("(one) => one.offsetWidth") > 20


def test_the_page_says_that_it_is_opening(page_file: Path) -> None:
    """What stands there until the scripts have run: in the page itself, before them."""
    text = page_file.read_text("utf-8")
    start = text[: text.index("<script")]
    for words in ("Đang mở…", "Opening…", "Открывается…"):
        assert words in start
    assert "scripting:none" in re.sub(r"\s", "", start)


def test_what_a_query_asks_in_vain_is_told(page: Opened) -> None:
    def remarks(query: str, language: str = "en") -> list[str]:
        page.go(link(query, language))
        assert settled(page, 60) in {"told", "none"}
        page.until("() => document.querySelector('.results').dataset.remarked !== undefined")
        return list(page.page.locator(".results .remarks li").all_inner_texts())

    (told,) = remarks("SELECT * { ?x a sem:Event ; vnru:signdOn ?d }")
    assert told.startswith("Line 1, column 29: no triple has vnru:signdOn. Did you mean vnru:signedOn")
    (told,) = remarks("SELECT * { ?x a sem:Evnt }")
    assert "sem:Evnt" in told
    assert "sem:Event" in told
    dates, name = remarks("SELECT * {\n  ?x dcterms:date ?d FILTER(YEAR(?d) = 1950)\n  ?x vnru:partOff ?y }", "ru")
    assert dates.startswith("Строка 2, столбец 34: ?d (dcterms:date) содержит даты в EDTF")
    assert "сравнивайте schema:startDate, schema:endDate того же объекта" in dates
    assert "vnru:partOff" in name
    assert remarks('SELECT * { ?x a sem:Event ; vnru:earliest ?d FILTER(?d > "2020-01-01"^^xsd:date) }') == []
    # texts and values of which nothing is there, told only where there is no answer
    tag, sort = remarks('SELECT * {\n  ?x skos:prefLabel "Hanoi"@de ;\n     sdmx-measure:obsValue ?n FILTER(?n > "1") }')
    assert tag == 'Line 2, column 21: "Hanoi"@de is written "Hanoi"@en here'
    assert sort.startswith("Line 3, column ")
    assert sort.endswith('?n (sdmx-measure:obsValue) holds xsd:decimal, which never compares with "1"')
    (told,) = remarks("SELECT * {\n  ?x skos:prefLabel ?l FILTER(LANG(?l) = 'de') }", "vi")
    assert told == "Dòng 2, cột 42: không có văn bản nào bằng ngôn ngữ “de”; chỉ có en, ru, vi"
    assert remarks("ASK { ?x skos:prefLabel ?l FILTER(LANG(?l) = 'de' || LANG(?l) = 'vi') }") == []
    # functions, what VALUES gives, and values that are none: the engine tells these
    given, sort, form = remarks(
        "SELECT * {\n  VALUES ?l { 'Hanoi' } ?x skos:prefLabel ?l ; vnru:earliest ?d\n"
        "  FILTER(YEAR(?d) = '2001' && ?d > '30/4/1975'^^xsd:date) }"
    )
    assert given == "Line 2, column 15: 'Hanoi' is written \"Hanoi\"@en here"
    assert sort == "Line 3, column 10: YEAR(?d) is xsd:integer, which never compares with '2001'"
    assert form.startswith("Line 3, column 36: '30/4/1975'^^xsd:date is no xsd:date; a day is written")
    # a condition that is an error in every row: the engine is asked once more, with others in its place
    compared, functions = (
        "SELECT * {\n  ?x vnru:earliest ?d ; skos:prefLabel ?l ; a sem:Event\n",
        "FILTER(STRSTARTS(?d, '2012') && ?x != ?d)",
    )
    (told,) = remarks(compared + functions + " }", "vi")
    assert told.startswith("Dòng 3, cột 8: STRSTARTS(?d, '2012') gây lỗi ở mọi dòng")
    (told,) = remarks(compared + "FILTER(?d > '2999-01-01'^^xsd:date) }")
    assert told == "Line 3, column 1: FILTER(?d > '2999-01-01'^^xsd:date) takes away every row that there is without it"
    (told,) = remarks("SELECT * { ?x vnru:earliest ?d FILTER(DATATYPE(?d) = xsd:gYear) }", "ru")
    assert told == "Строка 1, столбец 39: ?d (vnru:earliest) содержит xsd:date, но никогда не xsd:gYear"


def test_on_a_phone_a_question_brings_its_answer_into_sight(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, "lang=ru", width=390, height=844, motion="reduce") as page:
        for ask, mark in (("howGrew", ".lanes .mark"), ("whereDiffer", ".conflicts article")):
            page.go("lang=ru")
            page.page.locator(f"[data-ask={ask}]").click()
            page.page.locator(mark).first.wait_for()
            page.until(
                "() => { const { top } = document.querySelector('.views').getBoundingClientRect(); return top > -5 && top < 200; }",
                seconds=20,
            )


def test_folded_filters_say_that_the_period_is_among_them(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, "lang=vi&period=1991/2000", width=390, height=844) as page:
        assert page.text(".filters > summary") == "Loại 10/10 · Thời kỳ 1991–2000"
