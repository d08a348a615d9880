"""Formats: name ↔ file suffix ↔ media type, in one table."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from .errors import UnsuitableError, did_you_mean
from .records import dataclass
from .words import say


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a graph or a result; ``dataset`` formats keep the named graphs."""

    name: str
    suffix: str
    media_type: str
    dataset: bool = False


GRAPH_FORMATS = {
    f.name: f
    for f in (
        Format("turtle", ".ttl", "text/turtle"),
        Format("trig", ".trig", "application/trig", dataset=True),
        Format("ntriples", ".nt", "application/n-triples"),
        Format("nquads", ".nq", "application/n-quads", dataset=True),
        Format("jsonld", ".jsonld", "application/ld+json"),
        Format("rdfxml", ".rdf", "application/rdf+xml"),
    )
}
NETWORK_FORMATS = {
    f.name: f
    for f in (
        Format("graphml", ".graphml", "application/graphml+xml"),
        Format("gexf", ".gexf", "application/gexf+xml"),
        Format("csv", ".csv", "text/csv"),
        Format("parquet", ".parquet", "application/vnd.apache.parquet"),
        Format("neo4j", ".neo4j", "text/csv; header=present"),
    )
}
DESCRIPTION_FORMATS = {"void": Format("void", ".void", "text/turtle")}  # of the data set, not of what is in it
EXPORT_FORMATS = GRAPH_FORMATS | NETWORK_FORMATS | DESCRIPTION_FORMATS
SEVERAL_FILES = ("csv", "parquet", "neo4j")
RESULT_FORMATS = {
    f.name: f
    for f in (
        Format("csv", ".csv", "text/csv"),
        Format("tsv", ".tsv", "text/tab-separated-values"),
        Format("json", ".json", "application/sparql-results+json"),
        Format("xml", ".srx", "application/sparql-results+xml"),
    )
}
_ALIASES = {"ttl": "turtle", "nt": "ntriples", "nq": "nquads", "json-ld": "jsonld", "rdf": "rdfxml", "rdf/xml": "rdfxml", "xml": "rdfxml"}


def find_format(name: str, table: dict[str, Format]) -> Format:
    """The format of that name, suffix or alias; :class:`UnsuitableError` with the nearest names otherwise."""
    return table[resolve_name(name, table)]


def resolve_name(name: str, known: Collection[str]) -> str:
    """The one of the ``known`` names that a name, suffix or alias stands for; :class:`UnsuitableError` otherwise."""
    key = name.strip().lower().lstrip(".")
    if key not in known:
        key = _ALIASES.get(key, key)
    if key in known:
        return key
    near, every = did_you_mean(key, known), say("Known: {names}.", names=", ".join(known))
    raise UnsuitableError(say("unknown format “{name}”", name=name), say("{first} {second}", first=near, second=every) if near else every)


def by_suffix(path: Path, tables: Iterable[dict[str, Format]]) -> Format | None:
    """The format that the suffix of ``path`` stands for, or ``None``."""
    suffix = path.suffix.lower()
    return next((f for table in tables for f in table.values() if f.suffix == suffix), None)
