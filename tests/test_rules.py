"""The rules of ``ontology/rules``: what they say again in the terms that other tools look for, and dates that compare everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from vnru_kg import KnowledgeGraph, namespaces
from vnru_kg.engine import IRI, EmbeddedEngine, Literal
from vnru_kg.export import export
from vnru_kg.graph import Statement
from vnru_kg.load.derive.dates import bounds_of
from vnru_kg.load.files import parse, read_quads
from vnru_kg.load.places import rule_files, source_files
from vnru_kg.load.rules import infer
from vnru_kg.namespaces import BASE, STANDARD_GRAPH, q, shrink
from vnru_kg.text import LANGUAGES

from .support import ROOT

# rdflib itself still uses what it calls deprecated
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.(default_context|contexts) is deprecated:DeprecationWarning")

RULES = {path.stem: path.read_text("utf-8") for path in rule_files(ROOT)}
PREFIXES = "\n".join(
    f"@prefix {name}: <{q(name + ':')}> ." for name in ("rdfs", "dcterms", "edtf", "sem", "schema", "vnru", "event", "tenure", "work")
)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_what_it_does_in_each_language(name: str) -> None:
    head = dict(re.findall(r"^# (\w+): (.+)$", RULES[name], re.MULTILINE))
    assert {"title", *LANGUAGES} <= head.keys()
    assert head.get("into", "standard") == "standard"
    assert "\nCONSTRUCT " in RULES[name]


@pytest.fixture(scope="module")
def elsewhere(home: Path) -> Callable[[str], rdflib.Graph]:
    """What a rule gives in rdflib over the files of the small data, which nothing of ours has touched."""
    merged, whole, named = rdflib.Graph(), rdflib.Dataset(default_union=True), dict[str, list[ox.Triple]]()
    for quad in read_quads(home, source_files(home)):
        named.setdefault(str(quad.graph_name).strip("<>"), []).append(quad.triple)
    for name, triples in named.items():
        text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
        merged.parse(data=text, format="nt")
        whole.graph(rdflib.URIRef(name)).parse(data=text, format="nt")

    @cache
    def given(name: str) -> rdflib.Graph:
        found = (whole if "GRAPH ?" in RULES[name] else merged).query(RULES[name]).graph
        assert found is not None
        return found

    return given


@pytest.fixture(scope="module")
def home(ontology: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "ontology").symlink_to(ontology)
    (folder / "graph_data").symlink_to(ROOT / "tests" / "data" / "small" / "graph_data")
    return folder


def test_every_engine_infers_the_same(home: Path, elsewhere: Callable[[str], rdflib.Graph]) -> None:
    quads = read_quads(home, source_files(home))
    said = {str(quad.triple) for quad in quads}
    ours = {str(quad.triple) for quad in infer(quads, home)}
    theirs = set()
    for name in RULES:
        nt = elsewhere(name).serialize(format="nt", encoding="utf-8")
        theirs |= {str(quad.triple) for quad in ox.parse(nt, format=ox.RdfFormat.N_TRIPLES)}
    assert len(ours) > 100
    assert ours == theirs - said


@pytest.fixture(scope="module")
def plain(home: Path) -> ox.Store:
    """The files in a store of Oxigraph by themselves."""
    store = ox.Store()
    store.extend(read_quads(home, source_files(home)))
    return store


def constructed(store: ox.Store, name: str) -> set[ox.Triple]:
    answer = store.query(RULES[name], use_default_graph_as_union=True)
    assert isinstance(answer, ox.QueryTriples)
    return set(answer)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("superclasses", ("organization:an-oil", "rdf:type", "org:FormalOrganization")),
        ("superclasses", ("organization:an-oil", "rdf:type", "schema:Organization")),
        ("actors", ("event:2001-03-visit", "sem:hasActor", "person:fyodor-orlov")),
        ("attestations", ("place:borland", "vnru:attestedIn", "passage:900-01")),
        ("attestations", ("role:2001-03-visit-orlov", "vnru:attestedIn", "passage:900-01")),
    ],
)
def test_a_rule_holds_without_us(plain: ox.Store, elsewhere: Callable[[str], rdflib.Graph], name: str, given: tuple[str, str, str]) -> None:
    triple = ox.Triple(*(ox.NamedNode(q(term)) for term in given))
    assert triple in constructed(plain, name)
    subject, predicate, object_ = (rdflib.URIRef(q(term)) for term in given)
    assert (subject, predicate, object_) in elsewhere(name)


def test_what_a_passage_is_not_about_is_not_attested_in_it(plain: ox.Store) -> None:
    kinds = {namespaces.segment(str(triple.subject).strip("<>")) for triple in constructed(plain, "attestations")}
    assert {"person", "place", "event", "role", "tenure", "topic"} < kinds
    assert kinds & {"code", "passage", "source", "selector", "dataset", "authority", "inference", ""} == set()


def dated(tmp_path: Path, ontology: Path, facts: str) -> KnowledgeGraph:
    """A graph of these facts and the ontology, with what the rules give."""
    (tmp_path / "facts.ttl").write_text(f"{PREFIXES}\n{facts}", "utf-8")
    vocabulary = parse(ontology / "vnru.ttl", BASE + "ontology")
    quads = [*vocabulary, *parse(tmp_path / "facts.ttl", BASE + "authority/events")]
    return KnowledgeGraph(EmbeddedEngine([*quads, *infer(quads, ROOT)]))


@pytest.mark.parametrize(
    ("edtf", "found"),
    [
        ("1994", ("1994-01-01", "1994-12-31", '"1994"^^xsd:gYear')),
        ("1994-06", ("1994-06-01", "1994-06-30", '"1994-06"^^xsd:gYearMonth')),
        ("2000-02", ("2000-02-01", "2000-02-29", '"2000-02"^^xsd:gYearMonth')),
        ("1900-02~", ("1900-02-01", "1900-02-28", '"1900-02"^^xsd:gYearMonth')),
        ("2024-02?", ("2024-02-01", "2024-02-29", '"2024-02"^^xsd:gYearMonth')),
        ("1994-06-16%", ("1994-06-16", "1994-06-16", '"1994-06-16"^^xsd:date')),
        ("2012-07-26/2012-07-30", ("2012-07-26", "2012-07-30", "")),
        ("1991~/2000-11", ("1991-01-01", "2000-11-30", "")),
        ("2012/..", ("2012-01-01", "", "")),
        ("1975/", ("1975-01-01", "", "")),
        ("../1991-12", ("", "1991-12-31", "")),
        ("XXXX", ("", "", "")),
        ("1994-21", ("", "", "")),  # forms beyond years, months and days have vnru:earliest and vnru:latest
    ],
)
def test_a_date_has_its_first_and_last_day(tmp_path: Path, ontology: Path, edtf: str, found: tuple[str, str, str]) -> None:
    graph = dated(tmp_path, ontology, f'event:x a sem:Event , schema:Event ; dcterms:date "{edtf}"^^edtf:EDTF .')
    first, last, stamp = found
    row = "SELECT ?a ?b ?c { event:x a sem:Event OPTIONAL { event:x schema:startDate ?a } OPTIONAL { event:x schema:endDate ?b }"
    rows = graph.select(row + " OPTIONAL { event:x sem:hasTimeStamp ?c } }").rows
    assert [["" if t is None else str(t) for t in r] for r in rows] == [[first, last, stamp.partition("^")[0].strip('"')]]
    assert not stamp or graph.engine.query(f"ASK {{ event:x sem:hasTimeStamp {stamp} }}")


def test_an_open_end_and_an_unknown_one_are_said_apart(tmp_path: Path, ontology: Path) -> None:
    ends = {
        "1985": [],
        "1985/1989": [],
        "1985/": ["endIs unknown"],
        "1985/..": ["endIs open"],
        "/1985": ["beginIs unknown"],
        "../1985": ["beginIs open"],
        "1985-04-12/": ["endIs unknown"],
        "1985~/..": ["endIs open"],
        "[..1985]": [],  # one of a set: no interval, so that nothing ends
        "{1985..}": [],
    }
    facts = "\n".join(f'event:n{n} a sem:Event ; dcterms:date "{edtf}"^^edtf:EDTF .' for n, edtf in enumerate(ends))
    graph = dated(tmp_path, ontology, facts)
    said: dict[str, list[str]] = {edtf: [] for edtf in ends}
    for event, side, how in graph.rows("SELECT ?e ?p ?o { ?e ?p ?o FILTER(?p IN (vnru:beginIs, vnru:endIs)) } ORDER BY ?e ?p"):
        said[list(ends)[int(str(event).rpartition("/n")[2])]].append(" ".join(shrink(str(term)).partition(":")[2] for term in (side, how)))
    assert said == ends


def test_the_property_fits_the_thing(tmp_path: Path, ontology: Path) -> None:
    """What is written is published, a tenure has a begin and an end of its own, and the more exact of two dates counts."""
    graph = dated(
        tmp_path,
        ontology,
        'schema:Article rdfs:subClassOf schema:CreativeWork . work:w a schema:Article ; dcterms:date "2010"^^edtf:EDTF .'
        + ' tenure:t vnru:begin "2012-05"^^edtf:EDTF ; vnru:end "2016"^^edtf:EDTF .'
        + ' event:e a sem:Event ; dcterms:date "2018-09"^^edtf:EDTF , "2018-09-05/2018-09-08"^^edtf:EDTF .'
        + ' work:law a schema:Legislation ; vnru:signedOn "1994-06"^^edtf:EDTF .',
    )
    rows = graph.select(f"SELECT ?s ?p ?o {{ GRAPH <{STANDARD_GRAPH}> {{ ?s ?p ?o }} FILTER(DATATYPE(?o) = xsd:date) }}")
    found = {(shrink(str(s)), shrink(str(p)), str(o)) for s, p, o in rows}
    assert found == {
        ("work:w", "schema:datePublished", "2010-01-01"),
        ("tenure:t", "schema:startDate", "2012-05-01"),
        ("tenure:t", "schema:endDate", "2016-12-31"),
        ("event:e", "schema:startDate", "2018-09-05"),
        ("event:e", "schema:endDate", "2018-09-08"),
        ("work:law", "schema:legislationDate", "1994-06-01"),
    }


# ---- the shipped graph -----------------------------------------------------------------------------------------------


def days(kg: KnowledgeGraph, predicate: str) -> dict[str, str]:
    return {s.subject: str(s.object) for s in standard(kg, predicate)}


def standard(kg: KnowledgeGraph, predicate: str) -> list[Statement]:
    rows = kg.select(f"SELECT ?s ?o {{ GRAPH <{STANDARD_GRAPH}> {{ ?s {predicate} ?o }} }}")
    return [Statement(IRI(str(s)), IRI(q(predicate)), o, (STANDARD_GRAPH,)) for s, o in rows if o is not None]


def test_the_first_thing_that_one_writes_works(kg: KnowledgeGraph) -> None:
    """By year and by day, in our engine and in rdflib, with the rows that the dates themselves give."""
    dates: dict[str, list[str]] = {}
    for statement in kg.statements(None, q("dcterms:date")):
        if "/event/" in statement.subject:
            dates.setdefault(statement.subject, []).append(str(statement.object))
    firsts = {event: max(bounds_of(text)[0] or "" for text in texts) for event, texts in dates.items()}
    assert len(firsts) > 80
    plain = rdflib.Graph().parse(data=export(kg, "ntriples")[".nt"], format="nt")
    for condition, expected in (
        ("YEAR(?d) >= 2012", {event for event, day in firsts.items() if day >= "2012"}),
        ('?d > "2012-01-01"^^xsd:date', {event for event, day in firsts.items() if day > "2012-01-01"}),
    ):
        query = f"SELECT DISTINCT ?e {{ ?e a sem:Event ; schema:startDate ?d FILTER({condition}) }}"
        assert {str(row[0]) for row in kg.select(query)} == expected, condition
        heads = "".join(f"PREFIX {name}: <{q(name + ':')}> " for name in ("sem", "schema", "xsd"))
        assert {str(row[0]) for row in plain.query(heads + query)} == expected, condition  # type: ignore[index]  # a SELECT gives rows


def test_typed_days_are_the_bounds_of_the_dates(kg: KnowledgeGraph) -> None:
    for side, typed, known in (("earliest", "schema:startDate", 0), ("latest", "schema:endDate", 1)):
        found = days(kg, typed)
        assert len(found) > 120
        for thing, day in found.items():
            properties = ("dcterms:date", "vnru:begin" if known == 0 else "vnru:end")
            bounds = {bounds_of(str(v))[known] for p in properties for v in kg.values(thing, p)}
            assert day in bounds, (side, thing)


def test_an_open_end_is_not_an_unknown_one(kg: KnowledgeGraph) -> None:
    for name, last in (("open", "/.."), ("unknown", "/")):
        found = {s.subject for s in kg.statements(None, q("vnru:endIs"), IRI(q(f"code:{name}")))}
        assert found
        for thing in found:
            texts = [str(s.object) for s in kg.statements(thing) if isinstance(s.object, Literal) and s.object.datatype == q("edtf:EDTF")]
            assert any(text.endswith(last) for text in texts), thing


def test_everything_has_a_name_that_other_tools_know(kg: KnowledgeGraph) -> None:
    """rdfs:label of all that is no concept; foaf:name of persons, schema:name of what schema.org has a class for."""
    concepts = "MINUS { ?x a skos:Concept } MINUS { ?x a skos:ConceptScheme }"
    nameless = f"SELECT DISTINCT ?x {{ ?x skos:prefLabel ?l {concepts} MINUS {{ ?x rdfs:label ?any }} }}"
    assert [shrink(str(row[0])) for row in kg.select(nameless)] == []
    for class_, predicate in (("foaf:Person", "foaf:name"), ("schema:Organization", "schema:name"), ("schema:Event", "schema:name")):
        named = f"SELECT ?x (COUNT(DISTINCT LANG(?name)) AS ?n) {{ ?x a {class_} OPTIONAL {{ ?x {predicate} ?name }} }} GROUP BY ?x"
        rows = kg.select(named).rows
        assert len(rows) > 20
        assert [shrink(str(thing)) for thing, n in rows if str(n) != "3"] == []
    unplaced = "SELECT ?x { ?x sem:hasPlace ?y FILTER NOT EXISTS { ?x schema:location ?y } }"
    assert kg.select(unplaced).rows == []
    assert kg.engine.query("ASK { ?x schema:location place:ha-noi . ?x a schema:Event . ?y a schema:Event ; schema:about ?topic }")


def test_services_do_not_say_it_twice(kg: KnowledgeGraph) -> None:
    """What is there for other tools alone is in queries and exports, not in what is shown."""
    assert kg.statements(None, q("schema:startDate")) == []
    assert "startDate" not in str(kg.show("event:2001-02-28-putin-visits-vietnam"))
    assert kg.engine.query("ASK { event:2001-02-28-putin-visits-vietnam schema:startDate ?day }")
