"""What held on which days: levels of partnership, offices, instruments and projects, as ``vnru-kg ask --as-of`` tells them."""

from __future__ import annotations

from typing import Any

from ..as_of import fact_of, stretches
from ..namespaces import q
from ..show import Descriptions
from .context import Context, text

_MARKS = ("holdsOn", "unknownOn")


def rows(context: Context) -> list[list[Any]]:
    """``[thing or -1, heading, mark, first day, last day or "", text, passages]``, in the order of ``vnru:holdsBy`` and by day.

    The heading is the name of its kind. A mark is 0 for what held and 1 for what began before and of which no document
    says whether it still held.
    """
    descriptions = Descriptions(context.kg)
    vocabulary = context.kg.vocabulary
    order = list(vocabulary.hold_rules)
    found = []
    for node, mark, first, last in stretches(context.kg):
        class_ = min((c for c in context.iris(node, "rdf:type") if c in order), key=order.index)
        heading = context.label(q(f"code:kind-{vocabulary.kind([class_])}"))
        passages = sorted({p for s in context.kg.statements(node) for p in s.passages})
        said = text(fact_of(context.kg, descriptions, node).text)
        row = [context.things.get(node, -1), heading, _MARKS.index(mark), first, last, said, context.passage_numbers(passages)]
        found.append((order.index(class_), first, node, row))
    return [row for *_, row in sorted(found, key=lambda entry: entry[:3])]
