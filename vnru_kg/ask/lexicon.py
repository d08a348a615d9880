"""The one index from words to meanings: names and codes as the graph has them, and the meanings of the words of a language.

It is compiled once a graph and language, kept beside the build in the cache folder, and holds plain data only: phrase → what
it may mean. A meaning is a prefixed name (``place:russia``, ``code:visit``) or a word of the table (``who``, ``last``).
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from ..engine import Literal
from ..graph import Graph
from ..load import cache as builds
from ..namespaces import shrink
from ..text import LANGUAGES
from ..words import table, table_file
from .tables import fingerprint
from .tokens import Token, tokens

LIGHT = "light"
_FLEETING = re.compile("(.{2,}[^аеёиоуыэюя])[ео]([^аеёиоуыэюяйь])")  # the vowel of *уровень* that *уровня* has not
_NAMES = """
SELECT ?thing ?name WHERE { VALUES ?p { skos:prefLabel skos:altLabel skos:hiddenLabel dcterms:title } ?thing ?p ?name
  FILTER NOT EXISTS { ?thing a vnru:UnnamedGroup } }
"""
_KINDS = """
SELECT ?thing ?kind WHERE {
  { ?thing skos:inScheme ?kind FILTER(STRSTARTS(STR(?thing), STR(code:))) }
  UNION { VALUES ?kind { schema:Country vnru:Association vnru:Company vnru:JointVenture vnru:MediaOrganization vnru:Forum } ?thing a ?kind }
}
"""
_BELONGS = """
SELECT ?thing ?country WHERE {
  { ?thing vnru:nationality ?country } UNION { ?thing a schema:Place ; vnru:locatedIn+ ?country . ?country a schema:Country }
  UNION { ?thing org:postIn/vnru:locatedIn* ?country . ?country a schema:Country }
  UNION { ?tenure vnru:post ?thing ; org:member/vnru:nationality ?country }
}
"""
_LONGEST = 12  # words of a name
_STEM = 3  # letters that two words may share by chance
_SURNAME = 4  # letters of a family or given name that stands for a person by itself


class Lexicon:
    """The phrases of one language."""

    def __init__(self, language: str, data: dict[str, Any]) -> None:
        self.language = language
        self._tones: bool = table("ask", language)["tones"]
        self._names: frozenset[str] | None = None
        self._proper: frozenset[str] | None = None
        self._whole: dict[tuple[str, ...], set[str]] | None = None
        self._phrases: dict[str, list[list[Any]]] = data["phrases"]
        self.kinds: dict[str, list[str]] = data["kinds"]
        self.belongs: dict[str, str] = data["belongs"]
        self.vocabulary: dict[str, int] = data["vocabulary"]
        self.sounds: dict[str, str] = data["sounds"]
        self.longest: int = data["longest"]
        self.aliases: dict[str, str] = data["aliases"]

    def senses(self, typed: tuple[Token, ...]) -> tuple[str, ...]:
        """What the words may mean together; accents that were typed agree, and names of one word begin with a capital."""
        found = self._phrases.get(" ".join(t.key for t in typed), ())
        fitting = [s for s in found if (not s[2] or typed[0].capital) and (not self._tones or _agrees(typed, s[0]))]
        if not self._tones and len(fitting) > 1 and len(typed) == 1 and len(typed[0].plain) <= _STEM:  # не and неё have one stem
            fitting = [s for s in fitting if s[0] == typed[0].plain] or fitting
        if not self._tones and len(fitting) > 1:  # of two things whose names differ in the ending, the one that is written so
            written = " ".join(t.plain for t in typed)
            if len(typed) == 1 and not typed[0].capital and any(s[0] == written and ":" not in s[1] for s in fitting):
                fitting = [s for s in fitting if s[0] == written or not self.thing(s[1])]  # после is no form of посол
            elif any(self.thing(s[1]) for s in fitting):
                fitting = [s for s in fitting if s[1] != "after"]  # … nor посла one of после
            same = [s for s in fitting if s[0] == written and self.thing(s[1])]
            fitting = [s for s in fitting if not same or s in same or not self.thing(s[1])]
            shared = [_shared(written, s[0]) for s in fitting]  # визит and виза have one stem and mean two things
            fitting = [s for s, n in zip(fitting, shared, strict=True) if n > _STEM or n > max(shared) - 2]
        return tuple(dict.fromkeys(s[1] for s in fitting))

    def is_name_word(self, key: str) -> bool:
        """Whether the word stands in the name of a thing."""
        if self._names is None:
            things = (p for p, senses in self._phrases.items() if any(self.thing(s[1]) for s in senses))
            self._names = frozenset(w for p in things for w in p.split(" "))
        return key in self._names

    def complete(self, rest: tuple[str, ...], place: int) -> set[str]:
        """The words that make the name of somebody of ``rest`` when they stand at that place."""
        if self._whole is None:
            people = (p.split(" ") for p, senses in self._phrases.items() if any(s[1].startswith("person:") for s in senses))
            self._whole = {}
            for name in people:
                for i, word in enumerate(name) if len(name) == len(rest) + 1 else ():
                    self._whole.setdefault((*name[:i], *name[i + 1 :], str(i)), set()).add(word)
        return self._whole.get((*rest, str(place)), set())

    def in_name(self, key: str, thing: str) -> bool:
        """Whether a word stands in one of the names of a thing."""
        return any(key in phrase.split(" ") and any(s[1] == thing for s in senses) for phrase, senses in self._phrases.items())

    def proper(self, key: str) -> bool:
        """Whether the word by itself is the name of somebody or of a place, or a part of a person's."""
        if self._proper is None:
            people = {w for p, senses in self._phrases.items() if any(s[1].startswith("person:") for s in senses) for w in p.split(" ")}
            alone = {p for p, senses in self._phrases.items() if " " not in p and any(s[1].startswith("place:") for s in senses)}
            self._proper = frozenset(people | alone)
        return key in self._proper

    def thing(self, meaning: str) -> bool:
        """Whether it is a thing of the graph, and neither a code nor a word of the table."""
        return ":" in meaning and not meaning.startswith("code:")

    def kind(self, meaning: str) -> str:
        """``code`` lists and countries by their own names, other things by their prefix, words by an empty one."""
        prefix, colon, _ = meaning.partition(":")
        return (self.kinds.get(meaning) or [prefix])[0] if colon else ""

    def of(self, meaning: str, kinds: tuple[str, ...]) -> bool:
        """Whether a meaning is of one of these kinds; a code may stand in two lists."""
        prefix, colon, _ = meaning.partition(":")
        return bool(colon) and not set(kinds).isdisjoint(self.kinds.get(meaning) or [prefix])


def _shared(one: str, other: str) -> int:
    """With how many letters both begin."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _agrees(typed: tuple[Token, ...], exact: str) -> bool:
    return all(not (t.marked or t.firm) or t.exact == e for t, e in zip(typed, exact.split(" "), strict=False))


_loaded: WeakKeyDictionary[Graph, dict[str, Lexicon]] = WeakKeyDictionary()


def lexicon(kg: Graph, language: str) -> Lexicon:
    """The lexicon of a graph: from memory, from the cache folder, or compiled."""
    known = _loaded.setdefault(kg, {})
    if language not in known:
        build = kg.engine.key
        stored = builds.read(build, f"ask-{language}") if build else None
        data = json.loads(stored) if stored else {}
        if data.get("version") != _version(language):
            data = _compile(kg, language) | {"version": _version(language)}
            if build:
                builds.write(build, f"ask-{language}", json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        known[language] = Lexicon(language, data)
    return known[language]


@cache
def _version(language: str) -> str:
    return fingerprint((__file__, Path(__file__).with_name("tokens.py"), table_file("ask", language), table_file("meanings", language)))


class _Compiler:
    def __init__(self, language: str) -> None:
        self.language = language
        self.phrases: dict[str, dict[tuple[str, str, bool], None]] = {}
        self.words: dict[str, int] = {}
        self.sounds: dict[str, str] = {}
        self.aliases: dict[str, str] = {}

    def add(self, phrase: str, meaning: str, *, capital: bool = False) -> tuple[Token, ...]:
        typed = tokens(phrase, self.language)
        if not typed or len(typed) > _LONGEST:
            return ()
        exact = " ".join(t.exact if table("ask", self.language)["tones"] else t.plain for t in typed)
        self.phrases.setdefault(" ".join(t.key for t in typed), {})[exact, meaning, capital] = None
        for t in typed:
            self.words[t.key] = self.words.get(t.key, 0) + (meaning != LIGHT)  # nothing is a misspelt small word
            if t.key != t.plain and self.language == "ru":
                self.aliases.setdefault(t.plain, t.key)  # Вьетнам loses an ending that it has not; Вьетнама is left as Вьетнам
        return typed

    def name(self, phrase: str, meaning: str) -> None:
        typed = self.add(phrase, meaning, capital=phrase.isupper() and len(phrase) < _STEM)  # *IT* is not *it*
        if meaning.startswith(("person:", "place:")):
            if self.language == "ru" and phrase.endswith("й") and len(typed) == 1:  # whose stem changes: Ханой, Ханоем
                for ending in ("я", "ю", "ем", "е"):
                    self.add(phrase[:-1] + ending, meaning)
            for t in typed:
                if len(t.plain) > _SURNAME:
                    from ..search.sounds import sounds
                    from ..search.words import Word

                    for sound in sounds(Word(t.plain, t.plain)):
                        self.sounds.setdefault(sound, t.key)
        if meaning.startswith("person:") and len(typed) > 1:
            self.add(typed[-1].text, meaning, capital=True)
            if len(typed) > 2:
                self.add(" ".join(t.text for t in typed[-2:]), meaning)

    def data(self, kinds: dict[str, list[str]], belongs: dict[str, str]) -> dict[str, Any]:
        aliases = {a: k for a, k in self.aliases.items() if a != k}
        if self.language == "ru":
            short = ((m[1] + m[2], word) for word in self.words if (m := _FLEETING.fullmatch(word)))
            aliases |= {s: word for s, word in short if s not in self.words and s not in aliases}
        phrases: dict[str, list[list[Any]]] = {}
        for phrase, senses in self.phrases.items():
            same = " ".join(aliases.get(w, w) for w in phrase.split(" "))
            phrases.setdefault(same, []).extend(list(s) for s in senses)
        for word, stem in aliases.items():
            self.words.setdefault(stem, self.words.pop(word, 1))
        longest = max(p.count(" ") for p in phrases) + 1
        return {
            "phrases": phrases,
            "kinds": kinds,
            "belongs": belongs,
            "vocabulary": self.words,
            "sounds": self.sounds,
            "aliases": aliases,
            "longest": longest,
        }


def _legible(language: str) -> tuple[str, ...]:
    """Of which languages names are known to those who ask in one: of its own script, and whoever writes another knows the Latin one too."""
    script = table("language", language)["script"]
    return LANGUAGES if script != "Latin" else (*(other for other in LANGUAGES if table("language", other)["script"] == script), "")


def _compile(kg: Graph, language: str) -> dict[str, Any]:
    made = _Compiler(language)
    kinds: dict[str, list[str]] = {}
    for thing, kind in kg.rows(_KINDS):
        kinds.setdefault(shrink(str(thing)), []).append(shrink(str(kind)).removeprefix("code:").removesuffix("-scheme"))
    named = kg.vocabulary.name_prefixes  # the labels of the rest are composed of theirs
    legible = _legible(language)
    silent = {shrink(scheme).removeprefix("code:").removesuffix("-scheme") for scheme in kg.vocabulary.technical_schemes}
    for thing, name in kg.rows(_NAMES):
        iri = shrink(str(thing))
        spoken = isinstance(name, Literal) and (name.language or "") in legible
        if spoken and iri.partition(":")[0] in named and silent.isdisjoint(kinds.get(iri, ())):
            made.name(str(name), iri)
    for meaning, phrases in table("meanings", language).items():
        for phrase in phrases.split(","):
            made.add(phrase, meaning)
    belongs = {shrink(str(thing)): shrink(str(country)) for thing, country in kg.rows(_BELONGS)}
    return made.data(kinds, belongs)
