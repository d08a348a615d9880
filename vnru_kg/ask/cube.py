"""Figures as the cube holds them: read from the rows of a query, and written as a reader writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from .. import dates
from ..engine import Table, Term
from ..graph import Graph
from ..namespaces import BASE, shrink
from ..numbers import rank, readable
from .say import label
from .tables import words
from .when import Period, edtf

FIELDS = "x indicator area counterpart product group from to value upper low high unit bound outOf compared conflict passage"
_LONG = 3  # years from which a figure is not told of one of them
_PASSAGE = BASE + "passage/"


@dataclass(slots=True)
class Figure:
    """One figure of the graph with what it counts."""

    x: str
    indicator: str
    area: str
    counterpart: str
    product: str
    group: str
    begin: str
    end: str
    value: Decimal
    upper: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    bound: str
    out_of: str
    base: str
    passages: set[str] = field(default_factory=set)
    conflicts: set[str] = field(default_factory=set)

    @property
    def when(self) -> str:
        """Its time as the graph writes it."""
        return edtf(self.begin, self.end)

    @property
    def is_rate(self) -> bool:
        """Whether it says how something grew, and not how large it is."""
        return self.indicator.endswith(("growth", "factor"))

    def day(self, language: str) -> str:
        """Its time as it is read."""
        return dates.readable(self.when, language)

    @property
    def year(self) -> str:
        """The year or years that it is of."""
        return self.begin[:4] if self.begin[:4] == self.end[:4] or not self.end else f"{self.begin[:4]}/{self.end[:4]}"

    @property
    def whole(self) -> bool:
        """Whether it is of whole years, at most two, or of a day in one."""
        spans = self.begin.endswith("-01-01") and (not self.end or self.end.endswith("-12-31"))
        return (spans and (not self.end or int(self.end[:4]) - int(self.begin[:4]) < 2)) or self.stock

    @property
    def general(self) -> bool:
        """Whether it is of all groups together."""
        return self.group in {"", "code:all-levels", "code:undergraduate-and-postgraduate"}

    @property
    def documents(self) -> set[str]:
        """The documents that state it."""
        return {p.removeprefix(_PASSAGE).partition("-")[0] for p in self.passages}

    @property
    def stock(self) -> bool:
        """Whether it is counted at a date."""
        return self.indicator in words("stocks")


def comparable(figures: Sequence[Figure]) -> list[Figure]:
    """What each document says in general, or of the groups that it has."""
    general = [f for f in figures if f.general]
    said = {d for f in general for d in f.documents}
    return general + [f for f in figures if not f.general and not f.documents & said] if general else list(figures)


def agreement(figures: Sequence[Figure]) -> str:
    """``disagree``, ``agree``, ``compatible`` or ``differ`` (of other days or groups); empty where only one document says it."""
    if any(f.conflicts for f in figures):
        return "disagree"
    pairs = [(a, b) for n, a in enumerate(figures) for b in figures[n + 1 :] if a.indicator == b.indicator and a.documents != b.documents]
    if not pairs:
        return ""
    if all((a.value, a.upper) == (b.value, b.upper) for a, b in pairs):
        return "agree"
    return "compatible" if all(_meets(a, b) for a, b in pairs) else "differ"


def _meets(one: Figure, other: Figure) -> bool:
    """Whether both can be true of one thing: the values that their roundings allow have some in common."""
    low, high = max(f.low or f.value for f in (one, other)), min(f.high or f.upper or f.value for f in (one, other))
    return low <= high


def spans(periods: Sequence[Period]) -> str:
    """That the time of a figure touches one of the periods, as SPARQL says it."""
    if not periods:
        return ""
    ends = " ".join(f'("{p.begin or "0001-01-01"}"^^xsd:date "{p.end or "9999-12-31"}"^^xsd:date)' for p in periods)
    touches = 'FILTER(?f <= ?end && COALESCE(?t, "9999-12-31"^^xsd:date) >= ?begin)'
    return f"VALUES (?begin ?end) {{ {ends} }} ?x vnru:earliest ?f OPTIONAL {{ ?x vnru:latest ?t }} {touches}"


def lasts(figure: Figure, period: Period) -> bool:
    """Whether a figure is of a much longer time than the one that is asked for, and does not begin in it: it says nothing of it."""
    if not period.begin or not period.end or not figure.begin or figure.begin >= period.begin:
        return False
    asked, own = (int(t[:4]) - int(f[:4]) + 1 for f, t in ((period.begin, period.end), (figure.begin, figure.end or "9999")))
    return own > _LONG and own > 2 * asked


def addends(kg: Graph, figures: Sequence[Figure], periods: Sequence[Period]) -> list[Figure]:
    """One figure for each year, or each direction, group or kind of goods of one time; none where one lacks or there are several."""
    levels = [f for f in figures if not f.stock and not f.indicator.endswith(("growth", "factor", "rank"))]
    groups = dict.fromkeys(f.group for f in levels)
    goods = dict.fromkeys(f.product for f in levels)
    if len(periods) < 2 and len(groups) > 1:
        chosen = [[f for f in levels if f.group == group] for group in groups] if len({f.when for f in levels}) == 1 else []
    elif len(periods) < 2 and len(goods) > 1:
        chosen = [[f for f in levels if f.product == one] for one in goods] if len({(f.when, f.indicator) for f in levels}) == 1 else []
    elif len(periods) == 1 and len({f.indicator for f in levels}) == 1:
        years = range(int(periods[0].begin[:4] or 0), int(periods[0].end[:4] or 0) + 1)
        chosen = [[f for f in levels if f.when == str(year)] for year in years] if periods[0].whole else []
    elif len(periods) == 1:
        codes = dict.fromkeys(f.indicator for f in levels)
        chosen = [[f for f in levels if f.indicator == code and f.when == periods[0].edtf] for code in codes]
    else:
        chosen = [[f for f in levels if f.when == p.edtf] for p in periods]
    units = {f.unit for of in chosen for f in of}
    alike = len(units) == 1 or all("code:items" in {shrink(str(u)) for u in kg.values(unit, "skos:broader")} for unit in units)
    once = all(len({f.value for f in of}) == 1 for of in chosen)
    return [of[0] for of in chosen] if once and alike and len(chosen) > 1 else []


def total(added: Sequence[Figure], kg: Graph, language: str) -> str:
    """What figures come to together as it is read: submarines and aircraft without a unit."""
    amount = sum((f.value for f in added), Decimal(0))
    return number(added[0], kg, language, amount) if len({f.unit for f in added}) == 1 else readable(amount, language)


def parts_of(figures: Sequence[Figure], whole: str) -> list[tuple[Figure, Figure]]:
    """Each figure with the whole of the same time and unit that it is a part of."""
    wholes = {(f.when, f.unit): f for f in figures if f.indicator == whole}
    return [(f, wholes[f.when, f.unit]) for f in figures if f.indicator != whole and (f.when, f.unit) in wholes]


def years_beside(levels: Sequence[Figure], period: Period) -> tuple[Figure, Figure] | None:
    """The levels of the year before and of the year itself."""
    if not period.years:
        return None
    this = [f for f in levels if f.when == period.begin[:4]]
    last = [f for f in levels if f.when == str(int(period.begin[:4]) - 1)]
    return (last[-1], this[0]) if this and last else None


def same_base(rate: Figure, one: Figure) -> bool:
    """Whether a rate is of what came after a figure, or does not say of what."""
    return not rate.base or rate.base[:4] == one.begin[:4]


def rose(printed: Sequence[Figure], levels: Sequence[Figure], period: Period) -> bool:
    """Whether it grew in a period, by the rate that is printed or by the levels."""
    if printed:
        return printed[0].value > 0
    pair = years_beside(levels, period)
    return bool(pair and pair[1].value > pair[0].value)


def until(found: Sequence[Figure], period: Period) -> list[Figure]:
    """The figures of a period; where only its end is said, the latest before it."""
    if period.begin or not found:
        return exact(found, period)
    before = [f for f in found if (f.end or f.begin) <= period.end]
    latest = max(((f.end or f.begin) for f in before), default="")
    return [f for f in before if (f.end or f.begin) == latest]


def exact(found: Sequence[Figure], period: Period) -> list[Figure]:
    """The figures of just that period, else those within it, else those that touch it."""
    same = [f for f in found if f.begin == period.begin and f.end == period.end]
    inside = [f for f in found if f.begin >= period.begin and (not period.end or (f.end or f.begin) <= period.end)]
    touching = [f for f in found if (not period.end or f.begin <= period.end) and (f.end or "9999") >= period.begin]
    return same or inside or [f for f in touching if f.stock or not lasts(f, period)]


def number(figure: Figure, kg: Graph, language: str, amount: Decimal | None = None) -> str:
    """The value of a figure as it is read; or another amount in its unit."""
    unit = shrink(figure.unit).removeprefix("code:")
    if unit == "rank" and amount is None:
        return rank(figure.value, figure.out_of or None, language)
    name = kg.vocabulary.unit(figure.unit, language) or label(kg, figure.unit, language)
    if amount is not None:
        return readable(amount, language, name if unit != "rank" else "", money=unit == "usd")
    bound = figure.bound.removeprefix("code:")
    return readable(figure.value, language, name, money=unit == "usd", bound=bound, upper=figure.upper)


def gather(table: Table) -> list[Figure]:
    """The figures of the rows, each once with all its passages."""
    found: dict[str, Figure] = {}
    at = {name: i for i, name in enumerate(table.variables)}

    def text(row: Sequence[Term | None], name: str) -> str:
        term = row[at[name]]
        return "" if term is None else str(term)

    def decimal(row: Sequence[Term | None], name: str) -> Decimal | None:
        return Decimal(text(row, name)) if text(row, name) else None

    for row in table:
        x = text(row, "x")
        if x not in found:
            found[x] = Figure(
                x, shrink(text(row, "indicator")), text(row, "area"), text(row, "counterpart"), text(row, "product"),
                shrink(text(row, "group")) if text(row, "group") else "", text(row, "from"), text(row, "to"), Decimal(text(row, "value")),
                decimal(row, "upper"), decimal(row, "low"), decimal(row, "high"), text(row, "unit"), shrink(text(row, "bound")),
                text(row, "outOf"), text(row, "compared"),
            )  # fmt: skip
        if text(row, "conflict"):
            found[x].conflicts.add(text(row, "conflict"))
        passage = text(row, "passage")
        if passage.startswith(_PASSAGE):
            found[x].passages.add(passage)
    return list(found.values())


def size(figure: Figure) -> Decimal:
    """What figures are ranked by: a factor as the growth that it means."""
    return (figure.value - 1) * 100 if figure.unit.endswith("/times") else figure.value
