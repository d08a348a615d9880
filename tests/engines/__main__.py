"""``python -m tests.engines [ENGINE…]``: every question and check on every engine that is here, beside our own rows.

Prints one line for each that differs, fails or takes long, and for each that an engine cannot answer and is not asked; at the end how
many each engine was asked, how many of them were the same, differed and failed, and which three took longest. Exits with 1 if anything
differs or fails, if an engine that is named is not here, or if none is.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import EmbeddedEngine
from vnru_kg.library import questions

from ..support.rows import Row, asked, of_rdflib, of_table, ours, told
from ..support.servers import oxigraph, virtuoso
from . import comunica, jena
from .faulty import BEYOND, CHECKS, faulty

Select = Callable[[str], list[Row]]
SLOW = 10  # seconds


@contextlib.contextmanager
def in_rdflib(nquads: bytes, folder: Path) -> Iterator[Select]:
    """rdflib in this process; rows in which nothing is bound are none."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=nquads, format="nquads")

    def select(query: str) -> list[Row]:
        result = dataset.query(query)
        rows = [tuple(of_rdflib(row[v]) for v in result.vars or ()) for row in result if isinstance(row, rdflib.query.ResultRow)]
        return [row for row in rows if any(row)]

    yield select


@contextlib.contextmanager
def in_oxigraph(nquads: bytes, folder: Path) -> Iterator[Select]:
    """Oxigraph's server."""
    with oxigraph(nquads, folder, "--union-default-graph") as server:
        yield lambda query: asked(server.query, query)[1]


@contextlib.contextmanager
def in_virtuoso(nquads: bytes, folder: Path) -> Iterator[Select]:
    """Virtuoso, without what it says of graphs of its own."""
    with virtuoso(nquads, folder) as server:
        yield lambda query: ours(asked(server.query, query)[1])


ENGINES = {"oxigraph": in_oxigraph, "rdflib": in_rdflib, "virtuoso": in_virtuoso, "jena": jena.running, "comunica": comunica.running}


@dataclass
class Tally:
    """What came of one engine's answers."""

    asked: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    took: dict[str, float] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        """Whether each query that it was asked has the same rows as ours."""
        return self.outcomes["same"] == self.asked

    def __str__(self) -> str:
        slowest = sorted(self.took, key=lambda title: -self.took[title])[:3]
        counted = "  ".join(f"{self.outcomes[outcome]:3} {outcome}" for outcome in ("same", "differing", "failed"))
        return f"{self.asked:3} asked  {counted}  slowest: {', '.join(f'{title} {self.took[title]:.1f} s' for title in slowest)}"


def compare(name: str, graph: KnowledgeGraph, texts: dict[str, str], select: Select, *, as_sets: bool) -> Tally:
    """Run each query on the engine and on ours, and compare the rows without their order.

    Texts are sorted by code points in Oxigraph 0.5.13 and rdflib 7.6.0 and as in a dictionary in Comunica 5.3.0; names of several languages
    stand by text in the first, by language in the second.
    """
    tally = Tally(len(texts))
    for title, text in texts.items():
        wanted = of_table(graph.select(text))
        begun = time.monotonic()
        try:
            outcome, said = _compared(wanted, select(text), as_sets=as_sets)
        except Exception as error:  # noqa: BLE001 — each engine has errors of its own
            outcome, said = "failed", repr(str(error)[:200])
        tally.took[title] = time.monotonic() - begun
        tally.outcomes[outcome] += 1
        if outcome != "same":
            print(f"{name}\t{title}\t{outcome}\t{said}", flush=True)
        if tally.took[title] > SLOW:
            print(f"{name}\t{title}\tslow\t{tally.took[title]:.1f} s", flush=True)
    return tally


def _compared(wanted: list[Row], found: list[Row], *, as_sets: bool) -> tuple[str, str]:
    """``same`` or ``differing``, and the first rows that one of the two lacks."""
    less, more = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    if (set(wanted) != set(found)) if as_sets else (less or more):
        return "differing", f"missing {told(less)[:2]} other {told(more)[:2]}"
    return "same", ""


def main() -> int:
    """See the module."""
    parser = argparse.ArgumentParser(prog="python -m tests.engines", description=__doc__)
    parser.add_argument("engine", nargs="*", choices=[*ENGINES, []], help="by default all")
    named = parser.parse_args().engine
    graph, wrong = KnowledgeGraph.load(), KnowledgeGraph(EmbeddedEngine(faulty()))
    texts = {name: asked.body for name, asked in questions().items()}
    tallies: dict[str, Tally] = {}
    for name in named or ENGINES:
        beyond = BEYOND.get(name, {})
        for check, why in beyond.items():
            print(f"{name}\t{check}\tnot asked\t{why}", flush=True)
        checks = {check: text for check, text in CHECKS.items() if check not in beyond}
        for what, held, asks in (("questions", graph, texts), ("checks", wrong, checks)):
            nquads = ox.serialize(held.engine.native_quads(), format=ox.RdfFormat.N_QUADS) or b""
            with tempfile.TemporaryDirectory() as folder:
                try:
                    with ENGINES[name](nquads, Path(folder)) as select:
                        tallies[f"{name} {what}"] = compare(name, held, asks, select, as_sets=what == "checks")
                except pytest.skip.Exception as missing:
                    print(f"{name} {what}: not compared, {missing}")
    for title, tally in tallies.items():
        print(f"{title:20} {tally}")
    least = 2 * len(set(named)) or 1  # the questions and the checks of each that is named
    return 0 if len(tallies) >= least and all(tally.clean for tally in tallies.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
