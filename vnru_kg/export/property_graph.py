"""The network for property graphs: two tables with the headers of ``neo4j-admin database import``, and what loads them into Kùzu.

``neo4j-admin database import full --nodes=vnru-nodes.csv --relationships=vnru-edges.csv`` reads names, types, labels and kinds of
relations off the headers; several passages in a cell stand apart by semicolons, its own sign. Kùzu passes over the headers, so that
it takes the columns in their order (``vnru-kuzu.cypher``, run in the folder of the files).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..sheets import legible
from ..text import LANGUAGES

if TYPE_CHECKING:
    import networkx as nx

_LABELS = ("label", *(f"label_{language}" for language in LANGUAGES))
_DAYS = ("earliest", "latest")
_NODES = ["iri:ID", *_LABELS, ":LABEL", *(f"{day}:date" for day in _DAYS), "passages:string[]"]
_EDGES = [
    ":START_ID",
    ":END_ID",
    ":TYPE",
    *_LABELS,
    "predicate",
    "statement",
    *(f"{day}:date" for day in _DAYS),
    "weight:int",
    "passages:string[]",
]
_KUZU = """\
CREATE NODE TABLE Thing(iri STRING PRIMARY KEY, {labels}, kind STRING, earliest DATE, latest DATE, passages STRING);
CREATE REL TABLE Relation(FROM Thing TO Thing, type STRING, {labels}, predicate STRING, statement STRING, earliest DATE, latest DATE, \
weight INT64, passages STRING);
COPY Thing FROM '{stem}-nodes.csv' (HEADER=true, PARALLEL=false);
COPY Relation FROM '{stem}-edges.csv' (HEADER=true, PARALLEL=false);
"""


def files(network: nx.MultiDiGraph[str], stem: str) -> dict[str, bytes]:
    """The two tables and the commands for Kùzu, by the ending of their file; ``stem`` is how the files' names begin."""
    nodes = (
        [node, *(data[k] for k in _LABELS), data["kind"], *(data[k] for k in _DAYS), ";".join(data["passages"])]
        for node, data in network.nodes(data=True)
    )
    keys = (*_LABELS, "predicate", "statement", *_DAYS)
    edges = (
        [source, target, _type(data["predicate"]), *(data[k] for k in keys), max(1, len(said)), ";".join(said)]
        for source, target, data in network.edges(data=True)
        for said in [data["passages"]]
    )
    labels = ", ".join(f"{name} STRING" for name in _LABELS)
    script = _KUZU.format(labels=labels, stem=stem.replace("\\", "\\\\").replace("'", "\\'"))
    return {"-nodes.csv": _written(_NODES, nodes), "-edges.csv": _written(_EDGES, edges), "-kuzu.cypher": script.encode()}


def _type(predicate: str) -> str:
    """The name of a property without its namespace, which a query can write without marks."""
    return predicate.rpartition("/")[2].rpartition("#")[2]


def _written(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Without what spreadsheets want: a database neither takes a mark for text nor runs a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([legible(str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8", "replace")
