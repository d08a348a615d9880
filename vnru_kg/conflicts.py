"""Where the documents contradict each other or themselves: both sides, their passages, the curator's note, the rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .engine import IRI, Literal, Term
from .errors import NotFoundError, did_you_mean
from .graph import Graph
from .lines import HEADING, NOTE, Line, join_lines
from .namespaces import q, shrink
from .records import dataclass
from .terms import in_words, term
from .text import LANGUAGES, choose
from .vocabulary import CONFLICT_KIND
from .words import say, table

_SIDES = ("vnru:indicator", "sdmx-dimension:refArea", "vnru:counterpartArea")
_MEASURE = ("sdmx-dimension:refPeriod", "vnru:asOf", "vnru:comparedWith", "sdmx-attribute:unitMeasure")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values: what it says in each language, the passages that say it, and what it is compared by."""

    text: dict[str, str]
    passages: tuple[str, ...]
    dimensions: tuple[tuple[str, str], ...] = ()
    interval: tuple[str | None, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contradiction: its kind, its rule (IRI), its sides, and the curators' notes in each language."""

    iri: IRI
    kind: str
    labels: dict[str, str]
    rule: IRI
    sides: tuple[Side, ...]
    notes: tuple[dict[str, str], ...]


class Conflicts(list[Conflict]):
    """The contradictions of a graph, sorted by kind and IRI."""

    def __init__(self, kg: Graph, conflicts: Iterable[Conflict]) -> None:
        super().__init__(conflicts)
        self._kg = kg

    def lines(self, language: str = LANGUAGES[0], *, explained: bool = False) -> Iterator[Line]:
        """Each with its sides, their passages, the curators' notes, and (``explained``) the rule."""
        for conflict in self:
            yield Line(choose(conflict.labels, language) or shrink(conflict.iri), HEADING)
            yield Line(f"  {shrink(conflict.iri)}", NOTE)
            for side in conflict.sides:
                yield Line(f"  • {choose(side.text, language) or ''}", passages=side.passages)
            for note in conflict.notes:
                yield Line(f"  → {choose(note, language) or ''}")
            if explained:
                yield from (Line(f"    {reason}", NOTE) for reason in explain(self._kg, conflict, language))
            yield Line()

    def __str__(self) -> str:
        return join_lines(self.lines()).rstrip()


def conflicts(kg: Graph, kind: str = "all") -> Conflicts:
    """Every conflict of a kind (``figures``, ``dates`` …, or ``all``), sorted by kind and IRI.

    A kind that the ontology does not know is a :class:`~vnru_kg.errors.NotFoundError`.
    """
    kinds = kg.vocabulary.conflict_kinds
    if kind not in ("all", *kinds):
        nearest = did_you_mean(kind, ("all", *kinds)) or say("Known: {names}.", names=", ".join(("all", *kinds)))
        raise NotFoundError(say("there is no kind “{kind}”", kind=kind), nearest)
    every = []
    for statement in kg.statements(None, q("rdf:type"), IRI(q("vnru:Conflict"))):
        node = statement.subject
        of = kg.text(node, "vnru:conflictKind").removeprefix(q(CONFLICT_KIND))
        if kind in {"all", of}:
            rule = IRI(kg.text(node, "vnru:conflictRule"))
            notes = tuple(_tagged(kg.values(str(n), "rdfs:comment")) for n in kg.values(node, "vnru:explainedBy"))
            every.append(Conflict(node, of, kg.labels_of(node), rule, _sides(kg, node), notes))
    return Conflicts(kg, sorted(every, key=lambda c: (kinds.index(c.kind) if c.kind in kinds else len(kinds), c.iri)))


def _sides(kg: Graph, node: str) -> tuple[Side, ...]:
    members = [str(m) for m in kg.values(node, "vnru:conflictOf")]
    counted = [str(c) for c in kg.values(node, "vnru:counted")]
    if counted:
        return _stated(kg, node, members[0]), _counted(kg, node, counted)
    values = kg.values(node, "vnru:conflictingValue")
    if values and len(members) == 1:
        return tuple(_value(kg, node, members[0], v) for v in values)
    return tuple(_figure(kg, m) for m in members)


def _stated(kg: Graph, node: str, member: str) -> Side:
    """The ordinal as it is stated, by what it counts."""
    predicate = kg.text(node, "vnru:onProperty")
    said = [s for s in kg.statements(member, predicate) if s.passages]
    words = {language: f"{kg.label(predicate, language)}: {', '.join(str(s.object) for s in said)}" for language in LANGUAGES}
    return Side(words, tuple(sorted({p for s in said for p in s.passages})))


def _counted(kg: Graph, node: str, counted: list[str]) -> Side:
    """How many the documents name, which they are, and where."""
    ordered = sorted(counted, key=lambda c: (kg.text(c, "vnru:earliest"), c))
    words = {
        language: table("facts", language)["named"].format(len(ordered), "; ".join(kg.label(c, language) or c for c in ordered))
        for language in LANGUAGES
    }
    return Side(words, tuple(str(p) for p in kg.values(node, "vnru:inPassage")))


def _compared(kg: Graph) -> tuple[str, ...]:
    """By what figures are compared, in the order in which it is told."""
    return (*_SIDES, *kg.vocabulary.details, *_MEASURE)


def _figure(kg: Graph, node: str) -> Side:
    bounds: list[str | None] = [kg.text(node, p) or None for p in ("vnru:low", "vnru:high")]
    return Side(
        text=kg.labels_of(node),
        passages=tuple(str(p) for p in kg.values(node, "vnru:passage")),
        dimensions=tuple((p, shrink(str(v)) if isinstance(v, IRI) else str(v)) for p in _compared(kg) for v in kg.values(node, p)),
        interval=(bounds[0], bounds[1]),
    )


def _value(kg: Graph, conflict: str, member: str, value: Term) -> Side:
    """A value of a property; its passages are those that state it of the member, or that the conflict names if none does."""
    stated = sorted({p for s in kg.statements(member, None, value) for p in s.passages})
    if not stated:
        # what is not stated word for word is the usual name, or the date of what an anniversary looks back on
        others = {p for v in kg.values(conflict, "vnru:conflictingValue") for s in kg.statements(member, None, v) for p in s.passages}
        stated = sorted(str(p) for p in kg.values(conflict, "vnru:inPassage") if str(p) not in others)
    return Side({language: in_words(value, language, kg.label) for language in LANGUAGES}, tuple(stated))


def _tagged(terms: list[Term]) -> dict[str, str]:
    return {t.language: t.text for t in terms if isinstance(t, Literal) and t.language}


def explain(kg: Graph, conflict: Conflict, language: str) -> list[str]:
    """Why it is one: the rule, and for figures the dimensions that agree and the intervals that do not meet."""
    definitions = _tagged(kg.values(conflict.rule, "skos:definition"))
    lines = [f"{kg.label(conflict.rule, language)}: {choose(definitions, language) or ''}"]
    shared = set.intersection(*(set(s.dimensions) for s in conflict.sides)) if conflict.sides else set()
    for predicate, value in sorted(shared, key=lambda d: _compared(kg).index(d[0])):
        lines.append(f"= {kg.label(q(predicate), language)}: {in_words(term(value), language, kg.label)}")
    for side in conflict.sides:
        others = ((p, v) for p, v in side.dimensions if (p, v) not in shared)
        own = "; ".join(f"{kg.label(q(p), language)}: {in_words(term(v), language, kg.label)}" for p, v in others)
        if side.interval:
            low, high = side.interval
            lines.append(f"≠ [{low or '−∞'}, {high or '∞'}]  {own}".rstrip())
    return lines
