"""Properties that can have one true value only, and have several; days that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from ....namespaces import DERIVED_GRAPH, q, shrink
from ..dates import bounds_of
from ..index import Index, Node, Value
from .conflict import Conflict, local

_EDTF = q("edtf:EDTF")


def conflicts(index: Index) -> Iterator[Conflict]:
    """Single-valued properties with values that exclude each other, and days on which a visit did not begin."""
    yield from _single_valued(index)
    yield from _begins(index)


def _single_valued(index: Index) -> Iterator[Conflict]:
    single = [shrink(p.value) for p in index.subjects("vnru:singleValued")]
    # the figures of an observation are compared by their intervals, and a begin may be told by several sources more or less exactly
    for predicate in single:
        for node in index.subjects(predicate):
            if len(told := index.objects(node, predicate)) > 1:
                values = {value: where for value in told if (where := index.passages_of(node, predicate, value))}
                if len(values) > 1 and _exclude(list(values)):
                    yield _conflict("dates" if _dated(values) else "statements", "one-value-only", node, q(predicate), values)


def _begins(index: Index) -> Iterator[Conflict]:
    """``vnru:beginOn`` names the day on which somebody arrived; a stay that is dated to the day must begin on it."""
    for node in index.subjects("vnru:beginOn"):
        stays: dict[Value, set[Node]] = {}
        for predicate in ("vnru:beginOn", "dcterms:date"):
            for value in index.objects(node, predicate):
                if where := index.passages_of(node, predicate, value):
                    stays[value] = stays.get(value, set()) | where
        arrived = {o.value: o for o in index.objects(node, "vnru:beginOn")}
        for day, value in arrived.items():
            others: dict[Value, set[Node]] = {
                o: p for o, p in stays.items() if isinstance(o, ox.Literal) and "/" in o.value and _begin(o.value) not in {None, day}
            }
            if others:
                values: dict[Value, set[Node]] = {value: stays.get(value, set()), **others}
                yield _conflict("dates", "day-of-arrival", node, q("vnru:beginOn"), values)


def _begin(text: str) -> str | None:
    """The day on which an interval begins, if it is given to the day."""
    first = text.partition("/")[0]
    return first if len(first) == len("2024-06-19") else None


def _dated(values: dict[Value, set[Node]]) -> bool:
    return all(isinstance(v, ox.Literal) and v.datatype.value == _EDTF for v in values)


def _exclude(values: list[Value]) -> bool:
    """Whether two of the values cannot both be true; dates exclude each other only if their spans do not meet."""
    spans = [bounds_of(v.value) for v in values if isinstance(v, ox.Literal) and v.datatype.value == _EDTF]
    if len(spans) < len(values):
        return True
    latest_first = max(first or "" for first, _ in spans)
    earliest_last = min(last or "9999" for _, last in spans)
    return earliest_last < latest_first


def _conflict(kind: str, rule: str, node: Node, predicate: str, values: dict[Value, set[Node]]) -> Conflict:
    passages = sorted({p for where in values.values() for p in where}, key=lambda p: p.value)
    return Conflict(
        kind=kind,
        rule=rule,
        slug=f"{local(node)}--{shrink(predicate).partition(':')[2]}",
        predicate=shrink(predicate),
        members=(node,),
        passages=tuple(p for p in passages if p.value != DERIVED_GRAPH),
        values=tuple(sorted(values, key=lambda v: v.value)),
    )
