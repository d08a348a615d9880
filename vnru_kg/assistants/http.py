"""Streamable HTTP: who may call, and under which names."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..errors import OutputError
from ..words import say

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

    with _listening(place) as listener:
        names = (*_OWN, place.host, *place.names)
        guard = TransportSecuritySettings(
            enable_dns_rebinding_protection=True,
            allowed_hosts=[form for name in names for form in (name, f"{name}:*")],
            allowed_origins=[form for name in names for form in (f"http://{name}", f"http://{name}:*", f"https://{name}")],
        )
        app = server.streamable_http_app(
            streamable_http_path=PATH, json_response=True, stateless_http=True, transport_security=guard, host=place.host
        )
        told(f"http://{place.host}:{listener.getsockname()[1]}{PATH}")
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, limit_concurrency=_AT_ONCE)
        uvicorn.Server(config).run(sockets=[listener])


def _listening(place: Place) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
        return socket.create_server((place.host, place.port), family=family)
    except OSError as error:
        hint = say("Choose another address with --host, or another port with --port.")
        raise OutputError(
            say("cannot listen at {place}: {reason}", place=f"{place.host}:{place.port}", reason=error.strerror), hint
        ) from error
