"""The timeline: when events happened, when instruments were signed, and how long each phase of partnership lasted."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..engine import Literal
from ..namespaces import q, shrink
from ..words import LANGUAGES, table
from .context import Context, Text, finest, text, widest

# flags of a mark
_PLANNED, _IN_FORCE = 1, 2
_OWN_LANES = 4  # so many sorts of events have a lane of their own, the rest share one
_DATES = ("dcterms:date", "vnru:signedOn")
_HOPED = {q("code:planned"), q("code:proposed")}


def rows(context: Context) -> dict[str, Any]:
    """``lanes`` as ``[id, labels, kind]``, from the top; ``marks`` as ``[thing, lane, EDTF, flags]``, by thing."""
    kinds = {iri: kind for iri, kind in context.kinds.items() if kind in {"partnership", "instrument", "event"}}
    sort = _sorts(context, [iri for iri, kind in kinds.items() if kind == "event"])
    families = [family for family, _ in sorted(Counter(sort.values()).items(), key=lambda f: (f[0] == "", -f[1], f[0]))]
    lanes: list[list[Any]] = [[kind, context.label(q(f"code:kind-{kind}")), kind] for kind in ("partnership", "instrument")]
    lanes += [["event" if not f else shrink(f), _plural(context, f) if f else _others(), "event"] for f in families]
    lane_of = {kind: n for n, kind in enumerate(("partnership", "instrument"))}
    family_of = {family: n + len(lane_of) for n, family in enumerate(families)}
    marks: list[tuple[int, int, str, int]] = [
        (context.things[iri], family_of[sort[iri]] if kind == "event" else lane_of[kind], edtf, flags)
        for iri, kind in kinds.items()
        for edtf, flags in _marks(context, iri)
    ]
    used = sorted({mark[1] for mark in marks})
    return {
        "lanes": [lanes[n] for n in used],
        "marks": sorted([thing, used.index(lane), edtf, flags] for thing, lane, edtf, flags in marks),
    }


def _plural(context: Context, sort: str) -> Text:
    """What many events of a sort are called; where the ontology has no word for that, the name of the sort."""
    plural = {o.language: o.text for o in context.kg.values(sort, "vnru:pluralLabel") if isinstance(o, Literal) and o.language}
    return text(plural) if plural else context.label(sort)


def _others() -> Text:
    return text({language: table("page", language)["timeline"]["otherEvents"] for language in LANGUAGES})


def _marks(context: Context, iri: str) -> list[tuple[str, int]]:
    modes = set(context.iris(iri, "vnru:modality"))
    planned = _PLANNED if modes and modes <= _HOPED else 0
    dated = finest(str(v) for p in _DATES for v in context.kg.values(iri, p))
    if not dated:
        begins, ends = (finest(str(v) for v in context.kg.values(iri, p)) for p in ("vnru:begin", "vnru:end"))
        dated = [f"{b}/{e}" for b in begins or [".."] for e in ends or [".."]] if begins or ends else []
    force = finest(str(v) for v in context.kg.values(iri, "vnru:entryIntoForce"))
    return [(d, planned) for d in dated] + [(d, planned | _IN_FORCE) for d in force]


def _sorts(context: Context, events: list[str]) -> dict[str, str]:
    """The widest sort of each event, ``""`` for events of a sort that has no lane of its own."""
    found = {iri: widest(context, next(iter(sorted(context.iris(iri, "sem:eventType"))), "")) for iri in events}
    common = [sort for sort, _ in sorted(Counter(s for s in found.values() if s).items(), key=lambda c: (-c[1], c[0]))][:_OWN_LANES]
    return {iri: sort if sort in common else "" for iri, sort in found.items()}
