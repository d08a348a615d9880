"""The data set described for catalogues, without a server: DCAT, and VoID, whose counts are counted again."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pyoxigraph as ox
import pytest

from vnru_kg import KnowledgeGraph, __version__
from vnru_kg.export import export
from vnru_kg.formats import GRAPH_FORMATS, NETWORK_FORMATS
from vnru_kg.namespaces import q

from .support import ROOT


@pytest.fixture(scope="module")
def described(kg: KnowledgeGraph) -> ox.Store:
    """The description as any reader of Turtle has it."""
    store = ox.Store()
    store.load(export(kg, "void")[".void"], format=ox.RdfFormat.TURTLE)
    return store


def in_description(store: ox.Store, query: str) -> list[Any]:
    """Its rows, each a tuple of texts."""
    names = f"PREFIX dcat: <{q('dcat:')}> PREFIX void: <{q('void:')}> PREFIX dcterms: <{q('dcterms:')}> PREFIX foaf: <{q('foaf:')}>"
    answer: Any = store.query(f"{names} SELECT {query}")
    return [tuple(term.value for term in row) for row in answer]


def test_the_description_says_what_a_catalogue_asks_for(kg: KnowledgeGraph, described: ox.Store) -> None:
    head = "?d a dcat:Dataset , void:Dataset ; dcterms:license ?l ; dcat:version ?v ; dcterms:created ?c ; dcterms:modified ?m"
    ((version, created, modified),) = in_description(described, f"?v ?c ?m {{ {head} }}")
    assert version == __version__
    assert created < modified
    for title in ("?d a dcat:Dataset ; dcterms:title ?t", "?d dcterms:publisher [ a foaf:Agent ; foaf:name ?t ]"):
        assert {language for (language,) in in_description(described, f"(LANG(?t) AS ?n) {{ {title} }}")} == {"vi", "en", "ru"}
    files = "?d dcat:distribution [ a dcat:Distribution ; dcterms:title ?f ; dcat:mediaType ?m ; dcterms:license ?l ]"
    assert {name for (name,) in in_description(described, f"?f {{ {files} }}")} == {*GRAPH_FORMATS, *NETWORK_FORMATS}


def test_a_day_of_issue_is_said_once_there_is_one(described: ox.Store) -> None:
    """The head of the version in the changelog has it, or says that it is not out."""
    heading = next(line for line in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines() if line.startswith(f"## {__version__}"))
    assert [f"({day})" for (day,) in in_description(described, "?i { ?d dcterms:issued ?i }")] == re.findall(r"\(\d.+\)", heading)


def test_the_counts_of_the_description_hold_in_an_export(kg: KnowledgeGraph, described: ox.Store) -> None:
    """Counted again by plain Python over the N-Triples."""
    triples = list(ox.parse(export(kg, "ntriples")[".nt"], format=ox.RdfFormat.N_TRIPLES))
    totals = "?t ?s ?o ?p ?c { ?d a dcat:Dataset ; void:triples ?t ; void:distinctSubjects ?s ; void:distinctObjects ?o"
    found = in_description(described, f"{totals} ; void:properties ?p ; void:classes ?c }}")
    classes = {(t.subject, t.object) for t in triples if t.predicate.value == q("rdf:type")}
    sides = ({str(getattr(t, side)) for t in triples} for side in ("subject", "object", "predicate"))
    assert found == [tuple(map(str, (len(triples), *map(len, sides), len({c for _, c in classes}))))]
    parts: dict[str, str] = dict(
        in_description(described, "?p ?n { ?d a dcat:Dataset ; void:propertyPartition [ void:property ?p ; void:triples ?n ] }")
    )
    assert parts == {name: str(n) for name, n in Counter(t.predicate.value for t in triples).items()}
    kinds: dict[str, str] = dict(
        in_description(described, "?c ?n { ?d a dcat:Dataset ; void:classPartition [ void:class ?c ; void:entities ?n ] }")
    )
    assert kinds == {str(c)[1:-1]: str(n) for c, n in Counter(c for _, c in classes).items()}
    links: dict[str, str] = dict(in_description(described, "?o ?n { ?l a void:Linkset ; void:objectsTarget ?o ; void:triples ?n }"))
    by = (q("schema:sameAs"), q("skos:exactMatch"))
    same = [t.object.value for t in triples if t.predicate.value in by and isinstance(t.object, ox.NamedNode)]
    assert links == {space: str(sum(iri.startswith(space) for iri in same)) for space in links}
    assert min(map(int, links.values())) > 0
