"""Tables as CSV: things, relations, figures, and the passages that say them, one a row; and CSV on the Web, which says what is in them.

The description (`W3C Tabular Metadata <https://www.w3.org/TR/tabular-metadata/>`_) names for each column its type, its property in
RDF, and its name in three languages; which columns are keys, and to which table they lead.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from ..engine import IRI, Literal, Term
from ..figures import COLUMNS, figures
from ..graph import Graph
from ..namespaces import DATASET_GRAPH, document_name, q
from ..sheets import csv_bytes
from ..text import LANGUAGES

if TYPE_CHECKING:
    import networkx as nx

# of IRIs that stand in the template of another: not anyURI, whose parts a reader in Python puts there with commas
_IRI = "string"
_TYPES = {"words": "string", "day": "date", "number": "decimal"}
_LABELS = {"Label": "label", **{f"Label ({lang})": f"label_{lang}" for lang in LANGUAGES}}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its name in the description, the type of its values, and the property that has them in RDF.

    What ``means`` a property without being its value (a label beside an IRI) is called as that is.
    """

    heading: str
    name: str
    type: str = "string"
    property: str = ""
    language: str = ""
    required: bool = False
    means: str = ""


def files(kg: Graph, network: nx.MultiDiGraph[str], language: str, stem: str) -> dict[str, bytes]:
    """The four tables and their description, by the ending of their file; ``stem`` is how the files' names begin."""
    tables = _Tables(kg, network, language)
    parts = {
        name: csv_bytes([column.heading for column in columns], rows)
        for name, columns, rows in (
            ("-nodes.csv", tables.node_columns, tables.nodes),
            ("-edges.csv", tables.edge_columns, tables.edges),
            ("-passages.csv", tables.passage_columns, tables.passages()),
            ("-figures.csv", tables.figure_columns, tables.figures()),
        )
    }
    return {**parts, "-metadata.json": json.dumps(tables.described(stem), ensure_ascii=False, indent=2).encode() + b"\n"}


def edge_id(source: str, target: str, data: dict[str, Any]) -> str:
    """A name for an edge that stays the same as long as it says the same."""
    key = "\n".join((source, data["predicate"], target, data["statement"]))
    return f"edge-{blake2b(key.encode(), digest_size=8).hexdigest()}"


class _Tables:
    """The tables of one graph in one language."""

    def __init__(self, kg: Graph, network: nx.MultiDiGraph[str], language: str) -> None:
        self._kg = kg
        self._network = network
        self._language = language
        self._labels = [
            Column(heading, name, property="skos:prefLabel" if name != "label" else "", language=heading[7:9] or language)
            for heading, name in _LABELS.items()
        ]
        self._days = [Column("Earliest", "earliest", "date", "vnru:earliest"), Column("Latest", "latest", "date", "vnru:latest")]

    @property
    def node_columns(self) -> list[Column]:
        last = [*self._days, Column("Weight", "weight", "integer", required=True)]
        return [Column("Id", "id", _IRI, required=True), *self._labels, Column("Kind", "kind", required=True), *last]

    @property
    def edge_columns(self) -> list[Column]:
        ends = [Column(heading, heading.lower(), _IRI, required=True) for heading in ("Source", "Target")]
        said = [Column("Predicate", "predicate", "anyURI", required=True), Column("Statement", "statement", "anyURI")]
        labels = [Column(c.heading, c.name, language=c.language) for c in self._labels]
        first = [Column("Id", "id", required=True), *ends, Column("Type", "type", required=True)]
        return [*first, *labels, *said, *self._days, Column("Weight", "weight", "integer", required=True)]

    @property
    def passage_columns(self) -> list[Column]:
        return [
            Column("Item", "item", required=True),
            Column("Passage", "passage", "anyURI", required=True),
            Column("Document", "document", required=True),
            Column("Paragraph", "paragraph", "integer"),
        ]

    @property
    def figure_columns(self) -> list[Column]:
        columns = [Column("figure", "figure", _IRI, required=True)]
        for name, (predicate, kind) in COLUMNS.items():
            if kind == "thing":
                columns += [
                    Column(name, name, language=self._language, means=predicate),
                    Column(f"{name}_iri", f"{name}_iri", _IRI, predicate),
                ]
            else:
                columns.append(Column(name, name, _TYPES[kind], predicate))
        return columns

    @cached_property
    def nodes(self) -> list[list[object]]:
        keys = [*_LABELS.values(), "kind", "earliest", "latest"]
        return [[node, *(data[k] for k in keys), len(data["passages"])] for node, data in self._network.nodes(data=True)]

    @cached_property
    def edges(self) -> list[list[object]]:
        keys = [*_LABELS.values(), "predicate", "statement", "earliest", "latest"]
        return [
            [edge_id(source, target, data), source, target, "Directed", *(data[k] for k in keys), max(1, len(data["passages"]))]
            for source, target, data in self._network.edges(data=True)
        ]

    def figures(self) -> Iterator[list[object]]:
        for figure in figures(self._kg):
            row: list[object] = [figure.iri]
            for name, (_, kind) in COLUMNS.items():
                term = figure.terms[name]
                row += self._named(term) if kind == "thing" else [term.value if isinstance(term, Literal) else term]
            yield row

    def _named(self, term: Term | None) -> Sequence[object]:
        return [self._kg.label(term, self._language) or "", term] if isinstance(term, IRI) else [term, None]

    def passages(self) -> Iterator[list[object]]:
        """Things, relations and figures, each beside every passage that says it."""
        said: list[tuple[str, Sequence[str]]] = [(node, data["passages"]) for node, data in self._network.nodes(data=True)]
        said += [(edge_id(a, b, data), data["passages"]) for a, b, data in self._network.edges(data=True)]
        said += [(figure.iri, figure.passages) for figure in figures(self._kg)]
        for item, passages in said:
            for passage in passages:
                number = self._kg.text(passage, "vnru:paragraph")
                yield [item, passage, document_name(passage), int(number) if number.isdecimal() else None]

    def described(self, stem: str) -> dict[str, object]:
        """What is in the tables, as CSV on the Web has it."""
        source, target = ("source", "target")
        nodes = {"resource": f"{stem}-nodes.csv", "columnReference": "id"}
        to_nodes = [{"columnReference": end, "reference": nodes} for end in (source, target)]
        tables = [
            self._table(f"{stem}-nodes.csv", self.node_columns, primaryKey="id", aboutUrl="{+id}"),
            self._table(f"{stem}-edges.csv", self.edge_columns, primaryKey="id", foreignKeys=to_nodes),
            self._table(f"{stem}-passages.csv", self.passage_columns, primaryKey=["item", "passage"]),
            self._table(f"{stem}-figures.csv", self.figure_columns, primaryKey="figure", aboutUrl="{+figure}"),
        ]
        texts = {"dc:title": "skos:prefLabel", "dc:description": "dcterms:description"}
        head = {key: [_tagged(v) for v in self._kg.values(DATASET_GRAPH, name)] for key, name in texts.items()}
        licence = self._kg.text(DATASET_GRAPH, "dcterms:license")
        about = {key: values for key, values in head.items() if values} | ({"dc:license": {"@id": licence}} if licence else {})
        return {"@context": "http://www.w3.org/ns/csvw", **about, "tables": tables}

    def _table(self, url: str, columns: Sequence[Column], **schema: object) -> dict[str, object]:
        about = "aboutUrl" in schema
        return {"url": url, "tableSchema": {"columns": [self._column(c, valued=about) for c in columns], **schema}}

    def _column(self, column: Column, *, valued: bool) -> dict[str, object]:
        described: dict[str, object] = {"titles": column.heading, "name": column.name, "datatype": column.type}
        called = self._kg.labels_of(q(column.property or column.means)) if column.property or column.means else {}
        if called:
            described["rdfs:label"] = [{"@value": text, "@language": language} for language, text in sorted(called.items())]
        if valued and column.property:
            described["propertyUrl"] = q(column.property)
            if column.name.endswith("_iri"):
                described["valueUrl"] = f"{{+{column.name}}}"
        else:
            described["suppressOutput"] = True
        if column.language:
            described["lang"] = column.language
        return described | ({"required": True} if column.required else {})


def _tagged(value: Term) -> dict[str, str]:
    language = value.language if isinstance(value, Literal) else None
    return {"@value": str(value)} | ({"@language": language} if language else {})
