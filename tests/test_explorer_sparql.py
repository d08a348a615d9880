"""The explorer's query editor: its engine, its questions, its answers, and what a reader can take away."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from playwright.sync_api import Browser
from rdflib.plugins.sparql.results.jsonresults import JSONResult

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import Literal, Term, Triples
from vnru_kg.explorer import page_html, write_page
from vnru_kg.explorer.dataset import dataset, row
from vnru_kg.export import export
from vnru_kg.library import question, questions
from vnru_kg.namespaces import expand, q

from .browser import Opened, opened
from .test_explorer_hostile import NAMES
from .test_explorer_hostile import graph as hostile_graph

RUNAWAY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?z) }"
OUTCOME = "() => document.querySelector('.sparql .results')?.dataset.outcome"
LIGHT_LIMIT = 500_000  # bytes, gzipped
FULL_LIMIT = 3_500_000


def settled(page: Opened, seconds: float = 30) -> str:
    """What came of the query, once something has."""
    page.until(f"() => !['idle', 'starting', 'running', undefined].includes(({OUTCOME})())", seconds=seconds)
    return str(page.page.evaluate(OUTCOME))


def write(page: Opened, query: str) -> None:
    """Put a query into the editor as a reader would."""
    page.page.keyboard.press("Escape")
    page.page.locator(".cm-content").click()
    page.page.keyboard.press("ControlOrMeta+a")
    page.page.keyboard.insert_text(query)
    page.page.keyboard.press("Escape")


def ask(page: Opened, query: str) -> str:
    """Write a query and run it with the keyboard; gives what came of it."""
    write(page, query)
    page.page.keyboard.press("ControlOrMeta+Enter")
    return settled(page)


def link(query: str, language: str = "en") -> str:
    return f"view=sparql&lang={language}&query={quote(query)}"


def downloaded(page: Opened, selector: str) -> tuple[str, bytes]:
    """The name and the content of the file that a button hands over."""
    with page.page.expect_download() as found:
        page.page.locator(selector).click()
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def exported(page: Opened, what: str) -> tuple[str, bytes]:
    page.page.locator(".export > button").click()
    return downloaded(page, f"[data-export={what}]")


def cell(term: Term | None) -> str:
    return "" if term is None else term.text if isinstance(term, Literal) else str(term)


# ---- what the page holds


def test_the_dataset_is_every_quad_and_the_same_each_time(kg: KnowledgeGraph) -> None:
    content = dataset(kg)
    assert content == dataset(kg)
    store = ox.Store()
    store.load(content, format=ox.RdfFormat.TRIG)
    assert {str(quad) for quad in store} == {f"{quad}" for quad in ox.parse(export(kg, "nquads")[".nq"], format=ox.RdfFormat.N_QUADS)}


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


# ---- asking


def test_the_engine_starts_by_itself_and_knows_the_whole_graph(page: Opened, kg: KnowledgeGraph) -> None:
    page.until("() => Number(document.documentElement.dataset.engine) > 0", seconds=30)
    page.go(link("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"))
    assert settled(page) == "told"
    assert re.sub(r"\D", "", page.text(".results tbody td")) == str(len(kg))
    assert ask(page, "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }") == "told"
    assert int(re.sub(r"\D", "", page.text(".results tbody td"))) == sum(1 for _ in kg.engine.quads())


def test_an_answer_has_names_things_and_citations(page: Opened) -> None:
    page.go("view=sparql&lang=en&ask=visits-of-person")
    assert settled(page) == "told"
    page.page.locator(".pictures button", has_text="Table").click()
    things = page.page.locator(".results tbody td:first-child .thing")
    assert things.count() >= 3
    assert re.search(r"¶ \d+", page.text(".results .cited"))
    assert page.page.locator(".results .cite").first.get_attribute("data-passages")
    assert not page.page.locator(".results code.iri").first.is_visible()
    page.page.locator(".iris-switch input").check()
    assert page.text(".results code.iri").startswith("event:")
    page.page.locator(".iris-switch input").uncheck()
    name = things.first.inner_text()
    things.first.click()
    assert page.text(".panel h2") == name
    page.page.get_by_role("button", name="Русский").click()
    assert "Путин" in things.first.inner_text()
    page.page.locator(".pictures button").first.click()


def test_a_question_is_chosen_and_its_parameter_set(page: Opened, kg: KnowledgeGraph) -> None:
    page.go("view=sparql&lang=vi")
    settled(page)
    page.page.fill(".asked input", "chuyen tham mot nguoi")
    page.page.locator(".asked [data-question=visits-of-person]").click()
    assert "ask=visits-of-person" in page.fragment()
    page.page.locator("#ask-person").click()
    page.page.keyboard.type("vo van kiet")
    page.page.locator("#ask-person-list [role=option]").first.wait_for()
    page.page.keyboard.press("Enter")
    assert page.page.locator(".cm-content").inner_text().count("person:vo-van-kiet") == 1
    assert page.page.input_value("#ask-person") == "Võ Văn Kiệt"
    page.until("() => /dòng|không có kết quả/.test(document.querySelector('.sparql .bench').innerText)")
    settled(page)
    expected = len(kg.select(question("visits-of-person").fill({"person": "person:vo-van-kiet"})))
    count = re.findall(r"\d+", page.text(".sparql .status"))
    assert expected == 0 or str(expected) in count
    # the link says it all
    fragment = page.fragment().lstrip("#")
    page.go("")
    page.go(fragment)
    assert page.page.input_value("#ask-person") == "Võ Văn Kiệt"
    page.page.fill(".asked input", "")


def test_bad_values_of_parameters_are_told(page: Opened) -> None:
    page.go("view=sparql&lang=en&ask=chronology")
    settled(page)
    page.page.fill("#ask-from", "someday")
    page.page.keyboard.press("Enter")
    page.page.locator("#ask-to").focus()
    assert "2012-07-26" in page.text(".field .problem")
    page.page.fill("#ask-from", "1990")
    page.page.locator("#ask-to").focus()
    assert page.page.locator(".field .problem").first.inner_text() == ""
    assert '"1990-01-01"^^xsd:date' in page.page.locator(".cm-content").inner_text()


def test_every_question_of_the_library_gives_in_the_page_what_it_gives_in_python(page: Opened, kg: KnowledgeGraph) -> None:
    page.go("view=sparql&lang=en")
    settled(page)
    for name, asked in questions().items():
        page.page.locator(f".asked [data-question={name}]").click()
        outcome = settled(page)
        expected = len(kg.select(asked.text))
        assert outcome == ("told" if expected else "none"), name
        if expected:
            assert str(expected) in re.findall(r"\d+", page.text(".sparql .status").replace(",", "")), name
        assert page.page.locator(".results").inner_text().strip() or page.page.locator(".results svg").count(), name
        drawn = page.page.locator(".pictures").is_visible()
        assert not drawn or asked.view != "table", name


@pytest.mark.parametrize("name", ["trade-by-year", "chronology", "who-met-whom", "events-at-place"])
def test_answers_are_drawn_as_their_question_says(page: Opened, name: str) -> None:
    page.go(f"view=sparql&lang=en&ask={name}")
    settled(page)
    marks = {
        "trade-by-year": "g.mark .sign",
        "chronology": ".lanes .mark",
        "who-met-whom": ".ties .node",
        "events-at-place": ".globe .spot",
    }
    assert page.page.locator(f".results {marks[name]}").count() >= 1
    if name != "trade-by-year":
        page.page.locator(f".results {marks[name]}").first.dispatch_event("click")
        assert page.page.locator(".panel h2").count() == 1
        assert "thing=" in page.fragment()


def test_errors_have_a_line_and_a_column_and_a_mark(page: Opened) -> None:
    page.go(link("SELECT * WHERE {\n  ?s a sem:Event .\n  FILTER(?o > )\n}"))
    assert settled(page) == "error"
    assert page.text(".message").startswith("Line 3, column 15: cannot be read as SPARQL from “)” on")
    assert page.page.locator(".cm-content .fault").inner_text() == ")"
    for query, told in {
        "SELECT * { ?s a persn:X }": "Line 1, column 17: there is no prefix “persn:”",
        "SELECT * { ?s ?p 'open }": "Line 1, column 18: a string starts here",
        "SELECT * { ?s ?p ?o": "Line 1, column 10: “{” is never closed",
        "DELETE WHERE { ?s ?p ?o }": "Line 1, column 1: this graph is read only",
        "SELECT ?x (COUNT(*) AS ?n) { ?x ?y ?z }": "Line 1, column 1: a variable in SELECT is neither grouped nor aggregated",
        "SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }": "Line 1, column 12: SERVICE would ask another server",
    }.items():
        assert ask(page, query) == "error"
        assert page.text(".message").startswith(told)
    page.page.get_by_role("button", name="Русский").click()
    assert "SERVICE обращается к другому серверу" in page.text(".message")
    page.page.get_by_role("button", name="Tiếng Việt").click()
    assert "Dòng 1, cột 12" in page.text(".message")


def test_a_query_that_runs_away_is_stopped_and_never_stops_the_page(page: Opened) -> None:
    page.go(link(RUNAWAY))
    page.page.locator(".sparql .stop").wait_for()
    page.until("() => document.querySelector('.sparql .status').textContent === 'Running…'")
    page.page.get_by_role("tab", name="List").click()
    assert page.page.locator(".list tbody tr").count() > 10
    page.page.get_by_role("tab", name="Query").click()
    slow = page.page.evaluate(
        "() => new Promise((done) => { const t = performance.now(); requestAnimationFrame(() => done(performance.now() - t)); })"
    )
    assert slow < 1000
    page.page.locator(".sparql .stop").click()
    assert settled(page) == "stopped"
    assert "You stopped the query" in page.text(".message")
    assert not page.page.locator(".sparql .stop").is_visible()
    assert ask(page, "SELECT ?x { ?x a foaf:Person } LIMIT 3") == "told"
    assert page.text(".sparql .status").startswith("3 rows")


def test_the_newest_query_takes_the_place_of_one_that_still_runs(page: Opened) -> None:
    page.go(link(RUNAWAY))
    page.page.locator(".sparql .stop").wait_for()
    assert ask(page, "ASK { ?s a foaf:Person }") == "told"
    assert page.text(".results .truth") == "Yes"


def test_nothing_found_is_told_apart_from_errors(page: Opened) -> None:
    for language, words in {"vi": "không có kết quả", "en": "nothing fits it", "ru": "ничего не найдено"}.items():
        page.go(link("SELECT ?x { ?x a foaf:Nobody }", language))
        assert settled(page) == "none"
        assert words in page.text(".message")


def test_a_long_answer_is_cut_and_says_so(page: Opened, kg: KnowledgeGraph) -> None:
    page.go(link("SELECT ?s ?p ?o { ?s ?p ?o }"))
    assert settled(page) == "told"
    assert "only the first 10,000 rows" in page.text(".cut")
    assert page.page.locator(".results tbody tr").count() == 100
    page.page.locator(".results .rows > .quiet").click()
    assert page.page.locator(".results tbody tr").count() == 200
    name, content = downloaded(page, ".files [data-format=csv]")
    assert name.endswith(".csv")
    assert len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) == len(kg) + 1
    assert ask(page, "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 10000") == "told"
    assert page.page.locator(".cut").count() == 0


def test_tables_sort_as_readers_do(page: Opened) -> None:
    page.go(link("SELECT ?person { ?person a foaf:Person }", "vi"))
    settled(page)
    if page.page.locator(".pictures").is_visible():
        page.page.locator(".pictures button").last.click()
    page.page.locator(".results thead button").click()
    names = page.page.locator(".results tbody .thing").all_inner_texts()
    assert names == page.page.evaluate("(names) => names.toSorted(new Intl.Collator('vi', { numeric: true }).compare)", names)
    page.page.locator(".results thead button").click()
    assert page.page.locator(".results tbody .thing").all_inner_texts() == names[::-1]
    assert page.page.locator(".results th[aria-sort=descending]").count() == 1


def test_completion_offers_the_graphs_own_words(page: Opened) -> None:
    page.go(link("SELECT * { }", "ru"))
    settled(page)
    page.until("() => Number(document.documentElement.dataset.engine) > 0", seconds=30)
    page.page.wait_for_timeout(300)
    for typed, expected, detail in [
        ("SELECT * { ?s ?p kiet", "person:vo-van-kiet", "Во Ван Киет"),
        ("SELECT * { ?s a foaf:Per", "foaf:Person", ""),
        ("SELECT * { ?s vnru:signedO", "vnru:signedOn", ""),
    ]:
        write(page, typed[:-1])
        page.page.keyboard.press("End")
        page.page.keyboard.type(typed[-1])
        option = page.page.locator(".cm-tooltip-autocomplete li").first
        option.wait_for()
        assert option.locator(".cm-completionLabel").inner_text() == expected
        assert detail in option.inner_text()
        page.page.wait_for_timeout(150)  # an Enter that comes at once is meant for the text
        page.page.keyboard.press("Enter")
        assert expected in page.page.locator(".cm-content").inner_text()


def test_a_slash_in_the_editor_is_a_slash(page: Opened) -> None:
    page.go(link("ASK { }"))
    settled(page)
    write(page, "ASK { ?s rdf:type")
    page.page.keyboard.type("/rdfs:subClassOf ?o }")
    assert "rdf:type/rdfs:subClassOf ?o }" in page.page.locator(".cm-content").inner_text()


# ---- taking away


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
    triples = {(str(t.subject), str(t.predicate), str(t.object)) for t in ox.parse(content, format=ox.RdfFormat.TURTLE)}
    assert triples == {(str(t.subject), str(t.predicate), str(t.object)) for t in ox.parse(merged, format=ox.RdfFormat.TURTLE)}
    assert set(rdflib.Graph().parse(data=content, format="turtle")) == set(rdflib.Graph().parse(data=merged, format="turtle"))
    assert len(triples) == len(kg)


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
        said = {(str(s.predicate), cell(s.object)) for s in kg.statements(iri)}
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


def test_the_menu_of_files_works_from_the_keyboard(page: Opened) -> None:
    page.go("lang=en")
    page.page.locator(".export > button").focus()
    page.page.keyboard.press("Enter")
    page.page.keyboard.press("ArrowDown")
    assert page.page.evaluate("() => document.activeElement.dataset.export") == "nodes"
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
        page.page.locator(".export > button").click()
        assert page.page.locator("[data-export=turtle]").is_disabled()
        assert page.page.locator("[data-export=nodes]").is_enabled()
        assert "engine" not in page.page.evaluate("() => ({ ...document.documentElement.dataset })")


# ---- hostile data, and a phone


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


# ---- source documents


TEXT = "\ufeffĐoạn một 😀 về Việt Nam.\n\nĐoạn hai 𝄞: Nga và Việt Nam.\r\nHết."


@pytest.fixture(scope="module")
def cited(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Opened, Path]]:
    """A page whose graph cites one document, with that document beside it."""
    from hashlib import sha256

    from vnru_kg.engine import EmbeddedEngine
    from vnru_kg.namespaces import BASE, prefixes

    folder = tmp_path_factory.mktemp("cited")
    (folder / "renamed.txt").write_bytes(TEXT.encode())
    (folder / "other.txt").write_text("another text", encoding="utf-8")
    start, end = TEXT.index("Đoạn hai"), TEXT.index("\r\nHết")
    head = "".join(f"PREFIX {p}: <{n}>\n" for p, n in prefixes().items())
    graphs = {
        q("authority:people"): 'person:a a foaf:Person ; skos:prefLabel "An"@vi . person:b a foaf:Person ; skos:prefLabel "Bình"@vi .',
        q("passage:9-1"): "person:a vnru:worksFor person:b . person:a vnru:attestedIn passage:9-1 .",
        q("source:9"): f"""
            source:9 a vnru:Document ; skos:prefLabel "Văn bản"@vi ; schema:sha256 "{sha256(TEXT.encode()).hexdigest()}" .
            passage:9-1 oa:hasSource source:9 ; vnru:paragraph 2 ; oa:hasSelector selector:9-1 ;
                schema:sha256 "{sha256(TEXT[start:end].encode()).hexdigest()}" .
            selector:9-1 oa:start {start} ; oa:end {end} .""",
        BASE + "ontology": 'foaf:Person vnru:displayKind code:kind-person . code:kind-person skos:prefLabel "Người"@vi . '
        'vnru:worksFor rdfs:label "làm cho"@vi .',
    }
    store = ox.Store()
    for name, triples in graphs.items():
        store.update(f"{head} INSERT DATA {{ GRAPH <{name}> {{ {triples} }} }}")
    file = folder / "page.html"
    write_page(KnowledgeGraph(EmbeddedEngine(store)), file)
    with opened(browser, file, "lang=vi&thing=person:a") as page:
        yield page, folder


def drop(page: Opened, files: dict[str, bytes]) -> None:
    """Drop files onto the page as a browser does."""
    data: Any = [[name, base64.b64encode(content).decode()] for name, content in files.items()]
    page.page.evaluate(
        """(files) => {
            const transfer = new DataTransfer();
            for (const [name, text] of files) transfer.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name));
            for (const kind of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
        }""",
        data,
    )


def test_a_dropped_document_opens_at_its_passage(cited: tuple[Opened, Path]) -> None:
    page, folder = cited
    assert page.page.locator(".cite.held").count() == 0
    drop(page, {name: (folder / name).read_bytes() for name in ("renamed.txt", "other.txt")})
    page.page.locator(".toast").wait_for()
    page.until("() => /other.txt/.test(document.querySelector('.toast').textContent)")
    assert "Đã nhận 1 tài liệu" in page.text(".toast")
    page.page.locator(".panel .cite.held").first.click()
    page.page.locator("dialog.reader").wait_for()
    assert page.page.locator(".reader mark").text_content() == TEXT[TEXT.index("Đoạn hai") : TEXT.index("\r\nHết")]
    assert page.page.locator(".reader .checks .good").count() == 2
    page.page.keyboard.press("Escape")
    assert not page.page.locator("dialog.reader").is_visible()


def test_documents_are_chosen_with_a_button_too(cited: tuple[Opened, Path]) -> None:
    page, folder = cited
    page.page.reload()
    page.until("() => 'ready' in document.documentElement.dataset")
    page.page.locator(".export > button").click()
    with page.page.expect_file_chooser() as chooser:
        page.page.locator("[data-export=documents]").click()
    chooser.value.set_files(folder / "renamed.txt")
    page.page.locator(".panel .cite.held").first.wait_for()
    page.go(link("SELECT ?who ?passage { GRAPH ?passage { ?who vnru:worksFor ?whom } }", "vi") + "&thing=person:a")
    settled(page)
    if page.page.locator(".pictures").is_visible():
        page.page.locator(".pictures button").last.click()
    page.page.locator(".results .cite.held").first.click()
    assert "Đoạn hai" in page.text(".reader mark")
    page.page.locator(".reader .close").click()


def test_every_passage_of_the_shipped_graph_has_an_identity(kg: KnowledgeGraph) -> None:
    from vnru_kg.explorer.data import build

    found = {expand(row[5]) for row in build(kg)["passages"]}
    assert found == {str(s.subject) for s in kg.statements(None, q("oa:hasSource"))}
