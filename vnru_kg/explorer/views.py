"""What the views beside the network show: their rows, each view's prepared by a module of its own.

The rows are read by the ``rows.ts`` of each folder under ``front/src/views/``. They refer to things and passages by
number, as those of :mod:`vnru_kg.explorer.data` do.
"""

from __future__ import annotations

from typing import Any

from . import conflicts, connections, days, figures, meetings, timeline
from . import map as map_view
from .context import Context


def views(context: Context) -> dict[str, Any]:
    """The rows of each view by the name of its folder, and what the search for connections needs."""
    return {
        "timeline": timeline.rows(context),
        "map": map_view.rows(context),
        "figures": figures.rows(context),
        "conflicts": conflicts.rows(context),
        "connections": connections.rows(context),
        "meetings": meetings.rows(context),
        "days": days.rows(context),
    }
