"""What is said where nothing answers: no, with what the documents say instead; that they do not say it; what was not understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..answers import Answer
from ..graph import Graph
from ..text import LANGUAGES
from .figures import Figures
from .link import Question
from .offer import Choice, Offer
from .plans import Plan, compose_answer, paraphrase
from .say import Outcome, message
from .things import Things
from .tries import Try

_MOST_CHOICES = 3
# conditions that are dropped, one after the other, to find the nearest that the documents do say
_RELAXED = ("time", "place", "to", "origin", "product", "topic", "nation", "office", "kind", "group", "force")
# what is told instead, when a condition that did not hold is dropped
_PROBES = {
    "place": "?x vnru:signedAt|^vnru:ofInstrument/sem:hasPlace|sem:hasPlace ?a",
    "force": "?a dcterms:replaces ?x",
    "person": "?x ^vnru:ofInstrument?/vnru:hasRole/rdf:value ?a . ?a a foaf:Person",
}


def deny(kg: Graph, question: Question, plan: Plan, language: str) -> Answer | None:
    """*No*, with what the documents say instead of the same people and parties; or that none speaks of such a visit."""
    if isinstance(plan, Figures) and plan.limit is not None:
        return None  # another year's figure says neither
    sparql, nearest = plan.sparql(), _nearest(kg, plan, other=False)
    if nearest is None:
        visit = isinstance(plan, Things) and "code:visitor" in sparql
        untold = Outcome((), message("lead", "untold"), is_answer=True)
        return compose_answer(question, plan, sparql, untold, language) if visit else None
    lead = {lang: message("lead", "instead", told=unjudge(nearest.lead[lang], lang))[lang] for lang in LANGUAGES}
    return compose_answer(question, plan, sparql, replace(nearest, lead=lead), language)


def unjudge(lead: str, language: str) -> str:
    """A lead without the *yes* at its head."""
    for word in ("yes", "no"):
        lead = lead.removeprefix(f"{message('lead', word)[language]}: ")
    return lead


def verdict(answer: Answer) -> bool | None:
    """Whether an answer says yes or no; ``None`` where it says neither."""
    heads = {word: message("lead", word)[answer.language] for word in ("yes", "no")}
    said = answer.lead[answer.language]
    return next((word == "yes" for word, head in heads.items() if re.match(rf"{head}\b", said)), None)


def _nearest(kg: Graph, plan: Plan, *, other: bool = True) -> Outcome | None:
    """What is found when one condition is dropped; of somebody else only with ``other``, or where the thing itself is named."""
    names = plan.conditions_by_name()
    if isinstance(plan, Things) and plan.pick > 1 and (numbered := _numbered(kg, plan)):
        return numbered
    named = "VALUES ?x" in plan.sparql()
    for dropped in [[n] for n in _RELAXED if n in names] + [
        [n] for n in names if n.startswith(("person", "party", "country", "tied")) and len(names) > 2
    ]:
        if not other and not named and dropped[0].startswith(("person", "party", "country", "tied", "nation", "office")):
            continue
        probe = _PROBES.get(dropped[0].rstrip("0123456789"))
        if probe and isinstance(plan, Things) and not plan.answer:
            plan.answer = probe
        if dropped == ["time"] and isinstance(plan, Figures):
            plan.periods = []
            if plan.limit is not None:
                plan.operator, plan.question_type = "", "what"
        outcome = plan.outcome(kg.rows(plan.sparql(dropped)))
        if outcome.rows and any(outcome.lead.values()):
            return outcome
    return None


def _numbered(kg: Graph, plan: Things) -> Outcome | None:
    """What the documents number otherwise than the question does: *was that his fourth visit?*"""
    other = replace(plan, pick=0, question_type="count")
    outcome = other.outcome(kg.rows(other.sparql()))
    return outcome if outcome.numbered else None


def offer_silence(kg: Graph, question: Question, plan: Plan, language: str) -> Offer:
    """That the question was understood and no document says it, with what they do say nearest."""
    understood = paraphrase(kg, question, plan)
    reason = {lang: message("reason", "unsaid", asked=understood[lang])[lang] for lang in LANGUAGES}
    nearest = _nearest(kg, plan)
    if nearest:
        for lang in LANGUAGES:
            reason[lang] += " " + message("reason", "near", told=nearest.lead.get(lang, ""))[lang]
    return Offer(reason, (), language, "unsaid")


def offer_other_way(kg: Graph, question: Question, plan: Plan, language: str) -> Offer | None:
    """That the documents have a figure the other way round only, where the question leaves no doubt which way it asks."""
    if not isinstance(plan, Figures) or not plan.want.firm:
        return None
    understood = paraphrase(kg, question, plan)
    plan.want.turn(plan.reading)
    outcome = plan.outcome(kg.rows(plan.sparql()))
    plan.want.turn(plan.reading)
    if not outcome.rows or not outcome.is_answer:
        return None
    return Offer(
        {lang: message("reason", "turned", asked=understood[lang], told=unjudge(outcome.lead[lang], lang))[lang] for lang in LANGUAGES},
        (),
        language,
        "unsaid",
    )


def offer_unclear(kg: Graph, question: Question, tries: Sequence[Try], language: str) -> Offer:
    """What was not understood, with the questions that come nearest."""
    from .nearest import nearest

    unknown = [p for p in question.pieces if not p.senses and not p.period and p.number is None]
    foreign = [p for p in unknown if p.capital and p.order]
    left = unknown or (tries[0].rest if tries else [])
    words = ", ".join(dict.fromkeys(p.text for p in left))
    if foreign:
        reason = message("reason", "outside", words=", ".join(p.text for p in foreign))
    elif unknown:
        reason = message("reason", "unknown", words=words)
    else:
        reason = message("reason", "unused", words=words) if words else message("reason", "nothing")
    choices = [c for t in tries[:2] if (c := _choice(kg, question, t)) is not None]
    choices += nearest(question, language, _MOST_CHOICES - len(choices))
    return Offer(reason, tuple(choices[:_MOST_CHOICES]), language, "outside" if foreign else "unclear")


def _choice(kg: Graph, question: Question, one: Try) -> Choice | None:
    """The question without what was not understood, if that has an answer."""
    text = question.text
    for piece in one.rest:
        text = text.replace(piece.text, " ", 1)
    text = " ".join(text.split())
    try:
        if not kg.rows(one.plan.sparql()).rows:
            return None
    except (KeyError, ValueError):
        return None
    quoted = text.replace('"', "”")
    return Choice("", {}, paraphrase(kg, question, one.plan), f'vnru-kg ask "{quoted}"')
