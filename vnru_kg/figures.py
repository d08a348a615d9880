"""All figures as one table: each observation with its dimensions, its value and what that leaves open, and the passages that say it."""

from __future__ import annotations

from collections.abc import Iterator

from .engine import IRI, Term
from .graph import Graph
from .namespaces import q
from .records import dataclass

# column → property, what its values are: names of things, words, days or numbers
COLUMNS = {
    "indicator": ("vnru:indicator", "thing"),
    "area": ("sdmx-dimension:refArea", "thing"),
    "counterpart": ("vnru:counterpartArea", "thing"),
    "product": ("vnru:product", "thing"),
    "group": ("vnru:group", "thing"),
    "period": ("sdmx-dimension:refPeriod", "words"),
    "earliest": ("vnru:earliest", "day"),
    "latest": ("vnru:latest", "day"),
    "as_of": ("vnru:asOf", "words"),
    "value": ("sdmx-measure:obsValue", "number"),
    "upper_value": ("vnru:upperValue", "number"),
    "low": ("vnru:low", "number"),
    "high": ("vnru:high", "number"),
    "bound": ("vnru:bound", "thing"),
    "unit": ("sdmx-attribute:unitMeasure", "thing"),
    "as_printed": ("vnru:asPrinted", "words"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One observation: its IRI, a term or ``None`` for each of :data:`COLUMNS`, and its passages, sorted."""

    iri: str
    terms: dict[str, Term | None]
    passages: tuple[str, ...]


def figures(kg: Graph) -> Iterator[Figure]:
    """Every figure in the order of the IRIs; where a property has several values, the first in order."""
    rows: dict[str, dict[str, Term | None]] = {
        iri: dict.fromkeys(COLUMNS) for iri in sorted({s.subject for s in kg.statements(None, q("rdf:type"), IRI(q("qb:Observation")))})
    }
    passages: dict[str, set[str]] = {iri: set() for iri in rows}
    for name, (predicate, _) in COLUMNS.items():
        for statement in kg.statements(None, q(predicate)):
            if statement.subject in rows:
                terms = rows[statement.subject]
                terms[name] = statement.object if terms[name] is None else terms[name]
                passages[statement.subject].update(statement.passages)
    return (Figure(iri, terms, tuple(sorted(passages[iri]))) for iri, terms in rows.items())
