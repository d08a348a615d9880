"""The first page, and the lists that lead to everything: kinds, questions, conflicts, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby

from ...conflicts import conflicts
from ...engine import Literal
from ...formats import GRAPH_FORMATS
from ...graph import Graph
from ...info import Summary, summary
from ...library import questions
from ...namespaces import DATASET_GRAPH, q
from ...text import LANGUAGES, choose
from .. import lists
from ..changes import Change, changes, count, graphs
from ..places import path_of
from .page import Page, Piece
from .thing import Line, json_in_html

A_PAGE = 500  # of a list
_MOST_LISTED = 2000
_MOST_GRAPHS = 20


@cache
def summary_of(kg: Graph, language: str) -> Summary:
    """What is in the graph; counted once."""
    return summary(kg, language)


class HomePage:
    """What the template of the first page asks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.title = page.words["site"]
        self.summary = summary_of(page.kg, page.language)
        self.examples = page.words["example_questions"].split("\n")
        self.formats = [f.suffix for f in GRAPH_FORMATS.values()]

    @property
    def description(self) -> str:
        """What the data set says of itself."""
        description = {
            o.language: o.text for o in self.page.kg.values(DATASET_GRAPH, "dcterms:description") if isinstance(o, Literal) and o.language
        }
        return choose(description, self.page.language) or ""

    @property
    def kinds(self) -> list[tuple[Piece, int]]:
        """Each kind of thing, and how many there are."""
        return [(Piece(label, self.page.at(f"list/{iri.rpartition('kind-')[2]}")), n) for iri, label, n in self.summary.kinds if iri]

    @property
    def documents(self) -> list[tuple[Piece, int, int]]:
        """Each document, with its passages and its figures."""
        return [(self.page.link(d.iri), d.passages, d.figures) for d in self.summary.documents]

    @property
    def linked_data(self) -> str:
        """schema.org's Dataset."""
        told = {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "@id": DATASET_GRAPH,
            "name": self.title,
            "description": self.description,
            "inLanguage": list(LANGUAGES),
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "url": f"{self.page.base}/{self.page.language}/",
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": f.media_type, "contentUrl": f"{self.page.base}/dump{f.suffix}"}
                for f in GRAPH_FORMATS.values()
            ],
        }
        return json_in_html(told)


class ListPage:
    """What the template of a list asks: links under headings, and how many more there are and where."""

    def __init__(self, page: Page, title: str, groups: list[tuple[str, list[Line]]], rest: int = 0, more: str = "") -> None:
        self.page, self.title, self.groups, self.rest, self.more = page, title, groups, rest, more


def of_kind(page: Page, kind: str, offset: int) -> ListPage | None:
    """The things of a kind, a page of them; ``None`` if there is no such kind."""
    listed = lists.in_order(page.kg, page.language).get(kind)
    if listed is None:
        return None
    title, end = page.kg.label(q(f"code:kind-{kind}"), page.language) or kind, offset + A_PAGE
    lines = [Line([page.link(iri)], []) for iri in listed[offset:end]]
    return ListPage(page, title, [("", lines)], max(0, len(listed) - end), f"{page.at(f'list/{kind}')}?offset={end}")


def library(page: Page) -> ListPage:
    """All questions of the library, by their tags."""
    ordered = sorted(questions().values(), key=lambda question: (question.tags[:1], question.id))
    groups = [
        (
            ", ".join(tag),
            [
                Line([Piece(choose(question.titles, page.language) or question.id, page.at(f"query/{question.id}"))], [])
                for question in several
            ],
        )
        for tag, several in groupby(ordered, key=lambda question: question.tags[:1])
    ]
    return ListPage(page, page.words["questions"], groups)


def list_conflicts(page: Page) -> ListPage:
    """Where the documents contradict each other or themselves."""
    groups = []
    for conflict in conflicts(page.kg):
        name = choose(conflict.labels, page.language) or conflict.iri
        sides = [Line([Piece(choose(s.text, page.language) or "")], page.citations(s.passages)) for s in conflict.sides]
        notes = [Line([Piece(f"→ {choose(note, page.language) or ''}")], []) for note in conflict.notes]
        groups.append((name, [*sides, *notes, Line([Piece(page.words["more"], page.href(conflict.iri))], [])]))
    return ListPage(page, page.words["conflicts"], groups)


def changes_by_day(page: Page, taken: Sequence[Change]) -> ListPage:
    """What changed, by days."""
    days = groupby((count(page.kg, change) for change in changes(page.kg, taken)[:_MOST_LISTED]), key=lambda change: change.when[:10])
    groups = [(day, [_line(page, change) for change in several]) for day, several in days]
    return ListPage(page, page.words["changes"], groups)


def _line(page: Page, change: Change) -> Line:
    named = Piece(f"{change.when[11:16]} UTC · {change.text(page.language)}", page.href(change.id) if change.who else None)
    within = [page.link(iri) for iri in graphs(page.kg, change)[:_MOST_GRAPHS]]
    return Line([named], within)


def addresses(kg: Graph, base: str) -> list[str]:
    """The pages that a search engine should know, in every language."""
    iris = [iri for several in lists.things(kg).values() for iri in several]
    iris += [str(row[0]) for row in kg.rows("SELECT ?d { { ?d a vnru:Document } UNION { ?d a vnru:Passage } } ORDER BY ?d")]
    paths = [
        "",
        "questions",
        "conflicts",
        "changes",
        "ontology",
        *(f"query/{name}" for name in questions()),
        *filter(None, map(path_of, sorted(iris))),
    ]
    return [f"{base}/{language}/{path}" for path in paths for language in LANGUAGES]
