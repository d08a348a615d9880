"""Programs that people use to ask endpoints, unchanged."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import Any
from urllib.parse import quote

import pandas
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, N3, RDFXML, TURTLE, XML, SPARQLWrapper

from vnru_kg import KnowledgeGraph

from ..support.served import Served

NAMES = "SELECT ?name { person:vo-van-kiet skos:prefLabel ?name } ORDER BY ?name"


@pytest.fixture
def names(kg: KnowledgeGraph) -> list[str]:
    return [str(row[0]) for row in kg.select(NAMES)]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper(server: Served, names: list[str], method: str) -> None:
    asked = SPARQLWrapper(server.url + "/sparql")
    asked.setMethod(method)
    asked.setQuery(NAMES)
    asked.setReturnFormat(JSON)
    told: Any = asked.queryAndConvert()
    assert [row["name"]["value"] for row in told["results"]["bindings"]] == names
    asked.setReturnFormat(XML)
    document: Any = asked.queryAndConvert()
    assert [b.firstChild.data for b in document.getElementsByTagName("literal")] == names
    asked.setReturnFormat(CSV)
    table: Any = asked.queryAndConvert()
    assert table.decode().splitlines()[1:] == names


@pytest.mark.parametrize("form", [TURTLE, N3, RDFXML])
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # of the client's own
def test_sparqlwrapper_graphs(server: Served, kg: KnowledgeGraph, form: str) -> None:
    asked = SPARQLWrapper(server.url + "/sparql")
    asked.setQuery("CONSTRUCT WHERE { person:vo-van-kiet skos:prefLabel ?name }")
    asked.setReturnFormat(form)
    told: Any = asked.queryAndConvert()
    graph = told if isinstance(told, rdflib.Graph) else rdflib.Graph().parse(data=told, format="turtle")
    assert len(graph) == 3


@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
def test_rdflib_store(server: Served, names: list[str], form: str) -> None:
    graph = rdflib.Graph(SPARQLStore(server.url + "/sparql", returnFormat=form))
    query = "PREFIX person: <https://w3id.org/vnru/person/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> " + NAMES
    answers: Any = graph.query(query)
    assert [str(row[0]) for row in answers] == names
    if form in {"xml", "json"}:
        assert {str(o) for o in graph.objects(rdflib.URIRef("https://w3id.org/vnru/person/vo-van-kiet"), rdflib.SKOS.prefLabel)} == set(
            names
        )


def test_pandas(server: Served, names: list[str]) -> None:
    frame = pandas.read_csv(f"{server.url}/sparql.csv?query={quote(NAMES)}")
    assert list(frame["name"]) == names


def test_curl(server: Served, names: list[str]) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    command = [curl, "-sf", "--compressed", server.url + "/sparql", "-H", "Accept: text/csv", "--data-urlencode", f"query={NAMES}"]
    told = subprocess.run(command, capture_output=True, check=True).stdout
    assert pandas.read_csv(io.BytesIO(told))["name"].tolist() == names
