"""Facts: every thing of the graph that a question may be about, told in a line, and the index from words to them.

A fact is an event, a figure, a position, a document, a project … with all that the graph says of it. It is found by the words
of its line, by the things that it is tied to (and by what those belong to), by the meanings of the words, and by its time.
Compiled once a graph and language and kept beside the build.
"""

from __future__ import annotations

import calendar
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from .. import dates
from ..engine import Literal, Term
from ..graph import Graph
from ..load import cache as builds
from ..namespaces import BASE, shrink
from ..terms import in_words
from ..text import LANGUAGES
from ..words import table, table_file
from .lexicon import Lexicon, lexicon
from .synonyms import synonyms, terms
from .tables import FRAMES, fingerprint, frames, pattern
from .tokens import Token, tokens
from .when import edtf

_PASSAGE = BASE + "passage/"
_QUADS = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }"
_PHRASE = 5  # words of a phrase of the table that is looked for in a line
_CITED = 4  # passages that are named for one fact
# a number that is no year or date
_MONTH = "|".join(table("ask", lang)["dates"]["months"].replace(" ", "|") for lang in LANGUAGES if lang != "vi")  # whose months have names
_COUNTED = re.compile(rf"(?<![\d/.–-])(?!(?:19|20)\d\d\b)\d+(?![\d/]|–\d|\s*(?:{_MONTH}))", re.IGNORECASE)
_DEEP = 4  # how far up a thing's broader things are followed


class Fact(NamedTuple):
    """One fact: its line, its days, where it is said, who and where it is about, from whom to whom it goes."""

    iri: str
    text: str
    begin: str
    end: str
    passages: list[str]
    actors: list[str]
    places: list[str]
    source: str
    target: str
    number: bool
    series: str
    against: list[str]
    sort: str  # see Vocabulary.fact_sorts
    classes: list[str]  # the words for the kinds of what it is of or about

    @property
    def measures(self) -> str:
        """The indicator of a figure."""
        return self.series.partition("|")[0]


class Facts:
    """The facts of one language and the index of their terms."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.all = [Fact(*f) for f in data["facts"]]
        self.index: dict[str, dict[int, float]] = {t: dict(pairs) for t, pairs in data["index"].items()}
        self.size: list[int] = data["size"]
        said = (f.text.rpartition(": ")[2] if f.number else f.text.partition(": " if f.sort == "view" else " — ")[2] for f in self.all)
        self.has_number = [bool(_COUNTED.search(text)) for text in said]
        self.words = {t[2:]: len(has) for t, has in self.index.items() if t.startswith("w:") and " " not in t}
        self.sets: dict[str, list[str]] = data["sets"]
        self.words.update((word, 0) for word in self.sets if " " not in word and word not in self.words and word[:2] != "r:")


_loaded: WeakKeyDictionary[Graph, dict[str, Facts]] = WeakKeyDictionary()


def facts(kg: Graph, language: str) -> Facts:
    """The facts of a graph in a language: from memory, from the cache folder, or compiled."""
    known = _loaded.setdefault(kg, {})
    if language not in known:
        build = kg.engine.key
        stored = builds.read(build, f"facts-{language}") if build else None
        data = json.loads(stored) if stored else {}
        if data.get("version") != _version(language):
            data = _Compiler(kg, language).data() | {"version": _version(language)}
            if build:
                builds.write(build, f"facts-{language}", json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        known[language] = Facts(data)
    return known[language]


@cache
def _version(language: str) -> str:
    code = (Path(__file__).with_name(name) for name in ("facts.py", "synonyms.py", "tokens.py", "lexicon.py"))
    said = (*(table_file("ask", one) for one in LANGUAGES), table_file("meanings", language), table_file("synonyms", language))
    return fingerprint((*code, FRAMES, *said))


def phrases(typed: tuple[Token, ...], known: Lexicon) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where phrases of the lexicon begin, how many words they have, and what they mean."""
    for i in range(len(typed)):
        for n in range(1, min(_PHRASE, len(typed) - i) + 1):
            senses = known.senses(typed[i : i + n])
            if senses:
                yield i, n, senses


class _Compiler:
    """Reads the graph once and tells its things."""

    def __init__(self, kg: Graph, language: str) -> None:
        self.kg, self.language = kg, language
        self.lexicon = lexicon(kg, language)
        self.sets = synonyms(language)
        self.sorts = kg.vocabulary.fact_sorts
        self.out: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self.said: dict[str, dict[str, list[str]]] = defaultdict(dict)
        self.inverse: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.read: dict[tuple[Token, ...], list[str]] = {}
        short = cache(shrink)  # of few names, each many times
        for g, s, p, o in sorted(kg.rows(_QUADS), key=lambda quad: tuple(map(str, quad))):
            name, prop = short(str(s)), short(str(p))
            if o is not None and o not in self.out[name][prop]:
                self.out[name][prop].append(o)
                if str(o).startswith(BASE):
                    self.inverse[short(str(o))][prop].append(name)
            if str(g).startswith(_PASSAGE):
                self.said[name].setdefault(prop, []).append(str(g))

    def data(self) -> dict[str, Any]:
        """The facts, the index of their terms, and how many words each has."""
        skipped = frozenset(frames()["facts"]["skipped"].split())
        found: list[Fact] = []
        index: dict[str, dict[int, float]] = defaultdict(dict)
        size: list[int] = []
        for name in sorted(self.out):
            if name.partition(":")[0] in self.sorts and name not in skipped and self.out[name].get("rdf:type"):
                self._add(name, found, index, size)
        return {"sets": self.sets, "facts": found, "index": {t: list(pairs.items()) for t, pairs in index.items()}, "size": size}

    def _add(self, name: str, found: list[Fact], index: dict[str, dict[int, float]], size: list[int]) -> None:
        number = len(found)
        fact = self._fact(name)
        found.append(fact)
        sources = list(dict.fromkeys(f"source:{shrink(p).removeprefix('passage:').partition('-')[0]}" for p in fact.passages))
        for things, weight in (([*self._near(name), *sources], 1.0), (self._far(name), 0.7)):
            for thing in things:
                index[f"t:{thing}"].setdefault(number, weight)
        text = (
            fact.text.partition(": ")[2]
            if self._objects(name, "vnru:heldBy")[:1] and self._objects(name, "vnru:heldBy")[0].startswith("source:")
            else fact.text
        )
        own = tokens(pattern("currency").sub(r"\1\2", text), self.language)
        size.append(len(own))
        if "code:times" in self._objects(name, "sdmx-attribute:unitMeasure"):
            index["s:ratio"].setdefault(number, 1.0)
        for typed, weight in [(own, 1.0), *((tokens(extra, self.language), 0.8) for extra in dict.fromkeys(self._extra(name)))]:
            for term in self._terms(typed):
                index[term].setdefault(number, weight)

    def _terms(self, typed: tuple[Token, ...]) -> list[str]:
        """The terms of a line; the words of a person's name are found as that person, not by themselves."""
        if typed not in self.read:
            found: dict[str, None] = {}
            names: set[int] = set()
            for i, n, senses in phrases(typed, self.lexicon):
                found |= dict.fromkeys(f"t:{s}" if ":" in s else f"s:{s}" for s in senses)
                if n > 1 and any(s.startswith("person:") for s in senses):
                    names.update(range(i, i + n))
            start = 0
            for i in [*sorted(names), len(typed)]:
                found |= dict.fromkeys(terms(typed[start:i], self.language, self.sets))
                start = i + 1
            self.read[typed] = list(found)
        return self.read[typed]

    # ---- what a fact is tied to ------------------------------------------------------------------------------

    def _objects(self, name: str, *props: str) -> list[str]:
        return [shrink(str(o)) for p in props for o in self.out[name].get(p, ()) if not isinstance(o, Literal)]

    def _near(self, name: str) -> list[str]:
        """The thing itself, what it points to, and who plays a part in it."""
        near = [
            name,
            *(shrink(str(o)) for p, os in self.out[name].items() for o in os if str(o).startswith(BASE) and p != "vnru:attestedIn"),
        ]
        for role in self._objects(name, "vnru:hasRole"):
            near += self._objects(role, "rdf:value")
            near += [post for t in self._objects(role, "vnru:inCapacityOf") for post in self._objects(t, "vnru:post")]
        near += [post for t in self._objects(name, "vnru:inCapacityOf") for post in self._objects(t, "vnru:post")]
        for tenure in self.inverse[name].get("org:member", ()):
            near += self._objects(tenure, "vnru:post")
        return list(dict.fromkeys(near))

    def _far(self, name: str) -> list[str]:
        """What those belong to: broader terms, places around, countries of people, who takes part in the event of a position."""
        far: list[str] = []
        todo = self._near(name)
        for event in self._objects(name, "vnru:expressedAt", "sem:subEventOf", "vnru:occasion", "vnru:concerns", "vnru:ofInstrument"):
            todo = [*todo, *self._near(event)]
        for _ in range(_DEEP):
            todo = [up for t in todo for up in self._objects(t, *frames()["facts"]["up"].split())]
            far += todo
        return [*far, *(n for e in self._objects(name, "vnru:expressedAt", "vnru:concerns") for n in self._near(e))]

    def _classes(self, name: str) -> list[str]:
        """The words for the kinds of what a fact is of or about, which need not stand in its line: *which cities have flights*."""
        things = self._near(name)
        types = {kind for thing in things for kind in self._objects(thing, "rdf:type")}
        found = {word for word, kind in frames()["classes"].items() if kind in types}
        found |= {"company"} if "vnru:JointVenture" in types else set()
        found |= {"city", "place"} if any(t.startswith("place:") and not self._country(t) for t in things) else set()
        found |= {word for word in ("person", "organization") if any(t.startswith(f"{word}:") for t in things)}
        found |= {"say", "think"} if name.startswith("position:") else set()
        grown = any("growth" in i for i in self._objects(name, "vnru:indicator"))
        return sorted(found | ({"grow", "difference", "ratio"} if grown else set()))  # by how much it grew

    def _extra(self, name: str) -> Iterator[str]:
        """Words that are not in the line: its other names, those of its kinds and topics, and what these are called otherwise."""
        for prop in ("skos:altLabel", "dcterms:title", "vnru:asPrinted"):
            yield from (str(o) for o in self.out[name].get(prop, ()) if getattr(o, "language", "") in {self.language, "", None})
        for thing in self._objects(name, *frames()["facts"]["named"].split()):
            yield from self._names(thing)
        for thing in self._objects(name, "vnru:expressedAt", "vnru:concerns", "vnru:hasRole"):
            yield self._label(thing)

    def _names(self, thing: str) -> Iterator[str]:
        yield self._label(thing)
        yield from (str(o) for o in self.out[thing].get("skos:altLabel", ()) if getattr(o, "language", "") == self.language)

    # ---- how it is told --------------------------------------------------------------------------------------

    def _label(self, name: str) -> str:
        return self.kg.label(_iri(name), self.language) or ""

    def _text(self, name: str, prop: str) -> str:
        said = [o for o in self.out[name].get(prop, ()) if isinstance(o, Literal)]
        return next((o.text for o in said if o.language == self.language), "")

    def _fact(self, name: str) -> Fact:
        begin, end = (min((str(o) for o in self.out[name].get(p, ())), default="") for p in ("vnru:earliest", "vnru:latest"))
        if not begin and self.out[name].get("vnru:speaksOf"):
            begin, end = _days(min(str(o) for o in self.out[name]["vnru:speaksOf"]))
        actors = [t for t in self._near(name) if t.startswith(("person:", "organization:", "group:"))]
        places = self._objects(name, *frames()["facts"]["places"].split())
        if name.startswith("position:"):  # those that it speaks of
            places = [
                t for t in self._near(name) if t.startswith("place:") and t not in {"place:vietnam", "place:russia", "place:soviet-union"}
            ]
        source, target = self._way(name)
        shown = ["dcterms:description", "dcterms:date", "sdmx-measure:obsValue", *frames()["facts"]["shown"].split()]
        passages: dict[str, None] = {}
        for prop in shown:
            if not passages.keys() & set(self.said[name].get(prop, ())):
                passages |= dict.fromkeys(self.said[name].get(prop, [])[:1])
        if not passages:
            passages = dict.fromkeys(p for ps in self.said[name].values() for p in ps[:1])
        series = "|".join(self._objects(name, *frames()["facts"]["series"].split())) if name.startswith("observation:") else ""
        return Fact(
            name, self._tell(name, begin, end), begin, end, list(passages)[:_CITED], actors, places, source, target,
            name.startswith("observation:"), series, self._against(name), self.sorts[name.partition(":")[0]],
            self._classes(name),
        )  # fmt: skip

    def _against(self, name: str) -> list[str]:
        """The figures that a figure does not agree with."""
        others = [o for c in self.inverse[name].get("vnru:conflictOf", ()) for o in self._objects(c, "vnru:conflictOf")]
        states = ("vnru:indicator", "sdmx-measure:obsValue", "sdmx-attribute:unitMeasure")
        mine = [self.out[name].get(p) for p in states]
        return [o for o in dict.fromkeys(others) if name.startswith("observation:") and [self.out[o].get(p) for p in states] != mine]

    def _way(self, name: str) -> tuple[str, str]:
        """From which country to which it goes: of figures, goods, visits, help, investments and views."""
        sides = []
        for props in frames()["facts"]["ways"]:
            named = self._objects(name, *props.split())
            named += [
                a
                for role in self._objects(name, "vnru:hasRole")
                if set(self._objects(role, "sem:roleType")) & set(props.split())
                for a in self._objects(role, "rdf:value")
            ]
            countries = [self.lexicon.belongs.get(n, n) for n in named]
            countries = [c for c in countries if self._country(c)] or countries  # *TH Group, Vietnam*
            sides.append(countries[0] if len(set(countries)) == 1 and countries[0].startswith("place:") else "")
        return sides[0], sides[1]

    def _tell(self, name: str, begin: str, end: str) -> str:
        if name.startswith("position:"):
            return self._position(name, begin, end)
        head = self._label(name)
        if begin and begin[:4] not in head and end[:4] not in head:
            head += f" ({dates.readable(edtf(begin, end), self.language)})"
        parts = [head, *(t for t in [self._text(name, "dcterms:description") or self._text(name, "rdfs:comment")] if t)]
        if name.startswith("person:"):
            posts = [self._label(p) for t in self.inverse[name].get("org:member", ()) for p in self._objects(t, "vnru:post")]
            parts += [", ".join(dict.fromkeys(posts))] if posts else []
        if not name.startswith("observation:"):
            parts += self._relations(name, head)
        return " — ".join((parts[0], "; ".join(p.rstrip(".") for p in parts[1:]))) if len(parts) > 1 else head

    def _relations(self, name: str, head: str) -> Iterator[str]:
        """Who plays which part, and what it is tied to, each under the name of the tie."""
        roles: dict[str, list[str]] = defaultdict(list)
        for role in self._objects(name, "vnru:hasRole"):
            posts = [self._label(p) for t in self._objects(role, "vnru:inCapacityOf") for p in self._objects(t, "vnru:post")]
            for actor in self._objects(role, "rdf:value"):
                told = self._label(actor) + (f" ({posts[0]})" if posts and posts[0] not in head else "")
                roles[next(iter(self._objects(role, "sem:roleType")), "")].append(told)
        for kind, actors in sorted(roles.items()):
            yield f"{self._label(kind)}: {', '.join(actors)}"
        for prop in frames()["facts"]["back"].split():
            values = [self._label(other) for other in self.inverse[name].get(prop, ())]
            if values:
                inverse = next(
                    (str(o) for o in self.out[prop].get("vnru:inverseLabel", ()) if getattr(o, "language", "") == self.language), ""
                )
                yield f"{inverse or self._label(prop)}: {', '.join(values[:4])}"
        for prop in frames()["facts"]["shown"].split():
            values = [
                self._value(o)
                for o in self.out[name].get(prop, ())
                if not isinstance(o, Literal) or o.language in {None, "", self.language}
            ]
            values = [v for v in dict.fromkeys(values) if v and v not in head]
            if values:
                yield f"{self._label(prop)}: {', '.join(values[:12])}"

    def _value(self, term: Term) -> str:
        if isinstance(term, Literal):
            return in_words(term, self.language, self.kg.label)
        name = shrink(str(term))
        around = [up for up in self._objects(name, "vnru:locatedIn") if name.startswith("place:") and not self._country(up)]
        label = self._label(name)
        told = [self._label(up) for up in around[:1] if self._label(up) not in label]
        return f"{label} ({told[0]})" if told else label

    def _country(self, name: str) -> bool:
        return "schema:Country" in self._objects(name, "rdf:type")

    def _position(self, name: str, begin: str, end: str) -> str:
        holders = ", ".join(self._label(h) for h in self._objects(name, "vnru:heldBy")[:4])
        stance = ", ".join(self._label(s) for s in self._objects(name, "vnru:stance")[:1])
        when = f" ({dates.readable(edtf(begin, end), self.language)})" if begin else ""
        where = "".join(f" [{self._label(e)}]" for e in self._objects(name, "vnru:expressedAt", "vnru:expressedIn")[:1])
        return f"{holders} – {stance}{when}: {self._text(name, 'dcterms:description')}{where}"


def _days(written: str) -> tuple[str, str]:
    """The first and the last day of what is written as EDTF; an end that is open is empty."""
    first, slash, last = written.partition("/")
    begin = f"{first}-01-01"[:10] if len(first) == len("2000") else f"{first}-01"[:10]
    last = last if slash else first
    if len(last) == len("2000-01"):
        last += f"-{calendar.monthrange(int(last[:4]), int(last[5:]))[1]}"
    end = "" if last in {"", ".."} else f"{last}-12-31"[:10]
    return ("", end) if first in {"", ".."} else (begin, end)


@cache
def _iri(name: str) -> str:
    from ..namespaces import expand

    return expand(name) or name


__all__ = ["Fact", "Facts", "facts"]
