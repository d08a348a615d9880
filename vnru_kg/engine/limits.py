"""How much one query may take before it is ended."""

from __future__ import annotations

import os

from ..records import dataclass

_GIB = 1024**3


def _half_of_the_machine() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    except (AttributeError, ValueError, OSError):
        return 2 * _GIB


SECONDS = 60.0
MEMORY = min(4 * _GIB, _half_of_the_machine())
STRANGER_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` by the clock, and ``memory`` in bytes of the process that answers, the graph in it included; ``None`` is no limit."""

    seconds: float | None = SECONDS
    memory: int | None = MEMORY


DEFAULT = Limits()
STRANGERS = Limits(seconds=STRANGER_SECONDS)
NONE = Limits(None, None)


def size_in_words(count: int) -> str:
    """An amount of memory as a reader writes it: ``800M``, ``2G``."""
    for unit, power in (("G", 3), ("M", 2), ("K", 1)):
        if count >= 1024**power:
            return f"{count / 1024**power:.3g}{unit}"
    return str(count)
