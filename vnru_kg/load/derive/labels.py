"""Labels in three languages for the nodes of a statement, composed from the labels of what they join."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pyoxigraph as ox

from ... import dates, numbers
from ...namespaces import q
from ...text import LANGUAGES
from .index import Index, Node, Statement

_PARAGRAPH = {"vi": "đoạn {}", "en": "paragraph {}", "ru": "абзац {}"}
_MANY = 3
# indicators that have no direction
_MUTUAL = {
    q(f"code:{name}")
    for name in (
        "trade-turnover",
        "trade-turnover-growth",
        "trade-growth-factor",
        "years-of-relations",
        "documents-signed",
        "joint-projects",
        "locality-pairs",
    )
}


def labels(index: Index) -> Iterator[Statement]:
    """One ``skos:prefLabel`` a language for every tenure, role, flow, position, observation and passage."""
    predicate = ox.NamedNode(q("skos:prefLabel"))
    events = {o: event for event in index.subjects("vnru:hasRole") for o in index.objects(event, "vnru:hasRole")}
    composers: dict[str, Callable[[Index, Node, str], str]] = {
        "vnru:Tenure": _tenure,
        "sem:Role": lambda i, n, lang: _role(i, n, lang, events.get(n)),
        "vnru:TradeFlow": _flow,
        "vnru:Position": _position,
        "qb:Observation": _observation,
        "vnru:Passage": _passage,
        "vnru:Inference": _inference,
    }
    for class_, compose in composers.items():
        for node in index.instances(class_):
            if not index.objects(node, "skos:prefLabel"):
                for language in LANGUAGES:
                    yield node, predicate, ox.Literal(compose(index, node, language), language=language)


def _names(index: Index, node: Node, predicate: str, language: str) -> str:
    names = [index.label(o, language) for o in index.objects(node, predicate) if isinstance(o, ox.NamedNode)]
    return ", ".join(names[:_MANY]) + (" …" if len(names) > _MANY else "")


def _tenure(index: Index, node: Node, language: str) -> str:
    return f"{_names(index, node, 'org:member', language)} – {_names(index, node, 'vnru:post', language)}"


def _role(index: Index, node: Node, language: str, event: Node | None) -> str:
    who = f"{_names(index, node, 'rdf:value', language)} ({_names(index, node, 'sem:roleType', language)})"
    return f"{who} – {index.label(event, language)}" if event else who


def _flow(index: Index, node: Node, language: str) -> str:
    route = f"{_names(index, node, 'vnru:exporter', language)} → {_names(index, node, 'vnru:importer', language)}"
    return _dated(index, node, "dcterms:date", language, f"{route}: {_names(index, node, 'vnru:product', language)}")


def _position(index: Index, node: Node, language: str) -> str:
    holder, stance, topic = (_names(index, node, p, language) for p in ("vnru:heldBy", "vnru:stance", "dcterms:subject"))
    return f"{holder} – {stance}: {topic}"


def _observation(index: Index, node: Node, language: str) -> str:
    return f"{figure_name(index, node, language)}: {value(index, node, language)}"


def figure_name(index: Index, node: Node, language: str) -> str:
    """What an observation measures: indicator, areas, goods or group, and time, without the value."""
    area, counterpart = _names(index, node, "sdmx-dimension:refArea", language), _names(index, node, "vnru:counterpartArea", language)
    about = [_names(index, node, p, language) for p in ("vnru:product", "vnru:group", "dcterms:subject") if index.objects(node, p)]
    what = _names(index, node, "vnru:indicator", language)
    if about and about[0] and not _is_total(index, node):
        what += f" ({', '.join(about)})"
    arrow = "–" if any(o.value in _MUTUAL for o in index.objects(node, "vnru:indicator")) else "→"
    text = f"{what}, {area} {arrow} {counterpart}" if counterpart else f"{what}, {area}"
    text = _dated(index, node, "sdmx-dimension:refPeriod", language, text)
    return _dated(index, node, "vnru:asOf", language, text)


def _is_total(index: Index, node: Node) -> bool:
    return any(o.value in {q("goods:all"), q("code:all-levels")} for p in ("vnru:product", "vnru:group") for o in index.objects(node, p))


def value(index: Index, node: Node, language: str) -> str:
    """The figure of an observation as a reader of ``language`` writes it."""
    number = index.text(node, "sdmx-measure:obsValue")
    if number is None:
        return "?"
    unit, bound, upper = index.node(node, "sdmx-attribute:unitMeasure"), index.node(node, "vnru:bound"), index.text(node, "vnru:upperValue")
    code = unit.value.rpartition("/")[2] if unit else ""
    if code == "rank":
        return numbers.ranked(Decimal(number), index.text(node, "vnru:outOf"), language)
    return numbers.readable(
        Decimal(number),
        language,
        numbers.UNITS[code][language] if code in numbers.UNITS else index.label(unit, language) if unit else "",
        money=code == "usd",
        bound=bound.value.rpartition("/")[2] if bound else "exact",
        upper=Decimal(upper) if upper else None,
    )


def _passage(index: Index, node: Node, language: str) -> str:
    source, number = index.node(node, "oa:hasSource"), index.text(node, "vnru:paragraph") or "?"
    return f"{index.label(source, language)}, {_PARAGRAPH[language].format(number)}"


def _inference(index: Index, node: Node, language: str) -> str:
    subjects = _names(index, node, "vnru:onSubject", language)
    return f"{subjects}: {_names(index, node, 'vnru:reason', language)}"


def _dated(index: Index, node: Node, predicate: str, language: str, text: str) -> str:
    date = index.text(node, predicate)
    return f"{text}, {dates.readable(date, language)}" if date else text
