"""One person printed under two different names, which spelling does not explain."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from ....namespaces import q
from ....text import fold
from ..index import Index, Node, Value
from .disagreement import Disagreement, local

# Below this likeness two words are two names; "Vadym" and "Vadim" are one, "Đặng" and "Nguyễn" are not.
_ALIKE = 0.5


def disagreements(index: Index) -> Iterator[Disagreement]:
    """Persons whose name as printed in a passage differs from their usual name in a word, the others being equal."""
    printed: dict[Node, dict[Value, set[Node]]] = defaultdict(dict)
    mentioned: dict[Node, set[Node]] = defaultdict(set)
    persons = set(index.instances("foaf:Person"))
    for passage, quad in index.passages():
        for term in (quad.subject, quad.object):
            if isinstance(term, ox.NamedNode) and term in persons:
                mentioned[term].add(passage)
        if quad.subject in persons and quad.predicate.value == q("skos:altLabel") and isinstance(quad.object, ox.Literal):
            assert isinstance(quad.subject, ox.NamedNode)  # noqa: S101 — said by persons
            printed[quad.subject].setdefault(quad.object, set()).add(passage)
    for person, names in printed.items():
        usual = index.label(person, "vi")
        for name, passages in names.items():
            if _another(usual, name.value):
                elsewhere = mentioned[person] - passages
                yield Disagreement(
                    kind="names",
                    rule="two-names",
                    slug=f"{local(person)}--name",
                    predicate="skos:altLabel",
                    members=(person,),
                    passages=tuple(sorted(passages | elsewhere, key=lambda p: p.value)),
                    values=(ox.Literal(usual, language="vi"), name),
                )


def _another(usual: str, name: str) -> bool:
    """Whether two full names share all words but one, and that one is not the same word spelt otherwise."""
    a, b = fold(usual).split(), fold(name).split()
    if len(a) != len(b) or len(a) < 3:
        return False
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(differing) == 1 and difflib.SequenceMatcher(None, *differing[0]).ratio() < _ALIKE
