"""Terms of Oxigraph as values of our own, and back: the one place where either becomes the other."""

from __future__ import annotations

import pyoxigraph as ox

from ..errors import NotFoundError, QueryError
from .base import IRI, BlankNode, Literal, Quad, Term, Triple

Native = ox.NamedNode | ox.BlankNode | ox.Literal


def plain(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph) -> Term:
    """A term of Oxigraph as a value of our own."""
    if isinstance(term, ox.NamedNode):
        return IRI(term.value)
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.datatype.value, term.language)
    if isinstance(term, ox.BlankNode):
        return BlankNode(term.value)
    raise QueryError("triple terms are not part of this graph", "Ask for the parts of the triple instead.")


def plain_triple(quad: ox.Quad) -> Triple:
    """The triple of a quad in values of our own."""
    return plain(quad.subject), plain(quad.predicate), plain(quad.object)


def node(iri: str) -> ox.NamedNode:
    """An IRI as Oxigraph's own value; :class:`NotFoundError` for what is none."""
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise NotFoundError(f"<{iri}> is not an IRI: {error}") from None


def native(term: Term) -> Native:
    """A term as Oxigraph's own value."""
    if isinstance(term, IRI):
        return node(term)
    if isinstance(term, BlankNode):
        return ox.BlankNode(term)
    if term.language:
        return ox.Literal(term.text, language=term.language)
    return ox.Literal(term.text, datatype=ox.NamedNode(term.datatype))


def native_triple(triple: Triple) -> ox.Triple:
    """A triple as Oxigraph's own value."""
    subject, predicate, object_ = triple
    return ox.Triple(native(subject), native(predicate), native(object_))  # type: ignore[arg-type]  # a store's triple


def native_quad(quad: Quad) -> ox.Quad:
    """A quad as Oxigraph's own value."""
    return ox.Quad(*(native(term) for term in quad if term is not None))  # type: ignore[arg-type]  # a store's quad
