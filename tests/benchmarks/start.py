"""How long help takes beside Python that does nothing: ``python -m tests.benchmarks.start``.

Processor time of whole processes, in turns one after the other, so that what else the machine does weighs on all alike. The
ratio of a turn is that of two neighbours; told is the median of the ratios, with the least and the largest.
"""

from __future__ import annotations

import subprocess
import sys
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

TURNS = 15
_MAIN = "from vnru_kg.cli import main; main()"  # as the script does that pip writes
COMMANDS = {
    "bare Python": ("-c", "pass"),
    "vnru-kg --help": ("-c", _MAIN, "--help"),
    "vnru-kg query --help": ("-c", _MAIN, "query", "--help"),
}


def cost(arguments: tuple[str, ...]) -> float:
    """The processor time that such a process takes, in seconds."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and tell."""
    for arguments in COMMANDS.values():
        cost(arguments)  # Python compiles what it imports for the first time
    turns = [{name: cost(arguments) for name, arguments in COMMANDS.items()} for _ in range(TURNS)]
    for name in COMMANDS:
        ratios = [turn[name] / turn["bare Python"] for turn in turns]
        time = 1000 * median(turn[name] for turn in turns)
        print(f"{name:22} {time:5.0f} ms  {median(ratios):.2f} times ({min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main()
