"""Engines: a query in, plain values or bytes out. Nothing above this package knows which store answers."""

from . import wire
from .base import IRI, BlankNode, Engine, Literal, Quad, Result, Table, Term, Triple, Triples
from .disk import DiskEngine
from .embedded import EmbeddedEngine
from .guard import check_query, check_update
from .limits import Limits
from .runner import Runner

__all__ = [
    "IRI",
    "BlankNode",
    "DiskEngine",
    "EmbeddedEngine",
    "Engine",
    "Limits",
    "Literal",
    "Quad",
    "Result",
    "Runner",
    "Table",
    "Term",
    "Triple",
    "Triples",
    "check_query",
    "check_update",
    "wire",
]
