"""The JSON API: jobs whose replies are for programs. What is left out is always said, and where the rest begins."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ..answers import Answer
from ..ask import ask
from ..conflicts import conflicts
from ..engine import IRI, Literal, Term
from ..graph import Graph
from ..namespaces import expand, q, shrink
from ..path import paths
from ..search import index_of, resolve
from ..search import search as search_names
from ..show import show
from ..text import choose
from .lists import in_order, things
from .places import path_of
from .problems import problem
from .reply import Reply

MEDIA_TYPE = "application/json"
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Part:
    """For whom: the language of the texts, the server's address; and which part: where it begins, and how much at most."""

    language: str
    base: str
    offset: int = 0
    limit: int = 50


_FIGURES = """
SELECT ?figure ?indicator ?area ?counterpart ?period ?value ?unit ?bound ?low ?high ?printed {
  ?figure a qb:Observation ; vnru:indicator ?indicator .
  OPTIONAL { ?figure sdmx-dimension:refArea ?area } OPTIONAL { ?figure vnru:counterpartArea ?counterpart }
  OPTIONAL { ?figure sdmx-dimension:refPeriod ?period } OPTIONAL { ?figure sdmx-measure:obsValue ?value }
  OPTIONAL { ?figure sdmx-attribute:unitMeasure ?unit } OPTIONAL { ?figure vnru:bound ?bound }
  OPTIONAL { ?figure vnru:low ?low } OPTIONAL { ?figure vnru:high ?high } OPTIONAL { ?figure vnru:asPrinted ?printed }
} ORDER BY ?indicator ?period ?figure
"""


def reply(value: object, status: int = 200) -> Reply:
    """A value as JSON."""
    return Reply(status, MEDIA_TYPE, (json.dumps(value, ensure_ascii=False) + "\n").encode())


def _thing(kg: Graph, iri: str, part: Part) -> dict[str, Any]:
    path = path_of(iri)
    page = {"page": f"{part.base}/{part.language}/{path}"} if path else {}
    return {"id": iri, "label": kg.label(iri, part.language) or shrink(iri)} | page


def part_of(items: Sequence[Item], part: Part, told: Callable[[Item], object] = lambda item: item) -> Reply:
    """A part of the items as they are told, how many there are, and where the next part begins."""
    end = part.offset + part.limit
    left = max(0, len(items) - end)
    return reply(
        {"items": [told(item) for item in items[part.offset : end]], "total": len(items), "left": left, "next": end if left else None}
    )


def search(kg: Graph, text: str, kind: str | None, field: str | None, part: Part) -> Reply:
    """Things by any of their names."""
    end = part.offset + part.limit
    hits = search_names(kg, text, limit=end + 1, kind=kind, field=field)
    more = len(hits) > end
    items = [
        _thing(kg, h.iri, part) | {"name": h.name, "rank": int(h.rank), "kind": h.kind, "passages": h.mentions}
        for h in hits[part.offset : end]
    ]
    return reply({"items": items, "more": more, "next": end if more else None})


def thing(kg: Graph, iri: str, part: Part) -> Reply:
    """Everything that is said about a thing."""
    description = show(kg, iri)
    if not description.facts and not description.labels:
        return problem(404, "not-found", "There is nothing at this address.")
    facts = [
        {
            "heading": choose(f.heading, part.language),
            "text": choose(f.text, part.language),
            "things": list(f.things),
            "date": f.date or None,
            "passages": list(f.passages),
        }
        for f in description.facts
    ]
    head = _thing(kg, iri, part) | {"labels": description.labels, "names": list(description.names)}
    return reply(head | {"classes": list(description.classes), "sameAs": list(description.identifiers), "facts": facts})


def answer(kg: Graph, text: str, parameters: Mapping[str, str], part: Part) -> Reply:
    """The answer to a question, or the questions that may have been meant."""
    answer = ask(kg, text, parameters or None, part.language)
    if not isinstance(answer, Answer):
        choices = [{"question": c.question, "parameters": c.parameters, "text": choose(c.words, part.language)} for c in answer]
        return reply({"answered": False, "why": answer.kind, "reason": choose(answer.reason, part.language), "choices": choices})
    rows = [
        {
            "text": answer.sentence(row, part.language),
            "values": {c: _value(t) for c, t in zip(answer.columns, row.terms, strict=True)},
            "passages": list(row.passages),
        }
        for row in answer
    ]
    told = {
        "understood": choose(answer.paraphrase, part.language),
        "lead": choose(answer.lead, part.language),
        "question": answer.question or None,
    }
    return reply({"answered": True} | told | {"columns": list(answer.columns), "rows": rows, "total": len(rows), "sparql": answer.sparql})


def ways(kg: Graph, start: str, end: str, part: Part) -> Reply:
    """How two things are connected."""
    routes = paths(kg, resolve(kg, start), resolve(kg, end), limit=part.limit)
    items = [
        {
            "things": [_thing(kg, t, part) for t in way.things],
            "steps": [
                [{"text": choose(e.labels, part.language), "from": e.source, "to": e.target, "passages": list(e.passages)} for e in step]
                for step in way.steps
            ],
        }
        for way in routes
    ]
    return reply({"items": items, "total": len(items)})


def list_things(kg: Graph, kind: str, part: Part) -> Reply:
    """The things of a kind, in the order of their names."""
    listed = in_order(kg, part.language).get(kind)
    if listed is None:
        return problem(404, "not-found", f"There is no kind “{kind[:100]}”.", f"Known: {', '.join(sorted(things(kg)))}.")
    return part_of(listed, part, lambda iri: _thing(kg, iri, part))


def list_conflicts(kg: Graph, kind: str, part: Part) -> Reply:
    """Where the documents contradict each other or themselves."""
    items = [
        _thing(kg, c.iri, part)
        | {
            "kind": c.kind,
            "rule": c.rule,
            "sides": [{"text": choose(s.text, part.language), "passages": list(s.passages)} for s in c.sides],
            "notes": [choose(n, part.language) for n in c.notes],
        }
        for c in conflicts(kg, kind)
    ]
    return part_of(items, part)


def figures(kg: Graph, indicator: str | None, part: Part) -> Reply:
    """The figures of the documents."""
    wanted = expand(indicator) if indicator else None
    table = kg.rows(_FIGURES)
    items = []
    for row in table:
        told = dict(zip(table.variables, row, strict=True))
        if wanted is None or told["indicator"] == IRI(wanted):
            figure = str(told.pop("figure"))
            passages = [str(p) for p in kg.values(figure, "vnru:passage")]
            items.append(_thing(kg, figure, part) | {k: _value(t) for k, t in told.items()} | {"passages": passages})
    return part_of(items, part)


def exists(kg: Graph, iri: str) -> Reply:
    """Whether something is said of an IRI."""
    return reply(True) if any(True for _ in kg.engine.quads(iri)) else problem(404, "not-found", "There is nothing at this address.")


def kinds(kg: Graph, language: str) -> list[dict[str, str]]:
    """The kinds of things, by which searches may be narrowed."""
    slugs = dict.fromkeys(slug for slug, _ in index_of(kg).kinds)
    return [{"id": slug, "name": kg.label(q(f"code:kind-{slug}"), language) or slug} for slug in slugs]


def _value(term: Term | None) -> object:
    """A term as JSON: a thing by its IRI, a number as such unless it would lose digits, any other text as it is."""
    if not isinstance(term, Literal):
        return None if term is None else str(term)
    value = term.value
    return value if isinstance(value, bool | int) else term.text


JOBS: Mapping[str, Callable[..., Reply]] = {
    "api.search": search,
    "api.list": list_things,
    "api.thing": thing,
    "api.ask": answer,
    "api.path": ways,
    "api.conflicts": list_conflicts,
    "api.figures": figures,
    "exists": exists,
}
