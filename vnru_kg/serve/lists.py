"""The things of each kind, in the order of their names: found once, and kept beside the build, since of a large store it takes seconds."""

from __future__ import annotations

import json
from functools import cache

from ..alphabet import place
from ..graph import Graph
from ..load.reuse import package_mark, reuse
from ..namespaces import shrink
from ..network import kinds


@cache
def things(kg: Graph) -> dict[str, list[str]]:
    """The things of each kind."""
    return reuse(kg.engine.key, "kinds", package_mark(), lambda: _found(kg), dump=lambda made: json.dumps(made).encode(), load=json.loads)


def _found(kg: Graph) -> dict[str, list[str]]:
    things: dict[str, list[str]] = {}
    for iri, kind in kinds(kg).items():
        things.setdefault(kind, []).append(iri)
    return things


@cache
def in_order(kg: Graph, language: str) -> dict[str, list[str]]:
    """The things of each kind in the order of their names in a language."""

    def name(iri: str) -> tuple[object, str]:
        return place(kg.label(iri, language) or shrink(iri), language), iri

    def ordered() -> dict[str, list[str]]:
        return {kind: sorted(iris, key=name) for kind, iris in things(kg).items()}

    return reuse(kg.engine.key, f"list-{language}", package_mark(), ordered, dump=lambda made: json.dumps(made).encode(), load=json.loads)
