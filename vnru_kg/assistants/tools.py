"""What assistants can ask; each tool's docstring is what they read of it.

Nothing here knows how it travels. Queries keep to the limits of the graph, which those who serve set for strangers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import Field

from ..answers import Answer, merge_rows
from ..ask import ask
from ..conflicts import conflicts
from ..engine import IRI, Table, Term, Triples
from ..engine import Literal as Text
from ..graph import Graph
from ..lines import citation
from ..namespaces import shrink
from ..path import paths
from ..remarks import remarks, uncomparable
from ..search import resolve
from ..search import search as names
from ..show import show
from ..text import LANGUAGES, choose
from ..words import say
from .reply import Part, Reply, Row

_MOST = 200
_FARTHEST = 1000  # hits; beyond them a name says nothing
_CITED = 5  # passages of a thing that was found

if TYPE_CHECKING:
    _Language: TypeAlias = str
else:  # what no type checker follows
    _Language = Literal[LANGUAGES]

Words = Annotated[str, Field(max_length=500)]
Name = Annotated[str, Field(max_length=500, description="a name in any language, or an IRI such as person:vo-van-kiet")]
AnswerLanguage = Annotated[_Language | None, Field(description="language of the answer")]
Offset = Annotated[int, Field(ge=0, le=1_000_000, description="rows to pass over: next_offset of the answer before")]
Most = Annotated[int, Field(ge=1, le=_MOST, description="rows at most")]


class Tools:
    """The tools over one graph; ``language`` is that of answers for which none is named."""

    def __init__(self, kg: Graph, language: str) -> None:
        self.kg, self.language = kg, language

    def search(self, text: Words, kind: str | None = None, language: AnswerLanguage = None, offset: Offset = 0, limit: Most = 10) -> Reply:
        """Find people, places, treaties, visits, companies, projects … by any of their names in Vietnamese, English or Russian,
        accents optional, typing errors forgiven. Gives IRIs for the other tools. `kind` narrows: person, place, event, instrument …
        """
        part = self._part(language, offset, limit)
        rows: list[Row] = []
        for hit in names(self.kg, text, limit=_FARTHEST, kind=kind):
            label = self.kg.label(hit.iri, part.language) or hit.name
            passages = self._mentioning(hit.iri)[:_CITED] if offset <= len(rows) < offset + limit else []
            also = f" ({hit.name})" if hit.name != label else ""
            what = {"iri": shrink(hit.iri), "label": label, "kind": hit.kind, "mentions": hit.mentions}
            rows.append(Row(f"{label}{also}: {shrink(hit.iri)}", passages, what))
        return part.of(self.kg, rows)

    def show(self, thing: Name, language: AnswerLanguage = None, offset: Offset = 0, limit: Most = 50) -> Reply:
        """Everything the documents say about one thing, in sentences, each with the passages that say it."""
        part = self._part(language, offset, limit)
        description = show(self.kg, resolve(self.kg, thing))
        rows = [
            Row(
                f"{choose(f.heading, part.language)}: {choose(f.text, part.language)}",
                f.passages,
                {"things": [shrink(t) for t in f.things], "date": f.date or None},
            )
            for f in description.facts
        ]
        label = choose(description.labels, part.language) or shrink(description.iri)
        head = [f"{label}: {shrink(description.iri)}", " · ".join(n for n in description.names if n != label)]
        return part.of(self.kg, rows, head=head, iri=shrink(description.iri), label=label, names=list(description.names))

    def ask(
        self,
        question: Words,
        parameters: dict[str, str] | None = None,
        language: AnswerLanguage = None,
        offset: Offset = 0,
        limit: Most = 50,
    ) -> Reply:
        """Answer a question in plain Vietnamese, English or Russian ("who signed the 1994 treaty?"), or one of the library by its id
        (resource vnru://questions) with its parameters. What is not understood is said, with the nearest questions; an empty answer
        means that the documents say nothing of it, not that it did not happen.
        """
        answer = ask(self.kg, question, parameters, language or None)
        part = self._part(language or answer.language, offset, limit)
        if not isinstance(answer, Answer):
            rows = [Row(f"{choose(c.words, part.language)} ({c.question})", (), {"question": c.question}) for c in answer]
            return part.of(self.kg, rows, head=answer.lines(part.language), nothing="", answered=False, why=answer.kind)
        rows = [Row(answer.sentence(row, part.language), row.passages) for row in answer]
        lead, understood = choose(answer.lead, part.language), choose(answer.paraphrase, part.language)
        nothing = "" if lead else say("The documents say nothing of this.")
        known: dict[str, Any] = {"answered": bool(lead or rows), "lead": lead, "understood": understood, "sparql": answer.sparql}
        return part.of(self.kg, rows, head=[lead or "", understood or ""], nothing=nothing, **known)

    def path(self, start: Name, end: Name, language: AnswerLanguage = None, limit: Annotated[int, Field(ge=1, le=10)] = 3) -> Reply:
        """How two things are connected: the most telling ways from one to the other, each step with its passages."""
        part = self._part(language, 0, limit)
        rows = []
        for way in paths(self.kg, resolve(self.kg, start), resolve(self.kg, end), limit=limit):
            steps = [
                {
                    "text": choose(e.labels, part.language),
                    "from": shrink(e.source),
                    "to": shrink(e.target),
                    "passages": [shrink(p) for p in e.passages],
                }
                for step in way.steps
                for e in step
            ]
            said = "; ".join(
                f"{self._words(IRI(e.source), part)} – {choose(e.labels, part.language)} – {self._words(IRI(e.target), part)} "
                f"{citation(e.passages)}".rstrip()
                for step in way.steps
                for e in step
            )
            passages = sorted({p for step in way.steps for e in step for p in e.passages})
            rows.append(Row(said, passages, {"steps": steps}))
        return part.of(self.kg, rows)

    def conflicts(
        self,
        kind: str = "all",
        language: AnswerLanguage = None,
        offset: Offset = 0,
        limit: Most = 20,
    ) -> Reply:
        """Where the documents contradict each other or themselves: every side with its passages, and the curators' notes. Look here
        before you state a figure or a date as certain. `kind` narrows: figures, dates, names …
        """
        part = self._part(language, offset, limit)
        rows = []
        for one in conflicts(self.kg, kind):
            sides = [(choose(s.text, part.language) or "", s.passages) for s in one.sides]
            notes = [choose(n, part.language) or "" for n in one.notes]
            said = " ≠ ".join(f"{text} {citation(passages)}" for text, passages in sides)
            label = choose(one.labels, part.language) or shrink(one.iri)
            what = {"iri": shrink(one.iri), "kind": one.kind, "rule": shrink(one.rule), "notes": notes}
            stated = [{"text": text, "passages": [shrink(p) for p in passages]} for text, passages in sides]
            passages = sorted({p for _, found in sides for p in found})
            rows.append(Row(f"{label}: {said}" + "".join(f" → {n}" for n in notes), passages, {**what, "sides": stated}))
        return part.of(self.kg, rows)

    def sparql(self, query: str, language: AnswerLanguage = None, offset: Offset = 0, limit: Most = 50) -> Reply:
        """Run a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT, DESCRIBE; nothing that changes or fetches). The project's prefixes need no
        declaration (resource vnru://prefixes; vocabulary: vnru://ontology). The default graph is the merge; to have rows cited, bind
        ?passage: GRAPH ?passage { ?treaty vnru:signedOn ?when }. Ended after a few seconds.
        """
        part = self._part(language, offset, limit)
        # not the face's: that warns of dates on standard error, which nobody reads here
        answer = Graph.query(self.kg, query)
        why = [*uncomparable(self.kg, query), *([] if answer else remarks(self.kg, query))]
        foot = list(dict.fromkeys(r.text.render(part.language) for r in why))
        if isinstance(answer, bool):
            return part.of(self.kg, [Row(str(answer).lower())], foot=foot, boolean=answer)
        if isinstance(answer, Triples):
            return part.of(self.kg, [self._triple(*triple, part) for triple in answer], foot=foot)
        return self._table(answer, part, foot)

    def verify(
        self,
        *,
        subject: Annotated[str, Field(max_length=500, description="name or IRI")] = "",
        predicate: Annotated[str, Field(max_length=500, description="IRI of a property, such as vnru:signedOn")] = "",
        object: Annotated[str, Field(max_length=2000, description="name, IRI, or a literal's text")] = "",  # noqa: A002 — its name in RDF
        passage: Annotated[str, Field(max_length=200, description="such as 003-25 or passage:003-25")] = "",
        language: AnswerLanguage = None,
        offset: Offset = 0,
        limit: Most = 50,
    ) -> Reply:
        """Does the passage say it? With a passage alone: every triple that the graph says of it, and where in its document it stands.
        With parts of a triple: the triples that match and the passages that state each. With both: whether this passage states it.
        The words of the documents are not in the graph; what it says of them was checked against them.
        """
        from .verify import Claim, verify_claim

        return verify_claim(self.kg, Claim(subject, predicate, object, passage), self._part(language, offset, limit))

    # ---- parts -------------------------------------------------------------------------------------------------------------

    def _part(self, language: str | None, offset: int, limit: int) -> Part:
        return Part(language or self.language, offset, limit)

    def _words(self, term: Term | None, part: Part) -> str:
        if isinstance(term, Text) or term is None:
            return "" if term is None else term.text
        return self.kg.label(term, part.language) or shrink(term)

    def _mentioning(self, iri: str) -> list[str]:
        """The passages that say something of a thing."""
        said = [*self.kg.statements(iri), *self.kg.statements(None, None, IRI(iri))]
        return sorted({p for statement in said for p in statement.passages})

    def _triple(self, s: Term, p: Term, o: Term, part: Part) -> Row:
        here = self.kg.statements(str(s), str(p), o) if isinstance(s, IRI) else []
        return Row(
            f"{self._words(s, part)} – {self._words(p, part)} – {self._words(o, part)}",
            [passage for statement in here for passage in statement.passages],
            {"subject": write_term(s), "predicate": write_term(p), "object": write_term(o)},
        )

    def _table(self, table: Table, part: Part, foot: list[str]) -> Reply:
        columns, every = merge_rows(table)
        rows = []
        for row in every:
            cells = {c: t for c, t in zip(columns, row.terms, strict=True) if t is not None}
            said = "; ".join(f"{c}: {self._words(t, part)}" for c, t in cells.items())
            rows.append(Row(said, row.passages, {"values": {c: write_term(t) for c, t in cells.items()}}))
        if rows and not any(r.passages for r in rows):
            foot = [
                *foot,
                say("No row names a passage; bind ?passage with GRAPH ?passage {pattern} to have them cited.", pattern="{ … }").render(
                    part.language
                ),
            ]
        return part.of(self.kg, rows, foot=foot, columns=list(columns))


def write_term(term: Term) -> str:
    """A term for a program: a thing by its prefixed name, a literal by its text."""
    return term.text if isinstance(term, Text) else shrink(term)
