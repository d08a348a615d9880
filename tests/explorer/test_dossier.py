"""The dossier of a thing: what is drawn and told is what the graph says of it, also on paper and in files."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.namespaces import q

from ..support.bench import exported
from ..support.browser import Opened
from ..support.paper import pages, paper

PUTIN = "person:vladimir-putin"


def of(model: dict[str, Any], name: str) -> tuple[int, list[Any]]:
    """The row of a thing and its number."""
    return next((n, row) for n, row in enumerate(model["things"]) if row[0] == name)


def english(text: str | list[str]) -> str:
    return text if isinstance(text, str) else text[1]


def opened_at(page: Opened, name: str, language: str = "en") -> None:
    page.go(f"view=dossier&lang={language}&thing={name}")
    page.until("() => document.querySelector('.dossier h2') !== null")


@pytest.mark.parametrize("name", [PUTIN, "instrument:treaty-1994", "organization:vietsovpetro", "place:moscow"])
def test_it_tells_every_fact_on_the_screen_and_on_paper(page: Opened, model: dict[str, Any], name: str) -> None:
    number, row = of(model, name)
    opened_at(page, name)
    for more in page.page.locator(".dossier .facts .more").all():
        more.click()
    assert page.page.locator(".dossier .facts .group li").count() == len(row[9])
    assert page.text(".dossier h2") in {english(row[1]), english(row[11])}
    near = {number} | {a if b == number else b for a, b, *_ in model["network"]["links"] if number in (a, b)}
    marks = sum(1 for thing, *_ in model["views"]["timeline"]["marks"] if thing in near)
    assert page.page.locator(".dossier .timed .mark").count() == marks
    text = re.sub(r"\s+", " ", paper(page))
    assert all(re.sub(r"\s+", " ", model["facts"][n][1][1]) in text for n in row[9] if not isinstance(model["facts"][n][1], str))


def test_its_places_are_those_of_its_events(page: Opened, kg: KnowledgeGraph, model: dict[str, Any]) -> None:
    query = f"""SELECT DISTINCT ?place {{
        ?event vnru:hasRole/rdf:value <{q(PUTIN)}> ; sem:hasPlace/vnru:locatedIn? ?place . ?place geo:lat ?north }}"""
    expected = {str(place) for (place,) in kg.select(query)}
    opened_at(page, PUTIN)
    drawn = page.page.locator(".dossier .spot").evaluate_all("(spots) => spots.map((spot) => Number(spot.dataset.spot))")
    assert {q(model["things"][n][0]) for n in drawn} == expected
    page.page.locator(".dossier .spot").first.dispatch_event("click")
    page.until("() => location.hash.includes('thing=place:')")
    assert page.text(".dossier .kind").startswith("city")


def test_its_figures_are_those_that_name_it(page: Opened, kg: KnowledgeGraph, model: dict[str, Any]) -> None:
    name = next(row[0] for row in model["things"] if row[0].startswith("project:") and any(model_figures(model, row[0])))
    opened_at(page, name)
    for more in page.page.locator(".dossier .values + .more").all():
        more.click()
    shown = page.page.locator(".dossier .values li").evaluate_all("(rows) => rows.map((row) => row.dataset.id)")
    assert sorted(shown) == sorted(model_figures(model, name))


def model_figures(model: dict[str, Any], name: str) -> list[str]:
    """The figures that a thing has part in, by the rows that the page is made of."""
    number, _ = of(model, name)
    rows = model["views"]["figures"]
    sides = [(area, counterpart) for _, area, counterpart, *_ in rows["series"]]
    return [row[0] for row in rows["observations"] if number in (*sides[row[1]], *row[11])]


def test_files_hold_what_it_tells(page: Opened, model: dict[str, Any]) -> None:
    _, row = of(model, PUTIN)
    opened_at(page, PUTIN, "ru")
    _, content = exported(page, "table-0")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert lines[0][:2] == ["Рубрика", "Сведение"]
    assert [line[1] for line in lines[1:]] == [
        model["facts"][n][1][2] if isinstance(model["facts"][n][1], list) else model["facts"][n][1] for n in row[9]
    ]
    assert all(("passage" in line[3]) == bool(model["facts"][n][4]) for line, n in zip(lines[1:], row[9], strict=True))
    name, drawing = exported(page, "svg")
    assert name == "vnru-dossier.svg"
    text = drawing.decode()
    assert "Владимир Путин" in text
    assert "CC BY 4.0" in text
    assert text.count("<text") > 20


@pytest.mark.parametrize("name", ["instrument:treaty-1994", "person:vo-van-kiet", PUTIN])
def test_it_is_printed_on_two_sheets_at_most(page: Opened, name: str) -> None:
    opened_at(page, name)
    assert 1 <= len(pages(page)) <= 2


def test_it_is_opened_from_the_details_and_offers_things_where_none_is_chosen(page: Opened) -> None:
    page.go(f"view=list&lang=en&thing={PUTIN}")
    page.page.locator(".panel [data-open=dossier]").click()
    assert page.fragment().count("view=dossier") == 1
    assert page.text(".dossier h2") == "Vladimir Putin"
    assert not page.page.locator(".panel").is_visible()
    page.go("view=dossier&lang=vi")
    page.page.locator(".dossier .offers .thing").first.click()
    assert page.page.locator(".dossier .facts li").count() > 3
