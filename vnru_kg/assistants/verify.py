"""Does the passage say it? What the graph says of a passage, and which passages state a triple."""

from __future__ import annotations

from dataclasses import dataclass

from ..engine import IRI, Literal, Term
from ..errors import NotFoundError
from ..graph import Graph, Statement
from ..namespaces import BASE, expand, q, shrink
from ..search import resolve
from ..text import fold
from ..words import say
from .reply import Part, Reply, Row

_PASSAGE = BASE + "passage/"
_LOCATED = """
SELECT ?document ?paragraph ?start ?end ?sha256 {{
  <{passage}> oa:hasSource ?document . OPTIONAL {{ <{passage}> vnru:paragraph ?paragraph }}
  OPTIONAL {{ <{passage}> schema:sha256 ?sha256 }}
  OPTIONAL {{ <{passage}> oa:hasSelector ?at . ?at oa:start ?start ; oa:end ?end }}
}}
"""
_INFERRED = "SELECT ?subject ?property {{ ?i vnru:inPassage <{passage}> ; vnru:onSubject ?subject ; vnru:onProperty ?property }}"


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed: parts of a triple as they were written, and the passage that is said to state it; ``""`` is open."""

    subject: str
    predicate: str
    object: str
    passage: str


def verify_claim(kg: Graph, claim: Claim, part: Part) -> Reply:
    """The statements that match, each with the passages that state it; whether the passage does, where both are given."""
    passage = _passage(kg, claim.passage) if claim.passage.strip() else ""
    triple = bool(claim.subject.strip() or claim.predicate.strip() or claim.object.strip())
    if not passage and not triple:
        raise NotFoundError(say("there is nothing to verify"), say("Name a passage, or parts of a triple, or both."))
    statements = _matching(kg, claim) if triple else _of(kg, passage)
    rows = [_row(kg, s, passage, part) for s in statements]
    if not triple:
        return part.of(kg, rows, head=[kg.label(passage, part.language) or ""], passage=shrink(passage), locator=_located(kg, passage))
    if not passage:
        stated = any(s.passages for s in statements)
        head = "" if stated else say("No passage states this.").render(part.language)
        return part.of(kg, rows, head=[head], stated=stated)
    stated = any(passage in s.passages for s in statements)
    verdict = say("Yes: this passage states it.") if stated else say("No: this passage does not state it.")
    head = f"{verdict.render(part.language)} ({kg.label(passage, part.language) or shrink(passage)})"
    return part.of(kg, rows, head=[head], passage=shrink(passage), stated=stated, locator=_located(kg, passage))


def _passage(kg: Graph, text: str) -> str:
    """The IRI of a passage that is there."""
    short = text.strip().strip("[]")
    iri = (expand(short) if ":" in short else None) or _PASSAGE + short.removeprefix("passage:")
    if IRI(q("vnru:Passage")) not in kg.values(iri, "rdf:type"):
        raise NotFoundError(say("there is no passage “{name}”", name=text), say("A passage is written as 003-25 or passage:003-25."))
    return iri


def _of(kg: Graph, passage: str) -> list[Statement]:
    """What a passage states."""
    rows = kg.rows(f"SELECT ?s ?p ?o {{ GRAPH <{passage}> {{ ?s ?p ?o }} }} ORDER BY ?s ?p ?o")
    statements = []
    for s, p, o in rows:
        statements += kg.statements(str(s), str(p), o)
    return statements


def _matching(kg: Graph, claim: Claim) -> list[Statement]:
    subject = resolve(kg, claim.subject) if claim.subject.strip() else None
    predicate = _property(claim.predicate) if claim.predicate.strip() else None
    wanted = claim.object.strip()
    if not wanted:
        return kg.statements(subject, predicate)
    if subject is None and predicate is None:
        return kg.statements(None, None, resolve(kg, wanted))
    return [s for s in kg.statements(subject, predicate) if _means(kg, s.object, wanted)]


def _property(name: str) -> str:
    iri = expand(name)
    if iri is None:
        raise NotFoundError(say("“{name}” is no name of a property", name=name), say("Write it with its prefix, as vnru:signedOn."))
    return iri


def _means(kg: Graph, term: Term, wanted: str) -> bool:
    """Whether a term is the one that was written: a literal by its text, a thing by its IRI or any of its preferred names."""
    if isinstance(term, Literal):
        return term.text == wanted or fold(term.text) == fold(wanted)
    return wanted in {term, f"<{term}>", shrink(term)} or fold(wanted) in {fold(name) for name in kg.labels_of(term).values()}


def _row(kg: Graph, statement: Statement, passage: str, part: Part) -> Row:
    def words(term: Term) -> str:
        return term.text if isinstance(term, Literal) else kg.label(term, part.language) or shrink(term)

    terms = (statement.subject, statement.predicate, statement.object)
    written = [t.text if isinstance(t, Literal) else shrink(t) for t in terms]
    inferred = any((statement.subject, statement.predicate) in _inferred(kg, p) for p in ([passage] if passage else statement.passages))
    note = f" ({say('read from the context, not in these words').render(part.language)})" if inferred else ""
    shown = f"{' – '.join(map(words, terms))} ({' '.join(written)}){note}"
    return Row(shown, statement.passages, dict(zip(("subject", "predicate", "object"), written, strict=True)) | {"inferred": inferred})


def _inferred(kg: Graph, passage: str) -> set[tuple[str, str]]:
    """Subject and property of what curators read from a passage's context."""
    return {(str(s), str(p)) for s, p in kg.rows(_INFERRED.format(passage=passage))}


def _located(kg: Graph, passage: str) -> dict[str, str]:
    """Where the words stand, for who has the document."""
    place = next(iter(kg.rows(_LOCATED.format(passage=passage)).dicts()), {})
    return {k: shrink(v) if isinstance(v, IRI) else str(v) for k, v in place.items()}
