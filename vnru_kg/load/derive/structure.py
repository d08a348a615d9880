"""Types by superclass, actors of events, and the passages that mention a node."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from ...namespaces import BASE, q
from .index import Index, Statement

# what a passage can be said to be about; codes, selectors and the passages themselves are not
_NOT_ATTESTED = (
    *(f"{BASE}{kind}/" for kind in ("code", "passage", "source", "selector", "dataset", "authority", "inference")),
    BASE + "ontology",
)


def superclasses(index: Index) -> Iterator[Statement]:
    """``rdf:type`` for every superclass of a node's classes (RDFS entailment rules rdfs9 and rdfs11)."""
    parents: dict[str, set[str]] = {}
    for class_ in index.subjects("rdfs:subClassOf"):
        parents[class_.value] = {o.value for o in index.objects(class_, "rdfs:subClassOf")}
    type_ = ox.NamedNode(q("rdf:type"))
    for subject in index.subjects("rdf:type"):
        stated = {o.value for o in index.objects(subject, "rdf:type")}
        closure, queue = set(stated), list(stated)
        while queue:
            for parent in parents.get(queue.pop(), set()) - closure:
                closure.add(parent)
                queue.append(parent)
        for class_iri in sorted(closure - stated):
            yield subject, type_, ox.NamedNode(class_iri)


def actors(index: Index) -> Iterator[Statement]:
    """``sem:hasActor`` from an event straight to whoever has a role in it."""
    actor = ox.NamedNode(q("sem:hasActor"))
    for event in index.subjects("vnru:hasRole"):
        for role in index.objects(event, "vnru:hasRole"):
            who = index.node(role.value, "rdf:value")
            if who is not None:
                yield event, actor, who


def attested(index: Index) -> Iterator[Statement]:
    """``vnru:attestedIn`` from every node that a passage's triples mention to the passage."""
    predicate = ox.NamedNode(q("vnru:attestedIn"))
    for passage, quad in index.passages():
        for term in (quad.subject, quad.object):
            if isinstance(term, ox.NamedNode) and term.value.startswith(BASE) and not term.value.startswith(_NOT_ATTESTED):
                yield term, predicate, passage
