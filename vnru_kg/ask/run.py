"""Running a question of the library: its parameters from names that people write, what narrows it, and how it was understood."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence

from .. import dates
from ..answers import Answer, Row, answer
from ..engine import IRI, Literal
from ..errors import AmbiguousError, NotFoundError, did_you_mean
from ..graph import Graph
from ..library import ANY, Parameter, Question, question
from ..namespaces import BASE, expand, prefixes, q, shrink
from ..path import ways
from ..search import resolve, search
from ..text import LANGUAGES, choose, fold
from ..words import say
from .names import names
from .offer import message
from .understand import Narrowed

PATH = "path"
_STEPS = 4
_KINDS = {
    "person": {"person"},
    "place": {"place", "country"},
    "organization": {"organization", "company", "group"},
    "instrument": {"instrument"},
    "topic": {"topic"},
    "goods": {"goods", "weapon"},
    "document": {"source"},
    "event": {"event"},
    "indicator": {"code"},
}
_PLAIN = {"date", "year", "number", "text"}
_LAST_DAY = {"to", "until", "date"}
_USED = re.compile(r"\b([a-z][\w-]*):[A-Za-z]")
_DECLARED = re.compile(r"^PREFIX\s+([\w-]*):", re.MULTILINE)


def run(
    kg: Graph,
    name: str,
    parameters: Mapping[str, str],
    language: str,
    narrowed: Sequence[Narrowed] = (),
    *,
    resolved: bool = False,
) -> Answer:
    """The answer to a question of the library; ``parameters`` hold names as people write them unless they are ``resolved``.

    Raises :class:`~vnru_kg.errors.NotFoundError` for an unknown question, parameter or name, a wrong type and an impossible
    date, and :class:`~vnru_kg.errors.AmbiguousError` with the candidates for a name that several things bear.
    """
    if name == PATH:
        return _path(kg, parameters["a"], parameters["b"], language)
    asked = question(name)
    values = dict(parameters) if resolved else {p: _value(kg, asked, p, value) for p, value in parameters.items()}
    if any(p.name == "language" for p in asked.parameters):
        values.setdefault("language", language)
    sparql = narrow(asked.fill(values), narrowed)
    found = answer(kg, sparql, understood=told(kg, asked, values, narrowed), view=asked.view, question=name)
    filled = {n: shrink(v) if v.startswith("http") else v for n, v in values.items()} | {n.key: n.shown for n in narrowed}
    return Answer(
        found.columns,
        found.rows,
        sparql,
        found.understood,
        asked.view,
        name,
        filled,
        {c: message("columns", c) for c in found.columns},
        language,
        kg,
    )


def _value(kg: Graph, asked: Question, name: str, text: str) -> str:
    """The value of a parameter from what somebody wrote."""
    parameter = next((p for p in asked.parameters if p.name == name), None)
    text = text.strip()
    if parameter is None or text == ANY or parameter.type in _PLAIN:
        return _last_day(text) if parameter and parameter.type == "date" and name in _LAST_DAY else text  # fill tells of what is wrong
    return thing(kg, parameter, text)


def _last_day(text: str) -> str:
    """The last day of a year or month; anything else as it is."""
    if re.fullmatch(r"\d{4}", text):
        return f"{text}-12-31"
    month = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text)
    return f"{text}-{calendar.monthrange(int(month[1]), int(month[2]))[1]}" if month else text


def thing(kg: Graph, parameter: Parameter, text: str) -> str:
    """The IRI of the thing that ``text`` names and that is of the parameter's type."""
    kinds = _KINDS.get(parameter.type)
    known = names(kg)
    iri = expand(text)
    if iri is None:
        iri = _code(kg, text) if parameter.type in {"indicator", "thing"} else None
    if iri is not None:
        if not kg.values(iri, "rdf:type") and not kg.labels_of(iri):
            near = did_you_mean(shrink(iri), [shrink(i) for i in kg.labels])
            raise NotFoundError(
                say("{name} is not in the graph", name=shrink(iri)), near or say("To find it: {command}", command="vnru-kg search …")
            )
        if kinds and _kind(known.kind(iri), iri) not in kinds:
            raise NotFoundError(
                say(
                    "{name} cannot be {parameter}: it is not of the type {type}",
                    name=shrink(iri),
                    parameter=parameter.name,
                    type=parameter.type,
                )
            )
        return iri
    return _named(kg, parameter, text, kinds)


def _named(kg: Graph, parameter: Parameter, text: str, kinds: set[str] | None) -> str:
    known = names(kg)
    hits = search(kg, text, limit=50)
    fitting = [h for h in hits if kinds is None or known.kind(h.iri) in kinds]
    exact = [h for h in fitting if fold(h.name) == fold(text)] or fitting
    if len({h.iri for h in exact}) == 1:
        return str(exact[0].iri)
    if exact:
        raise AmbiguousError(text, [(shrink(h.iri), kg.label(h.iri) or h.name) for h in exact[:10]])
    if hits:
        other = f"{kg.label(hits[0].iri) or hits[0].name} ({shrink(hits[0].iri)})"
        raise NotFoundError(
            say("nothing of the type {type} is called “{name}”", type=parameter.type, name=text),
            say("There is {other}, which cannot be {parameter}.", other=other, parameter=parameter.name),
        )
    raise NotFoundError(say("nothing is called “{name}”", name=text), say("To find it: {command}", command="vnru-kg search …"))


def _kind(kind: str, iri: str) -> str:
    return "code" if iri.startswith(BASE + "code/") else kind


def _code(kg: Graph, text: str) -> str | None:
    """A term of a code list by its slug or by one of its labels."""
    wanted = fold(text)
    for iri, labels in kg.labels.items():
        if iri.startswith(BASE + "code/") and (iri.rpartition("/")[2] == text or wanted in {fold(label) for label in labels.values()}):
            return iri
    return None


def narrow(sparql: str, narrowed: Sequence[Narrowed]) -> str:
    """A query of the library with conditions added before its last brace, and the prefixes that they use."""
    if not narrowed:
        return sparql
    conditions = [n.sparql() for n in narrowed]
    head, brace, tail = sparql.rpartition("\n}")
    text = head + "".join(f"\n  {c}" for c in conditions) + brace + tail
    declared = set(_DECLARED.findall(sparql))
    used = {p for c in conditions for p in _USED.findall(re.sub(r"<[^>]*>", "", c))}
    lines = "".join(f"PREFIX {p}: <{prefixes()[p]}>\n" for p in sorted(used - declared) if p in prefixes())
    start = text.index("PREFIX") if declared else text.index("SELECT")
    return text[:start] + lines + text[start:]


def told(kg: Graph, asked: Question, values: Mapping[str, str], narrowed: Sequence[Narrowed]) -> dict[str, str]:
    """The title of a question and what its parameters were filled with, in each language."""
    labels = {p.name: p.labels for p in asked.parameters if p.name != "language"}
    found = {}
    for language in LANGUAGES:
        parts = [f"{labels[n][language]}: {_shown(kg, v, language)}" for n, v in values.items() if n in labels and v != ANY]
        parts += [f"{message('narrowing', n.key)[language]}: {_shown(kg, n.shown, language)}" for n in narrowed]
        found[language] = asked.titles[language] + (f" — {'; '.join(parts)}" if parts else "")
    return found


def _shown(kg: Graph, value: str, language: str) -> str:
    iri = value if value.startswith("http") else expand(value) if re.match(r"[a-z]+:", value) else None
    return (kg.label(iri, language) or shrink(iri)) if iri else dates.readable(value, language)


def _path(kg: Graph, start: str, end: str, language: str) -> Answer:
    """How two things are connected, one row a step."""
    rows = []
    for number, way in enumerate(ways(kg, resolve(kg, start), resolve(kg, end)), 1):
        for edges in way.steps:
            for edge in edges:
                ends = {lang: [kg.label(t, lang) or shrink(t) for t in (edge.source, edge.target)] for lang in LANGUAGES}
                text = {lang: f"{number}. {a} — {choose(edge.labels, lang) or ''} — {b}" for lang, (a, b) in ends.items()}
                terms = (Literal(str(number), q("xsd:integer")), IRI(edge.source), IRI(edge.target))
                rows.append(Row(terms, edge.passages, text))
    words = {lang: message(*_PATH_TOLD, a=kg.label(start, lang), b=kg.label(end, lang))[lang] for lang in LANGUAGES}
    columns = ("way", "from", "to")
    headings = {c: message("columns", c) for c in columns}
    return Answer(columns, tuple(rows), "", words, "network", PATH, {"a": shrink(start), "b": shrink(end)}, headings, language, kg)


_PATH_TOLD = ("answer", "path")
