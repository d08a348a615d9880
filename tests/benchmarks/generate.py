"""``python -m tests.benchmarks.generate --triples N --seed S -o FILE.trig``: an invented graph of any size, shaped as the shipped one.

People meet at events, a few things are in nearly all of them, each passage is a graph. It is written as it is made, so that
memory does not grow with it; the same size and seed give the same file.
"""

# ruff: noqa: S311 — chance that is the same each time

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from vnru_kg.load import source_files
from vnru_kg.load.files import read_quads
from vnru_kg.namespaces import prefixes
from vnru_kg.paths import data_home

from . import fit, synthetic
from .said import said

_A_THING = 26.5  # triples, those of its names and roles among them; a test holds that
_EVENTS_A_PASSAGE = 1
_SAMPLE = 40_000  # triples that are measured


def lines(triples: int, seed: int = 1) -> Iterator[str]:
    """The lines of a TriG file of about so many triples."""
    chance = random.Random(seed)
    counts = synthetic.counts(int(triples / _A_THING))
    yield from (f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in prefixes().items())
    yield "<https://w3id.org/vnru/authority/things> {"
    for kind, count in counts.items():
        yield from (synthetic.named(kind, n, chance) for n in range(count))
    yield "}"
    for n in range(0, counts["event"], _EVENTS_A_PASSAGE):
        events = [
            f"{synthetic.event(m, counts, chance)} {said(m, counts, chance)}" for m in range(n, min(n + _EVENTS_A_PASSAGE, counts["event"]))
        ]
        passage = f"passage:900-{n // _EVENTS_A_PASSAGE}"
        yield f"source:900 {{ {passage} a vnru:Passage ; oa:hasSource source:900 ; vnru:paragraph {n // _EVENTS_A_PASSAGE} . }}"
        yield f"{passage} {{ {' '.join(events)} }}"


def compared(triples: int, seed: int) -> str:
    """The measures of the shipped graph and of an invented one, a line each."""
    home = data_home().path
    model = [*read_quads(home, source_files(home)[:3])]
    invented = ox.parse("\n".join(lines(triples, seed)), format=ox.RdfFormat.TRIG)
    shipped, ours = fit.measures(read_quads(home, source_files(home))), fit.measures([*model, *invented])
    return "\n".join(f"{name:48}{shipped[name]:9.2f}{value:9.2f}" for name, value in ours.items())


def main() -> None:
    """Write a graph into a file, or to standard output."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.generate", description=__doc__)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--fit", action="store_true", help="print how far it has the shape of the shipped graph, and write nothing")
    wanted = parser.parse_args()
    if wanted.fit:
        print(compared(min(wanted.triples, _SAMPLE), wanted.seed))
        return
    out = wanted.output.open("w", encoding="utf-8") if wanted.output else sys.stdout
    with out:
        out.writelines(f"{line}\n" for line in lines(wanted.triples, wanted.seed))


if __name__ == "__main__":
    main()
