"""What is written on the network and on the drawings of answers: the names that nobody may miss, and what lines and figures say."""

from __future__ import annotations

import base64
import re
import time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from vnru_kg import KnowledgeGraph
from vnru_kg.explorer import write_page
from vnru_kg.words import LANGUAGES

from ..benchmarks.synthetic import graph
from ..support.bench import exported, link, settled
from ..support.browser import Opened, opened
from .test_seen import SVG, picture

# how many pixels of a picture have a colour
COLOURED = """(picture) => new Promise((done) => {
    const image = new Image();
    image.onload = () => {
        const pen = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }).getContext('2d');
        pen.drawImage(image, 0, 0);
        const { data } = pen.getImageData(0, 0, image.width, image.height);
        let n = 0;
        for (let at = 0; at < data.length; at += 4)
            n += Math.max(data[at], data[at + 1], data[at + 2]) - Math.min(data[at], data[at + 1], data[at + 2]) > 60;
        done(n);
    };
    image.src = picture;
})"""
FOREMOST = 9  # things, the most important


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_most_important_things_have_their_names_at_first_sight(page: Opened, model: dict[str, Any], language: str) -> None:
    page.go(f"lang={language}")
    named(page, model, language, FOREMOST)


def test_on_a_small_screen_the_first_of_them_have_theirs(browser: Browser, page_file: Path, model: dict[str, Any]) -> None:
    with opened(browser, page_file, "lang=vi", width=1024, height=768) as page:
        named(page, model, "vi", 6)


def named(page: Opened, model: dict[str, Any], language: str, count: int) -> None:
    page.still()
    _, content = exported(page, "svg")
    root = ElementTree.fromstring(content)  # noqa: S314 — our own
    written = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    at = list(LANGUAGES).index(language)
    for n in range(count):
        labels = model["things"][n][11] or model["things"][n][1]
        name = labels if isinstance(labels, str) else labels[at]
        assert name in written, f"{name} has no name"


def test_all_things_stand_as_well_when_they_come_to_those_of_the_opening(page: Opened, browser: Browser, page_file: Path) -> None:
    page.go("lang=en")
    page.page.locator(".whole").click()
    signs, _ = picture(page)
    with opened(browser, page_file, "lang=en&items=all") as other:
        straight, _ = picture(other)
    assert len(signs) > 500
    assert signs == straight


@pytest.mark.parametrize("width", [1440, 390])
def test_lines_between_those_who_met_say_at_what_and_when(browser: Browser, page_file: Path, width: int) -> None:
    with opened(browser, page_file, "lang=en&view=sparql&ask=who-met-whom", width=width, height=844) as page:
        assert settled(page) == "told"
        lines = page.page.locator(".links line")
        told = [lines.nth(n).locator("title").text_content() or "" for n in range(lines.count())]
        assert len(told) > 4
        assert all(re.search(r"\b(19|20)\d\d\b", one) for one in told), "each line names an event and its day"
        said = page.page.locator(".links text.said").all_inner_texts()
        assert len(said) == len(told)
        names = page.page.locator(".links text:not(.said)").all_inner_texts()
        assert len(names) == page.page.locator(".links .node").count(), "each person is named"
        boxes = page.page.evaluate(
            """() => [...document.querySelectorAll('.links text')].map((one) => one.getBoundingClientRect())
                .map((box) => [box.x, box.y, box.right, box.bottom])"""
        )
        for n, (x, y, right, bottom) in enumerate(boxes):
            for x2, y2, right2, bottom2 in boxes[n + 1 :]:
                assert min(right, right2) - max(x, x2) < 2 or min(bottom, bottom2) - max(y, y2) < 3, "one text over another"


@pytest.mark.parametrize(
    ("language", "highest", "nearly"),
    [
        ("vi", "7,1 tỷ USD", "gần 4,85 tỷ USD"),
        ("en", "7.1 billion USD", "nearly 4.85 billion USD"),
        ("ru", "7,1 млрд долл. США", "почти 4,85 млрд долл. США"),
    ],
)
def test_the_chart_of_an_answer_tells_figures_as_the_page_does(page: Opened, language: str, highest: str, nearly: str) -> None:
    page.go(f"lang={language}&view=sparql&ask=trade-by-year")
    assert settled(page) == "told"
    said = [text.replace("\u00a0", " ") for text in page.page.locator(".sparql .charts svg text").all_text_contents()]
    assert highest in said
    assert nearly in said
    assert not any(re.search(r"\d[\d., ]{8,}", text) for text in said), "no figure is told digit by digit"


def stage(page: Opened) -> tuple[float, float]:
    """Where the canvas begins."""
    box = page.page.locator(".stage").bounding_box()
    assert box
    return box["x"], box["y"]


def coloured(page: Opened, x: float, y: float, size: float = 8) -> int:
    """How many pixels around a point of the canvas are seen in a colour."""
    left, top = stage(page)
    seen = page.page.screenshot(clip={"x": left + x - size / 2, "y": top + y - size / 2, "width": size, "height": size})
    found: int = page.page.evaluate(COLOURED, f"data:image/png;base64,{base64.b64encode(seen).decode()}")
    return found


def test_very_many_things_are_painted_by_the_card_and_can_be_pointed_at(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "many.html"
    write_page(graph(1600), file, light=True)
    with opened(browser, file, "lang=en&items=all") as page:
        assert page.page.locator(".stage .crowd").count() == 1
        signs, lines = picture(page)
        assert len(signs) > 1200
        assert 20 < len(lines) < 400, "the most important have names, and not all"
        spots = [(name, x, y) for name, (x, y, _) in signs.items() if 200 < x < 700 and 200 < y < 600]
        seen = [coloured(page, x, y) for _, x, y in spots[:40]]
        assert sum(1 for n in seen if n > 2) >= 36, "signs are seen where they stand"
        name, x, y = next(
            (name, x, y) for name, x, y in spots if all(one == name or abs(x - a) + abs(y - b) > 24 for one, (a, b, _) in signs.items())
        )
        page.page.mouse.click(stage(page)[0] + x, stage(page)[1] + y)
        page.until("() => location.hash.includes('thing=')")
        page.still()
        signs, _ = picture(page)
        near = [one for one, (_, _, faded) in signs.items() if not faded]
        assert name in near
        assert 1 < len(near) < 1200, "strangers of what is selected are faded"
        page.go("lang=en&items=all")
        card_is_lost(page)


def card_is_lost(page: Opened) -> None:
    """As by a driver that starts anew: it paints again when it is back, and what is gone for good is painted without it."""

    def signs() -> int:
        return coloured(page, 450, 380, 300)

    def painted() -> bool:
        end = time.monotonic() + 60
        while signs() < whole * 0.9 and time.monotonic() < end:
            page.past(100)
        return signs() >= whole * 0.9

    whole = signs()
    page.page.evaluate("() => { window.card = document.querySelector('.crowd').getContext('webgl').getExtension('WEBGL_lose_context') }")
    page.page.evaluate("() => window.card.loseContext()")
    page.until("() => document.querySelector('.crowd').getContext('webgl').isContextLost()")
    assert signs() < whole / 2
    page.page.evaluate("() => window.card.restoreContext()")
    assert painted()
    page.page.evaluate("() => window.card.loseContext()")
    page.past(2500)
    assert painted()


def test_a_picture_of_an_answer_says_for_how_many_rows_it_has_no_place(page: Opened, kg: KnowledgeGraph) -> None:
    query = "SELECT ?x ?when { ?x a sem:Event ; sem:eventType ?type OPTIONAL { ?x dcterms:date ?when } }"
    rows = {(str(x), str(when) if when else "") for x, when in kg.select(query)}
    without = sum(not when for _, when in rows)
    assert 1 < without < len(rows)
    page.go(link(f"{query} ORDER BY ?x", "en"))
    assert settled(page) == "told"
    said = page.page.locator(".results .cut").inner_text()
    assert said == f"{without} rows have no place in this picture; the table shows all."
    page.page.locator(".pictures button").last.click()
    assert page.page.locator(".results .cut").count() == 0


@pytest.mark.parametrize(
    ("view", "query", "drawn"),
    [
        # a figure without a date has no place in time, a link with one end none in a network
        ("chart", "SELECT ?when ?value { VALUES (?when ?value) { ('2015'^^edtf:EDTF 1) ('2016'^^edtf:EDTF 2) (UNDEF 3) } }", 2),
        (
            "network",
            "SELECT ?from ?to { VALUES (?from ?to) { "
            "(person:vladimir-putin person:to-lam) (person:vladimir-putin UNDEF) (person:to-lam person:to-lam) } }",
            1,
        ),
    ],
)
def test_charts_and_networks_of_answers_count_what_they_leave_out(page: Opened, view: str, query: str, drawn: int) -> None:
    page.go(link(query, "en"))
    assert settled(page) == "told"
    page.page.locator(".pictures button").first.click()
    said = page.page.locator(".results .cut").inner_text()
    left = 3 - drawn
    assert said == f"{left} {'row has' if left == 1 else 'rows have'} no place in this picture; the table shows all.", view
