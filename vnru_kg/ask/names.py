"""The names of the things of a graph, by their words: what has a word in its name, and how well a name fits words that were typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from weakref import WeakKeyDictionary

from ..engine import IRI, Literal
from ..graph import Graph
from ..namespaces import BASE, q
from ..text import LANGUAGES
from .lexicon import Lexicon, read
from .reading import Word, stem, words

KINDS = (
    *("person", "post", "organization", "group", "place", "event", "instrument", "relation", "phase"),
    *("mechanism", "project", "route", "rule", "topic", "goods", "work", "source"),
)
# names that are the same in every language, apart from their script
_PROPER = ("person", "organization", "place", "source")
_NAMES = "SELECT ?thing ?name WHERE { VALUES ?p { skos:prefLabel skos:altLabel skos:hiddenLabel dcterms:title } ?thing ?p ?name }"
_FIGURES = "SELECT DISTINCT ?value WHERE { ?figure sdmx-measure:obsValue ?value }"
_INSTRUMENTS = """
SELECT ?thing ?kind ?when WHERE {
  ?thing schema:legislationType/skos:broader* ?kind
  OPTIONAL { ?thing vnru:earliest ?earliest }
  BIND(COALESCE(STR(?earliest), REPLACE(STR(?thing), "^.*-([0-9]{4}).*$", "$1")) AS ?when)
}
"""
# somebody and the posts and bodies they belong to, a project and those who take part
_TIES = """
SELECT ?one ?other WHERE {
  { ?tenure org:member ?one ; vnru:post ?other } UNION { ?tenure org:member ?one ; vnru:post/org:postIn ?other }
  UNION { ?one vnru:worksFor ?other } UNION { ?one vnru:investor|vnru:partner ?other }
}
"""
# kinds of things that their first path segment does not tell
_SPECIAL = {
    "country": "SELECT ?thing WHERE { ?thing a schema:Country }",
    "weapon": "SELECT ?thing WHERE { ?thing skos:broader* goods:military-equipment }",
    "company": "SELECT ?thing WHERE { ?thing a vnru:Company }",
}
_MOST = 12  # candidates of one mention
_ALIKE, _LONGER = 0.8, 3  # how alike a misspelt name is, and by how many letters longer or shorter

_SHORT_CAPITALS = 3  # letters of a name in capitals that must be typed so; a longer one is not inflected

# How well a name fits, best first.
EXACT, INFLECTED, SHORT, PART, MISSPELT = 0, 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that may be meant: its IRI, its kind (see :meth:`Names.kind`), and how the name fits."""

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
class Name:
    """A name of a thing in a language (none for what is the same in all), by its words."""

    thing: IRI
    parts: tuple[Word, ...]
    language: str

    def fit(self, typed: Sequence[Word]) -> int | None:
        """How the whole name fits as many words; a short name in capitals must be typed so."""
        if len(typed) < len(self.parts):
            return None
        alone = self.parts[0].text
        capitals = len(self.parts) == 1 and alone.isupper() and alone != typed[0].text
        if capitals and (len(alone) <= _SHORT_CAPITALS or self.parts[0].plain != typed[0].plain):
            return None
        fit = EXACT
        for part, word in zip(self.parts, typed, strict=True):
            if part.number is not None and word.plain != part.plain:
                return None
            if (word.exact == part.exact) if word.marked else (word.plain == part.plain):
                continue
            if word.marked or word.number is not None or not same(word, part):
                return None
            fit = INFLECTED
        return fit

    def speaks(self, typed: Word, language: str) -> bool:
        """Whether it is a name of that language, or the same in every language, or in another script than the language."""
        return self.language in {language, ""} or kind_of(self.thing) in _PROPER or (language == "ru") != typed.cyrillic


class Names:
    """Every name of every thing of a graph, by its words."""

    def __init__(self, kg: Graph) -> None:
        self.kg = kg
        self.values = frozenset(int(float(v.text)) for (v,) in kg.rows(_FIGURES) if isinstance(v, Literal))
        self.of_year: dict[tuple[str, str], set[IRI]] = defaultdict(set)
        for thing, code, when in kg.rows(_INSTRUMENTS):
            self.of_year[str(code), str(when)[:4]].add(IRI(str(thing)))
        self.ties: dict[IRI, set[IRI]] = defaultdict(set)
        for one, other in kg.rows(_TIES):
            if kind_of(str(other)) != "place":
                self.ties[IRI(str(one))].add(IRI(str(other)))
        self._special = {str(thing): kind for kind, query in _SPECIAL.items() for (thing,) in kg.rows(query)}
        self._first: dict[str, list[Name]] = defaultdict(list)
        self._of: dict[str, list[Name]] = defaultdict(list)
        self._bearing: dict[str, dict[str, set[IRI]]] = {language: defaultdict(set) for language in LANGUAGES}
        self._endings: dict[str, set[IRI]] = defaultdict(set)
        generic = {plain(words(name)) for name in read("patterns")["generic"]}
        for thing, label in kg.rows(_NAMES):
            if isinstance(label, Literal) and kind_of(str(thing)) in KINDS:
                parts = words(label.text)
                if parts and plain(parts) not in generic:
                    self._add(Name(IRI(str(thing)), parts, label.language or ""))
        for statement in kg.statements(None, q("rdf:type"), IRI(q("vnru:Document"))):
            self._add(Name(statement.subject, words(statement.subject.rpartition("/")[2]), ""))

    def _add(self, name: Name) -> None:
        self._of[name.thing].append(name)
        for key in _keys(name.parts[0]):
            self._first[key].append(name)
        for language, bearing in self._bearing.items():
            for part in name.parts:
                if name.speaks(part, language):
                    for key in _keys(part):
                        bearing[key].add(name.thing)
        if kind_of(name.thing) == "person" and 2 <= len(name.parts) <= 4:
            for start in range(1, len(name.parts)):
                if all(len(p.plain) > 1 for p in name.parts[start:]):
                    self._endings[_stems(name.parts[start:])].add(name.thing)

    def kind(self, iri: str) -> str:
        """The kind of a thing: its first path segment, but ``country``, ``weapon`` and ``company`` for these."""
        return self._special.get(iri) or kind_of(iri)

    def of(self, thing: str) -> list[Name]:
        """The names of a thing."""
        return self._of.get(thing, [])

    def beginning(self, word: Word) -> Iterator[Name]:
        """The names whose first word it is, in whatever case."""
        yield from dict.fromkeys(name for key in sorted(_keys(word)) for name in self._first.get(key, []))

    def ending(self, typed: Sequence[Word]) -> set[IRI]:
        """The people whose names end in these words."""
        return {p for p in self._endings.get(_stems(typed), set()) if all(self._agrees(p, w) for w in typed)}

    def bearing(self, word: Word, language: str) -> set[IRI]:
        """The things in whose names a word stands, in whatever case, with the accents that were typed."""
        found: set[IRI] = set().union(*(self._bearing[language].get(key, set()) for key in _keys(word)))
        return {t for t in found if self._agrees(t, word)}

    def borne_by(self, word: Word, language: str, things: set[IRI]) -> set[IRI]:
        """Those of some things in whose names a word stands."""
        keys = _keys(word)
        return {t for t in things if any(t in self._bearing[language].get(key, ()) for key in keys) and self._agrees(t, word)}

    def _agrees(self, thing: IRI, word: Word) -> bool:
        return not word.marked or any(word.exact == w.exact for name in self._of[thing] for w in name.parts)

    def share(self, thing: IRI, typed: Sequence[Word], known: Lexicon) -> float:
        """The part that the words are of a name of the thing that has them all, of the shortest such name."""
        having = [n for n in self._of[thing] if all(any(same(w, p) for p in n.parts) for w in typed)]
        return max((len(typed) / max(1, sum(counts(p, known) for p in n.parts)) for n in having), default=0.0)

    def topics(self, thing: str) -> set[IRI]:
        """The topics that a thing is about, with the broader ones."""
        found = {IRI(str(t)) for t in self.kg.values(thing, "dcterms:subject")}
        return found | {IRI(str(b)) for t in found for b in self.kg.values(t, "skos:broader")}

    def candidates(self, fits: dict[IRI, int]) -> tuple[Candidate, ...]:
        """The things by how they fit, then by kind."""
        ordered = sorted(fits, key=lambda t: (fits[t], KINDS.index(kind_of(t)), t))
        return tuple(Candidate(t, self.kind(t), fits[t]) for t in ordered[:_MOST])


_known: WeakKeyDictionary[Graph, Names] = WeakKeyDictionary()


def names(kg: Graph) -> Names:
    """The :class:`Names` of a graph, read once."""
    if kg not in _known:
        _known[kg] = Names(kg)
    return _known[kg]


def kind_of(iri: str) -> str:
    """The first path segment of one of our IRIs, or an empty string."""
    return iri.removeprefix(BASE).partition("/")[0] if iri.startswith(BASE) else ""


def counts(word: Word, known: Lexicon) -> bool:
    """Whether a word is a part of a name worth counting; in Vietnamese each syllable is."""
    return known.language == "vi" or not known.is_filler(word)


def same(word: Word, part: Word) -> bool:
    """Whether a word is another one in whatever case."""
    return not _keys(word).isdisjoint(_keys(part))


def plain(parts: Sequence[Word]) -> str:
    """Words folded, with spaces between them."""
    return " ".join(p.plain for p in parts)


def alike(parts: Sequence[Word], typed: str) -> bool:
    """Whether words are nearly written like a folded text."""
    spelt = plain(parts)
    return abs(len(spelt) - len(typed)) <= _LONGER and SequenceMatcher(None, spelt, typed).ratio() >= _ALIKE


def _keys(word: Word) -> frozenset[str]:
    """A word as it is and without its ending: Газпромом is Газпром, which itself looks inflected."""
    return frozenset((word.plain, stem(word.plain)))


def _stems(parts: Sequence[Word]) -> str:
    return " ".join(stem(p.plain) for p in parts)
