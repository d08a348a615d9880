"""Groups of things that are more closely linked to each other than to all others: the Leiden algorithm (Traag et al. 2019) of igraph."""

from __future__ import annotations

from collections.abc import Sequence

import igraph

from .opening import Link
from .steady import steady

# a little below 1, which is modularity itself: the groups are fewer and larger, and hardly worse by that measure
_RESOLUTION = 0.7


def groups(weights: Sequence[int], links: Sequence[Link]) -> list[int]:
    """The number of the group of each thing; 0 is the group whose things weigh most, and so on. A thing without links is one by itself."""
    if not links:
        return list(range(len(weights)))
    graph = igraph.Graph(len(weights), [(t.a, t.b) for t in links])
    strengths = [t.strength for t in links]
    with steady():
        found = graph.community_leiden(objective_function="modularity", weights=strengths, resolution=_RESOLUTION, n_iterations=-1)
    of = [0] * len(weights)
    for number, members in enumerate(sorted(found, key=lambda group: (-sum(weights[n] for n in group), min(group)))):
        for n in members:
            of[n] = number
    return of
