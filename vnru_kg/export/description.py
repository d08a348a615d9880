"""The data set described for catalogues and for tools that look before they load: DCAT, and VoID with its partitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from ..engine import IRI, Literal, Term, Triple, Triples
from ..formats import GRAPH_FORMATS, NETWORK_FORMATS, Format
from ..graph import Graph
from ..namespaces import BASE, DATASET_GRAPH, q

WHOLE = IRI(DATASET_GRAPH)
PARTS = f"{BASE}dataset/partition-"
_VOID_EXT = "http://ldf.fi/void-ext#"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_COUNTS = {
    "void:triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "void:distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "void:distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
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
_LINKS = """
SELECT ?links (COUNT(*) AS ?n) {
  ?links a void:Linkset ; void:objectsTarget ?space ; void:linkPredicate ?p .
  ?s ?p ?o FILTER(STRSTARTS(STR(?o), STR(?space)))
} GROUP BY ?links ORDER BY ?links
"""


def describe_dataset(kg: Graph) -> Triples:
    """What the graph says of the data set as a whole, how many of what it holds, and in which formats it is taken away.

    Where the files lie is not known here: a server that hands them out adds their addresses.
    """
    licences = kg.values(WHOLE, "dcterms:license")
    triples = [*own_statements(kg), *counts(kg), *partitions(kg)]
    for form in (*GRAPH_FORMATS.values(), *NETWORK_FORMATS.values()):
        triples += distribution(IRI(f"{BASE}dataset/file-{form.name}"), form, licences)
    return Triples(list(dict.fromkeys(triples)))


def own_statements(kg: Graph) -> Iterator[Triple]:
    """What the graph says of the data set, of those who publish it, and of its sets of links; not of the parts that are counted."""
    statements = kg.statements(WHOLE)
    beside = {str(s.object) for s in statements if str(s.object).startswith(f"{BASE}dataset/") and not str(s.object).startswith(PARTS)}
    for statement in (*statements, *(one for node in sorted(beside) for one in kg.statements(node))):
        if not str(statement.object).startswith(PARTS):
            yield statement.subject, statement.predicate, statement.object


def counts(kg: Graph) -> Iterator[Triple]:
    """How many triples, subjects, objects, things of ours, classes and properties there are, and how many links to elsewhere."""
    for predicate, query in _COUNTS.items():
        ((count,),) = kg.rows(query)
        if count is not None:
            yield WHOLE, IRI(q(predicate)), count
    for links, count in kg.rows(_LINKS):
        if isinstance(links, IRI) and count is not None:
            yield links, IRI(q("void:triples")), count


def partitions(kg: Graph) -> Iterator[Triple]:
    """How often each class and property is used, and which classes and datatypes each leads to."""
    for class_, n in kg.rows(_CLASSES):
        yield from _part(WHOLE, "void:classPartition", "void:class", class_, ("void:entities", n))
    for predicate, n in kg.rows(_PROPERTIES):
        yield from _part(WHOLE, "void:propertyPartition", "void:property", predicate, ("void:triples", n))
    for class_, predicate, n in kg.rows(_OF_CLASS):
        yield from _part(_node(WHOLE, class_), "void:propertyPartition", "void:property", predicate, ("void:triples", n))
    for class_, predicate, to, n in kg.rows(_TO_CLASS):
        yield from _part(_node(_node(WHOLE, class_), predicate), "void:classPartition", "void:class", to, ("void:triples", n))
    for class_, predicate, to, n in kg.rows(_TO_DATATYPE):
        place = _node(_node(WHOLE, class_), predicate)
        yield from _part(place, _VOID_EXT + "datatypePartition", _VOID_EXT + "datatype", to, ("void:triples", n))


def distribution(file: IRI, form: Format, licences: Iterable[Term]) -> Iterator[Triple]:
    """A file of the data set: its format, and its licences."""
    yield WHOLE, IRI(q("dcat:distribution")), file
    yield file, IRI(q("rdf:type")), IRI(q("dcat:Distribution"))
    yield file, IRI(q("dcterms:title")), Literal(form.name)
    yield file, IRI(q("dcat:mediaType")), IRI(_MEDIA_TYPES + form.media_type.partition(";")[0])
    yield from ((file, IRI(q("dcterms:license")), licence) for licence in licences)


def _part(whole: IRI, link: str, by: str, what: Term | None, counted: tuple[str, Term | None]) -> Iterator[Triple]:
    if what is None or counted[1] is None:
        return
    node = _node(whole, what)
    yield whole, _iri(link), node
    yield node, _iri(by), what
    yield node, _iri(counted[0]), counted[1]


def _node(whole: IRI, part: Term | None) -> IRI:
    """A name for a part that stays the same as long as it is the same part of the same whole."""
    return IRI(f"{PARTS}{blake2b(f'{whole} {part}'.encode(), digest_size=8).hexdigest()}")


def _iri(name: str) -> IRI:
    return IRI(name if name.startswith("http") else q(name))
