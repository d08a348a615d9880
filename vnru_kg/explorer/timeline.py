"""The timeline: when events happened, when instruments were signed, how long phases lasted; which kinds have a lane, the ontology says."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..dates import finest
from ..engine import Literal
from ..namespaces import q, shrink
from ..words import LANGUAGES, table
from .context import Context, Text, text, widest

# flags of a mark
_PLANNED, _IN_FORCE = 1, 2
_OWN_LANES = 4  # so many sorts of one kind have a lane of their own, the rest share one
_STRETCH, _FORCE = ("vnru:begin", "vnru:end"), "vnru:entryIntoForce"  # what is no date by itself


def rows(context: Context) -> dict[str, Any]:
    """``lanes`` as ``[id, labels, kind]``, from the top; ``marks`` as ``[thing, lane, EDTF, flags]``, by thing."""
    lanes: list[list[Any]] = []
    lane_of: dict[str, int] = {}
    for kind, divided in context.kg.vocabulary.lanes.items():
        things = [iri for iri, of in context.kinds.items() if of == kind]
        sort = _sorts(context, things, divided) if divided else dict.fromkeys(things, kind)
        for family, _ in sorted(Counter(sort.values()).items(), key=lambda f: (f[0] == "", -f[1], f[0])):
            lane_of |= {iri: len(lanes) for iri in things if sort[iri] == family}
            lanes.append(_lane(context, kind, family) if divided else [kind, context.label(q(f"code:kind-{kind}")), kind])
    marks: list[tuple[int, int, str, int]] = [
        (context.things[iri], lane_of[iri], edtf, flags) for iri in context.kinds if iri in lane_of for edtf, flags in _marks(context, iri)
    ]
    used = sorted({mark[1] for mark in marks})
    return {
        "lanes": [lanes[n] for n in used],
        "marks": sorted([thing, used.index(lane), edtf, flags] for thing, lane, edtf, flags in marks),
    }


def _lane(context: Context, kind: str, sort: str) -> list[Any]:
    """The lane of one sort of things of a kind, or of the rest of them."""
    return [shrink(sort), _plural(context, sort), kind] if sort else [kind, _others(), kind]


def _plural(context: Context, sort: str) -> Text:
    """What many events of a sort are called; where the ontology has no word for that, the name of the sort."""
    plural = {o.language: o.text for o in context.kg.values(sort, "vnru:pluralLabel") if isinstance(o, Literal) and o.language}
    return text(plural) if plural else context.label(sort)


def _others() -> Text:
    return text({language: table("page", language)["timeline"]["otherEvents"] for language in LANGUAGES})


def _single(context: Context) -> list[str]:
    """What is a date by itself."""
    return [p for p in context.kg.vocabulary.dates if p not in {*_STRETCH, _FORCE}]


def _marks(context: Context, iri: str) -> list[tuple[str, int]]:
    modes = set(context.iris(iri, "vnru:modality"))
    planned = _PLANNED if modes and modes <= context.kg.vocabulary.intentions else 0
    dated = finest(str(v) for p in _single(context) for v in context.kg.values(iri, p))
    if not dated:
        begins, ends = (finest(str(v) for v in context.kg.values(iri, p)) for p in _STRETCH)
        dated = [f"{b}/{e}" for b in begins or [".."] for e in ends or [".."]] if begins or ends else []
    force = finest(str(v) for v in context.kg.values(iri, _FORCE))
    return [(d, planned) for d in dated] + [(d, planned | _IN_FORCE) for d in force]


def _sorts(context: Context, things: list[str], divided: str) -> dict[str, str]:
    """The widest sort of each thing by the property that divides them, ``""`` for those of a sort that has no lane of its own."""
    sorts = {iri: widest(context, context.iri(iri, divided)) for iri in things}
    common = [sort for sort, _ in sorted(Counter(s for s in sorts.values() if s).items(), key=lambda c: (-c[1], c[0]))][:_OWN_LANES]
    return {iri: sort if sort in common else "" for iri, sort in sorts.items()}
