"""Figures: of a year, the highest, compared, how they grew, in which place; as printed, and as computed from what is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from .. import dates
from ..answers import Row
from ..engine import IRI, Literal, Table
from ..namespaces import shrink
from ..numbers import readable
from ..text import LANGUAGES
from .cube import (
    FIELDS,
    Figure,
    addends,
    agreement,
    comparable,
    exact,
    gather,
    number,
    parts_of,
    rose,
    same_base,
    size,
    spans,
    total,
    until,
    years_beside,
)
from .indicators import BOTH_WAYS, ONE_WAY, Indicators, around, ends, flow
from .reading import Reading
from .say import Outcome, join, label, message
from .tables import pattern
from .when import Period

_WHOLE = "trade-turnover"  # of which exports and imports are a part


@dataclass(slots=True)
class Figures:
    """A question for figures: whose, when, and what is to be done with them."""

    reading: Reading
    want: Indicators
    question_type: str
    periods: list[Period]
    narrow: list[tuple[str, str]] = field(default_factory=list)
    operator: str = ""
    pick: int = 0
    limit: Decimal | None = None
    grouped: bool = False
    rates: bool = False
    units: tuple[str, ...] = ()  # of what is counted

    @property
    def _year_of_record(self) -> bool:
        """Whether it is asked if a year is that of the highest or the lowest: then all years count."""
        return self.question_type == "exists" and self.operator in {"most", "least"} and len(self.periods) == 1 and not self.rates

    def conditions_by_name(self) -> list[str]:
        """The names of the conditions that the query can do without."""
        return [name for name, _ in self.narrow] + (["time"] if self.periods else [])

    def swap(self) -> bool:
        """Turn the direction round where it cannot be meant otherwise: help goes one way only. Whether that was done."""
        if self.want.firm or not (set(self.want.codes) <= ONE_WAY or self.operator == "agree"):
            return False
        return self.want.turn(self.reading)

    def sparql(self, without: Sequence[str] = ()) -> str:
        """The query; ``without`` may hold ``time`` and the names of further conditions."""
        whole_trade = [_WHOLE] if self.operator == "share" else []
        ways = [f"{{ {self._way(code)} }}" for code in (*self.want.codes, *whole_trade)]
        whole = self.operator in {"growth", "exists-growth"} or self._year_of_record
        during = "" if "time" in without or whole else spans(self.periods)
        rest = [text for name, text in self.narrow if name not in without]
        rank = {"most": "DESC(?value)", "least": "?value"}.get(self.operator, "?from")
        body = "\n  ".join(part for part in [" UNION ".join(ways), *rest, during] if part)
        wanted_fields = " ".join(f"?{name}" for name in FIELDS.split())
        return (
            f"SELECT DISTINCT {wanted_fields} WHERE {{\n  {body}\n"
            "  ?x sdmx-measure:obsValue ?value ; sdmx-attribute:unitMeasure ?unit ; vnru:bound ?bound ; vnru:passage ?passage .\n"
            "  OPTIONAL { ?x vnru:earliest ?from } OPTIONAL { ?x vnru:latest ?to }\n"
            "  OPTIONAL { ?x vnru:upperValue ?upper } OPTIONAL { ?x vnru:outOf ?outOf } OPTIONAL { ?x vnru:comparedWith ?compared }\n"
            "  OPTIONAL { ?x vnru:low ?low } OPTIONAL { ?x vnru:high ?high } OPTIONAL { ?conflict vnru:conflictOf ?x }\n"
            "  OPTIONAL { ?x vnru:product ?product } OPTIONAL { ?x vnru:group ?group }\n"
            f"}} ORDER BY {rank} ?from ?x ?passage"
        )

    def _way(self, code: str) -> str:
        """One indicator with its direction; exports one way are imports the other way."""
        source, target = self.want.source, self.want.target
        rates = self.operator in {"growth", "exists-growth"} or (
            self.operator in {"compare", "difference", "ratio", "agree"} and self.reading.sees("grow", "fall")
        )
        of = f"VALUES ?indicator {{ code:{code} }}"
        if rates or self.rates:
            of = f"?indicator skos:related{'' if self.rates else '?'} code:{code} ."
        indicator = f"?x vnru:indicator ?indicator ; sdmx-dimension:refArea ?area ; vnru:counterpartArea ?counterpart . {of}"
        if code in BOTH_WAYS:
            sides = [s for s in (source, target, *self.want.sides) if s]
            return indicator + "".join(f" FILTER(?area IN ({around(s)}) || ?counterpart IN ({around(s)}))" for s in sides)
        if code in {"exports", "imports"} and (source or target) and self.operator != "growth":
            other = "imports" if code == "exports" else "exports"
            mirror = indicator.replace(f"code:{code}", f"code:{other}")
            return f"{{ {indicator}{ends(source, target)} }} UNION {{ {mirror}{ends(target, source)} }}"
        return indicator + ends(source, target)

    def outcome(self, table: Table) -> Outcome:
        """The rows and the sentence that answers."""
        found = self._fitting(gather(table))
        tell: Callable[[list[Figure], str], str] = getattr(self, f"_tell_{self.operator.replace('-', '_')}", self._tell_value)
        lead = {lang: tell(found, lang) for lang in LANGUAGES} if found or self.question_type == "exists" else {}
        missing = not found or not any(lead.values())
        rows = tuple(
            Row(
                (
                    IRI(f.x),
                    Literal(f.when, "http://id.loc.gov/datatypes/edtf/EDTF"),
                    Literal(str(f.value), "http://www.w3.org/2001/XMLSchema#decimal"),
                    IRI(f.unit),
                ),
                tuple(sorted(f.passages)),
                {lang: label(self.reading.kg, f.x, lang) for lang in LANGUAGES},
            )
            for f in found
        )
        return Outcome(rows, lead, not missing, ("figure", "period", "value", "unit"))

    # ---- which figures count -------------------------------------------------------------------------------

    def _fitting(self, found: list[Figure]) -> list[Figure]:
        if self.units:
            found = [f for f in found if shrink(f.unit) in self.units]
        if self.operator == "agree":
            return comparable(found)
        if not self.grouped:
            found = [f for f in found if f.general] or found
        if self.rates:
            return found
        if self.operator in {"most", "least", "threshold"} or self.pick:
            found = [f for f in found if f.whole and not f.is_rate] or found
        if self.operator == "threshold" and self.limit is not None and self.question_type != "exists":
            found = [f for f in found if self._held(f, self.limit)]
        if self.pick:
            ordered = sorted(found, key=lambda f: (f.begin, f.end))
            years = list(dict.fromkeys(f.when for f in ordered))
            at = years[self.pick] if self.pick < 0 else years[self.pick - 1] if len(years) >= self.pick else ""
            found = [f for f in ordered if f.when == at]
        return found

    def _held(self, figure: Figure, limit: Decimal) -> bool:
        if self.reading.sees("fewer"):
            return figure.value < limit
        return figure.value > limit if self.reading.sees("more") else figure.value >= limit

    # ---- how they are told ---------------------------------------------------------------------------------

    def _tell_value(self, found: list[Figure], language: str) -> str:
        if self.question_type == "exists" and not found:
            return ""
        if len(self.periods) == 1 and not self.pick:
            counted = bool(found) and all(f.stock for f in found)  # at a date: of until then, the latest
            found = (until if counted else exact)(found, self.periods[0])
        latest = max((f.end or f.begin for f in found), default="")
        if not self.periods and not self.pick:
            found = sorted(found, key=lambda f: (f.end or f.begin) != latest)
        yes = f"{message('lead', 'yes')[language]}: " if self.question_type == "exists" else ""
        return yes + self._told(found, language) + self._disagree(found, language) + self._untold(found, language)

    def _untold(self, found: Sequence[Figure], language: str) -> str:
        """Which of several times that are asked for have no figure."""
        closed = [p for p in self.periods if p.begin and p.end] if len(self.periods) > 1 else []
        missing = [dates.readable(p.edtf, language) for p in closed if not exact(found, p)]
        return f" ({', '.join(missing)}: {message('lead', 'none')[language].rstrip('.').lower()})" if missing and found else ""

    def _tell_share(self, found: list[Figure], language: str) -> str:
        """Which part of the turnover of the same time a figure is, computed from the two."""
        kg, times = self.reading.kg, self.periods
        chosen = [f for time in times for f in exact(found, time)] if times else found
        pairs = parts_of(chosen, f"code:{_WHOLE}")
        latest = max((part.when for part, _ in pairs), default="")
        told = []
        for part, whole in pairs:
            if times or part.when == latest:
                rate = readable((part.value / whole.value * 100).quantize(Decimal("0.1")), language, "%")
                figures = (f"{number(f, kg, language)} ({self._about(f, language)})" for f in (part, whole))
                told.append(f"≈ {rate} = {' / '.join(figures)}")
        return join(told, "; ", 4) + self._untold(found, language)

    def _tell_agree(self, found: list[Figure], language: str) -> str:
        """Whether the figures agree, and what they are."""
        if len(self.periods) == 1:
            found = exact(found, self.periods[0])
        word = agreement(found)
        return (f"{message('lead', word)[language]}: " if word else "") + self._told(found, language)

    def _tell_sum(self, found: list[Figure], language: str) -> str:
        """What figures come to together, if there is one for each of the times; else what there is of one time."""
        kg, added = self.reading.kg, addends(self.reading.kg, found, self.periods)
        if not added or (len(self.periods) == 1 and any(f.when == self.periods[0].edtf for f in found if f not in added)):
            return self._tell_value(found, language) if len(self.periods) < 2 else ""
        whole = f"{'' if all(f.bound == 'code:exact' for f in added) else '≈ '}{total(added, kg, language)} = "
        return whole + " + ".join(f"{number(f, kg, language)} ({self._about(f, language)})" for f in added)

    def _told(self, found: Sequence[Figure], language: str, most: int = 8) -> str:
        kg = self.reading.kg
        groups: dict[tuple[str, ...], list[Figure]] = {}
        for f in found:
            groups.setdefault((f.indicator, f.area, f.counterpart, f.product, f.group, f.when, str(f.value), f.bound), []).append(f)
        firsts = [f[0] for f in groups.values()]
        parts = (f"{number(f, kg, language)} — {self._about(f, language)}{self._against(f, found, language)}" for f in firsts)
        return join(parts, "; ", most)

    def _about(self, figure: Figure, language: str) -> str:
        return label(self.reading.kg, figure.x, language).rpartition(": ")[0]

    def _disagree(self, found: Sequence[Figure], language: str) -> str:
        """That figures that are told do not agree."""
        apart = any(n > 1 for n in Counter(c for f in found for c in f.conflicts).values())
        return f" ({message('lead', 'disagree')[language]})" if apart else ""

    def _against(self, figure: Figure, found: Sequence[Figure], language: str) -> str:
        """With which figures that are not told one does not agree, such as those that it is computed from."""
        kg, mine = self.reading.kg, label(self.reading.kg, figure.x, language).rpartition(": ")[2]
        if self._disagree(found, language):
            return ""
        others = [str(o) for c in figure.conflicts for o in kg.values(c, "vnru:conflictOf") if str(o) != figure.x]
        told = [name for name in (label(kg, o, language) for o in others) if not name.endswith(f": {mine}")]
        return f" ({message('lead', 'against', told=join(told, '; ', 4))[language]})" if told else ""

    def _tell_most(self, found: list[Figure], language: str) -> str:
        ranks = [f for f in found if f.unit.endswith("/rank")]
        if self.question_type == "exists" and ranks:
            return self._tell_rank(found, language)
        better = min if (self.operator == "least") != bool(ranks) else max
        if not found or (self.rates and len(self.periods) > len({f.begin for f in found})):
            return ""  # a year without a figure could be the one
        best = better(size(f) for f in found)
        top = [f for f in found if size(f) == best]
        year = f"{dates.readable(top[0].when, language)}: " if self.question_type in {"whichyear", "when"} else ""
        if self._year_of_record:
            year = message("lead", "yes" if any(f in top for f in exact(found, self.periods[0])) else "no")[language] + ": "
        return year + self._told(top, language) + self._among(found, language)

    _tell_least = _tell_most

    def _among(self, found: Sequence[Figure], language: str) -> str:
        years = len({f.when for f in found})
        return f" ({message('lead', 'among', n=years)[language]})" if years > 1 else ""

    def _tell_rank(self, found: list[Figure], language: str) -> str:
        """Whether a place in a ranking is the first, or among so many."""
        if not found:
            return ""
        latest = sorted(found, key=lambda f: (f.begin, f.out_of != ""), reverse=True)
        best = self.limit or Decimal(1)
        if self.periods:
            latest = exact(latest, self.periods[0])
        held = latest[0].value <= best
        if pattern("place").search(self.reading.question.text):  # the 28th place is no other one
            at = [f for f in latest if f.value == best]
            latest, held = at or latest, bool(at)
        word = message("lead", "yes" if held else "no")[language]
        return f"{word}: {self._told(latest, language)}"

    def _tell_threshold(self, found: list[Figure], language: str) -> str:
        if self.limit is None or not found:
            return ""
        if self.question_type != "exists":
            return self._told(found, language)
        chosen = exact(found, self.periods[0]) if self.periods else found
        held = [f for f in chosen if self._held(f, self.limit)]
        word = message("lead", "yes" if held else "no")[language]
        return f"{word}: {self._told(held or chosen, language)}"

    def _pair(self, found: Sequence[Figure]) -> tuple[Figure, Figure] | None:
        """The figures of the two periods, the earlier first."""
        if len(self.periods) < 2:
            return None
        first, second = sorted(self.periods[:2], key=lambda p: p.begin or p.end)
        levels = [f for f in found if not f.is_rate]
        one, other = (until(levels, p) for p in (first, second))
        pairs = [
            (a, b)
            for a in one
            for b in other
            if (a.indicator, a.area) == (b.indicator, b.area) and (a.group == b.group or (a.general and b.general))
        ]
        precise = [p for p in pairs if "code:exact" in (p[0].bound, p[1].bound)]
        return next(iter(precise or pairs), None)

    def _tell_compare(self, found: list[Figure], language: str) -> str:
        """Two periods: which is higher, by how much and how many times."""
        pair = self._pair(found)
        if not pair:  # a rate that is printed for all that time
            ends = min((p.begin for p in self.periods), default=""), max((p.end for p in self.periods), default="")
            return self._told([f for f in found if f.is_rate and (f.begin, f.end) == ends], language)
        one, other = pair
        return self._compared(one, other, found, language)

    _tell_difference = _tell_compare
    _tell_ratio = _tell_compare

    def _compared(self, one: Figure, other: Figure, found: Sequence[Figure], language: str) -> str:
        kg = self.reading.kg
        change = other.value - one.value
        percent = change / one.value * 100 if one.value else Decimal(0)
        sign = "+" if change > 0 else "−"
        amount = number(other, kg, language, abs(change))
        factor = readable((max(one.value, other.value) / min(one.value, other.value)).quantize(Decimal("0.1")), language)
        parts = f"{number(one, kg, language)} ({one.day(language)}) → {number(other, kg, language)} ({other.day(language)})"
        rate = f"{sign}{readable(abs(percent).quantize(Decimal('0.1')), language, '%')}"
        printed = [f for f in found if f.is_rate and (f.begin, f.end) == (other.begin, other.end) and same_base(f, one)]
        head = ""
        if self.operator == "difference" or (self.question_type == "count" and self.reading.sees("more", "fewer") and not printed):
            head = f"{sign}{amount}; "
        elif self.operator == "ratio":
            small, large = sorted((one.value, other.value))
            part = readable((small / large * 100).quantize(Decimal(1)), language, "%")
            head = f"{message('lead', 'times', n=factor)[language] if change >= 0 else f'÷{factor}'} ({part}); "
        elif self.question_type == "exists":
            head = f"{message('lead', 'yes' if self._holds(one, other) else 'no')[language]}: "
        elif printed:
            head = f"{self._told(printed, language)}; {message('lead', 'computed')[language]} "
        elif self.question_type in {"whichyear", "when", "who"} or self.reading.sees("which", "or"):
            lower = self.reading.sees("fewer", "fall") != one.unit.endswith("/rank")  # a better place is a smaller number
            winner = other if (change > 0) != lower else one
            head = f"{winner.day(language)}: {number(winner, kg, language)}; "
        return f"{head}{parts}: {sign}{amount}, {rate}, {'÷' if change < 0 else '×'}{factor}"

    def _holds(self, one: Figure, other: Figure) -> bool:
        """Whether the comparison that was asked holds: of the first period named, against the second."""
        first = self.periods[0]
        named, against = (one, other) if one.begin == first.begin else (other, one)
        if self.reading.sees("grow", "fall"):  # a better place is a smaller number
            return ((other.value < one.value) if other.unit.endswith("/rank") else other.value > one.value) == self.reading.sees("grow")
        return named.value > against.value if not self.reading.sees("fewer") else named.value < against.value

    def _tell_growth(self, found: list[Figure], language: str) -> str:
        """How much it grew in one period: as printed, and computed from the year before."""
        period = self.periods[0] if self.periods else None
        rates = [f for f in found if f.is_rate]
        levels = [f for f in found if not f.is_rate]
        if period is None:  # without rates, how it went
            series = (
                sorted(levels, key=lambda f: (f.begin, f.end)) if len({f.when for f in levels}) > 2 and self.question_type == "what" else []
            )
            return self._told(rates or series, language, 12)
        printed = [f for f in rates if f.begin == period.begin and f.end == period.end]
        if not printed and not period.years:
            printed = exact(rates, period)
        told = self._told(printed, language)
        pair = years_beside(levels, period)
        sure = pair and all(f.bound == "code:exact" for f in pair)
        computed = self._computed(levels, period, language) if sure or not printed else ""  # not from what is only about so much
        if printed and computed:
            told += f"; {message('lead', 'computed')[language]} {computed}"
        told = told or computed
        if self.question_type == "exists" and told:
            up = rose(printed, levels, period)
            word = message("lead", "yes" if up == self.reading.sees("grow") else "no")[language]
            return f"{word}: {told}"
        apart = self._disagree(printed, language) or "".join(self._against(f, printed, language) for f in printed)
        return told + (apart if told else "")

    _tell_exists_growth = _tell_growth

    def _computed(self, levels: Sequence[Figure], period: Period, language: str) -> str:
        kg, pair = self.reading.kg, years_beside(levels, period)
        if not pair:
            return ""
        percent = (pair[1].value - pair[0].value) / pair[0].value * 100
        rate = f"{'+' if percent > 0 else '−'}{readable(abs(percent).quantize(Decimal('0.1')), language, '%')}"
        return f"{rate} ({' → '.join(f'{number(f, kg, language)}, {f.day(language)}' for f in pair)})"

    def _tell_sides(self, found: list[Figure], language: str) -> str:
        """Two directions of one figure: which is the larger."""
        kg = self.reading.kg
        latest: dict[str, Figure] = {}
        levels = [f for f in found if not f.is_rate]
        for f in sorted(levels, key=lambda f: (f.begin, f.bound == "code:exact")):
            latest[f"{f.indicator} {f.area}"] = f
        if len(latest) < 2:
            return ""
        top, low = sorted(latest.values(), key=lambda f: -f.value)[:2]
        head = label(kg, top.area, language) if top.indicator == low.indicator else flow(self.reading, top.area, top.indicator, language)
        rate = readable(((top.value / (low.value or 1) - 1) * 100).quantize(Decimal("0.1")), language, "%")
        more = f", +{rate}" if self.reading.sees("percent") else ""
        apart = (
            f"; {message('operators', 'difference')[language]}: {number(top, kg, language, top.value - low.value)}{more}"
            f", ×{readable((top.value / low.value).quantize(Decimal('0.01')), language)}"
            if top.unit == low.unit and low.value
            else ""
        )
        return f"{head}: {self._told([top], language)}; {self._told([low], language)}{apart}"
