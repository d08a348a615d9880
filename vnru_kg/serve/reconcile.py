"""OpenRefine's reconciliation service on the index of names.

It follows the specification 0.2 (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from ..engine import IRI, Literal
from ..graph import Graph
from ..namespaces import BASE, expand, q, shrink
from ..search import Hit, Match, find, index_of
from ..text import fold
from ..words import SOURCE
from . import api
from .pages import Place
from .pages.page import Page
from .pages.render import lay_out
from .pages.thing import ThingPage
from .places import root_of
from .problems import problem
from .reply import Reply

_MOST, _USUAL = 50, 5
_MOST_QUERIES = 200


def manifest(kg: Graph, base: str, language: str) -> Reply:
    """What the service is, and what else it does."""
    suggest = {kind: {"service_url": f"{base}/reconcile", "service_path": f"/suggest/{kind}"} for kind in ("entity", "type", "property")}
    return api.reply(
        {
            "versions": ["0.2"],
            "name": kg.label(f"{BASE}dataset", SOURCE) or "vnru-kg",
            "identifierSpace": BASE,
            "schemaSpace": f"{BASE}code/",
            "defaultTypes": api.kinds(kg, language),
            "view": {"url": f"{base}/{{{{id}}}}"},
            "preview": {"url": f"{base}/reconcile/preview?id={{{{id}}}}", "width": 430, "height": 300},
            "suggest": suggest,
            "extend": {"propose_properties": {"service_url": f"{base}/reconcile", "service_path": "/properties"}, "property_settings": []},
            "batchSize": _MOST_QUERIES,
        }
    )


def batch(kg: Graph, queries: str, language: str) -> Reply:
    """A batch of names, each with the things that it may mean."""
    asked = _read(queries)
    if not isinstance(asked, dict) or len(asked) > _MOST_QUERIES or not all(isinstance(query, dict) for query in asked.values()):
        return problem(400, "request", f"“queries” is not an object of at most {_MOST_QUERIES} queries.")
    return api.reply({name: {"result": _candidates(kg, query, language)} for name, query in asked.items()})


def _candidates(kg: Graph, query: Mapping[str, Any], language: str) -> list[dict[str, Any]]:
    text, limit = str(query.get("query", ""))[:600], query.get("limit", _USUAL)
    limit = min(limit, _MOST) if isinstance(limit, int) and limit > 0 else _USUAL
    wanted = query.get("type")
    kinds = {str(kind) for kind in (wanted if isinstance(wanted, list) else [wanted]) if kind}
    hits = [h for h in find(index_of(kg), text, limit=_MOST) if not kinds or h.kind in kinds][:limit]
    sure = [h for h in hits if h.rank == Match.EXACT]
    return [_candidate(kg, h, text, language) | {"match": [h] == sure} for h in hits]


def _candidate(kg: Graph, hit: Hit, text: str, language: str) -> dict[str, Any]:
    """A score from 100 for the whole name downwards by how well it fits."""
    score = 100.0 if fold(hit.name) == fold(text) else max(5.0, 90.0 - 9.0 * int(hit.rank))
    kind = kg.label(q(f"code:kind-{hit.kind}"), language) or hit.kind
    return {
        "id": hit.iri.removeprefix(BASE),
        "name": kg.label(hit.iri, language) or hit.name,
        "description": hit.name,
        "type": [{"id": hit.kind, "name": kind}] if hit.kind else [],
        "score": score,
    }


def suggest(kg: Graph, what: str, prefix: str, cursor: int, language: str) -> Reply:
    """What a name that is being typed may become: a thing, a kind, a property."""
    if what == "entity":
        hits = find(index_of(kg), prefix[:600], limit=cursor + 20)[cursor:]
        candidates = [
            {"id": h.iri.removeprefix(BASE), "name": kg.label(h.iri, language) or h.name, "notable": [{"id": h.kind, "name": h.kind}]}
            for h in hits
        ]
        return api.reply({"result": candidates})
    everything = api.kinds(kg, language) if what == "type" else _properties(kg, language)
    wanted = fold(prefix)
    return api.reply({"result": [e for e in everything if wanted in fold(e["name"]) or wanted in fold(e["id"])][cursor : cursor + 20]})


def _properties(kg: Graph, language: str, kind: str = "") -> list[dict[str, str]]:
    """The properties that things have, of a kind or of all."""
    of_kind = f"?c vnru:displayKind code:kind-{kind} . ?s a ?c . " if kind and kind.replace("-", "").isalnum() else ""
    # a filter on ?s, or ORDER BY, would read every triple
    rows = sorted(kg.rows(f"SELECT DISTINCT ?p {{ {of_kind}?s ?p ?o }}"), key=lambda row: str(row[0]))
    return [
        {"id": shrink(str(p)), "name": kg.label(str(p), language) or shrink(str(p))} for (p,) in rows if not shrink(str(p)).startswith("<")
    ]


def properties(kg: Graph, kind: str, limit: int, language: str) -> Reply:
    """The properties by which a column may be extended."""
    return api.reply({"type": kind, "properties": _properties(kg, language, kind)[:limit]})


def extend(kg: Graph, text: str, language: str) -> Reply:
    """Values of properties for a column of things."""
    asked = _read(text)
    ids = asked.get("ids") if isinstance(asked, dict) else None
    wanted = asked.get("properties") if isinstance(asked, dict) else None
    if not isinstance(ids, list) or not isinstance(wanted, list) or len(ids) > 1000 or len(wanted) > 50:
        return problem(400, "request", "“extend” is not an object with at most 1000 “ids” and 50 “properties”.")
    names = [str(p.get("id", "")) for p in wanted if isinstance(p, dict)]
    iris = {name: expand(name) for name in names}
    rows = {
        str(node): {name: [_cell(kg, v, language) for v in _values(kg, BASE + str(node), iri)] for name, iri in iris.items()}
        for node in ids
    }
    meta = [{"id": name, "name": kg.label(iri, language) or name} for name, iri in iris.items() if iri]
    return api.reply({"meta": meta, "rows": rows})


def _values(kg: Graph, node: str, predicate: str | None) -> list[Any]:
    return [s.object for s in kg.statements(node, predicate)] if predicate else []


def _cell(kg: Graph, value: Any, language: str) -> dict[str, Any]:
    if not isinstance(value, Literal):
        return {"id": str(value).removeprefix(BASE), "name": kg.label(str(value), language) or shrink(str(value))}
    plain = value.value
    return {"bool": plain} if isinstance(plain, bool) else {"int": plain} if isinstance(plain, int) else {"str": value.text}


def preview(kg: Graph, base: str, node: str, language: str) -> Reply:
    """A thing in a small frame."""
    place = Place(base, root_of(base), language, node, embedded=True)
    if not any(True for _ in kg.engine.quads(BASE + node)):
        return problem(404, "not-found", "There is no such thing.")
    return lay_out("embedded", Page(kg, place), ThingPage(Page(kg, place), str(IRI(BASE + node))))


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


JOBS: Mapping[str, Callable[..., Reply]] = {
    "reconcile.manifest": manifest,
    "reconcile.batch": batch,
    "reconcile.suggest": suggest,
    "reconcile.properties": properties,
    "reconcile.extend": extend,
    "reconcile.preview": preview,
}
