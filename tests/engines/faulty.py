"""Data in which the checks find something: the vocabulary with the bad examples of all of them."""

from __future__ import annotations

import re

import pyoxigraph as ox

from vnru_kg.engine import EmbeddedEngine
from vnru_kg.load.derive import derive
from vnru_kg.load.files import graph_of, parse
from vnru_kg.load.places import source_files
from vnru_kg.load.rules import infer
from vnru_kg.namespaces import BASE
from vnru_kg.validate.rules import lexical_faults, misfits, rows, rules

from ..support import DATA, ROOT

CHECKS = {name: rule.query for name, rule in rules(ROOT).items()}
_BYTES = "Virtuoso 7.2.5.1 reads letters beyond ASCII byte by byte in regular expressions"
# engine → the checks that it cannot answer as others do, and why
BEYOND = {
    "virtuoso": {
        "text-characters": _BYTES,
        "text-script": _BYTES,
        "literal-form": "Virtuoso 7.2.5.1 keeps another form of literals that are none of their datatype, and does not end within 300 s",
    }
}
# literals that are none of their datatype and blank nodes: each engine reads them in its own way, or not at all
OTHERWISE = {"literal-form", "blank-nodes"}
_EXAMPLES = [name for name in CHECKS if name not in OTHERWISE]
_NAME = re.compile(rf"<{BASE}[a-z]+/")  # of a thing, not of a graph of the vocabulary


def faulty(*, vocabulary: bool = True) -> list[ox.Quad]:
    """The quads, with what is derived from those that can be reckoned with; without the vocabulary only the examples.

    All examples speak of the same few things, so that one can say what another lacks: an example whose fault is hidden by others
    is told of things of its own.
    """
    together = _whole([quad for name in _EXAMPLES for quad in _example(name)], vocabulary=vocabulary)
    if not vocabulary:
        return together  # few on purpose: for an engine that takes long
    engine = EmbeddedEngine(together)
    hidden = [name for name in _EXAMPLES if not next(rows(engine, CHECKS[name]), None)]
    return _whole([quad for name in _EXAMPLES for quad in _example(name, apart=name in hidden)], vocabulary=vocabulary)


def _example(name: str, *, apart: bool = False) -> list[ox.Quad]:
    """The bad example of a check; ``apart``, what it describes has names that no other example has."""
    quads = parse(DATA / "bad" / f"{name}.trig")
    if not apart:
        return quads
    described = {term for quad in quads for term in (quad.subject, quad.graph_name) if _NAME.match(str(term))}
    own = {term: ox.NamedNode(f"{term.value}-{_EXAMPLES.index(name)}") for term in described if isinstance(term, ox.NamedNode)}
    return [ox.Quad(own.get(s, s), p, own.get(o, o), own.get(g, g)) for s, p, o, g in quads]


def _whole(examples: list[ox.Quad], *, vocabulary: bool) -> list[ox.Quad]:
    """Examples with the vocabulary, how it is used, and what is derived."""
    files = [*source_files(ROOT)[:3], ROOT / "ontology" / "usage.ttl"] if vocabulary else []
    quads = [quad for path in files for quad in parse(path, graph_of(ROOT, path))]
    quads = list(dict.fromkeys([*quads, *examples]))
    wrong = lexical_faults(quads, rules(ROOT)["literal-form"])
    quads = [quad for quad in quads if quad not in wrong]
    unfit = misfits(quads)
    sound = [quad for quad in quads if quad not in unfit]
    return [*quads, *derive(sound), *infer(sound, ROOT)]
