"""The SHACL shapes of ``ontology/shapes``, applied with pySHACL."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..errors import DataError, MissingExtraError
from ..namespaces import q, shrink
from ..text import LANGUAGES, choose
from ..words import SOURCE, table

if TYPE_CHECKING:
    import rdflib

_SH = "http://www.w3.org/ns/shacl#"

_STANDS_IN = {"xsd:date": "2000-01-01", "xsd:boolean": "true", "edtf:EDTF": "2000"}
_ALWAYS = {q("rdf:type"), q("skos:inScheme")}

Result = tuple[str, str, str, str]  # level, subject, rule, message


def stand_in(quad: ox.Quad) -> ox.Quad:
    """A quad with a well-formed value in place of one that is not: that is reported already, and a shape would stumble over it."""
    assert isinstance(quad.object, ox.Literal)  # noqa: S101 — only literals have a form
    text = next((value for name, value in _STANDS_IN.items() if q(name) == quad.object.datatype.value), "1")
    return ox.Quad(quad.subject, quad.predicate, ox.Literal(text, datatype=quad.object.datatype), quad.graph_name)


def results(quads: Iterable[ox.Quad], home: Path, language: str, subjects: Collection[str] | None = None) -> Iterator[Result]:
    """What the shapes of ``home`` report of ``quads`` taken together, of all nodes or of ``subjects`` only."""
    try:
        import pyshacl
    except ImportError:
        raise MissingExtraError("pyshacl", "validate") from None
    import rdflib

    shapes = rdflib.Graph()
    for path in sorted((home / "ontology" / "shapes").glob("*.ttl")):
        shapes.parse(path, format="turtle")
    if not len(shapes):
        return
    # the shapes look at few properties; what they do not look at only costs time
    paths = {str(o) for o in shapes.objects(None, rdflib.URIRef(_SH + "path"))} | _ALWAYS
    triples = dict.fromkeys(quad.triple for quad in quads if quad.predicate.value in paths)
    data = rdflib.Graph()
    data.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    if subjects is not None:
        _add_superclasses(data, home)
        if not _aim(shapes, data, subjects):
            return
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise DataError(f"the shapes could not be applied: {report}")
    yield from _read(report, language)


def _add_superclasses(data: rdflib.Graph, home: Path) -> None:
    """Add which class is below which: what is written says the class of a node, and nothing is derived for it."""
    import rdflib

    for path in sorted((home / "ontology").glob("*.ttl")):
        for one in rdflib.Graph().parse(path, format="turtle").triples((None, rdflib.RDFS.subClassOf, None)):
            data.add(one)


def _aim(shapes: rdflib.Graph, data: rdflib.Graph, subjects: Collection[str]) -> bool:
    """Have the shapes look at those nodes only, each at those of its class and of the classes above it; whether there are any."""
    import rdflib

    sh = rdflib.Namespace(_SH)
    for shape, class_ in list(shapes.subject_objects(sh.targetClass)):
        shapes.remove((shape, sh.targetClass, class_))
        for below in data.transitive_subjects(rdflib.RDFS.subClassOf, class_):
            for node in data.subjects(rdflib.RDF.type, below):
                if str(node) in subjects:
                    shapes.add((shape, sh.targetNode, node))
    return (None, sh.targetNode, None) in shapes


def _read(report: rdflib.Graph, language: str) -> Iterator[Result]:
    import rdflib

    sh = rdflib.Namespace(_SH)
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        level = "error" if report.value(result, sh.resultSeverity) == sh.Violation else "warning"
        texts = {m.language or "": str(m) for m in report.objects(result, sh.resultMessage) if isinstance(m, rdflib.Literal)}
        language = language if language in LANGUAGES else SOURCE
        message = choose(texts, language) or table("checks", language)["validate"]["shape"]
        value = report.value(result, sh.value)
        detail = "" if value is None else shrink(str(value)) if isinstance(value, rdflib.URIRef) else str(value)
        rule = shrink(str(report.value(result, sh.sourceShape))).rpartition("/")[2].rstrip(">")
        yield level, str(report.value(result, sh.focusNode)), rule, f"{message.removesuffix('.')}: {detail}" if detail else message
