"""The views beside network and list: their rows, and what all of them keep to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from vnru_kg import KnowledgeGraph
from vnru_kg.conflicts import conflicts
from vnru_kg.namespaces import q, shrink

from ..support.browser import Opened, opened
from ..support.views import VIEWS

LANGUAGES = ("vi", "en", "ru")


def test_rows_refer_to_things_and_passages_that_are_there(model: dict[str, Any], rows: dict[str, Any]) -> None:
    things, passages = range(len(model["things"])), range(len(model["passages"]))
    for thing, lane, _, flags in rows["timeline"]["marks"]:
        assert thing in things
        assert lane in range(len(rows["timeline"]["lanes"]))
        assert flags in range(4)
    points = {place for place, *_ in rows["map"]["points"]}
    known = points | {country for country, _ in rows["map"]["stands"]}
    assert all(thing in things and place in things and (place in points) == bool(exact) for thing, place, exact in rows["map"]["at"])
    assert all(start in known and end in known and start != end for _, start, end in rows["map"]["journeys"])
    assert {place for _, place in rows["map"]["stands"]} <= points
    for _, series, *_, named, cited in rows["figures"]["observations"]:
        assert series in range(len(rows["figures"]["series"]))
        assert all(n in things for n in named)
        assert cited
        assert all(n in passages for n in cited)
    for conflict in rows["conflicts"]["conflicts"]:
        assert all(n in things for n in (*conflict[7], *conflict[8]))
        assert all(n in passages for side in conflict[3] for n in side[1])


def test_rows_hold_every_figure_conflict_and_dated_thing(kg: KnowledgeGraph, model: dict[str, Any], rows: dict[str, Any]) -> None:
    figures = kg.select("SELECT ?o { ?o a qb:Observation }").rows
    assert {q(f"observation:{row[0]}") for row in rows["figures"]["observations"]} == {str(row[0]) for row in figures}
    assert len(rows["conflicts"]["conflicts"]) == len(conflicts(kg))
    dated = kg.select("SELECT DISTINCT ?e { ?e a sem:Event ; dcterms:date ?d }").rows
    marked = {model["things"][mark[0]][0] for mark in rows["timeline"]["marks"]}
    assert {shrink(str(row[0])) for row in dated} <= marked
    planned = {model["things"][mark[0]][0] for mark in rows["timeline"]["marks"] if mark[3] & 1}
    assert "event:apec-2027" in planned
    assert "event:2024-06-19-putin-visits-vietnam" not in planned, "what was planned and then happened has happened"


def test_a_year_beside_its_day_is_no_mark_of_its_own(model: dict[str, Any], rows: dict[str, Any]) -> None:
    treaty = [mark[2] for mark in rows["timeline"]["marks"] if model["things"][mark[0]][0] == "instrument:treaty-1994"]
    assert treaty == ["1994-06-16"]
    agreement = [mark[2:] for mark in rows["timeline"]["marks"] if model["things"][mark[0]][0] == "instrument:vietnam-eaeu-fta"]
    assert agreement == [["2015-05-29", 0], ["2016-10-05", 2]], "signature and entry into force are apart"


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_speaks_three_languages(page: Opened, view: str) -> None:
    texts = []
    for language in LANGUAGES:
        page.go(f"view={view}&lang={language}")
        page.until(
            "([view, lang]) => document.documentElement.lang === lang && document.querySelector(`#view-${view}`).checkVisibility()",
            [view, language],
        )
        texts.append(page.page.locator(f"#view-{view}").inner_text() + page.text(f"#tab-{view}"))
    assert len(set(texts)) == len(LANGUAGES)
    assert re.search("[А-Яа-я]", texts[2])
    assert not re.search("[{}]|undefined|NaN", " ".join(texts))


def test_each_view_fits_a_phone(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, width=390, height=844) as page:
        for view in VIEWS:
            for language in LANGUAGES:
                page.go(f"view={view}&lang={language}")
                page.still()
                assert page.page.evaluate("() => document.documentElement.scrollWidth") <= 390, f"{view} in {language}"
        page.go("thing=person:vo-van-kiet&to=person:vladimir-putin&lang=en")
        assert page.page.evaluate("() => document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_prints_black_on_white(browser: Browser, page_file: Path, view: str) -> None:
    with opened(browser, page_file, f"view={view}&thing=place:moscow", scheme="dark") as page:
        page.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
        page.page.emulate_media(media="print")
        page.page.set_viewport_size({"width": 720, "height": 1000})
        assert page.page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.page.evaluate("() => getComputedStyle(document.querySelector('.panel h2')).color") == "rgb(0, 0, 0)"
        for hidden in (".search", ".tabs", ".tools", ".filters", ".panel .close"):
            assert not page.page.locator(hidden).first.is_visible()
        view_box, panel_box = (page.page.locator(selector).bounding_box() for selector in (f"#view-{view}", ".panel"))
        assert view_box is not None
        assert panel_box is not None
        assert view_box["height"] > 100
        assert panel_box["y"] >= view_box["y"] + view_box["height"] - 1
        page.page.evaluate("() => dispatchEvent(new Event('afterprint'))")
        assert page.page.evaluate("() => document.documentElement.dataset.theme ?? ''") == ""


@pytest.mark.parametrize("view", ["timeline", "map", "figures"])
def test_drawings_are_whole_svg_files(page: Opened, view: str) -> None:
    page.go(f"view={view}&lang=ru")
    page.still()
    page.page.locator(".export > button").click()
    with page.page.expect_download() as download:
        page.page.locator("[data-export=svg]").click()
    text = Path(download.value.path()).read_text("utf-8")
    assert text.startswith("<svg")
    assert "<image" not in text
    assert "var(--" not in text
    assert re.search("[А-Яа-я]", text)
    assert page.page.evaluate(
        "(text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror') === null", text
    )
