"""Single mistakes in a new document and the authority file beside it: each is one edit of a pair of files without any.

They are listed in ``tests/data/mistakes/list.tsv``: the kind of mistake, what is wrong, in which of the two files, what stands
there, what stands there instead, and the rule that says so. ``⏎`` is a line break, ``⟨tea×100⟩`` a text a hundred times.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from . import DATA

FOLDER = DATA / "mistakes"
DOCUMENT = (FOLDER / "900.trig").read_text("utf-8")
AUTHORITY = (FOLDER / "example.ttl").read_text("utf-8")


class Mistake(NamedTuple):
    """One edit of one of the two files."""

    kind: str
    what: str
    file: str
    old: str
    new: str
    rule: str

    def texts(self) -> tuple[str, str]:
        """The document and the authority file with the mistake."""
        right = DOCUMENT if self.file == "document" else AUTHORITY
        assert self.old in right, self.what
        wrong = right.replace(self.old, self.new, 1)
        return (wrong, AUTHORITY) if self.file == "document" else (DOCUMENT, wrong)


def _cell(text: str) -> str:
    return re.sub("⟨(.*?)×([0-9]+)⟩", lambda m: m[1] * int(m[2]), text.replace("⏎", "\n"))


def mistakes(path: Path) -> list[Mistake]:
    """Those of one list."""
    rows = path.read_text("utf-8").splitlines()[1:]
    return [Mistake(*(_cell(cell) for cell in row.split("\t"))) for row in rows]


LIST = mistakes(FOLDER / "list.tsv")
