"""The SPARQL 1.1 Protocol, from outside: what is asked in every way it may be asked, and what comes back."""

from __future__ import annotations

import gzip
import http.client
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg._version import __version__
from vnru_kg.formats import GRAPH_FORMATS
from vnru_kg.library import questions

from ..support.served import Served, params

VISITS = "SELECT ?v { ?v a sem:Event } ORDER BY ?v LIMIT 7"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
TABLES = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "srx",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}


def visits(kg: KnowledgeGraph) -> list[tuple[str, ...]]:
    return [(str(row[0]),) for row in kg.select(VISITS)]


def test_a_query_may_come_in_three_ways(server: Served, kg: KnowledgeGraph) -> None:
    expected = visits(kg)
    assert len(expected) == 7
    for got in (
        server.query(VISITS),
        server.ask("POST", "/sparql", f"query={quote(VISITS)}", content_type=FORM),
        server.ask("POST", "/sparql", f"query={quote(VISITS)}", content_type=FORM + "; charset=UTF-8"),
        server.ask("POST", "/sparql", VISITS, content_type=DIRECT),
    ):
        assert (got.status, got.kind) == (200, "application/sparql-results+json")
        assert got.rows() == expected


@pytest.mark.parametrize(("media_type", "suffix"), TABLES.items())
def test_a_table_comes_in_the_form_that_is_asked_for(server: Served, kg: KnowledgeGraph, media_type: str, suffix: str) -> None:
    ways = [server.query(VISITS, accept=media_type), server.get(f"/sparql.{suffix}?query={quote(VISITS)}")]
    ways += [server.query(VISITS, f"&{name}={suffix.replace('srx', 'xml')}") for name in ("format", "output")]
    for got in ways:
        assert (got.status, got.kind) == (200, media_type)
        assert got.content == ways[0].content
    assert ways[0].text.count("https://w3id.org/vnru/event/") == len(visits(kg))


@pytest.mark.parametrize("media_type", GRAPHS)
def test_a_graph_comes_in_the_form_that_is_asked_for(server: Served, kg: KnowledgeGraph, media_type: str) -> None:
    got = server.query(f"CONSTRUCT {{ ?v a sem:Event }} {{ {{ {VISITS} }} }}", accept=media_type)
    assert (got.status, got.kind) == (200, media_type)
    subjects = {str(quad.subject) for quad in ox.parse(got.content, format=GRAPHS[media_type])}
    assert subjects == {f"<{v}>" for (v,) in visits(kg)}


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*/*", "application/sparql-results+json"),
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/csv, application/sparql-results+xml;q=0.9", "text/csv"),
        ("text/turtle, application/sparql-results+xml;q=0.2", "application/sparql-results+xml"),
        ("text/*;q=0.5, application/sparql-results+json;q=0.1, text/csv;q=0", "text/tab-separated-values"),
        ("application/json", "application/sparql-results+json"),
        ("nonsense;;q=x, text/csv;q=0.001", "text/csv"),
    ],
)
def test_the_heavier_media_type_is_taken(server: Served, accept: str, expected: str) -> None:
    assert server.query("SELECT ?x { VALUES ?x { 1 } }", accept=accept).kind == expected


def test_what_nobody_can_have_is_not_acceptable(server: Served) -> None:
    assert server.query(VISITS, accept="image/png").status == 406
    assert server.query(VISITS, accept="text/turtle").status == 406
    assert server.query("DESCRIBE place:vietnam", accept="text/csv").status == 406
    assert server.query(VISITS, "&format=docx").status == 406


BAD = {
    "no query": ("POST", "/sparql", "", {"content_type": FORM}, 400),
    "two queries": ("GET", f"/sparql?query=ASK%7B%7D&query={quote('ASK {}')}", None, {}, 400),
    "no SPARQL": ("GET", "/sparql?query=SELCT", None, {}, 400),
    "an update": ("POST", "/sparql", "update=CLEAR+ALL", {"content_type": FORM}, 403),
    "an update, direct": ("POST", "/sparql", "CLEAR ALL", {"content_type": "application/sparql-update"}, 403),
    "an update as a query": ("GET", "/sparql?query=CLEAR+ALL", None, {}, 400),
    "a fetching query": ("GET", f"/sparql?query={quote('ASK { SERVICE <http://127.0.0.1:9/> {} }')}", None, {}, 403),
    "another type": ("POST", "/sparql", "ASK {}", {"content_type": "text/plain"}, 415),
    "no type": ("POST", "/sparql", b"ASK {}", {}, 415),
    "another encoding": ("POST", "/sparql", "ASK {}".encode("utf-16"), {"content_type": DIRECT + "; charset=UTF-16"}, 415),
    "no UTF-8": ("POST", "/sparql", b"ASK { ?s ?p '\xff' }", {"content_type": DIRECT}, 400),
    "no UTF-8 in the address": ("GET", "/sparql?query=ASK%20%7B%7D%FF", None, {}, 400),
    "no graph's name": ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=a%20b", None, {}, 400),
    "another method": ("PUT", "/sparql?query=ASK%7B%7D", "", {}, 405),
    "nothing there": ("GET", "/nothing/there", None, {}, 404),
}


@pytest.mark.parametrize("name", BAD)
def test_a_wrong_request_gets_its_own_status(server: Served, name: str) -> None:
    method, path, body, headers, status = BAD[name]
    got = server.ask(method, path, body, **headers)
    assert got.status == status, got.text
    assert got.text.strip()
    assert "Traceback" not in got.text
    assert str(server.log.parent) not in got.text


def test_a_mistake_is_told_with_its_place(server: Served) -> None:
    got = server.query("SELECT * {\n  ?s foaf:name }", accept="application/json")
    assert (got.status, got.kind) == (400, "application/problem+json")
    told = got.json()
    assert (told["type"], told["line"], told["status"]) == ("urn:vnru-kg:problem:syntax", 2, 400)
    assert "line 2" in server.query("SELECT * {\n  ?s foaf:name }").text


def test_a_merge_of_graphs_holds_each_triple_once(server: Served) -> None:
    """Two passages state that the same event is a state visit: one row by protocol, by FROM, and in the default graph."""
    twice = "GRAPH ?a { ?v sem:eventType code:state-visit } GRAPH ?b { ?v sem:eventType code:state-visit }"
    said = f"SELECT ?v (MIN(?a) AS ?first) (MAX(?a) AS ?last) {{ {twice} FILTER(?a != ?b) }} GROUP BY ?v"
    event, first, last = server.query(said).rows()[0]
    assert first != last
    kinds = f"SELECT ?t {{ VALUES ?t {{ code:state-visit }} <{event}> sem:eventType ?t }}"
    assert len(server.query(kinds).rows()) == 1
    both = f"&default-graph-uri={quote(first)}&default-graph-uri={quote(last)}"
    assert len(server.query(kinds, both).rows()) == 1
    assert len(server.query(kinds.replace("{", f"FROM <{first}> FROM <{last}> {{", 1)).rows()) == 1
    # what the request names counts instead of what the query names
    assert server.query(kinds.replace("{", f"FROM <{first}> {{", 1), params({"named-graph-uri": first})).rows() == []
    inside = f"SELECT ?g {{ GRAPH ?g {{ <{event}> sem:eventType ?t }} }}"
    assert server.query(inside, params({"named-graph-uri": last})).rows() == [(last,)]
    assert server.query(kinds, params({"default-graph-uri": "http://example.org/none"})).rows() == []


def test_relative_names_are_those_of_the_endpoint(server: Served) -> None:
    assert server.query("PREFIX : <#> SELECT ?x { VALUES ?x { :a <b> } }").rows() == [(f"{server.url}/sparql#a",), (f"{server.url}/b",)]


def test_head_and_options(server: Served) -> None:
    whole = server.query(VISITS)
    head = server.ask("HEAD", f"/sparql?query={quote(VISITS)}")
    assert (head.status, head.content, head.headers["etag"]) == (200, b"", whole.headers["etag"])
    assert head.headers["content-length"] == str(len(whole.content))
    options = server.ask("OPTIONS", "/sparql", origin="https://example.org", access_control_request_method="POST")
    assert options.status == 204
    assert options.headers["access-control-allow-origin"] == "*"
    assert "POST" in options.headers["access-control-allow-methods"]


def test_what_a_client_has_is_not_sent_again(server: Served) -> None:
    first = server.query(VISITS)
    etag = first.headers["etag"]
    for same in (etag, f'"other", {etag}', f"W/{etag}", "*"):
        again = server.query(VISITS, if_none_match=same)
        assert (again.status, again.content, again.headers["etag"]) == (304, b"", etag)
    assert server.query(VISITS, if_none_match='"other"').status == 200
    assert server.query(VISITS, accept="text/csv", if_none_match=etag).status == 200
    chance = server.query("SELECT (RAND() AS ?x) {}")
    assert chance.headers["etag"] is None
    assert server.query("SELECT (RAND() AS ?x) {}").content != chance.content


def test_large_answers_are_packed_for_those_who_take_it(server: Served) -> None:
    plain = server.query("SELECT * { ?s a ?c } LIMIT 500")
    packed = server.query("SELECT * { ?s a ?c } LIMIT 500", accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 4
    assert gzip.decompress(packed.content) == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    assert server.query("SELECT * { ?s a ?c } LIMIT 500", accept_encoding="gzip;q=0").headers["content-encoding"] is None


def test_what_is_cut_off_is_said(server: Served) -> None:
    """The server of these tests gives 1 000 rows."""
    whole = server.query("SELECT * { ?s ?p ?o } LIMIT 1000")
    assert whole.headers["vnru-truncated"] is None
    assert len(whole.rows()) == 1000
    for query in ("SELECT ?s ?p ?o { ?s ?p ?o }", "SELECT * { ?s ?p ?o } LIMIT 5000 # all", "SELECT * { ?s ?p ?o } VALUES ?x { 1 }"):
        cut = server.query(query)
        assert cut.headers["vnru-truncated"] == "rows=1000"
        assert len(cut.rows()) == 1000
        assert "truncated" in cut.json()["head"]["link"][0]
    assert server.query("SELECT ?s ?p ?o { ?s ?p ?o }", accept="text/csv").headers["vnru-truncated"] == "rows=1000"
    graph = server.query("CONSTRUCT WHERE { ?s ?p ?o }", accept="application/n-triples")
    assert (graph.headers["vnru-truncated"], graph.text.count("\n")) == ("rows=1000", 1000)


def test_texts_that_look_like_rows_are_no_rows(server: Served) -> None:
    texts = " ".join(f'"{n}}},{{\\n<result>\\n\\"\\"{{}}"' for n in range(400))
    for media_type in TABLES:
        got = server.query(f"SELECT ?x {{ VALUES ?x {{ {texts} }} }}", accept=media_type)
        assert (got.status, got.headers["vnru-truncated"]) == (200, None)


def test_the_service_describes_itself(server: Served, kg: KnowledgeGraph) -> None:
    got = server.get("/sparql", accept="application/n-triples")
    assert got.kind == "application/n-triples"
    store = ox.Store()
    store.load(got.content, format=ox.RdfFormat.N_TRIPLES)
    sd = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> PREFIX void: <http://rdfs.org/ns/void#> "
    assert bool(store.query(f"{sd} ASK {{ ?s a sd:Service ; sd:endpoint <{server.url}/sparql> ; sd:supportedLanguage sd:SPARQL11Query }}"))
    graphs: Any = store.query(f"{sd} SELECT ?n {{ ?d sd:namedGraph [ sd:name ?n ] }}")
    assert len(list(graphs)) == len(kg.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")) + 1  # and the one of the partitions
    counted = "PREFIX void: <http://rdfs.org/ns/void#> SELECT ?n { ?p void:class vnru:Tenure ; void:entities ?n }"
    assert server.query(counted).rows() == [(str(len(kg.rows("SELECT DISTINCT ?t { ?t a vnru:Tenure }"))),)]


DCAT = """PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX void: <http://rdfs.org/ns/void#>
PREFIX schema: <https://schema.org/> """


def test_the_description_is_what_a_catalogue_asks_for(server: Served, kg: KnowledgeGraph) -> None:
    """DCAT's mandatory and recommended terms, each file that it names, and VoID's counts."""
    store = ox.Store()
    store.load(server.get("/sparql", accept="application/n-triples").content, format=ox.RdfFormat.N_TRIPLES)

    def found(query: str) -> list[tuple[str, ...]]:
        answer: Any = store.query(DCAT + query)
        return [tuple(term.value for term in row) for row in answer]

    assert {language for (language,) in found("SELECT (LANG(?t) AS ?l) { ?d a dcat:Dataset ; dcterms:title ?t }")} == {"vi", "en", "ru"}
    assert found("SELECT ?v { ?d a dcat:Dataset ; dcat:version ?v }") == [(__version__,)]
    assert found("SELECT ?p ?c ?m { ?d a dcat:Dataset ; dcterms:publisher ?p ; dcterms:created ?c ; dcterms:modified ?m . ?p a ?agent }")
    files = found("SELECT ?f ?m { ?d dcat:distribution ?file . ?file dcat:downloadURL ?f ; dcat:mediaType ?m ; dcterms:license ?l }")
    assert {(file.removeprefix(server.url), kind.rpartition("media-types/")[2]) for file, kind in files} == {
        (f"/dump{form.suffix}", form.media_type) for form in GRAPH_FORMATS.values()
    }
    assert found("SELECT ?s { ?s a dcat:DataService ; dcat:endpointURL ?s ; dcat:servesDataset ?d . ?d a dcat:Dataset }")
    whole = "?d a void:Dataset , dcat:Dataset ; void:classPartition [ void:class <http://xmlns.com/foaf/0.1/Person> ; void:entities ?n ]"
    assert found(f"SELECT ?n {{ {whole} }}") == [(str(len(kg.rows("SELECT DISTINCT ?p { ?p a foaf:Person }"))),)]
    of_property = "void:propertyPartition [ void:property <http://purl.org/dc/terms/date> ; void:triples ?n ]"
    assert found(f"SELECT ?n {{ ?d a dcat:Dataset ; {of_property} }}") == [(str(len(kg.rows("SELECT * { ?s dcterms:date ?o }"))),)]
    (counts,) = found("SELECT ?e ?c ?p { ?d a dcat:Dataset ; void:entities ?e ; void:classes ?c ; void:properties ?p }")
    assert int(counts[1]) == len(kg.rows("SELECT DISTINCT ?c { ?s a ?c }"))
    assert int(counts[0]) > 1000
    targets = found("SELECT ?q ?t { ?q schema:target ?t }")
    assert {question.rpartition("/")[2] for question, _ in targets} == set(questions())
    assert {target for _, target in targets} == {f"{server.url}/sparql"}


def test_graphs_are_read_one_by_one(server: Served, kg: KnowledgeGraph) -> None:
    name = "https://w3id.org/vnru/passage/000-06"
    got = server.get(f"/graphs?graph={quote(name)}", accept="application/n-triples")
    assert got.status == 200
    assert got.text.count("\n") == len(kg.rows(f"SELECT * {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"))
    assert server.get(f"/graphs?graph={quote(name + 'x')}").status == 404
    assert server.get("/graphs?default", accept="text/turtle").status == 200
    assert server.get("/graphs?default&graph=a:b").status == 400
    assert server.ask("PUT", f"/graphs?graph={quote(name)}", "").status == 405
    assert server.ask("HEAD", f"/graphs?graph={quote(name)}").content == b""


def test_many_requests_may_come_on_one_connection(server: Served) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    for n in range(50):
        connection.request("GET", f"/sparql?query={quote(f'SELECT ({n} AS ?x) {{}}')}")
        assert f'"value":"{n}"'.encode() in connection.getresponse().read()
    connection.close()
