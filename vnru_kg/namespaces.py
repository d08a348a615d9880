"""Prefixes, and what is said of their namespaces, read from ``ontology/prefixes.ttl``: the one list from which all others derive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from .errors import DataError, NotFoundError, did_you_mean
from .paths import package_home, read_file
from .words import say

BASE = "https://w3id.org/vnru/"
VNRU = BASE + "ontology#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ONTOLOGY_GRAPH = BASE + "ontology"
CODE_GRAPH = BASE + "code"
DATASET_GRAPH = BASE + "dataset"
DERIVED_GRAPH = BASE + "graph/derived"
STANDARD_GRAPH = BASE + "graph/standard"  # what is said elsewhere, once more in the terms of other vocabularies
QUERY_GRAPH = BASE + "graph/queries"

_PASSAGE = BASE + "passage/"
_MOST = 1 << 20  # bytes of the file of prefixes
_SH = "http://www.w3.org/ns/shacl#"
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[\w.-]*[\w-])?\Z", re.ASCII)
_CURIE = re.compile(r"([A-Za-z][\w-]*)?:([^\s<>\"{}|\\^`]*)\Z")


@cache
def prefixes() -> MappingProxyType[str, str]:
    """Prefix → namespace IRI, in the order of the file; after them what was :func:`learnt <learn>` from other data."""
    return MappingProxyType(_known())


@cache
def _known() -> dict[str, str]:
    return _prefixes(_own())


@cache
def parameter_types() -> MappingProxyType[str, tuple[str, ...]]:
    """The types of things that a parameter of a question takes → the prefixes of such things (``vnru:parameterType``)."""
    return MappingProxyType(_types())


@cache
def _types() -> dict[str, tuple[str, ...]]:
    return _typed(_own())


@cache
def _own() -> list[dict[str, str]]:
    return _read(package_home() / "ontology" / "prefixes.ttl")


def learn(path: Path) -> None:
    """Know the prefixes of another ``prefixes.ttl`` as well. A prefix that the package has keeps its meaning: its code relies on it.

    Raises :class:`DataError` with line and column if the file does not parse.
    """
    said = [s for s in _read(path) if s.get(_SH + "prefix") not in _known()]
    if new := _prefixes(said):
        _known().update(new)
        for type_, names in _typed(said).items():
            _types()[type_] = (*_types().get(type_, ()), *names)
        _longest_first.cache_clear()


def _prefixes(said: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return {d[_SH + "prefix"]: d[_SH + "namespace"] for d in said if d.keys() >= {_SH + "prefix", _SH + "namespace"}}


def _typed(said: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    prefixes: dict[str, tuple[str, ...]] = {}
    for one in said:
        prefix = one.get(_SH + "prefix", "")
        type_ = one.get(VNRU + "parameterType") or (prefix if one.get(VNRU + "nodeKind") == BASE + "code/node-thing" else "")
        if type_:
            prefixes[type_] = (*prefixes.get(type_, ()), prefix)
    return prefixes


def _read(path: Path) -> list[dict[str, str]]:
    """What a file says of each prefix."""
    rows: dict[str, dict[str, str]] = {}
    try:
        text = read_file(path, _MOST).decode("utf-8-sig")
        for triple in ox.parse(text, format=ox.RdfFormat.TURTLE):
            rows.setdefault(str(triple.subject), {})[triple.predicate.value] = getattr(triple.object, "value", "")
    except OSError as error:
        raise DataError(say("{file}: cannot be read: {reason}", file=path, reason=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise DataError(say("{file}: byte {at} is not UTF-8", file=path, at=str(error.start)), say("Save the file as UTF-8.")) from error
    except SyntaxError as error:
        place = say("{file}, line {line}, column {column}", file=path, line=str(error.lineno), column=str(error.offset))
        raise DataError(say("{place}: {reason}", place=place, reason=error.msg)) from error
    return list(rows.values())


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
    raise NotFoundError(say("unknown prefix “{prefix}:” in {text}", prefix=prefix, text=text), did_you_mean(prefix, prefixes()))


def segment(iri: str) -> str:
    """The kind of a node of ours, as its IRI says it: ``person`` for ``person:vo-van-kiet``; ``""`` for any other IRI."""
    return iri[len(BASE) :].partition("/")[0] if iri.startswith(BASE) else ""


@cache
def q(curie: str) -> str:
    """The IRI of a prefixed name that is known to be right, for use in code."""
    prefix, _, local = curie.partition(":")
    if prefix not in prefixes():
        file = package_home() / "ontology" / "prefixes.ttl"
        raise DataError(say("{file}: the prefix “{prefix}:” is missing", file=file, prefix=prefix), say("Put it back: the code uses it."))
    return prefixes()[prefix] + local


_USED = re.compile(r"(?<![\w<?$])([A-Za-z][\w-]*):[A-Za-z_]")
_IRIS = re.compile(r"<[^<>\s]*>|\"[^\"\n]*\"|'[^'\n]*'")


def document_name(graph: str) -> str | None:
    """The document of a passage's graph, as ``doc-000``: readers of tables take ``000`` for the number 0."""
    return f"doc-{graph.removeprefix(_PASSAGE).partition('-')[0]}" if graph.startswith(_PASSAGE) else None


def declare_prefixes(sparql: str) -> str:
    """A query with a ``PREFIX`` line for each prefix it uses, so that it runs on every engine."""
    used = set(_USED.findall(_IRIS.sub("", sparql)))
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes().items() if name in used) + sparql
