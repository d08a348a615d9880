"""Tables of what Python and the page must do alike: both test suites read them, from ``tests/data/twins``."""

from __future__ import annotations

import json
from typing import Any

from . import ROOT


def table(name: str) -> Any:
    """The table of that name."""
    return json.loads((ROOT / "tests" / "data" / "twins" / f"{name}.json").read_text("utf-8"))
