"""The engine: plain values out of SPARQL, errors that say where, and a merged default graph."""

from __future__ import annotations

import json
import pickle
import threading
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import IRI, BlankNode, EmbeddedEngine, Literal, Table, Triples
from vnru_kg.engine.lexer import position, tokens
from vnru_kg.errors import NotFoundError, QueryError, QueryRefusedError, QuerySyntaxError, VnruError
from vnru_kg.library import questions
from vnru_kg.namespaces import STANDARD_GRAPH, q

XSD = "http://www.w3.org/2001/XMLSchema#"


def one(kg: KnowledgeGraph, expression: str) -> object:
    """The value of one SPARQL expression."""
    return kg.select(f"SELECT ({expression} AS ?x) {{}}").rows[0][0]


def test_queries_are_cut_into_their_terminals() -> None:
    for query, cut in json.loads((Path(__file__).parent / "data" / "tokens.json").read_text("utf-8")):
        assert [f"{t.kind} {t.text}" for t in tokens(query)] == cut, query


# ---- the order of rows ------------------------------------------------------------------------------------------


@given(st.permutations(["UNDEF", "<https://a.example/>", '"10x"', '"5"@vi', '"b"', "2.5", "9", "10", "1e2"]))
def test_numbers_are_sorted_apart_from_texts(values: list[str]) -> None:
    """However the rows come: 9 < 10 as numbers, though "10x" < "5" < "9" as texts."""
    ordered = [None, "https://a.example/", "10x", "5", "b", "2.5", "9", "10", "100"]
    for condition, expected in [("?x", ordered), ("DESC(?x)", ordered[::-1]), ("COALESCE(?x, ?y)", ordered), ("?y ASC ( ?x )", ordered)]:
        table = EmbeddedEngine().query(f"SELECT ?x {{ VALUES ?x {{ {' '.join(values)} }} }} ORDER BY {condition}")
        assert isinstance(table, Table)
        assert [value if value is None else str(value) for (value,) in table.rows] == expected, condition


# ---- the merged default graph -----------------------------------------------------------------------------------


def test_a_triple_stated_twice_counts_once(small: KnowledgeGraph) -> None:
    pattern = "place:an-city vnru:partOf place:anland"
    assert small.select(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}").rows == [(Literal("1", XSD + "integer"),)]
    passages = small.select(f"SELECT ?g {{ GRAPH ?g {{ {pattern} }} }} ORDER BY ?g").rows
    assert passages == [(IRI(q("passage:900-01")),), (IRI(q("passage:900-02")),)]


def test_the_default_graph_is_the_merge(small: KnowledgeGraph) -> None:
    rows = small.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows
    distinct = {quad[:3] for quad in small.engine.quads()}
    assert rows[0][0] == Literal(str(len(distinct)), XSD + "integer")
    assert len(small) == len(distinct)
    assert small.query("ASK { ?s ?p ?o MINUS { GRAPH ?g { ?s ?p ?o } } }") is False
    assert small.query("ASK { GRAPH ?g { ?s ?p ?o } MINUS { ?s ?p ?o } }") is False


def test_graph_confines_a_pattern(small: KnowledgeGraph) -> None:
    assert small.query("ASK { GRAPH passage:900-01 { observation:900-02-turnover ?p ?o } }") is False
    assert small.query("ASK { GRAPH passage:900-02 { observation:900-02-turnover ?p ?o } }") is True
    assert small.query("ASK FROM passage:900-01 { observation:900-02-turnover ?p ?o }") is False
    assert small.query("ASK FROM passage:900-02 { observation:900-02-turnover ?p ?o }") is True
    assert small.query("ASK FROM <http://127.0.0.1:9/data.ttl> { ?s ?p ?o }") is False  # nothing is fetched


def test_quads_name_a_graph_and_match(small: KnowledgeGraph) -> None:
    city, part_of = q("place:an-city"), q("vnru:partOf")
    found = list(small.engine.quads(city, part_of))
    assert sorted(str(g) for *_, g in found) == [q("passage:900-01"), q("passage:900-02")]
    assert list(small.engine.quads(city, part_of, IRI(q("place:borland")))) == []
    assert all(graph is not None for *_, graph in small.engine.quads())
    labels = list(small.engine.quads(None, None, Literal("An City", q("rdf:langString"), "en")))
    assert {s for s, *_ in labels} == {city}
    assert [p for _, p, _, g in labels if g != STANDARD_GRAPH] == [q("skos:prefLabel")]  # there the name is said again in other terms


@pytest.mark.parametrize("iri", ["foo bar", "", "http://x/%zz", "a<b", "relative"])
def test_what_is_no_iri_is_said_so(small: KnowledgeGraph, iri: str) -> None:
    with pytest.raises(NotFoundError, match="is not an IRI"):
        list(small.engine.quads(iri))
    with pytest.raises(NotFoundError, match="is not an IRI"):
        list(small.engine.quads(None, None, IRI(iri)))


def test_a_dump_read_again_is_the_same() -> None:
    a, b = ox.NamedNode("http://x/a"), ox.NamedNode("http://x/b")
    engine = EmbeddedEngine([ox.Quad(a, b, ox.Literal("é\n\u0007", language="vi"), g) for g in (a, b)])
    again = EmbeddedEngine.from_nquads(engine.dump())
    assert sorted(map(str, again.quads())) == sorted(map(str, engine.quads()))
    assert len(again) == len(engine) == 1


# ---- values ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("42", 42),
        ("1.50", Decimal("1.5")),
        ("2e0", 2.0),
        ("true", True),
        ("false", False),
        ('"2001-02-03"^^xsd:date', date(2001, 2, 3)),
        ('"1994~"^^edtf:EDTF', "1994~"),
        ('"Việt"@vi', "Việt"),
    ],
)
def test_literals_become_python_values(small: KnowledgeGraph, expression: str, value: object) -> None:
    term = one(small, expression)
    assert isinstance(term, Literal)
    assert term.value == value
    assert type(term.value) is type(value)


@given(st.text(max_size=12), st.sampled_from(["integer", "int", "decimal", "double", "float", "boolean", "date", "string", "gYear"]))
def test_a_value_never_fails(text: str, datatype: str) -> None:
    literal = Literal(text, XSD + datatype)
    assert literal.value is not None
    assert str(literal) == text


def test_values_belong_to_no_store_and_no_thread(small: KnowledgeGraph) -> None:
    answers = [
        small.query("SELECT ?s ?o { ?s skos:prefLabel ?o } ORDER BY ?s ?o LIMIT 5"),
        small.query("CONSTRUCT { [] ?p ?o } WHERE { place:an-city ?p ?o }"),
    ]
    seen: list[int] = []
    thread = threading.Thread(target=lambda: seen.extend(len(list(a)) for a in answers if not isinstance(a, bool)))
    thread.start()
    thread.join()
    assert seen[0] == 5
    assert seen[1] > 0
    assert pickle.loads(pickle.dumps(answers)) == answers  # noqa: S301 — our own bytes


def test_unbound_is_none(small: KnowledgeGraph) -> None:
    table = small.select("SELECT ?s ?x { VALUES ?s { place:anland } OPTIONAL { ?s vnru:nothing ?x } }")
    assert table.variables == ("s", "x")
    assert table.rows == [(IRI(q("place:anland")), None)]
    assert table.dicts() == [{"s": IRI(q("place:anland"))}]


def test_construct_gives_each_triple_once(small: KnowledgeGraph) -> None:
    answer = small.query("CONSTRUCT { <http://x/a> <http://x/b> ?c } WHERE { ?s a foaf:Person ; a ?c }")
    assert isinstance(answer, Triples)
    assert len(answer) == len(set(answer.triples))
    assert (IRI("http://x/a"), IRI("http://x/b"), IRI(q("foaf:Person"))) in answer.triples


def test_blank_nodes_of_a_construct_stay_blank(small: KnowledgeGraph) -> None:
    answer = small.query("CONSTRUCT { _:b rdfs:seeAlso place:anland } WHERE {}")
    assert isinstance(answer, Triples)
    assert [type(t[0]) for t in answer] == [BlankNode]


def test_triple_terms_are_refused(small: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="triple terms"):
        small.query("SELECT (<<( <a:b> <a:c> 1 )>> AS ?x) {}")


# ---- results as bytes -----------------------------------------------------------------------------------------------

LABELS = 'SELECT ?s ?l { VALUES ?s { place:anland } ?s skos:prefLabel ?l FILTER(LANG(?l) = "vi") }'


def test_results_as_bytes(small: KnowledgeGraph) -> None:
    engine = small.engine
    anland = q("place:anland")
    assert engine.query_bytes(LABELS, "csv").decode() == f"s,l\r\n{anland},Nước An\r\n"
    assert engine.query_bytes(LABELS, "tsv").decode() == f'?s\t?l\n<{anland}>\t"Nước An"@vi\n'
    document = json.loads(engine.query_bytes(LABELS, "json"))
    assert document["head"]["vars"] == ["s", "l"]
    assert document["results"]["bindings"][0]["l"] == {"type": "literal", "value": "Nước An", "xml:lang": "vi"}
    tree = ET.fromstring(engine.query_bytes(LABELS, "xml"))  # noqa: S314 — our own bytes
    assert [e.text for e in tree.iter("{http://www.w3.org/2005/sparql-results#}literal")] == ["Nước An"]
    assert json.loads(engine.query_bytes("ASK { ?s ?p ?o }", "json"))["boolean"] is True


def test_a_graph_does_not_fit_into_a_table(small: KnowledgeGraph) -> None:
    with pytest.raises(NotFoundError, match="csv cannot hold"):
        small.engine.query_bytes("DESCRIBE place:anland", "csv")


# ---- errors ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "line", "column", "message"),
    [
        ("", 1, 1, "the query is empty"),
        ("# only a comment", 1, 1, "the query is empty"),
        ("SELECT ?x { ?x a persn:Foo }", 1, 18, "unknown prefix “persn:”"),
        ("SELECT ?x {\n  ?x a ?y .\n  ?x foo:bar ?z }", 3, 6, "unknown prefix “foo:”"),
        ('ASK { ?s ?p "open }', 1, 13, "a string starts here and never ends"),
        ("ASK { ?s ?p ?o", 1, 5, "“{” is never closed"),
        ("ASK { FILTER(1 = 1 }", 1, 20, "“}” closes nothing; “)” is still missing"),
        ("ASK { } }", 1, 9, "“}” closes nothing"),
        ("SELECT ?x WHERE { ?x a ?y } ORDR BY ?x", 1, 29, "cannot be read as SPARQL from “ORDR” on"),
        ("SELECT ?x (COUNT(?y) AS ?n) { ?x a ?y }", 1, 8, "neither grouped nor aggregated"),
        ("SELECT ?a ?b (SUM(?c) AS ?d) {\n ?a ?b ?c }\nGROUP BY ?a", 1, 11, "neither grouped nor aggregated"),
        ("SELECT DISTINCT * { ?x a ?y } GROUP BY ?x", 1, 17, "SELECT * cannot stand with GROUP BY"),
        ("SELECT ?s { ?s vnru:partOf{0,2} ?o }", 1, 27, "cannot be read as SPARQL from “{” on"),
        ("SELECT ?s {\n  ?s vnru:partOf/ ?o }", 2, 19, "cannot be read as SPARQL from “?o” on"),
        ("SELECT ?s { ?s ?p ?o FILTR(?o) }", 1, 22, "cannot be read as SPARQL from “FILTR” on"),
        ("SELECT ?s { ?s ?p }", 1, 19, "cannot be read as SPARQL from “}” on"),
        ("SELECT ?s { ?s ?p 'é'@vi ; \r\n ?s ?o 1 }", 2, 8, "cannot be read as SPARQL from “1” on"),
        ('SELECT ?s { ?s ?p """a\nb""" ?o }', 2, 6, "cannot be read as SPARQL from “?o” on"),
        ("SELECT ?s { ?s ?p ?o FILTER(?o >) }", 1, 33, "cannot be read as SPARQL from “)” on"),
        ("SELECT ?s { ?s ?p ?o FILTER(?o == 1) }", 1, 33, "cannot be read as SPARQL from “=” on"),
        ("SELECT ?s { ?s ?p ?o FILTER(CONTAINS(?o)) }", 1, 40, "cannot be read as SPARQL from “)” on"),
        ("SELECT ?s, ?p { ?s ?p ?o }", 1, 10, "cannot be read as SPARQL from “,” on"),
        ("SELECT ?s { ?s ?p ?o } ORDER ?s", 1, 30, "cannot be read as SPARQL from “?s” on"),
        ("SELECT ?s { ?s ?p ?o }\nLIMIT", 2, 6, "the query ends too early"),
        ("SELECT (YEAR(?d) AS ?y) { ?s ?p ?d }\nGROUP BY YEAR(?d) ORDER BY ?y", 2, 10, "its parts can be read, but do not fit together"),
        ("SELECT ?s { ?s ?p ?o BIND(1 AS ?o) }", 1, 32, "?o has a value already"),
        ("SELECT (1 AS ?o) { ?s ?p ?o }", 1, 14, "?o has a value already"),
        ("SELECT ?s { ?s <http://x/a b> ?o }", 1, 27, "an IRI cannot hold “ ”"),
        ("INSERT DATA { <a:b> <a:c> 1 }", 1, 1, "read only"),
        ("PREFIX x: <http://x/>\nDELETE WHERE { ?s ?p ?o }", 2, 1, "read only"),
        ("CLEAR ALL", 1, 1, "read only"),
        ("drop graph <a:b>", 1, 1, "read only"),
    ],
)
def test_a_syntax_error_says_where(small: KnowledgeGraph, query: str, line: int, column: int, message: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        small.query(query)
    error = caught.value
    assert (error.line, error.column) == (line, column)
    assert message in error.message
    head, text, caret = error.message.split("\n")
    assert head.startswith(f"line {line}, column {column}: ")
    assert text == f"{line:>5} | {query.split(chr(10))[line - 1]}"
    assert caret.index("^") - len("      | ") + 1 == column
    assert error.exit_code == 2


def test_the_caret_stands_at_a_word_that_is_too_much(small: KnowledgeGraph) -> None:
    """In queries that nobody wrote for this: one word more, before any of their terminals."""
    tried = 0
    for number, question in enumerate(questions().values()):
        starts = [t.start for t in tokens(question.text) if question.text[t.start - 1].isspace()]  # inside no operator
        for start in starts[number % 7 :: 17]:
            query = f"{question.text[:start]} zzyzx {question.text[start:]}"
            with pytest.raises(QuerySyntaxError) as caught:
                small.engine.query(query)
            assert (caught.value.line, caught.value.column) == position(query, start + 1), caught.value.message
            tried += 1
    assert tried > 100


def test_a_long_line_is_shown_around_the_mistake(small: KnowledgeGraph) -> None:
    pattern = "?s ?p ?o . " * 40
    with pytest.raises(QuerySyntaxError) as caught:
        small.query(f"SELECT * {{ {pattern} ?s ?p ?o ?q {pattern} }}")
    _, text, caret = caught.value.message.split("\n")
    assert len(text) < 140
    assert text[8] == text[-1] == "…"
    assert text[caret.index("^") :].startswith("?q ")


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("SELECT ?s { ?s vnru:partOf{0,2} ?o }", "no numbers in paths"),
        ("SELECT ?s { ?s ?p ?o FILTR(?o) }", "Did you mean FILTER"),
        ("SELECT ?s { ?s ?p ?o FILTER(?o == 1) }", "Equality is one “=”."),
        ("SELECT ?s { ?s ?p ?o FILTER(?o = 1 AND ?o = 2) }", "&&"),
        ("SELECT * { ?s ?p ?o FILTER(COALESCE (?o, 1) = 1) }", "COALESCE(…)"),
        ("SELECT COUNT(?s) { ?s ?p ?o }", "(COUNT(?x) AS ?n)"),
        ("ASK { ?s a persn:X }", "Did you mean person?"),
        ("ASK { ?s dct:title ?t }", "dcterms"),
        ("ASK { ?s qqqqqq:title ?t }", "Declare it: PREFIX qqqqqq: <…>"),
        ("INSERT DATA { <a:b> <a:c> 1 }", "Write SELECT, ASK, CONSTRUCT or DESCRIBE."),
    ],
)
def test_a_syntax_error_says_what_to_do(small: KnowledgeGraph, query: str, hint: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        small.query(query)
    assert hint in caught.value.hint


def test_the_line_is_shown_as_typed_whatever_breaks_it() -> None:
    error = QuerySyntaxError("no", "a\u2028b\x0cc\r\n\td e", 2, 2)
    assert error.message.split("\n")[1:] == ["    2 |  d e", "      |  ^"]


def test_declared_prefixes_are_known(small: KnowledgeGraph) -> None:
    assert small.query("PREFIX x: <https://w3id.org/vnru/place/> ASK { x:anland ?p ?o }") is True
    assert small.query("PREFIX person: <https://w3id.org/vnru/place/> ASK { person:anland ?p ?o }") is True  # a declaration wins


def test_update_changes_nothing(small: KnowledgeGraph) -> None:
    before = len(small)
    for update in ("INSERT DATA { <a:b> <a:c> 1 }", "DELETE WHERE { ?s ?p ?o }", "LOAD <file:///etc/passwd>"):
        with pytest.raises(QueryError):
            small.query(update)
    assert len(small) == before


def test_what_is_no_text_is_told(small: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match=r"line 2, column 13: this is not Unicode text"):
        small.query('SELECT *\n  { ?s ?p "đ\udcff" }')


@given(st.text(alphabet="SELECTWHERASK {}()?sop.<>:\"'\\#/|1\nđ", max_size=60))
def test_any_text_gives_an_answer_or_an_error_of_ours(small: KnowledgeGraph, text: str) -> None:
    message = "answered"
    try:
        small.query(text)
    except VnruError as error:
        message = error.message
    assert message


def test_both_ways_to_ask_refuse_alike(small: KnowledgeGraph) -> None:
    for run in (small.engine.query, lambda text: small.engine.query_bytes(text, "json")):
        with pytest.raises(QueryRefusedError):
            run("ASK { SERVICE <http://127.0.0.1:9/> {} }")
        with pytest.raises(QuerySyntaxError):
            run("ASK {")


def test_the_answer_follows_the_form(small: KnowledgeGraph) -> None:
    assert isinstance(small.query("SELECT * { ?s ?p ?o } LIMIT 1"), Table)
    assert small.query("ASK { ?s ?p ?o }") is True
    assert isinstance(small.query("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1"), Triples)
    assert isinstance(small.query("DESCRIBE place:anland"), Triples)
