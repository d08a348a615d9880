"""Which files a build is made of.

Looked for at every start, so by their names and not as :class:`~pathlib.Path`, which takes five times as long.
"""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = str(Path(__file__).parent.parent)
_CODE = (
    *(
        "_version.py",
        "library.py",
        "namespaces.py",
        "numbers.py",
        "numerals.py",
        "quantities.py",
        "text.py",
        "words/tables.py",
        "vocabulary.py",
    ),
    *("engine/embedded.py", "engine/terms.py"),
)
_WORDS = ("dates", "facts", "language", "numbers", "numerals")  # tables by which labels are composed


def source_files(home: Path) -> list[Path]:
    """Every file that the graph is built from, in the order in which they are read."""
    return list(map(Path, _sources(str(home))))


def rule_files(home: Path) -> list[Path]:
    """The rules, in the order in which they are applied; none sees what another gives."""
    return list(map(Path, _rules(str(home))))


def code_files() -> list[Path]:
    """What decides what is built: the modules of this folder, what they take from beneath, and the library's questions."""
    return list(map(Path, _code()))


def all_files(home: Path) -> list[str]:
    """Everything on which a build of ``home`` depends."""
    return [*_code(), *_sources(str(home)), *_rules(str(home))]


def _sources(home: str) -> list[str]:
    ontology, data = f"{home}/ontology", f"{home}/graph_data"
    return [
        *(f"{ontology}/{name}.ttl" for name in ("prefixes", "vnru", "codes")),
        *_inside(f"{data}/authorities", ".ttl"),
        *_inside(f"{data}/documents", ".trig"),
        f"{data}/dataset.ttl",
    ]


def _rules(home: str) -> list[str]:
    return _inside(f"{home}/ontology/rules", ".rq")


def _code() -> list[str]:
    load = f"{PACKAGE}/load"
    words = f"{PACKAGE}/words"
    return [
        *(file for folder in sorted(f for f, _, _ in os.walk(load)) for file in _inside(folder, ".py")),
        *_inside(f"{PACKAGE}/dates", ".py"),
        *(file for language in _inside(words, "") for name in _WORDS if os.path.exists(file := f"{language}/{name}.json")),  # noqa: PTH110 — see above
        *(f"{PACKAGE}/{name}" for name in _CODE),
        *_inside(f"{PACKAGE}/queries", ".rq"),
    ]


def _inside(folder: str, suffix: str) -> list[str]:
    """The files of a folder whose names end so, sorted; none where there is no folder."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 — see above
    except OSError:
        return []
    return [f"{folder}/{name}" for name in sorted(names) if name.endswith(suffix)]
