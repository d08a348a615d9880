"""What is shown first: how much things and links weigh, and which of them a reader meets when the page opens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from ..namespaces import q
from ..network import Network

OPENING = 70  # things that fit on a screen with room for their names
_MENTION = 2
_LINKED = 2  # a thing with fewer links hangs on the rest by a thread
# whoever writes a document is named by every passage that gives an opinion, and is not what the document tells of
_OPINION = q("vnru:stance")
_OWN = 0.12  # what a link or passage counts that is there for one's own opinion only


@dataclass(frozen=True, slots=True)
class Link:
    """All relations between two things as one line; ``a`` < ``b`` are their numbers, ``strength`` a whole number."""

    a: int
    b: int
    strength: int
    relations: int = 1


def importance(network: Network, mentions: Mapping[str, Iterable[str]], weights: Mapping[str, float]) -> dict[str, int]:
    """A whole number for each thing: the passages that mention it and the things it is linked to, by the weight of its kind.

    A field or an office is named by many passages and says little by itself: its kind weighs less than 1, as the ontology says.

    What is there only because somebody holds an opinion counts little for whoever holds it.
    """
    near: dict[str, set[str]] = defaultdict(set)
    held: dict[str, set[str]] = defaultdict(set)  # to whom opinions link, and the passages that give them
    told: dict[str, set[str]] = defaultdict(set)  # the passages that link in some other way
    for edge in network.edges:
        if edge.predicate == _OPINION:
            held[edge.source].update((edge.target, *edge.passages))
            told[edge.target].update(edge.passages)
        else:
            for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
                near[one].add(other)
                told[one].update(edge.passages)

    def worth(iri: str) -> float:
        passages = set(mentions.get(iri, ()))
        own = (held[iri] & passages) - told[iri]
        opined = held[iri] - passages - near[iri]
        return _MENTION * (len(passages) - (1 - _OWN) * len(own)) + len(near[iri]) + _OWN * len(opined)

    return {iri: round(10 * weights.get(kind, 1.0) * worth(iri)) for iri, kind in network.kinds.items()}


def merge(network: Network, number: Mapping[str, int]) -> list[Link]:
    """One :class:`Link` for each pair of things, sorted.

    Its strength grows with the relations and passages that bear it (opinions count little), and shrinks with the number
    of links of its ends: what links an event to its visit tells more than what links it to a country, as nearly everything is.
    """
    relations: dict[tuple[int, int], list[float]] = defaultdict(list)
    passages: dict[tuple[int, int], dict[str, float]] = defaultdict(dict)
    for edge in network.edges:
        a, b = sorted((number[edge.source], number[edge.target]))
        if a != b:
            worth = _OWN if edge.predicate == _OPINION else 1.0
            relations[a, b].append(worth)
            for passage in edge.passages:
                passages[a, b][passage] = max(worth, passages[a, b].get(passage, 0.0))
    degree: dict[int, int] = defaultdict(int)
    for a, b in relations:
        degree[a] += 1
        degree[b] += 1
    return [
        Link(a, b, max(1, round(1000 * (sum(worth) + sum(passages[a, b].values())) / sqrt(degree[a] * degree[b]))), len(worth))
        for (a, b), worth in sorted(relations.items())
    ]


def opening(size: int, links: Sequence[Link], wanted: Sequence[int], depth: int) -> list[int]:
    """The numbers of the things shown first, sorted; things are numbered by importance.

    Without ``wanted`` the most important ones that are linked to each other; else ``wanted`` and, ring by ring up to
    ``depth``, what is most strongly linked to them.
    """
    near: dict[int, dict[int, int]] = defaultdict(dict)
    for link in links:
        near[link.a][link.b] = near[link.b][link.a] = link.strength
    if not wanted:
        order = sorted(range(size), key=lambda n: (-min(len(near[n]), _LINKED), n))
        while True:
            first = set(order[:OPENING])
            alone = {n for n in first if not near[n].keys() & first}
            if len(first) == size or not alone or len(alone) == len(first):
                return sorted(first)
            order = [n for n in order if n not in alone]
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
