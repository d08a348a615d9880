"""The words of one language, read from ``words/LANGUAGE.toml``: what they mean, which say nothing, and how dates are written.

A phrase is written with its accents. Its last word, or any, may end in ``*``: whatever follows. Words typed with accents must agree
with it, words typed without match folded.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from .reading import Word, word, words

FOLDER = Path(__file__).parent / "words"
_STEM = 4  # letters at most by which phrases that begin with a stem are looked up
_LONGEST_ROLE = 5  # words
_SHORTEST_MISSPELT, _LONG = 7, 9  # letters of a word that may have one mistake in it, and two
TITLES = ("president-title", "pm-title", "leader-title")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the lexicon and what it means; for each word its pattern and whether it is a stem."""

    meaning: str
    parts: tuple[tuple[Word, bool], ...]

    def fits(self, text: Sequence[Word], i: int) -> bool:
        """Whether it stands at ``i``."""
        if i + len(self.parts) > len(text):
            return False
        for k, (pattern, open_) in enumerate(self.parts, i):  # noqa: SIM110 — a generator takes three times as long, and this is asked a thousand times
            if not _fits(pattern, open_, text[k]):
                return False
        return True


def _fits(pattern: Word, open_: bool, typed: Word) -> bool:
    if open_:
        return typed.plain.startswith(pattern.plain)
    return typed.exact == pattern.exact if typed.firm else typed.plain == pattern.plain


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that was found: the words from ``first`` up to ``last`` mean ``meaning``."""

    first: int
    last: int
    meaning: str

    def within(self, other: Found) -> bool:
        """Whether it is a part of a longer phrase."""
        return other.first <= self.first and self.last <= other.last and self.last - self.first < other.last - other.first


@dataclass(slots=True)
class Lexicon:
    """Everything that is known of one language."""

    language: str
    _phrases: dict[str, list[Phrase]] = field(default_factory=dict)
    _dates: dict[str, dict[str, list[Phrase]]] = field(default_factory=dict)
    _numbers: dict[str, dict[str, list[Phrase]]] = field(default_factory=dict)
    _spellings: list[tuple[str, bool, str]] = field(default_factory=list)
    _roles: dict[str, list[Phrase]] = field(default_factory=dict)
    _things: dict[str, list[Phrase]] = field(default_factory=dict)
    _filler: frozenset[str] = frozenset()
    _empty: tuple[str, ...] = ()

    def meanings(self, text: Sequence[Word], dates: Iterable[range] = ()) -> tuple[Found, ...]:
        """The phrases in ``text`` outside its dates, of those with the same meaning the longest."""
        dated = {i for span in dates for i in span}
        found = [f for i in range(len(text)) for f in self._at(text, i) if dated.isdisjoint(range(f.first, f.last))]
        longest = [f for f in found if not any(f.meaning == other.meaning and f.within(other) for other in found)]
        return tuple(sorted(set(longest), key=lambda f: (f.first, f.last, f.meaning)))

    def _at(self, text: Sequence[Word], i: int) -> list[Found]:
        """The phrases at ``i``; of single words by their stems only the longest (товарооборот, not товар)."""
        found = [p for p in _filed(self._phrases, text[i]) if p.fits(text, i)]
        fitting = [p for p in found if not p.parts[0][1]]
        stems = [p for p in found if p.parts[0][1]]
        longest = max((len(p.parts[0][0].plain) for p in stems if len(p.parts) == 1), default=0)
        fitting += [p for p in stems if len(p.parts) > 1 or len(p.parts[0][0].plain) > longest - _STEM]
        return [Found(i, i + len(p.parts), p.meaning) for p in fitting]

    def misspelt(self, typed: Word) -> tuple[str, ...]:
        """The meanings of the words of the lexicon that differ from a long word by one or two letters; sorted."""
        if len(typed.plain) < _SHORTEST_MISSPELT or typed.number is not None or typed.marked:
            return ()
        near: dict[int, set[str]] = {}
        for spelt, open_, meaning in self._spellings:
            allowed = 1 if min(len(spelt), len(typed.plain)) < _LONG else 2
            if spelt[0] == typed.plain[0] and (distance := _distance(spelt, typed.plain, allowed, open_=open_)) <= allowed:
                near.setdefault(distance, set()).add(meaning)
        return tuple(sorted(near[min(near)])) if near else ()

    def things(self, text: Sequence[Word], i: int) -> Iterator[tuple[str, int]]:
        """The things that short names and demonyms at ``i`` stand for, and where those end."""
        for phrase in _filed(self._things, text[i]):
            if phrase.fits(text, i):
                yield phrase.meaning, i + len(phrase.parts)

    def is_filler(self, typed: Word) -> bool:
        """Whether a word says nothing of its own."""
        return (typed.exact if typed.firm else typed.plain) in self._filler or typed.plain.startswith(self._empty)

    def knows(self, text: Sequence[Word], i: int) -> bool:
        """Whether a phrase of the lexicon begins at ``i``, or the word is a filler."""
        return self.is_filler(text[i]) or bool(self._at(text, i))

    def is_title(self, text: Sequence[Word], i: int) -> bool:
        """Whether a title stands right before ``i`` (ông, President, премьер)."""
        return any(f.last == i and f.meaning in TITLES for k in range(max(0, i - 3), i) for f in self._at(text, k))

    def role(self, text: Sequence[Word], i: int) -> str:
        """What the words right before ``i`` say of a country there: into, for, from, with, or nothing."""
        before = [(k, p) for k in range(max(0, i - _LONGEST_ROLE), i) for p in _filed(self._roles, text[k]) if k + len(p.parts) == i]
        return max(((len(p.parts), p.meaning) for k, p in before if p.fits(text, k)), default=(0, ""))[1]

    def date_word(self, kind: str, text: Sequence[Word], i: int) -> int:
        """How many words at ``i`` are a date word of that kind; 0 for none."""
        if i >= len(text):
            return 0
        return max((len(p.parts) for p in _filed(self._dates.get(kind, {}), text[i]) if p.fits(text, i)), default=0)

    def month(self, text: Sequence[Word], i: int) -> tuple[int, int] | None:
        """The number of the month named at ``i`` and where its name ends."""
        return self._valued("months", text, i)

    def decade(self, text: Sequence[Word], i: int) -> tuple[int, int] | None:
        """The first year of the decade named at ``i`` and where its name ends."""
        return self._valued("decades", text, i)

    def amount(self, text: Sequence[Word], i: int) -> tuple[int, int] | None:
        """The whole number in digits or in words at ``i``, and how many words it has."""
        return self._counted("amounts", text, i)

    def ordinal(self, text: Sequence[Word], i: int) -> tuple[int, int] | None:
        """The ordinal in words at ``i`` (lần thứ hai, second, второй), and how many words it has."""
        valued = self._valued("ordinals", text, i)
        return (valued[0], valued[1] - i) if valued else None

    def _counted(self, table: str, text: Sequence[Word], i: int) -> tuple[int, int] | None:
        if i < len(text) and text[i].number is not None:
            return text[i].number or 0, 1
        valued = self._valued(table, text, i)
        return (valued[0], valued[1] - i) if valued else None

    def _valued(self, table: str, text: Sequence[Word], i: int) -> tuple[int, int] | None:
        if i >= len(text):
            return None
        fitting = [(len(p.parts), int(p.meaning)) for p in _filed(self._numbers.get(table, {}), text[i]) if p.fits(text, i)]
        return (max(fitting)[1], i + max(fitting)[0]) if fitting else None


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of ``language``."""
    table = read(language)
    made = Lexicon(language)
    for meaning, phrases in table["meanings"].items():
        for text in phrases:
            phrase = _file(made._phrases, _phrase(meaning, text))
            first, open_ = phrase.parts[0]
            if len(phrase.parts) == 1 and len(first.plain) >= _SHORTEST_MISSPELT - 1:
                made._spellings.append((first.plain, open_, meaning))
    fillers = [word(w) for w in table["filler"]["words"]]
    made._empty = tuple(word(w).plain for w in table["filler"]["stems"])
    made._filler = frozenset(w.exact for w in fillers) | frozenset(w.plain for w in fillers)
    indices = [(made._things, "things"), (made._roles, "roles")]
    indices += [(made._dates.setdefault(kind, {}), f"dates {kind}") for kind in table["dates"]]
    indices += [(made._numbers.setdefault(name, {}), name) for name in ("months", "decades", "amounts", "ordinals")]
    for index, name in indices:
        kind, _, key = name.partition(" ")
        for meaning, phrases in {key: table[kind][key]}.items() if key else table[kind].items():
            for text in phrases:
                _file(index, _phrase(meaning, text))
    return made


def _file(index: dict[str, list[Phrase]], phrase: Phrase) -> Phrase:
    """Put a phrase where its first word is looked up."""
    first, open_ = phrase.parts[0]
    index.setdefault(first.plain[:_STEM] + "*" if open_ else first.plain, []).append(phrase)
    return phrase


def _filed(index: dict[str, list[Phrase]], typed: Word) -> Iterator[Phrase]:
    """The phrases that may begin with a word."""
    yield from index.get(typed.plain, ())
    for length in range(1, _STEM + 1):
        yield from index.get(typed.plain[:length] + "*", ()) if length <= len(typed.plain) else ()


@cache
def read(name: str) -> dict[str, Any]:
    """A file of the folder ``words`` as it stands."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def _phrase(meaning: str, text: str) -> Phrase:
    parts: list[tuple[Word, bool]] = []
    for chunk in text.split():
        for part in words(chunk):
            parts.append((word(part.text), False))
        if chunk.endswith("*"):
            parts[-1] = (parts[-1][0], True)
    return Phrase(meaning, tuple(parts))


def _distance(spelt: str, typed: str, limit: int, *, open_: bool) -> int:
    """How many letters must be changed, left out, added or swapped to make ``typed`` begin with (``open_``) or be ``spelt``."""
    if len(spelt) > len(typed) + limit or (not open_ and abs(len(spelt) - len(typed)) > limit):
        return limit + 1
    typed = typed[: len(spelt) + limit] if open_ else typed
    before: list[int] = []
    row = list(range(len(typed) + 1))
    for i, a in enumerate(spelt, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(typed, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b)))
            if i > 1 and j > 1 and a == typed[j - 2] and spelt[i - 2] == b:
                row[j] = min(row[j], older[j - 2] + 1)
        if min(row) > limit:
            return limit + 1
    return min(row) if open_ else row[-1]
