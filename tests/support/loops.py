"""Asynchronous calls from tests, in whose own thread the browser of other tests may have a loop that runs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio


def run(task: Callable[..., Awaitable[Any]], *args: Any) -> Any:
    """What a task gives, run in a thread of its own."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, task, *args).result()
