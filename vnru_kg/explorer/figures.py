"""The figures: each observation of each passage, by data set, indicator and series."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .. import numbers
from ..namespaces import q, shrink
from ..text import LANGUAGES
from .context import Context, Rows, Text, instances, text


def rows(context: Context) -> dict[str, Any]:
    """Tables of rows.

    ``sets`` as ``[labels, stock]``; ``indicators`` as ``[id, labels, set, unit sort]`` with the unit sort "money",
    "percent", "rank" or ""; ``series`` as ``[indicator, area, counterpart, mutual, detail, unit]``, areas being numbers of
    things or -1; ``observations`` as ``[id, series, EDTF, value, upper, low, high, bound, words, printed, source, things,
    passages]``, numbers as text, ``""`` for what there is not.
    """
    sets, indicators, series = Rows(), Rows(), Rows()
    figures = []
    for node in sorted(instances(context, "qb:Observation"), key=lambda n: _order(context, n)):
        data, what = context.kg.text(node, "qb:dataSet"), context.kg.text(node, "vnru:indicator")
        unit = context.kg.text(node, "sdmx-attribute:unitMeasure")
        value = context.kg.text(node, "sdmx-measure:obsValue")
        if not (what and value):
            continue
        in_set = sets.number(data, [context.label(data), int(context.kg.text(data, "vnru:measureKind") == q("code:stock"))])
        code = unit.rpartition("/")[2]
        sort = "money" if code == "usd" else code if code in {"percent", "rank"} else ""
        of = indicators.number(what, [what.rpartition("/")[2], context.label(what), in_set, sort])
        ends, mutual = _ends(context, node, what)
        about = [o for p in context.kg.vocabulary.details for o in context.iris(node, p) if o not in context.kg.vocabulary.totals]
        row = [of, *ends, int(mutual), _joined(context, about), _unit(context, unit)]
        figures.append(
            [
                shrink(node).partition(":")[2],
                series.number((what, *ends, *about, unit), row),
                context.kg.text(node, "sdmx-dimension:refPeriod") or context.kg.text(node, "vnru:asOf"),
                *(_plain(context.kg.text(node, p)) for p in ("sdmx-measure:obsValue", "vnru:upperValue", "vnru:low", "vnru:high")),
                context.kg.text(node, "vnru:bound").rpartition("/")[2],
                text({language: _words(context, node, code, unit, language) for language in LANGUAGES}),
                context.kg.text(node, "vnru:asPrinted"),
                _joined(context, context.iris(node, "vnru:accordingTo")),
                context.thing_numbers([*context.iris(node, "vnru:concerns"), *about, *context.iris(node, "vnru:accordingTo")]),
                context.passage_numbers(context.iris(node, "vnru:passage")),
            ]
        )
    return {"sets": sets.rows, "indicators": indicators.rows, "series": series.rows, "observations": figures}


def _ends(context: Context, node: str, indicator: str) -> tuple[list[int], bool]:
    """The two areas in the order in which goods, money or people go, and whether they go neither way."""
    direction = context.kg.text(indicator, "vnru:direction")
    ends = [context.things.get(context.kg.text(node, p), -1) for p in ("sdmx-dimension:refArea", "vnru:counterpartArea")]
    said = context.kg.vocabulary
    return ends[::-1] if direction in said.backward else ends, direction in said.mutual


def _order(context: Context, node: str) -> tuple[str, ...]:
    """Data sets, indicators and series in a fixed order, each series in the order of time."""
    when = context.kg.text(node, "vnru:earliest") or context.kg.text(node, "vnru:latest")
    rank = [context.kg.text(node, p) for p in ("qb:dataSet", "vnru:indicator", "sdmx-dimension:refArea", "vnru:counterpartArea")]
    return (*rank, *(context.kg.text(node, p) for p in context.kg.vocabulary.details), when, node)


def _joined(context: Context, iris: list[str]) -> Text:
    return text({language: ", ".join(context.kg.label(i, language) or "" for i in iris) for language in LANGUAGES})


def _unit(context: Context, unit: str) -> Text:
    signs = {language: numbers.unit_sign(unit.rpartition("/")[2], language) for language in LANGUAGES}
    return text(signs) if any(signs.values()) else context.label(unit) if unit else ""


def _plain(number: str) -> str:
    """Without an exponent and without zeros that say nothing."""
    return format(Decimal(number).normalize(), "f") if number else ""


def _words(context: Context, node: str, code: str, unit: str, language: str) -> str:
    """The figure as a reader of ``language`` writes it."""
    upper = context.kg.text(node, "vnru:upperValue")
    return numbers.figure(
        Decimal(context.kg.text(node, "sdmx-measure:obsValue")),
        code,
        context.kg.vocabulary.unit(unit, language) or context.kg.label(unit, language) or "" if unit else "",
        language,
        bound=context.kg.text(node, "vnru:bound").rpartition("/")[2] or "exact",
        upper=Decimal(upper) if upper else None,
        out_of=context.kg.text(node, "vnru:outOf") or None,
    )
