"""Data in which the checks find something: the vocabulary with the bad examples of all of them."""

from __future__ import annotations

import pyoxigraph as ox

from vnru_kg.load.derive import derive
from vnru_kg.load.files import graph_of, parse
from vnru_kg.load.places import source_files
from vnru_kg.load.rules import infer
from vnru_kg.validate.rules import lexical_faults, misfits, rules

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
_OTHERWISE = {"literal-form", "blank-nodes"}


def faulty(*, vocabulary: bool = True) -> list[ox.Quad]:
    """The quads, with what is derived from those that can be reckoned with; without the vocabulary a few hundred."""
    quads = [quad for path in source_files(ROOT)[:3] for quad in parse(path, graph_of(ROOT, path))] if vocabulary else []
    for name in CHECKS:
        if name not in _OTHERWISE:
            quads += parse(DATA / "bad" / f"{name}.trig")
    quads = list(dict.fromkeys(quads))
    wrong = lexical_faults(quads, rules(ROOT)["literal-form"])
    quads = [quad for quad in quads if quad not in wrong]
    unfit = misfits(quads)
    sound = [quad for quad in quads if quad not in unfit]
    return [*quads, *derive(sound), *infer(sound, ROOT)]
