"""``python -m tests.benchmarks``: how quick asking is, beside what one would do with rdflib alone.

Both sides run in turn in one run, so that whatever else the machine does slows both. Times are medians.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from vnru_kg import KnowledgeGraph

from . import asking, cold

COLD_GOAL = 0.5  # of the script's time, at most
ASKING_GOAL = 10.0  # times as quick, at least


def main() -> None:
    """Run both comparisons and print them with their goals."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how often each side runs (default: %(default)s)")
    rounds = parser.parse_args().rounds
    kg = KnowledgeGraph.load()
    print(f"{len(kg):,} triples, {rounds} rounds\n")
    with TemporaryDirectory() as folder:
        ours, theirs = cold.compare(Path(folder), kg, rounds)
    print("A question from a cold start, whole process")
    print(f"  vnru-kg query          {ours * 1000:9.1f} ms")
    print(f"  a script with rdflib   {theirs * 1000:9.1f} ms")
    print(f"  ratio                  {ours / theirs:9.2f}     goal: at most {COLD_GOAL}   {_verdict(reached=ours / theirs <= COLD_GOAL)}\n")
    took = asking.compare(kg, rounds)
    print(f"{'A question to a loaded graph':38}{'here':>12}{'rdflib':>12}{'times':>8}")
    for name, (here, there) in took.items():
        print(f"  {name:36}{here * 1000:9.2f} ms{there * 1000:9.2f} ms{there / here:8.1f}")
    mean = asking.geometric_mean([there / here for here, there in took.values()])
    print(f"  {'geometric mean':60}{mean:8.1f}     goal: at least {ASKING_GOAL:g}   {_verdict(reached=mean >= ASKING_GOAL)}")
    sys.exit(0 if ours / theirs <= COLD_GOAL and mean >= ASKING_GOAL else 1)


def _verdict(*, reached: bool) -> str:
    return "reached" if reached else "missed"


if __name__ == "__main__":
    main()
