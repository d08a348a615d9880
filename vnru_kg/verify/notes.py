"""What curators' notes allow: which passages and dates a triple may take its words from besides its own passage."""

from __future__ import annotations

from dataclasses import dataclass

from ..graph import Graph
from ..namespaces import q


@dataclass(frozen=True, slots=True)
class Note:
    """One note: what it was inferred from (passages, documents, works), and why (local names of the reasons)."""

    sources: tuple[str, ...]
    reasons: frozenset[str]


class Notes:
    """The notes by passage, subject and property."""

    def __init__(self, graph: Graph) -> None:
        self._found: dict[tuple[str, str, str], list[Note]] = {}
        self._subjects: dict[tuple[str, str], list[Note]] = {}
        for statement in graph.statements(None, q("vnru:inPassage")):
            iri, passage = statement.subject, str(statement.object)
            reasons = frozenset(str(r).removeprefix(q("code:")) for r in graph.values(iri, "vnru:reason"))
            note = Note(tuple(str(s) for s in graph.values(iri, "vnru:inferredFrom")), reasons)
            for subject in graph.values(iri, "vnru:onSubject"):
                self._subjects.setdefault((passage, str(subject)), []).append(note)
                for property_ in graph.values(iri, "vnru:onProperty"):
                    self._found.setdefault((passage, str(subject), str(property_)), []).append(note)

    def of(self, passage: str, subject: str, property_: str | None = None) -> list[Note]:
        """The notes on a triple of ``passage``; without ``property_``, on its subject."""
        if property_ is None:
            return self._subjects.get((passage, subject), [])
        return self._found.get((passage, subject, property_), [])
