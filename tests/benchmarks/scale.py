"""``python -m tests.benchmarks.scale --triples N …``: stores on disk of growing size, beside Oxigraph's own loader and rdflib.

For each size, in one run: loading the same file with ``vnru-kg load`` and ``oxigraph load``, the most memory that ours took,
the size of the folder, and looking up one thing and its neighbours, whose growth is the exponent in the last line.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from vnru_kg import KnowledgeGraph
from vnru_kg.namespaces import q

from . import generate

_LOOKUPS = 300


def main() -> None:
    """Measure each size and print one line for it."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.scale", description=__doc__)
    parser.add_argument("--triples", type=int, nargs="+", default=[10_000, 100_000])
    sizes = sorted(parser.parse_args().triples)
    print(f"{'quads':>12} {'load s':>8} {'oxigraph':>9} {'ratio':>6} {'peak MB':>8} {'disk MB':>8} {'look-up ms':>11} {'show ms':>8}")
    looked: list[tuple[int, float]] = []
    for size in sizes:
        with TemporaryDirectory() as folder:
            looked.append((size, _measured(Path(folder), size)))
    if len(looked) > 1:
        (small, first), (large, last) = looked[0], looked[-1]
        print(f"looking up grows with the exponent {math.log(last / first) / math.log(large / small):.2f}")


def _measured(folder: Path, size: int) -> float:
    file, store, other = folder / "graph.trig", folder / "ours", folder / "theirs"
    with file.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in generate.lines(size))
    ours, peak = _ran([sys.executable, "-m", "vnru_kg", "load", str(file), "--store", str(store), "--quiet"])
    oxigraph = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    theirs = _ran([oxigraph, "load", "--location", str(other), "--file", str(file)])[0] if oxigraph else math.nan
    bytes_ = sum(p.stat().st_size for p in store.rglob("*") if p.is_file())
    kg = KnowledgeGraph.open(store)
    people = [q(f"person:n{n}") for n in range(_LOOKUPS)]
    lookup = _median([lambda iri=iri: kg.labels_of(iri) for iri in people])
    show = _median([lambda iri=iri: kg.show(iri) for iri in people[10:40]])
    print(
        f"{size:12,} {ours:8.1f} {theirs:9.1f} {ours / theirs:6.2f} {peak:8.0f} {bytes_ / 1e6:8.0f} "
        f"{lookup * 1000:11.3f} {show * 1000:8.1f}",
        flush=True,
    )
    return lookup


def _ran(command: list[str]) -> tuple[float, float]:
    """Seconds that a process took, and the most memory in megabytes."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def _median(asked: list[object]) -> float:
    took = []
    for ask in asked:
        begun = time.perf_counter()
        ask()  # type: ignore[operator]  # a function
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


if __name__ == "__main__":
    main()
