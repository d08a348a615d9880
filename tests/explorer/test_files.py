"""What a reader can take away from the page: answers, things, the whole graph, pictures."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from playwright.sync_api import Browser
from rdflib.plugins.sparql.results.jsonresults import JSONResult

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import Triples
from vnru_kg.explorer import write_page
from vnru_kg.export import export
from vnru_kg.library import question
from vnru_kg.namespaces import q

from ..support.bench import ask, cell, downloaded, exported, settled
from ..support.browser import Opened, opened


def test_answers_are_downloaded_whole(page: Opened, kg: KnowledgeGraph) -> None:
    query = question("chronology").text
    page.go("view=sparql&lang=en&ask=chronology")
    settled(page)
    table = kg.select(query)
    rows = [[cell(term) for term in found] for found in table]
    name, content = downloaded(page, ".files [data-format=csv]")
    assert name == "chronology.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert head == list(table.variables)
    assert sorted(lines) == sorted(rows)  # rows that the query does not order may come in any order
    name, content = downloaded(page, ".files [data-format=json]")
    result = JSONResult(json.loads(content))
    assert sorted(["" if term is None else str(term) for term in found] for found in result) == sorted(rows)  # type: ignore[union-attr] # a SELECT gives rows
    construct = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a foaf:Person ; ?p ?o }"
    assert ask(page, construct) == "told"
    name, content = downloaded(page, ".files [data-format=turtle]")
    assert name.endswith(".ttl")
    answer = kg.query(construct)
    assert isinstance(answer, Triples)
    found = {tuple(map(str, triple)) for triple in ox.parse(content, format=ox.RdfFormat.TURTLE)}
    assert found == {
        tuple(map(str, triple)) for triple in ox.parse(export(kg, "ntriples", construct=construct)[".nt"], format=ox.RdfFormat.N_TRIPLES)
    }
    assert content.decode().index("@prefix foaf:") < content.decode().index("\nperson:")


def test_the_whole_graph_reads_back_as_the_merged_graph(page: Opened, kg: KnowledgeGraph) -> None:
    page.go("lang=en")
    name, content = exported(page, "whole")
    assert name == "vnru.ttl"
    merged = export(kg, "turtle")[".ttl"]
    assert content == merged
    triples = {(str(t.subject), str(t.predicate), str(t.object)) for t in ox.parse(content, format=ox.RdfFormat.TURTLE)}
    assert len(triples) == len(kg)
    assert len(rdflib.Graph().parse(data=content, format="turtle")) == len(kg)


def test_what_is_shown_is_taken_away(page: Opened, kg: KnowledgeGraph, drawn: nx.MultiDiGraph[str]) -> None:
    page.go("lang=en&view=list&kinds=instrument&q=treaty")
    ids = page.page.evaluate("() => [...document.querySelectorAll('.list tbody tr')].map((row) => row.dataset.thing)")
    assert ids
    _, content = exported(page, "turtle")
    graph = rdflib.Graph().parse(data=content, format="turtle")
    _, nodes = exported(page, "nodes")
    rows = list(csv.DictReader(io.StringIO(nodes.decode("utf-8-sig"))))
    shown = {r["Id"] for r in rows}
    assert len(shown) == len(ids)
    assert {r["Kind"] for r in rows} == {"instrument"}
    for iri in shown:
        said = {(str(p), cell(o)) for _, p, o, _ in kg.engine.quads(iri)}
        assert {(str(p), str(o)) for p, o in graph.predicate_objects(rdflib.URIRef(iri))} == said
        assert any(p == q("vnru:attestedIn") for p, _ in said)
    _, content = exported(page, "graphml")
    network = nx.read_graphml(io.BytesIO(content))
    assert set(network.nodes) == shown
    assert network.number_of_edges() == drawn.subgraph(shown).number_of_edges()
    for iri, data in network.nodes(data=True):
        assert data["label"] == kg.label(iri, "en")
        assert set(data["passages"].split()) == set(drawn.nodes[iri]["passages"])
    _, edges = exported(page, "edges")
    assert len(list(csv.DictReader(io.StringIO(edges.decode("utf-8-sig"))))) == network.number_of_edges()


def test_the_network_is_taken_away_as_a_picture(page: Opened) -> None:
    page.go("lang=ru&thing=person:vladimir-putin")
    name, content = exported(page, "svg")
    assert name == "vnru-network.svg"
    root = ElementTree.fromstring(content)  # noqa: S314 — our own
    texts = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert any("Путин" in text for text in texts)
    assert len(list(root.iter("{http://www.w3.org/2000/svg}title"))) >= 30
    name, content = exported(page, "png")
    assert name == "vnru-network.png"
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") > 1000


@pytest.mark.parametrize(
    ("fragment", "title", "key"),
    [
        (
            "lang=en&view=figures&figure=trade-turnover",
            "Trade turnover (Vietnam – Russia) grew from 367 million USD (2000)",
            "75 years of Vietnam–Russia relations",
        ),
        ("lang=ru&thing=instrument:treaty-1994", "Договор 1994 года", "События"),
        ("lang=vi&view=timeline", "Thời gian", "Văn kiện"),
    ],
)
def test_a_picture_carries_its_title_key_sources_and_licence(page: Opened, fragment: str, title: str, key: str) -> None:
    page.go(fragment)
    page.still()
    root = ElementTree.fromstring(exported(page, "svg")[1])  # noqa: S314 — our own
    frame = [one.text or "" for one in root.findall("{http://www.w3.org/2000/svg}text")]
    assert frame[0].startswith(title)
    assert any(text.startswith(key) for text in frame)
    assert re.search(r"\[003\] 75", " ".join(frame))
    assert "creativecommons.org/licenses/by/4.0" in frame[-1]
    (drawing,) = root.findall("{http://www.w3.org/2000/svg}svg")
    below = [float(one.get("y", "0")) for one in root.findall("{http://www.w3.org/2000/svg}text")][-1]
    assert float(drawing.get("y", "0")) + float(drawing.get("height", "0")) < below < float(root.get("height", "0"))


def test_the_menu_of_files_works_from_the_keyboard(page: Opened) -> None:
    page.go("lang=en")
    page.page.locator(".export > button").focus()
    page.page.keyboard.press("Enter")
    page.page.keyboard.press("ArrowDown")
    assert page.page.evaluate("() => document.activeElement.dataset.export") == "turtle"
    page.page.keyboard.press("Escape")
    assert not page.page.locator("#export").is_visible()
    assert page.page.evaluate("() => document.activeElement.parentElement.className") == "export"


def test_the_light_page_says_how_to_get_the_full_one(small: KnowledgeGraph, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "light.html"
    write_page(small, file, light=True)
    with opened(browser, file, "view=sparql&lang=en") as page:
        assert "light page has no query engine" in page.text(".notice")
        assert page.text(".notice code") == "vnru-kg explore -o vnru.html"
        page.page.get_by_role("button", name="Русский").click()
        assert "облегчённой странице" in page.text(".notice")
        page.go("view=list&lang=ru")
        page.page.locator(".export > button").click()
        assert page.page.locator("[data-export=turtle]").is_disabled()
        assert page.page.locator("[data-export=nodes]").is_enabled()
        assert "engine" not in page.page.evaluate("() => ({ ...document.documentElement.dataset })")
