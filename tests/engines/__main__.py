"""``python -m tests.engines [ENGINE…]``: every question and check on every engine that is here, beside our own rows.

Prints one line for each that differs, fails or takes long, and a table at the end; exits with 1 if a row differs.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
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
from .faulty import CHECKS, faulty

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


def compare(name: str, graph: KnowledgeGraph, texts: dict[str, str], select: Select, *, as_sets: bool) -> Counter[str]:
    """Run each query on the engine and on ours; how many are the same, differ, fail, and are slow."""
    counts: Counter[str] = Counter()
    for title, text in texts.items():
        wanted = of_table(graph.select(text))
        begun = time.monotonic()
        try:
            found = select(text)
        except Exception as error:  # noqa: BLE001 — each engine has errors of its own
            counts["failed"] += 1
            print(f"{name}\t{title}\tfailed\t{str(error)[:200]!r}", flush=True)
            continue
        if time.monotonic() - begun > SLOW:
            counts["slow"] += 1
            print(f"{name}\t{title}\tslow\t{time.monotonic() - begun:.1f} s", flush=True)
        less, more = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
        if (set(wanted) != set(found)) if as_sets else (less or more):
            counts["differ"] += 1
            print(f"{name}\t{title}\tdiffers\tmissing {told(less)[:2]} other {told(more)[:2]}", flush=True)
        else:
            counts["same"] += 1
    return counts


def main() -> int:
    """See the module."""
    parser = argparse.ArgumentParser(prog="python -m tests.engines", description=__doc__)
    parser.add_argument("engine", nargs="*", choices=[*ENGINES, []], help="by default all")
    chosen = parser.parse_args().engine or list(ENGINES)
    graph, wrong = KnowledgeGraph.load(), KnowledgeGraph(EmbeddedEngine(faulty()))
    texts = {name: asked.body for name, asked in questions().items()}
    table: dict[str, Counter[str]] = {}
    for name in chosen:
        for what, held, asks in (("questions", graph, texts), ("checks", wrong, CHECKS)):
            nquads = ox.serialize(held.engine.native_quads(), format=ox.RdfFormat.N_QUADS) or b""
            with tempfile.TemporaryDirectory() as folder:
                try:
                    with ENGINES[name](nquads, Path(folder)) as select:
                        table[f"{name} {what}"] = compare(name, held, asks, select, as_sets=what == "checks")
                except pytest.skip.Exception as missing:
                    print(f"{name}: {missing}")
                    table[f"{name} {what}"] = Counter(missing=1)
    for title, counts in table.items():
        print(f"{title:24} {dict(counts)}")
    return 1 if any(counts["differ"] or counts["failed"] for counts in table.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
