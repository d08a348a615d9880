"""The things of each kind, in the order of their names: found once, and kept beside the build, since of a large store it takes seconds."""

from __future__ import annotations

import json
from functools import cache

from .. import info
from ..alphabet import place
from ..graph import Graph
from ..load.reuse import package_mark, reuse
from ..namespaces import shrink

# all at once: to look for the name of one after another takes five times as long
_NAMES = "SELECT ?thing ?name {{ ?thing skos:prefLabel ?name FILTER(LANG(?name) = '{}') }}"


@cache
def things(kg: Graph) -> dict[str, list[str]]:
    """The things of each kind; read once."""
    return info.things(kg)


@cache
def in_order(kg: Graph, language: str) -> dict[str, list[str]]:
    """The things of each kind in the order of their names in a language."""

    def ordered() -> dict[str, list[str]]:
        names = {str(iri): str(name) for iri, name in sorted(kg.rows(_NAMES.format(language)), key=lambda row: str(row[1]))}

        def name(iri: str) -> tuple[object, str]:
            return place(names.get(iri) or kg.label(iri, language) or shrink(iri), language), iri

        return {kind: sorted(iris, key=name) for kind, iris in things(kg).items()}

    return reuse(kg.engine.key, f"list-{language}", package_mark(), ordered, dump=lambda made: json.dumps(made).encode(), load=json.loads)
