"""What comes out of a printer and out of the menu of files: all that is seen, nothing that is not, and where it is from."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
import rdflib
from playwright.sync_api import Browser

from vnru_kg import KnowledgeGraph
from vnru_kg.namespaces import q

from ..support.bench import downloaded, settled
from ..support.browser import Opened, opened
from ..support.paper import pages, paper

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
PLACES = "() => document.querySelectorAll('.map [data-spot]').length"


@pytest.mark.parametrize(
    "view", ["network", "timeline", "map", "figures", "list", "conflicts", "dossier&thing=place:moscow", "sparql&ask=chronology"]
)
def test_no_sheet_is_blank(browser: Browser, page_file: Path, view: str) -> None:
    with opened(browser, page_file, f"view={view}&lang=en") as page:
        if view.startswith("sparql"):
            settled(page)
        painted = pages(page)
        assert painted
        for number, sheet in enumerate(painted, 1):
            assert re.search(rb"T[jJ]\b| Do\b", sheet), f"sheet {number} of {len(painted)} is blank"


def test_paper_says_what_it_is_and_whence(browser: Browser, page_file: Path) -> None:
    for language, title, key, sources, licence in (
        ("vi", "Bản đồ", "Chú giải", "Nguồn", "Giấy phép của dữ liệu"),
        ("en", "Map", "Key", "Sources", "Licence of the data"),
        ("ru", "Карта", "Обозначения", "Источники", "Лицензия данных"),
    ):
        with opened(browser, page_file, f"view=map&lang={language}&period=1991/2000") as page:
            text = paper(page)
            for word in (title, key, sources, licence, LICENCE, "CC BY 4.0", "1991–2000", "[003]"):
                assert word in text, f"{word} in {language}"
            assert page.page.evaluate("() => String(new Date().getFullYear())") in text
            assert page.page.evaluate("() => document.querySelector('.paper').childElementCount") == 0


def test_paper_has_nothing_to_press_and_the_key_of_its_own_signs(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, "view=figures&lang=en") as page:
        page.page.emulate_media(media="print")
        page.page.evaluate("() => void dispatchEvent(new Event('beforeprint'))")
        assert page.page.locator(".fold").count() > 0
        assert page.page.locator(".fold:visible").count() == 0
        assert page.page.locator(".paper .kinds").count() == 0, "the marks of figures are documents, not types of items"
        assert page.page.locator(".figures .sources li:visible").count() > 1


def test_all_rows_of_the_list_are_printed(browser: Browser, page_file: Path, kg: KnowledgeGraph) -> None:
    with opened(browser, page_file, "view=list&lang=en") as page:
        page.page.evaluate("() => void dispatchEvent(new Event('beforeprint'))")
        named = page.page.evaluate(
            "() => [...document.querySelectorAll('.list tbody tr[data-thing] th')].map((one) => one.innerText.trim())"
        )
        assert len(named) == page.page.evaluate("() => Number(document.querySelector('.list table').ariaRowCount) - 1")
        assert len(named) > 400
        assert kg.label(q("person:vo-van-kiet"), "en") in named


def test_what_waits_for_a_button_is_printed(browser: Browser, page_file: Path, kg: KnowledgeGraph) -> None:
    with opened(browser, page_file, "lang=en&thing=person:vladimir-putin") as page:
        assert page.page.locator(".panel .more").count() > 0
        text = paper(page)
        assert not re.search(r"\d+ more\b", text)
        neighbours = set(kg.to_networkx().to_undirected().neighbors(q("person:vladimir-putin"))) - {q("person:vladimir-putin")}
        for iri in neighbours:
            assert str(kg.label(iri, "en")) in text
    with opened(browser, page_file, "view=timeline&lang=en") as page:
        undated = int(re.search(r"\d+", page.text(".undated summary"))[0])  # type: ignore[index] # it says how many
        page.page.evaluate("() => void dispatchEvent(new Event('beforeprint'))")
        assert page.page.locator(".undated li").count() == undated > 0


def take(page: Opened, key: str) -> list[dict[str, str]]:
    """The rows of the file behind an entry of the menu."""
    page.page.locator(".export > button").click()
    _, content = downloaded(page, f"[data-export={key}]")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_timeline_hands_over_its_marks(page: Opened) -> None:
    page.go("view=timeline&lang=en&period=1991/2000")
    page.still()
    seen = """() => [...document.querySelectorAll('.lanes .mark')].filter((one) => getComputedStyle(one).display !== 'none')
        .map((one) => one.getAttribute('aria-label'))"""
    labels = page.page.evaluate(seen)
    rows = take(page, "table-0")
    assert len(rows) == len(labels) > 5
    for row in rows:  # a mark is called by its short name where it has one, its whole name and its date
        assert any(f", {label}".endswith(f", {row['Name']}, {row['Date']}") for label in labels), row["Name"]
    page.page.locator(".export > button").click()
    assert f"{len(rows)} dates in sight" in page.text("#export")
    page.page.keyboard.press("Escape")
    assert {row["Label (en)"] for row in take(page, "nodes")} == {row["Name"] for row in rows}


def test_the_map_hands_over_its_points(page: Opened, kg: KnowledgeGraph) -> None:
    page.go("view=map&lang=en&kinds=event,place")
    page.still()
    places = take(page, "table-0")
    assert len({row["Place"] for row in places}) == page.page.evaluate(PLACES)
    journeys = take(page, "table-1")
    drawn = page.page.evaluate("() => document.querySelectorAll('.map [data-arc]').length")
    assert len({(row["From"], row["To"]) for row in journeys}) == drawn > 0
    shown = {row["Id"] for row in take(page, "nodes")}
    assert q("person:vladimir-putin") not in shown
    assert len(shown) < len(kg.to_networkx()) / 2


def test_each_chart_has_a_file_of_its_own(page: Opened) -> None:
    page.go("view=figures&lang=en")
    charts = page.page.locator(".figures figure")
    whole = take(page, "table-0")
    assert len(whole) == page.page.locator(".figures .twin tbody tr").count()
    total = 0
    for n in range(charts.count()):
        name, content = downloaded(page, f".figures figure:nth-of-type({n + 1}) button.csv")
        assert name.endswith(".csv")
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
        assert len(rows) == charts.nth(n).locator("g.mark").count()
        assert all(float(row["At least"]) <= float(row["At most"]) and row["Passages"] for row in rows)
        total += len(rows)
    assert total == len(whole)


def test_conflicts_hand_over_their_sides(page: Opened) -> None:
    page.go("view=conflicts&lang=en")
    rows = take(page, "table-0")
    assert len(rows) == page.page.locator(".conflicts .side").count()
    page.page.locator(".export > button").click()
    _, content = downloaded(page, "[data-export=turtle]")
    graph = rdflib.Graph().parse(data=content, format="turtle")
    told = {str(s) for s in graph.subjects() if "/conflict/" in str(s)}
    assert len(told) == page.page.locator(".conflicts article").count()


def test_the_network_hands_over_the_lines_it_draws(page: Opened) -> None:
    page.go("lang=en")
    strongest = len(take(page, "edges"))
    page.go("lang=en&links=all")
    assert len(take(page, "edges")) > strongest > 0


def test_the_query_view_points_to_its_own_files(page: Opened) -> None:
    page.go("view=sparql&lang=en&ask=chronology")
    page.page.locator(".export > button").click()
    assert page.page.locator("[data-export=nodes]").count() == 0
    assert page.page.locator("[data-export=whole]").is_enabled()
    page.page.keyboard.press("Escape")


def test_a_dossier_on_paper_cuts_neither_its_line_of_time_nor_its_map(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, "view=dossier&thing=person:vladimir-putin&lang=en") as page:
        assert len(pages(page)) <= 2
        page.page.emulate_media(media="print")
        page.page.evaluate("() => void dispatchEvent(new Event('beforeprint'))")
        for drawn, frame in ((".dossier .timed .mark", ".dossier .timed"), (".dossier .globe .spot", ".dossier .placed")):
            marks = page.page.locator(drawn)
            assert marks.count() > 1
            inside = page.page.locator(frame).bounding_box()
            assert inside
            for box in marks.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom])"):
                assert inside["y"] <= box[0]
                assert box[1] <= inside["y"] + inside["height"] + 1


def test_sources_beside_figures_are_whole_on_paper(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, "view=figures&lang=vi&figure=trade-turnover") as page:
        page.page.emulate_media(media="print")
        page.page.set_viewport_size({"width": 700, "height": 1000})
        names = page.page.locator(".figures .twin td.source bdi")
        assert names.count() > 5
        assert names.evaluate_all("(all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length") == 0
