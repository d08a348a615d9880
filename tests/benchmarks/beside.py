"""What a command takes from cold beside an earlier checkout: ``python -m tests.benchmarks.beside CHECKOUT [COMMAND …]``.

Processor time of whole processes, sides in turn, so that what else the machine does weighs on all alike; a ratio is that of two
neighbours. Modules are compiled beforehand, as an installation compiles them. ``query`` runs beside a script too that opens the
same store and knows pyoxigraph only.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory

from vnru_kg.load.cache import folder

from ..support import ROOT
from .cold import QUERY, declared

TURNS = 7
COMMANDS = {
    "query": ("query", QUERY, "--format", "tsv"),
    "show": ("show", "person:vladimir-putin"),
    "ask": ("ask", "Who visited Vietnam in 2024?"),
    "search": ("search", "putin"),
}
_SCRIPT = """
import sys
import pyoxigraph as ox
answer = ox.Store.read_only(sys.argv[1]).query(sys.argv[2])
sys.stdout.buffer.write(answer.serialize(format=ox.QueryResultsFormat.TSV))
"""
Side = tuple[list[str], dict[str, str]]  # the command, and what is special in its environment


def cost(side: Side) -> tuple[float, bytes]:
    """The processor time that such a process takes, in seconds, and what it says."""
    command, special = side
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = getrusage(RUSAGE_CHILDREN)
    said = subprocess.run(command, capture_output=True, check=True, env=usual | special, cwd=ROOT.parent).stdout
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, said


def side(checkout: Path, cache: str, words: tuple[str, ...]) -> Side:
    """The command of a checkout, with a cache of its own."""
    return [sys.executable, "-m", "vnru_kg", *words], {"PYTHONPATH": str(checkout), "VNRU_KG_CACHE": cache}


def main() -> None:
    """Measure and tell."""
    earlier, *chosen = sys.argv[1:]
    here = str(folder().parent)
    with TemporaryDirectory() as other:
        for name in chosen or COMMANDS:
            sides = {"here": side(ROOT, here, COMMANDS[name]), "earlier": side(Path(earlier), other, COMMANDS[name])}
            for one in [*sides.values(), *sides.values()]:
                cost(one)  # builds, compiles, fills the cache
            if name == "query":
                store = max(folder().glob("*.store"), key=lambda path: path.stat().st_mtime)
                sides["a bare script"] = ([sys.executable, "-c", _SCRIPT, str(store), declared(QUERY)], {})
            turns = [{which: cost(one) for which, one in sides.items()} for _ in range(TURNS)]
            if name == "query" and len({turn[which][1].count(b"\n") for turn in turns for which in sides}) > 1:
                raise AssertionError("the sides give other rows")
            for which in sides:
                ratios = [turn["here"][0] / turn[which][0] for turn in turns]
                time = 1000 * median(turn[which][0] for turn in turns)
                print(f"{name:8}{which:16}{time:6.0f} ms  {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})", flush=True)


if __name__ == "__main__":
    main()
