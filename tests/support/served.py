"""A server in a process of its own, as a user starts it, and requests to it in which every header is the test's own."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from . import ROOT
from .command import environment

_PLACE = re.compile(r"http://127\.0\.0\.1:(\d+) ")


@dataclass(frozen=True, slots=True)
class Got:
    """A response."""

    status: int
    headers: http.client.HTTPMessage
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()

    @property
    def kind(self) -> str:
        return (self.headers["content-type"] or "").partition(";")[0]

    def json(self) -> Any:
        return json.loads(self.content)

    def rows(self) -> list[tuple[str, ...]]:
        """The values of SPARQL JSON results."""
        told = self.json()
        return [tuple(row[v]["value"] for v in told["head"]["vars"] if v in row) for row in told["results"]["bindings"]]


@dataclass(frozen=True, slots=True)
class Served:
    """A running server."""

    process: subprocess.Popen[str]
    port: int
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Got:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        with contextlib.closing(connection):
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return Got(response.status, response.msg, response.read())

    def get(self, path: str, **headers: str) -> Got:
        return self.ask("GET", path, **headers)

    def query(self, text: str, more: str = "", **headers: str) -> Got:
        return self.get(f"/sparql?query={quote(text, safe='')}{more}", **headers)

    def figures(self) -> dict[str, float]:
        """What the server has counted."""
        lines = [line for line in self.get("/metrics").text.splitlines() if not line.startswith("#")]
        return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}

    def until(self, holds: Callable[[], bool], seconds: float = 300) -> None:
        """Wait for a condition."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, f"never came true\n{self.log.read_text('utf-8')[-2000:]}"
            time.sleep(0.02)

    def logged(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines() if line.startswith("{")]


@contextlib.contextmanager
def served(folder: Path, *args: str | Path, **changed: str) -> Iterator[Served]:
    """A server on a free port; ``folder`` takes its log."""
    log = folder / "log"
    with log.open("w") as complaints:
        process = subprocess.Popen(
            [sys.executable, "-m", "vnru_kg", "serve", "--port", "0", *map(str, args)],
            cwd=ROOT,
            env=environment(**changed),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            text=True,
        )
        try:
            yield Served(process, _port(process, log), log)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(120)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _port(process: subprocess.Popen[str], log: Path) -> int:
    while True:
        told = _PLACE.search(log.read_text("utf-8"))
        if told:
            return int(told[1])
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
            raise AssertionError(log.read_text("utf-8"))


def params(values: Mapping[str, str]) -> str:
    """Fields as they stand behind a query."""
    return "".join(f"&{name}={quote(value, safe='')}" for name, value in values.items())
