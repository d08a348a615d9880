"""How many questions get the right value: ``python -m tests.benchmarks.ask [FILE]``.

``tests/data/ask/values.tsv`` holds questions with what the answer must say: regular expressions with ``;`` between them, all
of which the sentence that answers holds (``^`` at its beginning), or ``-`` where no answer may be given. An offer where an
answer was due is counted apart from an answer without the value, which is wrong.
"""

from __future__ import annotations

import argparse
import csv
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vnru_kg import KnowledgeGraph
from vnru_kg.ask import Answer, Offer, ask

VALUES = Path(__file__).parent.parent / "data" / "ask" / "values.tsv"


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, what was said, the verdict (``right``, ``offered`` or ``wrong``), and the seconds of the processor."""

    language: str
    question: str
    expected: str
    said: str
    verdict: str
    seconds: float


def judged(kg: KnowledgeGraph, file: Path = VALUES) -> Iterator[Judged]:
    """Every question of a file."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            start = time.process_time()
            answer = ask(kg, row["question"])
            seconds = time.process_time() - start
            yield Judged(row["language"], row["question"], row["answer"], *verdict(answer, row["answer"]), seconds)


def verdict(answer: Answer | Offer, expected: str) -> tuple[str, str]:
    """What was said, and whether it is right."""
    if isinstance(answer, Offer):
        return answer.reason[answer.language], "right" if expected == "-" else "offered"
    said = answer.lead[answer.language].replace("\N{NO-BREAK SPACE}", " ")
    if expected == "-":  # “No: no document says so” is as good as no answer
        return said, "right" if re.match(r"(?:No|Không|Нет)\b", said) else "wrong"
    return said, "right" if all(re.search(part, said, re.IGNORECASE) for part in expected.split(";")) else "wrong"


def main() -> None:
    """Print the figures, and what was not right."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", type=Path, nargs="?", default=VALUES)
    options = parser.parse_args()
    kg = KnowledgeGraph.load()
    for text in ("chuyến thăm", "visit", "визит"):
        ask(kg, text)  # read the lexicons before the clock runs
    found = list(judged(kg, options.file))
    for one in found:
        if one.verdict != "right":
            print(f"{one.verdict:8} {one.question}\n{'':9}{one.said[:300]}\n{'':9}expected: {one.expected}")
    counts = Counter(one.verdict for one in found)
    print("  ".join(f"{v} {n}/{len(found)} ({100 * n / len(found):.0f} %)" for v, n in counts.most_common()))
    times = [1000 * one.seconds for one in found]
    print(f"median {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms")


if __name__ == "__main__":
    main()
