"""What was packed once is kept beside the build of the graph it was made of, and goes with it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from ..load import cache
from .packing import DataBlock, hash_source, media_type


def reuse_block(build: str | None, name: str, mark: str, make: Callable[[], DataBlock]) -> DataBlock:
    """What ``make`` gives, or what it gave earlier for the same ``mark``; without a ``build`` nothing is kept.

    Only data are kept here. A script goes into the page with the hash of what was just read, never with one that a file
    tells of itself.
    """
    if build is None:
        return make()
    head = f"{mark}\n".encode()
    content = cache.read(build, name)
    if content is not None and content.startswith(head):
        with contextlib.suppress(ValueError, OSError, EOFError):  # as another version of this package wrote it, or somebody else
            return _sound(content[len(head) :])
    block = make()
    cache.write(build, name, head + block.dump())
    return block


def _sound(content: bytes) -> DataBlock:
    """A data block that was kept; ``ValueError`` if it is none, or its text is not what it says, packed, which holds no markup."""
    block = DataBlock.load(content)
    if block.kind not in {media_type("gzip"), media_type("xz")} or hash_source(block.unpack()) != block.hash:
        raise ValueError("not a data block")
    return block
