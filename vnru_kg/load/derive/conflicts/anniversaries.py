"""Anniversaries that do not add up: so many years after the event is another year."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from ....words import LANGUAGES, table
from ..dates import bounds_of
from ..index import Index, Node
from .conflict import Conflict, local

_DATES = ("dcterms:date", "vnru:signedOn", "vnru:begin", "vnru:foundedOn")


def conflicts(index: Index) -> Iterator[Conflict]:
    """Events whose ``vnru:anniversaryYears`` after ``vnru:anniversaryOf`` is not in the year of their date."""
    for event in index.subjects("vnru:anniversaryYears"):
        origin = index.node(event, "vnru:anniversaryOf")
        years, celebrated = index.text(event, "vnru:anniversaryYears"), _years(index, event)
        if origin is None or years is None or celebrated is None:
            continue
        began = _years(index, origin)
        if began is None:
            continue
        if celebrated[1] - began[0] < int(years) or celebrated[0] - began[1] > int(years):
            passages = {p for node in (event, origin) for told in (*_DATES, "vnru:anniversaryYears") for p in index.passages_of(node, told)}
            yield Conflict(
                kind="counts",
                rule="anniversary-adds-up",
                slug=f"{local(event)}--years",
                predicate="vnru:anniversaryYears",
                members=(event,),
                passages=tuple(sorted(passages, key=lambda p: p.value)),
                values=(ox.Literal(int(years)), *(o for p in _DATES for e in (event, origin) for o in index.objects(e, p))),
                texts={
                    language: table("facts", language)["anniversary"].format(
                        index.label(event, language), began[0], celebrated[0], celebrated[0] - began[0], years
                    )
                    for language in LANGUAGES
                },
            )


def _years(index: Index, node: Node) -> tuple[int, int] | None:
    for predicate in _DATES:
        for value in index.objects(node, predicate):
            first, last = bounds_of(value.value)
            if first and last:
                return int(first[:4]), int(last[:4])
    return None
