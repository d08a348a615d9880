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

from ..support.browser import Opened, opened

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
    links = "person:p0 vnru:worksFor person:p1 , person:p2 , person:p3 . person:p1 vnru:worksFor person:p2 . "
    vocabulary = (
        f"foaf:Person vnru:displayKind code:kind-person ; rdfs:label {literal(IMAGE)}@vi . "
        f"code:kind-person skos:prefLabel {literal(SCRIPT)}@vi ; vnru:colour {literal('red;}<script>')} . "
        f"vnru:worksFor rdfs:label {literal(IMAGE)}@vi ; vnru:inverseLabel {literal(CLOSING)}@vi . "
        "skos:exactMatch vnru:namesElsewhere 1 . "
        f"source:9 skos:prefLabel {literal(CLOSING)}@vi . passage:9-1 oa:hasSource source:9 ; vnru:paragraph 1 . "
    )
    head = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes().items())
    graphs = {q("authority:people"): names, q("passage:9-1"): links, BASE + "ontology": vocabulary}
    store = ox.Store()
    for name, triples in graphs.items():
        store.update(f"{head} INSERT DATA {{ GRAPH <{name}> {{ {triples} }} }}")
    return KnowledgeGraph(EmbeddedEngine(store))


def literal(text: str) -> str:
    return str(ox.Literal(text))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("hostile") / "page.html"
    write_page(graph(), target, light=True)
    return target


@pytest.fixture(scope="module")
def hostile(browser: Browser, file: Path) -> Iterator[Opened]:
    with opened(browser, file) as page:
        yield page


def test_hostile_texts_are_not_in_the_markup(file: Path) -> None:
    page = file.read_text("utf-8")
    assert "BROKEN" not in page
    elements = re.sub(r"(<script[^>]*>).*?</script>", r"\1", page, flags=re.DOTALL)
    packed = [f'<script type="application/gzip" id="{name}">' for name in ("vis-script", "explorer-script", "view", "model", "later")]
    assert re.findall(r"<script[^>]*>", elements) == [
        '<script type="text/plain" id="opening-words">',
        *["<script>"] * 2,
        *packed,
        '<script type="text/plain" id="licences">',
    ]
    assert "<!--" not in page


@pytest.mark.parametrize("n", range(len(NAMES)))
def test_hostile_names_stay_text_in_panel_list_and_search(hostile: Opened, n: int) -> None:
    hostile.go(f"thing=person:p{n}")
    find = hostile.page.locator
    assert find(".panel h2").text_content() == NAMES[n]
    assert find(".panel img, .panel script").count() == 0
    assert find(".panel a[href^='https://example.org/']").count() == 1
    assert f"javascript:alert({n})" in hostile.text(".panel .identifiers")
    hostile.page.fill("#search", NAMES[n])
    assert NAMES[n] in (find("#hits").text_content() or "")
    hostile.page.keyboard.press("Escape")
    hostile.page.fill("#search", "")
    hostile.page.locator("#tab-list").click()
    assert NAMES[n] in find(".list tbody .thing").all_text_contents()
    assert find("img").count() == 0
    assert not hostile.page.evaluate("() => 'BROKEN' in window")


def test_hostile_names_stay_text_in_every_view(hostile: Opened) -> None:
    for view in hostile.page.evaluate("() => [...document.querySelectorAll('[role=tab]')].map((tab) => tab.id.slice(4))"):
        hostile.go(f"view={view}")
        assert hostile.page.locator("img").count() == 0
        assert not hostile.page.evaluate("() => 'BROKEN' in window")


def test_hostile_names_stay_text_beside_the_pointer(hostile: Opened) -> None:
    # with every kind filtered out, the selected thing alone is shown, in the middle
    for n, name in enumerate(NAMES):
        hostile.go(f"kinds=&thing=person:p{n}")
        box = hostile.page.locator(".stage").bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 10
        hostile.page.mouse.move(x - 60, y - 60)
        hostile.page.mouse.move(x, y, steps=4)
        hostile.until("(name) => document.querySelector('.tip:not([hidden]) strong')?.textContent === name", name)
        assert hostile.page.locator("img").count() == 0
        assert not hostile.page.evaluate("() => 'BROKEN' in window")


def test_a_click_on_a_point_selects_it_and_one_beside_it_lets_go(hostile: Opened) -> None:
    hostile.go("kinds=&thing=person:p0")
    box = hostile.page.locator(".stage").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 10
    hostile.page.mouse.click(x, y)
    hostile.still()
    assert hostile.page.locator(".panel h2").text_content() == NAMES[0]
    hostile.page.mouse.click(x - 300, y - 200)
    hostile.until("() => document.querySelector('.panel .welcome')")


def test_a_fragment_is_no_door(browser: Browser, file: Path) -> None:
    with opened(browser, file, "thing=<img src=x onerror=alert(1)>&view=<b>&lang=__proto__&q=<script>&constructor=1") as page:
        assert page.page.locator("#view-network").is_visible()
        assert page.page.locator("img").count() == 0


def test_a_missing_language_shows_what_stands_in_for_it(hostile: Opened) -> None:
    hostile.go("thing=person:p0&lang=ru")
    assert hostile.page.locator(".panel h2 .stand-in").inner_text() == "vi"
    assert hostile.page.locator(".panel h2 bdi").get_attribute("lang") == "vi"
