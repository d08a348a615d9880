"""Labels in three languages for the nodes of a statement, composed as the ontology says of their class (``vnru:labelPattern``).

What a slot of a pattern may be is defined beside that annotation. A few parts are no property of the node but computed: the term
of an office, and what is measured by a figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, partial

import pyoxigraph as ox

from ... import dates, numbers
from ...namespaces import q, shrink
from ...text import LANGUAGES, dash
from ...words import SOURCE, table
from .index import Index, Node, Statement, Value

MARKS = ("small", "together")  # that may stand before the path of a slot
_MANY = 3
_FIGURE = "qb:Observation"
_EDTF = q("edtf:EDTF")


def patterns(index: Index) -> list[Callable[[Index], Iterator[Statement]]]:
    """For each class of which the ontology says it, how its nodes are labelled, in turn: what comes later may name what comes before."""
    last = set(index.subjects("vnru:labelledLast"))
    classes = sorted(index.subjects("vnru:labelPattern"), key=lambda c: (c in last, c.value))
    return [partial(_label, class_=shrink(c.value)) for c in classes]


def labels(index: Index) -> Iterator[Statement]:
    """One ``rdfs:label`` a language for every node of those classes that has no name of its own."""
    for rule in patterns(index):
        yield from rule(index)


def _label(index: Index, class_: str) -> Iterator[Statement]:
    predicate = ox.NamedNode(q("rdfs:label"))
    for node in index.instances(class_):
        if not index.objects(node, "skos:prefLabel"):
            for language in LANGUAGES:
                label = _compose(index, node, class_, language)
                index.set_label(node, label, language)  # notes, which come last, name what they are about
                yield node, predicate, ox.Literal(label, language=language)


def figure_name(index: Index, node: Node, language: str) -> str:
    """What an observation measures, without the value."""
    return _compose(index, node, _FIGURE, language, without="value")


def _compose(index: Index, node: Node, class_: str, language: str, *, without: str = "") -> str:
    """The pattern of the class, filled; a part in square brackets is left out where none of its slots says anything."""
    text = ""
    class_node = Node(q(class_))
    pattern = next(filter(None, (_in(index, class_node, "vnru:labelPattern", one) for one in (language, SOURCE))), "")
    for n, pieces in enumerate(_pieces(pattern)):
        filled = [_slot(index, node, p[1:-1], language) if p[:1] == "{" and p[1:-1] != without else p for p in pieces]
        said = any(f for p, f in zip(pieces, filled, strict=True) if p[:1] == "{" and p[1:-1] != without)
        text += "".join(f or "?" for f in filled) if said or n % 2 == 0 else ""
    return text


@cache
def _pieces(pattern: str) -> tuple[tuple[str, ...], ...]:
    """The slots of a pattern and the texts between them; every other group stood in square brackets."""
    return tuple(tuple(re.findall(r"\{[^{}]*\}|[^{}]+", part)) for part in re.split(r"[\[\]]", pattern))


def _slot(index: Index, node: Node, slot: str, language: str) -> str:
    """What a slot says: the first of its paths that leads to something, or a part that is computed."""
    *marks, paths = slot.split(" ")
    if paths in PARTS:
        return PARTS[paths](index, node, language)
    last = _word("and", language) if "together" in marks else ", "
    text = next(filter(None, (_at(index, node, path, language, last) for path in paths.split("|"))), "")
    return text[:1].lower() + text[1:] if "small" in marks else text


def _at(index: Index, node: Node, path: str, language: str, last: str) -> str:
    *way, end = path.split("/")
    if not end:  # of which validate tells
        return ""
    for step in way:
        there = index.node(node, step)
        if there is None:
            return ""
        node = there
    if end[0] == "^":
        return next((index.label(s, language) for s in index.subjects(end[1:], node)), "")
    values = index.objects(node, end)
    literals = [o for o in values if isinstance(o, ox.Literal)]
    if literals:
        spoken = (o.value for o in literals if o.language == language)
        return next(spoken, "") if literals[0].language else _plain(index, node, literals[0], language)
    return _names(index, values, language, last)


def _plain(index: Index, node: Node, literal: ox.Literal, language: str) -> str:
    """A literal of no language; a date is said as the kind of period asks: "academic year 2003–2004"."""
    if literal.datatype.value != _EDTF:
        return literal.value
    pattern = _in(index, index.node(node, "vnru:periodKind"), "vnru:pattern", language) or "{period}"
    return pattern.replace("{period}", dates.readable(literal.value, language))


def _named(index: Index, node: Node, predicate: str, language: str) -> str:
    return _names(index, index.objects(node, predicate), language, ", ")


def _names(index: Index, values: list[Value], language: str, last: str) -> str:
    """The names of several things, of which ``last`` stands before the last one."""
    things = [o for o in values if isinstance(o, ox.NamedNode)]
    names = [_inside(index, o, index.label(o, language)) if n else index.label(o, language) for n, o in enumerate(things)]
    if len(names) > _MANY:
        return f"{', '.join(names[:_MANY])}, …"
    return last.join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _inside(index: Index, node: Node, name: str) -> str:
    """``name`` as it stands inside a sentence: a group without a name of its own ("Leaders of Russia") loses its capital."""
    return name[:1].lower() + name[1:] if index.is_a(node, "vnru:UnnamedGroup") else name


def _in(index: Index, node: Node | None, predicate: str, language: str) -> str | None:
    """The literal of a property in that language."""
    values = index.objects(node, predicate) if node else []
    return next((o.value for o in values if isinstance(o, ox.Literal) and o.language == language), None)


def _word(name: str, language: str) -> str:
    return str(table("facts", language)["labels"][name])


# ---- the parts that are computed -----------------------------------------------------------------------------------


def _term(index: Index, node: Node, language: str) -> str:
    """When an office was held; where nobody says it, when that is told, if the person held it more than once."""
    begin, end = ((index.text(node, p) or "..")[:4] for p in ("vnru:begin", "vnru:end"))
    if begin != ".." or end != "..":
        return dates.readable(f"{begin}/{end}", language)
    days = sorted(o.value for o in index.objects(node, "vnru:attestedOn"))
    if not days or not _is_one_of_several(index, node):
        return ""
    return _word("attested", language).format(dates.readable(_years(days), language))


def _is_one_of_several(index: Index, node: Node) -> bool:
    person, post = index.node(node, "org:member"), index.node(node, "vnru:post")
    others = index.subjects("org:member", person) if person else ()
    return any(t != node and index.node(t, "org:member") == person and index.node(t, "vnru:post") == post for t in others)


def _years(days: list[str]) -> str:
    return days[0][:4] if days[0][:4] == days[-1][:4] else f"{days[0][:4]}/{days[-1][:4]}"


def _about(index: Index, node: Node, language: str) -> str:
    """The goods, group, topic or phase that a figure is about; nothing where it is about all of them."""
    said = [o for p in ("vnru:product", "vnru:group") for o in index.objects(node, p) if isinstance(o, Node)]
    if any(index.text(o, "vnru:isTotal") == "true" for o in said):
        return ""
    about = [_named(index, node, p, language) for p in ("vnru:product", "vnru:group")]
    topic = _named(index, node, "dcterms:subject", language)
    return ", ".join(filter(None, (*about, topic and (_phase(index, node, language) or topic))))


def _phase(index: Index, node: Node, language: str) -> str:
    """The phase that a figure is about, which says more than a topic: its level, else its name without the years, which the label tells."""
    concerned = (o for o in index.objects(node, "vnru:concerns") if isinstance(o, ox.NamedNode))
    phase = next((o for o in concerned if index.is_a(o, "vnru:PartnershipPhase")), None)
    return (_named(index, phase, "vnru:level", language) or index.label(phase, language).partition(" (")[0]) if phase else ""


def _route(index: Index, node: Node, language: str) -> str:
    """Between which places the route lies that the figure is about; nothing for a figure about no route."""
    routes = [o for o in index.objects(node, "vnru:concerns") if isinstance(o, ox.NamedNode) and index.objects(o, "vnru:endpoint")]
    return ", ".join(_named(index, route, "vnru:endpoint", language).replace(", ", " – ") for route in routes)


def _areas(index: Index, node: Node, language: str) -> str:
    """The two areas as the direction of the indicator has them: the way that the goods, the money or the people go."""
    area, counterpart = (_named(index, node, p, language) for p in ("sdmx-dimension:refArea", "vnru:counterpartArea"))
    if not counterpart:
        return area
    indicator = index.node(node, "vnru:indicator")
    direction = index.node(indicator, "vnru:direction") if indicator else None
    pattern = _in(index, direction, "vnru:pattern", language) or f"{{area}} {dash(language)} {{counterpart}}"
    return pattern.replace("{area}", area).replace("{counterpart}", counterpart)


def _value(index: Index, node: Node, language: str) -> str:
    """The figure of an observation as a reader of ``language`` writes it."""
    number = index.text(node, "sdmx-measure:obsValue")
    if number is None:
        return ""
    unit, bound, upper = index.node(node, "sdmx-attribute:unitMeasure"), index.node(node, "vnru:bound"), index.text(node, "vnru:upperValue")
    return numbers.figure(
        Decimal(number),
        unit.value.rpartition("/")[2] if unit else "",
        _in(index, unit, "vnru:countForms", language) or index.label(unit, language) if unit else "",
        language,
        bound=bound.value.rpartition("/")[2] if bound else "exact",
        upper=Decimal(upper) if upper else None,
        out_of=index.text(node, "vnru:outOf"),
    )


# the parts of a label that are computed
PARTS: dict[str, Callable[[Index, Node, str], str]] = {
    "term": _term,
    "about": _about,
    "route": _route,
    "areas": _areas,
    "value": _value,
}
