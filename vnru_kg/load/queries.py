"""The questions of the library in RDF, so that any tool that reads the data also finds, shows and runs them.

Each is a SHACL SPARQL executable (SHACL Advanced Features, §5): its SELECT, its names and explanations, its tags.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from ..library import Question, questions
from ..namespaces import BASE, ONTOLOGY_GRAPH, QUERY_GRAPH, q
from ..text import LANGUAGES


def describe_questions() -> Iterator[ox.Quad]:
    """The quads that describe every question, all in the graph of the library."""
    graph = ox.NamedNode(QUERY_GRAPH)
    for question in questions().values():
        node = ox.NamedNode(f"{BASE}query/{question.id}")
        for predicate, value in _facts(question):
            yield ox.Quad(node, ox.NamedNode(q(predicate)), value, graph)


def _facts(question: Question) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
    yield "rdf:type", ox.NamedNode(q("sh:SPARQLExecutable"))
    yield "rdf:type", ox.NamedNode(q("sh:SPARQLSelectExecutable"))
    yield "sh:select", ox.Literal(question.body)
    yield "sh:prefixes", ox.NamedNode(ONTOLOGY_GRAPH)
    for language in LANGUAGES:
        yield "rdfs:label", ox.Literal(question.titles[language], language=language)
        yield "rdfs:comment", ox.Literal(question.descriptions[language], language=language)
    for tag in question.tags:
        yield "schema:keywords", ox.Literal(tag)
