"""The files for running the server, as they are, as far as their programs are here."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import shutil
import ssl
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from vnru_kg.cli.serve import serve
from vnru_kg.serve.write_requests import MOST

from ..support import ROOT
from ..support.served import Served, served
from ..support.servers import free_port, running

DEPLOY = ROOT / "vnru_kg" / "serve" / "deploy"
NGINX, OPENSSL = shutil.which("nginx") or "/usr/sbin/nginx", shutil.which("openssl")


@dataclass(frozen=True, slots=True)
class Behind:
    """A server, and the port on which nginx stands before it."""

    server: Served
    port: int

    def ask(self, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        context = ssl._create_unverified_context()  # noqa: S323 — a certificate that this test made
        with contextlib.closing(http.client.HTTPSConnection("127.0.0.1", self.port, context=context, timeout=300)) as connection:
            connection.request("GET", path, headers={"Host": "graph.example.org"} | {n.replace("_", "-"): v for n, v in headers.items()})
            response = connection.getresponse()
            return response.status, response.msg, response.read()


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    """nginx before a server."""
    folder = tmp_path_factory.mktemp("nginx")
    with served(folder, *_BEHIND) as server, nginx(folder, server) as port:
        yield Behind(server, port)


_BEHIND = ("--name", "graph.example.org", "--proxy", "127.0.0.1")


@contextlib.contextmanager
def nginx(folder: Path, *servers: Served) -> Iterator[int]:
    """nginx before servers, with the file that we ship; only places and ports are others, and the rate for one client."""
    if not Path(NGINX).exists() or OPENSSL is None:
        pytest.skip("nginx and openssl are needed")
    made = [OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=graph.example.org", "-days", "1"]
    subprocess.run([*made, "-keyout", folder / "key.pem", "-out", folder / "cert.pem"], check=True, capture_output=True)
    site = (DEPLOY / "nginx.conf").read_text("utf-8")
    for port, server in zip((7878, 7879), servers, strict=False):
        site = re.sub(rf"(?:# )?server 127\.0\.0\.1:{port};", f"server 127.0.0.1:{server.port};", site)
    site = site.replace("rate=50r/s", "rate=10000r/s").replace("/var/cache/nginx/vnru", str(folder / "cache"))
    site = site.replace("/etc/ssl/certs/graph.example.org.pem", str(folder / "cert.pem"))
    site = site.replace("/etc/ssl/private/graph.example.org.key", str(folder / "key.pem"))
    paths = "".join(f"{name}_temp_path {folder}/{name}; " for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root; " if os.geteuid() == 0 else ""  # whose folder it is
    head = f"{user}daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log; events {{ worker_connections 256; }}"
    (folder / "front").mkdir()

    def begin() -> tuple[list[str], int]:
        port = free_port()
        here = site.replace("listen 443", f"listen 127.0.0.1:{port}")
        (folder / "nginx.conf").write_text(f"{head}\nhttp {{ access_log off; {paths}\n{here}\n}}\n", "utf-8")
        return [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")], port

    with running(begin, folder / "front") as port:
        yield port


def test_nginx_serves_it_under_its_own_name(behind: Behind) -> None:
    status, _, content = behind.ask("/sparql", Accept="application/n-triples")
    assert status == 200
    assert b"<https://graph.example.org/sparql> <http://www.w3.org/ns/sparql-service-description#endpoint>" in content
    status, headers, _ = behind.ask("/person/vo-van-kiet", Accept="text/html", Accept_Language="ru")
    assert (status, headers["location"]) == (303, "/ru/person/vo-van-kiet")
    assert b"https://graph.example.org/en/person/vo-van-kiet" in behind.ask("/ru/person/vo-van-kiet")[2]


def test_nginx_keeps_answers_by_what_they_depend_on(behind: Behind) -> None:
    path = "/sparql?query=SELECT%20%3Fs%20%7B%20%3Fs%20a%20sem%3AEvent%20%7D%20LIMIT%203"
    first = behind.ask(path, Accept="text/csv")
    again = behind.ask(path, Accept="text/csv")
    other = behind.ask(path, Accept="application/sparql-results+json")
    assert (first[1]["x-cache"], again[1]["x-cache"], other[1]["x-cache"]) == ("MISS", "HIT", "MISS")
    assert first[2] == again[2] != other[2]
    assert other[1]["content-type"] == "application/sparql-results+json"


def test_nginx_lets_nobody_see_the_figures_or_say_who_he_is(behind: Behind) -> None:
    assert behind.ask("/metrics")[0] == 404
    behind.ask("/health", X_Forwarded_For="203.0.113.9", Forwarded="for=203.0.113.9")
    behind.server.until(lambda: any(line["path"] == "/health" for line in behind.server.logged()))
    assert {line["client"] for line in behind.server.logged()} == {"127.0.0.1"}


def test_one_of_two_instances_is_killed_and_nobody_notices(tmp_path: Path) -> None:
    """Queries all different, so that nginx has to ask; what was under way in the one goes to the other."""
    with contextlib.ExitStack() as all_of_them:
        for name in ("first", "second"):
            (tmp_path / name).mkdir()
        first, second = (all_of_them.enter_context(served(tmp_path / name, *_BEHIND)) for name in ("first", "second"))
        both = Behind(first, all_of_them.enter_context(nginx(tmp_path, first, second)))
        asked, wrong = Counter[int](), list[object]()
        enough = threading.Event()

        def ask(client: int) -> None:
            while not enough.is_set():
                number = client * 1_000_000 + asked[client]
                asked[client] += 1
                status, _, content = both.ask(f"/sparql.csv?query={quote(f'SELECT ({number} AS ?n) {{}}')}")
                if (status, content) != (200, f"n\r\n{number}\r\n".encode()):
                    wrong.append((status, content))

        with ThreadPoolExecutor(4) as clients:
            work = [clients.submit(ask, client) for client in range(4)]
            first.until(lambda: sum(asked.values()) > 100, 60)
            assert {server.process.poll() for server in (first, second)} == {None}
            assert min(server.figures()['vnru_requests_total{status="200"}'] for server in (first, second)) > 10
            first.process.kill()
            before = sum(asked.values())
            second.until(lambda: sum(asked.values()) > before + 200, 60)
            enough.set()
            for done in work:
                done.result()
        assert wrong == []


def test_nginx_takes_what_the_server_takes() -> None:
    (size,) = re.findall(r"client_max_body_size (\d+)m;", (DEPLOY / "nginx.conf").read_text("utf-8"))
    assert int(size) << 20 == MOST


def test_the_commands_in_the_files_are_options_that_there_are() -> None:
    known = {option for parameter in serve.params for option in parameter.opts}
    for name in ("vnru-kg.service", "Containerfile"):
        lines = re.findall(r"^(?:ExecStart=|ENTRYPOINT ).*$", (DEPLOY / name).read_text("utf-8"), re.MULTILINE)
        used = {option for line in lines for option in re.findall(r"--[a-z]+", line)}
        assert used
        assert used <= known


def test_systemd_reads_the_unit(tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("systemd is not here")
    unit = (DEPLOY / "vnru-kg.service").read_text("utf-8").replace("/opt/vnru-kg/bin/vnru-kg", "/bin/true")
    (tmp_path / "vnru-kg.service").write_text(unit, "utf-8")
    told = subprocess.run([verify, "verify", tmp_path / "vnru-kg.service"], capture_output=True, text=True, check=False)
    assert "vnru-kg.service" not in told.stderr
