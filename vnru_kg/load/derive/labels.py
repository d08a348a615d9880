"""Labels in three languages for the nodes of a statement, composed from the labels of what they join."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

import pyoxigraph as ox

from ... import dates, numbers
from ...namespaces import q
from ...text import LANGUAGES, dash
from ...words import table
from .index import Index, Node, Statement

_MANY = 3
# the properties whose objects are told as a group that acts together: "Vietnam and Russia"
_TOGETHER = {"vnru:heldBy", "rdf:value"}


def _word(name: str, language: str) -> str:
    return str(table("facts", language)["labels"][name])


def labels(index: Index) -> Iterator[Statement]:
    """One ``rdfs:label`` a language for every tenure, role, flow, position, observation, passage and note."""
    for rule in BY_CLASS:
        yield from rule(index)


def _of_class(class_: str, compose: Callable[[Index, Node, str], str], index: Index) -> Iterator[Statement]:
    predicate = ox.NamedNode(q("rdfs:label"))
    for node in index.instances(class_):
        if not index.objects(node, "skos:prefLabel"):
            for language in LANGUAGES:
                label = compose(index, node, language)
                index.set_label(node, label, language)  # notes, which come last, name what they are about
                yield node, predicate, ox.Literal(label, language=language)


def _names(index: Index, node: Node, predicate: str, language: str) -> str:
    things = [o for o in index.objects(node, predicate) if isinstance(o, ox.NamedNode)]
    names = [_inside(index, o, index.label(o, language)) if n else index.label(o, language) for n, o in enumerate(things)]
    if len(names) > _MANY:
        return f"{', '.join(names[:_MANY])}, …"
    if predicate in _TOGETHER and len(names) > 1:
        return f"{', '.join(names[:-1])}{_word('and', language)}{names[-1]}"
    return ", ".join(names)


def _inside(index: Index, node: Node, name: str) -> str:
    """``name`` as it stands inside a sentence: a group without a name of its own ("Leaders of Russia") loses its capital."""
    return name[:1].lower() + name[1:] if index.is_a(node, "vnru:UnnamedGroup") else name


def _tenure(index: Index, node: Node, language: str) -> str:
    """The person and the post; the term too where the person held the post more than once."""
    post = _names(index, node, "vnru:post", language)
    post = post[:1].lower() + post[1:] if _word("office", language) == "small" else post
    name = f"{_names(index, node, 'org:member', language)} {dash(language)} {post}"
    begin, end = ((index.text(node, p) or "..")[:4] for p in ("vnru:begin", "vnru:end"))
    if begin != ".." or end != "..":
        return f"{name} ({dates.readable(f'{begin}/{end}', language)})"
    if _is_one_of_several(index, node):
        days = sorted(o.value for o in index.objects(node, "vnru:attestedOn"))
        return f"{name} ({_word('attested', language).format(dates.readable(_years(days), language))})" if days else name
    return name


def _is_one_of_several(index: Index, node: Node) -> bool:
    person, post = index.node(node, "org:member"), index.node(node, "vnru:post")
    others = index.subjects("org:member", person) if person else ()
    return any(t != node and index.node(t, "org:member") == person and index.node(t, "vnru:post") == post for t in others)


def _years(days: list[str]) -> str:
    return days[0][:4] if days[0][:4] == days[-1][:4] else f"{days[0][:4]}/{days[-1][:4]}"


def _role(index: Index, node: Node, language: str) -> str:
    event = next(iter(index.subjects("vnru:hasRole", node)), None)
    who = f"{_names(index, node, 'rdf:value', language)} ({_names(index, node, 'sem:roleType', language)})"
    return f"{who} {dash(language)} {index.label(event, language)}" if event else who


def _flow(index: Index, node: Node, language: str) -> str:
    route = f"{_names(index, node, 'vnru:exporter', language)} → {_names(index, node, 'vnru:importer', language)}"
    return _dated(index, node, "dcterms:date", language, f"{route}: {_names(index, node, 'vnru:product', language)}")


def _position(index: Index, node: Node, language: str) -> str:
    """Who, the noun for the stance, and the topics: no verb that would have to agree with one or several."""
    holder, topic = (_names(index, node, p, language) for p in ("vnru:heldBy", "dcterms:subject"))
    stance = index.node(node, "vnru:stance")
    return f"{holder} {dash(language)} {_in(index, stance, 'vnru:noun', language) or index.label(stance, language)}: {topic}"


def _in(index: Index, node: Node | None, predicate: str, language: str) -> str | None:
    """The literal of a property in that language."""
    values = index.objects(node, predicate) if node else []
    return next((o.value for o in values if isinstance(o, ox.Literal) and o.language == language), None)


def _observation(index: Index, node: Node, language: str) -> str:
    return f"{figure_name(index, node, language)}: {value(index, node, language)}"


def figure_name(index: Index, node: Node, language: str) -> str:
    """What an observation measures: indicator, areas, goods, group, topic or phase, and time, without the value."""
    about = [_names(index, node, p, language) for p in ("vnru:product", "vnru:group") if index.objects(node, p)]
    if topic := _names(index, node, "dcterms:subject", language):
        about.append(_phase(index, node, language) or topic)
    what = _names(index, node, "vnru:indicator", language)
    if about and about[0] and not _is_total(index, node):
        what += f" ({', '.join(about)})"
    text = f"{what}, {_areas(index, node, language)}{_route(index, node, language)}"
    text = _dated(index, node, "sdmx-dimension:refPeriod", language, text)
    return _dated(index, node, "vnru:asOf", language, text)


def _phase(index: Index, node: Node, language: str) -> str:
    """The phase that a figure is about, which says more than a topic: its level, else its name without the years, which the label tells."""
    concerned = (o for o in index.objects(node, "vnru:concerns") if isinstance(o, ox.NamedNode))
    phase = next((o for o in concerned if index.is_a(o, "vnru:PartnershipPhase")), None)
    return (_names(index, phase, "vnru:level", language) or index.label(phase, language).partition(" (")[0]) if phase else ""


def _route(index: Index, node: Node, language: str) -> str:
    """Between which places the route lies that the figure is about, in brackets; nothing for a figure about no route."""
    routes = [o for o in index.objects(node, "vnru:concerns") if isinstance(o, ox.NamedNode) and index.objects(o, "vnru:endpoint")]
    return "".join(f" ({_names(index, route, 'vnru:endpoint', language).replace(', ', ' – ')})" for route in routes)


def _areas(index: Index, node: Node, language: str) -> str:
    """The two areas as the direction of the indicator has them: the way that the goods, the money or the people go."""
    area, counterpart = _names(index, node, "sdmx-dimension:refArea", language), _names(index, node, "vnru:counterpartArea", language)
    if not counterpart:
        return area
    indicator = index.node(node, "vnru:indicator")
    direction = index.node(indicator, "vnru:direction") if indicator else None
    pattern = _in(index, direction, "vnru:pattern", language) or f"{{area}} {dash(language)} {{counterpart}}"
    return pattern.replace("{area}", area).replace("{counterpart}", counterpart)


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
        top = bound is not None and bound.value == q("code:up-to")
        return numbers.rank(Decimal(number), index.text(node, "vnru:outOf"), language, bound="up-to" if top else "exact")
    return numbers.readable(
        Decimal(number),
        language,
        numbers.unit_sign(code, language) or (_in(index, unit, "vnru:countForms", language) or index.label(unit, language) if unit else ""),
        money=code == "usd",
        bound=bound.value.rpartition("/")[2] if bound else "exact",
        upper=Decimal(upper) if upper else None,
    )


def _passage(index: Index, node: Node, language: str) -> str:
    source, number = index.node(node, "oa:hasSource"), index.text(node, "vnru:paragraph") or "?"
    return f"{index.label(source, language)}, {_word('paragraph', language).format(number)}"


def _note(why: str, index: Index, node: Node, language: str) -> str:
    """What a curator's note is about, and what the property ``why`` says of it."""
    return f"{_names(index, node, 'vnru:onSubject', language)}: {_names(index, node, why, language)}"


def _dated(index: Index, node: Node, predicate: str, language: str, text: str) -> str:
    """``text`` and the date, said as the kind of period asks: "academic year 2003–2004"."""
    date = index.text(node, predicate)
    pattern = _in(index, index.node(node, "vnru:periodKind"), "vnru:pattern", language) or "{period}"
    return f"{text}, {pattern.replace('{period}', dates.readable(date, language))}" if date else text


_COMPOSED: dict[str, Callable[[Index, Node, str], str]] = {  # in turn: what comes later may name what comes before
    "vnru:Tenure": _tenure,
    "sem:Role": _role,
    "vnru:TradeFlow": _flow,
    "vnru:Position": _position,
    "qb:Observation": _observation,
    "vnru:Passage": _passage,
    "vnru:Inference": partial(_note, "vnru:reason"),
    "vnru:ConflictNote": partial(_note, "vnru:explanation"),
}
BY_CLASS = tuple(partial(_of_class, class_, compose) for class_, compose in _COMPOSED.items())
