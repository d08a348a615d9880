"""Sums and differences that one document states and that do not add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ....namespaces import q
from ..index import Index, Node
from .disagreement import Disagreement, local
from .figures import Figure, apart, read

_EXPORTS, _TURNOVER, _BALANCE = q("code:exports"), q("code:trade-turnover"), q("code:trade-balance")


def disagreements(index: Index) -> Iterator[Disagreement]:
    """Trade of one year in one document whose turnover is not exports plus imports, or whose balance is not their difference."""
    years: dict[tuple[Node | None, str, str, str], list[Figure]] = defaultdict(list)
    for node in index.instances("qb:Observation"):
        figure = read(index, node)
        if figure and figure.key[0] in {_EXPORTS, _TURNOVER, _BALANCE}:
            source = index.node(figure.passage, "oa:hasSource")
            years[source, figure.first, figure.last, figure.key[3]].append(figure)
    for figures in years.values():
        yield from _year(figures)


def _year(figures: list[Figure]) -> Iterator[Disagreement]:
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
            members = (figure, out, back)
            yield Disagreement(
                kind="figures",
                rule=rule,
                slug=f"{local(figure.node)}--{rule}",
                predicate="sdmx-measure:obsValue",
                members=tuple(f.node for f in members),
                passages=tuple(dict.fromkeys(f.passage for f in members)),
            )


def _plus(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else a + b


def _minus(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else a - b
