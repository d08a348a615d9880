"""The explorer's query editor: what is asked, and what is answered."""

from __future__ import annotations

import csv
import io
import re

import pytest
from playwright.sync_api import Locator

from vnru_kg import KnowledgeGraph
from vnru_kg.library import question, questions

from ..support.bench import OUTCOME, RUNAWAY, ask, downloaded, link, settled, write
from ..support.browser import Opened
from ..support.views import unfold


def test_the_engine_starts_by_itself_and_knows_the_whole_graph(page: Opened, kg: KnowledgeGraph) -> None:
    page.until("() => Number(document.documentElement.dataset.engine) > 0")
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
    assert re.search(r"¶ \d+", page.text(".results tbody .cited"))
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
    assert not page.page.locator(".cm-content").is_visible(), "who chose a question need not read the query"
    unfold(page)
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
    unfold(page)
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
        "who-met-whom": ".links .node",
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
    assert page.page.evaluate(f"() => new Promise((done) => requestAnimationFrame(() => done(({OUTCOME})())))") == "running"
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
    for language, words in {"vi": "không có kết quả", "en": "nothing matches it", "ru": "ничего не найдено"}.items():
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


def offered(page: Opened, typed: str, expected: str) -> Locator:
    """The first thing that is offered for a text, typed again until the graph's words are there."""
    option = page.page.locator(".cm-tooltip-autocomplete li").first
    label = option.locator(".cm-completionLabel")
    for _ in range(50):
        write(page, typed[:-1])
        page.page.keyboard.press("End")
        page.page.keyboard.type(typed[-1])
        page.past(200)
        if label.count() and label.inner_text() == expected:
            return option
    raise AssertionError(f"{expected} is not offered")


def test_completion_offers_the_graphs_own_words(page: Opened) -> None:
    page.go(link("SELECT * { }", "ru"))
    settled(page)
    page.until("() => Number(document.documentElement.dataset.engine) > 0")
    for typed, expected, detail in [
        ("SELECT * { ?s ?p kiet", "person:vo-van-kiet", "Во Ван Киет"),
        ("SELECT * { ?s a foaf:Per", "foaf:Person", ""),
        ("SELECT * { ?s vnru:signedO", "vnru:signedOn", ""),
    ]:
        option = offered(page, typed, expected)
        assert detail in option.inner_text()
        page.past(150)  # an Enter that comes at once is meant for the text
        page.page.keyboard.press("Enter")
        assert expected in page.page.locator(".cm-content").inner_text()


def test_a_slash_in_the_editor_is_a_slash(page: Opened) -> None:
    page.go(link("ASK { }"))
    settled(page)
    write(page, "ASK { ?s rdf:type")
    page.page.keyboard.type("/rdfs:subClassOf ?o }")
    assert "rdf:type/rdfs:subClassOf ?o }" in page.page.locator(".cm-content").inner_text()
