"""What may be written into a store on disk: SPARQL 1.1 updates, and whole graphs."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import HTTP
from pathlib import Path

import pyoxigraph as ox

from ..engine import check_update
from ..engine.lexer import Token, outside, tokens
from ..errors import NotFoundError, QueryError
from ..records import dataclass
from ..words import say
from .shelf import current
from .touches import Operation, UnclearError, operations
from .writing import CATCH_ALL, refuse_record

FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
MULTIPART = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Update:
    """A SPARQL update, with the graphs that its WHERE sees, and the IRI of the endpoint."""

    text: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    base: str

    def __call__(self, store: ox.Store) -> Collection[ox.Quad] | None:
        """Run it."""
        names = dict(check_update(self.text))
        top = outside(tokens(self.text))
        if any(token.text.upper() == "DEFAULT" for token in top):
            hint = say("Name a graph, NAMED or ALL; a triple that is deleted without a graph is deleted from each that holds it.")
            raise QueryError(say("the default graph is the merge of all graphs, and no graph of its own"), hint)
        try:
            return _run(operations(self._scoped(top), self.base, names), store)
        except SyntaxError as error:
            raise QueryError(say("the update cannot be read: {what}", what=error)) from None
        except (RuntimeError, ValueError) as error:
            raise QueryError(say("the update could not be run: {what}", what=error)) from error

    def _scoped(self, top: list[Token]) -> str:
        """The update with the graphs of the request as its own."""
        if not self.default_graphs and not self.named_graphs:
            return self.text
        if any(token.text.upper() in {"USING", "WITH"} for token in top):
            raise QueryError(say("the request names graphs, and the update names others"), say("Name them in one of the two."))
        clauses = "".join([*(f"USING <{iri}> " for iri in self.default_graphs), *(f"USING NAMED <{iri}> " for iri in self.named_graphs)])
        text, end = "", 0
        for before, token in zip([None, *top], top, strict=False):
            if token.text.upper() == "WHERE":
                if before is not None and before.text.upper() == "DELETE":
                    raise QueryError(say("DELETE WHERE takes no graphs of the request"), say("Write: DELETE {…} WHERE {…}."))
                text, end = text + self.text[end : token.start] + clauses, token.start
        return text + self.text[end:]


def _run(parts: Sequence[Operation], store: ox.Store) -> Collection[ox.Quad] | None:
    """Run operations one after another; gives the quads that they may have touched, if that can be said."""
    touched: set[ox.Quad] | None = set()
    for operation in parts:
        if touched is not None:
            try:
                touched |= operation.touches(store)
            except UnclearError:
                touched = None
        operation.run(store)
    return touched


@dataclass(frozen=True, slots=True)
class Put:
    """A graph to stand in the place of another one, or (``added``) beside what stands there; ``""`` is the graph for what names none.

    ``media_type`` is one of :data:`FORMATS`, or the whole header of a form each of whose files is in one of them.
    """

    graph: str
    content: bytes
    media_type: str
    added: bool

    @property
    def node(self) -> ox.NamedNode:
        """The graph."""
        return ox.NamedNode(self.graph) if self.graph else CATCH_ALL

    def __call__(self, store: ox.Store) -> Collection[ox.Quad] | None:
        """Put it."""
        graph = self.node
        refuse_record(graph)
        try:
            quads = [quad for content, form in self._documents() for quad in _read(content, form, graph)]
        except (SyntaxError, ValueError) as error:
            raise QueryError(say("the graph cannot be read: {what}", what=error)) from None
        before = list(store.quads_for_pattern(None, None, None, graph))
        if not self.added:
            store.clear_graph(graph)
        store.extend(quads)
        return {*before, *quads}

    def _documents(self) -> Iterator[tuple[bytes, ox.RdfFormat]]:
        """Each document, with its format. Raises :class:`ValueError` for a form that has none, or one in another format."""
        if self.media_type in FORMATS:
            yield self.content, FORMATS[self.media_type]
            return
        form = message_from_bytes(b"Content-Type: " + self.media_type.encode("latin-1") + b"\r\n\r\n" + self.content, policy=HTTP)
        files = list(form.iter_parts()) if isinstance(form, EmailMessage) and form.is_multipart() else []
        if not files:
            raise ValueError("the form has no files")
        for file in files:
            content, kind = file.get_payload(decode=True), file.get_content_type()
            if kind not in FORMATS or not isinstance(content, bytes):
                raise ValueError(f"a file of the type “{kind[:100]}”, which is none of {', '.join(FORMATS)}")
            yield content, FORMATS[kind]


def _read(content: bytes, form: ox.RdfFormat, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    text = unicodedata.normalize("NFC", content.decode("utf-8-sig"))
    for quad in ox.parse(text, format=form, base_iri=graph.value, rename_blank_nodes=True):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)


@dataclass(frozen=True, slots=True)
class Delete:
    """A graph to go."""

    graph: str

    def __call__(self, store: ox.Store) -> Collection[ox.Quad]:
        """Delete it."""
        graph = ox.NamedNode(self.graph)
        refuse_record(graph)
        before = list(store.quads_for_pattern(None, None, None, graph))
        if not before:
            raise NotFoundError(say("there is no graph {graph}", graph=graph))
        store.remove_graph(graph)
        return before


def holds(folder: Path, graph: ox.NamedNode) -> bool:
    """Whether something stands in a graph of the store in ``folder``."""
    return next(iter(ox.Store.read_only(str(current(folder))).quads_for_pattern(None, None, None, graph)), None) is not None
