"""Streamable HTTP: who may call, and under which names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..listening import bind, listen

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

    from . import Place

_AT_ONCE = 64  # connections
_OWN = ("127.0.0.1", "localhost", "[::1]")
PATH = "/mcp"


def run(server: MCPServer[Any], place: Place, told: Callable[[str], None]) -> None:
    """Answer until the process is told to stop.

    Only who calls by a name of this machine, or one that was given, is answered: a page in somebody's browser that had its own
    name point here would be answered otherwise.
    """
    import uvicorn
    from mcp.server.transport_security import TransportSecuritySettings

    with bind(place.host, place.port) as listener:
        names = (*_OWN, place.host, *place.names)
        guard = TransportSecuritySettings(
            enable_dns_rebinding_protection=True,
            allowed_hosts=[form for name in names for form in (name, f"{name}:*")],
            allowed_origins=[form for name in names for form in (f"http://{name}", f"http://{name}:*", f"https://{name}")],
        )
        app = server.streamable_http_app(
            streamable_http_path=PATH, json_response=True, stateless_http=True, transport_security=guard, host=place.host
        )
        told(listen(listener, place.host, _AT_ONCE) + PATH)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, limit_concurrency=_AT_ONCE)
        uvicorn.Server(config).run(sockets=[listener])
