"""The network as Gephi opens it: placed and coloured, as wide as it is told of, and in time.

GEXF 1.2 with its viz module, written by networkx. A thing or relation that has days is there from its first to its last: Gephi's
timeline leaves out what is not there at a time, and keeps what has no days. Its attributes stay texts, as they are in GraphML.
"""

from __future__ import annotations

import io
import re
from math import sqrt
from typing import TYPE_CHECKING, Any

from ..graph import Graph
from ..layout.opening import merge
from ..layout.places import positions
from ..namespaces import q
from ..network import network
from ..sheets import legible

if TYPE_CHECKING:
    import networkx as nx

_GREY = "#5F6B76"  # what the ontology gives no colour
_DAY = re.compile(r"\d{4}-\d\d-\d\d")  # the years that xsd:date has without a sign


def write_gexf(kg: Graph, graph: nx.MultiDiGraph[str]) -> bytes:
    """``graph`` as GEXF; where its things stand and how they look is said by ``kg``."""
    import networkx as nx

    places = _places(kg)
    degree = dict(graph.degree())
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        seen = {"color": _colour(kg, data["kind"]), "position": places[node], "size": round(4 + 3 * sqrt(degree[node]), 1)}
        drawn.add_node(node, **plain(data), **_spell(data), viz=seen)
    for number, (source, target, data) in enumerate(graph.edges(data=True)):
        weight = max(1, len(data["passages"]))
        drawn.add_edge(source, target, key=str(number), id=str(number), **plain(data), **_spell(data), weight=weight)
    out = io.BytesIO()
    nx.write_gexf(drawn, out, encoding="utf-8", prettyprint=True)
    # the writer notes the day of writing, which would make two exports differ
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue(), count=1)


def plain(data: dict[str, Any]) -> dict[str, str]:
    """The attributes of a node or edge as texts that XML can hold."""
    return {key: legible(" ".join(value) if isinstance(value, tuple) else str(value)) for key, value in data.items()}


def _spell(data: dict[str, Any]) -> dict[str, str]:
    """From when to when it is there; what has no end is there from its beginning on."""
    days = {"start": data["earliest"], "end": data["latest"]}
    return {side: day for side, day in days.items() if _DAY.fullmatch(day)}


def _places(kg: Graph) -> dict[str, dict[str, float]]:
    places = network(kg)
    order = sorted(places.kinds)
    number = {iri: n for n, iri in enumerate(order)}
    spots = positions(len(order), merge(places, number), list(range(len(order))))
    return {iri: {"x": x, "y": -y, "z": 0} for iri, (x, y) in zip(order, spots, strict=True)}  # in Gephi up is up


def _colour(kg: Graph, kind: str) -> dict[str, int]:
    text = kg.text(q(f"code:kind-{kind}"), "vnru:colour") or _GREY
    return {name: int(text[at : at + 2], 16) for name, at in (("r", 1), ("g", 3), ("b", 5))} | {"a": 1}
