"""How two things are connected: what the page needs to search as :mod:`vnru_kg.path` does."""

from __future__ import annotations

from typing import Any

from ..path import MAX_STEPS, MAX_VISITS, PENALTY, is_hub, is_no_link
from .context import Context


def rows(context: Context) -> dict[str, Any]:
    """``barred``, the things that count as no link, ``hubs``, those of which too much is said, and the limits of the search."""
    barred = sorted(number for iri, number in context.things.items() if is_no_link(context.kg, iri))
    hubs = sorted(number for iri, number in context.things.items() if is_hub(context.kg, iri))
    return {"barred": barred, "hubs": hubs, "steps": MAX_STEPS, "again": PENALTY, "visits": MAX_VISITS}
