"""Who calls, and by which name: the connection's own address, or what a trusted proxy says of it (RFC 7239, X-Forwarded-…)."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

from .settings import Setup, loopback

Scope = MutableMapping[str, Any]
_HOST = re.compile(r"(?:\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?)(?::\d{1,5})?\Z", re.IGNORECASE)
_PREFIX = re.compile(r"(?:/[A-Za-z0-9._~-]{1,64}){1,8}\Z")
_PAIR = re.compile(r'\s*([A-Za-z]+)=(?:"([^"\\]*)"|([^;,"\s]*))\s*(?:;|\Z)')


@dataclass(frozen=True, slots=True)
class Caller:
    """The client's address, and the address of this server as the client writes it, without a slash at its end."""

    address: str
    base: str


class UnknownHostError(Exception):
    """A name that is none of ours, or that is no name; ``status`` is what it gets."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


_known: dict[tuple[object, ...], Caller] = {}
_MOST_KNOWN = 10_000


def caller(scope: Scope, headers: Mapping[bytes, bytes], setup: Setup) -> Caller:
    """Who calls. Raises :class:`UnknownHostError` for a request to a host that this server is not."""
    if setup.proxies:
        return _caller(scope, headers, setup)
    key = (scope.get("client"), scope.get("scheme"), headers.get(b"host"), id(setup))
    caller = _known.get(key)  # mostly it is the same connection again
    if caller is None:
        caller = _caller(scope, headers, setup)
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        _known[key] = caller
    return caller


def _caller(scope: Scope, headers: Mapping[bytes, bytes], setup: Setup) -> Caller:
    address = scope["client"][0] if scope.get("client") else ""
    scheme, host, prefix = scope.get("scheme", "http"), headers.get(b"host", b"").decode("latin-1"), ""
    if setup.proxies and (said := _forwarded(headers)) and _trusted(address, setup):
        address, scheme, host, prefix = _believed(said, address, scheme, host, setup)
    if not _HOST.match(host):
        raise UnknownHostError(400)
    known = setup.known_names
    if known is not None and _name(host) not in known:
        raise UnknownHostError(421)
    return Caller(address, setup.url.rstrip("/") or f"{scheme}://{host.lower()}{prefix}")


def _name(host: str) -> str:
    return host.lower() if host.endswith("]") else re.sub(r":\d+\Z", "", host.lower())


def _trusted(address: str, setup: Setup) -> bool:
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(known in network for network in setup.proxies)


def _forwarded(headers: Mapping[bytes, bytes]) -> list[dict[str, str]]:
    """What each proxy on the way says, the nearest last."""
    if b"forwarded" in headers:
        elements = headers[b"forwarded"].decode("latin-1").split(",")
        return [{m[1].lower(): m[2] or m[3] or "" for m in _PAIR.finditer(element)} for element in elements]
    said = {key: headers.get(b"x-forwarded-" + key.encode(), b"").decode("latin-1") for key in ("for", "proto", "host", "prefix")}
    if not any(said.values()):
        return []
    hops = [{"for": hop.strip()} for hop in said["for"].split(",")]
    hops[-1].update({key: value.rpartition(",")[2].strip() for key, value in said.items() if key != "for" and value})
    return hops


def _believed(hops: list[dict[str, str]], address: str, scheme: str, host: str, setup: Setup) -> tuple[str, str, str, str]:
    """From the nearest hop on, as long as whoever tells it is trusted."""
    prefix = ""
    for hop in reversed(hops):
        if hop.get("proto") in {"http", "https"}:
            scheme = hop["proto"]
        host = hop.get("host") or host
        if _PREFIX.match(hop.get("prefix", "")):
            prefix = hop["prefix"]
        told = _address(hop.get("for", ""))
        if not told:
            break
        address = told
        if not _trusted(address, setup):
            break
    return address, scheme, host, prefix


def _address(text: str) -> str:
    """An address without its port; empty for what is none (``unknown``, ``_hidden``)."""
    match = re.fullmatch(r"\[([0-9a-fA-F:.]+)\](?::\d+)?|([0-9.]+)(?::\d+)?|([0-9a-fA-F:]+)", text.strip())
    if not match:
        return ""
    try:
        return str(ipaddress.ip_address(match[1] or match[2] or match[3]))
    except ValueError:
        return ""


def from_here(address: str, headers: Mapping[bytes, bytes]) -> bool:
    """Whether a request comes from this very machine, and from no proxy on it."""
    return loopback(address) and not any(name == b"forwarded" or name.startswith(b"x-forwarded-") for name in headers)
