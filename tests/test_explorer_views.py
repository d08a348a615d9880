"""The views beside network and list: timeline, map, figures, disagreements, and how two things are connected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser

from vnru_kg import KnowledgeGraph
from vnru_kg.conflicts import conflicts
from vnru_kg.engine import EmbeddedEngine
from vnru_kg.explorer import write_page
from vnru_kg.explorer.data import build
from vnru_kg.namespaces import BASE, prefixes, q, shrink

from .browser import Opened, opened

VIEWS = ("timeline", "map", "figures", "disagreements")
LANGUAGES = ("vi", "en", "ru")
MARKS = ".lanes .mark:not([style*='display: none'])"


@pytest.fixture(scope="module")
def model(kg: KnowledgeGraph) -> dict[str, Any]:
    return build(kg)


@pytest.fixture(scope="module")
def rows(model: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = model["views"]
    return found


def number(page: Opened, selector: str) -> int:
    """The first whole number in the text of an element."""
    found = re.search(r"\d+", page.text(selector))
    assert found
    return int(found[0])


def until_count(page: Opened, selector: str, count: int) -> None:
    page.until("([selector, count]) => document.querySelectorAll(selector).length === count", [selector, count])


# ---- the rows


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
    for conflict in rows["disagreements"]["conflicts"]:
        assert all(n in things for n in (*conflict[7], *conflict[8]))
        assert all(n in passages for side in conflict[3] for n in side[1])


def test_rows_hold_every_figure_conflict_and_dated_thing(kg: KnowledgeGraph, model: dict[str, Any], rows: dict[str, Any]) -> None:
    figures = kg.select("SELECT ?o { ?o a qb:Observation }").rows
    assert {q(f"observation:{row[0]}") for row in rows["figures"]["observations"]} == {str(row[0]) for row in figures}
    assert len(rows["disagreements"]["conflicts"]) == len(conflicts(kg))
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


# ---- the timeline and the period


def test_the_timeline_draws_dates_as_what_they_are(page: Opened, rows: dict[str, Any]) -> None:
    page.go("view=timeline&lang=en")
    until_count(page, MARKS, len(rows["timeline"]["marks"]))
    assert page.page.locator(".lanes .titles text").count() == len(rows["timeline"]["lanes"])
    width = "(edtf) => Number(edtf.getAttribute('width'))"
    assert page.page.locator(".lanes .point > path").count() == sum(len(m[2]) == 10 for m in rows["timeline"]["marks"])
    assert page.page.locator(".lanes .bar > rect:not(.reach)").first.evaluate(width) >= 6
    hollow = page.page.locator(".lanes .planned").first
    assert hollow.locator("path, rect:not(.reach)").first.evaluate("(e) => getComputedStyle(e).strokeWidth") != "0px"
    fading = "() => [...document.querySelectorAll('.lanes .bar > rect:not(.reach)')].filter((e) => e.style.fill.includes('fade')).length"
    assert page.page.evaluate(fading) >= sum(m[2].endswith(("/..", "/")) for m in rows["timeline"]["marks"])
    assert number(page, ".undated summary") > 0


def test_a_click_on_a_mark_selects_it(page: Opened) -> None:
    page.go("view=timeline&lang=en")
    page.page.locator(MARKS, has_text="Vietnam–Russia relations since 1991").locator("rect").last.click()
    assert page.text(".panel h2") == "Vietnam–Russia relations since 1991"
    until_count(page, ".lanes .mark.selected", 1)
    page.page.go_back()
    until_count(page, ".lanes .mark.selected", 0)


def test_the_timeline_zooms_by_wheel_button_and_key(page: Opened) -> None:
    page.go("view=timeline")
    ticks = "() => [...document.querySelectorAll('.stage-time > .axis text')].map((e) => e.textContent).join()"
    whole = page.page.evaluate(ticks)
    box = page.page.locator(".lanes").bounding_box()
    assert box is not None
    page.page.mouse.move(box["x"] + 300, box["y"] + 100)
    page.page.mouse.wheel(0, -400)
    page.until(f"(whole) => ({ticks})() !== whole", whole)
    page.page.locator(".tools-time .tool").nth(2).click()
    page.until(f"(whole) => ({ticks})() === whole", whole)
    page.page.locator(".tools-time .tool").first.click()
    page.until(f"(whole) => ({ticks})() !== whole", whole)
    page.page.locator(".lanes").focus()
    page.page.keyboard.press("0")
    page.until(f"(whole) => ({ticks})() === whole", whole)


def test_the_brush_is_the_period_of_all_views(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, "view=timeline&lang=en") as page:
        marks = page.page.locator(MARKS).count()
        box = page.page.locator(".timeline .strip").bounding_box()
        assert box is not None
        page.page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20)
        page.page.mouse.down()
        page.page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 20, steps=4)
        page.page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 20, steps=4)
        page.page.mouse.up()
        fragment = page.fragment()
        period = re.search(r"period=(\d{4})/(\d{4})", fragment)
        assert period
        first, last = int(period[1]), int(period[2])
        assert 1980 < first < last < 2010
        fewer = page.page.locator(MARKS).count()
        assert 0 < fewer < marks
        assert [page.page.input_value(f".period input >> nth={n}") for n in (0, 1)] == [str(first), str(last)]
        assert number(page, ".period .muted") > 100, "how many have no date"
        page.page.reload()
        page.until("() => 'ready' in document.documentElement.dataset")
        until_count(page, MARKS, fewer)
        assert page.page.locator(".timeline .brush .selection").get_attribute("width") not in {None, "0"}
        page.page.locator("#tab-list").click()
        page.until("() => document.querySelectorAll('.list tbody tr').length > 0")
        dates = page.page.locator(".list tbody td.when").all_inner_texts()
        years = [int(y) for text in dates for y in re.findall(r"\b(?:19|20)\d\d\b", text) if not re.search("since|until|–", text)]
        assert years
        assert all(first <= year <= last for year in years)
        page.page.locator("#tab-figures").click()
        assert page.page.locator(".figures figure").count() <= 1
        page.page.locator("#tab-disagreements").click()
        assert page.page.locator(".disagreements article").count() < 8
        page.page.locator("#tab-map").click()
        assert page.page.locator(".beside .counted li").count() > 0
        for _ in range(4):
            page.page.go_back()
        assert page.fragment() == fragment
        page.page.go_back()
        until_count(page, MARKS, marks)


def test_a_period_can_be_typed_and_taken_back(page: Opened) -> None:
    page.go("view=timeline&lang=ru")
    marks = page.page.locator(MARKS).count()
    page.page.locator(".period input").first.fill("2001")
    page.page.keyboard.press("Enter")
    page.page.locator(".period input").nth(1).fill("2001")
    page.page.keyboard.press("Enter")
    assert "period=2001/2001" in page.fragment()
    texts = page.page.locator(f"{MARKS} text").all_text_contents()
    assert any("2001" in text for text in texts)
    assert 0 < len(texts) < marks
    page.page.get_by_role("button", name="Все годы").first.click()
    until_count(page, MARKS, marks)
    assert "period" not in page.fragment()
    page.go("view=timeline&period=<img src=x>")
    until_count(page, MARKS, marks)


def test_the_keyboard_walks_the_timeline(page: Opened) -> None:
    page.go("view=timeline&lang=en")
    page.page.locator(".lanes").focus()
    active = "() => document.querySelector('.lanes .mark.active')?.id ?? ''"
    page.page.keyboard.press("ArrowRight")
    first = page.page.evaluate(active)
    page.page.keyboard.press("ArrowRight")
    assert page.page.evaluate(active) not in {"", first}
    page.page.keyboard.press("ArrowDown")
    page.until("() => !document.querySelector('.timeline .tip').hidden")
    name = page.text(".timeline .tip strong")
    assert page.page.locator(".lanes").get_attribute("aria-activedescendant") == page.page.evaluate(active)
    page.page.keyboard.press("Enter")
    assert page.text(".panel h2") == name
    assert page.page.evaluate("() => document.activeElement.textContent") == name


# ---- the map


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


# ---- the figures


def test_each_figure_has_one_mark_and_one_row(page: Opened, rows: dict[str, Any]) -> None:
    for n, (indicator, *_) in enumerate(rows["figures"]["indicators"]):
        series = {i for i, s in enumerate(rows["figures"]["series"]) if s[0] == n}
        count = sum(row[1] in series for row in rows["figures"]["observations"])
        page.go(f"view=figures&figure={indicator}&lang=en")
        until_count(page, ".figures tbody tr", count)
        assert page.page.locator(".figures .mark").count() == count
        # one unit, and one measure, on one axis
        assert page.page.locator(".figures .unit").count() <= page.page.locator(".figures figure").count()


def test_a_mark_leads_to_its_passages(page: Opened) -> None:
    page.go("view=figures&figure=trade-turnover&lang=en")
    page.page.locator(".figures .mark").first.click()
    assert page.text(".panel h2") == "367 million USD"
    assert re.search(r"¶ 38", page.text(".panel .cites"))
    assert page.text(".panel .pairs q") == "367 triệu USD"
    until_count(page, ".figures .mark.selected", 1)
    assert page.page.locator(".figures tr.selected").count() == 1
    fragment = page.fragment()
    assert "observation=" in fragment
    page.page.locator(".panel .close").click()
    assert "Where to begin" in page.text(".panel")
    page.page.go_back()
    assert page.text(".panel h2") == "367 million USD"
    page.page.locator(".panel .neighbours .thing").first.click()
    assert "observation=" not in page.fragment()


def test_the_table_is_the_keyboards_way_to_the_figures(page: Opened) -> None:
    page.go("view=figures&lang=vi")
    page.page.locator(".figures tbody button").first.focus()
    page.page.keyboard.press("Enter")
    assert page.page.evaluate("() => document.activeElement.matches('.panel h2')")
    assert page.text(".panel h2") == "367 triệu USD"
    page.page.keyboard.press("Escape")
    assert "observation" not in page.fragment()
    page.page.locator("#indicator").select_option("trade-turnover-growth")
    assert "figure=trade-turnover-growth" in page.fragment()
    assert page.page.locator(".figures .unit").inner_text() == "%"


@pytest.mark.parametrize(
    ("language", "tick", "words"),
    [("vi", "4 tỷ", "3,63 tỷ USD"), ("en", "4 billion", "3.63 billion USD"), ("ru", "4 млрд", "3,63 млрд долл. США")],
)
def test_numbers_are_written_as_readers_write_them(page: Opened, language: str, tick: str, words: str) -> None:
    page.go(f"view=figures&figure=trade-turnover&lang={language}")
    ticks = [text.replace("\u00a0", " ") for text in page.page.locator(".figures .axis text").all_text_contents()]
    assert tick in ticks
    assert words in [text.replace("\u00a0", " ") for text in page.page.locator(".figures tbody th").all_inner_texts()]


def test_where_sources_differ_there_is_a_band_and_no_line_leaps_a_gap(page: Opened) -> None:
    page.go("view=figures&figure=trade-turnover-growth")
    assert page.page.locator(".figures .band").count() == 1
    page.go("view=figures&figure=trade-turnover")
    assert page.page.locator(".figures .ribbon").count() == 2, "2016–2018 and 2020–2023"
    page.go("view=figures&figure=registered-capital")
    assert page.page.locator(".figures .ribbon").count() == 0


# ---- the disagreements


def test_every_disagreement_is_told_side_by_side(kg: KnowledgeGraph, page: Opened) -> None:
    page.go("view=disagreements&lang=en")
    found = conflicts(kg)
    cards = page.page.locator(".disagreements article")
    assert cards.count() == len(found)
    for n, conflict in enumerate(found):
        card = cards.nth(n)
        assert card.locator("h2").inner_text().lower() == conflict.labels["en"].lower()
        assert card.locator(".side").count() == len(conflict.sides)
        for side, told in zip(conflict.sides, card.locator(".side .value").all_inner_texts(), strict=True):
            assert side.text["en"].endswith(told)
        assert card.locator("blockquote").count() == len(conflict.notes)
        assert card.locator(".side .cites").count() == len(conflict.sides)
        why = card.locator(".why")
        assert not why.locator("p").first.is_visible()
        why.locator("summary").click()
        assert why.locator("p").first.is_visible()
    cards.first.locator(".things .thing").first.click()
    assert page.text(".panel h2")


def test_a_thing_and_a_figure_say_that_documents_disagree(page: Opened) -> None:
    page.go("thing=person:dang-minh-khoi&lang=en")
    page.page.locator(".disputed button").click()
    assert page.page.locator("#view-disagreements").is_visible()
    assert page.text("article.selected h2").startswith("Đặng Minh Khôi")
    page.page.locator("article", has_text="Growth of trade turnover, Vietnam – Russia, 2023").locator(".side .plain").first.click()
    assert page.page.locator("#view-figures").is_visible()
    assert page.text(".panel h2") == "3.6%"
    assert page.page.locator(".panel .disputed button").count() == 1


# ---- how two things are connected


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("person:vo-van-kiet", "person:vladimir-putin"),
        ("person:ho-chi-minh", "person:to-lam"),
        ("place:ha-noi", "place:moscow"),
        ("organization:vietsovpetro", "person:dmitry-medvedev"),
        ("event:apec-2027", "goods:coal"),
    ],
)
def test_ways_are_those_of_the_command_line(kg: KnowledgeGraph, page: Opened, start: str, end: str) -> None:
    page.go(f"thing={start}&to={end}&lang=en")
    ids = """() => [...document.querySelectorAll('.ways .way')]
        .map((way) => [...way.querySelectorAll(':scope > li > .thing')].map((e) => e.dataset.thing))"""
    expected = [[shrink(thing) for thing in way.things] for way in kg.path(start, end)]
    assert page.page.evaluate(ids) == expected
    if expected:
        assert page.page.locator(".ways .step .cites").count() >= len(expected)
    else:
        assert "Not connected within 4 steps" in page.text(".ways")


def test_another_thing_is_asked_for_by_name(page: Opened) -> None:
    page.go("thing=person:vo-van-kiet&lang=en")
    page.page.get_by_role("button", name="How is it connected").click()
    page.page.keyboard.type("putin")
    page.page.keyboard.press("Enter")
    assert page.text(".panel h2") == "Võ Văn Kiệt and Vladimir Putin"
    assert "to=person:vladimir-putin" in page.fragment()
    page.page.get_by_role("button", name="Swap the ends").click()
    assert page.text(".panel h2") == "Vladimir Putin and Võ Văn Kiệt"
    page.page.get_by_role("button", name="Back to Vladimir").click()
    assert page.text(".panel h2") == "Vladimir Putin"
    page.page.go_back()
    page.page.go_back()
    assert page.text(".panel h2") == "Võ Văn Kiệt and Vladimir Putin"


# ---- everywhere


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
                page.page.wait_for_timeout(60)
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
    page.page.wait_for_timeout(100)
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


# ---- hostile names

IMAGE = '"\'><img src=x onerror="window.BROKEN=3">'
TURNED = "\u202egnirts\u202c </script><script>window.BROKEN=2</script> {{ 7*7 }} ${7*7}"


def hostile_graph() -> KnowledgeGraph:
    """One of each that the views show, each text trying to be more than text."""
    names = " , ".join(f"{ox.Literal(IMAGE if n % 2 else TURNED)}@{language}" for n, language in enumerate(LANGUAGES))
    named = f"skos:prefLabel {names} ; rdfs:label {names}"
    observation = (
        "a qb:Observation ; qb:dataSet dataset:trade ; vnru:indicator code:exports ; vnru:bound code:exact ; "
        "sdmx-dimension:refArea place:a ; vnru:counterpartArea place:b ; sdmx-attribute:unitMeasure code:usd ; "
        'sdmx-dimension:refPeriod "2001"^^edtf:EDTF ; vnru:passage passage:9-1 ; '
        f"vnru:asPrinted {ox.Literal(IMAGE)} ; sdmx-measure:obsValue "
    )
    conflict = "vnru:conflictKind code:conflict-of-figures ; vnru:conflictRule code:x ; vnru:conflictOf observation:1 , observation:2"
    triples = (
        f"event:e {named} ; a sem:Event ; sem:eventType code:x ; sem:hasPlace place:b ; vnru:visitedFrom place:a ; "
        'dcterms:date "2001-03-01"^^edtf:EDTF , "<img src=x>"^^edtf:EDTF . '
        f"place:a {named} ; a schema:Place ; geo:lat 10.0 ; geo:long 20.0 . "
        f"place:b {named} ; a schema:Place ; geo:lat 50.0 ; geo:long 80.0 . "
        f"code:x {named} . code:exports {named} . code:usd {named} . dataset:trade {named} . "
        f"observation:1 {observation} 3.0 ; {named} . observation:2 {observation} 5.0 ; {named} . "
        f"conflict:c a vnru:Conflict ; {named} ; {conflict} . "
        f"source:9 {named} . passage:9-1 oa:hasSource source:9 ; vnru:paragraph 1 . "
        "sem:Event vnru:displayKind code:kind-event . schema:Place vnru:displayKind code:kind-place . "
    )
    head = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes().items())
    store = ox.Store()
    store.update(f"{head} INSERT DATA {{ GRAPH <{BASE}passage/9-1> {{ {triples} }} }}")
    return KnowledgeGraph(EmbeddedEngine(store))


@pytest.fixture(scope="module")
def hostile(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    target = tmp_path_factory.mktemp("hostile") / "page.html"
    write_page(hostile_graph(), target, light=True)
    with opened(browser, target) as page:
        yield page


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_names_stay_text_in_each_view(hostile: Opened, view: str) -> None:
    for language in LANGUAGES:
        hostile.go(f"view={view}&lang={language}&thing=event:e&observation=1&route=%3Cb%3E&figure=__proto__&conflict=constructor")
        hostile.page.wait_for_timeout(60)
        assert hostile.page.locator("img, main script, iframe").count() == 0
        assert not hostile.page.evaluate("() => 'BROKEN' in window")
    shown = {"timeline": ".lanes .mark", "map": ".globe .spot", "figures": ".figures .mark", "disagreements": "article"}
    assert hostile.page.locator(shown[view]).count() >= 1
