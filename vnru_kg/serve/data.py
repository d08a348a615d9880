"""Which data are served."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Data:
    """The folder with ``ontology/`` and ``graph_data/``; the store on disk that is served instead of what they say.

    What is written into a store must be as the shapes of ``home`` say if it is ``validated``.
    """

    home: Path
    store: Path | None = None
    validated: bool = False
