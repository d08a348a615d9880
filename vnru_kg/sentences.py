"""How a node of a statement is told: one sentence a class and language, filled from the node's neighbourhood.

A slot is a property path of prefixed names (``^`` against the arrow, ``/`` onward). The sentences stand in the tables ``facts``
of the languages; a part of one in ``[…]`` is left out when its slot is empty.
"""

from __future__ import annotations

SLOTS: dict[str, dict[str, str]] = {
    "sem:Role": {
        "actor": "rdf:value",
        "role": "sem:roleType",
        "event": "^vnru:hasRole",
        "post": "vnru:inCapacityOf/vnru:post",
        "date": "^vnru:hasRole/dcterms:date",
    },
    "vnru:Tenure": {
        "person": "org:member",
        "post": "vnru:post",
        "attested": "vnru:attestedOn",
        "begin": "vnru:begin",
        "end": "vnru:end",
        "holds": "vnru:holdsOn",
        "unknown": "vnru:unknownOn",
    },
    "vnru:Position": {
        "holder": "vnru:heldBy",
        "stance": "vnru:stance",
        "topic": "dcterms:subject",
        "text": "dcterms:description",
        "event": "vnru:expressedAt",
        "date": "dcterms:date",
    },
    "qb:Observation": {"figure": ".", "printed": "vnru:asPrinted", "according": "vnru:accordingTo", "holds": "vnru:holdsOn"},
    "vnru:TradeFlow": {"exporter": "vnru:exporter", "importer": "vnru:importer", "products": "vnru:product", "date": "dcterms:date"},
}

# what a thing is called in other data sets
ELSEWHERE = ("skos:exactMatch", "schema:sameAs", "dcterms:identifier", "schema:url")
# how a thing is named or typed is shown at its head; the rest is the build's own book-keeping
HEAD = (
    "rdf:type",
    "skos:prefLabel",
    "rdfs:label",
    "skos:altLabel",
    "skos:hiddenLabel",
    "vnru:shortLabel",
    *ELSEWHERE,
    "vnru:identifierFoundIn",
    "vnru:identifierSoughtIn",
    "skos:inScheme",
    "skos:topConceptOf",
    "skos:definition",
)
DERIVED = (
    "vnru:attestedIn",
    "vnru:earliest",
    "vnru:latest",
    "vnru:beginIs",
    "vnru:endIs",
    "vnru:low",
    "vnru:high",
    "sem:hasActor",
    "vnru:hasRole",
    "vnru:passage",
    "vnru:onSubject",
)

# More dates than these are told by their number, the first and the last.
MANY_DATES = 4

# In which order a reader wants to be told: these first, by class or property (``^`` where the thing is the object), …
FIRST = (
    "vnru:Tenure", "vnru:nationality", "org:postIn", "vnru:worksFor", "vnru:studiedIn", "dcterms:title", "dcterms:description",
    "rdfs:comment", "vnru:level", "dcterms:date", "vnru:begin", "vnru:beginOn", "vnru:end", "vnru:signedOn", "vnru:entryIntoForce",
    "vnru:status", "vnru:statusOn", "sem:eventType", "schema:legislationType", "sem:hasPlace", "vnru:signedAt", "vnru:hostCountry",
    "vnru:visitedFrom", "vnru:party", "vnru:between", "vnru:partner", "vnru:investor", "vnru:locatedIn", "vnru:partOf", "vnru:phaseOf",
    "vnru:ofInstrument", "vnru:establishedBy", "vnru:occasion", "vnru:resultedIn", "^vnru:resultedIn", "sem:Role", "^vnru:hostCountry",
    "^vnru:visitedFrom",
)  # fmt: skip
# … and these last, after all that neither names.
LAST = (
    "dcterms:subject", "^dcterms:subject", "vnru:cooperatesIn", "^vnru:cooperatesIn", "vnru:activeIn", "^vnru:activeIn", "qb:Observation",
    "vnru:TradeFlow", "vnru:Position", "skos:broader", "^skos:broader", "vnru:modality", "vnru:accordingTo", "^vnru:accordingTo",
    "schema:about", "^schema:about", "schema:citation", "^schema:citation", "vnru:photoCredit", "^vnru:photoCredit", "vnru:citationKey",
    "geo:lat", "geo:long", "vnru:fileName", "schema:sha256", "vnru:characters",
)  # fmt: skip


def rank(name: str) -> int:
    """The place of what a class or property tells."""
    if name in FIRST:
        return FIRST.index(name)
    return len(FIRST) + (1 + LAST.index(name) if name in LAST else 0)
