"""The view of figures: one mark and one row for each, as readers write numbers. (An answer of the query view is drawn as figures too.)"""

from __future__ import annotations

import copy
import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from vnru_kg import KnowledgeGraph
from vnru_kg.explorer.page import render
from vnru_kg.namespaces import q

from ..support.bench import exported
from ..support.browser import Opened, opened
from ..support.views import until_count


def test_each_figure_has_one_mark_and_one_row(page: Opened, rows: dict[str, Any]) -> None:
    for n, (indicator, *_) in enumerate(rows["figures"]["indicators"]):
        series = {i for i, s in enumerate(rows["figures"]["series"]) if s[0] == n}
        count = sum(row[1] in series for row in rows["figures"]["observations"])
        page.go(f"view=figures&figure={indicator}&lang=en")
        until_count(page, ".view.figures tbody tr", count)
        # a figure whose period nobody states has no place on a line of time
        stated = sum(row[1] in series and row[2] != "XXXX" for row in rows["figures"]["observations"])
        until_count(page, ".view.figures .mark", stated)
        assert page.page.locator(".view.figures .unstated").count() == (stated < count)
        # a title names figures of the table with their periods, and nothing else
        told = page.page.locator(".view.figures tbody tr").evaluate_all("(all) => all.map((row) => [...row.cells].map((c) => c.innerText))")
        pairs = {(value, when) for value, when, *_ in told}
        for title in page.page.locator(".view.figures figcaption .finding").all_inner_texts():
            body = re.sub("; the (highest|lowest) figure is", ";", title.partition(")")[2])  # after the name and its two sides
            named = re.findall(r"(?:from|to|[:;]) ([^()]+) \((.*?)(?:; figures disagree)?\)", body)
            assert named, title
            assert {(value, when) for values, when in named for value in values.split(" or ")} <= pairs, title
        # one unit, and one measure, on one axis
        assert page.page.locator(".view.figures .unit").count() <= page.page.locator(".view.figures figure").count()


def test_a_mark_leads_to_its_passages(page: Opened) -> None:
    page.go("view=figures&figure=trade-turnover&lang=en")
    page.page.locator(".view.figures .mark").first.click()
    assert page.text(".panel h2") == "367 million USD"
    assert re.search(r"¶ 38", page.text(".panel .cites"))
    assert page.text(".panel .pairs q") == "367 triệu USD"
    until_count(page, ".view.figures .mark.selected", 1)
    assert page.page.locator(".view.figures tr.selected").count() == 1
    fragment = page.fragment()
    assert "observation=" in fragment
    page.page.locator(".panel .close").click()
    assert "Where to begin" in page.text(".panel")
    page.page.go_back()
    assert page.text(".panel h2") == "367 million USD"
    page.page.locator(".panel .neighbours .thing").first.click()
    assert "observation=" not in page.fragment()


def test_the_table_is_the_keyboards_way_to_the_figures(page: Opened) -> None:
    page.go("view=figures&figure=trade-turnover&lang=vi")
    page.until("() => document.querySelector('.view.figures tbody button')?.textContent.includes('367')")
    page.page.locator(".view.figures tbody button").first.focus()
    page.page.keyboard.press("Enter")
    page.until("() => document.activeElement.matches('.panel h2')")
    assert page.text(".panel h2") == "367 triệu USD"
    page.page.keyboard.press("Escape")
    assert "observation" not in page.fragment()
    page.page.locator("#indicator").select_option("trade-turnover-growth")
    assert "figure=trade-turnover-growth" in page.fragment()
    assert page.page.locator(".view.figures .unit").inner_text() == "%"


@pytest.mark.parametrize(
    ("language", "tick", "words"),
    [("vi", "4 tỷ", "3,63 tỷ USD"), ("en", "4 billion", "3.63 billion USD"), ("ru", "4 млрд", "3,63 млрд долл. США")],
)
def test_numbers_are_written_as_readers_write_them(page: Opened, language: str, tick: str, words: str) -> None:
    page.go(f"view=figures&figure=trade-turnover&lang={language}")
    ticks = [text.replace("\u00a0", " ") for text in page.page.locator(".view.figures .axis text").all_text_contents()]
    assert tick in ticks
    assert words in [text.replace("\u00a0", " ") for text in page.page.locator(".view.figures tbody th").all_inner_texts()]


def test_where_sources_differ_there_is_a_band_and_no_line_leaps_a_gap(page: Opened) -> None:
    page.go("view=figures&figure=trade-turnover-growth")
    assert page.page.locator(".view.figures .band").count() == 1
    page.go("view=figures&figure=trade-turnover")
    assert page.page.locator(".view.figures .ribbon").count() == 2, "2016–2018 and 2020–2023"
    page.go("view=figures&figure=registered-capital")
    assert page.page.locator(".view.figures .ribbon").count() == 0


def test_all_figures_are_one_table_and_one_file(kg: KnowledgeGraph, page: Opened, model: dict[str, Any], rows: dict[str, Any]) -> None:
    page.go("view=figures&lang=en&figure=all")
    observations = rows["figures"]["observations"]
    assert page.page.locator(".view.figures tbody tr").count() == len(observations)
    assert page.page.locator(".view.figures .charts svg").count() == 0
    assert page.page.locator(".view.figures table").count() == len(rows["figures"]["indicators"])
    _, content = exported(page, "table-0")
    head, *lines = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert head[:2] == ["Indicator", "Figure"]
    names = {row[1][1] for row in rows["figures"]["indicators"]}
    assert {line[0] for line in lines} == names
    values = sorted((line[head.index("As printed")], line[-1]) for line in lines)
    passages = [q(row[5]) for row in model["passages"]]
    assert values == sorted((row[9], " ".join(passages[n] for n in row[12])) for row in observations)
    in_language = page.page.evaluate("() => [...document.querySelectorAll('tbody .printed bdi')].map((one) => [one.textContent, one.lang])")
    said = {n: kg.text(p, "dcterms:language") or kg.text(kg.text(p, "oa:hasSource"), "dcterms:language") for n, p in enumerate(passages)}
    assert sorted(in_language) == sorted([row[9], said[row[12][0]]] for row in observations if row[9])
    assert ["75th", "en"] in in_language
    page.page.locator(".export > button").click()
    assert page.page.locator("[data-export=png]").count() == 0
    page.page.keyboard.press("Escape")
    page.go("view=figures&lang=en&figure=all&period=2001/2002")
    assert 0 < page.page.locator(".view.figures tbody tr").count() < len(observations)


def test_figures_that_contradict_each_other_are_ringed_joined_and_named(page: Opened, rows: dict[str, Any]) -> None:
    for n, (indicator, *_) in enumerate(rows["figures"]["indicators"]):
        own = {o[0] for o in rows["figures"]["observations"] if rows["figures"]["series"][o[1]][0] == n and o[2] != "XXXX"}
        ringed = {side[2] for c in rows["conflicts"]["conflicts"] for side in c[3]} & own
        if not ringed and indicator != "trade-turnover":
            continue
        page.go(f"view=figures&figure={indicator}&lang=en")
        until_count(page, ".charts .clash circle", len(ringed))
    page.go("view=figures&figure=registered-capital&lang=en")
    # about 3 billion against 1.63 billion of two documents, which agree with each other
    until_count(page, ".charts .clash line", 2)
    named = page.text(".charts .clashes")
    assert "about 3 billion USD" in named
    assert named.count("1.63 billion USD") == 2
    assert page.page.locator(".charts .clashes .cite").count() == 3
    picture = exported(page, "svg")[1].decode()
    assert picture.count("<circle") >= 3
    told = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", picture))
    assert re.search(r"contradict each other: .*about 3 billion USD \[000, ¶ 8\]; .*1\.63 billion USD", told)
    page.page.locator(".charts .clashes button.plain").click()
    assert "view=conflicts" in page.fragment()
    until_count(page, ".conflicts article.selected", 1)


def test_a_chart_says_its_figures_beside_the_marks_and_compares_whole_years_alone(page: Opened) -> None:
    page.go("view=figures&figure=trade-turnover&lang=en")
    labels = page.page.locator(".charts .labels text")
    assert {"367 million USD", "7.1 billion USD"} <= set(labels.all_text_contents())
    boxes = [box for box in (labels.nth(n).bounding_box() for n in range(labels.count())) if box]
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            apart = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            assert apart or one["y"] + one["height"] <= other["y"] + 1 or other["y"] + other["height"] <= one["y"] + 1
    # the last figure is of eleven months, and hollow
    title = (
        "Trade turnover (Vietnam – Russia) grew from 367 million USD (2000) to 3.63 billion USD (2023); "
        "the highest figure is 7.1 billion USD (2021); some figures in between disagree"
    )
    assert page.text("figcaption .finding") == title
    picture = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", exported(page, "svg")[1].decode()))
    assert title in picture
    page.go("view=figures&figure=registered-capital&lang=ru")
    titles = page.page.locator("figcaption .finding").all_inner_texts()
    assert [title.partition(")")[2].split(":")[0] for title in titles] == [" вырос", " вырос"]
    picture = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", exported(page, "svg")[1].decode()))
    assert all(title in picture for title in titles)


def test_a_mark_is_told_as_printed_to_the_pointer_and_to_the_keyboard(page: Opened) -> None:
    page.go("view=figures&figure=trade-turnover&lang=en")
    page.page.locator(".charts .mark").nth(1).hover()
    assert page.text(".view.figures .tip").split("\n\n")[:3] == ["1.02 billion USD", "2005", "As printed: 1,02 tỷ USD"]
    first = page.page.locator('.charts .mark[tabindex="0"]')
    assert first.count() == 1, "one stop a chart"
    first.focus()
    assert page.page.evaluate("() => document.activeElement.getAttribute('aria-label')").startswith(
        "367 million USD, 2000, As printed: 367 triệu USD"
    )
    page.page.keyboard.press("ArrowRight")
    page.until("() => document.querySelector('.view.figures .tip:not([hidden])')?.textContent.includes('1,02 tỷ USD')")
    page.page.keyboard.press("Enter")
    assert page.text(".panel h2") == "1.02 billion USD"


def test_a_chart_is_embedded_elsewhere_and_hostile_data_are_text_there(browser: Browser, model: dict[str, Any], tmp_path: Path) -> None:
    other = copy.deepcopy(model)
    hostile = "</svg></figure><img src=x onerror=document.title='broken'><script>document.title='broken'</script>"
    for row in other["views"]["figures"]["indicators"]:
        if row[0] == "trade-turnover":
            row[1] = hostile
    (tmp_path / "other.html").write_text(render(other), "utf-8")
    with opened(browser, tmp_path / "other.html", "lang=en&view=figures&figure=trade-turnover") as page:
        page.until("() => document.querySelectorAll('.charts g.mark').length > 0")
        name, code = exported(page, "embed")
    assert name == "vnru-figures.html"
    asked: list[str] = []
    blank = browser.new_page()
    blank.on("request", lambda request: asked.append(request.url))
    blank.set_content(f"<title>mine</title><p>before</p>{code.decode()}<p>after</p>")
    assert blank.locator("figure > svg[role=img] > text").count() >= 4
    assert blank.locator("figure > figcaption a[rel=license]").get_attribute("href") == model["licence"]
    assert "75 years of Vietnam–Russia relations" in blank.locator("figcaption").inner_text()
    assert hostile in blank.locator("figcaption").inner_text()
    assert blank.locator("img, script, figure figure").count() == 0
    assert (blank.title(), blank.locator("body > p").count(), asked) == ("mine", 2, [])
    blank.close()


# the words beside marks that stand across an upright line of what some figure allows
CROSSED = """() => [...document.querySelectorAll('.figures .charts svg')].flatMap((chart) => {
    const boxes = [...chart.querySelectorAll('line.bound')].map((one) => one.getBoundingClientRect());
    const bars = boxes.filter((one) => one.height > one.width);
    return [...chart.querySelectorAll('.labels text')].filter((word) => {
        const box = word.getBoundingClientRect();
        return bars.some((bar) => bar.left > box.left && bar.right < box.right && bar.top < box.bottom - 3 && bar.bottom > box.top + 3);
    }).map((word) => word.textContent);
})"""


@pytest.mark.parametrize("width", [390, 1440])
def test_what_a_figure_says_stands_across_no_upright_line(browser: Browser, page_file: Path, width: int) -> None:
    with opened(browser, page_file, "view=figures", width=width) as page:
        for language in ("vi", "en", "ru"):
            page.go(f"view=figures&figure=trade-turnover&lang={language}")
            page.still()
            assert page.page.locator(".figures .charts .labels text").count() > 3
            assert page.page.evaluate(CROSSED) == [], language
