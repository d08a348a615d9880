"""Pages for readers: HTML that needs no script, in three languages, every text of the graph escaped.

Each kind of page has a module that gathers what is said, and a template that lays it out.
"""

from __future__ import annotations

from .page import Place
from .render import JOBS

__all__ = ["JOBS", "Place"]
