"""What was packed once is kept beside the build of the graph it was made of, and goes with it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from ..load import cache
from .packing import Island


def kept(build: str | None, name: str, mark: str, make: Callable[[], Island]) -> Island:
    """What ``make`` gives, or what it gave earlier for the same ``mark``; without a ``build`` nothing is kept."""
    if build is None:
        return make()
    head = f"{mark}\n".encode()
    content = cache.read_derived(build, name)
    if content is not None and content.startswith(head):
        with contextlib.suppress(ValueError):  # as another version of this package wrote it
            return Island.load(content[len(head) :])
    found = make()
    cache.write_derived(build, name, head + found.dump())
    return found
