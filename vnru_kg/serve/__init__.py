"""The server: a SPARQL endpoint, linked data and an API on one machine, safe to expose.

One process, the front, speaks HTTP and never works; a nursery holds the graph; workers, forks of it, do the work and are ended by
the kernel at their limits. See :mod:`vnru_kg.serve.front`, :mod:`vnru_kg.serve.nursery` and :mod:`vnru_kg.serve.pool`.
"""

from __future__ import annotations

from .app import application
from .run import run
from .settings import Setup

__all__ = ["Setup", "application", "run"]
