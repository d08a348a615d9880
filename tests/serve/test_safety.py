"""Strangers: queries without end or too large, slow and broken connections, names of other hosts, workers that die."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from vnru_kg.listening import bind, listen

from ..support.loops import run
from ..support.served import Served, served

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a < ?i) }"
QUICK = "SELECT ({} AS ?x) {{ }}"
WORKING, ENDED = 'vnru_jobs{state="working"}', 'vnru_pool_total{event="time-limit"}'


def children(pid: int) -> list[int]:
    return [int(p) for task in Path(f"/proc/{pid}/task").iterdir() for p in (task / "children").read_text().split()]


def workers(server: Served) -> list[int]:
    (nursery,) = children(server.process.pid)
    return children(nursery)


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The shipped graph with little time."""
    with served(tmp_path_factory.mktemp("hasty"), "--timeout", "3", "--workers", "2") as running:
        yield running


def test_a_query_without_end_is_ended(hasty: Served) -> None:
    got = hasty.query(ENDLESS, accept="application/json")
    assert got.status == 504
    assert got.json()["type"] == "urn:vnru-kg:problem:time-limit"
    assert hasty.query(QUICK.format(1)).status == 200


def test_it_does_not_stand_before_others(hasty: Served) -> None:
    """More queries without end than there are workers, and quick ones meanwhile: none of these fails."""
    with ThreadPoolExecutor(8) as pool:
        endless = [pool.submit(hasty.query, ENDLESS + f" #{n}") for n in range(6)]
        hasty.until(lambda: hasty.figures()[WORKING] > 0)
        statuses = {hasty.query(QUICK.format(1000 + n)).status for n in range(40)}
        ended = {e.result().status for e in endless}
    assert statuses == {200}
    assert 504 in ended <= {503, 504}


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The shipped graph with much time and little memory: what ends early is not ended by the clock."""
    with served(tmp_path_factory.mktemp("patient"), "--memory", "60M", "--timeout", "600", "--workers", "2") as running:
        yield running


def begin(server: Served, query: str) -> socket.socket:
    """Send a query, and leave the answer to whoever waits for it."""
    connection = socket.create_connection(("127.0.0.1", server.port))
    head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query"
    connection.sendall(f"{head}\r\nContent-Length: {len(query)}\r\n\r\n{query}".encode())
    return connection


def test_a_query_that_takes_too_much_memory_is_ended(patient: Served) -> None:
    got = patient.query(
        "SELECT (GROUP_CONCAT(?x) AS ?all) { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?f)) AS ?x) }", accept="application/json"
    )
    assert (got.status, got.json()["type"]) == (507, "urn:vnru-kg:problem:memory-limit")
    assert patient.query(QUICK.format(1)).status == 200


def test_who_is_quick_does_not_wait_for_who_is_not(patient: Served) -> None:
    with ExitStack() as stack:
        for n in range(6):
            stack.enter_context(begin(patient, ENDLESS + f" # {n}"))
        patient.until(lambda: patient.figures()[WORKING] > 0)
        assert {patient.query(QUICK.format(2000 + n)).status for n in range(40)} == {200}
        assert patient.figures()[WORKING] > 0, "those without end still run"
        assert ENDED not in patient.figures()
    patient.until(lambda: patient.figures()[WORKING] == 0)


def test_whoever_goes_away_leaves_no_work_behind(patient: Served) -> None:
    before = set(workers(patient))
    for n in range(3):
        with begin(patient, ENDLESS + f" # gone {n}"):
            patient.until(lambda: patient.figures()[WORKING] > 0)
    patient.until(lambda: patient.figures()[WORKING] == 0)
    assert ENDED not in patient.figures(), "it was not the limit that ended them"
    assert len(set(workers(patient)) - before) <= 3
    assert patient.query(QUICK.format(2)).status == 200


def test_workers_may_die_at_any_moment(patient: Served) -> None:
    """Every answer is right or says that there is none."""
    stop, killed = threading.Event(), 0

    def kill() -> None:
        nonlocal killed
        while not stop.is_set():
            with contextlib.suppress(OSError):  # it may have ended by itself meanwhile
                for pid in workers(patient)[:1]:
                    os.kill(pid, signal.SIGKILL)
                    killed += 1
            time.sleep(0.02)

    def ask(n: int) -> tuple[int, bool]:
        got = patient.query(f"SELECT ({n} AS ?x) (COUNT(?e) AS ?n) {{ ?e a sem:Event }}")
        return got.status, got.status != 200 or got.rows() == [(str(n), expected)]

    expected = patient.query("SELECT (COUNT(?e) AS ?n) { ?e a sem:Event }").rows()[0][0]
    killer = threading.Thread(target=kill)
    killer.start()
    try:
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(ask, range(200)))
    finally:
        stop.set()
        killer.join()
    assert killed > 5
    assert {status for status, _ in answers} <= {200, 503, 504}
    assert all(right for _, right in answers)
    patient.until(lambda: patient.query(QUICK.format(3)).status == 200)  # the last kill may have met one that was idle


def test_a_request_to_another_host_is_refused(server: Served) -> None:
    assert server.get("/health", host="evil.example").status == 421
    assert server.get("/health", host=f"localhost:{server.port}").status == 200


@pytest.mark.parametrize("path", ["/health", "/sparql?query=ASK%7B%7D", "/nothing", "/sparql?query=SELCT"])
def test_every_answer_is_harmless_in_a_browser(server: Served, path: str) -> None:
    got = server.get(path)
    assert got.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in got.headers["content-security-policy"]
    assert got.headers["set-cookie"] is None
    assert got.headers["server"] is None
    assert got.headers["x-request-id"]


def test_what_is_too_large_is_refused_before_it_is_read(server: Served) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=300) as connection:
        connection.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 1048577\r\n\r\n"
        )
        assert connection.recv(100).startswith(b"HTTP/1.1 413")
    assert server.query("ASK {} #" + "x" * 70_000).status == 431
    assert server.ask("POST", "/sparql", "ASK {} #" + "x" * 90_000, content_type="application/sparql-query").status == 200


def test_a_head_must_come_in_time(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=300) as connection:
        connection.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n")
        assert connection.recv(100) == b""  # closed, after ten seconds


def test_one_client_does_so_much_at_a_time(server: Served) -> None:
    """One step over the limit of sixty-four requests, which here wait for their content.

    A question about the server's health that comes in before the last of them takes its place.
    """
    head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 6\r\n\r\n"
    with ExitStack() as stack:
        waiting = [stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=300)) for _ in range(64)]
        for connection in waiting:
            connection.sendall(head)
        for _ in range(100):
            got = server.get("/health")
            if got.status == 429:
                break
            time.sleep(0.05)
        assert (got.status, got.headers["retry-after"]) == (429, "1")
        for connection in waiting:
            connection.sendall(b"ASK {}")
        statuses = Counter(connection.recv(100).split()[1] for connection in waiting)
        assert statuses.keys() <= {b"200", b"429"}
        assert statuses[b"200"] > 50
    assert server.get("/health").status == 200


def test_small_answers_go_out_at_once() -> None:
    """Head and content are two packets, of which the second must not wait until the first is acknowledged (40 ms)."""

    async def at_once() -> int:
        loop = asyncio.get_running_loop()
        accepted: asyncio.Future[int] = loop.create_future()

        class Noted(asyncio.Protocol):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                accepted.set_result(transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

        with bind("127.0.0.1", 0) as listener:
            listen(listener, "127.0.0.1", 1)
            async with await loop.create_server(Noted, sock=listener):
                _, writer = await asyncio.open_connection(*listener.getsockname())
                try:
                    return await accepted
                finally:
                    writer.close()
                    await writer.wait_closed()

    assert run(at_once)


def test_the_log_holds_no_query(server: Served) -> None:
    before = len(server.logged())
    server.query("SELECT ('a-secret-word' AS ?x) {}", more="&other=secret")
    server.until(lambda: len(server.logged()) > before)
    line = server.logged()[-1]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/sparql", 200)
    assert "secret" not in server.log.read_text("utf-8")
    assert "Traceback" not in server.log.read_text("utf-8")


def test_figures_are_for_this_machine(server: Served) -> None:
    assert server.figures()['vnru_requests_total{status="200"}'] > 0
    assert server.get("/metrics", x_forwarded_for="10.0.0.1").status == 404


@pytest.mark.parametrize("all_told", [False, True])
def test_it_stops_without_losing_an_answer(tmp_path: Path, *, all_told: bool) -> None:
    with served(tmp_path, "--timeout", "5", "--workers", "1") as server:
        slow = "SELECT (COUNT(*) AS ?n) { ?a a sem:Event . ?b a sem:Event . ?c ?p ?o }"
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(server.query, slow)
            server.until(lambda: server.figures()[WORKING] > 0)
            below = [*children(server.process.pid), *workers(server)] if all_told else []
            for pid in (*below, server.process.pid):
                os.kill(pid, signal.SIGTERM)
            assert answer.result().status in {200, 504}
        assert server.process.wait(300) == 0
        with pytest.raises(ConnectionRefusedError):
            server.get("/health")


def test_no_query_makes_the_server_fetch(server: Served) -> None:
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.5)
        place = f"http://127.0.0.1:{trap.getsockname()[1]}/data.ttl"
        for text in (
            f"SELECT * {{ SERVICE <{place}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ SERVICE SILENT <{place}> {{ ?s ?p ?o }} }}",
            "ASK { ?s ?p ?o }".replace("{", f"FROM <{place}> {{"),
            "ASK { GRAPH ?g {} }".replace("{", f"FROM NAMED <{place}> {{", 1),
            f"DESCRIBE <{place}>",
            f"LOAD <{place}>",
        ):
            server.query(text)
            server.ask("POST", "/sparql", text, content_type="application/sparql-update")
        server.query("SELECT * { ?s ?p ?o } LIMIT 1", f"&default-graph-uri={place}&named-graph-uri={place}")
        server.get(f"/graphs?graph={place}")
        server.get(f"/api/thing?id={place}")
        with pytest.raises(TimeoutError):
            trap.accept()


def test_what_went_wrong_is_told_to_readers_in_their_language(server: Served) -> None:
    got = server.get("/nothing/there", accept="text/html", accept_language="ru")
    assert (got.status, got.kind) == (404, "text/html")
    assert "По этому адресу ничего нет." in got.text
    assert server.get("/sparql.csv", accept="*/*").status == 406
