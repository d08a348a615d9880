"""How many phrasings are understood: ``python -m tests.benchmarks.ask --set dev``.

``tests/data/phrasings.tsv`` holds the phrasings, ``phrasings-expected.tsv`` (``phrasings-held-out.tsv`` for the set held-out)
what they ask for: alternatives beside each other with ``|``, each a question of the library with the parameters that matter,
or ``offer``. A parameter that was left out has the default of the question; ``name=`` says that nothing may narrow it. An offer
where an answer was due is counted apart from an answer to another question, which is wrong with confidence.
"""

from __future__ import annotations

import argparse
import csv
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vnru_kg import KnowledgeGraph
from vnru_kg.ask import Answer, Offer, ask
from vnru_kg.library import ANY, questions

_DATA = Path(__file__).parent.parent / "data"
_EXPECTED = ("phrasings-expected.tsv", "phrasings-held-out.tsv")
_TYPED = re.compile(r'\A"([^"]*)".*')
SETS = ("dev", "dev-2", "dev-3", "held-out")
VERDICTS = ("right", "offered", "wrong")


@dataclass(frozen=True, slots=True)
class Judged:
    """A phrasing, what came of it, whether that was right, and how long it took in seconds."""

    id: str
    language: str
    question: str
    given: str
    verdict: str
    seconds: float


def judged(kg: KnowledgeGraph, which: str) -> Iterator[Judged]:
    """Every phrasing of a set of which it is known what it asks."""
    expected = {row["id"]: row["expected"] for row in _rows(_EXPECTED[which == "held-out"])}
    for row in _rows("phrasings.tsv"):
        if row["set"] == which and row["id"] in expected:
            start = time.perf_counter()
            answer = ask(kg, row["question"])
            seconds = time.perf_counter() - start
            yield Judged(row["id"], row["language"], row["question"], _shown(answer), verdict(answer, expected[row["id"]]), seconds)


def verdict(answer: Answer | Offer, expected: str) -> str:
    """``right``, ``offered`` (an answer was due), or ``wrong`` (with confidence)."""
    alternatives = [a.split() for a in expected.split("|")]
    if isinstance(answer, Offer):
        return "right" if ["offer"] in alternatives else "offered"
    given = _defaults(answer.question) | answer.parameters
    for name, *pairs in alternatives:
        if name == answer.question and all(given.get(k, "") == v for k, _, v in (p.partition("=") for p in pairs)):
            return "right"
    return "wrong"


def _defaults(name: str) -> dict[str, str]:
    """The values that the parameters of a question have when they are left out, as an answer shows them."""
    asked = questions().get(name)
    return {p.name: ANY if p.default == "UNDEF" else _TYPED.sub(r"\1", p.default) for p in asked.parameters} if asked else {}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _shown(answer: Answer | Offer) -> str:
    if isinstance(answer, Offer):
        return "offer: " + ", ".join(dict.fromkeys(c.question for c in answer))
    return " ".join([answer.question, *(f"{k}={v}" for k, v in answer.parameters.items()), f"({len(answer)} rows)"])


def main() -> None:
    """Print the figures, and what was not right."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--set", dest="which", choices=SETS, default="dev")
    parser.add_argument("--quiet", action="store_true", help="figures only")
    options = parser.parse_args()
    kg = KnowledgeGraph.load()
    for text in ("chuyến thăm", "visit", "визит"):
        ask(kg, text)  # read the tables and names before the clock runs
    found = list(judged(kg, options.which))
    counts: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(VERDICTS, 0))
    for one in found:
        counts[one.language][one.verdict] += 1
        counts["all"][one.verdict] += 1
        if one.verdict != "right" and not options.quiet:
            print(f"{one.verdict:8} {one.id:20} {one.question}\n{'':9}{one.given}")
    for language, row in sorted(counts.items(), key=lambda item: (item[0] == "all", item[0])):
        total = sum(row.values())
        print(f"{language:4} " + "  ".join(f"{v} {row[v]}/{total} ({100 * row[v] / total:.0f} %)" for v in VERDICTS))
    if found:
        slowest = max(found, key=lambda j: j.seconds)
        mean = sum(j.seconds for j in found) / len(found)
        print(f"mean {1000 * mean:.1f} ms, slowest {1000 * slowest.seconds:.1f} ms ({slowest.id})")


if __name__ == "__main__":
    main()
