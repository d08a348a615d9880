"""What the graph covers and where it is thin: facts per passage, gaps, missing labels, things that are mentioned once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from .engine import IRI, Literal
from .graph import Graph
from .namespaces import BASE, q, shrink
from .records import dataclass
from .sources import Document, documents
from .text import LANGUAGES

_DATED = ("dcterms:date", "vnru:signedOn", "vnru:entryIntoForce", "vnru:attestedOn", "vnru:begin", "vnru:end", "sdmx-measure:obsValue")


@dataclass(frozen=True, slots=True)
class PassageCoverage:
    """A passage: how many facts it states, and the reason why it states none if a curator gave one."""

    iri: str
    facts: int
    boilerplate: str
    characters: int

    @property
    def gap(self) -> bool:
        """Whether it states nothing and nobody said why."""
        return not self.facts and not self.boilerplate


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The things and documents that say what they are in other data sets, those looked for in vain, and those that nobody looked for;
    all IRIs.
    """

    matches: tuple[str, ...]
    misses: tuple[str, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Passages by document, and things that want attention; all IRIs."""

    passages: dict[str, list[PassageCoverage]]
    unlabelled: tuple[tuple[str, str], ...]
    untyped: tuple[str, ...]
    mentioned_once: tuple[str, ...]
    unsourced: tuple[tuple[str, str], ...]
    identifiers: Identifiers


def coverage(kg: Graph, folder: Path | None = None) -> Coverage:
    """The :class:`Coverage` of the graph; with ``folder`` only of the documents whose files lie in it."""
    facts = Counter(s_graph for _, _, _, graph in kg.engine.quads() if (s_graph := str(graph)).startswith(BASE + "passage/"))
    chosen = [d for d in documents(kg, folder) if folder is None or d.path]
    things = _things(kg)
    once = Counter(s.subject for s in kg.statements(None, q("vnru:attestedIn")))
    return Coverage(
        passages={d.iri: _passages(kg, d, facts) for d in chosen},
        unlabelled=tuple((t, lang) for t in things for lang in LANGUAGES if lang not in kg.labels.get(t, {})),
        untyped=tuple(t for t in things if not kg.values(t, "rdf:type")),
        mentioned_once=tuple(t for t in things if once[IRI(t)] == 1),
        unsourced=tuple(
            (s.subject, shrink(s.predicate))
            for p in _DATED
            for s in kg.statements(None, q(p))
            if not s.passages and not s.subject.startswith(BASE + "source/") and not kg.values(s.subject, "prov:wasDerivedFrom")
        ),
        identifiers=_identifiers(kg, [*things, *sorted(d.iri for d in chosen)]),
    )


def _identifiers(kg: Graph, things: list[str]) -> Identifiers:
    labelled = [t for t in things if kg.labels.get(t)]
    identified = {s.subject for p in kg.vocabulary.names_elsewhere for s in kg.statements(None, q(p))}
    sought = {s.subject for s in kg.statements(None, q("vnru:identifierSoughtIn"))} - identified
    return Identifiers(
        matches=tuple(t for t in labelled if t in identified),
        misses=tuple(t for t in labelled if t in sought),
        gaps=tuple(t for t in labelled if t not in identified | sought),
    )


def _passages(kg: Graph, document: Document, facts: Counter[str]) -> list[PassageCoverage]:
    reasons = {p.iri: kg.text(p.iri, "vnru:boilerplate") for p in document.passages}
    return [PassageCoverage(p.iri, facts[p.iri], shrink(f) if (f := reasons[p.iri]) else "", p.end - p.start) for p in document.passages]


def _things(kg: Graph) -> list[str]:
    """Everything with a name of its own that stands as subject or object in a passage or authority graph.

    A node of a statement carries labels that the build composed, and is mentioned where its statement stands.
    """
    things: set[str] = set()
    for subject, _, object_, graph in kg.engine.quads():
        if str(graph).startswith((BASE + "passage/", BASE + "authority/")):
            things.add(str(subject))
            if not isinstance(object_, Literal):
                things.add(str(object_))
    return sorted(filter(kg.vocabulary.is_named_thing, things))
