"""What the page holds for its query editor, and that hostile data and small screens do it no harm."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser

from vnru_kg import KnowledgeGraph
from vnru_kg.explorer import page_html, write_page
from vnru_kg.explorer.dataset import dataset, row
from vnru_kg.export import export
from vnru_kg.library import question

from ..support.bench import ask, exported, link, settled, write
from ..support.browser import Opened, opened
from .test_hostile import NAMES
from .test_hostile import graph as hostile_graph

LIGHT_LIMIT = 640_000
FULL_LIMIT = 3_000_000


def test_the_dataset_is_every_quad_and_the_same_each_time(kg: KnowledgeGraph) -> None:
    content = dataset(kg)
    assert content == dataset(kg)
    store = ox.Store()
    store.load(content, format=ox.RdfFormat.TRIG)
    assert {str(quad) for quad in store} == {f"{quad}" for quad in ox.parse(export(kg, "nquads")[".nq"], format=ox.RdfFormat.N_QUADS)}


@pytest.mark.parametrize("shipped", [True, False])
def test_the_merge_is_read_from_the_lines_of_the_dataset(kg: KnowledgeGraph, shipped: bool) -> None:
    """As front/src/engine/graphs.ts reads it: without the lines that say where a graph begins and ends, no literal among them."""
    content = dataset(kg if shipped else hostile_graph())
    graphs = {quad.graph_name for quad in ox.parse(content, format=ox.RdfFormat.TRIG)}
    merge, bounds = re.subn(rb"^(?:\S+ \{|\})$", b"", content, flags=re.MULTILINE)
    assert bounds == 2 * len(graphs) > 0
    triples = {ox.Triple(*list(quad)[:3]) for quad in ox.parse(content, format=ox.RdfFormat.TRIG)}
    assert set(ox.parse(merge, format=ox.RdfFormat.TURTLE)) == {ox.Quad(*triple) for triple in triples}


def test_named_graphs_are_there_for_whoever_names_them(browser: Browser, page_file: Path, kg: KnowledgeGraph) -> None:
    """The engine reads them after their merge: a question that needs them waits, and no other counts them."""
    counted = {
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }": len(kg),
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }": sum(1 for quad in kg.engine.quads() if quad[3] is not None),
    }
    for query, count in counted.items():
        with opened(browser, page_file, link(query)) as page:
            assert settled(page) == "told"
            assert page.page.locator(".results tbody td").inner_text().replace(",", "") == str(count)
            assert ask(page, next(iter(counted))) == "told"
            assert page.page.locator(".results tbody td").inner_text().replace(",", "") == str(len(kg))


def test_a_question_of_the_library_is_whole_in_the_page() -> None:
    found = question("visits-of-person")
    ident, titles, _, tags, view, parameters, text = row(found)
    assert (ident, view) == ("visits-of-person", "timeline")
    assert titles == [found.titles[language] for language in ("vi", "en", "ru")]
    assert "visits" in tags
    assert [p[:2] for p in parameters] == [["person", "person"]]
    assert text.startswith("SELECT")
    assert "VALUES ?person { person:vladimir-putin }" in text


def test_it_is_no_larger_than_it_may_be(page_file: Path, kg: KnowledgeGraph) -> None:
    assert page_file.stat().st_size <= FULL_LIMIT
    light = page_html(kg, light=True)
    assert len(gzip.compress(light.encode("utf-8"), 9)) <= LIGHT_LIMIT
    for part in ('id="engine"', 'id="engine-script"', 'id="bench-script"', "wasm-unsafe-eval", "worker-src"):
        assert part in page_file.read_text("utf-8")
        assert part not in light


def test_the_policy_allows_what_the_engine_needs_and_no_more(page_file: Path) -> None:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page_file.read_text("utf-8"))
    assert found
    rules = dict(part.strip().partition(" ")[::2] for part in found[1].replace("&#39;", "'").split(";"))
    assert rules["worker-src"] == "blob:"
    assert set(re.findall(r"'[^']*'", rules["script-src"])) == {
        rule for rule in rules["script-src"].split() if rule == "'wasm-unsafe-eval'" or rule.startswith("'sha256-")
    }
    assert "blob:" not in rules["script-src"]


@pytest.fixture(scope="module")
def hostile(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    file = tmp_path_factory.mktemp("hostile-sparql") / "page.html"
    write_page(hostile_graph(), file)
    with opened(browser, file, link("SELECT ?p ?name { ?p a foaf:Person ; skos:prefLabel ?name }")) as page:
        yield page


def test_hostile_names_stay_text_in_answers_and_completion(hostile: Opened) -> None:
    assert settled(hostile) == "told"
    texts = hostile.page.locator(".results tbody td:last-child").all_text_contents()
    assert set(NAMES) <= set(texts)
    write(hostile, "SELECT * { ?s ?p <scrip".replace("<", ""))
    hostile.page.keyboard.press("End")
    hostile.page.keyboard.type("t")
    hostile.page.locator(".cm-tooltip-autocomplete li").first.wait_for()
    hostile.page.keyboard.press("Escape")
    assert ask(hostile, "CONSTRUCT WHERE { ?s ?p ?o }") == "told"
    hostile.page.locator(".turtle").wait_for()
    assert hostile.page.locator("img").count() == 0
    assert not hostile.page.evaluate("() => 'BROKEN' in window")


def test_hostile_names_survive_every_file(hostile: Opened) -> None:
    _, content = exported(hostile, "whole")
    names = {t.object.value for t in ox.parse(content, format=ox.RdfFormat.TURTLE) if isinstance(t.object, ox.Literal)}
    assert set(NAMES) <= names
    hostile.go("view=network")
    for what, read in {"graphml": nx.read_graphml, "nodes": None, "edges": None}.items():
        _, content = exported(hostile, what)
        if read:
            assert {name for _, name in read(io.BytesIO(content)).nodes(data="label_vi")} >= set(NAMES[:1])
    hostile.go("view=network&lang=vi")
    _, content = exported(hostile, "svg")
    assert b"<script" not in content
    assert b"<img" not in content
    ElementTree.fromstring(content)  # noqa: S314 — our own


def test_a_phone_has_room_for_queries(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, "view=sparql&lang=ru&ask=visits-of-person", width=390, height=844) as page:
        settled(page)
        assert page.page.evaluate("() => document.documentElement.scrollWidth") <= 390
        assert page.page.evaluate("() => scrollY") == 0
        assert not page.page.locator(".asked section").first.is_visible()
        page.page.locator(".asked summary").click()
        page.page.locator(".asked [data-question=chronology]").click()
        assert "Хроника" in page.text(".bench h2")
        assert not page.page.locator(".asked section").first.is_visible()
