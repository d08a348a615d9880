"""Tables for analysis beyond one machine: Parquet, as DuckDB, Spark, pandas and polars read it.

Days are ``DATE``, which no reader shifts by a time zone; there are no times of day and no nanoseconds, which Spark 4.3.0
refuses. The document of a triple is ``doc-000`` and not ``000``, of which pyarrow 26.0.1, polars 2.1.0, pandas 3.1.1 and Spark make the
number 0 where it becomes the name of a folder. The same graph gives the same rows in the same order.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from .engine import BlankNode, Literal, Term
from .errors import MissingExtraError
from .figures import COLUMNS, figures
from .graph import Graph
from .namespaces import document_name, q

if TYPE_CHECKING:
    import networkx
    import pyarrow as pa

_DATE = q("xsd:date")
_KINDS = {"thing": "string", "words": "string", "day": "date32", "number": "float64"}
_NODES = ("label", "label_vi", "label_en", "label_ru", "kind")
_EDGES = ("label", "label_vi", "label_en", "label_ru", "predicate", "statement")


def files(kg: Graph, network: networkx.MultiDiGraph[str]) -> dict[str, bytes]:
    """The four tables, by the ending of their file; raises :class:`~vnru_kg.errors.MissingExtraError` without pyarrow."""
    try:
        import pyarrow  # noqa: F401 — whether it is there
    except ImportError:
        raise MissingExtraError("pyarrow", "parquet") from None
    nodes = [(node, data) for node, data in network.nodes(data=True)]
    edges = [(source, target, data) for source, target, data in network.edges(data=True)]
    return {
        "-triples.parquet": _written(_triples(kg)),
        "-nodes.parquet": _written({"iri": _texts([n for n, _ in nodes]), **_of_network([d for _, d in nodes], _NODES)}),
        "-edges.parquet": _written(
            {
                "source": _texts([s for s, _, _ in edges]),
                "target": _texts([t for _, t, _ in edges]),
                **_of_network([d for _, _, d in edges], _EDGES),
            }
        ),
        "-figures.parquet": _written(_figures(kg)),
    }


def _triples(kg: Graph) -> dict[str, pa.Array]:
    """Each triple as often as it is said: once a graph."""
    rows = sorted((str(s), str(p), _key(o), str(g), o) for s, p, o, g in kg.engine.quads())
    objects = [row[4] for row in rows]
    literals = [o if isinstance(o, Literal) else None for o in objects]
    return {
        "graph": _texts([row[3] for row in rows]),
        "document": _texts([document_name(row[3]) for row in rows]),
        "subject": _texts([row[0] for row in rows]),
        "predicate": _texts([row[1] for row in rows]),
        "object": _texts([str(o) for o in objects]),
        "kind": _texts(["literal" if isinstance(o, Literal) else "blank" if isinstance(o, BlankNode) else "iri" for o in objects]),
        "datatype": _texts([o.datatype if o else None for o in literals]),
        "language": _texts([o.language if o else None for o in literals]),
        "date": _typed([_day(o) for o in literals], "date32"),
        "number": _typed([_number(o) for o in literals], "float64"),
    }


def _figures(kg: Graph) -> dict[str, pa.Array]:
    rows = list(figures(kg))
    columns: dict[str, Any] = {"figure": _texts([figure.iri for figure in rows])}
    for name, (_, kind) in COLUMNS.items():
        terms = [figure.terms[name] for figure in rows]
        if _KINDS[kind] == "string":
            columns[name] = _texts([None if t is None else str(t) for t in terms])
        else:
            read = _day if kind == "day" else _number
            columns[name] = _typed([read(t) for t in terms], _KINDS[kind])
    columns["passages"] = _lists([list(figure.passages) for figure in rows])
    return columns


def _of_network(data: Sequence[dict[str, Any]], names: Sequence[str]) -> dict[str, pa.Array]:
    return {
        **{name: _texts([str(d[name]) for d in data]) for name in names},
        **{name: _typed([_day(Literal(str(d[name]), _DATE)) for d in data], "date32") for name in ("earliest", "latest")},
        "passages": _lists([list(d["passages"]) for d in data]),
    }


def _key(term: Term) -> tuple[str, str, str]:
    return (term.text, term.datatype, term.language or "") if isinstance(term, Literal) else (str(term), "", "")


def _day(term: Term | None) -> date | None:
    value = term.value if isinstance(term, Literal) else None
    return value if isinstance(value, date) else None


def _number(term: Term | None) -> float | None:
    value = term.value if isinstance(term, Literal) else None
    return None if value is None or isinstance(value, str | date | bool) else float(value)


def _texts(values: Sequence[str | None]) -> pa.Array:
    return _typed([None if v is None else str(v) for v in values], "string")


def _typed(values: Sequence[Any], kind: str) -> pa.Array:
    import pyarrow as pa

    return pa.array(values, type=getattr(pa, kind)())


def _lists(values: Sequence[list[str]]) -> pa.Array:
    import pyarrow as pa

    return pa.array([[str(v) for v in row] for row in values], type=pa.list_(pa.string()))


def _written(columns: dict[str, pa.Array]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, compression="zstd")
    return out.getvalue()
