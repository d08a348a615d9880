"""What the index holds of a graph: every thing that has a name, its names, kind, fields, and how often it is mentioned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..engine import Literal
from ..graph import Graph
from ..namespaces import BASE, q
from ..records import dataclass, field
from ..text import LANGUAGES

# in the order in which the names of a thing are shown
_NAMES = ("skos:prefLabel", "skos:altLabel", "dcterms:title", "skos:hiddenLabel")
_NAMED = "SELECT ?thing ?name WHERE {{ ?thing {} ?name }}"
# what has a name of its own, and nodes of a statement, which are named by what they say
_CALLED = """
SELECT ?thing ?name WHERE {
  { ?thing skos:prefLabel ?name }
  UNION { ?class vnru:edgeFrom ?start . ?thing a ?class ; rdfs:label ?name }
  UNION { ?thing a vnru:Conflict ; rdfs:label ?name }
}
"""
_CODES = BASE + "code/"

_MENTIONS = "SELECT ?thing (COUNT(*) AS ?n) WHERE { ?thing vnru:attestedIn ?passage } GROUP BY ?thing"
_DEGREES = "SELECT ?thing (COUNT(*) AS ?n) WHERE {{ ?other ?p ?thing FILTER(isIRI(?thing) && ?p NOT IN ({})) }} GROUP BY ?thing".format(
    "schema:location, schema:containedInPlace, schema:about"  # said again for other tools
)
_KINDS = "SELECT ?thing ?kind WHERE { ?class vnru:displayKind ?kind . ?thing a ?class }"
_FIELDS = """
SELECT DISTINCT ?thing ?topic WHERE {
  ?topic skos:inScheme topic:scheme . ?thing ?p ?topic . FILTER(!STRSTARTS(STR(?p), STR(skos:)))
}
"""
_TOPICS = "SELECT ?topic WHERE { ?topic skos:inScheme topic:scheme }"
_BROADER = "SELECT ?topic ?broader WHERE { ?topic skos:inScheme topic:scheme ; skos:broader ?broader }"
_ALL_KINDS = (
    "SELECT ?kind ?name WHERE { ?kind skos:inScheme code:kind-scheme ; skos:prefLabel ?name ; vnru:rank ?rank } ORDER BY ?rank ?name"
)


@dataclass(slots=True)
class Entry:
    """A thing with its names, each with the languages in which it is the preferred one (``"vi en"``), best known first.

    ``fields`` are the topics that it belongs to, broader ones included; ``degree`` counts the triples that name it.
    """

    iri: str
    names: dict[str, str] = field(default_factory=dict)
    kind: str = ""
    fields: tuple[str, ...] = ()
    mentions: int = 0
    degree: int = 0


def kinds(kg: Graph) -> list[tuple[str, str]]:
    """The kinds of things that there are, each with one of its names, in the order of the code list."""
    return [(str(kind).removeprefix(q("code:kind-")), str(name)) for kind, name in kg.rows(_ALL_KINDS)]


def entries(kg: Graph) -> list[Entry]:
    """Every thing of a graph that people look for by name, most mentioned first."""
    entries = _named(kg)
    for iri, mentions in _counted(kg, _MENTIONS):
        if iri in entries:
            entries[iri].mentions = mentions
    for iri, degree in _counted(kg, _DEGREES):
        if iri in entries:
            entries[iri].degree = degree
    for thing, kind in kg.rows(_KINDS):
        if str(thing) in entries and not str(thing).startswith(_CODES):  # the code lists are of no kind
            entries[str(thing)].kind = str(kind).removeprefix(q("code:kind-"))
    for iri, topics in _fields(kg).items():
        if iri in entries:
            entries[iri].fields = tuple(sorted(topics))
    return sorted(entries.values(), key=lambda e: (-e.mentions, -e.degree, e.iri))


def _named(kg: Graph) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for predicate in _NAMES:
        preferred = predicate == _NAMES[0]
        rows = [
            (str(thing), name.text, name.language or "")
            for thing, name in kg.rows(_CALLED if preferred else _NAMED.format(predicate))
            if isinstance(name, Literal) and not str(thing).startswith(kg.vocabulary.no_search)
        ]
        rows.sort(key=lambda row: (row[0], _order(row[2]), row[1]))
        for iri, name, language in rows:
            if iri not in entries:
                entries[iri] = Entry(iri)
            languages = entries[iri].names.get(name, "")
            entries[iri].names[name] = f"{languages} {language}".strip() if preferred else languages
    return entries


def _order(language: str) -> int:
    return LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES)


def _counted(kg: Graph, query: str) -> Iterator[tuple[str, int]]:
    for thing, count in kg.rows(query):
        yield str(thing), int(str(count))


def _fields(kg: Graph) -> dict[str, set[str]]:
    """Thing → the topics it is about and all broader ones; a topic is of its own field."""
    broader: dict[str, set[str]] = defaultdict(set)
    for topic, other in kg.rows(_BROADER):
        broader[str(topic)].add(str(other))
    fields: dict[str, set[str]] = defaultdict(set)
    for thing, topic in kg.rows(_FIELDS):
        fields[str(thing)].add(str(topic))
    for (topic,) in kg.rows(_TOPICS):
        fields[str(topic)].add(str(topic))
    for topics in fields.values():
        new = list(topics)
        while new:
            new = [b for topic in new for b in broader[topic] if b not in topics]
            topics.update(new)
    return fields
