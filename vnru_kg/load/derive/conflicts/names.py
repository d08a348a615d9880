"""One person printed under two different names, which spelling does not explain."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

import pyoxigraph as ox

from ....text import LANGUAGES, fold
from ..index import Index
from .conflict import Conflict, local

# Below this likeness two words are two names; "Vadym" and "Vadim" are one, "Đặng" and "Nguyễn" are not.
_ALIKE = 0.5


def conflicts(index: Index) -> Iterator[Conflict]:
    """Persons whose name as printed in a passage differs from their usual name in a word, the others being equal."""
    for person in index.instances("foaf:Person"):
        usual = index.label(person, LANGUAGES[0])
        for name in index.objects(person, "skos:altLabel"):
            passages = index.passages_of(person, "skos:altLabel", name)
            if passages and isinstance(name, ox.Literal) and _another(usual, name.value):
                yield Conflict(
                    kind="names",
                    rule="two-names",
                    slug=f"{local(person)}--name",
                    predicate="skos:altLabel",
                    members=(person,),
                    passages=tuple(sorted(index.mentions(person), key=lambda p: p.value)),
                    values=(ox.Literal(usual, language=LANGUAGES[0]), name),
                )


def _another(usual: str, name: str) -> bool:
    """Whether two full names share all words but one, and that one is not the same word spelt otherwise."""
    a, b = fold(usual).split(), fold(name).split()
    if len(a) != len(b) or len(a) < 3:
        return False
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(differing) == 1 and difflib.SequenceMatcher(None, *differing[0]).ratio() < _ALIKE
