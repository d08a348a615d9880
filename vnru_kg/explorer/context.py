"""What the modules that prepare a view are handed, and the few ways in which all of them read the graph."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .. import dates
from ..graph import Graph
from ..namespaces import q
from ..text import LANGUAGES

Text = str | list[str]


class Rows:
    """Rows that are each kept once, numbered in the order in which they were first asked for."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._numbers: dict[Hashable, int] = {}

    def number(self, key: Hashable, row: Any) -> int:
        """The number of the row with this key, which is ``row`` if there was none."""
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append(row)
        return self._numbers[key]


@dataclass(frozen=True, slots=True)
class Context:
    """The graph, the kind of each thing, and the numbers of things and passages among the rows of the page."""

    kg: Graph
    kinds: Mapping[str, str]
    things: Mapping[str, int]
    passages: Mapping[str, int]

    def passage_numbers(self, passages: Iterable[str]) -> list[int]:
        """The numbers of those passages that are there, sorted."""
        return sorted({self.passages[p] for p in passages if p in self.passages})

    def thing_numbers(self, things: Iterable[str]) -> list[int]:
        """The numbers of those things that are there, in their order, each once."""
        return list(dict.fromkeys(self.things[t] for t in things if t in self.things))

    def iris(self, subject: str, *predicates: str) -> list[str]:
        """The IRIs that any of the predicates (prefixed names) gives, each once."""
        return list(dict.fromkeys(str(o) for p in predicates for o in self.kg.values(subject, p)))

    def iri(self, subject: str, predicate: str) -> str:
        """The first of :meth:`iris`; ``""`` where there is none."""
        return min(self.iris(subject, predicate), default="")

    def label(self, iri: str) -> Text:
        """The names of anything in all languages."""
        return text(self.kg.labels_of(iri) or dict.fromkeys(LANGUAGES, iri.rpartition("/")[2].rpartition("#")[2]))


def text(labels: Mapping[str, str]) -> Text:
    """``labels`` by language as the page holds them: one string where all languages agree."""
    row = [labels.get(language, "") for language in LANGUAGES]
    return row[0] if len(set(row)) == 1 else row


def readable(edtf: str) -> Text:
    """A date in words, in all languages."""
    return text({language: dates.readable(edtf, language) for language in LANGUAGES})


def instances(context: Context, class_: str) -> list[str]:
    """Every node of a class (prefixed name), sorted."""
    from ..engine import IRI

    return sorted({s.subject for s in context.kg.statements(None, q("rdf:type"), IRI(q(class_)))})


def widest(context: Context, code: str) -> str:
    """The widest of the concepts that a code falls under, itself if under none."""
    seen: set[str] = set()
    while code and code not in seen:
        seen.add(code)
        code = context.iri(code, "skos:broader") or code
    return code
