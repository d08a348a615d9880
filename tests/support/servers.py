"""SPARQL servers of other makers on free ports of this machine, each with a data set, ended when the test is over."""

from __future__ import annotations

import contextlib
import http.client
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

_LONGEST = 900  # seconds that a server may live, whatever becomes of the tests
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server listens: the addresses for queries, for updates and for the Graph Store Protocol (``""``: it has none)."""

    query: str
    update: str = ""
    store: str = ""
    user: str = ""
    password: str = ""


def needed(name: str) -> bool:
    """Whether a test must fail, and not be skipped, where ``name`` is missing (the variable ``VNRU_TESTS_NEED``)."""
    return name in os.environ.get("VNRU_TESTS_NEED", "").split()


def missing(name: str, how: str) -> None:
    """End the test: what it needs is not here."""
    message = f"{name} is not here: {how}"
    if needed(name):
        pytest.fail(message)
    pytest.skip(message)


def free_port() -> int:
    """A port of this machine on which nothing listens, below those that the system itself gives to whoever asks for any."""
    for _ in range(1000):
        port = 10_000 + secrets.randbelow(20_000)
        with socket.socket() as free, contextlib.suppress(OSError):
            free.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("no port is free")


@contextlib.contextmanager
def running(begin: Callable[[], tuple[list[str], int]], cwd: Path, seconds: float = 300) -> Iterator[int]:
    """A server as a process, and the port on which it answers; it is gone afterwards, and in any case after a quarter of an hour.

    ``begin`` chooses a free port and gives the command for it. It is asked anew where the server ends at once: somebody else
    may have taken the port meanwhile.
    """
    for _ in range(_TRIES):
        command, port = begin()
        with (cwd / "log").open("wb") as log:
            process = subprocess.Popen(command, cwd=cwd, stdout=log, stderr=log, start_new_session=True)
        last = threading.Timer(_LONGEST, process.kill)
        last.daemon = True
        last.start()
        try:
            if _listens(process, port, seconds):
                yield port
                return
        finally:
            last.cancel()
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    raise RuntimeError(f"{command[0]} does not run: {(cwd / 'log').read_text('utf-8', 'replace')[-2000:]}")


def _listens(process: subprocess.Popen[bytes], port: int, seconds: float) -> bool:
    """Whether the process comes to answer on the port, before it ends or the time is over."""
    until = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < until:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return process.poll() is None
        time.sleep(0.05)
    return False


def binary(name: str) -> str | None:
    """A program, also of the environment that the tests run in."""
    return shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))


@contextlib.contextmanager
def oxigraph(nquads: bytes, folder: Path, *options: str, read_only: bool = True) -> Iterator[Server]:
    """Oxigraph's own server (PyPI ``oxigraph``) with a data set, by default read-only."""
    program = binary("oxigraph")
    if program is None:
        missing("oxigraph", "pip install oxigraph")
    assert program is not None
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "data.nq").write_bytes(nquads)
    store = str(folder / "store")
    load = [program, "load", "--location", store, "--file", str(folder / "data.nq")]
    subprocess.run(load, check=True, capture_output=True, timeout=600)
    way = "serve-read-only" if read_only else "serve"

    def begin() -> tuple[list[str], int]:
        port = free_port()
        return [program, way, "--location", store, "--bind", f"127.0.0.1:{port}", *options], port

    with running(begin, folder) as port:
        base = f"http://127.0.0.1:{port}"
        yield Server(f"{base}/query", f"{base}/update", f"{base}/store")


_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
ErrorLogLevel = 7
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = {sql}
DisableUnixSocket = 1
DirsAllowed = {folder}
NumberOfBuffers = 20000
MaxDirtyBuffers = 12000
MaxClientConnections = 10
ThreadsPerQuery = 1
CaseMode = 2
[HTTPServer]
ServerPort = {http}
ServerRoot = {folder}
MaxClientConnections = 10
ServerThreads = 10
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = 300
"""


@contextlib.contextmanager
def virtuoso(nquads: bytes, folder: Path) -> Iterator[Server]:
    """Virtuoso 7 (Debian ``virtuoso-opensource``) with a data set; whoever knows the password may change it."""
    program, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or client is None:
        missing("virtuoso", "apt-get install virtuoso-opensource")
    assert program is not None
    assert client is not None
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "data.nq").write_bytes(nquads)
    http_port = 0

    def begin() -> tuple[list[str], int]:
        nonlocal http_port
        (folder / "virtuoso.lck").unlink(missing_ok=True)
        sql, http_port = free_port(), free_port()
        (folder / "virtuoso.ini").write_text(_INI.format(folder=folder, sql=sql, http=http_port), "utf-8")
        return [program, "-f", "-c", str(folder / "virtuoso.ini")], sql

    with running(begin, folder) as sql:
        _wait_http(http_port)
        # 512: quads that name their graph
        done = f"DB.DBA.TTLP(file_open('{folder}/data.nq'), '', 'urn:x-default', 512); GRANT SPARQL_UPDATE TO \"SPARQL\"; checkpoint;"
        subprocess.run([client, str(sql), "dba", "dba", f"EXEC={done}"], check=True, capture_output=True, timeout=600)
        base = f"http://127.0.0.1:{http_port}"
        yield Server(f"{base}/sparql", f"{base}/sparql", f"{base}/sparql-graph-crud-auth", "dba", "dba")


def _wait_http(port: int) -> None:
    until = time.monotonic() + 300
    while time.monotonic() < until:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", "/sparql?query=ASK%7B%7D")
            connection.getresponse().read()
            connection.close()
            return
        time.sleep(0.1)
    raise RuntimeError("Virtuoso does not answer over HTTP")
