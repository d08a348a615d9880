"""Requests that come again to the letter: answered from their bytes alone, and in nothing otherwise than the first time."""

from __future__ import annotations

import itertools
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from ..support.served import Served

_new = itertools.count(1)


def head(path: str, *lines: str, version: str = "1.1") -> bytes:
    return "\r\n".join([f"GET {path} HTTP/{version}", "Host: 127.0.0.1", *lines, "", ""]).encode()


@pytest.fixture
def path() -> str:
    """An address that nobody asked for before."""
    return f"/sparql?query=ASK%7B%7D%20%23door{next(_new)}"


@contextmanager
def connected(server: Served) -> Iterator[socket.socket]:
    with closing(socket.create_connection(("127.0.0.1", server.port), 60)) as connection:
        yield connection


def received(connection: socket.socket) -> tuple[int, dict[str, str], bytes]:
    """One whole answer with a length."""
    content = b""
    while b"\r\n\r\n" not in content:
        part = connection.recv(65536)
        assert part, content
        content += part
    first, _, rest = content.partition(b"\r\n\r\n")
    status, *lines = first.decode().split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines)
    while len(rest) < int(headers.get("content-length", 0)):
        rest += connection.recv(65536)
    assert len(rest) == int(headers.get("content-length", 0))
    return int(status.split()[1]), headers, rest


def asked(connection: socket.socket, *requests: bytes) -> tuple[int, dict[str, str], bytes]:
    for request in requests:
        connection.sendall(request)
    return received(connection)


def test_it_has_the_same_answer_and_headers_each_time(server: Served, path: str) -> None:
    before = server.figures()
    with connected(server) as one, connected(server) as other:
        answers = [asked(one, head(path)) for _ in range(4)] + [asked(other, head(path))]
    numbers = {headers.pop("x-request-id") for _, headers, _ in answers}
    dates = {headers.pop("date") for _, headers, _ in answers}
    assert len(numbers) == len(answers)
    assert dates
    assert all(answer == answers[0] for answer in answers)
    assert answers[0][0] == 200
    assert b"true" in answers[0][2]
    after = server.figures()
    assert after['vnru_cache_total{event="hit"}'] - before['vnru_cache_total{event="hit"}'] == 4
    told = [line for line in server.logged() if line["id"] in numbers]
    assert [(line["path"], line["status"], line["bytes"], line["client"]) for line in told] == [
        ("/sparql", 200, len(answers[0][2]), "127.0.0.1")
    ] * 5


def test_it_is_answered_without_being_parsed(server: Served, path: str) -> None:
    """The order of the headers tells which way it took: so the tests here try what they mean to."""
    with connected(server) as connection:
        orders = [list(asked(connection, head(path))[1]).index("x-request-id") for _ in range(3)]
    assert orders[0] == orders[1] > orders[2]


def test_a_head_in_pieces_is_the_same_request(server: Served, path: str) -> None:
    with connected(server) as connection:
        for _ in range(3):
            status, _, content = asked(connection, head(path))
        for cut in (1, 20, len(head(path)) - 2):
            assert asked(connection, head(path)[:cut], head(path)[cut:])[::2] == (status, content)
        assert asked(connection, head(path))[::2] == (status, content)


def test_requests_sent_one_behind_another_are_answered_in_order(server: Served, path: str) -> None:
    other = path + "other"
    with connected(server) as connection:
        for _ in range(3):
            asked(connection, head(path))
        slow = head("/sparql?query=SELECT%20%3Fp%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%201%23" + other.rpartition("door")[2])
        connection.sendall(slow)
        connection.sendall(head(path))
        content = b""
        while not content.endswith(b"true}"):
            content += connection.recv(65536)
    assert content.count(b"HTTP/1.1 200") == 2
    assert content.find(b'"bindings"') < content.find(b'"boolean"')
    assert content.find(b'"bindings"') > 0


def test_what_asks_for_another_answer_gets_it(server: Served, path: str) -> None:
    with connected(server) as connection:
        for _ in range(3):
            _, headers, _ = asked(connection, head(path))
        for _ in range(3):
            assert asked(connection, head(path, f"If-None-Match: {headers['etag']}"))[0] == 304
            assert asked(connection, head(path, "Accept: text/csv"))[0] == 200
            assert asked(connection, head(path, "Accept: image/png"))[0] == 406


@pytest.mark.parametrize(("lines", "version"), [(("Connection: close",), "1.1"), ((), "1.0")])
def test_a_connection_that_is_to_be_closed_is(server: Served, path: str, lines: tuple[str, ...], version: str) -> None:
    for _ in range(3):
        with connected(server) as connection:
            status, _, content = asked(connection, head(path, *lines, version=version))
            assert (status, b"true" in content) == (200, True)
            assert connection.recv(10) == b""


def test_another_host_is_refused_each_time(server: Served, path: str) -> None:
    foreign = head(path).replace(b"127.0.0.1", b"elsewhere.example")
    with connected(server) as connection:
        for _ in range(3):
            asked(connection, head(path))
        assert [asked(connection, foreign)[0] for _ in range(3)] == [421] * 3


@pytest.mark.parametrize(
    ("line", "body"), [("Content-Length: {n}", b"{known}"), ("Transfer-Encoding: chunked", b"{length}\r\n{known}\r\n0\r\n\r\n")]
)
def test_the_body_of_a_request_that_needs_none_belongs_to_it(server: Served, path: str, line: str, body: bytes) -> None:
    """Sent apart from its head, by one client after another: it never becomes a request of its own."""
    known = head(path + "own")
    content = body.replace(b"{length}", b"%x" % len(known)).replace(b"{known}", known)
    for _ in range(4):
        with connected(server) as connection:
            status, headers, _ = asked(connection, head(path, line.format(n=len(known))))
            assert status == 200
            assert list(headers)[-1] == "x-request-id", "it was read as always"
            connection.sendall(content)
            assert b"bindings" in asked(connection, head("/sparql?query=SELECT%20*%20%7B%7D%20%23" + path[-9:]))[2]


def test_a_body_that_looks_like_a_request_is_none(server: Served, path: str) -> None:
    """Sent behind the head that it belongs to, in a piece of its own."""
    known = head(path)
    with connected(server) as connection:
        for _ in range(3):
            asked(connection, known)
        first = b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\nContent-Length: %d\r\n\r\n"
        status, _, content = asked(connection, first % len(known), known)
        assert status == 400
        assert b"true" not in content
        assert asked(connection, known)[0] == 200
