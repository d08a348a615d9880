"""Who met whom: the events in which two persons took part together, as the library's question tells them."""

from __future__ import annotations

from ..library import ANY, question
from .context import Context


def rows(context: Context) -> list[list[int]]:
    """``[event, one person, the other]`` by numbers of things, sorted; each pair once an event."""
    table = context.kg.select(question("who-met-whom").fill({"person": ANY}))
    columns = [table.variables.index(name) for name in ("event", "from", "to")]
    meetings = set()
    for row in table:
        event, one, other = (context.things.get(str(row[n]), -1) for n in columns)
        if min(event, one, other) >= 0:
            meetings.add((event, *sorted((one, other))))
    return [list(row) for row in sorted(meetings)]
