"""Tools for assistants, by the Model Context Protocol: the graph as it is asked by a program that reads, and that has to cite.

See :mod:`vnru_kg.assistants.tools` for what is asked and :mod:`vnru_kg.assistants.server` for how it travels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..errors import MissingExtraError
from ..kg import KnowledgeGraph
from ..text import LANGUAGES

__all__ = ["Place", "over_http", "over_stdio", "require_extra"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where HTTP is listened to, and the host names beside this machine's own by which one may call."""

    host: str = "127.0.0.1"
    port: int = 7879
    names: Sequence[str] = ()


def require_extra() -> None:
    """Raise :class:`MissingExtraError` where the extra ``mcp`` is not installed: before the graph is read."""
    try:
        import mcp  # noqa: F401 — looked for
    except ImportError:
        raise MissingExtraError("mcp", "mcp") from None


def over_stdio(kg: KnowledgeGraph, language: str = LANGUAGES[0]) -> None:
    """Answer whoever started this process, over its standard input and output, until the input ends."""
    from .server import server

    kg.query("ASK {}")  # while there is one thread only, so that who answers is a fork and shares the graph
    server(kg, language).run("stdio")


def over_http(kg: KnowledgeGraph, place: Place, told: Callable[[str], None], language: str = LANGUAGES[0]) -> None:
    """Answer over streamable HTTP until the process is told to stop; ``told`` is called with the address.

    Raises :class:`~vnru_kg.errors.OutputError` for a place where one cannot listen.
    """
    from .http import run
    from .server import server

    kg.query("ASK {}")
    run(server(kg, language), place, told)
