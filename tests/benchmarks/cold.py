"""One question asked by a process that was not there before: ``vnru-kg query`` against a script that uses rdflib alone."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from vnru_kg import KnowledgeGraph
from vnru_kg.export import export
from vnru_kg.namespaces import prefixes

QUERY = "SELECT ?visit ?when WHERE { ?visit sem:eventType code:state-visit ; dcterms:date ?when } ORDER BY ?when ?visit"

# What one writes who has the exported file and rdflib.
SCRIPT = """
import sys
import rdflib
graph = rdflib.Graph()
graph.parse(sys.argv[1], format="turtle")
for row in graph.query(sys.argv[2]):
    print(*row, sep="\\t")
"""


def declared(query: str) -> str:
    """``query`` with the prefixes that it uses, as a store that does not know them needs it."""
    return "".join(f"PREFIX {p}: <{n}> " for p, n in prefixes().items() if f"{p}:" in query) + query


def prepare(folder: Path, kg: KnowledgeGraph) -> tuple[list[str], list[str]]:
    """The two commands: ours, with its build in the cache, and the other, with the exported file in ``folder``."""
    file, script = folder / "vnru.ttl", folder / "with_rdflib.py"
    file.write_bytes(export(kg, "turtle")[".ttl"])
    script.write_text(SCRIPT, "utf-8")
    KnowledgeGraph.load()
    ours = [sys.executable, "-m", "vnru_kg", "query", QUERY, "--format", "tsv"]
    return ours, [sys.executable, str(script), str(file), declared(QUERY)]


def seconds(command: list[str]) -> tuple[float, int]:
    """How long the process took from start to end, and how many lines it gave."""
    start = time.perf_counter()
    process = subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - start, len(process.stdout.splitlines())


def compare(folder: Path, kg: KnowledgeGraph, rounds: int) -> tuple[float, float]:
    """Median seconds of our command and of the script, run in turn; both must give the same rows."""
    ours, theirs = prepare(folder, kg)
    ours_took, theirs_took = [], []
    for _ in range(rounds):
        took, rows = seconds(ours)
        ours_took.append(took)
        other_took, other_rows = seconds(theirs)
        theirs_took.append(other_took)
        if rows - 1 != other_rows or not other_rows:  # ours has a head
            raise AssertionError(f"{rows - 1} rows here, {other_rows} with rdflib")
    return statistics.median(ours_took), statistics.median(theirs_took)
