"""Single changes over the shipped data: without the documents, what ``validate`` alone must notice of them."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox
import pytest

from vnru_kg.validate import read

from .mutations.changes import Change, Changes
from .mutations.watch import Watch
from .support import ROOT

EACH = 6
# The least share of each kind that validate notices by itself: all of what is printed, not all of what only the words tell.
LEAST = {**dict.fromkeys(("digit", "scale", "sign", "bound", "unit", "printed"), 1.0), "role": 0.6, "person": 0.5}


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    return [quad for part in read(ROOT).values() for quad in part]


@pytest.fixture(scope="module")
def watch(quads: list[ox.Quad]) -> Watch:
    return Watch(quads, ROOT, None)


@pytest.fixture(scope="module")
def noticed(quads: list[ox.Quad], watch: Watch) -> Counter[tuple[str, bool]]:
    """(kind, whether validate notices it) → how often, of a few changes of each kind."""
    return Counter((c.kind, watch.validated(c)) for c in Changes(quads, 7).draw(EACH * len(LEAST), LEAST))


@pytest.mark.parametrize("kind", sorted(LEAST))
def test_validate_notices_a_wrong_figure_without_the_documents(noticed: Counter[tuple[str, bool]], kind: str) -> None:
    assert noticed[kind, True] + noticed[kind, False] == EACH
    assert noticed[kind, True] / EACH >= LEAST[kind]


def test_a_change_is_undone(quads: list[ox.Quad], watch: Watch) -> None:
    """What one change does to the graph does not stay for the next."""
    before = watch.size()
    for change in Changes(quads, 3).draw(140):
        watch.undo(change)
    assert watch.size() == before


def test_changes_are_single_and_repeatable(quads: list[ox.Quad]) -> None:
    one, other = (list(Changes(quads, 11).draw(140)) for _ in range(2))
    assert list(map(str, one)) == list(map(str, other))
    assert set(Counter(change.kind for change in one).values()) == {10}

    def places(part: tuple[ox.Quad, ...]) -> list[tuple[str, str]]:
        return [(str(quad.subject), str(quad.predicate)) for quad in part]

    assert all(places(change.out) == places(change.into) and not set(change.out) & set(change.into) for change in one)
    assert all(len(change.out) == (2 if _turned(change) else 1) for change in one)


def _turned(change: Change) -> bool:
    return change.kind == "direction" and len(change.out) > 1
