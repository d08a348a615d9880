"""A dozen typical questions through ``KnowledgeGraph.query`` and through ``rdflib.Graph.query``, on the same merged graph."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable

import rdflib

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import Table
from vnru_kg.export import export
from vnru_kg.namespaces import prefixes

QUESTIONS = {
    "state visits by date": "SELECT ?v ?d { ?v sem:eventType code:state-visit ; dcterms:date ?d } ORDER BY ?d",
    "what a person took part in": """
        SELECT ?event ?role ?date { ?event vnru:hasRole ?r . ?r rdf:value person:vladimir-putin ; sem:roleType ?role .
          OPTIONAL { ?event dcterms:date ?date } }""",
    "everything of a person": """
        SELECT ?p ?o { { person:vladimir-putin ?p ?o } UNION { ?o ?p person:vladimir-putin } }""",
    "offices with their holders": """
        SELECT ?who ?office ?on { ?t a vnru:Tenure ; org:member ?p ; vnru:post ?post . ?p skos:prefLabel ?who . ?post skos:prefLabel ?office
          FILTER(LANG(?who) = "vi" && LANG(?office) = "vi") OPTIONAL { ?t vnru:attestedOn ?on } }""",
    "trade by year": """
        SELECT ?year ?value ?passage { ?o vnru:indicator code:trade-turnover ; sdmx-dimension:refPeriod ?year ;
          sdmx-measure:obsValue ?value ; vnru:passage ?passage } ORDER BY ?year""",
    "figures by indicator": """
        SELECT ?indicator (COUNT(?o) AS ?n) (MAX(?value) AS ?most) {
          ?o a qb:Observation ; vnru:indicator ?indicator ; sdmx-measure:obsValue ?value } GROUP BY ?indicator""",
    "treaties with their parties": """
        SELECT ?i ?title ?party { ?i a schema:Legislation ; dcterms:title ?title ; vnru:party ?x . ?x skos:prefLabel ?party
          FILTER(LANG(?party) = "en") }""",
    "events of a decade": """
        SELECT ?e ?first { ?e a sem:Event ; vnru:earliest ?first ; vnru:latest ?last
          FILTER(?first >= "2010-01-01"^^xsd:date && ?last <= "2019-12-31"^^xsd:date) } ORDER BY ?first""",
    "passages that name two": """
        SELECT DISTINCT ?passage { place:vietnam vnru:attestedIn ?passage . person:vladimir-putin vnru:attestedIn ?passage }""",
    "positions by topic": """
        SELECT ?topic (COUNT(DISTINCT ?p) AS ?n) {
          ?p a vnru:Position ; dcterms:subject ?t . ?t skos:prefLabel ?topic FILTER(LANG(?topic) = "en") }
        GROUP BY ?topic ORDER BY DESC(?n)""",
    "names that contain a word": """
        SELECT ?s ?l { ?s skos:prefLabel ?l FILTER(LANG(?l) = "en" && CONTAINS(LCASE(STR(?l)), "energy")) }""",
    "bodies within bodies": "SELECT ?a ?b { ?a org:subOrganizationOf+ ?b }",
    "people without an office": """
        SELECT ?p { ?p a foaf:Person FILTER NOT EXISTS { ?t a vnru:Tenure ; org:member ?p } }""",
}
Answer = Callable[[str], int]


def sides(kg: KnowledgeGraph) -> tuple[Answer, Answer]:
    """Both ways to ask; each runs a query, reads all rows, and gives their number."""
    graph = rdflib.Graph()
    for prefix, namespace in prefixes().items():
        graph.bind(prefix, namespace, replace=True)
    graph.parse(data=export(kg, "ntriples")[".nt"], format="nt")

    def ours(query: str) -> int:
        answer = kg.query(query)
        assert isinstance(answer, Table)
        return len(answer.rows)

    return ours, lambda query: len(list(graph.query(query)))


def compare(kg: KnowledgeGraph, rounds: int) -> dict[str, tuple[float, float]]:
    """Question → median seconds here and with rdflib, run in turn; both must give as many rows."""
    ours, theirs = sides(kg)
    took: dict[str, tuple[float, float]] = {}
    for name, query in QUESTIONS.items():
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(rounds):
            rows = []
            for side, answer in enumerate((ours, theirs)):
                start = time.perf_counter()
                rows.append(answer(query))
                times[side].append(time.perf_counter() - start)
            if rows[0] != rows[1] or not rows[0]:
                raise AssertionError(f"{name}: {rows[0]} rows here, {rows[1]} with rdflib")
        took[name] = (statistics.median(times[0]), statistics.median(times[1]))
    return took


def geometric_mean(ratios: list[float]) -> float:
    """The mean of factors.

    >>> round(geometric_mean([2.0, 8.0]), 6)
    4.0
    """
    return math.exp(statistics.fmean(map(math.log, ratios)))
