"""``python -m tests.mutations --sources FOLDER --seed 1 --n 2000``: the table of kinds, and what is missed."""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections import Counter
from pathlib import Path

from vnru_kg.validate import read

from .changes import Changes
from .watch import Watch

HOME = Path(__file__).resolve().parents[2]


def main() -> None:
    """Make the changes, print the table; end with 1 if fewer than the wanted share were noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__)
    parser.add_argument("--sources", type=Path, help="the folder of the documents; without it only validate looks")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--n", type=int, default=2000)
    parser.add_argument("--kinds", nargs="*")
    parser.add_argument("--share", type=float, default=0.97)
    given = parser.parse_args()
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)  # it tells of every number that a change spoils
    quads = [x for part in read(HOME).values() for x in part]
    watch = Watch(quads, HOME, given.sources)
    made, validated, verified, missed = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    silent, began = [], time.monotonic()
    for change in Changes(quads, given.seed).draw(given.n, given.kinds):
        by_verify, by_validate = bool(watch.verified(change)), watch.validated(change)
        if not by_verify and not by_validate:  # shapes take long: they are asked last
            by_validate = watch.shaped(change)
        made[change.kind] += 1
        validated[change.kind] += by_validate
        verified[change.kind] += by_verify
        if not by_validate and not by_verify:
            missed[change.kind] += 1
            silent.append(change)
    print("kind\tchanges\tvalidate\tverify\tmissed")
    for kind in made:
        print(f"{kind}\t{made[kind]}\t{validated[kind]}\t{verified[kind]}\t{missed[kind]}")
    noticed, took = 1 - len(silent) / made.total(), time.monotonic() - began
    totals = "\t".join(str(count.total()) for count in (made, validated, verified, missed))
    print(f"all\t{totals}\t{noticed:.1%} noticed, {took:.0f} s")
    for change in silent:
        print(change.passage.rpartition("/")[2], change)
    sys.exit(noticed < given.share)


if __name__ == "__main__":
    main()
