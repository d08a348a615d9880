"""Who calls, and by which name: Host, Forwarded and X-Forwarded headers, believed from those who may be believed."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import pytest

from vnru_kg.serve.caller import UnknownHostError, caller
from vnru_kg.serve.settings import Setup

PROXY = (ipaddress.ip_network("10.0.0.0/8"),)


def base(client: str, headers: dict[bytes, bytes], setup: Setup) -> tuple[str, str]:
    found = caller({"client": (client, 1), "scheme": "http"}, {b"host": b"127.0.0.1:7878", **headers}, setup)
    return found.address, found.base


@pytest.mark.parametrize(
    ("client", "headers", "expected"),
    [
        ("10.1.1.1", {}, ("10.1.1.1", "http://127.0.0.1:7878")),
        ("10.1.1.1", {b"forwarded": b"for=1.2.3.4;proto=https;host=g.example"}, ("1.2.3.4", "https://g.example")),
        (
            "10.1.1.1",
            {b"forwarded": b'for="[2001:db8::1]:4711"; host="g.example:8443";proto=https'},
            ("2001:db8::1", "https://g.example:8443"),
        ),
        ("10.1.1.1", {b"forwarded": b"for=9.9.9.9;host=evil.example, for=1.2.3.4;host=g.example"}, ("1.2.3.4", "http://g.example")),
        ("10.1.1.1", {b"forwarded": b"for=1.2.3.4;host=g.example, for=10.2.2.2"}, ("1.2.3.4", "http://g.example")),
        ("10.1.1.1", {b"forwarded": b"for=unknown;host=g.example"}, ("10.1.1.1", "http://g.example")),
        (
            "10.1.1.1",
            {
                b"x-forwarded-for": b"9.9.9.9, 1.2.3.4",
                b"x-forwarded-proto": b"https",
                b"x-forwarded-host": b"g.example",
                b"x-forwarded-prefix": b"/kg",
            },
            ("1.2.3.4", "https://g.example/kg"),
        ),
        ("8.8.8.8", {b"forwarded": b"for=1.2.3.4;host=g.example"}, ("8.8.8.8", "http://127.0.0.1:7878")),
        ("8.8.8.8", {b"x-forwarded-host": b"g.example", b"x-forwarded-for": b"1.2.3.4"}, ("8.8.8.8", "http://127.0.0.1:7878")),
    ],
)
def test_only_trusted_proxies_are_believed(client: str, headers: dict[bytes, bytes], expected: tuple[str, str]) -> None:
    assert base(client, headers, Setup(Path(), names=("g.example",), proxies=PROXY)) == expected


@pytest.mark.parametrize(
    ("host", "status"),
    [
        (b"127.0.0.1:7878", 0),
        (b"localhost", 0),
        (b"LocalHost:80", 0),
        (b"[::1]:7878", 0),
        (b"evil.example", 421),
        (b"127.0.0.1.evil.example", 421),
        (b"localhost.evil.example:7878", 421),
        (b"", 400),
        (b"a b", 400),
        (b"localhost:7878/path", 400),
        (b"localhost@evil.example", 400),
    ],
)
def test_a_server_of_this_machine_has_its_names_only(host: bytes, status: int) -> None:
    if status:
        with pytest.raises(UnknownHostError) as caught:
            base("127.0.0.1", {b"host": host}, Setup(Path()))
        assert caught.value.status == status
    else:
        assert base("127.0.0.1", {b"host": host}, Setup(Path()))[1] == f"http://{host.decode().lower()}"


def test_what_a_proxy_says_must_be_a_name_of_ours() -> None:
    with pytest.raises(UnknownHostError):
        base("10.1.1.1", {b"forwarded": b"for=1.2.3.4;host=evil.example"}, Setup(Path(), names=("g.example",), proxies=PROXY))


def test_a_fixed_address_is_used_whatever_the_request_says() -> None:
    setup = Setup(Path(), url="https://graph.example/kg/")
    assert base("127.0.0.1", {}, setup)[1] == "https://graph.example/kg"
