"""A question that was understood, and how its answer and what was understood of it are told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from .. import dates
from ..answers import Answer
from ..engine import Table
from ..graph import Graph
from ..namespaces import declare_prefixes
from ..text import LANGUAGES
from .link import Question
from .pieces import Piece
from .reading import Reading
from .say import Outcome, has_text, label, message
from .when import Period

_ALLOWED = re.compile(r"VALUES \?\w+ \{ ([^{}]+) \}")


class Plan(Protocol):
    """A question that was understood: it makes its query and tells what the query found."""

    reading: Reading
    question_type: str

    def sparql(self, without: Sequence[str] = ()) -> str:
        """The query."""

    def outcome(self, table: Table) -> Outcome:
        """The answer."""

    def conditions_by_name(self) -> list[str]:
        """The names of the conditions that the query can do without."""
        return []


def compose_answer(question: Question, plan: Plan, sparql: str, outcome: Outcome, language: str) -> Answer:
    """The answer: what the query of a plan found."""
    kg = plan.reading.kg
    headings = {c: message("columns", c) for c in outcome.columns if has_text("columns", c)}
    width = max((len(r.terms) for r in outcome.rows), default=0)
    columns = tuple((*outcome.columns, *(f"value{n}" for n in range(width)))[:width])
    rows = tuple(replace(r, terms=(*r.terms, *[None] * (width - len(r.terms)))) for r in outcome.rows)
    understood = paraphrase(kg, question, plan)
    found = Answer(columns, rows, declare_prefixes(sparql), understood, "table", "", {}, headings, language, outcome.lead, kg)
    missing = _unfound(question, plan, sparql)
    return without(found, missing) if missing else found


def _unfound(question: Question, plan: Plan, sparql: str) -> list[str]:
    """The words for what the question lists and the query finds nothing of, where it finds something of the others."""
    missing: list[str] = []
    for allowed in dict.fromkeys(_ALLOWED.findall(sparql)):
        listed = _listed(question, frozenset(allowed.split()))
        empty = []
        for pieces in listed if len(listed) > 1 else ():
            names = " ".join(n for n in allowed.split() if any(n in p.senses for p in pieces))
            alone = plan.outcome(plan.reading.kg.rows(sparql.replace(f"{{ {allowed} }}", f"{{ {names} }}")))
            empty += [] if alone.rows and alone.is_answer else [" ".join(p.text for p in pieces)]
        missing += empty if len(empty) < len(listed) else []
    return missing


def _listed(question: Question, allowed: frozenset[str]) -> list[list[Piece]]:
    """The words that name what a condition allows, parted where *and* or a comma stands; *Su-30MK2 aircraft* is one."""
    listed: list[list[Piece]] = []
    apart = True
    for piece in question.pieces:
        if allowed.intersection(piece.senses):
            listed += [[]] if apart else []
            listed[-1].append(piece)
            apart = False
        apart = apart or piece.means("and") or f"{piece.text}," in question.text
    return listed


def without(answer: Answer, words: Sequence[str]) -> Answer:
    """The answer as what comes nearest, the words that it leaves named."""
    listed = ", ".join(dict.fromkeys(words))
    lead = {
        lang: message("lead", "facts", told=answer.lead[lang], without=f" ({message('lead', 'without', words=listed)[lang]})")[lang]
        for lang in LANGUAGES
    }
    return replace(answer, lead=lead)


def nearest_only(answer: Answer) -> bool:
    """Whether an answer is only what comes nearest."""
    return answer.lead[answer.language].startswith(message("lead", "facts")[answer.language].partition("{")[0])


def hedge(answer: Answer) -> Answer:
    """An answer as what comes nearest."""
    if nearest_only(answer):
        return answer
    return replace(answer, lead={lang: message("lead", "facts", told=told, without="")[lang] for lang, told in answer.lead.items()})


def paraphrase(kg: Graph, question: Question, plan: Plan) -> dict[str, str]:
    """What was understood, in each language: every condition and operator, and the words that were read otherwise."""
    understood = {}
    for language in LANGUAGES:
        parts = [message("told", plan.question_type if has_text("told", plan.question_type) else "what")[language]]
        for heading, values in dict.fromkeys(plan.reading.paraphrase):
            said = ", ".join(dict.fromkeys(_value(kg, v, language) for v in values))
            parts.append(f"{message('told', heading)[language]}: {said}" if said else message("told", heading)[language])
        parts += left_out(question, language)
        parts += [message("answer", "read", typed=t, meant=m)[language] for t, m in question.corrections]
        understood[language] = "; ".join(dict.fromkeys(parts))
    return understood


def left_out(question: Question, language: str) -> list[str]:
    """What the question excepts, as it is told."""
    told = [" ".join(dates.readable(p.period.edtf, language) if p.period else p.text for p in run) for run in question.exclusions]
    return [f"{message('told', 'except')[language]}: {', '.join(told)}"] if told else []


def _value(kg: Graph, value: object, language: str) -> str:
    if isinstance(value, Period):
        return dates.readable(value.edtf, language)
    if has_text("operators", value):
        return message("operators", str(value))[language]
    return label(kg, str(value), language) if ":" in str(value) else str(value)
