"""What the tests of the page share: a browser, the page of the shipped graph, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from vnru_kg import KnowledgeGraph
from vnru_kg.explorer import write_page
from vnru_kg.explorer.data import build

from ..support.browser import Opened, chromium, opened


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


@pytest.fixture(scope="module")
def _open_page(browser: Browser, page_file: Path) -> Iterator[Opened]:
    with opened(browser, page_file) as page:
        yield page


@pytest.fixture
def page(_open_page: Opened) -> Iterator[Opened]:
    """That page in a window of a desk, open through the tests of a file: each finds it as it opens, and leaves no complaint."""
    _open_page.go()
    yield _open_page
    _open_page.check()
