"""What a rule finds."""

from __future__ import annotations

from collections.abc import Mapping

from ....records import dataclass, field
from ..index import Index, Node, Value


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that cannot all hold.

    ``members`` are the observations that disagree, or the one node whose property has several values; ``values`` those
    values (for figures the printed numbers stay with their observations); ``kind`` is figures, dates, names,
    statements or counts. ``items`` are what was counted beside a stated ordinal,
    ``about`` whose or what it is that was counted; ``texts`` say the whole in each language
    where the members and the property alone do not.
    """

    kind: str
    rule: str
    slug: str
    predicate: str
    members: tuple[Node, ...]
    passages: tuple[Node, ...]
    values: tuple[Value, ...] = ()
    items: tuple[Node, ...] = ()
    about: tuple[Node, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    def label(self, index: Index, language: str) -> str:
        """A name for the conflict: what it is in a sentence, its members, or the node and its property."""
        if language in self.texts:
            return self.texts[language]
        if len(self.members) == 1:
            return f"{index.label(self.members[0], language)}: {index.label_of_term(self.predicate, language)}"
        from ..labels import figure_name

        return figure_name(index, self.members[0], language)


def local(node: Node) -> str:
    """The last segment of an IRI."""
    return node.value.rpartition("/")[2]
