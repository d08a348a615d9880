"""A graph read once and held in memory, for whoever asks for nearly all of it statement by statement."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from .engine import Term
from .graph import Graph, Statement

_NONE: list[Statement] = []


class Snapshot(Graph):
    """The same graph as ``kg`` with the same answers, as it was when it was first asked.

    Reading all of it takes as long as a few hundred single questions to the engine, and every question after that is
    one look into a dictionary: worth it for a page or a report, not for the description of one thing.
    """

    def __init__(self, kg: Graph) -> None:
        super().__init__(kg.engine, kg.home)

    @classmethod
    def of(cls, kg: Graph) -> Snapshot:
        """The graph itself if it is one already."""
        return kg if isinstance(kg, Snapshot) else cls(kg)

    def statements(self, subject: str | None = None, predicate: str | None = None, object_: Term | None = None) -> list[Statement]:
        """See :meth:`Graph.statements <vnru_kg.graph.Graph.statements>`."""
        if subject is not None:
            statements = self._of_pair.get((subject, predicate), _NONE) if predicate is not None else self._of_subject.get(subject, _NONE)
            return [s for s in statements if object_ is None or s.object == object_]
        if object_ is not None:
            return [s for s in self._of_object.get(object_, _NONE) if predicate is None or s.predicate == predicate]
        return list(self._of_predicate.get(predicate, _NONE) if predicate is not None else self._all)

    # each index keeps the order of the whole, so that every answer is sorted as the engine's own

    @cached_property
    def _all(self) -> list[Statement]:
        return super().statements()

    @cached_property
    def _of_subject(self) -> dict[str, list[Statement]]:
        index = defaultdict(list)
        for statement in self._all:
            index[str(statement.subject)].append(statement)
        return dict(index)

    @cached_property
    def _of_pair(self) -> dict[tuple[str, str], list[Statement]]:
        index = defaultdict(list)
        for statement in self._all:
            index[str(statement.subject), str(statement.predicate)].append(statement)
        return dict(index)

    @cached_property
    def _of_predicate(self) -> dict[str, list[Statement]]:
        index = defaultdict(list)
        for statement in self._all:
            index[str(statement.predicate)].append(statement)
        return dict(index)

    @cached_property
    def _of_object(self) -> dict[Term, list[Statement]]:
        index = defaultdict(list)
        for statement in self._all:
            index[statement.object].append(statement)
        return dict(index)
