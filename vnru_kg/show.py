"""Everything that is said about one thing, in both directions, each line with its passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from itertools import groupby

from . import dates, numbers
from .engine import IRI, Literal, Term
from .graph import Graph, Statement
from .lines import HEADING, NOTE, Line, citation, join_lines
from .namespaces import BASE, q, shrink
from .records import dataclass, field, replace
from .terms import in_words
from .text import LANGUAGES, choose
from .words import SOURCE, dash, table

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    import networkx
    import rdflib

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_MANY_DATES = 4  # more than these are told by their number, the first and the last


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about a thing: ``heading`` groups it, ``text`` says it in each language, ``things`` are the others it names.

    ``rank`` is lower for what a reader wants to be told first.
    """

    heading: dict[str, str]
    text: dict[str, str]
    things: tuple[IRI, ...]
    date: str
    passages: tuple[str, ...]
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Description:
    """A thing with its names, its kind, its external identifiers, and all facts: first what readers want first, each heading by date."""

    iri: IRI
    labels: dict[str, str]
    names: tuple[str, ...]
    classes: tuple[IRI, ...]
    identifiers: tuple[str, ...]
    facts: tuple[Fact, ...]
    _kg: Graph | None = field(default=None, repr=False, compare=False)

    def to_rdflib(self) -> rdflib.Dataset:
        """What every passage says of the thing; see :func:`vnru_kg.excerpt.to_rdflib`."""
        from .excerpt import to_rdflib

        return to_rdflib(self._graph(), [self.iri])

    def to_networkx(self, language: str = LANGUAGES[0]) -> networkx.MultiDiGraph[str]:
        """The thing and all that it is linked to; see :func:`vnru_kg.excerpt.to_networkx`."""
        from .excerpt import to_networkx

        return to_networkx(self._graph(), [self.iri], language=language)

    def lines(self, language: str = LANGUAGES[0]) -> Iterator[Line]:
        """Its names, each fact under its heading, and the passages that are cited."""

        def name(iri: str) -> str:
            return (self._kg.label(iri, language) if self._kg is not None else None) or shrink(iri)

        yield Line(choose(self.labels, language) or shrink(self.iri), HEADING)
        yield Line(" · ".join([shrink(self.iri), *(name(c) for c in self.classes)]))
        others = [f"{self.labels[lang]} ({lang})" for lang in LANGUAGES if lang != language and lang in self.labels]
        yield from (Line(" · ".join(names)) for names in (others, self.names, self.identifiers) if names)
        for title, facts in groupby(self.facts, key=lambda f: f.heading[language]):
            yield from (Line(), Line(title, HEADING))
            yield from (Line(f"  {fact.text[language]}", passages=fact.passages) for fact in facts)
        passages = sorted({p for f in self.facts for p in f.passages})
        if passages:
            yield Line()
        yield from (Line(f"{citation([p])} {name(p)}", NOTE) for p in passages)

    def __str__(self) -> str:
        return join_lines(self.lines())

    def _graph(self) -> Graph:
        if self._kg is None:
            raise ValueError("this description stands without its graph")
        return self._kg

    def _repr_html_(self) -> str:
        """The names, a drawing of what the thing is linked to, and a table of the facts, for Jupyter."""
        from . import notebook

        language = LANGUAGES[0]
        shown = notebook.drawing(self.to_networkx(language), [self.iri]) if self._kg else ""
        rows = ((f.heading[language], f.text[language], _cited(f)) for f in self.facts)
        return shown + notebook.table(" · ".join(dict.fromkeys(self.labels.values())), (), rows)


def _cited(fact: Fact) -> str:
    return " ".join(p.rpartition("/")[2] for p in fact.passages)


def show(kg: Graph, iri: str) -> Description:
    """The :class:`Description` of the thing that is named by ``iri``; it has no facts if nothing is said about it."""
    return Descriptions(kg).of(iri)


class Descriptions:
    """Describes many things of one graph: what is said by a node between things is put into words once for all of them."""

    def __init__(self, kg: Graph) -> None:
        self._kg = kg
        self._sentences: dict[tuple[str, str, str], Fact] = {}
        self._classes: dict[str, str | None] = {}

    def of(self, iri: str) -> Description:
        """See :func:`show`."""
        kg = self._kg
        facts = sorted(_once(self._facts(iri)), key=lambda f: (f.rank, f.heading[SOURCE], f.date, f.text[SOURCE], f.passages))
        stated = {str(s.object) for s in kg.statements(iri, q("rdf:type")) if any("/derived" not in g for g in s.graphs)}
        named = [o for p in ("skos:altLabel", "dcterms:title") for o in kg.values(iri, p)]
        names = [o.text for o in named if isinstance(o, Literal)]
        return Description(
            iri=IRI(iri),
            labels=kg.labels_of(iri),
            names=tuple(dict.fromkeys(names)),
            classes=tuple(IRI(c) for c in sorted(stated)),
            identifiers=tuple(str(o) for p in kg.vocabulary.names_elsewhere for o in kg.values(iri, p)),
            facts=tuple(facts),
            _kg=kg,
        )

    def sentence(self, iri: str) -> Fact | None:
        """The sentence of a node that joins others (an office held, a figure, a position); ``None`` for a thing of its own."""
        class_ = self._class(iri)
        return self._sentence(iri, class_) if class_ else None

    def _facts(self, iri: str) -> Iterator[Fact]:
        kg = self._kg
        class_ = self._class(iri)
        if class_:
            yield self._sentence(iri, class_)
        skipped = kg.vocabulary.no_facts
        seen: set[str] = set()
        role = q("sem:Role")
        for statement in kg.statements(iri, q("vnru:hasRole")) if role in kg.vocabulary.slots else []:
            seen.add(str(statement.object))
            yield self._sentence(str(statement.object), role, "event")
        tagged: dict[tuple[str, tuple[str, ...]], list[Statement]] = {}
        for statement in kg.statements(iri):
            if statement.predicate in skipped or (class_ and _in_template(kg, class_, statement)):
                continue
            if isinstance(statement.object, Literal) and statement.object.language:
                tagged.setdefault((statement.predicate, statement.graphs), []).append(statement)
            else:
                yield _plain(kg, statement, forward=True)
        for translations in tagged.values():
            yield from _texts(kg, translations)
        for statement in kg.statements(None, None, IRI(iri)):
            if statement.predicate in skipped or statement.subject in seen:
                continue
            if statement.predicate in _in_conflict() and statement.subject.startswith(BASE + "conflict/"):
                seen.add(statement.subject)
                yield _conflict(kg, statement.subject)
                continue
            other = self._class(statement.subject)
            if other:
                seen.add(statement.subject)
                yield self._sentence(statement.subject, other)
            elif _worth_telling(kg, statement):
                yield _plain(kg, statement, forward=False)

    def _class(self, iri: str) -> str | None:
        if iri not in self._classes:
            self._classes[iri] = sentence_class(self._kg, iri)
        return self._classes[iri]

    def _sentence(self, node: str, class_: str, known: str = "") -> Fact:
        """The sentence of a node; ``known`` is a slot that need not be named, being the thing that is described."""
        key = (node, class_, known)
        if key not in self._sentences:
            self._sentences[key] = _sentence(self._kg, node, class_, known)
        return self._sentences[key]


def _once(facts: Iterable[Fact]) -> Iterable[Fact]:
    """What is said in the same words by two nodes is told once, with the passages of both."""
    first: dict[str, Fact] = {}
    for fact in facts:
        key = str((fact.heading, fact.text))
        known = first.get(key, fact)
        first[key] = replace(known, passages=tuple(sorted({*known.passages, *fact.passages})))
    return first.values()


@cache
def _in_conflict() -> frozenset[str]:
    """By what a conflict names the things that it is about."""
    return frozenset(q(p) for p in ("vnru:conflictOf", "vnru:counted", "vnru:concerns"))


def _conflict(kg: Graph, conflict: IRI) -> Fact:
    """What sources do not agree on, in the words of the conflict's name."""
    passages = tuple(str(p) for p in kg.values(conflict, "vnru:inPassage"))
    name = {language: kg.label(conflict, language) or conflict for language in LANGUAGES}
    return Fact(_term_labels(kg, q("vnru:Conflict")), name, (conflict,), "", passages, kg.vocabulary.told_order(q("vnru:Conflict")))


def _worth_telling(kg: Graph, statement: Statement) -> bool:
    """A statement that names the thing from the other side; book-keeping of documents and of the data set is none."""
    return kg.vocabulary.is_told(statement.subject) and statement.predicate != q("oa:hasSource")


def _texts(kg: Graph, translations: list[Statement]) -> Iterator[Fact]:
    """Texts that one property has in several languages: one fact if they translate each other, else one fact each."""
    texts = [s.object for s in translations if isinstance(s.object, Literal)]
    languages = {t.language or "": t.text for t in texts}
    readings = [languages] if len(languages) == len(texts) else [{t.language or "": t.text} for t in texts]
    first = translations[0]
    for reading in readings:
        words = {language: choose(reading, language) or "" for language in LANGUAGES}
        yield Fact(_term_labels(kg, first.predicate), words, (), "", first.passages, kg.vocabulary.told_order(first.predicate))


def _in_template(kg: Graph, class_: str, statement: Statement) -> bool:
    paths = kg.vocabulary.slots[class_].values()
    return any(q(path) == statement.predicate for path in paths if re.fullmatch(r"[\w-]+:[\w-]+", path))


def sentence_class(kg: Graph, iri: str) -> str | None:
    """The class by which a node is told as one sentence, or ``None`` for a thing of its own."""
    if not iri.startswith(BASE):
        return None
    for statement in kg.statements(iri, q("rdf:type")):
        if str(statement.object) in kg.vocabulary.slots:
            return str(statement.object)
    return None


def _plain(kg: Graph, statement: Statement, *, forward: bool) -> Fact:
    other = statement.object if forward else statement.subject
    return Fact(
        heading=_term_labels(kg, statement.predicate, inverse=not forward),
        text={language: _value(kg, statement.predicate, other, language) for language in LANGUAGES},
        things=(other,) if isinstance(other, IRI) else (),
        date=kg.text(other, "vnru:earliest") if isinstance(other, IRI) else "",
        passages=statement.passages,
        rank=kg.vocabulary.told_order(statement.predicate, inverse=not forward),
    )


def _sentence(kg: Graph, node: str, class_: str, known: str) -> Fact:
    slots = {name: follow(kg, node, path) for name, path in kg.vocabulary.slots[class_].items()}
    said = slots if not known else {**slots, known: [], "date": []}
    stated = [s for s in kg.statements(node) if s.passages]
    return Fact(
        heading=_term_labels(kg, class_),
        text={language: _fill(kg, _template(class_, slots, language), said, language) for language in LANGUAGES},
        things=tuple(dict.fromkeys(t for terms in slots.values() for t in terms if isinstance(t, IRI))),
        date=kg.text(node, "vnru:earliest")
        or next((kg.text(t, "vnru:earliest") for t in slots.get("event", []) if isinstance(t, IRI)), ""),
        passages=tuple(sorted({p for s in stated for p in s.passages})),
        rank=kg.vocabulary.told_order(class_),
    )


def _template(class_: str, slots: dict[str, list[Term]], language: str) -> str:
    """The sentence of a class in the tables of the language; one without is told by what it joins."""
    known: dict[str, str] = table("facts", language)["sentences"]
    return known.get(shrink(class_)) or f"{{start}} {dash(language)} {{end}}" + ("[ ({label})]" if "label" in slots else "")


def follow(kg: Graph, node: str, path: str) -> list[Term]:
    """The terms at the end of a path of ``vnru:slots``, sorted, each once."""
    if path == ".":
        return [IRI(node)]
    terms: list[Term] = [IRI(node)]
    for step in path.split("/"):
        if step.startswith("^"):
            reached: list[Term] = [s.subject for t in terms for s in kg.statements(None, q(step[1:]), t)]
        else:
            reached = [s.object for t in terms for s in kg.statements(str(t), q(step))]
        terms = list(dict.fromkeys(reached))
    return terms


def _fill(kg: Graph, template: str, slots: dict[str, list[Term]], language: str) -> str:
    def words(name: str) -> str:
        terms = _closest(slots[name])
        tagged = {t.language: t.text for t in terms if isinstance(t, Literal) and t.language}
        if tagged:
            return choose(tagged, language) or ""
        said = list(dict.fromkeys(in_words(t, language, kg.label) for t in terms))
        if len(said) > _MANY_DATES and all(isinstance(t, Literal) for t in terms):
            return f"{numbers.readable(Decimal(len(said)), language, table('facts', language)['times'])}, {said[0]} … {said[-1]}"
        return ", ".join(said)

    def optional(match: re.Match[str]) -> str:
        names = _SLOT.findall(match[1])
        # the name of an event mostly ends with its date, which need not be said again
        repeated = names == ["date"] and slots.get("event") and words("date") in words("event").replace("—", "–")
        return match[1] if all(slots[name] for name in names) and not repeated else ""

    return _SLOT.sub(lambda m: words(m[1]), _OPTIONAL.sub(optional, template))


def _closest(terms: list[Term]) -> list[Term]:
    """Without dates that only say less than another: a year beside its day."""
    texts = [t.text for t in terms if isinstance(t, Literal) and t.datatype == q("edtf:EDTF")]
    less = set(texts).difference(dates.finest(texts))
    return [t for t in terms if not isinstance(t, Literal) or t.text not in less]


def _value(kg: Graph, predicate: str, term: Term, language: str) -> str:
    if isinstance(term, Literal) and predicate == q("dcterms:language"):
        return str(table("facts", language)["languages"].get(term.text, term.text))
    return in_words(term, language, kg.label)


def _term_labels(kg: Graph, term: str, *, inverse: bool = False) -> dict[str, str]:
    words = {}
    if inverse:
        words = {o.language: o.text for o in kg.values(term, "vnru:inverseLabel") if isinstance(o, Literal) and o.language}
    labels = kg.labels_of(term)
    fallback = term.rpartition("/")[2].rpartition("#")[2]
    arrow = "← " if inverse else ""
    return {language: words.get(language) or arrow + (choose(labels, language) or fallback) for language in LANGUAGES}
