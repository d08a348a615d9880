"""``python -m tests.benchmarks.scale --triples N …``: stores on disk of growing size, beside Oxigraph's own loader.

For each size, in one run: loading the same file with ``vnru-kg load`` and ``oxigraph load``, the most memory that ours took,
the size of the folder, and what a thing's names, a search and all about a thing take, with the exponents of their growth in the
last line, and as curves with ``--picture``. All times are those of the processor.
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
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from vnru_kg import KnowledgeGraph
from vnru_kg.namespaces import q

from . import generate, growth

_LOOKUPS = 300
_ASKED = ("names", "search", "show")


def main() -> None:
    """Measure each size and print one line for it."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.scale", description=__doc__)
    parser.add_argument("--triples", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--picture", type=Path, help="the file for the curves, .svg")
    parser.add_argument("--machine", default="a machine that others may use", help="what kind it is, for the title")
    wanted = parser.parse_args()
    sizes = sorted(wanted.triples)
    print(
        f"{'quads':>12} {'load s':>8} {'oxigraph':>9} {'ratio':>6} {'peak MB':>8} {'disk MB':>8}"
        + "".join(f"{n + ' ms':>10}" for n in _ASKED)
    )
    curves: dict[str, list[tuple[float, float]]] = {name: [] for name in _ASKED}
    for size in sizes:
        with TemporaryDirectory() as folder:
            for name, took in _measured(Path(folder), size).items():
                curves[name].append((size, took))
    if len(sizes) > 1:
        print("exponents: " + ", ".join(f"{name} {growth.exponent(curve):.2f}" for name, curve in curves.items()))
        if wanted.picture:
            title = f"Asking a store on disk, {date.today().isoformat()}, {wanted.machine}"
            wanted.picture.write_text(growth.picture(curves, title), "utf-8")


def _measured(folder: Path, size: int) -> dict[str, float]:
    """Milliseconds of the processor for each kind of look-up."""
    file, store, other = folder / "graph.trig", folder / "ours", folder / "theirs"
    with file.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in generate.lines(size))
    ours, peak = _ran([sys.executable, "-m", "vnru_kg", "load", str(file), "--store", str(store), "--quiet"])
    oxigraph = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    theirs = _ran([oxigraph, "load", "--location", str(other), "--file", str(file)])[0] if oxigraph else math.nan
    bytes_ = sum(p.stat().st_size for p in store.rglob("*") if p.is_file())
    kg = KnowledgeGraph.open(store)
    people = [q(f"person:n{n}") for n in range(_LOOKUPS)]
    took = {"names": _median([partial(kg.labels_of, iri) for iri in people])}
    names = [kg.label(iri, "vi") or "" for iri in people[40:70]]
    kg.search(names.pop())  # which makes its index
    took["search"] = _median([partial(kg.search, name) for name in names])
    took["show"] = _median([partial(kg.show, iri) for iri in people[10:40]])
    print(
        f"{size:12,} {ours:8.1f} {theirs:9.1f} {ours / theirs:6.2f} {peak:8.0f} {bytes_ / 1e6:8.0f}"
        + "".join(f"{took[name]:10.3f}" for name in _ASKED),
        flush=True,
    )
    return took


def _ran(command: list[str]) -> tuple[float, float]:
    """Seconds of the processor that a process took, and the most memory in megabytes."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _median(asked: Sequence[Callable[[], object]]) -> float:
    took = []
    for ask in asked:
        begun = time.process_time()
        ask()
        took.append(time.process_time() - begun)
    return statistics.median(took) * 1000


if __name__ == "__main__":
    main()
