"""The sorts of things below the kinds: counted as the ontology tells them apart, and left out of every view and file by one box."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from playwright.sync_api import Browser

from vnru_kg import KnowledgeGraph
from vnru_kg.namespaces import q, shrink

from ..support.bench import exported
from ..support.browser import Opened, opened

COUNTS = """() => Object.fromEntries([...document.querySelectorAll('.legend .sorts:not([hidden]) li')].map((li) =>
    [li.querySelector('input').value, Number(li.querySelector('.count').textContent)]))"""
STATES = """() => Object.fromEntries([...document.querySelectorAll('.legend input')].map((box) =>
    [box.value, box.indeterminate ? 'some' : box.checked ? 'all' : 'none']))"""
VISITS = "code:visit,code:official-visit,code:state-visit,code:working-visit,code:arrival"


def _unfold(page: Opened, kind: str, *, wanted: bool = True) -> None:
    """Show the sorts of a kind, all of them, or fold them; the page keeps what is unfolded from test to test."""
    unfold = page.page.locator(f".legend li:has(> .row [value={kind}]) .unfold")
    if unfold.get_attribute("aria-expanded") != str(wanted).lower():
        unfold.click()
    more = page.page.locator(f".legend li:has(> .row [value={kind}]) .more")
    if more.is_visible():
        more.click()


def _codes(kg: KnowledgeGraph, event: str) -> set[str]:
    """The sorts of an event and all above them."""
    found: set[str] = set()
    near = [str(code) for code in kg.values(event, "sem:eventType")]
    while near:
        found.update(near)
        near = [str(code) for one in near for code in kg.values(one, "skos:broader")]
    return {shrink(code) for code in found}


def _visits(kg: KnowledgeGraph, drawn: nx.MultiDiGraph[str]) -> set[str]:
    """The events that are visits and nothing else."""
    own = {
        iri: {shrink(str(c)) for c in kg.values(iri, "sem:eventType")} for iri, data in drawn.nodes(data=True) if data["kind"] == "event"
    }
    return {iri for iri, codes in own.items() if codes and codes <= set(VISITS.split(","))}


def test_sorts_are_counted_as_the_ontology_tells_them_apart(page: Opened, kg: KnowledgeGraph, drawn: nx.MultiDiGraph[str]) -> None:
    events = [iri for iri, data in drawn.nodes(data=True) if data["kind"] == "event"]
    page.go("lang=en&view=list")
    _unfold(page, "event")
    _unfold(page, "place", wanted=False)
    _unfold(page, "organization", wanted=False)
    counted = Counter(code for iri in events for code in _codes(kg, iri))
    told = {shrink(str(code)) for iri in events for code in kg.values(iri, "sem:eventType")}
    assert page.page.evaluate(COUNTS) == {code: n for code, n in counted.items() if code in told}
    once = {iri for iri in events if (kg.text(iri, "vnru:earliest") or "9") <= "2001-12-31" and kg.text(iri, "vnru:latest") >= "2000-01-01"}
    dated = {iri for iri in once if kg.text(iri, "vnru:earliest")}
    page.go("lang=en&view=list&period=2000/2001")
    counts = page.page.evaluate(COUNTS)
    expected = Counter(code for iri in dated for code in _codes(kg, iri))
    assert expected["code:visit"] >= 2
    assert counts["code:visit"] == expected["code:visit"]
    assert counts["code:state-visit"] == expected["code:state-visit"]
    page.go("lang=en&view=list")
    _unfold(page, "organization")
    assert page.page.locator(".legend li:has(> .row [value='vnru:Company']) li [value='vnru:JointVenture']").count() == 1


@pytest.mark.parametrize("language", ["vi", "ru"])
def test_sorts_have_the_readers_names(page: Opened, kg: KnowledgeGraph, language: str) -> None:
    page.go(f"lang={language}&view=list")
    _unfold(page, "place")
    names = page.page.locator(".legend .sorts:not([hidden]) .name").all_text_contents()
    assert set(names) >= {kg.label(q(f"schema:{name}"), language) for name in ("City", "Country", "AdministrativeArea")}
    assert kg.label(q("schema:Place"), language) not in names, "all places are places"


def test_a_sort_left_out_is_in_no_view_and_no_file(page: Opened, kg: KnowledgeGraph, drawn: nx.MultiDiGraph[str]) -> None:
    visits = _visits(kg, drawn)
    assert len(visits) > 10
    page.go("lang=en&view=list")
    rows = "() => Number(document.querySelector('.list table').getAttribute('aria-rowcount'))"
    marks = ".lanes .mark:not([style*='display: none'])"
    all_rows = page.page.evaluate(rows)
    page.go("lang=en&view=timeline")
    all_marks = page.page.locator(marks).count()
    without = f"lang=en&without={VISITS}"
    page.go(f"{without}&view=list")
    page.until(f"(count) => ({rows})() === count", all_rows - len(visits))
    _, nodes = exported(page, "nodes")
    listed = {row["Id"] for row in csv.DictReader(io.StringIO(nodes.decode("utf-8-sig")))}
    assert listed == set(drawn.nodes) - visits
    page.go(f"{without}&view=timeline")
    page.until("([marks, all]) => document.querySelectorAll(marks).length < all", [marks, all_marks])
    _, nodes = exported(page, "nodes")
    assert not {row["Id"] for row in csv.DictReader(io.StringIO(nodes.decode("utf-8-sig")))} & visits
    page.go(f"{without}&items=all")
    _, graphml = exported(page, "graphml")
    assert set(nx.read_graphml(io.BytesIO(graphml)).nodes) == set(drawn.nodes) - visits
    _, svg = exported(page, "svg")
    text = " ".join(ElementTree.fromstring(svg).itertext())  # noqa: S314 — our own picture
    assert "Putin in Vietnam" not in text
    page.go(f"{without}&view=map")
    _, nodes = exported(page, "nodes")
    assert not {row["Id"] for row in csv.DictReader(io.StringIO(nodes.decode("utf-8-sig")))} & visits


def test_boxes_of_kinds_and_sorts_follow_each_other(page: Opened) -> None:
    page.go("lang=en")
    _unfold(page, "event", wanted=False)
    unfold = page.page.locator(".legend li:has(> .row [value=event]) .unfold")
    assert (unfold.get_attribute("aria-label"), unfold.get_attribute("aria-expanded")) == ("Subtypes: Events", "false")
    unfold.focus()
    page.page.keyboard.press("Enter")
    assert unfold.get_attribute("aria-expanded") == "true"
    assert page.page.locator(f"#{unfold.get_attribute('aria-controls')}").is_visible()
    state = page.page.locator(".legend [value='code:state-visit']")
    state.focus()
    page.page.keyboard.press("Space")
    assert page.fragment() == "#without=code:state-visit&lang=en"
    states = page.page.evaluate(STATES)
    assert [states[one] for one in ("event", "code:visit", "code:state-visit", "code:signing")] == ["some", "some", "none", "all"]
    page.page.locator(".legend [value='code:visit']").click()  # what is there in part is then there whole
    assert page.fragment() == "#lang=en"
    page.page.locator(".legend [value='code:visit']").click()
    assert set(page.fragment().removeprefix("#without=").removesuffix("&lang=en").split(",")) == set(VISITS.split(","))
    page.page.locator(".legend .row:has([value='code:state-visit'])").hover()
    page.page.locator(".legend .row:has([value='code:state-visit']) .only").click()
    states = page.page.evaluate(STATES)
    assert [states[one] for one in ("person", "event", "code:visit", "code:state-visit", "code:signing")] == [
        "none",
        "some",
        "some",
        "all",
        "none",
    ]
    page.page.locator(".legend [value=event]").click()
    page.page.locator(".legend [value=event]").click()
    assert page.fragment() == "#kinds=&lang=en"
    page.page.locator(".legend [value='code:summit']").click()  # of a kind that is off, one sort
    states = page.page.evaluate(STATES)
    assert [states[one] for one in ("event", "code:summit", "code:visit")] == ["some", "all", "none"]
    page.page.go_back()
    assert page.page.evaluate(STATES)["event"] == "none"


def test_a_link_shows_what_it_leaves_out_on_a_phone_too(browser: Browser, page_file: Any) -> None:
    with opened(browser, page_file, "lang=ru&without=code:state-visit,nothing:here&view=list", width=390, height=844) as page:
        page.page.locator(".filters > summary").click()
        box = page.page.locator(".legend [value='code:state-visit']")
        box.scroll_into_view_if_needed()
        assert box.is_visible()
        assert page.text(".filters > summary") == "Типы 10/10 · Период"
        assert page.page.evaluate("() => document.documentElement.scrollWidth") == 390
        box.click()
        assert page.fragment() == "#view=list&lang=ru"
