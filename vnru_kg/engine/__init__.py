"""Engines: a query in, plain values or bytes out. Nothing above this package knows which store answers."""

from .base import IRI, Answer, BlankNode, Engine, Literal, Quad, Table, Term, Triple, Triples
from .embedded import EmbeddedEngine
from .guard import check_query

__all__ = [
    "IRI",
    "Answer",
    "BlankNode",
    "EmbeddedEngine",
    "Engine",
    "Literal",
    "Quad",
    "Table",
    "Term",
    "Triple",
    "Triples",
    "check_query",
]
