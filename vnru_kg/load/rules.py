"""The rules of ``ontology/rules``: each a CONSTRUCT whose triples follow from the files, here as in any other engine.

The head of a rule says in which graph its triples stand: ``# into: standard`` for what only says again, in the words that
other tools look for, what is said already; the derived triples otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from ..engine import EmbeddedEngine, Triples
from ..engine.terms import native_triple
from ..namespaces import DERIVED_GRAPH, STANDARD_GRAPH
from .places import rule_files

_INTO = re.compile(r"^# into: (\w+)$", re.MULTILINE)
_GRAPHS = {"standard": STANDARD_GRAPH, "derived": DERIVED_GRAPH}


def infer(quads: Iterable[ox.Quad], home: Path) -> list[ox.Quad]:
    """The quads that the rules give over the merge of ``quads``, each once and none whose triple is said already."""
    quads = list(quads)
    said = {quad.triple for quad in quads}
    engine = EmbeddedEngine(quads)
    conclusions: dict[ox.Quad, None] = {}
    for path in rule_files(home):
        graph, text = graph_and_text(path)
        answer = engine.query(text)
        assert isinstance(answer, Triples)  # noqa: S101 — a rule is a CONSTRUCT, a test holds that
        for triple in map(native_triple, answer):
            conclusions[ox.Quad(triple.subject, triple.predicate, triple.object, graph)] = None
    return [quad for quad in conclusions if quad.triple not in said]


def graph_and_text(path: Path) -> tuple[ox.NamedNode, str]:
    """In which graph the triples of a rule stand, and its CONSTRUCT."""
    text = path.read_text("utf-8")
    into = _INTO.search(text)
    return ox.NamedNode(_GRAPHS[into[1] if into else "derived"]), text
