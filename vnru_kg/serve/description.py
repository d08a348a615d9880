"""What the service says of itself: SPARQL Service Description, VoID with its partitions, DCAT.

The partitions stand in the served graph as well, since editors and assistants ask the endpoint itself for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

from .._version import __version__
from ..engine import IRI, Literal, Quad, Term, Triple
from ..formats import GRAPH_FORMATS, RESULT_FORMATS
from ..graph import Graph, Statement
from ..library import questions
from ..namespaces import BASE, DATASET_GRAPH, q

PARTITION_GRAPH = BASE + "graph/partitions"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID_EXT = "http://ldf.fi/void-ext#"
_FORMATS = "http://www.w3.org/ns/formats/"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
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
_TOTALS = "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects) { ?s ?p ?o }"
_COUNTS = {
    "void:entities": f'SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{BASE}")) }}',
    "void:classes": "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }",
    "void:properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
}
_CLASSES = "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY ?c"
_PROPERTIES = "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p"
_OF_CLASS = "SELECT ?c ?p (COUNT(*) AS ?n) { ?s a ?c ; ?p ?o } GROUP BY ?c ?p ORDER BY ?c ?p"
_TO_CLASS = "SELECT ?c ?p ?to (COUNT(*) AS ?n) { ?s a ?c ; ?p ?o . ?o a ?to } GROUP BY ?c ?p ?to ORDER BY ?c ?p ?to"
_TO_DATATYPE = (
    "SELECT ?c ?p ?to (COUNT(*) AS ?n) { ?s a ?c ; ?p ?o FILTER(ISLITERAL(?o)) } GROUP BY ?c ?p (DATATYPE(?o) AS ?to) ORDER BY ?c ?p ?to"
)


def partitions(kg: Graph) -> Iterator[Quad]:
    """How often each class and property is used, and which classes and datatypes each leads to."""
    whole = IRI(DATASET_GRAPH)
    for class_, n in kg.rows(_CLASSES):
        yield from _part(whole, "void:classPartition", "void:class", class_, ("void:entities", n))
    for predicate, n in kg.rows(_PROPERTIES):
        yield from _part(whole, "void:propertyPartition", "void:property", predicate, ("void:triples", n))
    for class_, predicate, n in kg.rows(_OF_CLASS):
        yield from _part(_node(whole, class_), "void:propertyPartition", "void:property", predicate, ("void:triples", n))
    for class_, predicate, to, n in kg.rows(_TO_CLASS):
        yield from _part(_node(_node(whole, class_), predicate), "void:classPartition", "void:class", to, ("void:triples", n))
    for class_, predicate, to, n in kg.rows(_TO_DATATYPE):
        place = _node(_node(whole, class_), predicate)
        yield from _part(place, _VOID_EXT + "datatypePartition", _VOID_EXT + "datatype", to, ("void:triples", n))


def _part(whole: IRI, link: str, by: str, what: Term | None, counted: tuple[str, Term | None]) -> Iterator[Quad]:
    if what is None or counted[1] is None:
        return
    node, graph = _node(whole, what), IRI(PARTITION_GRAPH)
    yield whole, _iri(link), node, graph
    yield node, _iri(by), what, graph
    yield node, _iri(counted[0]), counted[1], graph


def _node(whole: IRI, part: Term | None) -> IRI:
    """A name for a part that stays the same as long as it is the same part of the same whole."""
    return IRI(f"{BASE}dataset/partition-{blake2b(f'{whole} {part}'.encode(), digest_size=8).hexdigest()}")


def _iri(name: str) -> IRI:
    return IRI(name if name.startswith("http") else q(name))


@cache
def _rows(kg: Graph, query: str) -> list[tuple[Term | None, ...]]:
    """An answer that needs the whole graph, kept for the next who asks."""
    return kg.rows(query).rows


def service(kg: Graph, base: str) -> list[Triple]:
    """The description of the endpoint at ``base`` + ``/sparql``, and of the data set behind it."""
    endpoint = IRI(f"{base}/sparql")
    found: list[Triple] = []

    def say(subject: str, predicate: str, *objects: Term) -> None:
        found.extend((IRI(subject), _iri(predicate), o) for o in objects)

    say(endpoint, "rdf:type", IRI(_SD + "Service"))
    say(endpoint, _SD + "endpoint", endpoint)
    say(endpoint, _SD + "supportedLanguage", IRI(_SD + "SPARQL10Query"), IRI(_SD + "SPARQL11Query"))
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
    whole = DATASET_GRAPH
    found += _held(kg, whole)
    found += _catalogued(kg, base, endpoint)
    found += [(IRI(f"{BASE}query/{question}"), IRI(q("schema:target")), endpoint) for question in questions()]
    say(whole, "void:sparqlEndpoint", endpoint)
    say(whole, "void:dataDump", *(IRI(f"{base}/dump{f.suffix}") for f in GRAPH_FORMATS.values()))
    triples, subjects, objects = _rows(kg, _TOTALS)[0]
    for predicate, count in (("void:triples", triples), ("void:distinctSubjects", subjects), ("void:distinctObjects", objects)):
        if isinstance(count, Literal):
            say(whole, predicate, count)
            say(default, predicate, count)
    return found


def _held(kg: Graph, whole: str) -> list[Triple]:
    """What the graph says of the data set, with its parts by class and by property."""
    said = kg.statements(whole)
    parts = [str(s.object) for s in said if str(s.object).startswith(f"{BASE}dataset/partition-")]
    return [(s.subject, s.predicate, s.object) for s in (*said, *(one for part in parts for one in kg.statements(part))) if _of_whole(s)]


def _of_whole(statement: Statement) -> bool:
    """Whether it speaks of the whole or a part of it, and not of the parts of a part."""
    deeper = str(statement.object).startswith(f"{BASE}dataset/partition-")
    return not deeper or statement.subject == DATASET_GRAPH


def _catalogued(kg: Graph, base: str, endpoint: IRI) -> Iterator[Triple]:
    """What a catalogue asks for: title, version, how many of what, each file with its type and licence, and the service."""
    whole = IRI(DATASET_GRAPH)
    licences = kg.values(whole, "dcterms:license")
    yield from ((whole, IRI(q("dcterms:title")), title) for title in kg.values(whole, "skos:prefLabel"))
    yield whole, IRI(q("dcat:version")), Literal(__version__)
    for predicate, query in _COUNTS.items():
        (count,) = _rows(kg, query)[0]
        if count is not None:
            yield whole, IRI(q(predicate)), count
    for form in GRAPH_FORMATS.values():
        file = IRI(f"{base}/dump{form.suffix}")
        yield whole, IRI(q("dcat:distribution")), file
        yield file, IRI(q("rdf:type")), IRI(q("dcat:Distribution"))
        yield file, IRI(q("dcterms:title")), Literal(form.name)
        yield file, IRI(q("dcat:downloadURL")), file
        yield file, IRI(q("dcat:accessURL")), endpoint
        yield file, IRI(q("dcat:mediaType")), IRI(_MEDIA_TYPES + form.media_type)
        yield from ((file, IRI(q("dcterms:license")), licence) for licence in licences)
    yield endpoint, IRI(q("rdf:type")), IRI(q("dcat:DataService"))
    yield endpoint, IRI(q("dcat:endpointURL")), endpoint
    yield endpoint, IRI(q("dcat:servesDataset")), whole
    yield from ((endpoint, IRI(q("dcterms:title")), title) for title in kg.values(whole, "skos:prefLabel"))
