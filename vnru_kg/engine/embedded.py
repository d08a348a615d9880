"""The embedded engine: Oxigraph in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from ..errors import QueryError, UnsuitableError
from ..words import say
from . import wire
from .base import Quad, Result, Table, Term
from .forms import RESULTS
from .guard import check_query
from .sorting import order_totally
from .terms import native, node, plain

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from pathlib import Path

    from .limits import Limits
    from .protocol import Query, Response


class EmbeddedEngine:
    """Oxigraph's memory store behind the seam of :class:`~vnru_kg.engine.Engine`.

    ``quads`` all name a graph; the engine adds their merge as the default graph, each triple once: Oxigraph's own union (0.5.13) counts a
    triple as often as graphs state it. ``key`` names the build
    in the cache folder that the engine holds, if it holds one: what is derived from it may be kept there under that name.
    """

    path: Path | None = None  # where the store lies, if it lies on disk
    ends_itself = False

    def __init__(self, quads: Iterable[ox.Quad] = (), *, merged: bool = False) -> None:
        self.key: str | None = None
        self._held: ox.Store | None = ox.Store()
        self._store.extend(quads)
        if not merged:
            self._merge()

    @property
    def _store(self) -> ox.Store:
        assert self._held is not None  # noqa: S101 — what is in memory is there from the first
        return self._held

    @classmethod
    def from_nquads(cls, content: bytes) -> EmbeddedEngine:
        """Load N-Quads that already hold the merged default graph, as :meth:`dump` writes them."""
        engine = cls(merged=True)
        engine._store.load(content, format=ox.RdfFormat.N_QUADS, lenient=True)  # all of it was checked when it was first read
        return engine

    def dump(self) -> bytes:
        """Everything, merged default graph included, as N-Quads."""
        content = self._store.dump(format=ox.RdfFormat.N_QUADS)
        assert content is not None  # noqa: S101 — None only when dumped into a file
        return content

    def open(self) -> None:
        """See :meth:`Engine.open <vnru_kg.engine.base.Engine.open>`."""

    def repair(self) -> bool:
        """See :meth:`Engine.repair <vnru_kg.engine.base.Engine.repair>`."""
        return False

    def _merge(self) -> None:
        self._store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")

    def __len__(self) -> int:
        table = self.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
        assert isinstance(table, Table)  # noqa: S101 — a SELECT gives rows
        return int(str(table.rows[0][0]))

    def query(self, text: str) -> Result:
        """See :meth:`Engine.query <vnru_kg.engine.base.Engine.query>`."""
        return wire.decode(*self.encode(text, ""))

    def query_bytes(self, text: str, format_name: str) -> bytes:
        """See :meth:`Engine.query_bytes <vnru_kg.engine.base.Engine.query_bytes>`."""
        return self.encode(text, format_name)[1]

    def encode(self, text: str, form: str, names: Mapping[str, str] | None = None, limits: Limits | None = None) -> tuple[bytes, bytes]:
        """See :meth:`Engine.encode <vnru_kg.engine.base.Engine.encode>`."""
        answer = self._run(text, check_query(text) if names is None else names)
        try:
            if not form:
                return wire.encode(answer)
            if isinstance(answer, ox.QueryTriples):
                raise UnsuitableError(
                    say("CONSTRUCT and DESCRIBE give a graph, which {format} cannot hold", format=form),
                    say("Choose turtle or another graph format."),
                )
            content = answer.serialize(format=RESULTS[form])
        except (RuntimeError, ValueError, OSError) as error:
            raise QueryError(say("the query could not be finished: {what}", what=error)) from error
        assert content is not None  # noqa: S101 — None only when written into a file
        return b"", content

    def answer(self, asked: Query) -> Response:
        """See :meth:`Engine.answer <vnru_kg.engine.base.Engine.answer>`."""
        from .protocol import answer_query

        return answer_query(self._store, asked, check_query(asked.text))

    def quads(self, subject: str | None = None, predicate: str | None = None, object_: Term | None = None) -> Iterator[Quad]:
        """See :meth:`Engine.quads <vnru_kg.engine.base.Engine.quads>`."""
        for quad in self.native_quads(subject, predicate, object_):
            yield (plain(quad.subject), plain(quad.predicate), plain(quad.object), plain(quad.graph_name))

    def native_quads(self, subject: str | None = None, predicate: str | None = None, object_: Term | None = None) -> Iterator[ox.Quad]:
        """The same as the store's own values, for writers that hand them back to Oxigraph."""
        pattern = self._store.quads_for_pattern(
            None if subject is None else node(subject),
            None if predicate is None else node(predicate),
            None if object_ is None else native(object_),
        )
        return (quad for quad in pattern if not isinstance(quad.graph_name, ox.DefaultGraph))

    def _run(self, text: str, names: Mapping[str, str]) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        try:
            return self._store.query(order_totally(text), prefixes=dict(names))
        except SyntaxError as error:
            from .syntax import explain

            raise explain(text, str(error)) from None
        except (RuntimeError, ValueError, OSError) as error:
            raise QueryError(say("the query could not be run: {what}", what=error)) from error
