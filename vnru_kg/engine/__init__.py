"""Engines: a query in, plain values or bytes out. Nothing above this package knows which store answers."""

from . import wire
from .base import IRI, BlankNode, Engine, Literal, Quad, Result, Table, Term, Triple, Triples
from .bounded import Bounded
from .disk import DiskEngine
from .embedded import EmbeddedEngine
from .guard import check_query, check_update
from .limits import Limits

__all__ = [
    "IRI",
    "BlankNode",
    "Bounded",
    "DiskEngine",
    "EmbeddedEngine",
    "Engine",
    "Limits",
    "Literal",
    "Quad",
    "Result",
    "Table",
    "Term",
    "Triple",
    "Triples",
    "check_query",
    "check_update",
    "wire",
]
