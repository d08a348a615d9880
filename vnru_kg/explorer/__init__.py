"""The explorer: one HTML file that shows the graph and opens from disk without a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import known_language
from ..graph import Graph
from ..paths import write_bytes
from ..search import resolve
from ..text import LANGUAGES

if TYPE_CHECKING:
    from .packing import DataBlock

__all__ = ["Page", "PageReport", "page_html", "write_page"]


@dataclass(frozen=True, slots=True)
class Page:
    """The explorer's page, light: without the query engine. A notebook shows it in a frame of its own."""

    html: str
    height: int = 640

    def _repr_html_(self) -> str:
        return f'<iframe srcdoc="{escape(self.html)}" width="100%" height="{self.height}" style="border:0"></iframe>'

    def write(self, target: str | Path) -> None:
        """Write it to a file, whole or not at all. Raises :class:`~vnru_kg.errors.OutputError` where that cannot be."""
        write_bytes(Path(target), self.html.encode("utf-8"))


@dataclass(frozen=True, slots=True)
class PageReport:
    """What was written: the file, its size in bytes, and how many things and relations it holds and first shows."""

    path: Path
    size: int
    things: int
    relations: int
    opening: int


def write_page(
    kg: Graph,
    target: Path,
    *,
    things: Sequence[str] = (),
    depth: int = 1,
    language: str = LANGUAGES[0],
    light: bool = False,
) -> PageReport:
    """Write :func:`page_html` to ``target``, whole or not at all, and say what is in it.

    Raises :class:`~vnru_kg.errors.OutputError` for a target that cannot be written, and what :func:`page_html` raises.
    """
    from .ready import ready

    outline, blocks = ready(kg)
    view = outline.view(_resolved(kg, things), depth, known_language(language))
    content = _render(kg, view, blocks, light=light).encode("utf-8")
    write_bytes(Path(target), content)
    return PageReport(Path(target), len(content), len(outline.things), outline.relations, len(view["opening"]))


def page_html(kg: Graph, *, things: Sequence[str] = (), depth: int = 1, language: str = LANGUAGES[0], light: bool = False) -> str:
    """The page as text; the same graph and choices give the same text.

    It holds the whole graph and opens on its most important things, or on what lies within ``depth`` steps of
    ``things`` (IRIs, prefixed names or names; see :meth:`~vnru_kg.kg.KnowledgeGraph.resolve`). ``language`` is the one
    it opens in; the reader may switch. ``light`` leaves out what only the query editor needs.

    Raises :class:`~vnru_kg.errors.NotFoundError` or :class:`~vnru_kg.errors.AmbiguousError` for a thing or language
    that is not there, and :class:`~vnru_kg.errors.DataError` if the page's script was never built.
    """
    from .ready import ready

    outline, blocks = ready(kg)
    return _render(kg, outline.view(_resolved(kg, things), depth, known_language(language)), blocks, light=light)


def _render(kg: Graph, view: Mapping[str, Any], blocks: Mapping[str, DataBlock], *, light: bool) -> str:
    from .dataset import extras
    from .page import ExplorerNetwork, Extras

    return ExplorerNetwork(view, blocks, Extras() if light else extras(kg)).generate_html()


def _resolved(kg: Graph, things: Sequence[str]) -> list[str]:
    return [str(resolve(kg, thing)) for thing in things]
