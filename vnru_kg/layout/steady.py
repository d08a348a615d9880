"""igraph without chance: it draws random numbers where spots coincide or an order is to be tried, and asks Python for them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

import igraph


@contextmanager
def steady() -> Iterator[None]:
    """The same random numbers each time."""
    igraph.set_random_number_generator(random.Random(1))  # noqa: S311 — a layout is no secret
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
