"""The things that a question names: by whole names, shortened, inflected, misspelt, or by words that names are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..engine import IRI
from ..namespaces import expand
from ..search import search
from .lexicon import Lexicon
from .names import EXACT, KINDS, MISSPELT, PART, SHORT, Candidate, Mention, Names, alike, counts, kind_of, plain
from .patterns import codes
from .reading import Word, words

_COMMON = ("topic", "goods", "weapon", "post")  # kinds whose names are common words
_OWN = ("person", "place")  # kinds whose names are no common words
_RARE = 3  # things that bear a word; more, and the word alone names none of them
_SHORTEST = 5  # letters of a name that may be misspelt
_SOME, _MUCH = 0.3, 0.4  # part of a name that must be typed, with a word that means nothing else and without one
_LONG = 3  # a word of more letters may name something by itself


def mentions(names: Names, text: Sequence[Word], known: Lexicon, dates: Sequence[range] = ()) -> tuple[Mention, ...]:
    """The things named in ``text``: whole names, demonyms and shortened names of persons; then words that names are made of."""
    found = [m for i in range(len(text)) for m in (*_whole(names, text, i, known), *_person(names, text, i, known))]
    found = [m for m in found if not any(_inside(m, other) for other in found)]
    whole = _merged([*found, *_of_year(names, text, known, found)])
    finder = _Parts(
        names,
        text,
        known,
        plain={i for m in whole for i in range(m.first, m.last) if m.candidates[0].kind not in _COMMON} | {i for d in dates for i in d},
        lands={i for m in whole for i in range(m.first, m.last) if m.candidates[0].kind == "country"},
        said={i for f in known.meanings(text) for i in range(f.first, f.last)},
    )
    # a run of words neither lies within a name nor cuts one in two
    parts = [p for p in finder.found() if not any(_overlap(p, m) and not _inside(m, p) for m in whole)]
    return tuple(sorted([*whole, *parts], key=lambda m: (m.first, m.last)))


def _whole(names: Names, text: Sequence[Word], i: int, known: Lexicon) -> list[Mention]:
    by_end: dict[int, dict[IRI, int]] = defaultdict(dict)
    for thing, end in known.things(text, i):
        by_end[end][IRI(expand(thing) or thing)] = EXACT
    for name in names.beginning(text[i]):
        end = i + len(name.parts)
        fit = name.fit(text[i:end])
        if fit is not None and name.speaks(text[i], known.language):
            by_end[end][name.thing] = min(fit, by_end[end].get(name.thing, fit))
    return [Mention(i, end, names.candidates(fits)) for end, fits in by_end.items()]


def _person(names: Names, text: Sequence[Word], i: int, known: Lexicon) -> list[Mention]:
    """The end of a person's name: Phú Trọng; Trọng alone after a title."""
    found = []
    for length in (1, 2, 3):
        typed = text[i : i + length]
        people = names.ending(typed) if len(typed) == length and (length > 1 or known.is_title(text, i)) else None
        if people:
            # one word may be part of the names of others too: who is ông Minh
            others = {t for t in names.bearing(text[i], known.language) if kind_of(t) == "person"} if length == 1 else people
            found.append(Mention(i, i + length, names.candidates(dict.fromkeys(people | others, SHORT))))
    return found


def _of_year(names: Names, text: Sequence[Word], known: Lexicon, found: Sequence[Mention]) -> list[Mention]:
    """Instruments by kind and year: hiệp định 1981, 2001 joint statement, договор 1994 года."""
    made = []
    for meaning in known.meanings(text):
        code = codes("instrument").get(meaning.meaning, "")
        after = meaning.last + (known.date_word("year", text, meaning.last) if known.language != "ru" else 0)
        for begin, end, at in ((meaning.first, after + 1, after), (meaning.first - 1, meaning.last, meaning.first - 1)):
            things = names.of_year.get((code, text[at].plain)) if 0 <= at < len(text) else None
            if things and not any(m.first <= begin and end <= m.last for m in found):
                made.append(Mention(begin, end, names.candidates(dict.fromkeys(things, SHORT))))
    return made


@dataclass(frozen=True, slots=True)
class _Parts:
    """Looks for words in a row that all stand in the name of a thing.

    One word alone must mean nothing else, and few names may have it. Of words that mean something of their own (``said``) one at
    least must neither name another thing nor date it (``plain``). Words that name countries (``lands``) do not count.
    """

    names: Names
    text: Sequence[Word]
    known: Lexicon
    plain: set[int]
    lands: set[int]
    said: set[int]

    def found(self) -> list[Mention]:
        """The longest runs, from left to right."""
        found: list[Mention] = []
        i = 0
        while i < len(self.text):
            here = [] if self.known.is_filler(self.text[i]) else self._at(i)
            found += here
            i = max([i + 1, *(m.last for m in here)])
        return found

    def _at(self, i: int) -> list[Mention]:
        """Of each kind the longest run at ``i``."""
        best: dict[str, Mention] = {}
        borne: set[IRI] | None = None
        counted, distinct, telling = 0, False, False
        for end in range(i + 1, len(self.text) + 1):
            word = self.text[end - 1]
            if self.known.is_filler(word):
                continue
            bearing = self.names.bearing(word, self.known.language)
            borne = bearing if borne is None else borne & bearing
            counted += 1
            if not borne:
                break
            own = word.number is None and end - 1 not in self.plain
            distinct = distinct or (own and len(word.plain) > _LONG and end - 1 not in self.said)
            telling = telling or own
            if telling and (counted > 1 or distinct):
                things = self._sure(borne, i, end, distinct=distinct)
                mention = Mention(i, end, self.names.candidates(dict.fromkeys(things, PART)))
                best.update((c.kind, mention) for c in mention.candidates)
        return list(dict.fromkeys(best.values()))

    def _sure(self, borne: set[IRI], i: int, end: int, *, distinct: bool) -> set[IRI]:
        """The things of whose names enough was typed; none if they are too many."""
        typed = [w for k, w in enumerate(self.text[i:end], i) if k not in self.lands and counts(w, self.known)]
        things = {t for t in borne if self.names.share(t, typed, self.known) >= (_SOME if distinct else _MUCH)}
        if not distinct:  # people and places have names of their own, which common words are not
            things = {t for t in things if kind_of(t) not in _OWN}
        few = len(things) <= _RARE if distinct else len({kind_of(t) for t in things}) == len(things)
        return things if few else set()


def parts_of_names(names: Names, text: Sequence[Word], found: Sequence[Mention], language: str) -> dict[IRI, set[IRI]]:
    """Of the things that are named: thing → those whose mention consists of words of its name, those that it is about or tied to."""
    named = {c.iri for m in found for c in m.candidates}
    parts = {thing: named & (names.topics(thing) | names.ties.get(thing, set())) for thing in named}
    for mention in found:
        for thing in named.intersection(*(names.bearing(w, language) for w in text[mention.first : mention.last])):
            parts[thing].update(c.iri for c in mention.candidates)
    return parts


def misspelt(names: Names, text: Sequence[Word], first: int, last: int, beside: Mention | None) -> Mention | None:
    """A name written nearly like words that nothing else explains: of the thing named beside them, or one that the search finds."""
    typed = plain(text[first:last])
    if len(typed) < _SHORTEST:
        return None
    near: dict[IRI, int] = {}
    if beside and last - first > beside.last - beside.first:
        for candidate in beside.candidates:
            if any(len(n.parts) == last - first and alike(n.parts, typed) for n in names.of(candidate.iri)):
                near[candidate.iri] = MISSPELT
    for hit in [] if near else search(names.kg, " ".join(w.text for w in text[first:last]), limit=5):
        if kind_of(hit.iri) in KINDS and alike(words(hit.name), typed):
            near.setdefault(hit.iri, MISSPELT)
    return Mention(first, last, names.candidates(near)) if near else None


def _overlap(one: Mention, other: Mention) -> bool:
    return one.first < other.last and other.first < one.last


def _inside(inner: Mention, outer: Mention) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last and outer.last - outer.first > inner.last - inner.first


def _merged(found: Sequence[Mention]) -> list[Mention]:
    """One mention for the same words, with all its candidates."""
    spans: dict[tuple[int, int], dict[IRI, Candidate]] = {}
    for mention in found:
        known = spans.setdefault((mention.first, mention.last), {})
        for candidate in mention.candidates:
            if candidate.iri not in known or candidate.fit < known[candidate.iri].fit:
                known[candidate.iri] = candidate
    return [Mention(a, b, tuple(sorted(c.values(), key=lambda c: (c.fit, c.kind, c.iri)))) for (a, b), c in spans.items()]
