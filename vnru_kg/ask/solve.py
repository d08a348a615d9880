"""From pieces to an answer: every frame tries the question, and only one that explains every piece may answer.

What is left over is named and blocks. What is understood but not said by the documents is told apart from what is not
understood, and from what lies outside the graph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ..answers import Answer
from ..engine import IRI
from ..graph import Graph
from ..namespaces import shrink
from ..text import LANGUAGES
from .asking import find_question_type
from .clauses import date_clauses
from .connection import find_connection
from .counting import SCALE
from .cover import STANDS, Coverage, cover
from .facts import Facts, facts
from .factual import Selection, answer, of_groups, plain, select_facts
from .figures import Figures
from .intervals import Between
from .link import Question, link
from .offer import Offer
from .parts import halves, join_answers, measures, pair, parts
from .pieces import Piece
from .plans import Plan, compose_answer, hedge, nearest_only, without
from .positions import Positions
from .reading import Reading
from .refusal import deny, offer_other_way, offer_silence, offer_unclear, unjudge, verdict
from .say import join, message
from .tables import pattern
from .things import Things
from .tokens import tokens
from .tries import Try
from .tries import tries as tries_of
from .when import ImpossibleDateError, Period

_FIRST, _LAST = "1900", "2030"
_SUCCESSION = "1991-12-31"  # from then on it is Russia that is meant by Moscow
_COMPOSED = 4  # what an answer is worth that leaves nothing
_AMOUNT = re.compile("nhiêu|nhieu|much|large|big|great|amount|скольк|велик")
_TRUSTED = 0.4  # the part of what the best fact covers that those of a composed answer must cover
_NEARLY = 0.6  # … where it leaves some words
_SAID = 4  # positions that are told with some words left aside
_TOGETHER = (
    "meet",
    "connect",
    "conflict",
    "total",
    "or",
    "compare",
    "difference",
    "agree",
    "discuss",
    "code:talks",
    "code:phone-call",
)  # of two at once, or not yes or no
_FEW, _LISTED = 3, 12  # it leaves one of so many words at most, and tells no more rows
_COUNTED = 0.9  # … and from which what a document counts itself goes before a count of what is described
_SEEN = 0.3  # the part of a question that a fact must cover to be shown beside an offer


def solve(kg: Graph, text: str, language: str | None) -> Answer | Offer:
    """An answer to a question in plain words, or an offer that says why not; what has several parts is answered part by part."""
    try:
        question = link(kg, text)
        asked_for = [link(kg, part, question.language) for part in parts(question)] if not question.exclusions else []
    except ImpossibleDateError as error:
        return Offer(message("reason", "date", words=error), (), language or LANGUAGES[0])
    spoken = language or question.language
    both = _both(kg, question, spoken) or (_measured(kg, question, spoken) if asked_for else None)
    if both:
        return both
    found = _answered(kg, question, asked_for, spoken)
    if _worth(found) < _COMPOSED:
        for told in date_clauses(kg, question, lambda clause: _when(kg, clause)):
            other = _answered(kg, told, [link(kg, part, told.language) for part in parts(told)] if not told.exclusions else [], spoken)
            if _worth(other) == _COMPOSED:
                return other
    states = _states_meant(question)
    other = _solved(kg, states, spoken) if states and _worth(found) < _COMPOSED else found
    return other if _worth(other) > max(_worth(found), 1) else found


def _when(kg: Graph, question: Question) -> Answer | None:
    """The days of what a clause tells, if all of it is understood."""
    composed, others, _ = _composed(kg, question, "when", question.language)
    return composed[0] if composed and not others else None


def _both(kg: Graph, question: Question, spoken: str) -> Answer | None:
    """Yes only if it is so of both of two things, where a question joins them; what is so of one only is told apart."""
    two = pair(question) if not question.exclusions else []
    if not two or find_question_type(Reading(kg, question)) != "exists" or any(p.means(*_TOGETHER) for p in question.pieces):
        return None
    found = [(name, _solved(kg, link(kg, text, question.language), spoken)) for name, text in two]
    told = [(name, a, verdict(a)) for name, a in found if isinstance(a, Answer)]
    judged = [a for _, a, held in told if held is not None]
    yes = sum(bool(held) for _, _, held in told)
    if not judged or (len(judged) < len(found) and not yes):
        return None
    lead = {}
    for lang in LANGUAGES:
        if yes in {0, len(found)}:
            word = message("lead", "yes" if yes else "no")[lang]
            lead[lang] = f"{word}: {join((unjudge(a.lead[lang], lang) for a in judged), '; ')}"
            continue
        others = message("lead", "no" if len(judged) == len(found) else "none")[lang]
        each = (f"{name} — {a.lead[lang] if isinstance(a, Answer) and verdict(a) else others}" for name, a in found)
        lead[lang] = message("lead", "one" if len(judged) == len(found) else "half", told="; ".join(each))[lang]
    return replace(join_answers(judged) if len(judged) > 1 else judged[0], lead=lead)


def _answered(kg: Graph, question: Question, asked_for: Sequence[Question], spoken: str) -> Answer | Offer:
    answers: list[Answer] = []
    for part in asked_for:
        found = _solved(kg, part, spoken)
        if isinstance(found, Offer):
            return _solved(kg, question, spoken)
        answers.append(found)
    if any(_worth(a) < _COMPOSED for a in answers):
        whole = _solved(kg, question, spoken)
        if isinstance(whole, Answer) and _worth(whole) == _COMPOSED and all(None not in r.terms for r in whole.rows):
            return whole  # *in 2018, and how many more than in 2017*
        if len(answers) > 1 and len({a.columns[:1] + tuple(str(r.terms[0]) for r in a.rows) for a in answers}) == 1:
            return hedge(answers[0])  # one fact for both: it need not have what the second asks for
    return join_answers(answers) if answers else _listed(kg, question, spoken)


def _worth(found: Answer | Offer) -> int:
    """How far an answer goes: none, facts that come nearest, a part of what was asked, all of it."""
    if isinstance(found, Offer):
        return 0
    return (1 if found.columns[:1] == ("fact",) else 2) + (0 if nearest_only(found) else _COMPOSED - 2)


def _states_meant(question: Question) -> Question | None:
    """The question with the states that capitals are named for; ``None`` where none is, or it names where something takes place."""
    old = any(p.period and p.period.end and p.period.end < _SUCCESSION for p in question.pieces)
    pieces = []
    for before, piece in zip((None, *question.pieces), question.pieces, strict=False):
        states = [state for s in piece.senses if s in STANDS for state in STANDS[s].split()]
        inside = before is not None and pattern("inside").fullmatch(before.text)
        pieces.append(replace(piece, senses=(states[-1 if old else 0],)) if states and not inside else piece)
    return replace(question, pieces=tuple(pieces)) if pieces != list(question.pieces) else None


def _listed(kg: Graph, question: Question, spoken: str) -> Answer | Offer:
    """The answer to a question of one part; where it is not composed and lists several things, that of each of them."""
    whole = _solved(kg, question, spoken)
    sees = Reading(kg, question).sees
    if question.exclusions or sees("between") or (sees("howlong") and sees("fromto", "before", "after")):  # between two is neither of them
        return whole
    if isinstance(whole, Answer) and whole.columns[:1] != ("fact",) and not nearest_only(whole):
        return (_measured(kg, question, spoken, whole) if whole.rows and _figure(whole) else None) or whole
    for texts in halves(question):
        found: list[Answer] = []
        for text in texts:
            half = _solved(kg, link(kg, text, question.language), spoken)
            if isinstance(half, Offer) or not half.rows or any(half.rows[0].terms[0] == other.rows[0].terms[0] for other in found):
                break
            found.append(half)
        near = [half for half in found if nearest_only(half)]
        told = len(near) < len(found) == len(texts) and all(_figure(half) for half in near)
        if told and (not near or isinstance(whole, Offer) or nearest_only(whole)):
            return join_answers(found)
    return whole


def _measured(kg: Graph, question: Question, spoken: str, whole: Answer | None = None) -> Answer | None:
    """The answers for each of two measures, unless the answer to the whole has them already."""
    for texts in measures(question):
        found = [a for text in texts if isinstance(a := _solved(kg, link(kg, text, question.language), spoken), Answer)]
        if len(found) == len(texts) and all(a.columns[:1] == ("figure",) and not nearest_only(a) for a in found):
            told = [{str(r.terms[0]) for r in a.rows} for a in (*found, *([whole] if whole else []))]
            if not told[0] & told[1] and not (whole and told[0] | told[1] <= told[2]):
                return join_answers(found)
    return None


def _figure(found: Answer) -> bool:
    return "/observation/" in str(found.rows[0].terms[0])


def _solved(kg: Graph, question: Question, spoken: str) -> Answer | Offer:
    """The answer to a question of one part."""
    far = _too_far(question, spoken)  # an offer without choices counts as nothing
    other = find_connection(kg, question, spoken) if far is None else far
    if other is not None:
        return other
    reading = Reading(kg, question)
    want = find_question_type(reading)
    if want == "what" and reading.sees("significance"):
        want = "significance"
    if want == "what" and any(p.means("howmuch") and _AMOUNT.search(p.text.lower()) for p in question.pieces):
        want = "count"
    composed, others, tries = _composed(kg, question, want, spoken)
    if composed and not others and not _weighed(*composed):
        return composed[0]
    whole = [t for t in tries if not t.rest]
    back = offer_other_way(kg, question, whole[0].plan, spoken) if whole and not composed else None
    if back is not None:
        return back
    near = cover(kg, reading, want)
    picked = select_facts(near, question)
    enough = picked.enough(want, dated=any(p.period and p.period.dated for p in question.pieces))
    if composed and not others and (not enough or _trusted(composed[0], composed[1], near)):
        return composed[0]
    if not composed and whole:
        enough = enough and _of_the_figures(whole[0].plan, picked, want)
    sure = enough and picked.plain(question, want) and not (want == "who" and of_groups(kg, picked))
    found = _nearly(kg, question, tries, near, spoken) if not sure and not whole else None
    if enough and not found:
        return answer(kg, question, picked, spoken, sure=sure)
    found = found or next((a for t in tries if (a := _loosened(kg, question, t, spoken))), None)
    rest = found or (offer_silence(kg, question, whole[0].plan, spoken) if whole else offer_unclear(kg, question, tries, spoken))
    return rest if isinstance(rest, Answer) else _nearby(kg, rest, picked)


def _composed(kg: Graph, question: Question, want: str, language: str) -> tuple[tuple[Answer, Plan] | None, bool, list[Try]]:
    """The answer of the first frame that has one, with its plan; whether its figures are others than those spoken of; what was tried.

    No frame is tried after one that answers.
    """
    found, others, tries, refused = None, False, [], []
    for one in tries_of(kg, question):
        tries.append(one)
        if found or one.rest or (want == "significance" and not isinstance(one.plan, Positions)):
            continue  # its name and day say nothing of what it meant
        composed = _run(kg, question, one.plan, language)
        if composed is None and one.plan.question_type == "exists":
            refused.append(one.plan)
        if composed is not None:
            found, others = (composed, one.plan), isinstance(one.plan, Figures) and _other_figures(composed, one.plan)
            if not others:
                break
    if refused and not found:  # *no* only where no frame has a *yes*
        found = next(((a, plan) for plan in refused if (a := deny(kg, question, plan, language)) is not None), None)
    return found, others, sorted(tries, key=lambda t: t.weight)


def _of_the_figures(plan: Plan, picked: Selection, want: str) -> bool:
    """Whether the facts have figures of what is measured, if figures were asked for."""
    if not isinstance(plan, Figures) or want not in {"what", "count", "exists"}:
        return True
    rates = ("growth", "factor") if plan.reading.sees("grow", "fall", "change", "ratio") else ()
    return any(c.fact.measures.endswith((*plan.want.codes, *rates)) for c in picked.facts)


def _other_figures(composed: Answer, plan: Figures) -> bool:
    """Whether the figures are not those that the question speaks of: it states several and they are others, or it asks for a share."""
    stated = {p.number for p in plan.reading.pieces if p.number is not None and not p.senses and not p.period}
    told = {Decimal(str(r.terms[2])) for r in composed.rows}
    scaled = {n * s for n in stated for s in (1, *SCALE)}
    if len(stated) > 1 and len(told & scaled) < len(stated):
        return True
    share = plan.reading.sees("percent") and plan.question_type in {"count", "what"} and not plan.operator
    return share and not any(str(r.terms[3]).endswith("/percent") for r in composed.rows)


def _rests(composed: Answer) -> set[str]:
    """The things that an answer rests on."""
    return {shrink(str(t)) for r in composed.rows for t in r.terms if isinstance(t, IRI)}


def _weighed(composed: Answer, plan: Plan) -> bool:
    """Whether an answer is weighed against the facts that come nearest."""
    rests = _rests(composed)
    return (
        plan.question_type != "exists" and bool(rests) and not any(n.startswith(("tenure:", "goods:", "person:", "place:")) for n in rests)
    )


def _trusted(composed: Answer, plan: Plan, near: Coverage, least: float = _TRUSTED) -> bool:
    """Whether the facts that an answer rests on cover about as much of the question as the best ones do.

    What a document counts itself goes before a count of what is described.
    """
    if not _weighed(composed, plan):
        return True
    if not near.best:
        return False
    best = near.best[0]
    share = near.share(facts(plan.reading.kg, plan.reading.question.language), _rests(composed))
    if plan.question_type == "count" and isinstance(plan, Things) and best.fact.number and best.share >= share * _COUNTED:
        return False
    return share >= best.share * least


def _nearly(kg: Graph, question: Question, tries: Sequence[Try], near: Coverage, language: str) -> Answer | None:
    """What a frame finds that leaves but plain words, as what comes nearest: they are named as not found."""
    content = [p for p in question.pieces if not p.light and (p.senses or p.period)]
    known = facts(kg, question.language)
    for one in tries:
        if (
            one.plan.question_type == "exists"
            or one.plan.reading.sees("how")
            or len(one.rest) * _FEW > len(content)
            or not all(plain(p) or (isinstance(one.plan, Between) and _topic(p)) for p in one.rest)
        ):
            continue
        if any(n.asked and n.piece in one.rest for n in near.needs):
            continue
        found = _run(kg, question, one.plan, language)
        if found and isinstance(one.plan, Things) and one.plan.question_type == "what" and len(found.rows) == 1:
            continue  # its name alone: the facts tell more of it
        if (
            found
            and isinstance(one.plan, Things)
            and one.plan.question_type == "howlong"
            and not any("/" in str(r.terms[1]) for r in found.rows)
        ):
            continue  # a day says nothing of how long what is left took
        least = _TRUSTED if isinstance(one.plan, Figures) else _NEARLY
        if found and len(found.rows) <= _LISTED and _trusted(found, one.plan, near, least):
            left = [p for p in one.rest if not _tells(found, p, known, question.language)]
            return without(found, [p.text for p in left]) if left else found
    return None


def _tells(found: Answer, piece: Piece, known: Facts, language: str) -> bool:
    """Whether what every row rests on has the words that the frame left: *extraction of oil* of a statement that is called so."""
    lines = {fact.iri: fact.text for fact in known.all}
    left = {t.key for t in tokens(piece.text, language)}
    told = ([lines.get(shrink(str(t)), "") for t in r.terms if isinstance(t, IRI)] for r in found.rows)
    return all(left <= {t.key for line in row for t in tokens(line, language)} for row in told)


def _topic(piece: Piece) -> bool:
    return bool(piece.senses) and all(s.startswith("topic:") for s in piece.senses)


def _loosened(kg: Graph, question: Question, one: Try, language: str) -> Answer | None:
    """What was said without the words that no position has, where the rest leaves but a few."""
    plan = one.plan
    if one.rest or not isinstance(plan, Positions):
        return None
    words = [name for name, _ in plan.conditions if name.startswith("words")]
    if not words or len(plan.conditions) < len(words) + 2:
        return None
    for dropped in (words, [*words, "time"]):
        sparql = plan.sparql(dropped)
        outcome = plan.outcome(kg.rows(sparql))
        if outcome.rows:
            break
    if not outcome.rows or len(outcome.rows) > _SAID or plan.question_type not in {"what", "who"}:
        return None
    said = [str(v) for heading, values in plan.reading.paraphrase if heading == "words" for v in values]
    said += [p.text for p in question.pieces if p.period] if "time" in dropped else []
    return without(compose_answer(question, plan, sparql, outcome, language), said)


def _nearby(kg: Graph, offer: Offer, picked: Selection) -> Offer:
    """The offer with the facts that come nearest."""
    if picked.share < _SEEN or offer.kind == "outside":
        return offer
    texts = {lang: join((facts(kg, lang).all[c.number].text for c in picked.facts[:2]), " • ") for lang in LANGUAGES}
    reason = {lang: f"{offer.reason[lang]} {message('reason', 'near', told=texts[lang])[lang]}" for lang in LANGUAGES}
    return replace(offer, reason=reason)


def _too_far(question: Question, spoken: str) -> Offer | None:
    """An offer where a time is none of the graph's."""
    far = next((p for p in question.pieces if p.period and _far(p.period)), None)
    return Offer(message("reason", "time", words=far.text), (), spoken, "outside") if far else None


def _far(period: Period) -> bool:
    return bool((period.begin and period.begin[:4] > _LAST) or (period.end and period.end[:4] < _FIRST))


def _run(kg: Graph, question: Question, plan: Plan, language: str) -> Answer | None:
    sparql = plan.sparql()
    outcome = plan.outcome(kg.rows(sparql))
    if (outcome.rows or (isinstance(plan, Things) and "never" in plan.more)) and outcome.is_answer:
        return compose_answer(question, plan, sparql, outcome, language)
    if isinstance(plan, Things) and plan.pick > 1:  # the documents do not number it: counted in the order of time
        sparql = plan.sparql(["nth"])
        outcome = plan.outcome(kg.rows(sparql))
        if outcome.rows:
            return compose_answer(question, plan, sparql, outcome, language)
    if isinstance(plan, Figures) and plan.swap():
        sparql = plan.sparql()
        outcome = plan.outcome(kg.rows(sparql))
        if outcome.rows and outcome.is_answer:
            return compose_answer(question, plan, sparql, outcome, language)
        plan.swap()
    return None
