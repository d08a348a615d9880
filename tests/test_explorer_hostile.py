"""The explorer on a graph whose every text tries to be more than text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import EmbeddedEngine
from vnru_kg.explorer import write_page
from vnru_kg.namespaces import BASE, prefixes, q

from .browser import chromium, opened

SCRIPT = "<script>window.BROKEN=1</script>"
CLOSING = "</script><script>window.BROKEN=2</script>"
IMAGE = '"\'><img src=x onerror="window.BROKEN=3">'
TURNED = "\u202egnirts detrevni\u202c\u200f ]]>{{ 7*7 }} ${7*7} <!--"
NAMES = [SCRIPT, CLOSING, IMAGE, TURNED]


def graph() -> KnowledgeGraph:
    """Four people who know each other, each named in a hostile way."""
    names = "".join(
        f"""person:p{n} a foaf:Person ; skos:prefLabel {literal(name)}@vi , {literal(name + "en")}@en ; skos:altLabel {literal(name)}@ru ;
            skos:exactMatch <javascript:alert({n})> , <https://example.org/a{n}> ; dcterms:description {literal(name)}@vi .
        """
        for n, name in enumerate(NAMES)
    )
    ties = "person:p0 vnru:worksFor person:p1 , person:p2 , person:p3 . person:p1 vnru:worksFor person:p2 . "
    vocabulary = (
        f"foaf:Person vnru:displayKind code:kind-person ; rdfs:label {literal(IMAGE)}@vi . "
        f"code:kind-person skos:prefLabel {literal(SCRIPT)}@vi ; vnru:colour {literal('red;}<script>')} . "
        f"vnru:worksFor rdfs:label {literal(IMAGE)}@vi ; vnru:inverseLabel {literal(CLOSING)}@vi . "
        f"source:9 skos:prefLabel {literal(CLOSING)}@vi . passage:9-1 oa:hasSource source:9 ; vnru:paragraph 1 . "
    )
    head = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes().items())
    graphs = {q("authority:people"): names, q("passage:9-1"): ties, BASE + "ontology": vocabulary}
    store = ox.Store()
    for name, triples in graphs.items():
        store.update(f"{head} INSERT DATA {{ GRAPH <{name}> {{ {triples} }} }}")
    return KnowledgeGraph(EmbeddedEngine(store))


def literal(text: str) -> str:
    return str(ox.Literal(text))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("hostile") / "page.html"
    write_page(graph(), target)
    return target


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def test_hostile_texts_are_not_in_the_markup(file: Path) -> None:
    page = file.read_text("utf-8")
    assert "BROKEN" not in page
    elements = re.sub(r"(<script[^>]*>).*?</script>", r"\1", page, flags=re.DOTALL)
    assert re.findall(r"<script[^>]*>", elements) == ['<script type="application/gzip" id="model">', "<script>", "<script>"]
    assert "<!--" not in page


@pytest.mark.parametrize("n", range(len(NAMES)))
def test_hostile_names_stay_text_in_panel_list_and_search(browser: Browser, file: Path, n: int) -> None:
    with opened(browser, file, f"thing=person:p{n}") as page:
        find = page.page.locator
        assert find(".panel h2").text_content() == NAMES[n]
        assert find(".panel img, .panel script").count() == 0
        assert find(".panel a[href^='https://example.org/']").count() == 1
        assert f"javascript:alert({n})" in page.text(".panel .identifiers")
        page.page.fill("#search", NAMES[n])
        assert NAMES[n] in (find("#hits").text_content() or "")
        page.page.keyboard.press("Escape")
        page.page.fill("#search", "")
        page.page.locator("#tab-list").click()
        assert NAMES[n] in find(".list tbody .thing").all_text_contents()
        assert find("img").count() == 0
        assert not page.page.evaluate("() => 'BROKEN' in window")


def test_hostile_names_stay_text_beside_the_pointer(browser: Browser, file: Path) -> None:
    # with every kind filtered out, the selected thing alone is shown, in the middle
    for n, name in enumerate(NAMES):
        with opened(browser, file, f"kinds=&thing=person:p{n}") as page:
            box = page.page.locator(".stage").bounding_box()
            assert box is not None
            x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 10
            page.page.mouse.move(x - 60, y - 60)
            page.page.mouse.move(x, y, steps=4)
            page.until("() => !document.querySelector('.tip').hidden")
            assert page.page.locator(".tip strong").text_content() == name
            assert page.page.locator("img").count() == 0
            assert not page.page.evaluate("() => 'BROKEN' in window")


def test_a_click_on_a_point_selects_it_and_one_beside_it_lets_go(browser: Browser, file: Path) -> None:
    with opened(browser, file, "kinds=&thing=person:p0") as page:
        box = page.page.locator(".stage").bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 10
        page.page.mouse.click(x, y)
        page.page.wait_for_timeout(300)
        assert page.page.locator(".panel h2").text_content() == NAMES[0]
        page.page.mouse.click(x - 300, y - 200)
        page.until("() => document.querySelector('.panel .welcome')")


def test_a_fragment_is_no_door(browser: Browser, file: Path) -> None:
    with opened(browser, file, "thing=<img src=x onerror=alert(1)>&view=<b>&lang=__proto__&q=<script>&constructor=1") as page:
        assert page.page.locator("#view-network").is_visible()
        assert page.page.locator("img").count() == 0


def test_a_missing_language_shows_what_stands_in_for_it(browser: Browser, file: Path) -> None:
    with opened(browser, file, "thing=person:p0&lang=ru") as page:
        assert page.page.locator(".panel h2 .stand-in").inner_text() == "vi"
        assert page.page.locator(".panel h2 bdi").get_attribute("lang") == "vi"
