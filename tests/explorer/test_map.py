"""The map: places, what is there, and journeys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from ..support.browser import Opened, opened
from ..support.views import number, until_count


def test_the_map_shows_every_place_with_a_point_and_land_alone(page: Opened, rows: dict[str, Any]) -> None:
    page.go("view=map&lang=en")
    until_count(page, ".globe .spot", len(rows["map"]["points"]))
    assert page.page.locator(".globe > path").count() == 1, "land, and nothing that could be a border"
    assert len(page.page.locator(".globe .land").get_attribute("d") or "") > 5000
    assert "no borders" in page.text(".map .note")
    assert page.page.locator(".globe .arc").count() >= 2
    names = page.page.locator(".globe .names text").all_text_contents()
    assert {"Moscow", "Hanoi"} <= set(names)
    listed = page.page.locator(".beside .counted").first.locator("li")
    assert listed.count() == len(rows["map"]["points"])
    assert page.page.locator(".beside details").count() > 1, "what has no point is listed"


def test_what_is_at_a_place_is_listed(page: Opened, model: dict[str, Any], rows: dict[str, Any]) -> None:
    page.go("view=map&lang=en")
    moscow = next(n for n, thing in enumerate(model["things"]) if thing[0] == "place:moscow")
    there = sum(place == moscow for _, place, _ in rows["map"]["at"])
    page.page.locator(f".globe [data-spot='{moscow}']").click()
    assert page.text(".panel h2") == "Moscow"
    assert number(page, ".beside .muted") == there
    assert page.page.locator(".beside .at li").count() == there
    page.page.locator(".beside .at .thing").first.click()
    assert page.text(".panel h2") != "Moscow"
    until_count(page, ".globe .spot.chosen", 1)
    page.go("view=map&lang=en&kinds=project")
    page.page.locator(".beside .counted .thing", has_text="Moscow").click()
    assert number(page, ".beside .muted") < there


def test_journeys_are_arcs_that_tell_who_travelled(page: Opened) -> None:
    page.go("view=map&lang=en")
    count = int(page.page.locator(".beside .counted").nth(1).locator(".count").first.inner_text())
    page.page.locator(".beside .counted").nth(1).locator("button").first.click()
    assert page.page.locator(".beside .at li").count() == count
    until_count(page, ".globe .arc.chosen", 1)
    assert "route=" in page.fragment()
    page.page.locator(".beside .back").click()
    assert "route=" not in page.fragment()
    moved = "() => document.querySelector('.globe .land').getAttribute('transform')"
    before = page.page.evaluate(moved)
    page.page.locator(".map .over .tool").first.click()
    page.until(f"(before) => ({moved})() !== before", before)


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_the_places_of_most_events_are_named_on_a_phone_too(
    browser: Browser, page_file: Path, model: dict[str, Any], language: str
) -> None:
    with opened(browser, page_file, f"lang={language}&view=map", width=390, height=844) as page:
        page.still()
        named = page.page.locator(".view.map svg text").all_text_contents()
        at = ["vi", "en", "ru"].index(language)
        for iri in ("place:ha-noi", "place:moscow", "place:saint-petersburg", "place:ho-chi-minh-city"):
            (labels,) = (row[11] or row[1] for row in model["things"] if row[0] == iri)
            assert (labels if isinstance(labels, str) else labels[at]) in named
