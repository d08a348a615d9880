"""Whether a change is noticed: the checks of ``validate`` for the nodes that changed, and ``verify`` for their passage."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox
import rdflib

from vnru_kg import KnowledgeGraph, transcription
from vnru_kg.code_words import code_words
from vnru_kg.engine import EmbeddedEngine, Quad
from vnru_kg.engine.terms import plain
from vnru_kg.load.derive import derive
from vnru_kg.load.files import parse
from vnru_kg.load.rules import infer
from vnru_kg.namespaces import ONTOLOGY_GRAPH
from vnru_kg.sources import documents
from vnru_kg.validate.rules import rows, rules
from vnru_kg.verify import Reader

from .changes import Change, local

# These speak of terms and graphs, which no change touches: things that are there take the place of others; they take long.
_WHOLE = {"undeclared-term", "passage-name", "unknown-graph", "dangling-iri", "unlabelled-term", "duplicate-preflabel"}
_BOUND = re.compile(r"\bAS\s+\?subject\b")


class Watch:
    """Holds the graph once and makes and undoes one change at a time in it."""

    def __init__(self, quads: Iterable[ox.Quad], home: Path, sources: Path | None) -> None:
        authored = list(quads)
        self._home, self._quads = home, authored
        usage = parse(home / "ontology" / "usage.ttl", ONTOLOGY_GRAPH)
        self._engine = EmbeddedEngine([*authored, *usage, *derive(authored), *infer(authored, home)])
        self._graph = KnowledgeGraph(self._engine)
        self._rules = rules(home)
        self._by_graph: dict[str, list[ox.Quad]] = defaultdict(list)
        for quad in self._engine.native_quads():
            self._by_graph[local(quad.graph_name)].append(quad)
        present = [d for d in documents(self._graph, sources) if d.path] if sources else []
        self._reader = Reader(self._graph, present, home) if present else None
        self._said: dict[str, set[str]] = {}
        self._before = {ask.__name__: set(ask(None)) for ask in (self._as_printed, self._ruled)}

    def validated(self, change: Change) -> bool:
        """Whether a figure is no longer as printed, or a rule speaks of the changed nodes that did not before."""
        return self._noticed(change, self._as_printed, self._ruled)

    def shaped(self, change: Change) -> bool:
        """Whether a shape does; slower than the rest by far."""
        if self._shaped.__name__ not in self._before:
            self._before[self._shaped.__name__] = set(self._shaped(None))
        return self._noticed(change, self._shaped)

    def undo(self, change: Change) -> None:
        """Make the change and undo it, and ask nothing in between."""
        self._noticed(change)

    def _noticed(self, change: Change, *asked: Callable[[frozenset[str] | None], Iterator[str]]) -> bool:
        about = self._about(change)
        self._turn(change.out, change.into)
        try:
            return any(set(ask(about)) - self._before[ask.__name__] for ask in asked)
        finally:
            self._turn(change.into, change.out)

    def size(self) -> int:
        """Number of quads, those of the merged graph included."""
        return len(self._engine._store)

    @cached_property
    def _shapes(self) -> rdflib.Graph:
        found = rdflib.Graph()
        for path in sorted((self._home / "ontology" / "shapes").glob("*.ttl")):
            found.parse(path, format="turtle")
        return found

    @cached_property
    def _data(self) -> rdflib.Graph:
        merged = ox.serialize(dict.fromkeys(x.triple for x in self._engine.native_quads()), format=ox.RdfFormat.N_TRIPLES)
        return rdflib.Graph().parse(data=merged, format="nt")

    def verified(self, change: Change) -> set[str]:
        """What ``verify`` says of the passage after the change and did not before."""
        if self._reader is None:
            return set()
        stated = self._by_graph[change.passage]
        if change.passage not in self._said:
            self._said[change.passage] = self._says(change.passage, stated)
        return self._says(change.passage, [*(x for x in stated if x not in change.out), *change.into]) - self._said[change.passage]

    def _says(self, passage: str, stated: list[ox.Quad]) -> set[str]:
        assert self._reader is not None
        quads: list[Quad] = [(plain(x.subject), plain(x.predicate), plain(x.object), plain(x.graph_name)) for x in stated]
        return {f"{v.quad[:3]} {v.problem}" for v in self._reader.check(passage, quads) if v.problem}

    def _about(self, change: Change) -> frozenset[str]:
        """The changed nodes and those that they and that point to them in the passage."""
        around = set(change.subjects)
        for quad in (*self._by_graph[change.passage], *change.into):
            one, other = local(quad.subject), local(quad.object)
            if {one, other} & change.subjects and isinstance(quad.object, ox.NamedNode):
                around |= {one, other}
        return frozenset(n for n in around if "/ontology#" not in n and "/code/" not in n)

    def _turn(self, out: Iterable[ox.Quad], into: Iterable[ox.Quad]) -> None:
        store = self._engine._store
        default = ox.DefaultGraph()
        for quad in out:
            store.remove(quad)
            if not any(True for x in store.quads_for_pattern(quad.subject, quad.predicate, quad.object) if x.graph_name != default):
                store.remove(ox.Quad(quad.subject, quad.predicate, quad.object, default))
                if "_data" in self.__dict__:
                    self._data.remove(_rdflib(quad))
        for quad in into:
            store.add(quad)
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object, default))
            if "_data" in self.__dict__:
                self._data.add(_rdflib(quad))

    def _as_printed(self, about: frozenset[str] | None) -> Iterator[str]:
        if about is None or any("/observation/" in node for node in about):
            yield from (f"{subject}" for subject, _ in transcription.faults(self._engine, code_words(self._home), "en"))

    def _ruled(self, about: frozenset[str] | None) -> Iterator[str]:
        """The rules of ontology/checks, asked of some nodes or of all."""
        values = f"VALUES ?subject {{ {' '.join(f'<{n}>' for n in sorted(about))} }}" if about is not None else ""
        for rule in self._rules.values():
            if rule.name not in _WHOLE and (about is None or not _BOUND.search(rule.query)):
                asked = re.sub(r"WHERE\s*\{", lambda m: f"{m[0]} {values}", rule.query, count=1)
                yield from (f"{rule.name} {row.get('subject')}" for row in rows(self._engine, asked))

    def _shaped(self, about: frozenset[str] | None) -> Iterator[str]:
        import pyshacl

        nodes = sorted(about) if about is not None else None
        _, report, _ = pyshacl.validate(self._data, shacl_graph=self._shapes, inference="none", inplace=True, focus_nodes=nodes)
        assert isinstance(report, rdflib.Graph)
        sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
        for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
            yield f"{report.value(result, sh.sourceShape)} {report.value(result, sh.focusNode)}"


def _rdflib(quad: ox.Quad) -> tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]:
    line = ox.serialize([quad.triple], format=ox.RdfFormat.N_TRIPLES)
    return next(iter(rdflib.Graph().parse(data=line, format="nt")))
