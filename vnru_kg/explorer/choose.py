"""What is shown first: how much things and ties weigh, and which of them a reader meets when the page opens."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from ..network import Network

OPENING = 70  # things that fit on a screen with room for their names
# a field or an office is named by many passages and says little by itself
_KIND_WEIGHT = {"topic": 0.25, "office": 0.4, "document": 0.3}
_MENTION = 2
_TIED = 2  # a thing with fewer ties hangs on the rest by a thread


@dataclass(frozen=True, slots=True)
class Tie:
    """All relations between two things as one line; ``a`` < ``b`` are their numbers, ``strength`` a whole number."""

    a: int
    b: int
    strength: int


def importance(found: Network, mentions: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """A whole number for each thing: the passages that mention it and the things it is tied to, by the weight of its kind."""
    near: dict[str, set[str]] = defaultdict(set)
    for edge in found.edges:
        near[edge.source].add(edge.target)
        near[edge.target].add(edge.source)
    return {
        iri: round(10 * _KIND_WEIGHT.get(kind, 1.0) * (_MENTION * len(set(mentions.get(iri, ()))) + len(near[iri])))
        for iri, kind in found.kinds.items()
    }


def merge(found: Network, number: Mapping[str, int]) -> list[Tie]:
    """One :class:`Tie` for each pair of things, sorted.

    Its strength grows with the relations and passages that bear it, and shrinks with the number of ties of its ends:
    what ties an event to the visit it belongs to tells more than what ties it to a country that everything is tied to.
    """
    relations: dict[tuple[int, int], int] = defaultdict(int)
    passages: dict[tuple[int, int], set[str]] = defaultdict(set)
    for edge in found.edges:
        a, b = sorted((number[edge.source], number[edge.target]))
        if a != b:
            relations[a, b] += 1
            passages[a, b].update(edge.passages)
    degree: dict[int, int] = defaultdict(int)
    for a, b in relations:
        degree[a] += 1
        degree[b] += 1
    return [
        Tie(a, b, max(1, round(1000 * (n + len(passages[a, b])) / sqrt(degree[a] * degree[b])))) for (a, b), n in sorted(relations.items())
    ]


def opening(size: int, ties: Sequence[Tie], wanted: Sequence[int], depth: int) -> list[int]:
    """The numbers of the things shown first, sorted; things are numbered by importance.

    Without ``wanted`` the most important ones that have some ties; else ``wanted`` and, ring by ring up to
    ``depth``, what is most strongly tied to them.
    """
    if not wanted:
        count = Counter(n for tie in ties for n in (tie.a, tie.b))
        return sorted(sorted(range(size), key=lambda n: (-min(count[n], _TIED), n))[:OPENING])
    near: dict[int, dict[int, int]] = defaultdict(dict)
    for tie in ties:
        near[tie.a][tie.b] = near[tie.b][tie.a] = tie.strength
    chosen = dict.fromkeys(wanted)
    ring = list(chosen)
    for _ in range(max(0, depth)):
        pull: dict[int, int] = defaultdict(int)
        for n in ring:
            for other, strength in near[n].items():
                if other not in chosen:
                    pull[other] += strength
        ring = sorted(pull, key=lambda n: (-pull[n], n))[: max(0, OPENING - len(chosen))]
        chosen.update(dict.fromkeys(ring))
    return sorted(chosen)
