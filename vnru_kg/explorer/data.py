"""The model of the page: every thing, link, fact and passage once, in all languages, as rows of plain values.

The rows are read by ``front/src/model/read.ts``; the order of their fields is the contract between the two. A text is
a string where all languages agree, else a list in the order of :data:`~vnru_kg.text.LANGUAGES` with ``""`` where a
language has none. Everything that refers to another row does so by its number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .. import dates
from ..engine import Literal
from ..graph import Graph
from ..layout.opening import importance, merge
from ..namespaces import BASE, prefixes, q, shrink
from ..network import Network, network
from ..search.entries import entries
from ..show import Description, Descriptions, Fact
from ..snapshot import Snapshot
from ..text import LANGUAGES
from ..vocabulary import OTHER
from ..words import table
from .context import Context, Rows
from .outline import Outline
from .views import views

Text = str | list[str]

_KIND = "code:kind-"
# the annotations of kinds that the page goes by
_MARKS = ("happensOnce", "takesPlace", "isPlace", "composedNames", "meets")
# what leads from a class, or from such a code, to what it is a sort of
_ABOVE = ("rdfs:subClassOf", "skos:broader")


def build(kg: Graph, wanted: Sequence[str] = (), *, depth: int = 1, language: str = LANGUAGES[0]) -> dict[str, Any]:
    """The model of the whole graph, opening on ``wanted`` (IRIs) and what lies within ``depth`` links of them.

    Raises :class:`~vnru_kg.errors.NotFoundError` if one of ``wanted`` is nothing that the network shows.
    """
    outline, rows = contents(kg)
    return {**outline.view(wanted, depth, language), **rows}


def contents(kg: Graph) -> tuple[Outline, dict[str, Any]]:
    """What all pages of a graph have in common: the outline of the network, and the rows of the model."""
    kg = Snapshot.of(kg)
    shown = network(kg)
    mentions: dict[str, set[str]] = defaultdict(set)
    for statement in kg.statements(None, q("vnru:attestedIn")):
        mentions[statement.subject].add(str(statement.object))
    weight = importance(shown, mentions, kg.vocabulary.weights)
    for statement in kg.statements(None, q("oa:hasSource")):  # the passages of a document are its own, and make it no more important
        mentions[str(statement.object)].add(statement.subject)
    order = sorted(shown.kinds, key=lambda iri: (-weight[iri], iri))
    number = {iri: n for n, iri in enumerate(order)}
    model = _Model(kg, shown, number)
    rows = {
        "base": BASE,
        "licence": next((str(s.object) for s in kg.statements(None, q("dcterms:license"))), ""),
        "prefixes": dict(prefixes()),
        "things": [model.thing(iri, mentions[iri]) for iri in order],
        "edges": model.edges(),
        **model.tables(),
        "views": views(Context(kg, shown.kinds, number, model.passages)),
    }
    return Outline.of(order, [weight[iri] for iri in order], merge(shown, number), len(shown.edges)), rows


class _Model:
    """Fills the tables while things and edges are turned into rows."""

    def __init__(self, kg: Graph, network: Network, number: Mapping[str, int]) -> None:
        self._kg, self._found, self._number = kg, network, number
        self._descriptions = Descriptions(kg)
        self._kinds, self._kind_number = _kinds(kg, network)
        self._type_number: dict[str, int] = {}
        self._types, self._relations, self._headings, self._facts = Rows(), Rows(), Rows(), Rows()
        self._documents, self._passages, self.passages = _passages(kg, number)
        self._known = {entry.iri: (place, tuple(entry.names)) for place, entry in enumerate(entries(kg))}

    def tables(self) -> dict[str, Any]:
        return {
            "kinds": self._kinds,
            "types": [[shrink(iri), label, self._types_above(iri)] for iri, label in self._types.rows],
            "relations": self._relations.rows,
            "headings": self._headings.rows,
            "facts": self._facts.rows,
            "documents": self._documents,
            "passages": self._passages,
        }

    def thing(self, iri: str, mentions: Iterable[str]) -> list[Any]:
        """``[id, labels, kind, when, earliest, latest, names, types, identifiers, facts, passages, short, hidden, place]``.

        A short name may be ``""``; ``hidden`` are the names by which it is found and that nobody is shown, ``place`` its place among hits
        that are equally good.
        """
        told = self._descriptions.of(iri)
        place, known = self._known.get(iri, (len(self._known), ()))
        return [
            shrink(iri),
            text_of(told.labels or dict.fromkeys(LANGUAGES, _local(iri))),
            self._kind_number[self._found.kinds[iri]],
            self._when(iri),
            self._kg.text(iri, "vnru:earliest"),
            self._kg.text(iri, "vnru:latest"),
            [name for name in told.names if name not in told.labels.values()],
            self._sorts(told),
            list(told.identifiers),
            [self._fact(fact) for fact in told.facts],
            self._cited(mentions),
            self._short(iri),
            [name for name in known if name not in told.names and name not in told.labels.values()],
            place,
        ]

    def _short(self, iri: str) -> Text:
        return text_of(self._labels(iri, "vnru:shortLabel"))

    def _labels(self, iri: str, predicate: str) -> dict[str, str]:
        return {o.language: o.text for o in self._kg.values(iri, predicate) if isinstance(o, Literal) and o.language}

    def edges(self) -> list[list[Any]]:
        """``[source, target, relation, earliest, latest, passages, statement]`` each; the statement is a node or ``""``."""
        rows = []
        for edge in self._found.edges:
            labels = text_of(edge.labels)
            relation = self._relations.number((edge.predicate, str(labels)), [shrink(edge.predicate), labels])
            rows.append(
                [
                    self._number[edge.source],
                    self._number[edge.target],
                    relation,
                    edge.earliest,
                    edge.latest,
                    self._cited(edge.passages),
                    shrink(edge.statement) if edge.statement else "",
                ]
            )
        return sorted(rows)

    def _fact(self, fact: Fact) -> int:
        """The number of ``[heading, text, things, date, passages]``."""
        heading = text_of(fact.heading)
        row = [
            self._headings.number(str(heading), heading),
            text_of(fact.text),
            [self._number[t] for t in fact.things if t in self._number],
            fact.date,
            self._cited(fact.passages),
        ]
        return self._facts.number(str(row), row)

    def _cited(self, passages: Iterable[str]) -> list[int]:
        return sorted({self.passages[p] for p in passages if p in self.passages})

    def _sorts(self, told: Description) -> list[int]:
        codes = [str(o) for p in self._kg.vocabulary.sorts for o in self._kg.values(told.iri, p)] or [
            str(c) for c in told.classes if c != q("skos:Concept")
        ]
        wider = {w for c in codes for w in self._wider(c)}
        codes = [c for c in codes if c not in wider] or codes  # who is told of a company need not be told that it is an organisation
        if not codes:
            schemes = {str(o): self._labels(str(o), "vnru:memberLabel") for o in self._kg.values(told.iri, "skos:inScheme")}
            return [self._type(scheme, text_of(labels)) for scheme, labels in schemes.items() if labels]
        return list(dict.fromkeys(self._type(c, text_of(self._kg.labels[c])) for c in codes if c in self._kg.labels))

    def _type(self, iri: str, label: Text) -> int:
        """The number of a type; two of one name are one for whoever reads."""
        number = self._types.number(str(label), [iri, label])
        self._type_number.setdefault(iri, number)
        return number

    def _types_above(self, iri: str) -> list[int]:
        """The numbers of the nearest types above one that some thing is told to be."""
        found: set[str] = set()
        level = {iri}
        seen = set(level)
        while level := {w for c in level for w in self._directly_above(c)} - seen:
            seen |= level
            # one that is below it too is above nothing
            used = {w for w in level if w in self._type_number and iri not in self._wider(w)}
            found |= used
            level -= used
        nearest = {w for w in found if not any(w in self._wider(other) for other in found - {w})}
        return sorted({self._type_number[w] for w in nearest} - {self._type_number[iri]})

    def _wider(self, iri: str) -> set[str]:
        """The classes or codes above one."""
        seen = level = {iri}
        while level := {w for c in level for w in self._directly_above(c)} - seen:
            seen = seen | level
        return seen - {iri}

    def _directly_above(self, iri: str) -> set[str]:
        return {str(o) for p in _ABOVE for o in self._kg.values(iri, p)}

    def _when(self, iri: str) -> Text:
        stated = dates.finest(str(v) for p in self._kg.vocabulary.dates for v in self._kg.values(iri, p))
        ends = {p: [d for d in stated if d in map(str, self._kg.values(iri, p))] for p in ("vnru:begin", "vnru:end")}
        if stated and all(len(end) < 2 for end in ends.values()) and len(stated) == sum(map(len, ends.values())):
            # begin and end by themselves are one stretch, which may be open
            stated = ["/".join((ends[p] or [".."])[0] for p in ends)]
        return text_of({lang: "; ".join(dates.readable(d, lang) for d in stated) for lang in LANGUAGES})


def _kinds(kg: Graph, network: Network) -> tuple[list[list[Any]], dict[str, int]]:
    """``[id, labels, colour, outline, weight, bond, marks, answers]`` of each kind that has things, and their numbers.

    ``marks`` are the names of the annotations that the ontology gives it, ``answers`` the opening questions that it answers.
    """
    said = kg.vocabulary
    used = set(network.kinds.values())
    ranks = {k: int(kg.text(q(_KIND + k), "vnru:rank") or 999) for k in used}
    ordered = sorted(used, key=lambda k: (ranks[k], k))
    rows: list[list[Any]] = []
    for kind in ordered:
        iri = q(_KIND + kind)
        labels = kg.labels.get(iri) or (_other() if kind == OTHER else dict.fromkeys(LANGUAGES, kind))
        drawn = [kg.text(iri, "vnru:colour") or "#5F6B76", kg.text(iri, "vnru:outline")]
        weights = [said.weights.get(kind, 1), float(kg.text(iri, "vnru:bond") or 0)]
        marks = [mark for mark in _MARKS if said.is_of(kind, f"vnru:{mark}")]
        rows.append([kind, text_of(labels), *drawn, *weights, marks, said.of_kind(kind, "vnru:answers")])
    return rows, {kind: n for n, kind in enumerate(ordered)}


def _other() -> dict[str, str]:
    return {language: table("page", language)["kinds"]["other"] for language in LANGUAGES}


def _passages(kg: Graph, number: Mapping[str, int]) -> tuple[list[list[Any]], list[list[Any]], dict[str, int]]:
    """Documents as ``[id, labels, file, sha256, date, thing or -1, language]``.

    Passages as ``[document, paragraph, start, end, sha256, id]``, and one in another language than its document with that language.
    """
    documents = Rows()
    rows: list[list[Any]] = []
    numbers: dict[str, int] = {}
    for statement in kg.statements(None, q("oa:hasSource")):
        source, passage = str(statement.object), statement.subject
        row = [
            shrink(source).partition(":")[2],
            text_of(kg.labels.get(source) or dict.fromkeys(LANGUAGES, _local(source))),
            kg.text(source, "vnru:fileName"),
            kg.text(source, "schema:sha256"),
            kg.text(source, "dcterms:date"),
            number.get(source, -1),
            kg.text(source, "dcterms:language"),
        ]
        selector = kg.text(passage, "oa:hasSelector")
        start, end = (_whole(kg, selector, f"oa:{side}") if selector else 0 for side in ("start", "end"))
        numbers[passage] = len(rows)
        digest = kg.text(passage, "schema:sha256")
        own = kg.text(passage, "dcterms:language")
        place = [documents.number(source, row), _whole(kg, passage, "vnru:paragraph"), start, end]
        rows.append([*place, digest, shrink(passage), *([own] if own else [])])
    return documents.rows, rows, numbers


def _whole(kg: Graph, iri: str, predicate: str) -> int:
    text = kg.text(iri, predicate)
    return int(text) if text.isascii() and text.isdigit() else 0


def _local(iri: str) -> str:
    return iri.rstrip("/#").rpartition("/")[2].rpartition("#")[2]


def text_of(labels: Mapping[str, str]) -> Text:
    """``labels`` by language as the page holds them."""
    row = [labels.get(language, "") for language in LANGUAGES]
    return row[0] if len(set(row)) == 1 else row
