"""What was packed once is kept beside the build of the graph it was made of."""

from __future__ import annotations

from collections.abc import Callable

from ..load.reuse import reuse
from .packing import DataBlock, hash_source, media_type


def reuse_block(build: str | None, name: str, mark: str, make: Callable[[], DataBlock]) -> DataBlock:
    """What ``make`` gives, or what it gave earlier; see :func:`~vnru_kg.load.reuse.reuse`.

    Only data are kept so. A script goes into the page with the hash of what was just read, never with one that a file
    tells of itself.
    """
    return reuse(build, name, mark, make, dump=DataBlock.dump, load=lambda content: sound(DataBlock.load(content)))


def sound(block: DataBlock) -> DataBlock:
    """A data block that was kept; ``ValueError`` if its text is not what it says, packed, which holds no markup."""
    if block.kind not in {media_type("gzip"), media_type("xz")} or hash_source(block.unpack()) != block.hash:
        raise ValueError("not a data block")
    return block
