"""What held on which days: levels of partnership, offices, instruments and projects, as ``vnru-kg ask --as-of`` tells them."""

from __future__ import annotations

from typing import Any

from ..as_of import stretches, told
from ..namespaces import BASE
from ..show import Descriptions
from .context import Context, text

_MARKS = ("holdsOn", "unknownOn")
_ORDER = ("phase", "tenure", "instrument", "project")


def rows(context: Context) -> list[list[Any]]:
    """``[thing or -1, sort, mark, first day, last day or "", heading, text, things, passages]``, sorted by sort and day.

    A mark is 0 for what held and 1 for what began before and of which no document says whether it still held.
    """
    descriptions = Descriptions(context.kg)
    found = []
    for node, mark, first, last in stretches(context.kg):
        fact = told(context.kg, descriptions, node)
        sort = _ORDER.index(node.removeprefix(BASE).partition("/")[0])
        passages = sorted({p for s in context.kg.statements(node) for p in s.passages})
        row = [text(fact.heading), text(fact.text), context.numbered(fact.things), context.cited(passages)]
        found.append((sort, first, node, [context.things.get(node, -1), sort, _MARKS.index(mark), first, last, *row]))
    return [row for *_, row in sorted(found, key=lambda entry: entry[:3])]
