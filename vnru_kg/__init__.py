"""vnru-kg, the Vietnam–Russia knowledge graph.

>>> from vnru_kg import KnowledgeGraph
>>> kg = KnowledgeGraph.load()
>>> kg.query("ASK { person:vladimir-putin a foaf:Person }")
True
"""

from ._version import __version__
from .kg import KnowledgeGraph

__all__ = ["KnowledgeGraph", "__version__"]
