"""The conflicts: every conflict with its sides, what was noted of it, and why it is one."""

from __future__ import annotations

import re
from typing import Any

from ..conflicts import Conflict, conflicts, explain
from ..namespaces import q, shrink
from ..text import LANGUAGES
from ..vocabulary import CONFLICT_KIND
from .context import Context, Text, text

_AREAS = ("sdmx-dimension:refArea", "vnru:counterpartArea", "vnru:concerns")
_COUNTED = ("vnru:concerns", "vnru:counted")
_APART = re.compile(r"≠ \[[^\]]*\]\s*")  # how an interval is told, before what is the side's own


def rows(context: Context) -> dict[str, Any]:
    """Rows of tables.

    ``kinds`` as ``[id, labels]``; ``conflicts`` as ``[id, kind, labels, sides, notes, rule, shared, things, about, earliest,
    latest]``: a side is ``[words, passages, figure, low, high, own]`` where ``figure`` is the id of an observation or ""; ``rule``
    says in words what was found, ``shared`` in what the sides agree; ``things`` are what it is a conflict of, ``about`` what
    else it names.
    """
    every = conflicts(context.kg)
    kinds = list(dict.fromkeys(c.kind for c in every))
    return {
        "kinds": [[kind, context.label(q(CONFLICT_KIND + kind))] for kind in kinds],
        "conflicts": [_row(context, c, kinds.index(c.kind)) for c in every],
    }


def _row(context: Context, conflict: Conflict, kind: int) -> list[Any]:
    members = context.iris(conflict.iri, "vnru:conflictOf")
    days = [sorted(d for m in members if (d := context.kg.text(m, f"vnru:{side}"))) for side in ("earliest", "latest")]
    rule, shared, own = _reasons(context, conflict)
    figures = [shrink(m).partition(":")[2] for m in members if m.startswith(q("observation:"))]
    sides = [
        [
            text(side.text),
            context.passage_numbers(side.passages),
            figures[n] if n < len(figures) and side.interval else "",
            *((bound or "" for bound in side.interval) if side.interval else ("", "")),
            own[n] if n < len(own) else "",
        ]
        for n, side in enumerate(conflict.sides)
    ]
    return [
        shrink(conflict.iri).partition(":")[2],
        kind,
        text(conflict.labels),
        sides,
        [text(note) for note in conflict.notes],
        rule,
        shared,
        context.thing_numbers(members),
        context.thing_numbers([*context.iris(conflict.iri, *_COUNTED), *(a for m in members for a in context.iris(m, *_AREAS))]),
        days[0][0] if days[0] else "",
        days[1][-1] if days[1] else "",
    ]


def _reasons(context: Context, conflict: Conflict) -> tuple[Text, list[Text], list[Text]]:
    """The rule in words, in what all sides agree, and what each side with an interval has of its own."""
    lines = list(zip(*(explain(context.kg, conflict, language) for language in LANGUAGES), strict=True))
    told = [text(dict(zip(LANGUAGES, line, strict=True))) for line in lines]
    shared = [_without(told[n], "= ") for n, line in enumerate(lines) if line[0].startswith("= ")]
    apart = [[_APART.sub("", part) for part in line] for line in lines if line[0].startswith("≠ ")]
    own = [text(dict(zip(LANGUAGES, line, strict=True))) for line in apart]
    return told[0], shared, own


def _without(words: Text, start: str) -> Text:
    return words.removeprefix(start) if isinstance(words, str) else [part.removeprefix(start) for part in words]
