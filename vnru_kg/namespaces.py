"""Prefixes, read from ``ontology/prefixes.ttl``: the one list from which all others derive."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

import pyoxigraph as ox

from .errors import NotFoundError, did_you_mean
from .paths import data_home

BASE = "https://w3id.org/vnru/"
VNRU = BASE + "ontology#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ONTOLOGY_GRAPH = BASE + "ontology"
CODE_GRAPH = BASE + "code"
DATASET_GRAPH = BASE + "dataset"
DERIVED_GRAPH = BASE + "graph/derived"
QUERY_GRAPH = BASE + "graph/queries"

_SH = "http://www.w3.org/ns/shacl#"
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[\w.-]*[\w-])?\Z", re.ASCII)
_CURIE = re.compile(r"([A-Za-z][\w-]*)?:([^\s<>\"{}|\\^`]*)\Z")


@cache
def prefixes() -> MappingProxyType[str, str]:
    """Prefix → namespace IRI, in the order of the file."""
    found: dict[str, dict[str, str]] = {}
    for triple in ox.parse(path=str(data_home() / "ontology" / "prefixes.ttl"), format=ox.RdfFormat.TURTLE):
        found.setdefault(str(triple.subject), {})[triple.predicate.value] = getattr(triple.object, "value", "")
    pairs = {d[_SH + "prefix"]: d[_SH + "namespace"] for d in found.values() if _SH + "prefix" in d}
    return MappingProxyType(pairs)


@cache
def _longest_first() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(prefixes().items(), key=lambda p: -len(p[1])))


def shrink(iri: str) -> str:
    """``person:vo-van-kiet`` for an IRI under a known namespace, ``<iri>`` for any other."""
    for prefix, namespace in _longest_first():
        if iri.startswith(namespace) and _LOCAL.match(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def expand(text: str) -> str | None:
    """The IRI that ``text`` writes (``<iri>``, ``https://…``, ``prefix:local``), or ``None`` if it writes none.

    Raises :class:`NotFoundError` for a name whose prefix is unknown though nothing but a prefixed name looks so.
    """
    text = text.strip()
    if text.startswith("<") and text.endswith(">"):
        return text[1:-1]
    if re.match(r"(https?|urn):", text):
        return text
    match = _CURIE.match(text)
    if not match:
        return None
    prefix, local = match[1] or "", match[2]
    if prefix in prefixes():
        return prefixes()[prefix] + local
    raise NotFoundError(f"unknown prefix “{prefix}:” in {text}", did_you_mean(prefix, prefixes()))


@cache
def q(curie: str) -> str:
    """The IRI of a prefixed name that is known to be right, for use in code."""
    prefix, _, local = curie.partition(":")
    return prefixes()[prefix] + local
