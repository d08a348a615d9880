"""vnru-kg, the Vietnam–Russia knowledge graph.

>>> from vnru_kg import KnowledgeGraph
>>> kg = KnowledgeGraph.load()
>>> kg.query("ASK { person:vladimir-putin a foaf:Person }")
True
"""

from __future__ import annotations

from ._version import __version__

TYPE_CHECKING = False  # the module typing takes longer to load than all that help needs
if TYPE_CHECKING:
    from typing import Any

    from .kg import KnowledgeGraph

__all__ = ["KnowledgeGraph", "__version__"]


def __getattr__(name: str) -> Any:
    """The hub, imported when it is first asked for: the help of the command needs none of it."""
    if name == "KnowledgeGraph":
        from .kg import KnowledgeGraph

        globals()[name] = KnowledgeGraph
        return KnowledgeGraph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
