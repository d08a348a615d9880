"""The server that most tests ask."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ..support.served import Served, served


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The shipped graph, with time enough on a slow machine, and few rows."""
    with served(tmp_path_factory.mktemp("served"), "--timeout", "300", "--rows", "1000", "--workers", "2") as running:
        yield running
