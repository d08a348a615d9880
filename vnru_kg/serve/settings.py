"""How the server is set up; every default is the safe one."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

from .data import Data
from .pool import Bounds
from .tokens import Writers

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_HERE = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Setup:
    """Where the server listens, whom it believes, and how much it gives.

    ``names`` are the hosts by which it may be called; without any, those of this machine if it listens there only, else all.
    ``proxies`` are the addresses whose Forwarded headers count. ``url`` is the address that readers use, if it is not the one of
    the request. ``cors`` is the origin whose scripts may read the answers, ``*`` for all, ``""`` for none.
    """

    home: Path
    host: str = "127.0.0.1"
    port: int = 7878
    names: tuple[str, ...] = ()
    proxies: tuple[Network, ...] = ()
    url: str = ""
    cors: str = "*"
    bounds: Bounds = field(default_factory=Bounds)
    rows: int = 100_000
    answer: int = 64 << 20  # bytes of one answer
    body: int = 1 << 20  # bytes of one request
    body_seconds: float = 10.0
    each: int = 64  # requests of one client at a time
    cache: int = 64 << 20  # bytes of answers that are kept
    connections: int = 1000
    log: bool = True
    store: Path | None = None  # the store on disk that is served instead of the data in ``home``
    writers: Writers | None = None  # who may write into it; without any nobody may
    validated: bool = False  # whether what they write must be as the shapes of ``home`` say

    @property
    def data(self) -> Data:
        """What is served."""
        return Data(self.home, self.store, self.validated)

    @property
    def known_names(self) -> frozenset[str] | None:
        """The hosts by which it may be called; ``None`` for any."""
        if self.names:
            return frozenset(n.lower() for n in (*self.names, *_HERE))
        return frozenset(_HERE) if loopback(self.host) else None


def loopback(host: str) -> bool:
    """Whether an address can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
