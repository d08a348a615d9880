"""The shipped data: valid, located, labelled, and in words of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.coverage import coverage
from vnru_kg.engine import IRI, Literal
from vnru_kg.load.files import parse
from vnru_kg.namespaces import BASE, q, shrink
from vnru_kg.text import LANGUAGES, fold

from .support import ROOT
from .support.command import run

DOCUMENTS = sorted((ROOT / "graph_data" / "documents").glob("*.trig"))
AUTHORITIES = sorted((ROOT / "graph_data" / "authorities").glob("*.ttl"))
LONGEST = 300  # characters of one text; a paragraph of a document is longer
PRINTED = 60  # characters of a figure with its unit and bound
NAMED = (
    "person",
    "post",
    "organization",
    "group",
    "place",
    "event",
    "instrument",
    "relation",
    "phase",
    "mechanism",
    "project",
    "route",
    "rule",
    "topic",
    "goods",
    "work",
)


def name(path: Path) -> str:
    return path.name


def test_nothing_is_violated() -> None:
    """The line of the README: ``vnru-kg validate``."""
    process = run("validate")
    rows = [line.split("\t") for line in process.stdout.decode().splitlines()]
    assert [row for row in rows if row[0] == "error"] == []
    assert process.stderr.decode().splitlines()[-1].startswith("0 violations, ")
    assert process.returncode == 0
    assert all(row[0] == "warning" and row[3] and row[4] for row in rows[1:])


# ---- documents and passages -----------------------------------------------------------------------------------------------


def test_there_are_documents() -> None:
    assert {"000.trig", "001.trig"} <= {p.name for p in DOCUMENTS}


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_no_sentence_of_a_document_is_kept(path: Path) -> None:
    """What a passage says is told in triples and short descriptions; a long Vietnamese text would be the document's own."""
    passages = f"{BASE}passage/"
    long = [
        (shrink(str(quad.subject).strip("<>")), quad.object.value)
        for quad in parse(path)
        if isinstance(quad.object, ox.Literal) and isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(passages)
        if len(quad.object.value) > (PRINTED if quad.predicate.value == q("vnru:asPrinted") else LONGEST)
        if quad.object.language not in {"en", "ru"}
    ]
    assert long == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_a_document_states_only_its_own_passages(path: Path) -> None:
    allowed = (f"{BASE}source/{path.stem}", f"{BASE}passage/{path.stem}-")
    graphs = {quad.graph_name.value for quad in parse(path) if isinstance(quad.graph_name, ox.NamedNode)}
    assert graphs
    assert [shrink(g) for g in sorted(graphs) if not g.startswith(allowed)] == []


def number(graph: KnowledgeGraph, subject: str, predicate: str) -> int:
    (value,) = graph.values(subject, predicate)
    assert isinstance(value, Literal)
    assert isinstance(value.value, int)
    return value.value


def length(graph: KnowledgeGraph, passage: str) -> int:
    (selector,) = graph.values(passage, "oa:hasSelector")
    return number(graph, str(selector), "oa:end") - number(graph, str(selector), "oa:start")


def test_every_passage_has_a_locator(kg: KnowledgeGraph) -> None:
    spans: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for statement in kg.statements(None, q("rdf:type"), IRI(q("vnru:Passage"))):
        passage = statement.subject
        (source,) = kg.values(passage, "oa:hasSource")
        (selector,) = kg.values(passage, "oa:hasSelector")
        (digest,) = kg.values(passage, "schema:sha256")
        assert len(str(digest)) == 64
        spans[str(source)].append(
            (number(kg, passage, "vnru:paragraph"), number(kg, str(selector), "oa:start"), number(kg, str(selector), "oa:end"))
        )
    assert spans
    for document, found in spans.items():
        found.sort()
        assert [paragraph for paragraph, *_ in found] == list(range(1, len(found) + 1)), shrink(document)
        assert found[0][1] >= 0
        assert all(start < end for _, start, end in found), shrink(document)
        assert all(end <= start for (_, _, end), (_, start, _) in pairwise(found)), shrink(document)
        assert found[-1][2] <= number(kg, document, "vnru:characters"), shrink(document)


def test_every_passage_that_states_something_is_described(kg: KnowledgeGraph) -> None:
    passages = {str(s.subject) for s in kg.statements(None, q("rdf:type"), IRI(q("vnru:Passage")))}
    stating = {str(graph) for *_, graph in kg.engine.quads() if str(graph).startswith(BASE + "passage/")}
    assert stating <= passages
    marked = {str(s.subject) for s in kg.statements(None, q("vnru:boilerplate"))}
    heading = 40  # characters; a heading says nothing by itself
    silent = {p for p in passages - stating - marked if length(kg, p) > heading}
    assert {shrink(p) for p in silent} == set()


def test_every_passage_names_its_figures_itself(kg: KnowledgeGraph) -> None:
    for statement in kg.statements(None, q("vnru:passage")):
        assert statement.passages == (str(statement.object),), shrink(statement.subject)


# ---- names ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [p for p in AUTHORITIES if p.stem not in {"identifiers", "short-labels"}], ids=name)
def test_a_named_thing_has_one_name_in_each_language(path: Path) -> None:
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for quad in parse(path, BASE + "authority/x"):
        subject = str(quad.subject).strip("<>")
        if subject.removeprefix(BASE).partition("/")[0] in NAMED:
            label = isinstance(quad.object, ox.Literal) and quad.predicate.value == q("skos:prefLabel")
            names[subject].update([str(quad.object.language)] if label else [])  # type: ignore[union-attr] # a literal
    assert names or path.stem == "terms"  # dates of tenures, which passages type and the build names
    assert {shrink(s): dict(c) for s, c in names.items() if c != Counter(LANGUAGES)} == {}


def test_every_named_thing_says_what_it_is_elsewhere_or_where_that_was_looked_for(kg: KnowledgeGraph) -> None:
    """Once each, and by the kind of link that fits: concepts match, other things are the same."""
    known = coverage(kg).identifiers
    assert not [t for t in known.gaps if shrink(t).partition(":")[0] in {*NAMED, "source"}]
    assert {q(f"source:00{n}") for n in range(5)} <= {*known.matches, *known.misses}
    assert not set(known.matches) & {str(s.subject) for s in kg.statements(None, q("vnru:identifierSoughtIn"))}
    links = kg.select("SELECT ?thing ?link { GRAPH authority:identifiers { ?thing schema:sameAs|skos:exactMatch ?link } }").rows
    assert len({link for _, link in links}) == len(links)
    assert {("person:vladimir-putin", "Q7747"), ("place:nenets-autonomous-okrug", "Q2164"), ("organization:united-nations", "Q1065")} <= {
        (shrink(str(thing)), str(link).rpartition("/")[2]) for thing, link in links
    }
    codes = {shrink(s.subject): str(s.object) for s in kg.statements(None, q("dcterms:identifier")) if "ISO 3166" in str(s.object)}
    assert codes["place:soviet-union"] == "ISO 3166-3: SUHH"
    assert codes["place:dien-bien"] == "ISO 3166-2: VN-71"
    assert kg.text(q("instrument:unclos"), "schema:url").startswith("https://www.un.org/")
    assert kg.values(q("goods:rice"), "skos:exactMatch") == ["http://eurovoc.europa.eu/3732"]
    assert not kg.values(q("goods:electronics"), "skos:exactMatch")  # EuroVoc's is the science, and its trust (4574) a cartel
    assert not kg.values(q("topic:political-trust"), "skos:exactMatch")
    assert not kg.values(q("organization:brics"), "schema:sameAs")  # three public files give three identifiers


def test_whatever_a_passage_names_is_declared(kg: KnowledgeGraph) -> None:
    mentioned = {str(s.subject) for s in kg.statements(None, q("vnru:attestedIn"))}
    named = {iri for iri in mentioned if iri.removeprefix(BASE).partition("/")[0] in NAMED}
    declared = {str(s.subject) for s in kg.statements(None, q("skos:prefLabel")) if any("/authority/" in g for g in s.graphs)}
    assert {shrink(iri) for iri in named - declared} == set()


def test_slugs_are_ascii_lower_case(kg: KnowledgeGraph) -> None:
    for statement in kg.statements(None, q("rdf:type")):
        kind, _, slug = statement.subject.removeprefix(BASE).partition("/")
        if kind in NAMED:
            assert slug == fold(slug).replace(" ", "-"), statement.subject
            assert slug.isascii(), statement.subject


def test_russian_names_are_cyrillic(kg: KnowledgeGraph) -> None:
    for statement in kg.statements(None, q("rdf:type"), IRI(q("foaf:Person"))):
        name = kg.label(statement.subject, "ru") or ""
        assert any("а" <= letter <= "я" for letter in name.casefold()), statement.subject
        assert not any("a" <= letter <= "z" for letter in name.casefold()), statement.subject
