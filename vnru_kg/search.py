"""Finding things by their names, in any of the three languages, with or without accents."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .engine import IRI, Literal
from .errors import AmbiguousError, NotFoundError
from .kg import KnowledgeGraph
from .namespaces import expand, shrink
from .text import fold

# every name of every thing, and how often passages mention it
_NAMES = """
SELECT ?thing ?name (COUNT(DISTINCT ?passage) AS ?mentions) WHERE {
  VALUES ?p { skos:prefLabel skos:altLabel skos:hiddenLabel dcterms:title }
  ?thing ?p ?name .
  OPTIONAL { ?thing vnru:attestedIn ?passage }
  FILTER(!STRSTARTS(STR(?thing), STR(role:)) && !STRSTARTS(STR(?thing), STR(passage:)) && !STRSTARTS(STR(?thing), STR(inference:)))
} GROUP BY ?thing ?name
"""
_MISSPELT = 0.75
_LONGEST = 500  # characters; no name is so long, and comparing takes time


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found, the name that matched, and how well (0 is the exact name; larger is further)."""

    iri: IRI
    name: str
    rank: int
    mentions: int


def search(kg: KnowledgeGraph, text: str, *, limit: int = 10) -> list[Hit]:
    """Things whose names match ``text``: the exact name first, then its beginning, whole words, parts, near spellings.

    Letters typed with their accents must match as typed; letters typed without match any accent. Among equal matches
    the thing that more passages mention comes first. An empty ``text`` finds nothing.
    """
    wanted = unicodedata.normalize("NFC", " ".join(text.split()))  # as the labels are
    folded = fold(wanted)
    if not folded or len(folded) > _LONGEST:
        return []
    best: dict[str, Hit] = {}
    names = list(_names(kg))
    for iri, name, mentions in names:
        rank = _rank(wanted, folded, name)
        if rank is not None and (iri not in best or rank < best[iri].rank):
            best[iri] = Hit(IRI(iri), name, rank, mentions)
    if not best:
        best = _near(folded, names)
    return sorted(best.values(), key=lambda h: (h.rank, -h.mentions, len(h.name), h.iri))[:limit]


def _names(kg: KnowledgeGraph) -> Iterator[tuple[str, str, int]]:
    for thing, name, mentions in kg.select(_NAMES):
        if isinstance(name, Literal):
            yield str(thing), name.text, int(str(mentions))


def _rank(wanted: str, folded: str, name: str) -> int | None:
    plain = fold(name)
    if plain == folded:
        return 0 if _accents_agree(wanted, name) else None
    if folded not in plain or not _accents_agree(wanted, name):
        return None if not _all_words(folded, plain) or wanted.casefold() != folded else 4
    if plain.startswith(folded):
        return 1
    return 2 if re.search(rf"\b{re.escape(folded)}\b", plain) else 3


def _all_words(folded: str, plain: str) -> bool:
    words = folded.split()
    return len(words) > 1 and all(re.search(rf"\b{re.escape(word)}", plain) for word in words)


def _accents_agree(wanted: str, name: str) -> bool:
    """Whether every word that was typed with accents stands so in the name."""
    lower = name.casefold()
    return all(word.casefold() in lower for word in wanted.split() if word.casefold() != fold(word))


def _near(folded: str, names: list[tuple[str, str, int]]) -> dict[str, Hit]:
    spelt: dict[str, list[tuple[str, str, int]]] = {}
    for entry in names:
        spelt.setdefault(fold(entry[1]), []).append(entry)
    found: dict[str, Hit] = {}
    for order, near in enumerate(difflib.get_close_matches(folded, spelt, n=5, cutoff=_MISSPELT)):
        for iri, name, mentions in spelt[near]:
            found.setdefault(iri, Hit(IRI(iri), name, 5 + order, mentions))
    return found


def resolve(kg: KnowledgeGraph, name: str) -> IRI:
    """See :meth:`KnowledgeGraph.resolve <vnru_kg.kg.KnowledgeGraph.resolve>`."""
    iri = expand(name)
    if iri is not None:
        if any(True for _ in kg.engine.quads(iri)) or any(True for _ in kg.engine.quads(None, None, IRI(iri))):
            return IRI(iri)
        near = difflib.get_close_matches(shrink(iri), [shrink(i) for i in kg.labels], n=3)
        raise NotFoundError(f"{name} is not in the graph", f"Did you mean {' or '.join(near)}?" if near else "Try: vnru-kg search NAME")
    hits = search(kg, name)
    exact = [h for h in hits if h.rank == 0]
    if len(exact) == 1 or len(hits) == 1:
        return (exact or hits)[0].iri
    if hits and hits[0].rank < 5:
        raise AmbiguousError(name, [(shrink(h.iri), kg.label(h.iri) or h.name) for h in (exact or hits)])
    slugs = [i for i in kg.labels if i.rpartition("/")[2] == name]
    if len(slugs) == 1:
        return IRI(slugs[0])
    near = [h.name for h in hits]
    raise NotFoundError(f"nothing is called “{name}”", f"Did you mean {', '.join(near)}?" if near else "Try another spelling or language.")
