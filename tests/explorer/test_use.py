"""What a reader can do with the explorer's page in a browser."""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser

from vnru_kg.text import fold

from ..support.browser import Opened, opened

SHOWN = "() => Number(/\\d+/.exec(document.querySelector('.over .count').textContent)[0])"


def pick(page: Opened, text: str) -> None:
    """Type into the search box and take the first hit."""
    page.page.keyboard.press("/")
    page.page.keyboard.type(text)
    page.page.locator("#hits [role=option]").first.wait_for()
    page.page.keyboard.press("Enter")


def count_of(drawn: nx.MultiDiGraph[str], kind: str) -> int:
    return sum(data["kind"] == kind for _, data in drawn.nodes(data=True))


def test_it_opens_from_disk_with_no_request_and_no_error(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file) as page:
        page.page.locator(".stage canvas").wait_for()
        assert 30 <= page.page.evaluate(SHOWN) <= 90
        assert page.page.title() == "Việt Nam – Nga: đồ thị tri thức"
        assert page.page.locator(".legend li").count() >= 9
        drawn = """() => { const c = document.querySelector('.stage canvas');
            return new Set(c.getContext('2d').getImageData(0, 0, c.width, c.height).data).size }"""
        page.until(f"() => ({drawn})() > 20")


def test_search_finds_any_name_with_or_without_accents(page: Opened) -> None:
    for typed, name in (
        ("vo van kiet", "Võ Văn Kiệt"),
        ("Черномырдин", "Viktor Chernomyrdin"),
        ("PUTIN", "Vladimir Putin"),
        ("Chécnômưrđin", "Viktor Chernomyrdin"),
        ("chernomirdyn", "Viktor Chernomyrdin"),
    ):
        pick(page, typed)
        assert page.text(".panel h2") == name
        page.go()


def test_search_folds_as_python_does(page: Opened, drawn: nx.MultiDiGraph[str]) -> None:
    shown = [data for _, data in drawn.nodes(data=True)][::17]
    names = [data[f"label_{lang}"] for data in shown for lang in ("vi", "en", "ru")]
    page.go("view=list")
    for name in names:
        page.page.fill("#search", fold(name))
        assert page.page.locator(".list tbody tr").count() >= 1, f"{fold(name)} does not find {name}"


def test_nothing_found_is_said(page: Opened) -> None:
    page.go("lang=en")
    page.page.fill("#search", "qqzzxx")
    assert "Nothing found for “qqzzxx”" in page.text("#hits")


def test_the_legend_filters_network_and_list(page: Opened, drawn: nx.MultiDiGraph[str]) -> None:
    count = count_of(drawn, "person")
    page.page.locator(".legend li", has_text="Người").hover()
    page.page.locator(".legend li", has_text="Người").locator(".only").click()
    assert page.fragment() == "#kinds=person"
    page.until(f"() => ({SHOWN})() <= {count}")
    page.page.get_by_role("tab", name="Danh sách").click()
    assert page.page.locator(".list tbody tr[data-thing]").count() == min(count, 50)
    assert page.page.locator(".list table").get_attribute("aria-rowcount") == str(count + 1)
    person = page.page.locator(".legend li", has_text="Người").locator(".sign").get_attribute("data-kind")
    assert page.page.locator(".list tbody svg.sign").first.get_attribute("data-kind") == person
    page.page.locator(".legend button", has_text="Bỏ hết").click()
    assert page.page.locator(".list tbody tr").count() == 0
    page.page.go_back()
    assert page.page.locator(".list tbody tr[data-thing]").count() == min(count, 50)


def test_people_meet_where_the_filter_looks_away(page: Opened) -> None:
    page.go("lang=en&kinds=person")
    assert page.page.get_by_role("tab", name="Network").get_attribute("aria-selected") == "true"
    box = page.page.locator(".stage").bounding_box()
    assert box is not None
    tip = page.page.locator(".tip:not([hidden]) .through")
    # somewhere on a line through the middle a dashed link is met
    for down in range(int(box["height"] * 0.3), int(box["height"] * 0.8), 5):
        page.page.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + down)
        if tip.count():
            break
    assert "Took part together in" in page.text(".tip")
    assert tip.locator("li").count() >= 1
    page.page.mouse.move(1, 1)


def test_what_is_pinned_stays(page: Opened) -> None:
    page.go("lang=en&thing=place:moscow")
    page.page.get_by_role("button", name="Pin", exact=True).click()
    assert "pinned=place:moscow" in page.fragment()
    assert page.page.get_by_role("button", name="Pin", exact=True).get_attribute("aria-pressed") == "true"
    page.go("lang=en&kinds=&pinned=place:moscow,place:ha-noi")
    page.until(f"() => ({SHOWN})() === 2")
    page.page.get_by_role("button", name="Start over").click()
    page.until(f"() => ({SHOWN})() > 30")


def test_the_panel_tells_names_facts_and_passages(page: Opened) -> None:
    page.go("lang=en&thing=person:vladimir-putin")
    assert page.text(".panel h2") == "Vladimir Putin"
    assert "Владимир Путин" in page.text(".panel .names")
    link = page.page.locator(".panel .identifiers a").first
    assert (link.get_attribute("href") or "").startswith("https://www.wikidata.org/entity/Q")
    assert "noopener" in (link.get_attribute("rel") or "")
    assert page.page.locator(".panel .group h4").count() >= 2
    assert re.search(r"¶ \d+", page.text(".panel .facts"))
    lines = page.page.locator(".panel .facts li")
    assert lines.count() == lines.locator(".cites").count()
    page.page.locator(".panel .neighbours .thing").first.click()
    assert page.text(".panel h2") != "Vladimir Putin"
    page.page.go_back()
    assert page.text(".panel h2") == "Vladimir Putin"


def test_an_example_question_is_answered_by_a_view(page: Opened) -> None:
    page.go("lang=en")
    assert 3 <= page.page.locator(".question").count() <= 4
    page.page.get_by_role("button", name="Who met whom?").click()
    assert page.fragment() == "#kinds=person&lang=en"
    for number in range(page.page.locator(".question").count()):
        page.page.locator(".question").nth(number).click()
        assert page.page.locator(".view:not([hidden])").count() == 1
        page.go("lang=en")


def test_neighbours_come_in_batches_and_go_again(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, "lang=en&thing=place:russia") as page:
        before = page.page.evaluate(SHOWN)
        grow = page.page.locator(".panel .grow")
        left = int(re.search(r"\((\d+) left\)", grow.inner_text())[1])  # type: ignore[index]
        grow.click()
        page.until(f"() => ({SHOWN})() === {before + min(8, left)}")
        assert f"({left - 8} left)" in grow.inner_text()
        page.page.get_by_role("button", name="Collapse").click()
        page.until(f"() => ({SHOWN})() === {before}")
        page.page.get_by_role("button", name="Hide").click()
        page.until(f"() => ({SHOWN})() === {before - 1}")
        assert "hidden=place:russia" in page.fragment()
        page.page.get_by_role("button", name="Start over").click()
        page.until(f"() => ({SHOWN})() === {before}")


def test_the_language_switch_changes_words_and_names(page: Opened) -> None:
    page.go("thing=place:moscow")
    page.page.get_by_role("button", name="Русский").click()
    assert page.page.evaluate("() => document.documentElement.lang") == "ru"
    assert page.page.title() == "Москва · Граф · Вьетнам — Россия: граф знаний"
    assert page.text(".panel h2") == "Москва"
    assert "Люди" in page.text(".legend")
    assert "Список" in page.text(".tabs")
    assert page.fragment() == "#thing=place:moscow&lang=ru"
    page.page.go_back()
    assert page.text(".panel h2") == "Moskva"


def test_a_link_opens_what_it_says(browser: Browser, page_file: Path) -> None:
    with opened(
        browser, page_file, "view=list&thing=event:1994-06-16-treaty-signing&kinds=event,person&q=putin&lang=en&sort=-links"
    ) as page:
        assert page.page.locator("#view-list").is_visible()
        assert page.page.input_value("#search") == "putin"
        assert page.page.locator(".legend input:checked").count() == 2
        assert page.page.locator("th[aria-sort=descending]").inner_text().startswith("Links")
        links = [int(n) for n in page.page.locator(".list tbody tr td:nth-last-child(2)").all_inner_texts()]
        assert links == sorted(links, reverse=True)
        assert "Treaty" in page.text(".panel h2")


def test_the_list_sorts_as_vietnamese_readers_do(page: Opened) -> None:
    page.go("view=list&kinds=person")
    names = page.page.locator(".list tbody .thing").all_inner_texts()
    assert names == page.page.evaluate("(names) => names.toSorted(new Intl.Collator('vi', { numeric: true }).compare)", names)
    letters = [name[0] for name in names]
    assert letters.index("Đ") < letters.index("L")


@pytest.mark.parametrize("narrow", [False, True])
def test_a_long_list_is_there_only_where_it_is_seen(
    browser: Browser, page_file: Path, page: Opened, drawn: nx.MultiDiGraph[str], narrow: bool
) -> None:
    total = drawn.number_of_nodes()
    rows = "() => document.querySelectorAll('.list tr[data-thing]').length"
    last = f"() => document.querySelector('.list tr[aria-rowindex=\"{total + 1}\"]') !== null"

    down = """(end) => { document.querySelector('.view.list').scrollTop = end;
        document.querySelector('.list tbody:last-of-type').scrollIntoView({ block: 'end' }); }"""

    def scrolled(found: Opened) -> None:
        assert found.page.evaluate(rows) < 200
        assert not found.page.evaluate(last)
        found.page.evaluate(down, 1_000_000)
        found.until(last)
        assert found.page.evaluate(rows) < 250

    if narrow:
        with opened(browser, page_file, "view=list", width=390, height=844) as phone:
            scrolled(phone)
    else:
        page.go("view=list")
        scrolled(page)


def test_a_step_is_painted_once(browser: Browser, page_file: Path) -> None:
    """vis-network by itself paints after each change of its points, of its lines and of what is in sight."""
    with opened(browser, page_file, "lang=en") as page:
        paintings = page.page.evaluate(
            """() => { const own = CanvasRenderingContext2D.prototype.clearRect; let count = 0;
            CanvasRenderingContext2D.prototype.clearRect = function (...box) { count++; return own.apply(this, box); };
            return [...document.querySelectorAll('.legend input[type=checkbox]')].slice(0, 4).map((box) => {
                count = 0; box.click(); return count; }) }"""
        )
        assert paintings == [1] * 4
