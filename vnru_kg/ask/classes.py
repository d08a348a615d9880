"""Organisations, projects, places and people by what ties them to other things; what a thing is; and spans between two days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..answers import Row
from ..engine import IRI, Literal, Table, Term
from ..namespaces import BASE, expand, q, shrink
from ..terms import in_words
from ..text import LANGUAGES
from .asking import find_question_type
from .cover import ways
from .lexicon import LIGHT
from .people import COUNTRY, nation_condition, people, places
from .pieces import Piece
from .plans import Plan
from .reading import Reading, same, values, within
from .say import Outcome, join, label
from .tables import frames, words
from .things import Things

CLASSES: dict[str, str] = frames()["classes"]  # words for kinds of things → the class that they mean
RELATIONS: dict[str, str] = frames()["relations"]  # words for relations → the path from what is sought to what is named
_TIED = f"?x ({'|'.join(frames()['ties'].split())})/(vnru:locatedIn|skos:broader)*"
_CITE = "OPTIONAL { GRAPH ?passage { ?x ?p ?o } }"
_SPAN = (
    "OPTIONAL { ?x vnru:begin|vnru:entryIntoForce|dcterms:date ?day } OPTIONAL { ?x vnru:earliest ?from } OPTIONAL { ?x vnru:latest ?to }"
)
# its own time, or where it has none that of a figure beside which it is told
_DATED = """{ ?x vnru:earliest ?begun OPTIONAL { ?x vnru:latest ?ended } } UNION {
    ?told vnru:indicator ?of ; vnru:attestedIn ?page ; vnru:earliest ?begun . OPTIONAL { ?told vnru:latest ?ended }
    ?x vnru:attestedIn ?page FILTER NOT EXISTS { ?x vnru:earliest ?own } } """


def classes(reading: Reading) -> Things | None:
    """The question as one for things of a kind or by a relation, or ``None``."""
    kind = reading.find(*CLASSES)
    relation = reading.find(*RELATIONS)
    cities = reading.find("city") if not kind else None
    if not kind and not relation and not cities:
        return None
    worked = cities and reading.find("worker", "community")
    if kind is None and ((relation is None and not worked) or _in_vietnam(reading)):
        return None
    which = reading.find("which")
    head = reading.beside(which, -1 if reading.question.language == "vi" else 1, over=frozenset({LIGHT, COUNTRY})) if which else None
    if kind and head and head.means("city", "place", "localities") and not head.means(*CLASSES):
        return None  # *which provinces have projects* asks for no projects
    want = find_question_type(reading)
    if want in {"why", "howlong"} or (want == "count" and not kind and not cities):
        return None
    conditions = _base(reading, kind, relation, want)
    reading.take_all("city", "place")
    if relation and relation.means("study") and reading.of_kind("person"):
        persons = [n for _, ns in reading.of_kind("person") for n in ns]
        reading.use(*(p for p, _ in reading.of_kind("person")))
        conditions.append(("person", values("x", persons)))
        reading.tell("person", *persons)
    named = _named(reading)
    _relation(reading, conditions, named, relation, kind is not None)
    source, target = ways(Reading(reading.kg, reading.question)) if reading.sees("invest") else ("", "")
    if source and target:  # Russian investors in Vietnam have not what Vietnam has in Russia
        back = f"{values('giver', same((target,)))} {values('place', same((source,)))} ?x vnru:investor ?giver"
        conditions.append(("turned", f"FILTER NOT EXISTS {{ {back} ; (vnru:locatedIn|vnru:operatesIn)/vnru:locatedIn* ?place }}"))
    reading.take_all(*words("takes-classes"))
    dated = reading.periods()
    if len(dated) == 1:
        reading.use(dated[0][0])
        reading.tell("time", dated[0][1])
        conditions.append(("time", _DATED + within(dated[0][1], "begun", "ended")))
    if len(conditions) == 1 and not kind:
        return None
    answer = "?x vnru:locatedIn|vnru:operatesIn ?a" if want == "where" and kind else ""
    if want == "where" and relation and relation.means("study"):
        answer = f"?x {RELATIONS['study']} ?a"
    return Things(
        reading, want, conditions, answer, dates=_SPAN if kind and kind.means("phase", "level", "visa") else "", cite=_CITE, future=True
    )


def _base(reading: Reading, kind: Piece | None, relation: Piece | None, want: str) -> list[tuple[str, str]]:
    """Of which kind the things are that are sought."""
    if kind:
        sense = next(s for s in kind.senses if s in CLASSES)
        reading.take_all(sense, *(["company"] if sense == "project" else []))  # *projects of Russian firms*
        reading.tell("class", CLASSES[sense])
        return [("base", f"?x a {CLASSES[sense]} .")]
    person = ("base", "?x a foaf:Person .")
    if want == "who" or reading.find("leader", "person"):
        who = people(reading)
        reading.take_all("person")
        nation = [("nation", nation_condition("x", who.nations))] if who.nations else []
        held = f"{values('office', who.offices)} ?tenure org:member ?x ; vnru:post ?office ."
        return [person, *nation, *([("office", held)] if who.offices else [])]
    if relation and relation.means("study") and reading.of_kind("person"):
        return [person]
    if want == "where" or reading.find("city"):
        return [("base", "?x a schema:Place . FILTER NOT EXISTS { ?x a schema:Country }")]
    return [("base", "?x a ?any .")]


def _in_vietnam(reading: Reading) -> bool:
    """Whether workers there are asked for: those that are known went from there."""
    there = any(p.means("place:vietnam") and reading.mark(p) == "to" for p in reading.pieces)
    return there and reading.find("worker") is not None


def _named(reading: Reading) -> list[tuple[str, ...]]:
    """The things that are named, each with all that it may mean."""
    found: list[tuple[str, ...]] = []
    where = places(reading)
    found += [(c,) for c in (*where.to, *where.of, *where.free)]
    found += [(c,) for c in where.at]
    for piece, names in reading.of_kind(*words("takes-classes-2")):
        reading.use(piece)
        found.append(names)
        reading.tell("about", *names)
    return found


_WORKERS = "group:vietnamese-workers-in-the-soviet-union"
_COMMUNITY = ("group:vietnamese-community-in-russia", "topic:overseas-vietnamese")


def _relation(
    reading: Reading, conditions: list[tuple[str, str]], named: Sequence[tuple[str, ...]], relation: Piece | None, of_kind: bool
) -> None:
    """How the things that are sought are tied to those that are named."""
    sense = next((s for s in relation.senses if s in RELATIONS), "") if relation else ""
    if relation and of_kind and relation.means("operate"):
        sense = "operate"
    worked, people_ = reading.find("worker"), reading.find("community")
    reading.take_all(*RELATIONS)
    reading.take_all("community", "worker")
    if worked and not of_kind:
        sense, named = "live", [(_WORKERS,)]
    elif people_ or (sense == "live" and not any(n[0].startswith("group:") for n in named)):
        named = [*named, _COMMUNITY]
    inside = {s for p in reading.pieces if reading.mark(p) == "to" for s in p.senses}
    for n, names in enumerate(named):
        about = values(f"tied{n}", same(names))
        if sense == "operate" and names[0] in inside:
            tie = f"?x ({RELATIONS[sense]})/vnru:locatedIn*"
        elif sense == "live" and not names[0].startswith("group:"):
            tie = "?x vnru:locatedIn*"
        elif sense and not (of_kind and sense in {"partner", "operate"}):
            tie = f"?x {RELATIONS[sense]}"
        elif names[0] in inside and "?x a vnru:Project ." in conditions[0][1]:
            tie = "?x (vnru:locatedIn|vnru:operatesIn)/vnru:locatedIn*"
        else:
            tie = _TIED
        conditions.append((f"tied{n}", f"{about} {tie} ?tied{n} ."))
        reading.tell("about", *names)
    if sense and not named:
        conditions.append(("tied", f"?x {RELATIONS[sense]} ?other ."))


# ---- what a thing is ---------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Description(Plan):
    """A question for what is known of one thing, or for where it is or whom it belongs to."""

    reading: Reading
    thing: str
    question_type: str

    def sparql(self, without: Sequence[str] = ()) -> str:
        """What the passages and authorities say of the thing."""
        del without
        only = frames()["described"].get(self.question_type, "")
        named = {shrink(p) for p in self.reading.kg.vocabulary.no_facts} - {"skos:definition"}
        hidden = ", ".join(sorted(named.union(frames()["described"]["hidden"].split())))
        return (
            f"SELECT DISTINCT ?p ?o ?passage WHERE {{\n  VALUES ?x {{ {self.thing} }} {only}\n"
            "  { GRAPH ?g { ?x ?p ?o } } UNION { GRAPH ?g { ?tenure org:member ?x ; vnru:post ?o } BIND(vnru:post AS ?p) }\n"
            "  FILTER(!isLiteral(?o) || LANG(?o) != '' || DATATYPE(?o) != xsd:string)\n"
            f"  FILTER(?p NOT IN ({hidden}))\n"
            f"  BIND(IF(STRSTARTS(STR(?g), '{BASE}passage/'), ?g, ?none) AS ?passage)\n"
            "} ORDER BY ?p ?o ?passage"
        )

    def outcome(self, table: Table) -> Outcome:
        """One row a property; the lead names the thing, its offices, place and description."""
        found: dict[tuple[str, str], set[str]] = {}
        texts: dict[tuple[str, str], dict[str, str]] = {}
        for p, o, passage in table:
            spoken = o.language if isinstance(o, Literal) else None
            key = str(p), "" if spoken else str(o)
            said = texts.setdefault(key, {})
            for lang in [spoken] if spoken else LANGUAGES:
                said[lang] = self._value(o, lang)
            found.setdefault(key, set()).update({str(passage)} if passage else set())
        told = self.reading.kg.vocabulary.told_order
        order = sorted(found, key=lambda key: (key[0] != q("vnru:post"), told(key[0])))  # a person is known by the office
        rows = tuple(
            Row((IRI(p), IRI(o) if o.startswith("http") else None), tuple(sorted(found[p, o])), self._told(p, texts[p, o]))
            for p, o in order
        )
        lead = {lang: self._lead([(key[0], texts[key][lang]) for key in order if lang in texts[key]], lang) for lang in LANGUAGES}
        return Outcome(rows, lead, bool(rows), ("property", "value"))

    def _value(self, term: Term | None, language: str) -> str:
        return in_words(term, language, self.reading.kg.label) if isinstance(term, Literal) else label(self.reading.kg, str(term), language)

    def _told(self, p: str, said: dict[str, str]) -> dict[str, str]:
        return {lang: f"{label(self.reading.kg, p, lang)}: {text}" for lang, text in said.items()}

    def _lead(self, shown: Sequence[tuple[str, str]], language: str) -> str:
        kg = self.reading.kg
        by: dict[str, list[str]] = {}
        for p, text in shown:
            by.setdefault(p, []).append(text)
        name = label(kg, self.thing, language)
        kinds = join(
            (label(kg, str(t), language) for t in kg.values(expand(self.thing) or self.thing, "rdf:type") if str(t).startswith(BASE)),
            ", ",
            2,
        )
        if self.question_type in {"where", "when", "author"}:
            return f"{join((t for ts in by.values() for t in ts), ', ')} — {name}"
        parts = [f"{label(kg, p, language)}: {join(texts, ', ', 4)}" for p, texts in by.items()]
        return f"{name}{f' ({kinds})' if kinds else ''} — {join(parts, '; ', 7)}"


def read_description(reading: Reading) -> Description | None:
    """The question as one for what a thing is, or ``None``: nothing but its name and words that ask so."""
    named = reading.of_kind(*words("takes-classes-3"))
    if len(named) != 1:
        return None
    piece, names = named[0]
    want = find_question_type(reading)
    if want == "what" and reading.find("city", "place", "country") and reading.find("locate"):
        reading.take_all("city", "place", "country")
        want = "where"
    if names[0].startswith(("source:", "work:")) and reading.take_all("author"):
        want = "author"
    located = reading.take_all("locate", "describe", "project", "company", "organization", "office")
    if want not in {"what", "where", "who", "when", "author"} or (
        want == "when" and not names[0].startswith(("event:", "instrument:", "phase:", "project:", "route:", "rule:"))
    ):
        return None
    if want == "where" and not located and names[0].startswith("person:"):
        return None
    reading.use(piece)
    reading.tell("thing", names[0])
    return Description(reading, names[0], want)


__all__ = ["Description", "classes", "read_description"]
