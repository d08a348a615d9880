"""The same questions to the same triples by every way there is, in turn: ``python -m tests.benchmarks.sides [--triples N]``.

Each side gets the merged graph of the shipped files, or of an invented graph of ``N`` triples without what follows from
them, runs each question in each round, and reads all of its rows. In each round the time of a side is divided by that of
bare pyoxigraph in memory; what is printed is the geometric mean over the questions, the median of the rounds and their span.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest
import rdflib

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import EmbeddedEngine, Table
from vnru_kg.load import shelf
from vnru_kg.namespaces import prefixes

from ..support.rows import asked
from ..support.servers import oxigraph, virtuoso
from . import generate
from .asking import QUESTIONS, geometric_mean
from .cold import declared

Side = Callable[[str], int]  # runs a query, reads every row, gives their number
BASE = "pyoxigraph"
_PATIENCE = 30.0  # seconds; a question that takes longer is left out for that side
_PACKAGES = ("pyoxigraph", "rdflib", "oxrdflib", "oxigraph", "kglab")
_INVENTED = {"person:vladimir-putin": "person:n0", "place:vietnam": "place:n0", '"energy"': '"anna 1"'}


def _of_table(kg: KnowledgeGraph) -> Side:
    def rows(query: str) -> int:
        answer = kg.query(query)
        assert isinstance(answer, Table)
        return sum(1 for row in answer.rows if row)

    return rows


def _pyoxigraph(lines: bytes, _folder: Path) -> Side:
    store = ox.Store()
    store.load(lines, format=ox.RdfFormat.N_QUADS)

    def rows(query: str) -> int:
        found = store.query(declared(query))
        assert isinstance(found, ox.QuerySolutions)
        return sum(1 for row in found if tuple(row))

    return rows


def _in_memory(lines: bytes, _folder: Path) -> Side:
    named = ox.NamedNode("http://x/all")
    quads = [ox.Quad(quad.subject, quad.predicate, quad.object, named) for quad in ox.parse(lines, format=ox.RdfFormat.N_QUADS)]
    return _of_table(KnowledgeGraph(EmbeddedEngine(quads)))


def _on_disk(lines: bytes, folder: Path) -> Side:
    file = folder / "all.nq"
    file.write_bytes(lines)
    shelf.load([file], folder / "shelf")
    return _of_table(KnowledgeGraph.open(folder / "shelf"))


def _rdflib(lines: bytes, _folder: Path, *, store: str = "default") -> Side:
    graph = rdflib.Graph(store)
    for prefix, namespace in prefixes().items():
        graph.bind(prefix, namespace, replace=True)
    graph.parse(data=lines, format="ox-nt" if store != "default" else "nt")
    return lambda query: len(list(graph.query(declared(query))))


def _oxrdflib(lines: bytes, folder: Path) -> Side:
    return _rdflib(lines, folder, store="Oxigraph")


def _kglab(lines: bytes, _folder: Path) -> Side:
    graph = import_module("kglab").KnowledgeGraph()
    graph.load_rdf_text(lines.decode(), format="nt")
    return lambda query: len(list(graph.query(declared(query))))


_HERE = {
    BASE: _pyoxigraph,
    "vnru-kg in memory": _in_memory,
    "vnru-kg on disk": _on_disk,
    "oxrdflib": _oxrdflib,
    "rdflib": _rdflib,
    "kglab": _kglab,
}


@contextlib.contextmanager
def sides(lines: bytes, folder: Path, left: set[str]) -> Iterator[dict[str, Side]]:
    """Every side that can be had here, by name; what is not here is said on standard error."""
    found: dict[str, Side] = {}
    with contextlib.ExitStack() as stack:
        for name, begin in _HERE.items():
            if name not in left:
                with contextlib.suppress(ImportError):
                    found[name] = begin(lines, folder)
        if "servers" not in left:
            for name, serve in (("oxigraph serve", oxigraph), ("Virtuoso", virtuoso)):
                with contextlib.suppress(pytest.skip.Exception):
                    server = stack.enter_context(serve(lines, folder / name.replace(" ", "-")))
                    found[name] = lambda query, to=server.query: len(asked(to, declared(query))[1])  # type: ignore[misc]  # its default is no argument of a side
                    if serve is oxigraph:
                        found["vnru-kg remote"] = _of_table(KnowledgeGraph.connect(server.query))
        for name in {*_HERE, "oxigraph serve", "Virtuoso"} - set(found):
            print(f"not measured: {name}", file=sys.stderr)
        yield found


def measured(found: dict[str, Side], questions: dict[str, str], rounds: int) -> dict[str, dict[str, list[float]]]:
    """Side → question → seconds of each round. A question to which a side has other rows, or none in time, is left out for it."""
    took: dict[str, dict[str, list[float]]] = {name: {} for name in found}
    for title, query in questions.items():
        wanted = found[BASE](query)
        if not wanted:
            continue
        able = []
        for name, side in found.items():
            begun = time.perf_counter()
            try:
                why = "" if side(query) == wanted else "other rows"
            except Exception as error:  # noqa: BLE001 — each engine has errors of its own
                why = str(error).partition("\n")[0][:100]
            if why or time.perf_counter() - begun > _PATIENCE:
                print(f"left out: {title} for {name}: {why or 'slow'}", file=sys.stderr)
            else:
                able.append(name)
        for _ in range(rounds):
            for name in able:
                begun = time.perf_counter()
                found[name](query)
                took[name].setdefault(title, []).append(time.perf_counter() - begun)
    return took


def table(took: dict[str, dict[str, list[float]]]) -> list[dict[str, float | str]]:
    """For each side the median of a question in milliseconds, and the ratio to the base with its span over the rounds."""
    base = took[BASE]
    rows: list[dict[str, float | str]] = []
    for name, times in took.items():
        if not times:
            continue
        rounds = len(next(iter(times.values())))
        ratios = [geometric_mean([times[title][n] / base[title][n] for title in times]) for n in range(rounds)]
        median = statistics.median(statistics.median(each) for each in times.values())
        rows.append(
            {
                "side": name,
                "questions": len(times),
                "median ms": 1000 * median,
                "ratio": statistics.median(ratios),
                "least": min(ratios),
                "most": max(ratios),
            }
        )
    return sorted(rows, key=lambda row: float(row["ratio"]))


def printed(rows: list[dict[str, float | str]]) -> str:
    """The table as Markdown."""
    lines = ["| side | questions | median of a question, ms | ratio | span |", "|---|---|---|---|---|"]
    lines += [
        f"| {r['side']} | {r['questions']} | {r['median ms']:.2f} | {r['ratio']:.2f} | {r['least']:.2f}–{r['most']:.2f} |" for r in rows
    ]
    return "\n".join(lines)


def conditions() -> dict[str, str]:
    """When, on what and with which versions it was measured."""
    found = {"when": f"{datetime.now(UTC):%Y-%m-%d}", "python": platform.python_version(), "cores": str(os.cpu_count())}
    found["load of the machine"] = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"
    for package in _PACKAGES:
        with contextlib.suppress(PackageNotFoundError):
            found[package] = version(package)
    return found


def lines_of(triples: int) -> tuple[bytes, dict[str, str]]:
    """The triples as lines, each once, and the questions to them; 0 are those of the shipped graph, with all that follows."""
    if triples:
        quads: Iterable[ox.Quad] = ox.parse("\n".join(generate.lines(triples)), format=ox.RdfFormat.TRIG)
        questions = dict(QUESTIONS)
        for old, new in _INVENTED.items():
            questions = {title: query.replace(old, new) for title, query in questions.items()}
    else:
        quads, questions = KnowledgeGraph.load().engine.native_quads(), QUESTIONS
    lines = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    assert lines is not None
    return b"\n".join(dict.fromkeys(lines.split(b"\n"))), questions


def main() -> None:
    """Measure, print the table, and write all of it as JSON if that is wanted."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.sides", description=__doc__)
    parser.add_argument("--triples", type=int, default=0, help="of an invented graph; by default the shipped one")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without", nargs="*", default=[], help=f"sides to leave out: {', '.join([*_HERE, 'servers'])}")
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    lines, questions = lines_of(wanted.triples)
    with TemporaryDirectory() as folder, sides(lines, Path(folder), set(wanted.without)) as found:
        took = measured(found, questions, wanted.rounds)
    rows, told = table(took), {**conditions(), "triples": str(lines.count(b"\n")), "rounds": str(wanted.rounds)}
    print(", ".join(f"{name} {value}" for name, value in told.items()), printed(rows), sep="\n\n")
    if wanted.json:
        wanted.json.write_text(json.dumps({"conditions": told, "table": rows, "seconds": took}, indent=1), "utf-8")


if __name__ == "__main__":
    main()
