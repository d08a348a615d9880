"""What is in the graph, counted."""

from __future__ import annotations

import json
from collections import Counter

from .engine import Literal
from .graph import Graph
from .namespaces import q, shrink
from .network import count_edges, kinds
from .records import dataclass
from .vocabulary import OTHER

_DOCUMENTS = """
SELECT ?document ?date (COUNT(DISTINCT ?passage) AS ?passages) (COUNT(?s) AS ?triples) WHERE {
  ?document a vnru:Document . ?passage oa:hasSource ?document .
  OPTIONAL { ?document dcterms:date ?date }
  GRAPH ?passage { ?s ?p ?o }
} GROUP BY ?document ?date ORDER BY ?document
"""
_FIGURES = (
    "SELECT ?document (COUNT(DISTINCT ?o) AS ?n) WHERE { ?o a qb:Observation ; vnru:passage/oa:hasSource ?document } GROUP BY ?document"
)


@dataclass(frozen=True, slots=True)
class DocumentCount:
    """A document, its date (EDTF, or ``""``), and how many passages, triples and figures it gave."""

    iri: str
    label: str
    date: str
    passages: int
    triples: int
    figures: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of the graph: triples of the merge, things of the network, passages that state something, kinds, documents.

    Its links are counted by :func:`links`, which takes reading all.

    ``kinds`` are (IRI, label, things), most first.
    """

    triples: int
    things: int
    passages: int
    kinds: list[tuple[str, str, int]]
    documents: list[DocumentCount]


def summary(kg: Graph, language: str) -> Summary:
    """The :class:`Summary`, with labels in ``language``; kept beside the build of the graph."""
    from .load.reuse import package_mark, reuse

    return reuse(kg.engine.key, f"info-{language}", package_mark(), lambda: _counted(kg, language), dump=_dump, load=_load)


def _dump(made: Summary) -> bytes:
    from dataclasses import asdict  # takes longer to load than what was kept

    return json.dumps(asdict(made)).encode()


def _load(content: bytes) -> Summary:
    held = json.loads(content)
    kinds = [(iri, label, things) for iri, label, things in held.pop("kinds")]
    return Summary(kinds=kinds, documents=[DocumentCount(**d) for d in held.pop("documents")], **held)


def _counted(kg: Graph, language: str) -> Summary:
    counted = Counter({kind: len(several) for kind, several in things(kg).items()})
    told = [(*_kind(kg, kind, language), count) for kind, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]
    figures = {str(d): int(str(n)) for d, n in kg.rows(_FIGURES)}
    documents: list[DocumentCount] = []
    passages = 0
    for document, date, with_facts, triples in kg.rows(_DOCUMENTS):
        iri = str(document)
        passages += int(str(with_facts))
        when = date.text if isinstance(date, Literal) else ""
        name = kg.label(iri, language) or shrink(iri)
        documents.append(DocumentCount(iri, name, when, int(str(with_facts)), int(str(triples)), figures.get(iri, 0)))
    return Summary(len(kg), counted.total(), passages, told, documents)


def things(kg: Graph) -> dict[str, list[str]]:
    """The things of each kind, in the order of their IRIs; kept beside the build, since of a large store it takes seconds to find them."""
    from .load.reuse import package_mark, reuse

    return reuse(kg.engine.key, "kinds", package_mark(), lambda: _found(kg), dump=lambda made: json.dumps(made).encode(), load=json.loads)


def _found(kg: Graph) -> dict[str, list[str]]:
    things: dict[str, list[str]] = {}
    for iri, kind in kinds(kg).items():
        things.setdefault(kind, []).append(iri)
    return things


def links(kg: Graph) -> int:
    """How many links the network has; kept beside the build of the graph."""
    from .load.reuse import package_mark, reuse

    return reuse(kg.engine.key, "links", package_mark(), lambda: count_edges(kg), dump=lambda count: str(count).encode(), load=int)


def _kind(kg: Graph, kind: str, language: str) -> tuple[str, str]:
    iri = "" if kind == OTHER else q(f"code:kind-{kind}")
    return iri, (kg.label(iri, language) if iri else None) or kind
