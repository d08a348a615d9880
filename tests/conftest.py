"""What the tests share: the shipped graph, and a small one whose every triple is known."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from vnru_kg import KnowledgeGraph
from vnru_kg.explorer import write_page
from vnru_kg.explorer.data import build
from vnru_kg.load import cache

from .browser import Opened, chromium, opened

ROOT = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "data" / "small"

# The same examples in every run: a failure in CI is a failure here.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=80, database=None)
settings.load_profile("steady")


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
def small(tmp_path_factory: pytest.TempPathFactory, ontology: Path) -> KnowledgeGraph:
    """The small graph; nobody changes it."""
    return KnowledgeGraph.load(_make_home(tmp_path_factory.mktemp("small"), ontology), use_cache=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium, one for all tests; they are skipped where there is none."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def page_file(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer's page of the shipped graph, whole."""
    target = tmp_path_factory.mktemp("explorer") / "đồ thị #1.html"
    report = write_page(kg, target)
    assert report.size == target.stat().st_size
    assert report.opening <= report.things
    return target


@pytest.fixture(scope="session")
def model(kg: KnowledgeGraph) -> dict[str, Any]:
    """What that page is made of; nobody changes it."""
    return build(kg)


@pytest.fixture(scope="session")
def rows(model: dict[str, Any]) -> dict[str, Any]:
    """The rows of its views."""
    found: dict[str, Any] = model["views"]
    return found


@pytest.fixture(scope="session")
def _open_page(browser: Browser, page_file: Path) -> Iterator[Opened]:
    with opened(browser, page_file) as page:
        yield page


@pytest.fixture
def page(_open_page: Opened) -> Iterator[Opened]:
    """That page in a window of a desk, open through all tests: each finds it as it opens, and leaves no complaint."""
    _open_page.go()
    yield _open_page
    _open_page.check()
