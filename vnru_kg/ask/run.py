"""Running a question of the library by its id: its parameters from names that people write."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping

from ..answers import Answer, answer
from ..errors import AmbiguousError, NotFoundError, did_you_mean
from ..graph import Graph
from ..library import ANY, THING, VALUES, Parameter, Question, question
from ..namespaces import BASE, expand, parameter_types, shrink
from ..search import Hit, search
from ..terms import in_words, term
from ..text import LANGUAGES, fold
from ..words import Name, say
from ..words import join as join_messages
from .say import join, message

_LAST_DAY = {"to", "until", "date"}


def run(kg: Graph, name: str, parameters: Mapping[str, str], language: str) -> Answer:
    """The answer to a question of the library; ``parameters`` hold names as people write them.

    Raises :class:`~vnru_kg.errors.NotFoundError` for an unknown question, parameter or name, a wrong type and an impossible
    date, and :class:`~vnru_kg.errors.AmbiguousError` with the candidates for a name that several things bear.
    """
    asked = question(name)
    values = {p: _value(kg, asked, p, value) for p, value in parameters.items()}
    if any(p.name == "language" for p in asked.parameters):
        values.setdefault("language", language)
    sparql = asked.fill(values)
    found = answer(kg, sparql, understood=describe_question(kg, asked, values), view=asked.view, question=name)
    filled = {n: shrink(v) if v.startswith("http") else v for n, v in values.items()}
    headings = {c: message("columns", c) for c in found.columns}
    whole = Answer(found.columns, found.rows, sparql, found.paraphrase, asked.view, name, filled, headings, language, {}, kg)
    lead = {lang: _lead(whole, lang) for lang in LANGUAGES}
    return Answer(found.columns, found.rows, sparql, found.paraphrase, asked.view, name, filled, headings, language, lead, kg)


def _lead(found: Answer, language: str) -> str:
    """How many rows there are, and what the first ones say."""
    if not found.rows:
        return message("answer", "none")[language]
    shown = join((found.sentence(r, language) for r in found.rows), "; ", 3)
    return shown if len(found.rows) == 1 else f"{message('answer', 'rows', n=len(found.rows))[language]}: {shown}"


def _value(kg: Graph, asked: Question, name: str, text: str) -> str:
    """The value of a parameter from what somebody wrote."""
    parameter = next((p for p in asked.parameters if p.name == name), None)
    text = text.strip()
    if parameter is None or text == ANY or parameter.type in VALUES:
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
    kinds = parameter_types().get(parameter.type)
    iri = expand(text)
    if iri is None:
        iri = _code(kg, text) if parameter.type == THING or "code" in (kinds or ()) else None
    if iri is not None:
        if not kg.values(iri, "rdf:type") and not kg.labels_of(iri):
            near = did_you_mean(shrink(iri), [shrink(i) for i in kg.labels])
            raise NotFoundError(
                say("{name} is not in the graph", name=shrink(iri)), near or say("To find it: {command}", command="vnru-kg search …")
            )
        if kinds and _kind(iri) not in kinds:
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


def _named(kg: Graph, parameter: Parameter, text: str, kinds: tuple[str, ...] | None) -> str:
    hits = search(kg, text, limit=50)
    fitting = [h for h in hits if kinds is None or _kind(h.iri) in kinds]
    exact = [h for h in fitting if fold(h.name) == fold(text)] or fitting
    if len({h.iri for h in exact}) == 1:
        return str(exact[0].iri)
    if exact:
        raise AmbiguousError(text, [(shrink(h.iri), _called(kg, h)) for h in exact[:10]])
    if hits:
        other = join_messages([_called(kg, hits[0]), f" ({shrink(hits[0].iri)})"], "")
        raise NotFoundError(
            say("nothing of the type {type} is called “{name}”", type=parameter.type, name=text),
            say("There is {other}, which cannot be {parameter}.", other=other, parameter=parameter.name),
        )
    raise NotFoundError(say("nothing is called “{name}”", name=text), say("To find it: {command}", command="vnru-kg search …"))


def _called(kg: Graph, hit: Hit) -> Name:
    return Name(kg.labels_of(hit.iri) or {LANGUAGES[0]: hit.name})


def _kind(iri: str) -> str:
    return shrink(iri).partition(":")[0]


def _code(kg: Graph, text: str) -> str | None:
    """A term of a code list by its slug or by one of its labels."""
    wanted = fold(text)
    for iri, labels in kg.labels.items():
        if iri.startswith(BASE + "code/") and (iri.rpartition("/")[2] == text or wanted in {fold(label) for label in labels.values()}):
            return iri
    return None


def describe_question(kg: Graph, asked: Question, values: Mapping[str, str]) -> dict[str, str]:
    """The title of a question and what its parameters were filled with, in each language."""
    labels = {p.name: p.labels for p in asked.parameters if p.name != "language"}
    found = {}
    for language in LANGUAGES:
        parts = [f"{labels[n][language]}: {in_words(term(v), language, kg.label)}" for n, v in values.items() if n in labels and v != ANY]
        found[language] = asked.titles[language] + (f" — {'; '.join(parts)}" if parts else "")
    return found
