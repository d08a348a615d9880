"""What a question leaves out: what stands behind *except*, as conditions that no answer may meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..text import fold
from .facts import Fact
from .pieces import Piece
from .tables import pattern, words

_ASKS = words("asks")
# how a thing is tied to what is left out: a kind of it, in it, with it
_TIED = (
    "(skos:broader*|vnru:locatedIn*|(sem:hasPlace|vnru:signedAt)/vnru:locatedIn*|vnru:hasRole/rdf:value"
    "|vnru:hasRole/vnru:inCapacityOf/vnru:post|(dcterms:subject|vnru:activeIn|sem:eventType|schema:legislationType)/skos:broader*)"
)

Run = tuple[Piece, ...]


def leave_out(pieces: Sequence[Piece], text: str) -> tuple[list[Piece], tuple[Run, ...]]:
    """The pieces without what is excepted, and that, thing by thing: up to a comma, to what is asked, or to other words."""
    begin = next((p.order for p in pieces if _excepts(p)), None)
    if begin is None:
        return list(pieces), ()
    last = max((p.order for p in pieces if not (_tells(p) or p.light or p.means("and", "or", "not"))), default=0)  # … that is no name
    runs: list[list[Piece]] = [[]]
    end, at = begin + 1, max(text.find(pieces[begin].text), 0)
    for piece in pieces[begin + 1 :]:
        start = max(text.find(piece.text, at), at)
        comma = bool(set(text[at:start]) & set(",;?"))
        at = start + len(piece.text)
        joins = piece.means("and", "or", "not")
        apart = any(_tells(p) for p in runs[-1]) and (not _tells(piece) or pieces[piece.order - 1].light)
        if piece.means(*_ASKS) or (comma and last > piece.order) or (apart and not joins and not piece.light):
            break
        if comma or joins:
            runs.append([])
        if _tells(piece) or not (joins or piece.light or piece.means("of", "to", "which")):
            runs[-1].append(piece)
        end = piece.order + 1
    found = tuple(tuple(run) for run in runs if run)
    if not any(_tells(p) for run in found for p in run) and all(len(run) < 2 for run in found):
        return list(pieces), ()
    kept = [p for p in pieces if not begin <= p.order < end]
    return [replace(p, order=n) for n, p in enumerate(kept)], found


def _excepts(piece: Piece) -> bool:
    return piece.means("not") and pattern("except").fullmatch(piece.text) is not None


def _tells(piece: Piece) -> bool:
    """Whether it is a name, a code or a time."""
    return piece.period is not None or any(":" in s for s in piece.senses)


def conditions(runs: Sequence[Run], variable: str) -> Iterator[str]:
    """That a thing is none of what is left out, as SPARQL says it."""
    for n, run in enumerate(runs):
        period = next((p.period for p in run if p.period), None)
        names = _names(run)
        if period:
            days = f'"{period.begin or "0001-01-01"}"^^xsd:date', f'"{period.end or "9999-12-31"}"^^xsd:date'
            other = f"?{variable} vnru:earliest ?then{n} FILTER(?then{n} < {days[0]} || ?then{n} > {days[1]})"
            yield f"FILTER EXISTS {{ {other} }}"  # what has no date may be of that time
        elif names:
            yield f"FILTER NOT EXISTS {{ VALUES ?left{n} {{ {' '.join(names)} }} ?{variable} {_TIED} ?left{n} }}"
        else:
            called = " ".join(p.text for p in run).lower().replace('"', "")
            yield f'FILTER NOT EXISTS {{ ?{variable} skos:prefLabel ?called{n} FILTER(CONTAINS(LCASE(?called{n}), "{called}")) }}'


def _names(run: Run) -> list[str]:
    """What a run names; its kind only where it names nothing else: *the visit of Putin* is told by him."""
    things = [s for p in run for s in p.senses if ":" in s]
    return [s for s in things if not s.startswith("code:")] or things


def is_left_out(fact: Fact, run: Run) -> bool:
    """Whether a fact is of what is left out, or has its words in its name."""
    period = next((p.period for p in run if p.period), None)
    if period:
        return bool(fact.begin) and (period.begin or "") <= fact.begin <= (period.end or "9999")
    names = _names(run)
    if names:
        return fact.iri in names
    return f" {fold(' '.join(p.text for p in run))} " in f" {fold(fact.text.partition(' — ')[0])} "
