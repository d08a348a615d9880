"""The things that a question names: their labels in three languages, whole, inflected, shortened or misspelt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from weakref import WeakKeyDictionary

from ..engine import IRI, Literal
from ..kg import KnowledgeGraph
from ..namespaces import BASE, expand, q
from ..text import LANGUAGES
from .lexicon import Lexicon, read
from .patterns import codes
from .reading import Word, stem, words

KINDS = (
    "person",
    "post",
    "organization",
    "group",
    "place",
    "event",
    "instrument",
    "relation",
    "phase",
    "mechanism",
    "project",
    "route",
    "rule",
    "topic",
    "goods",
    "work",
    "source",
)
# names that are the same in every language, apart from their script
_PROPER = ("person", "organization", "place", "project", "route", "source", "work")
_NAMES = "SELECT ?thing ?name WHERE { VALUES ?p { skos:prefLabel skos:altLabel skos:hiddenLabel dcterms:title } ?thing ?p ?name }"
_INSTRUMENTS = """
SELECT ?thing ?kind ?when WHERE {
  ?thing schema:legislationType/skos:broader* ?kind
  OPTIONAL { ?thing vnru:earliest ?earliest }
  BIND(COALESCE(STR(?earliest), REPLACE(STR(?thing), "^.*-([0-9]{4}).*$", "$1")) AS ?when)
}
"""
_COMMON = ("topic", "goods", "weapon", "post")
_SPECIAL = {
    "country": "SELECT ?thing WHERE { ?thing a schema:Country }",
    "weapon": "SELECT ?thing WHERE { ?thing skos:broader* goods:military-equipment }",
    "company": "SELECT ?thing WHERE { ?thing a vnru:Company }",
}
_MOST = 12  # candidates of one mention
_RARE = 3  # things that bear a word; more, and the word alone names none of them
_SHORTEST = 5  # letters of a name that may be misspelt
_ALIKE = 0.8
_SOME, _MUCH = 0.3, 0.4  # part of a name that must be typed, with a word that means nothing else and without one

# How well a name fits, best first.
EXACT, INFLECTED, SHORT, PART, MISSPELT = 0, 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that may be meant: its IRI, its kind (country apart from place), and how the name fits."""

    iri: IRI
    kind: str
    fit: int


@dataclass(frozen=True, slots=True)
class Mention:
    """The words from ``first`` up to ``last`` name one of the candidates, best first."""

    first: int
    last: int
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    thing: IRI
    parts: tuple[Word, ...]
    language: str


def kind_of(iri: str) -> str:
    """The first path segment of one of our IRIs, or an empty string."""
    return iri.removeprefix(BASE).partition("/")[0] if iri.startswith(BASE) else ""


class Names:
    """Every name of every thing of a graph, by its words."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self._kg = kg
        self._special = {str(thing): kind for kind, query in _SPECIAL.items() for (thing,) in kg.select(query)}
        self._first: dict[str, list[_Name]] = defaultdict(list)
        self._of: dict[IRI, list[_Name]] = defaultdict(list)
        self._bearing: dict[str, dict[str, set[IRI]]] = {language: defaultdict(set) for language in LANGUAGES}
        self._endings: dict[str, set[IRI]] = defaultdict(set)
        self.values = frozenset(
            int(float(value.text))
            for (value,) in kg.select("SELECT DISTINCT ?v WHERE { ?figure sdmx-measure:obsValue ?v }")
            if isinstance(value, Literal)
        )
        generic = {_plain(words(name)) for name in read("patterns")["generic"]}
        for thing, name in kg.select(_NAMES):
            if isinstance(name, Literal) and kind_of(str(thing)) in KINDS:
                parts = words(name.text)
                if parts and _plain(parts) not in generic:
                    self._add(_Name(IRI(str(thing)), parts, name.language or ""))
        self._kinds: dict[str, dict[str, set[IRI]]] = defaultdict(lambda: defaultdict(set))
        for thing, kind, when in kg.select(_INSTRUMENTS):
            self._kinds[str(kind)][str(when)[:4]].add(IRI(str(thing)))
        for statement in kg.statements(None, q("rdf:type"), IRI(q("vnru:Document"))):
            self._add(_Name(statement.subject, words(statement.subject.rpartition("/")[2]), ""))

    def _add(self, name: _Name) -> None:
        self._of[name.thing].append(name)
        self._first[stem(name.parts[0].plain)].append(name)
        for language, bearing in self._bearing.items():
            for part in name.parts:
                if _speaks(name, part, language):
                    bearing[stem(part.plain)].add(name.thing)
        if kind_of(name.thing) == "person" and 2 <= len(name.parts) <= 4:
            for start in range(1, len(name.parts)):
                if all(len(p.plain) > 1 for p in name.parts[start:]):
                    self._endings[" ".join(stem(p.plain) for p in name.parts[start:])].add(name.thing)

    def kind(self, iri: str) -> str:
        """The kind of a thing: its first path segment.

        ``country`` is apart from ``place``, ``weapon`` from ``goods``, ``company`` from ``organization``.
        """
        return self._special.get(iri) or kind_of(iri)

    def mentions(self, text: Sequence[Word], known: Lexicon, dates: Sequence[range] = ()) -> tuple[Mention, ...]:
        """The things named in ``text``: whole names, demonyms and shortened names of persons; then words that names are made of."""
        found = [m for i in range(len(text)) for m in (*self._whole(text, i, known), *self._person(text, i, known))]
        found = [m for m in found if not any(_inside(m, other) for other in found)]
        whole = _merged([*found, *self._of_year(text, known, found)])
        plain = {i for m in whole for i in range(m.first, m.last) if m.candidates[0].kind not in _COMMON} | {i for d in dates for i in d}
        lands = {i for m in whole for i in range(m.first, m.last) if m.candidates[0].kind == "country"}
        # a run of words neither lies within a name nor cuts one in two
        parts = [p for p in self._parts(text, known, plain, lands) if not any(_overlap(p, m) and not _inside(m, p) for m in whole)]
        return tuple(sorted([*whole, *parts], key=lambda m: (m.first, m.last)))

    def _of_year(self, text: Sequence[Word], known: Lexicon, found: Sequence[Mention]) -> list[Mention]:
        """Instruments by kind and year: hiệp định 1981, 2001 joint statement, договор 1994 года."""
        made = []
        for meaning in known.meanings(text):
            years = self._kinds.get(codes("instrument").get(meaning.meaning, ""), {})
            last, first = meaning.last, meaning.first
            after = last + known.date_word("year", text, last) if known.language != "ru" else last
            spans = [(first, after + 1, after), (first - 1, last, first - 1)]
            for begin, end, at in spans:
                year = text[at].plain if 0 <= at < len(text) else ""
                things = years.get(year)
                if things and not any(m.first <= begin and end <= m.last for m in found):
                    made.append(Mention(begin, end, self._candidates(dict.fromkeys(things, SHORT))))
        return made

    def _whole(self, text: Sequence[Word], i: int, known: Lexicon) -> list[Mention]:
        by_end: dict[int, dict[IRI, int]] = defaultdict(dict)
        for thing, end in known.things(text, i):
            by_end[end][IRI(expand(thing) or thing)] = EXACT
        for name in self._first.get(stem(text[i].plain), []):
            end = i + len(name.parts)
            fit = _fit(name.parts, text[i:end])
            if fit is not None and _speaks(name, text[i], known.language):
                by_end[end][name.thing] = min(fit, by_end[end].get(name.thing, fit))
        return [Mention(i, end, self._candidates(fits)) for end, fits in by_end.items()]

    def _person(self, text: Sequence[Word], i: int, known: Lexicon) -> list[Mention]:
        """The end of a person's name: Phú Trọng; Trọng alone after a title."""
        found = []
        for length in (1, 2, 3):
            typed = text[i : i + length]
            if len(typed) < length or (length == 1 and not (known.is_title(text, i))):
                continue
            people = self._endings.get(" ".join(stem(w.plain) for w in typed), set())
            agreeing = {p for p in people if all(self._bears(p, w) for w in typed)}
            if agreeing:
                found.append(Mention(i, i + length, self._candidates(dict.fromkeys(agreeing, SHORT))))
        return found

    def _parts(self, text: Sequence[Word], known: Lexicon, plain: set[int], lands: set[int]) -> list[Mention]:
        """Words in a row that all stand in the name of a thing; one word alone if few names have it and it means nothing else.

        Of words that mean something of their own, one at least must neither name another thing nor date it (``plain``).
        """
        found: list[Mention] = []
        i = 0
        while i < len(text):
            here = [] if known.is_filler(text[i]) else self._part(text, i, known, plain, lands)
            found += here
            i = max([i + 1, *(m.last for m in here)])
        return found

    def _part(self, text: Sequence[Word], i: int, known: Lexicon, plain: set[int], lands: set[int]) -> list[Mention]:
        """Of each kind the longest run of words at ``i``."""
        best: dict[str, Mention] = {}
        borne: set[IRI] | None = None
        counted, distinct, telling = 0, False, False
        for end in range(i + 1, len(text) + 1):
            word = text[end - 1]
            if known.is_filler(word):
                continue
            bearing = {t for t in self._bearing[known.language].get(stem(word.plain), set()) if self._bears(t, word)}
            borne = bearing if borne is None else borne & bearing
            counted += 1
            if not borne:
                break
            things = borne
            own = word.number is None and end - 1 not in plain
            distinct = distinct or (own and len(word.plain) > 3 and not known.knows(text, end - 1))
            telling = telling or own
            if not telling or (counted == 1 and not distinct):
                continue
            typed = [w for k, w in enumerate(text[i:end], i) if k not in lands and not known.is_filler(w)]
            things = {t for t in things if self._share(t, typed, known) >= (_SOME if distinct else _MUCH)}
            enough = len(things) <= _RARE if distinct else len({kind_of(t) for t in things}) == len(things)
            if things and enough:
                mention = Mention(i, end, self._candidates(dict.fromkeys(things, PART)))
                best.update((c.kind, mention) for c in mention.candidates)
        return list(dict.fromkeys(best.values()))

    def _share(self, thing: IRI, typed: Sequence[Word], known: Lexicon) -> float:
        """The part that the words are of a name of the thing that has them all, of the shortest such name."""
        stems = {stem(w.plain) for w in typed}
        having = [n for n in self._of[thing] if stems <= {stem(p.plain) for p in n.parts}]
        return max((len(stems) / max(1, sum(not known.is_filler(p) for p in n.parts)) for n in having), default=0.0)

    def _bears(self, thing: IRI, word: Word) -> bool:
        """Whether a word stands in a name of the thing with the accents that were typed."""
        return not word.marked or any(word.exact == w.exact for name in self._of[thing] for w in name.parts)

    def topics(self, thing: str) -> set[str]:
        """The topics that a thing is about, with the broader ones."""
        found = {str(t) for t in self._kg.values(thing, "dcterms:subject")}
        return found | {str(b) for t in found for b in self._kg.values(t, "skos:broader")}

    def parts(self, text: Sequence[Word], mentions: Sequence[Mention], language: str) -> dict[IRI, set[IRI]]:
        """Of the things that are named: thing → those whose mention consists of words of its name."""
        named = {c.iri for m in mentions for c in m.candidates}
        found: dict[IRI, set[IRI]] = {}
        for mention in mentions:
            stems = [stem(w.plain) for w in text[mention.first : mention.last]]
            for thing in named.intersection(*(self._bearing[language].get(s, set()) for s in stems)):
                found.setdefault(thing, set()).update(c.iri for c in mention.candidates)
        for thing in named:
            found.setdefault(thing, set()).update(n for n in named if n in self.topics(thing))
        return found

    def misspelt(self, text: Sequence[Word], first: int, last: int, beside: Mention | None) -> Mention | None:
        """A name written nearly like words that nothing else explains: of the thing named beside them, or one that the search finds."""
        typed = " ".join(w.plain for w in text[first:last])
        if len(typed) < _SHORTEST:
            return None
        near: dict[IRI, int] = {}
        if beside and last - first > beside.last - beside.first:
            for candidate in beside.candidates:
                if any(len(n.parts) == last - first and _alike(n.parts, typed) for n in self._of[candidate.iri]):
                    near[candidate.iri] = MISSPELT
        for hit in [] if near else self._kg.search(" ".join(w.text for w in text[first:last]), limit=5):
            if kind_of(hit.iri) in KINDS and _alike(words(hit.name), typed):
                near.setdefault(hit.iri, MISSPELT)
        return Mention(first, last, self._candidates(near)) if near else None

    def _candidates(self, fits: dict[IRI, int]) -> tuple[Candidate, ...]:
        ordered = sorted(fits, key=lambda t: (fits[t], KINDS.index(kind_of(t)), t))
        return tuple(Candidate(t, self.kind(t), fits[t]) for t in ordered[:_MOST])


_known: WeakKeyDictionary[KnowledgeGraph, Names] = WeakKeyDictionary()


def names(kg: KnowledgeGraph) -> Names:
    """The :class:`Names` of a graph, read once."""
    if kg not in _known:
        _known[kg] = Names(kg)
    return _known[kg]


def _alike(parts: Sequence[Word], typed: str) -> bool:
    return abs(len(_plain(parts)) - len(typed)) <= 3 and SequenceMatcher(None, _plain(parts), typed).ratio() >= _ALIKE


def _plain(parts: Sequence[Word]) -> str:
    return " ".join(p.plain for p in parts)


def _fit(parts: Sequence[Word], typed: Sequence[Word]) -> int | None:
    """How a whole name fits words of the same number; a short name in capitals must be typed so."""
    if len(typed) < len(parts):
        return None
    if len(parts) == 1 and parts[0].text.isupper() and len(parts[0].text) <= 3 and parts[0].text != typed[0].text:
        return None
    fit = EXACT
    for part, word in zip(parts, typed, strict=True):
        if part.number is not None and word.plain != part.plain:
            return None
        if (word.exact == part.exact) if word.marked else (word.plain == part.plain):
            continue
        if word.marked or stem(word.plain) != stem(part.plain) or word.number is not None:
            return None
        fit = INFLECTED
    return fit


def _speaks(name: _Name, typed: Word, language: str) -> bool:
    """Whether a name is one of the question's language, or the same in every language, or in another script than the question."""
    return name.language in {language, ""} or kind_of(name.thing) in _PROPER or (language == "ru") != typed.cyrillic


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
