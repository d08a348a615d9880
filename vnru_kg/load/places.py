"""Which files a build is made of."""

from __future__ import annotations

from pathlib import Path

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
    data = home / "graph_data"
    return [
        home / "ontology" / "prefixes.ttl",
        home / "ontology" / "vnru.ttl",
        home / "ontology" / "codes.ttl",
        *sorted((data / "authorities").glob("*.ttl")),
        *sorted((data / "documents").glob("*.trig")),
        data / "dataset.ttl",
    ]


def rule_files(home: Path) -> list[Path]:
    """The rules, in the order in which they are applied; none sees what another gives."""
    return sorted((home / "ontology" / "rules").glob("*.rq"))


def code_files() -> list[Path]:
    """What decides what is built: the modules of this folder, what they take from beneath, and the library's questions."""
    package = Path(__file__).parent.parent
    dates = [*(package / "dates").glob("*.py"), *(f for name in _WORDS for f in (package / "words").glob(f"*/{name}.json"))]
    return [
        *sorted((package / "load").rglob("*.py")),
        *sorted(dates),
        *(package / name for name in _CODE),
        *sorted((package / "queries").glob("*.rq")),
    ]
