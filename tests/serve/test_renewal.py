"""New data while the server answers: nobody loses an answer, and data that are not right are not taken."""

from __future__ import annotations

import shutil
import signal
import threading
import time
from pathlib import Path

import pytest

from ..support import ROOT
from ..support.served import served

NAME = "SELECT ?name { person:viktor-chernomyrdin skos:prefLabel ?name FILTER(LANG(?name) = 'en') }"


def change(home: Path, old: str, new: str) -> None:
    file = next(f for f in (home / "graph_data" / "authorities").glob("*.ttl") if old in f.read_text("utf-8"))
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def test_new_data_are_taken_without_a_lost_answer(ontology: Path, tmp_path: Path) -> None:
    """The shipped data, of which one name is changed; then a file that cannot be read; then a rule that is broken."""
    home = tmp_path / "home"
    shutil.copytree(ROOT / "graph_data", home / "graph_data")
    (home / "ontology").symlink_to(ontology)
    pytest.importorskip("pyshacl")
    with served(tmp_path, "--data", home, "--workers", "1", "--timeout", "300") as server:
        (old,) = server.query(NAME).rows()[0]
        statuses, stop = [], threading.Event()

        def ask() -> None:
            n = 0
            while not stop.is_set():
                n += 1
                statuses.append(server.query(f"{NAME} # {n}").status)
                time.sleep(0.02)

        asking = threading.Thread(target=ask)
        asking.start()
        try:
            change(home, f'"{old}"@en', '"Viktor Someone"@en')
            server.process.send_signal(signal.SIGHUP)
            server.until(lambda: "new data: " in server.log.read_text("utf-8"), 1200)
            assert server.query(NAME).rows() == [("Viktor Someone",)]
            change(home, '"Viktor Someone"@en', '"Viktor Someone@en')
            server.process.send_signal(signal.SIGHUP)
            server.until(lambda: "were refused" in server.log.read_text("utf-8"), 1200)
        finally:
            stop.set()
            asking.join()
        assert set(statuses) == {200}
        assert len(statuses) > 20
        assert server.query(NAME).rows() == [("Viktor Someone",)]
        assert server.get("/feed.atom").text.count("<entry>") == 2
