"""The seam: what every engine gives, in values that belong to no store and no thread."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping

from ..namespaces import shrink
from ..records import dataclass

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal
    from pathlib import Path
    from typing import Protocol

    import pandas
    import polars
    import pyoxigraph as ox

    from .limits import Limits
    from .protocol import Query, Response
else:
    Protocol = object

_XSD = "http://www.w3.org/2001/XMLSchema#"
_STRING = _XSD + "string"
_INTEGERS = {_XSD + n for n in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger")}
_FLOATS = {_XSD + "double", _XSD + "float"}


class IRI(str):
    """An IRI; compares and hashes as its text."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"IRI({str.__repr__(self)})"


class BlankNode(str):
    """A blank node label; the shipped data has none, a CONSTRUCT may make some."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal: lexical form, datatype IRI, and language tag (``None`` if it has none)."""

    text: str
    datatype: str = _STRING
    language: str | None = None

    def __str__(self) -> str:
        return self.text

    @property
    def value(self) -> str | int | float | bool | Decimal | date:
        """The Python value for numbers, booleans and dates; the text for every other datatype, and for what is none of its own."""
        with contextlib.suppress(ValueError, ArithmeticError, KeyError):
            if self.datatype in _INTEGERS:
                return int(self.text)
            if self.datatype == _XSD + "decimal":
                from decimal import Decimal

                return Decimal(self.text)
            if self.datatype in _FLOATS:
                return float(self.text)
            if self.datatype == _XSD + "boolean":
                return {"true": True, "1": True, "false": False, "0": False}[self.text]
            if self.datatype == _XSD + "date" and len(self.text) == len("2001-01-01"):
                from datetime import date

                return date.fromisoformat(self.text)
        return self.text


Term = IRI | BlankNode | Literal
Triple = tuple[Term, Term, Term]
Quad = tuple[Term, Term, Term, Term | None]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT: ``variables`` without ``?``, and one tuple a row, ``None`` where a variable is unbound."""

    variables: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def dicts(self) -> list[dict[str, Term]]:
        """Each row as variable → term, unbound variables left out."""
        return [{v: t for v, t in zip(self.variables, row, strict=True) if t is not None} for row in self.rows]

    def to_pandas(self, label: Callable[[str], str | None] | None = None) -> pandas.DataFrame:
        """The rows as a frame of pandas, each column of the type of its values; see :mod:`vnru_kg.frames`.

        With a function that labels IRIs (``kg.label``) labels stand in their place, and the IRIs beside.
        """
        from ..frames import to_pandas, with_labels

        return to_pandas(with_labels(self.cells(), label) if label else self.cells())

    def to_polars(self, label: Callable[[str], str | None] | None = None) -> polars.DataFrame:
        """The same as a frame of polars."""
        from ..frames import to_polars, with_labels

        return to_polars(with_labels(self.cells(), label) if label else self.cells())

    def cells(self) -> list[tuple[str, list[tuple[object, str, str] | None]]]:
        """The columns as :mod:`vnru_kg.frames` takes them."""
        return [
            (name, [None if t is None else (t.value, t.text, t.datatype) if isinstance(t, Literal) else (t, shrink(t), "") for t in column])
            for name, column in zip(self.variables, zip(*self.rows, strict=True) if self.rows else [()] * len(self.variables), strict=True)
        ]

    def _repr_html_(self) -> str:
        """The rows as a table, for Jupyter; IRIs are shortened by the project's prefixes."""
        from .. import notebook

        cells = ([shrink(t) if isinstance(t, IRI) else str(t or "") for t in row] for row in self.rows)
        return notebook.table("", self.variables, cells)


@dataclass(frozen=True, slots=True)
class Triples:
    """The triples of a CONSTRUCT or DESCRIBE, each once, in the engine's order."""

    triples: list[Triple]

    def __iter__(self) -> Iterator[Triple]:
        return iter(self.triples)

    def __len__(self) -> int:
        return len(self.triples)


Result = Table | Triples | bool


class Engine(Protocol):
    """A SPARQL 1.1 store whose default graph is the merge of its named graphs.

    ``key`` names what it holds in the cache folder, if it is kept there: what is derived from it may lie beside it.
    ``path`` is where its store lies, if it is one that other processes can open to answer as well. ``ends_itself`` says that
    it keeps to limits by itself, in :meth:`encode`.
    """

    key: str | None
    path: Path | None
    ends_itself: bool

    def query(self, text: str) -> Result:
        """Run a query: :class:`Table` for SELECT, ``bool`` for ASK, :class:`Triples` for CONSTRUCT and DESCRIBE.

        Raises :class:`~vnru_kg.errors.QuerySyntaxError` with line and column, and
        :class:`~vnru_kg.errors.QueryRefusedError` for what would leave the store.
        """

    def query_bytes(self, text: str, format_name: str) -> bytes:
        """Run a SELECT or ASK and give the answer as ``csv``, ``tsv``, ``json`` or ``xml`` (SPARQL 1.1 result formats)."""

    def encode(self, text: str, form: str, names: Mapping[str, str] | None = None, limits: Limits | None = None) -> tuple[bytes, bytes]:
        """The kind of the answer, and its content: in a result format by its name, or for ``""`` as :mod:`vnru_kg.engine.wire` has it.

        ``names`` are our prefixes that the text uses, if it has been checked already; ``limits`` are for engines that keep them.
        """

    def answer(self, asked: Query) -> Response:
        """The answer to a query as the SPARQL protocol asks it; raises as :meth:`query` does."""

    def quads(self, subject: str | None = None, predicate: str | None = None, object_: Term | None = None) -> Iterable[Quad]:
        """The quads of the named graphs that match; ``None`` matches all."""

    def native_quads(self, subject: str | None = None, predicate: str | None = None, object_: Term | None = None) -> Iterable[ox.Quad]:
        """:meth:`quads` as Oxigraph's own values, for writers that hand them to Oxigraph."""

    def dump(self) -> bytes:
        """Everything, merged default graph included, as N-Quads."""

    def open(self) -> None:
        """Have the store open, if it is one that is opened; it is otherwise when it is first asked."""

    def repair(self) -> bool:
        """Whether there is another engine in the place of one that could not read its store, so that asking again is worth it."""

    def __len__(self) -> int:
        """Number of distinct triples in the merged default graph."""
