"""Large answers go out in parts, while they are computed; what is not the whole never looks like it."""

from __future__ import annotations

import asyncio
import contextlib
import csv
import gzip
import http.client
import io
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from vnru_kg.engine import EmbeddedEngine
from vnru_kg.engine import protocol as engine_protocol
from vnru_kg.engine.protocol import Query
from vnru_kg.errors import QueryError
from vnru_kg.formats import GRAPH_FORMATS
from vnru_kg.graph import Graph
from vnru_kg.load import shelf
from vnru_kg.serve import answers, sending
from vnru_kg.serve.cache import Response

from ..support.served import Served, served

THINGS = [f"urn:{'long-name-' * 4}{n}" for n in range(300)]
PAIRS = "SELECT ?a ?b { ?a <urn:p> 1 . ?b <urn:p> 1 } LIMIT 90000"  # of 300 things, 90 000 pairs; some 9 MB
ENDLESS = "SELECT * { ?a <urn:p> 1 . ?b <urn:p> 1 . ?c <urn:p> 1 . ?d <urn:p> 1 } LIMIT 10000000"
_WAIT = 120  # seconds after which a test gives up


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parts")
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    lines = [f'<{thing}> <urn:p> "1"^^<{integer}> <urn:g> .\n' for thing in THINGS]
    (folder / "things.nq").write_text("".join(lines), "utf-8")
    shelf.load([folder / "things.nq"], folder / "store")
    return folder / "store"


@pytest.fixture(scope="module")
def patient(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that gives time and 95 000 rows."""
    with served(tmp_path_factory.mktemp("patient"), "--store", store, "--timeout", "300", "--rows", "95000", "--workers", "2") as running:
        yield running


@pytest.fixture(scope="module")
def strict(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that gives millions of rows, and five seconds."""
    with served(tmp_path_factory.mktemp("strict"), "--store", store, "--timeout", "5", "--rows", "10000000", "--workers", "2") as running:
        yield running


@contextlib.contextmanager
def begun(server: Served, query: str) -> Iterator[http.client.HTTPResponse]:
    """A response of which nothing has been read but its head, over a connection that holds little."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=_WAIT)
    connection.sock = socket.socket()
    connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 16)
    connection.sock.settimeout(_WAIT)
    connection.sock.connect(("127.0.0.1", server.port))
    with contextlib.closing(connection):
        connection.request("GET", f"/sparql.csv?query={quote(query)}")
        yield connection.getresponse()


def drain(response: http.client.HTTPResponse) -> None:
    while response.read(1 << 20):
        pass


def pairs(content: bytes) -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(io.StringIO(content.decode()))][1:]


def memory(server: Served) -> int:
    """The most kilobytes that the front has had in memory."""
    status = Path(f"/proc/{server.process.pid}/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def test_a_large_table_is_the_same_in_parts(patient: Served) -> None:
    got = patient.query(PAIRS, accept="text/csv")
    assert (got.status, got.headers["transfer-encoding"]) == (200, "chunked")
    assert (got.headers["content-length"], got.headers["etag"]) == (None, None)
    assert sorted(pairs(got.content)) == sorted((a, b) for a in THINGS for b in THINGS)
    packed = patient.query(PAIRS, accept="text/csv", accept_encoding="gzip")
    assert (packed.headers["transfer-encoding"], packed.headers["content-encoding"]) == ("chunked", "gzip")
    assert gzip.decompress(packed.content) == got.content
    assert len(patient.query(PAIRS).rows()) == 90_000
    head = patient.ask("HEAD", f"/sparql.csv?query={quote(PAIRS)}")
    assert (head.status, head.kind, head.content) == (200, "text/csv", b"")


def test_what_the_server_may_have_to_cut_is_whole_first(patient: Served) -> None:
    """So that its head says whether it is cut; it crosses in parts, with its length."""
    got = patient.query("SELECT ?a ?b { ?a <urn:p> 1 . ?b <urn:p> 1 }", accept="text/csv")
    assert (got.headers["vnru-truncated"], int(got.headers["content-length"])) == (None, len(got.content))
    assert len(pairs(got.content)) == 90_000
    again = patient.query("SELECT ?a ?b { ?a <urn:p> 1 . ?b <urn:p> 1 }", accept="text/csv", if_none_match=got.headers["etag"])
    assert (again.status, again.content) == (304, b"")
    cut = patient.query("SELECT ?a ?b { ?a <urn:p> 1 . ?b <urn:p> 1 . ?c <urn:p> 1 }", accept="text/csv")
    assert (cut.headers["vnru-truncated"], len(pairs(cut.content))) == ("rows=95000", 95_000)


def test_a_client_that_knows_no_parts_gets_it_whole(patient: Served) -> None:
    with socket.create_connection(("127.0.0.1", patient.port), timeout=_WAIT) as client:
        client.sendall(f"GET /sparql.csv?query={quote(PAIRS)} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
        response = http.client.HTTPResponse(client)
        response.begin()
        content = response.read()
    assert (response.headers["transfer-encoding"], int(response.headers["content-length"])) == (None, len(content))
    assert len(pairs(content)) == 90_000


def test_the_front_holds_no_large_answer(patient: Served) -> None:
    patient.query(PAIRS, accept="text/csv")
    before = memory(patient)
    got = patient.query(PAIRS.replace("?a ?b {", f'?a ?b ?text {{ VALUES ?text {{ "{"a long text " * 50}" }}'), accept="text/csv")
    assert len(got.content) > 48 << 20
    assert memory(patient) - before < 16 << 10  # kilobytes


def test_an_answer_that_is_broken_off_does_not_look_whole(strict: Served) -> None:
    ended = strict.figures().get('vnru_pool_total{event="time-limit"}', 0)
    with begun(strict, ENDLESS) as response:
        assert response.status == 200
        with pytest.raises(http.client.IncompleteRead):
            drain(response)
    strict.until(lambda: strict.figures()['vnru_pool_total{event="time-limit"}'] == ended + 1, _WAIT)
    assert [line["whole"] for line in strict.logged() if "whole" in line][-1] is False
    # one that ends before its first part has the status that says so
    counted = strict.query("SELECT (COUNT(*) AS ?n) { ?a <urn:p> 1 . ?b <urn:p> 1 . ?c <urn:p> 1 . ?d <urn:p> 1 . ?e <urn:p> 1 }")
    assert counted.status == 504


def test_the_time_of_a_slow_client_is_not_that_of_its_query(strict: Served) -> None:
    with begun(strict, PAIRS.replace("1 }", "1 VALUES ?n { 1 2 } }").replace("90000", "180000")) as response:
        first = response.read(1000)
        assert strict.figures()['vnru_jobs{state="flowing"}'] == 1
        with contextlib.closing(socket.socket()) as nothing:  # longer than a query may take
            nothing.settimeout(7)
            with contextlib.suppress(OSError):
                nothing.connect(("127.0.0.1", strict.port))
                nothing.recv(1)
        assert len(pairs(first + response.read())) == 180_000


@pytest.mark.parametrize(("pace", "slowest", "whole"), [(0.05, 1 << 40, False), (0.05, 1, True)])
def test_who_takes_part_after_part_ever_so_slowly_is_left(monkeypatch: pytest.MonkeyPatch, pace: float, slowest: int, whole: bool) -> None:
    """Each part within the time for one: what counts is how long its client lets wait for as much as it has taken."""
    monkeypatch.setattr(sending, "_SEND_SECONDS", 2 * pace)
    monkeypatch.setattr(sending, "_SLOWEST", slowest)
    sent = list[bytes]()

    async def send(message: sending.Message) -> None:
        await asyncio.sleep(pace)
        sent.append(message.get("body", b""))

    async def receive() -> sending.Message:
        await asyncio.Event().wait()
        raise AssertionError

    content = bytes(8 * sending._CHUNK)
    out = sending.Sending({"method": "GET"}, {}, receive, send, "1")
    with ThreadPoolExecutor(1) as thread:  # a browser that an earlier test opened has a loop in this one
        run = thread.submit(asyncio.run, out.run(Response(200, [], content, b"")))
    if whole:
        assert run.exception() is None
        assert b"".join(sent) == content
    else:
        assert isinstance(run.exception(), TimeoutError)
        assert 0 < len(b"".join(sent)) < len(content)


def test_who_goes_away_ends_the_query_and_too_many_at_a_time_are_told_so(patient: Served) -> None:
    with contextlib.ExitStack() as taken:
        for _ in range(4):  # as many as one client may have
            response = taken.enter_context(begun(patient, ENDLESS.replace("10000000", "95000")))
            assert response.read(1000)
        refused = patient.query(PAIRS)
        assert (refused.status, refused.headers["retry-after"] is not None) == (503, True)
        assert patient.query("ASK {}").json()["boolean"] is True
    patient.until(lambda: patient.figures()['vnru_jobs{state="flowing"}'] == 0, _WAIT)
    assert patient.query(PAIRS).status == 200


def _graph() -> Graph:
    text = "".join(
        f'<urn:g{g}> {{ <urn:s{n}> a <http://xmlns.com/foaf/0.1/Person> ; <http://xmlns.com/foaf/0.1/name> "Ng\\"{n}"@vi . }}\n'
        for g in range(2)
        for n in range(20)
    )
    return Graph(EmbeddedEngine(ox.parse(text, format=ox.RdfFormat.TRIG)))


@pytest.mark.parametrize("form", GRAPH_FORMATS)
def test_a_data_set_too_large_to_be_sorted_is_the_same(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kg = _graph()
    whole = answers.dump(kg, form)
    for module in (answers, engine_protocol):
        monkeypatch.setattr(module, "MOST_IN_ORDER", 10)
    flowing = answers.dump(kg, form)
    assert (flowing.content, flowing.media_type) == (b"", whole.media_type)
    output = io.BytesIO()
    assert flowing.write is not None
    flowing.write(output)
    read: Any = ox.RdfFormat.from_media_type(GRAPH_FORMATS[form].media_type)
    assert set(ox.parse(output.getvalue(), format=read)) == set(ox.parse(whole.content, format=read))
    assert len(set(ox.parse(output.getvalue(), format=read))) == (80 if GRAPH_FORMATS[form].dataset else 40)


def test_a_graph_of_too_many_triples_is_broken_off_where_it_is_too_late_to_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    kg = _graph()
    asked = Query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", graphs="ntriples", rows=30, parts=True)
    assert (kg.engine.answer(asked).cut, kg.engine.answer(asked).content.count(b"\n")) == (True, 30)
    monkeypatch.setattr(engine_protocol, "MOST_IN_ORDER", 10)
    told = kg.engine.answer(asked)
    assert told.write is not None
    with pytest.raises(QueryError, match="more than 30"):
        told.write(io.BytesIO())
