"""What the service says of itself: SPARQL Service Description, VoID with its partitions, DCAT.

The partitions stand in the served graph as well, since editors and assistants ask the endpoint itself for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

from ..engine import IRI, Quad, Term, Triple
from ..export.description import PARTS, WHOLE, counts, distribution, own_statements
from ..export.description import partitions as parts
from ..formats import GRAPH_FORMATS, RESULT_FORMATS
from ..graph import Graph
from ..library import questions
from ..namespaces import BASE, q

PARTITION_GRAPH = BASE + "graph/partitions"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_W3C_NAMES = {
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "turtle": "Turtle",
    "trig": "TriG",
    "ntriples": "N-Triples",
    "nquads": "N-Quads",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
}
_GRAPHS = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"


def partitions(kg: Graph) -> Iterator[Quad]:
    """The parts of the data set by class and property, in a graph of their own."""
    return ((*triple, IRI(PARTITION_GRAPH)) for triple in parts(kg))


def _iri(name: str) -> IRI:
    return IRI(name if name.startswith("http") else q(name))


@cache
def _rows(kg: Graph, query: str) -> list[tuple[Term | None, ...]]:
    """An answer that needs the whole graph, kept for the next who asks."""
    return kg.rows(query).rows


def service(kg: Graph, base: str, *, writable: bool = False) -> list[Triple]:
    """The description of the endpoint at ``base`` + ``/sparql``, and of the data set behind it."""
    endpoint = IRI(f"{base}/sparql")
    found: list[Triple] = []

    def say(subject: str, predicate: str, *objects: Term) -> None:
        found.extend((IRI(subject), _iri(predicate), o) for o in objects)

    say(endpoint, "rdf:type", IRI(_SD + "Service"))
    say(endpoint, _SD + "endpoint", endpoint)
    say(endpoint, _SD + "supportedLanguage", IRI(_SD + "SPARQL10Query"), IRI(_SD + "SPARQL11Query"))
    if writable:
        say(endpoint, _SD + "supportedLanguage", IRI(_SD + "SPARQL11Update"))
    say(endpoint, _SD + "feature", IRI(_SD + "UnionDefaultGraph"))
    say(endpoint, _SD + "resultFormat", *(IRI(_FORMATS + _W3C_NAMES[n]) for n in (*RESULT_FORMATS, *GRAPH_FORMATS)))
    data, default = f"{base}/sparql#data", f"{base}/sparql#default"
    say(endpoint, _SD + "defaultDataset", IRI(data))
    say(data, "rdf:type", IRI(_SD + "Dataset"))
    say(data, _SD + "defaultGraph", IRI(default))
    say(default, "rdf:type", IRI(_SD + "Graph"))
    for graph, n in _rows(kg, _GRAPHS):
        node = f"{base}/sparql#{blake2b(str(graph).encode(), digest_size=8).hexdigest()}"
        assert n is not None  # noqa: S101 — a count
        say(data, _SD + "namedGraph", IRI(node))
        say(node, "rdf:type", IRI(_SD + "NamedGraph"))
        say(node, _SD + "name", IRI(str(graph)))
        say(node, "void:triples", n)
    found += _catalogued(kg, base, endpoint)
    found += [(IRI(f"{BASE}query/{question}"), IRI(q("schema:target")), endpoint) for question in questions()]
    say(WHOLE, "void:sparqlEndpoint", endpoint)
    say(WHOLE, "void:dataDump", *(IRI(f"{base}/dump{f.suffix}") for f in GRAPH_FORMATS.values()))
    totals = (_iri("void:triples"), _iri("void:distinctSubjects"), _iri("void:distinctObjects"))
    for subject, predicate, count in _counts(kg):
        if subject == WHOLE and predicate in totals:
            say(default, predicate, count)
    return found


@cache
def _counts(kg: Graph) -> list[Triple]:
    """What was counted of the whole graph, kept for the next who asks."""
    return list(counts(kg))


def _catalogued(kg: Graph, base: str, endpoint: IRI) -> Iterator[Triple]:
    """What a catalogue asks for: what the data set is, how many of what, each file with its type and licence, and the service."""
    yield from own_statements(kg)
    yield from _counts(kg)
    yield from _first_parts(kg)
    licences = kg.values(WHOLE, "dcterms:license")
    for form in GRAPH_FORMATS.values():
        file = IRI(f"{base}/dump{form.suffix}")
        yield from distribution(file, form, licences)
        yield file, _iri("dcat:downloadURL"), file
        yield file, _iri("dcat:accessURL"), endpoint
    yield endpoint, _iri("rdf:type"), _iri("dcat:DataService")
    yield endpoint, _iri("dcat:endpointURL"), endpoint
    yield endpoint, _iri("dcat:servesDataset"), WHOLE
    yield from ((endpoint, _iri("dcterms:title"), title) for title in kg.values(WHOLE, "dcterms:title"))


def _first_parts(kg: Graph) -> Iterator[Triple]:
    """The parts of the whole, and not the parts of a part, which are thousands."""
    for link in kg.statements(WHOLE):
        if str(link.object).startswith(PARTS):
            yield link.subject, link.predicate, link.object
            said_of_part = kg.statements(str(link.object))
            yield from ((s.subject, s.predicate, s.object) for s in said_of_part if not str(s.object).startswith(PARTS))
