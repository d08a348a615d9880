"""Taking the graph away: RDF in six formats, networks for Gephi and spreadsheets, rdflib and networkx objects."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ..engine import Result, Triples
from ..engine.terms import native_triple
from ..errors import UnsuitableError
from ..formats import EXPORT_FORMATS, GRAPH_FORMATS, NETWORK_FORMATS, find_format
from ..graph import Graph
from ..text import LANGUAGES
from ..turtle import serialize
from ..words import say

if TYPE_CHECKING:
    import networkx
    import rdflib


def export(
    kg: Graph, format_name: str = "turtle", *, construct: str | None = None, language: str = LANGUAGES[0], stem: str = "vnru"
) -> dict[str, bytes]:
    """The graph as bytes, by the ending of each part's file: five parts for ``csv``, four for ``parquet``, three for ``neo4j``, else one.

    ``construct`` is a CONSTRUCT or DESCRIBE query whose answer is exported instead of the whole graph; only RDF formats
    without named graphs can hold it. ``stem`` is how the names of the files begin, where one names another. Formats that hold
    a dataset keep the passage graphs, the others the merge.
    """
    form = find_format(format_name, EXPORT_FORMATS)
    if construct is not None and form.name not in GRAPH_FORMATS:
        raise UnsuitableError(
            say("{format} does not hold the answer of a query", format=form.name),
            say("Choose one of {names}.", names=", ".join(GRAPH_FORMATS)),
        )
    if form.name in NETWORK_FORMATS:
        return _network(kg, form.name, language, stem)
    if form.name == "void":
        from .description import describe_dataset

        return {form.suffix: serialize_triples(describe_dataset(kg), "turtle")}
    if construct is not None:
        return {form.suffix: graph_bytes(kg, construct, form.name)}
    quads = kg.engine.native_quads()
    return {form.suffix: serialize(quads if form.dataset else (q.triple for q in quads), form.name)}


def graph_bytes(kg: Graph, query: str, format_name: str) -> bytes:
    """The answer of a CONSTRUCT or DESCRIBE in a graph format; :class:`UnsuitableError` for other forms of query."""
    return answer_bytes(kg.query(query), format_name)


def answer_bytes(answer: Result, format_name: str) -> bytes:
    """The triples of an answer in a graph format; :class:`UnsuitableError` for an answer that is no graph."""
    if not isinstance(answer, Triples):
        raise UnsuitableError(
            say("{format} holds a graph, and this query does not give one", format=format_name),
            say("Write CONSTRUCT or DESCRIBE, or choose csv, tsv, json or xml."),
        )
    return serialize_triples(answer, format_name)


def serialize_triples(answer: Triples, format_name: str) -> bytes:
    """The triples of an answer in a graph format, sorted, with the project's prefixes."""
    return serialize(map(native_triple, answer), format_name)


def to_rdflib(kg: Graph) -> rdflib.Dataset:
    """See :meth:`KnowledgeGraph.to_rdflib <vnru_kg.kg.KnowledgeGraph.to_rdflib>`."""
    from .merge import to_rdflib

    return to_rdflib(kg)


def _network(kg: Graph, format_name: str, language: str, stem: str) -> dict[str, bytes]:
    from ..network import to_networkx

    graph = to_networkx(kg, language)
    if format_name == "csv":
        from .tables import files as tables

        return tables(kg, graph, language, stem)
    if format_name == "parquet":
        from ..parquet import files

        return files(kg, graph)
    if format_name == "neo4j":
        from .property_graph import files as property_graph

        return property_graph(graph, stem)
    if format_name == "gexf":
        from .gexf import write_gexf

        return {".gexf": write_gexf(kg, graph)}
    return {".graphml": _graphml(graph)}


def _graphml(graph: networkx.MultiDiGraph[str]) -> bytes:
    import networkx as nx

    from .gexf import plain

    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        flat.add_node(node, **plain(data))
    for number, (source, target, data) in enumerate(graph.edges(data=True)):
        flat.add_edge(source, target, key=str(number), **plain(data))
    out = io.BytesIO()
    nx.write_graphml(flat, out, encoding="utf-8", prettyprint=True)
    return out.getvalue()
