"""What makes the page good to use: what is told first, what is in sight, what can be undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from vnru_kg import KnowledgeGraph
from vnru_kg.explorer.data import build

from ..support import ROOT
from ..support.browser import Opened, opened
from ..support.views import unfold

FRONT = ROOT / "vnru_kg" / "explorer" / "front" / "src"
WIDE, HIGH = 390, 844  # a phone


@pytest.fixture(scope="module")
def model(kg: KnowledgeGraph) -> dict[str, Any]:
    return build(kg)


@pytest.fixture(scope="module")
def page(browser: Browser, page_file: Path) -> Iterator[Opened]:
    with opened(browser, page_file, width=1366, height=820) as found:
        yield found


def inside(page: Opened, inner: str, outer: str) -> bool:
    """Whether an element lies within another from side to side."""
    one, other = (page.page.locator(selector).first.bounding_box() for selector in (inner, outer))
    return bool(one and other and one["x"] >= other["x"] - 1 and one["x"] + one["width"] <= other["x"] + other["width"] + 1)


# ---- what is told


def test_names_of_ours_join_with_a_dash(model: dict[str, Any]) -> None:
    """A hyphen between blanks is how the documents print it; our own names have the dash that belongs there."""
    assert [thing[0] for thing in model["things"] if not isinstance(thing[1], str) and " - " in thing[1][0]] == []


def test_sorts_are_written_evenly(model: dict[str, Any]) -> None:
    """A topic is a "chủ đề" as a person is a "người"; and whoever reads "company" need not read "organisation" before it."""
    sorts = [labels for _, labels, _ in model["types"]]
    assert ["chủ đề", "topic", "тема"] in sorts
    assert [sort for sort in sorts if not isinstance(sort, str) and sort[0] in {"Chủ đề", "Hàng hóa"}] == []
    of = {thing[0]: [sorts[n] for n in thing[7]] for thing in model["things"]}
    assert [sort[1] for sort in of["organization:eurasian-economic-union"]] == ["international organisation"]


def test_a_stretch_is_one_date(model: dict[str, Any]) -> None:
    when = {thing[0]: thing[3] for thing in model["things"]}
    assert when["phase:strategic-partnership"] == "2001–2011"
    assert when["project:vietsovpetro-cooperation-to-2030"] == ["đến 2030", "until 2030", "до 2030"]


def test_a_document_has_its_passages(page: Opened, model: dict[str, Any]) -> None:
    things = {thing[0]: thing for thing in model["things"]}
    for document in model["documents"]:
        own = [n for n, passage in enumerate(model["passages"]) if model["documents"][passage[0]] is document]
        assert own
        assert set(own) <= set(things[f"source:{document[0]}"][10])
    page.go("lang=en&thing=source:003")
    count = sum(model["documents"][passage[0]][0] == "003" for passage in model["passages"])
    assert page.page.locator(".panel .passages .cite").count() == count
    page.go("lang=en&view=list&thing=source:003")
    assert page.page.locator("tr.selected td.number").last.inner_text() == str(count)


def test_offices_come_before_positions_in_the_panel(page: Opened) -> None:
    page.go("lang=vi&thing=person:vladimir-putin")
    headings = page.page.locator(".panel .group h4").all_inner_texts()
    assert headings[0].casefold() == "nhiệm kỳ"
    assert headings[-1].casefold() == "quan điểm"
    assert "đồ thị tri thức" not in page.text(".panel .facts").casefold()


def test_a_note_leads_to_the_passages_it_names(page: Opened) -> None:
    page.go("lang=en&view=conflicts")
    chip = page.page.locator("blockquote .named-passage").first
    assert re.fullmatch(r"\d{3}-\d{2}", chip.inner_text())
    assert "¶" in (chip.get_attribute("title") or "")
    chip.click()
    assert page.page.locator(".card h4").first.is_visible()
    page.page.keyboard.press("Escape")


def test_an_indicator_without_figures_in_the_period_names_those_that_have_some(page: Opened) -> None:
    page.go("lang=en&view=figures&period=1979/1990")
    offers = page.page.locator(".charts .empty button")
    assert offers.count() > 0
    offers.first.click()
    page.until("() => document.querySelectorAll('.charts g.mark').length > 0")


# ---- what is in sight


@pytest.mark.parametrize("view", ["figures", "list", "conflicts", "sparql"])
@pytest.mark.parametrize("language", ["vi", "ru"])
def test_the_chosen_tab_is_in_sight_on_a_phone(browser: Browser, page_file: Path, view: str, language: str) -> None:
    with opened(browser, page_file, f"view={view}&lang={language}", width=WIDE, height=HIGH) as page:
        assert inside(page, ".tabs [aria-selected=true]", ".tabs")
        page.go(f"lang={language}")
        assert inside(page, ".tabs [aria-selected=true]", ".tabs")


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_the_head_fits_a_small_screen(browser: Browser, page_file: Path, language: str) -> None:
    with opened(browser, page_file, f"lang={language}", width=1366, height=820) as page:
        assert page.page.evaluate("() => document.querySelector('#app > header').scrollWidth <= innerWidth")
        assert inside(page, ".tools", "#app > header")
        # the words in the search box can be read to their end
        assert page.page.evaluate(
            """() => {
                const box = document.getElementById('search');
                const pen = document.createElement('canvas').getContext('2d');
                pen.font = getComputedStyle(box).font;
                return pen.measureText(box.placeholder).width < box.clientWidth - 40;
            }"""
        )


def test_counts_stay_on_one_line(page: Opened) -> None:
    page.go("lang=vi&view=map")
    heights = page.page.locator(".map .counted .count").evaluate_all("(all) => all.map((one) => one.getClientRects().length)")
    assert heights
    assert set(heights) == {1}


def test_the_tools_of_a_small_timeline_lie_beneath_it(page: Opened) -> None:
    page.go("lang=en&view=sparql&ask=visits-of-person")
    page.until("() => document.querySelector('.timed .tools-time') !== null")
    lanes, tools = (page.page.locator(f".timed {part}").bounding_box() for part in (".scroller", ".tools-time"))
    assert lanes
    assert tools
    assert tools["y"] >= lanes["y"] + lanes["height"]


def test_colours_need_no_new_function() -> None:
    """``light-dark()`` is younger than many a browser in use, which would then show no colour at all."""
    used = [p.name for p in FRONT.rglob("*") if p.suffix in {".css", ".ts"} and "light-dark(" in p.read_text("utf-8")]
    assert used == []


def test_a_newcomer_finds_queries_and_files(page: Opened) -> None:
    page.go("lang=en")
    page.page.locator("[data-way=take]").click()
    assert page.page.locator("#export").is_visible()
    page.page.keyboard.press("Escape")
    page.page.locator("[data-way=ask]").click()
    assert "view=sparql" in page.fragment()


# ---- what can be undone


def test_hidden_things_come_back(page: Opened) -> None:
    page.go("lang=en&thing=place:moscow")
    page.page.get_by_role("button", name="Hide", exact=True).click()
    page.go("lang=en&hidden=place:moscow")
    page.page.locator(".unhide").click()
    assert "hidden" not in page.fragment()
    assert not page.page.locator(".unhide").is_visible()


def test_a_query_of_ones_own_is_called_so(page: Opened) -> None:
    page.go("lang=en&view=sparql&ask=visits-of-person")
    page.until("() => document.querySelector('.sparql .own') !== null")
    page.page.locator(".sparql .own").click()
    assert page.text(".sparql .bench h2") == "Your own query"
    page.go("lang=en&view=sparql&ask=visits-of-person")
    page.until("() => document.querySelector('.sparql .bench h2').textContent === 'Visits of a person'")
    unfold(page)
    editor = page.page.locator(".cm-content")
    editor.click()
    page.page.keyboard.press("Control+a")
    page.page.keyboard.insert_text("ASK { ?a ?b ?c }")
    page.page.keyboard.press("Control+Enter")
    page.until("() => document.querySelector('.sparql .bench h2').textContent === 'Your own query'")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("SELECT * { ?x ?y person:put", "person:vladimir-putin"),
        ("SELECT * { ?x ?y person:путин", "person:vladimir-putin"),
        ("PREFIX sko", "skos: <"),
    ],
)
def test_completion_after_a_prefix(page: Opened, typed: str, offered: str) -> None:
    page.go("lang=en&view=sparql")
    page.until("() => document.documentElement.dataset.engine > 0")
    unfold(page)
    editor = page.page.locator(".cm-content")
    editor.click()
    page.page.keyboard.press("Control+a")
    page.page.keyboard.insert_text(typed[:-1])
    page.page.keyboard.type(typed[-1])
    page.page.locator(".cm-tooltip-autocomplete").wait_for()
    assert offered in page.page.locator(".cm-tooltip-autocomplete li").first.inner_text()
    page.page.keyboard.press("Escape")


@pytest.mark.parametrize("view", ["list", "figures", "map"])
def test_a_phone_goes_to_the_details_and_back(browser: Browser, page_file: Path, view: str) -> None:
    """Below a long view nobody would see that details have come."""
    with opened(browser, page_file, f"view={view}&lang=en", width=WIDE, height=HIGH, motion="reduce") as page:
        if view == "list":
            page.page.evaluate("() => scrollTo(0, 2500)")
            page.still()
        chosen = {"list": "tr[data-thing] .thing", "figures": ".twin tr button", "map": ".beside .counted .thing"}[view]
        lower = page.page.locator(chosen).nth(12 if view == "list" else 1)
        lower.scroll_into_view_if_needed()
        before = page.page.evaluate("() => scrollY")
        lower.click()
        page.until(
            "() => { const at = document.querySelector('.panel h2').getBoundingClientRect().top; return at > 0 && at < innerHeight * 0.7; }"
        )
        page.page.locator(".panel .close").click()
        page.until("(before) => Math.abs(scrollY - before) < 5", before)


def test_a_long_name_leaves_other_marks_in_sight(page: Opened) -> None:
    page.go("lang=vi&view=timeline&thing=event:1990-06-12-russia-national-day")
    page.until("() => document.querySelector('.lanes .selected text')?.textContent.length > 20")
    box = page.page.locator(".lanes .selected text").bounding_box()
    assert box
    assert box["width"] < 360


def test_everything_is_taken_away(page: Opened) -> None:
    """All things at once, as most views show them; a picture is named by its view."""
    page.go("lang=en&view=timeline")
    page.until("() => document.documentElement.dataset.engine > 0")
    for key, name in (("turtle", "vnru-view.ttl"), ("svg", "vnru-timeline.svg")):
        page.page.locator("#take-away").click()
        with page.page.expect_download() as waiting:
            page.page.locator(f"[data-export={key}]").click()
        assert waiting.value.suggested_filename == name
    page.until("() => [...document.querySelectorAll('.toast')].some((one) => one.textContent === 'Saved vnru-timeline.svg')")
