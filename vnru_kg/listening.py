"""Where a server listens: a socket at the place, or an error that says why there is none, and the address as it is written."""

from __future__ import annotations

import socket

from .errors import OutputError
from .words import say


def bind(host: str, port: int) -> socket.socket:
    """A TCP socket at a place, which does not listen yet. Raises :class:`~vnru_kg.errors.OutputError` where one cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE
        )[0]
        # with its protocol named: asyncio sends small answers at once only on sockets that say that they are TCP
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise _taken(host, port, error) from error
    return listener


def listen(listener: socket.socket, host: str, backlog: int) -> str:
    """Listen from now on; gives the address. Raises :class:`~vnru_kg.errors.OutputError`: two may bind a place, and one may listen."""
    port = int(listener.getsockname()[1])
    try:
        listener.listen(backlog)
    except OSError as error:
        raise _taken(host, port, error) from error
    return f"http://{_written(host, port)}"


def _written(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _taken(host: str, port: int, error: OSError) -> OutputError:
    hint = say("Choose another address with --host, or another port with --port.")
    return OutputError(say("cannot listen at {place}: {reason}", place=_written(host, port), reason=error.strerror), hint)
