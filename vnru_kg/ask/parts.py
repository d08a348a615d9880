"""Questions of several parts, *how many … and worth how much*: each is asked by itself, with what it leaves to the others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from ..answers import Answer
from ..namespaces import declare_prefixes
from ..text import LANGUAGES
from .link import Question
from .pieces import Piece
from .tables import pattern, words

_ASKS, _MEASURES, _SUBJECTS = words("asks"), words("measures"), words("subjects")
_WORD = re.compile(r"\w+")
_MOST = 3  # parts; whoever lists more asks one thing


def _joins(piece: Piece) -> bool:
    """Whether it joins two halves."""
    return pattern("and").fullmatch(piece.text) is not None


def parts(question: Question) -> list[str]:
    """The parts of a question as questions of their own; none where it asks one thing."""
    pieces = question.pieces
    added = any(p.means("total") for p in pieces) and sum(p.period is not None for p in pieces) > 1
    if added or any(p.means("conflict") for p in pieces) or not (any(_joins(p) for p in pieces) or set(question.text) & set(",;")):
        return []
    spans = _spans(question)
    if not 1 < len(spans) <= _MOST:
        return []
    told = [[pieces[i] for i in span] for span in spans]
    return [_whole(question, own, told[0] if n else [p for span in told[1:] for p in span]) for n, own in enumerate(told)]


def halves(question: Question) -> Iterator[list[str]]:
    """The question for each of what it lists with one verb: of several times, or of two words with *and* between them."""
    pieces = question.pieces
    dated = [p for p in pieces if p.period]
    if len(dated) > 1:
        joins = {p.order for p in pieces if _joins(p) and dated[0].order < p.order < dated[-1].order}
        yield [_kept(question, {p.order for p in dated if p is not one} | joins) for one in dated]
        return
    for join in (p.order for p in pieces if _joins(p)):
        for left, right in ((1, 1), (1, 2), (2, 1), (2, 2)):
            before, after = (_run(question, join, step, size) for step, size in ((-1, left), (1, right)))
            if before and after:
                yield [_kept(question, {join, *after}), _kept(question, {join, *before})]


def measures(question: Question) -> Iterator[list[str]]:
    """The question for each of two measures with *and* between them: *number and capital*, *turnover in 2005 and surplus*."""
    told = [p for p in question.pieces if p.means(*_SUBJECTS, "howmany")]
    for join in (p for p in question.pieces if _joins(p)):
        before, after = [p for p in told if p.order < join.order][-1:], question.pieces[join.order + 1 : join.order + 2]
        if before and after and after[0] in told and not set(before[0].senses) & set(after[0].senses):
            yield [_kept(question, {join.order, drop.order}) for drop in (after[0], before[0])]


def pair(question: Question) -> list[tuple[str, str]]:
    """Two things of one kind with *and* between them, each with the question for it alone; none where nothing is so joined.

    >>> from vnru_kg import KnowledgeGraph
    >>> from vnru_kg.ask.link import link
    >>> pair(link(KnowledgeGraph.load(), "Did Putin visit Vietnam both in 2001 and in 2005?"))
    [('in 2001', 'Did Putin visit Vietnam in 2001'), ('in 2005', 'Did Putin visit Vietnam in 2005')]
    """
    pieces = question.pieces
    for join in (p.order for p in pieces if _joins(p)):
        before, after = _phrase(question, join, -1), _phrase(question, join, 1)
        alike = {_sort(question, pieces[i]) for i in before} & {_sort(question, pieces[i]) for i in after} - {""}
        before, after = _up_to(question, before, alike, -1), _up_to(question, after, alike, 1)
        together = pieces[before[0] - 1] if before and before[0] else None
        if not before or (together and together.means("between")):
            continue
        small = {p.order for p in pieces if p.order == join or pattern("both").fullmatch(p.text) or (_joins(p) and p is together)}
        texts = [" ".join(pieces[i].text for i in phrase if not _joins(pieces[i])) for phrase in (before, after)]
        return list(zip(texts, (_kept(question, {*small, *after}), _kept(question, {*small, *before})), strict=True))
    return []


_SORTS = {"legislation-type": "instrument", "organization": "body", "vnru:Company": "body", "vnru:Forum": "body"}
_ALIKE = ("person", "instrument", "legislation-type", "event", "place", "goods", "organization", "vnru:Company", "vnru:Forum")


def _sort(question: Question, piece: Piece) -> str:
    """Of which kind a thing is that may be one of two; empty for other words."""
    kinds = [k for s in piece.senses if (k := question.lexicon.kind(s)) in _ALIKE]
    return "period" if piece.period else _SORTS.get(kinds[0], kinds[0]) if kinds else ""


def _phrase(question: Question, join: int, step: int) -> list[int]:
    """The places of what stands on one side of an *and*: a thing with its time, no two of one kind, and the small words among them."""
    found: list[int] = []
    told: set[str] = set()
    at = join + step
    while 0 <= at < len(question.pieces):
        piece = question.pieces[at]
        sort = _sort(question, piece)
        if sort in told or _joins(piece) or not (sort or piece.light or piece.means("to", "from", "of")):
            break
        told |= {sort} - {""}
        found.append(at)
        at += step
    return found


def _up_to(question: Question, phrase: Sequence[int], alike: Collection[str], step: int) -> list[int]:
    """The part of a phrase up to the last thing of a kind that both have; what lies beyond is said of both."""
    last = max((n for n, i in enumerate(phrase) if _sort(question, question.pieces[i]) in alike), default=-1)
    led = step < 0 and -1 < last < len(phrase) - 1 and question.pieces[phrase[last + 1]].means("to")
    return sorted(phrase[: last + 1 + led])


def _run(question: Question, join: int, step: int, size: int) -> list[int]:
    """So many words beside an *and*, small ones aside; none where one of them asks, or is a country."""
    found: list[int] = []
    at, carrying = join + step, 0
    while 0 <= at < len(question.pieces) and carrying < size:
        piece = question.pieces[at]
        if piece.period or piece.means(*_ASKS) or _country(question, piece) or _joins(piece):
            return []
        found.append(at)
        carrying += not piece.light
        at += step
    return found if carrying == size else []


def _kept(question: Question, dropped: Collection[int]) -> str:
    return " ".join(p.text for p in question.pieces if p.order not in dropped)


def _spans(question: Question) -> list[list[int]]:
    """The places of the pieces of each part: it begins after *and* or a comma, and asks something."""
    found: list[list[int]] = [[]]
    at = 0
    breaks = []
    for piece in question.pieces:
        start = question.text.find(piece.text, at)
        breaks.append(bool(set(question.text[at:start]) & set(",;?")))
        at = start + len(piece.text)
    for piece in question.pieces:
        join = _joins(piece)
        asked = len(found) > 1 or any(
            question.pieces[i].means(*_ASKS, *_MEASURES, *_SUBJECTS) for i in found[0]
        )  # *by the pact, how many …*
        if (join or breaks[piece.order]) and asked and _begins(question, piece.order + join, comma=not join):
            found.append([])
            if join:
                continue
        found[-1].append(piece.order)
    told = [[question.pieces[i] for i in span] for span in found]
    asking = any(p.means(*_ASKS, *_SUBJECTS) for p in told[0]) and all(any(p.means(*_ASKS, *_MEASURES) for p in span) for span in told)
    return found if asking or _keyed(told) else []


def _begins(question: Question, start: int, *, comma: bool) -> bool:
    """Whether something is asked from there on, before the next *and* or at its head."""
    rest: list[Piece] = []
    for piece in question.pieces[start:]:
        if _joins(piece) and rest:
            break
        rest.append(piece)
    head = [p for p in rest if not p.light][:1]
    if comma and question.language != "vi":  # *…, when they signed it* is no part
        return bool(head) and head[0].means(*_MEASURES) and head[0].means(*_ASKS)
    return any(p.means(*_ASKS) for p in rest) or bool(head and head[0].means(*_MEASURES))


def _keyed(told: Sequence[Sequence[Piece]]) -> bool:
    """Whether measures are asked of what the first part names: *trade in 2018 and its growth*."""
    heads = [next((p for p in span if not p.light), span[0]) for span in told[1:]]
    return any(p.means(*_SUBJECTS) for p in told[0]) and all(p.means(*_MEASURES) for p in heads)


def _whole(question: Question, own: Sequence[Piece], others: Sequence[Piece]) -> str:
    """The text of a part with what it takes from the others: names and times that it lacks, and what is spoken of."""
    kind = question.lexicon.kind
    named, dated = any(_named(question, p) for p in own), any(p.period for p in own)
    placed = any(_country(question, p) for p in own)
    subject = any(p.means(*_SUBJECTS) or any(kind(s).startswith("group") for s in p.senses) for p in own)
    if any(pattern("them").fullmatch(p.text) for p in own):
        subject = False
    if own[0].order < others[0].order:  # what comes first speaks for itself, unless it is but a question word
        subject = any(not p.light and not p.means(*_ASKS) for p in own)
    turned = any({"export", "import"} <= {*p.senses, *o.senses} for p in own for o in others)  # *buy from Russia, and sell*
    bare = dated and all(p.light or p.period or (p.means(*_ASKS) and not p.means(*_MEASURES)) for p in own)  # *and where in 2025*
    taken: list[str] = []
    small: list[str] = []  # before a name or a time that is taken
    for piece in others:
        if piece.light or piece.means("to", "from", "of", "for", "and"):
            small.append(piece.text)
            continue
        if piece.means(*_ASKS, *_MEASURES) and not piece.means("trade") and not (bare and piece.means("rank", "percent", "value")):
            small = []
            continue
        if piece.period:
            keep = not dated
        elif _country(question, piece):
            keep = not placed and not named
        elif _named(question, piece):
            keep = not named
        else:
            keep = not subject
        taken += [*([] if turned and _country(question, piece) else small), piece.text] if keep else []
        small = []
    return " ".join([*(p.text for p in own), *taken])


def _country(question: Question, piece: Piece) -> bool:
    return any(question.lexicon.kind(s) == "schema:Country" for s in piece.senses)


def _named(question: Question, piece: Piece) -> bool:
    """Whether it is the name of a thing, and no country, office or kind."""
    return any(question.lexicon.thing(s) and not s.startswith(("post:", "topic:")) for s in piece.senses) and not _country(question, piece)


def join_answers(answers: Sequence[Answer]) -> Answer:
    """The answers to the parts as one; what was told before is not told again."""
    kept: list[Answer] = []
    for one in answers:
        known = {r.terms[0] for k in kept if k.columns[:1] == ("fact",) for r in k.rows}  # told whole
        said = {word for k in kept for word in _WORD.findall(k.lead[k.language])}
        if one.columns[:1] == ("fact",) and one.rows[0].terms[0] in known:
            continue
        if not said.issuperset(_WORD.findall(one.lead[one.language])):  # the day is told with the name
            kept.append(one)
    lead = {lang: " • ".join(dict.fromkeys(a.lead[lang] for a in kept)) for lang in LANGUAGES}
    if len(kept) == 1:
        return replace(kept[0], lead=lead)
    width = max(len(a.columns) for a in kept)
    columns = next(a.columns for a in kept if len(a.columns) == width)
    rows = {r.terms[0]: replace(r, terms=(*r.terms, *[None] * (width - len(r.terms)))) for a in kept for r in a.rows}
    queries = [a.sparql.partition("SELECT") for a in kept]
    sparql = "SELECT * WHERE {\n" + "\nUNION\n".join(f"{{ SELECT{q[2]} }}" for q in queries) + "\n}"
    told = {lang: " • ".join(a.paraphrase[lang] for a in kept) for lang in LANGUAGES}
    headings = {c: h for a in reversed(kept) for c, h in a.headings.items()}
    return replace(
        kept[0], columns=columns, rows=tuple(rows.values()), sparql=declare_prefixes(sparql), paraphrase=told, headings=headings, lead=lead
    )
