"""One box: names, indicators and questions; all items at once; the page in a notebook; a plain pyvis network."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from vnru_kg import KnowledgeGraph
from vnru_kg.errors import NotFoundError

from ..support.browser import Opened, opened

OFFERS = """() => [...document.querySelectorAll('#hits [role=option]')].map((one) => [one.dataset.offer ?? 'item',
    one.querySelector('.name bdi').textContent, one.querySelector('.name small')?.textContent ?? ''])"""


def typed(page: Opened, text: str) -> list[list[str]]:
    """What the box offers for a text, once the reader pauses."""
    page.page.locator("#search").focus()
    page.page.fill("#search", "")
    page.page.keyboard.insert_text(text)
    page.until("() => document.querySelector('#hits [data-offer]') !== null")
    return list(page.page.evaluate(OFFERS))


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("vi", "kim ngạch", "kim ngạch thương mại hai chiều"),
        ("en", "trade turnover", "trade turnover"),
        ("ru", "товарооборот", "товарооборот"),
        ("en", "kim ngach", "trade turnover"),
    ],
)
def test_an_indicator_is_found_by_its_name(page: Opened, language: str, text: str, name: str) -> None:
    page.go(f"lang={language}")
    assert ["indicator", name, ""] in typed(page, text)
    page.page.locator("#hits [data-offer=indicator]").first.click()
    page.until("() => document.querySelectorAll('.charts g.mark').length > 5")
    assert page.page.locator("#search").input_value() == ""


@pytest.mark.parametrize(
    ("language", "text", "question", "about"),
    [
        ("en", "When did Putin visit Vietnam", "visits-of-person", "Vladimir Putin"),
        ("ru", "визиты Владимир Путин", "visits-of-person", "Владимир Путин"),
        ("en", "who met whom", "who-met-whom", ""),
        ("vi", "du học sinh Việt Nam", "students-abroad", ""),
        ("en", "Who was president of Vietnam in 2012", "holders-of-office", "President of Vietnam"),
        ("vi", "ai là chủ tịch nước năm 2012", "holders-of-office", "Chủ tịch nước Việt Nam"),
        ("en", "Is the treaty of 1978 still in force?", "entry-into-force-and-replacement", "1978 Treaty"),
        ("vi", "Hiệp ước 1978 còn hiệu lực không", "entry-into-force-and-replacement", "Hiệp ước 1978"),
        ("en", "Putin's visits", "visits-of-person", "Vladimir Putin"),
        ("ru", "Кто был президентом Вьетнама", "holders-of-office", "Президент Вьетнама"),
        ("ru", "кто встречался с Черномырдиным", "who-met-whom", "Виктор Черномырдин"),
        ("vi", "Putin thăm Việt Nam khi nào", "visits-of-person", "Vladimir Putin"),
        ("en", "What did Tô Lâm say", "positions-of-holder", "Tô Lâm"),
        ("vi", "Tô Lâm nói gì", "positions-of-holder", "Tô Lâm"),
        ("ru", "что сказал То Лам", "positions-of-holder", "То Лам"),
        ("ru", "что говорит Путин", "positions-of-holder", "Владимир Путин"),
        ("ru", "что было сказано на встрече", "said-at-event", ""),
        ("ru", "события в Москве", "events-at-place", "Москва"),
    ],
)
def test_a_question_is_offered_with_the_names_that_were_typed(page: Opened, language: str, text: str, question: str, about: str) -> None:
    page.go(f"lang={language}")
    typed(page, text)
    offer = page.page.locator(f"#hits [data-offer=question][data-id={question}]")
    offer.wait_for()  # what is offered for an earlier text stands there until the reader pauses
    assert page.page.locator("#hits [data-offer=question]").first.get_attribute("data-id") == question
    assert offer.locator("small").all_inner_texts() == ([about] if about else [])
    offer.click()
    assert f"ask={question}" in page.fragment()
    if question == "visits-of-person":
        assert page.page.locator("#ask-person").input_value() == about


def test_a_name_alone_is_a_name(page: Opened) -> None:
    page.go("lang=en")
    page.page.locator("#search").focus()
    page.page.fill("#search", "vo van kiet")
    page.past(300)  # twice the pause after which more than names is looked for
    assert page.page.evaluate(OFFERS)[0][:2] == ["item", "Võ Văn Kiệt"]
    page.page.keyboard.press("Enter")
    assert page.text(".panel h2") == "Võ Văn Kiệt"


def test_what_is_marked_stays_marked_when_the_list_grows(page: Opened) -> None:
    page.go("lang=en")
    page.page.locator("#search").focus()
    page.page.fill("#search", "")
    # marked in the very moment of typing, before the box has looked for more than names
    second = page.page.evaluate("""() => {
        const box = document.querySelector('#search');
        box.value = 'visit putin';
        box.dispatchEvent(new Event('input'));
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' }));
        return document.querySelector('#hits [aria-selected=true] bdi').textContent }""")
    page.until("() => document.querySelector('#hits [data-offer]')")
    marked = page.page.locator("#hits [aria-selected=true]")
    assert marked.locator(".name bdi").first.inner_text() == second
    assert marked.get_attribute("id") == page.page.locator("#search").get_attribute("aria-activedescendant") == "hit-1"
    page.page.keyboard.press("Enter")
    assert second in page.text(".panel")


def test_everything_can_be_shown_at_once(page: Opened) -> None:
    page.go("lang=en")
    page.page.get_by_role("button", name="All 522 things").click()
    page.until("() => document.querySelector('.over .count').textContent.startsWith('522 of 522')")
    page.page.locator(".legend li", has_text="Topics").locator("input").click()
    page.until("() => document.querySelector('.over .count').textContent.startsWith('335 of 522')")
    page.page.get_by_role("button", name="All 522 things").click()
    page.until("() => Number(/\\d+/.exec(document.querySelector('.over .count').textContent)[0]) < 100")


def test_a_notebook_shows_the_page_in_place(browser: Browser, kg: KnowledgeGraph, tmp_path: Path) -> None:
    file = tmp_path / "notebook.html"
    shown = kg.explore("Vladimir Putin", language="en")
    file.write_text(f"<!doctype html><html><body>{shown._repr_html_()}</body></html>", "utf-8")
    context = browser.new_context(viewport={"width": 1400, "height": 800}, locale="en-GB")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(file.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator(".panel h2").first.wait_for()
    assert frame.locator(".panel h2").first.inner_text() == "Vladimir Putin"
    frame.locator(".panel .neighbours .thing").first.click()
    assert frame.locator(".panel h2").first.inner_text() != "Vladimir Putin"
    assert faults == []
    context.close()


def test_a_plain_network_of_pyvis(kg: KnowledgeGraph) -> None:
    from pyvis.network import Network

    plain, whole = kg.to_pyvis("en"), kg.to_networkx("en")
    assert type(plain) is Network
    assert {node["id"] for node in plain.nodes} == set(whole.nodes)
    assert len(plain.edges) == whole.number_of_edges(), "relations between the same two are not merged"
    kiet = next(node for node in plain.nodes if node["label"] == "Võ Văn Kiệt")
    assert kiet["group"] == "person"
    assert len({(node["x"], node["y"]) for node in plain.nodes}) == len(plain.nodes)


@pytest.mark.parametrize("take", ["to_pyvis", "to_networkx", "explore"])
def test_a_thing_in_the_place_of_a_language_is_told(kg: KnowledgeGraph, take: str) -> None:
    wrong = {"language": "person:vladimir-putin"}
    with pytest.raises(NotFoundError, match="no labels in the language “person:vladimir-putin”") as told:
        getattr(kg, take)(**wrong)
    assert "vi, en, ru" in told.value.hint


def test_on_a_phone_what_is_offered_has_the_width_of_the_screen(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, "lang=ru", width=390, height=844) as page:
        typed(page, "визит Путина 2006")
        assert min(page.page.locator("#hits .name").evaluate_all("(all) => all.map((one) => one.clientWidth)")) > 195
        assert page.page.evaluate("() => document.documentElement.scrollWidth") <= 390
        list_box = page.page.locator("#hits").bounding_box()
        assert list_box
        assert list_box["x"] >= 0
        assert list_box["x"] + list_box["width"] <= 390
