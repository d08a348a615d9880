"""What the graph is asked to explain one answer: few questions, each for many things at once, and all within one budget of time."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from itertools import islice
from time import monotonic

from ..engine import IRI, Limits, Literal, Table, Term
from ..engine.terms import native
from ..engine.worker import POSIX
from ..errors import NotFoundError, TimeLimitError
from ..graph import Graph
from ..namespaces import shrink
from ..words import Message, say

SECONDS = 10.0  # for all of them; less where a query itself may take less
_AT_ONCE = 50
_NUMBER, _GRAPH = "n__", "g__"  # variables that no pattern has
_LANGUAGES = "SELECT DISTINCT ?l { ?s ?p ?o BIND(LANG(?o) AS ?l) FILTER(?l != '') }"
_SORT = 'IF(ISLITERAL(?o), IF(LANG(?o) = "", STR(DATATYPE(?o)), CONCAT("@", LCASE(LANG(?o)))), "IRI")'


class Enquiry:
    """The questions about one query. Each raises :class:`~vnru_kg.errors.TimeLimitError` once the ``seconds`` for all are over."""

    def __init__(self, kg: Graph) -> None:
        self.kg = kg
        allowed = kg.limits.seconds
        self.seconds = SECONDS if allowed is None else min(SECONDS, allowed)
        self._end = monotonic() + self.seconds
        self._known: dict[str, bool] = {}
        self._names: dict[str, list[str]] = {}
        self._sorts: dict[str, set[str]] = {}
        self._spellings: dict[tuple[str, str], list[Literal]] = {}

    def limits(self) -> Limits:
        """What the next question may take: the time that is left of the budget."""
        left = self._end - monotonic()
        if left <= 0:
            raise TimeLimitError(self.end_of_time())
        # where no query can be ended, the clock is looked at between them
        return Limits(left, self.kg.limits.memory) if POSIX or self.kg.engine.ends_itself else self.kg.limits

    def end_of_time(self) -> Message:
        """What is said of a budget that did not suffice."""
        return say("the search for a reason took longer than {seconds} s and was ended", seconds=self.seconds)

    def rows(self, query: str) -> Table:
        """The answer of a SELECT."""
        answer = Graph.query(self.kg, query, self.limits())  # not the face's, which explains its answers in turn
        assert isinstance(answer, Table)  # noqa: S101 — said by the caller
        return answer

    def is_so(self, query: str) -> bool:
        """The answer of an ASK."""
        return bool(Graph.query(self.kg, query, self.limits()))

    def learn(self, patterns: Iterable[str]) -> None:
        """Ask which of the patterns anything matches, many at once, so that :meth:`matches` knows them."""
        asked = iter([pattern for pattern in dict.fromkeys(patterns) if pattern and pattern not in self._known])
        while some := list(islice(asked, _AT_ONCE)):
            union = " UNION ".join(f"{{ SELECT ({n} AS ?{_NUMBER}) {{ {pattern} }} LIMIT 1 }}" for n, pattern in enumerate(some))
            found = {str(n) for (n,) in self.rows(f"SELECT ?{_NUMBER} {{ {union} }}")}
            self._known.update((pattern, str(n) in found) for n, pattern in enumerate(some))

    def matches(self, *patterns: str) -> bool:
        """Whether anything matches one of the patterns; ``""`` is one that nothing can."""
        self.learn(patterns)
        return any(self._known[pattern] for pattern in patterns if pattern)

    def sorts(self, predicate: str) -> set[str]:
        """The sorts of the values of a property, which decide with what they compare: a datatype, ``@`` and a language, or ``IRI``."""
        self.learn_sorts([predicate])
        return self._sorts[predicate]

    def learn_sorts(self, predicates: Collection[str]) -> None:
        """The same of several, asked at once."""
        asked = dict.fromkeys(predicate for predicate in predicates if predicate not in self._sorts)
        self._sorts.update((predicate, set()) for predicate in asked)
        known = " ".join(f"<{predicate}>" for predicate in asked if triple(predicate=predicate))
        if known:
            for predicate, sort in self.rows(
                f"SELECT DISTINCT ?p ?sort {{ VALUES ?p {{ {known} }} GRAPH ?g {{ ?s ?p ?o }} BIND({_SORT} AS ?sort) }}"
            ):
                self._sorts[str(predicate)].add(str(sort) if str(sort)[0] == "@" or str(sort) == "IRI" else shrink(str(sort)))

    @cached_property
    def languages(self) -> set[str]:
        """The languages of all texts."""
        return {str(row[0]) for row in self.rows(_LANGUAGES)}

    def spellings(self, predicate: str, text: str) -> list[Literal]:
        """The values of a property that have a text, in whatever language or datatype."""
        self.learn_spellings([(predicate, text)])
        return self._spellings[predicate, text]

    def learn_spellings(self, pairs: Iterable[tuple[str, str]]) -> None:
        """The same of several properties and texts, asked at once."""
        asked = [pair for pair in dict.fromkeys(pairs) if pair not in self._spellings]
        self._spellings.update((pair, []) for pair in asked)
        known = " ".join(f"(<{predicate}> {native(Literal(text))})" for predicate, text in asked if triple(predicate=predicate))
        if known:
            for predicate, text, value in self.rows(
                f"SELECT DISTINCT ?p ?t ?o {{ VALUES (?p ?t) {{ {known} }} GRAPH ?g {{ ?s ?p ?o }} FILTER(ISLITERAL(?o) && STR(?o) = ?t) }}"
            ):
                if isinstance(value, Literal):
                    self._spellings[str(predicate), str(text)].append(value)

    def names(self, query: str) -> list[str]:
        """The IRIs of a column, as they are written."""
        if query not in self._names:
            self._names[query] = [shrink(str(row[0])) for row in self.rows(query)]
        return self._names[query]


def triple(subject: str | None = None, predicate: str | None = None, object_: Term | None = None) -> str:
    """A pattern for :meth:`Enquiry.matches`: triples with these parts, ``None`` for any."""
    try:
        given = [part and native(part if isinstance(part, Literal) else IRI(part)) for part in (subject, predicate, object_)]
    except NotFoundError:  # what is no IRI is nowhere
        return ""
    return in_some_graph(" ".join(f"?x{n}" if part is None else str(part) for n, part in enumerate(given)))


def in_some_graph(pattern: str) -> str:
    """A pattern as one passage states it; its own variables may have any name but that of the graph."""
    return f"GRAPH ?{_GRAPH} {{ {pattern} }}"
