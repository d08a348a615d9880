"""The network as pyvis has it, for who wants to go on with pyvis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import known_language
from ..graph import Graph
from ..layout.opening import merge
from ..layout.places import positions
from ..namespaces import q
from ..network import network
from ..text import LANGUAGES

if TYPE_CHECKING:
    from pyvis.network import Network


def to_pyvis(kg: Graph, language: str = LANGUAGES[0]) -> Network:
    """A plain ``pyvis.network.Network``: things as nodes by IRI, every relation an edge.

    Nodes have ``label``, ``group`` (their kind), ``color`` and a place. Physics is off, since hundreds of nodes take it long;
    ``toggle_physics(True)`` lets it run. pyvis writes names into its page as they are, so ``<`` in a name is written ‹.
    Raises :class:`~vnru_kg.errors.NotFoundError` for a ``language`` that has no labels.
    """
    from pyvis.network import Network

    known_language(language)
    whole = network(kg)
    order = sorted(whole.kinds)
    number = {iri: n for n, iri in enumerate(order)}
    places = positions(len(order), merge(whole, number), list(range(len(order))))
    drawn = Network(directed=True, cdn_resources="in_line")
    for iri, (x, y) in zip(order, places, strict=True):
        kind = whole.kinds[iri]
        name = _safe(kg.label(iri, language) or iri)
        colour = kg.text(q(f"code:kind-{kind}"), "vnru:colour") or "#5F6B76"
        drawn.add_node(iri, label=name, title=name, group=kind, color=colour, x=x, y=y)
    for edge in whole.edges:
        label = _safe(edge.labels.get(language) or next(iter(edge.labels.values()), ""))
        drawn.add_edge(edge.source, edge.target, title=label, predicate=edge.predicate)
    drawn.toggle_physics(False)
    return drawn


def _safe(name: str) -> str:
    return name.replace("<", "‹")
