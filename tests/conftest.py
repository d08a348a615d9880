"""What the tests share: the shipped graph, and a small one whose every triple is known."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import settings

from vnru_kg import KnowledgeGraph
from vnru_kg.load import cache

from .support import DATA, ROOT

SMALL = DATA / "small"

# The same examples in every run: a failure in CI is a failure here.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=80, database=None)
settings.load_profile("steady")


# Files whose tests stop, kill or race real processes, beside those of the server and of the browser.
PROCESSES = {"test_cache.py", "test_limits.py", "test_mcp.py", "test_output.py", "test_shelf.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test with a browser, a server or processes that it stops has a second try: on a busy machine a key, a frame
    or a signal can come too late for the test. The summary names each that took it.

    What somebody hostile does, and what must survive a kill, has none: it must hold every time.
    """
    for item in items:
        races = "browser" in getattr(item, "fixturenames", ()) or item.path.parent.name == "serve" or item.path.name in PROCESSES
        if races and not any(word in item.nodeid for word in ("hostile", "kill", "die")):
            item.add_marker(pytest.mark.flaky(reruns=1))


def pytest_collection_finish() -> None:
    """What all files import stays to the end: Python need not look through it for what has gone, nor look so often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of the tests' own, also for the processes that they start."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VNRU_KG_CACHE", str(folder))
        yield folder


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which one test keeps its builds; it is not there yet, and neither is the one around it."""
    monkeypatch.setenv("VNRU_KG_CACHE", str(tmp_path / "own"))
    return cache.folder()


@pytest.fixture(scope="session")
def kg() -> KnowledgeGraph:
    """The shipped graph, built from its files."""
    return KnowledgeGraph.load(use_cache=False)


@pytest.fixture(scope="session")
def drawn(kg: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """The shipped graph as a network; nobody changes it."""
    return kg.to_networkx()


@pytest.fixture(scope="session")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped ontology as it was when the tests began."""
    return Path(shutil.copytree(ROOT / "ontology", tmp_path_factory.mktemp("model") / "ontology"))


def _make_home(folder: Path, ontology: Path) -> Path:
    (folder / "ontology").symlink_to(ontology)
    shutil.copytree(SMALL / "graph_data", folder / "graph_data")
    return folder


@pytest.fixture
def home(tmp_path: Path, ontology: Path) -> Path:
    """A folder with the ontology and a copy of the small data, which a test may change."""
    folder = tmp_path / "home"
    folder.mkdir()
    return _make_home(folder, ontology)


@pytest.fixture(scope="session")
def small_home(tmp_path_factory: pytest.TempPathFactory, ontology: Path) -> Path:
    """The folder of the small graph; nobody changes it."""
    return _make_home(tmp_path_factory.mktemp("small"), ontology)


@pytest.fixture(scope="session")
def small(small_home: Path) -> KnowledgeGraph:
    """The small graph; nobody changes it."""
    return KnowledgeGraph.load(small_home, use_cache=False)
