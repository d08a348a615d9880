"""The tools and resources as the protocol has them."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError
from mcp.types import CallToolResult, TextContent, ToolAnnotations

from .._version import __version__
from ..errors import DataError, NotFoundError, VnruError
from ..kg import KnowledgeGraph
from ..library import question, questions
from ..namespaces import prefixes
from ..paths import data_home
from ..words import render
from .reply import Reply
from .tools import Tools

_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_ABOUT = (
    "The Vietnam–Russia knowledge graph: leaders, treaties, visits, companies, projects, figures and positions, curated from a few long "
    "documents. Every row names the passages that say it, as [003-25]: document 003, passage 25. Cite them. Where documents "
    "disagree, both sides are here: see the tool conflicts. What is not here, the documents do not say. `truncated` and "
    "`next_offset` say what was left out. Begin with ask or search; show tells all about one thing."
)


def server(kg: KnowledgeGraph, language: str) -> MCPServer[dict[str, object]]:
    """The server of one graph; ``language`` is that of answers for which none is named."""
    made: MCPServer[dict[str, object]] = MCPServer("vnru-kg", instructions=_ABOUT, version=__version__, log_level="ERROR")
    tools = Tools(kg, language)
    for tool in (tools.search, tools.show, tools.ask, tools.path, tools.conflicts, tools.sparql, tools.verify):
        made.tool(annotations=_READS, structured_output=False)(_travelling(tool, language))
    _resources(made, kg)
    return made


def _travelling(tool: Callable[..., Reply], language: str) -> Callable[..., CallToolResult]:
    """A tool whose mistakes of whoever asked are told as text; of a fault of ours the protocol's side tells nothing but that it is one."""

    @functools.wraps(tool)
    def called(*args: object, **given: object) -> CallToolResult:
        try:
            result = tool(*args, **given)
        except DataError:  # names files
            raise
        except VnruError as error:
            spoken = str(given.get("language") or language)
            text = "\n".join(filter(None, (render(error.message, spoken), render(error.hint, spoken))))
            return CallToolResult(content=[TextContent(type="text", text=text)], is_error=True)
        return CallToolResult(content=[TextContent(type="text", text=result.text)], structured_content=result.data)

    return called


def _resources(made: MCPServer[dict[str, object]], kg: KnowledgeGraph) -> None:
    @made.resource("vnru://ontology", description="The vocabulary: classes and properties with their labels", mime_type="text/turtle")
    def ontology() -> str:
        return ((kg.home or data_home(None)).path / "ontology" / "vnru.ttl").read_text("utf-8")

    @made.resource("vnru://prefixes", description="Prefixes that queries need not declare", mime_type="text/plain")
    def known_prefixes() -> str:
        return "\n".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in prefixes().items())

    @made.resource(
        "vnru://questions", description="Example questions: ids for ask, with titles and parameters", mime_type="application/json"
    )
    def examples() -> str:
        told_ = [
            {"id": one.id, "titles": one.titles, "parameters": {p.name: {"type": p.type, "default": p.default} for p in one.parameters}}
            for one in questions().values()
        ]
        return json.dumps(told_, ensure_ascii=False, indent=1)

    @made.resource("vnru://questions/{name}", description="The SPARQL of an example question", mime_type="application/sparql-query")
    def example(name: str) -> str:
        try:
            return question(name).body
        except NotFoundError as error:
            raise ResourceNotFoundError(str(error)) from error
