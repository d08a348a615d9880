"""What is noticed in a question before it is known what it asks: meanings, things, periods, ordinals, which way between countries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..engine import IRI
from ..graph import Graph
from .lexicon import Found, Lexicon, lexicon
from .mentions import mentions as mentioned
from .mentions import misspelt, parts_of_names
from .names import SHORT, Mention, Names, names
from .reading import Word
from .when import Period, periods

_SHORT_NAME = 5  # letters before the number of a weapon, a group of states or the like
_SMALL = 1000  # numbers below it are quantities that need not be in the graph
_OPEN, _CLOSE = re.compile('["“„«]\\s*$'), re.compile('^[.,;:!?…]*\\s*["”“»]')
_JOINTS = {"va", "and", "и", "с", "voi", "with"}


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The words from ``first`` up to ``last`` are the ``number``-th."""

    first: int
    last: int
    number: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Everything that the words of a question may stand for; ``unknown`` are those that stand for nothing.

    ``quoted`` are the words between quotation marks, ``figures`` small numbers and values that the graph has, ``lands`` the
    words that name countries, ``parts`` the things whose mention is a part of another's name, or that it is tied to; ``borne`` are
    the things that are named, by the words of their names.
    """

    language: str
    words: tuple[Word, ...]
    meanings: tuple[Found, ...]
    mentions: tuple[Mention, ...]
    periods: tuple[Period, ...]
    ordinals: tuple[Ordinal, ...]
    fillers: frozenset[int]
    unknown: frozenset[int]
    roles: tuple[str, ...]
    figures: frozenset[int]
    lands: frozenset[int]
    parts: dict[IRI, set[IRI]]
    borne: dict[int, set[IRI]]
    quoted: tuple[range, ...] = ()

    def said(self, meaning: str) -> bool:
        """Whether something means it."""
        return any(f.meaning == meaning for f in self.meanings)


def notice(kg: Graph, words: tuple[Word, ...], language: str, *, deep: bool = True) -> Notice:
    """Read a question in a language; ``deep`` looks for misspelt names too. Raises :class:`~.when.ImpossibleDateError`."""
    known = lexicon(language)
    things = names(kg)
    spelt = periods(words, known)
    mentions = list(mentioned(things, words, known, [range(p.first, p.last) for p in spelt]))
    dates = tuple(p for p in spelt if not any(_names_year(words, m, p) for m in mentions))
    meanings = list(known.meanings(words, [range(p.first, p.last) for p in dates]))
    ordinals = _ordinals(words, known)
    shouted = all(w.text.isupper() for w in words if w.number is None)
    fillers = frozenset(i for i, w in enumerate(words) if known.is_filler(w) and (shouted or not _abbreviates(w)))
    figures = frozenset(i for i, w in enumerate(words) if w.number is not None and (w.number < _SMALL or w.number in things.values))
    stated: list[Any] = [*mentions, *dates, *ordinals]
    named = {i for s in stated for i in range(s.first, s.last)}
    designed = _designations(words) - named
    fillers, figures = fillers - designed, figures - designed
    meanings += [Found(i, i + 1, "figures") for i in sorted(figures) if (words[i].number or 0) >= _SMALL]
    spans: list[Any] = [*meanings, *mentions, *dates, *ordinals]
    unknown = set(range(len(words))) - fillers - figures - {i for s in spans for i in range(s.first, s.last)} | designed
    for i in sorted(unknown):
        for meaning in known.misspelt(words[i]):
            meanings.append(Found(i, i + 1, meaning))
            unknown.discard(i)
    if deep:
        mentions += _misspelt(words, unknown, mentions, things)
    mentions.sort(key=lambda m: (m.first, m.last))
    return Notice(
        language=language,
        words=words,
        meanings=tuple(meanings),
        mentions=tuple(mentions),
        periods=dates,
        ordinals=ordinals,
        fillers=fillers,
        unknown=frozenset(unknown),
        roles=_roles(words, mentions, known),
        figures=figures,
        lands=frozenset(i for m in mentions if _is_country(m) for i in range(m.first, m.last)),
        parts=parts_of_names(things, words, mentions, language),
        borne=_borne(things, words, mentions, language),
        quoted=tuple(_quotations(words)),
    )


def _abbreviates(word: Word) -> bool:
    """Whether a word is in capitals, and so is a name though it looks like a small word (US)."""
    return len(word.text) > 1 and word.text.isupper()


def _quotations(words: tuple[Word, ...]) -> Iterator[range]:
    """The words between quotation marks; marks that are never closed reach to the end."""
    first: int | None = None
    for i, word in enumerate(words):
        if first is not None and i > first and _CLOSE.search(word.gap):
            yield range(first, i)
            first = None
        elif first is None and _OPEN.search(word.gap):
            first = i
    if first is not None:
        yield range(first, len(words))


def _borne(things: Names, words: tuple[Word, ...], mentions: list[Mention], language: str) -> dict[int, set[IRI]]:
    """For each word the things named in the question in whose names it stands."""
    named = {c.iri for m in mentions for c in m.candidates}
    return {i: borne for i, w in enumerate(words) if (borne := things.borne_by(w, language, named))}


def _designations(words: tuple[Word, ...]) -> set[int]:
    """Letters with a number after them, which name one thing (Su-57, T-90)."""
    pairs = [(a, i) for i, (a, b) in enumerate(pairwise(words)) if a.number is None and b.number is not None and b.gap in {"", "-"}]
    return {i + k for word, i in pairs if len(word.plain) <= _SHORT_NAME for k in (0, 1)}


def _ordinals(words: tuple[Word, ...], known: Lexicon) -> tuple[Ordinal, ...]:
    found: list[Ordinal] = []
    for i in range(len(words)):
        ordinal = known.ordinal(words, i)
        if ordinal and not (found and found[-1].last > i):
            found.append(Ordinal(i, i + ordinal[1], ordinal[0]))
    return tuple(found)


def _misspelt(words: tuple[Word, ...], unknown: set[int], mentions: list[Mention], things: Names) -> list[Mention]:
    """Names with mistakes in them: runs of words that stand for nothing, together with a part of a name beside them."""
    found: list[Mention] = []
    for run in _runs(unknown):
        beside = next((m for m in mentions if m.first == run[-1] + 1 or m.last == run[0]), None)
        spans = [(run[0], run[-1] + 1)]
        if beside:
            spans.insert(0, (min(run[0], beside.first), max(run[-1] + 1, beside.last)))
        for first, last in spans:
            mention = misspelt(things, words, first, last, beside)
            if mention:
                found.append(mention)
                unknown.difference_update(range(first, last))
                break
    return found


def _names_year(words: tuple[Word, ...], mention: Mention, period: Period) -> bool:
    """Whether a year belongs to the whole name of a thing (Hiệp ước năm 1994, APEC 2006)."""
    years = [i for i in range(period.first, period.last) if words[i].number is not None]
    inside = bool(years) and all(mention.first <= i < mention.last for i in years)
    return inside and mention.last - mention.first > len(years) and mention.candidates[0].fit <= SHORT


def _runs(positions: set[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in sorted(positions):
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _roles(words: tuple[Word, ...], mentions: list[Mention], known: Lexicon) -> tuple[str, ...]:
    """For each mention: into, for, from or with what; ``agent`` without a word before it; ``pair`` beside another country; or nothing."""
    countries = [m for m in mentions if _is_country(m)]
    roles = []
    for mention in mentions:
        if not _is_country(mention):
            roles.append(known.role(words, mention.first) if mention.candidates[0].kind == "place" else "")
            continue
        role = known.role(words, mention.first)
        ending = words[mention.last - 1].plain if known.language == "ru" else ""
        if not role and _given(mention, words, known):
            role = "for"
        if role in {"", "with"} and any(_beside(mention, other, words) and not _given(other, words, known) for other in countries):
            role = "pair"
        if not role and ending.endswith(("ом", "ей")):
            role = "with"
        roles.append(role or "agent")
    return tuple(roles)


def _given(mention: Mention, words: tuple[Word, ...], known: Lexicon) -> bool:
    """Whether a country stands in the Russian dative: something is for it."""
    return known.language == "ru" and words[mention.last - 1].plain.endswith(("у", "ю"))


def _is_country(mention: Mention) -> bool:
    return mention.candidates[0].kind == "country"


def _beside(one: Mention, other: Mention, words: tuple[Word, ...]) -> bool:
    first, second = sorted((one, other), key=lambda m: m.first)
    if one == other or not 0 <= second.first - first.last <= 1:
        return False
    return second.first == first.last or words[first.last].plain in _JOINTS
