"""Sums, differences and growth that one document states and that do not add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ....namespaces import q
from ..dates import bounds_of
from ..index import Index, Node
from .conflict import Conflict, local
from .figures import Figure, apart

_EXPORTS, _TURNOVER, _BALANCE = q("code:exports"), q("code:trade-turnover"), q("code:trade-balance")
# each growth with the level that grows
_GROWTH = {q("code:trade-turnover-growth"): _TURNOVER, q("code:exports-growth"): _EXPORTS}


def conflicts(index: Index, figures: list[Figure]) -> Iterator[Conflict]:
    """Trade in one document whose turnover is not exports plus imports, whose balance is not their difference, or whose
    growth is not that from the level of the base period to the level of the period.
    """
    yield from _balances(index, figures)
    yield from _growths(index, figures)


def _balances(index: Index, figures: list[Figure]) -> Iterator[Conflict]:
    years: dict[tuple[Node | None, str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.key[0] in {_EXPORTS, _TURNOVER, _BALANCE}:
            source = index.node(figure.passage, "oa:hasSource")
            years[source, figure.first, figure.last, figure.key[3]].append(figure)
    for year in years.values():
        yield from _year(sorted(year, key=_name))


def _year(figures: list[Figure]) -> Iterator[Conflict]:
    exports = {f.key[1:3]: f for f in figures if f.key[0] == _EXPORTS}
    for figure in figures:
        out, back = exports.get(figure.key[1:3]), exports.get(figure.key[2:0:-1])
        if figure.key[0] == _EXPORTS or out is None or back is None or out is back:
            continue
        if figure.key[0] == _BALANCE:
            rule, low, high = "balance-is-difference", _minus(out.low, back.high), _minus(out.high, back.low)
        else:
            rule, low, high = "turnover-is-sum", _plus(out.low, back.low), _plus(out.high, back.high)
        if apart(figure.low, figure.high, low, high):
            yield _conflict(rule, (figure, out, back))


def _conflict(rule: str, members: tuple[Figure, ...]) -> Conflict:
    return Conflict(
        kind="figures",
        rule=rule,
        slug=f"{local(members[0].node)}--{rule}",
        predicate="sdmx-measure:obsValue",
        members=tuple(f.node for f in members),
        passages=tuple(dict.fromkeys(f.passage for f in members)),
    )


def _growths(index: Index, figures: list[Figure]) -> Iterator[Conflict]:
    growths = [(index.node(f.passage, "oa:hasSource"), f) for f in figures if f.key[0] in _GROWTH and f.base]
    if not growths:
        return
    levels: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        if figure.key[0] in _GROWTH.values():
            at = (index.node(figure.passage, "oa:hasSource"), figure.key[:4], figure.first, figure.last)
            levels[at] = max(levels.get(at, figure), figure, key=_name)
    for source, growth in growths:
        key = (_GROWTH[growth.key[0]], *growth.key[1:4])
        now, before = levels.get((source, key, growth.first, growth.last)), levels.get((source, key, *bounds_of(growth.base or "")))
        if now and before and apart(growth.low, growth.high, _growth(now.low, before.high), _growth(now.high, before.low)):
            members = (growth, now, before)
            yield _conflict("growth-from-levels", members)


def _name(figure: Figure) -> str:
    return figure.node.value


def _growth(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    return None if now is None or not before else (now / before - 1) * 100


def _plus(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else a + b


def _minus(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else a - b
