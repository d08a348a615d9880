"""How the page holds what it carries: packed, and written in base 64, in a script element that the browser does not run.

What the page itself unpacks is packed with gzip, since browsers unpack that themselves. What its worker unpacks is
packed as XZ, a third smaller, and read by a library in the worker. Base 64 has no character of markup.
Only the standard library is used, since the build of the package uses this too.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import importlib.util
import json
from dataclasses import asdict, dataclass
from typing import Literal

Kind = Literal["gzip", "xz"]


@dataclass(frozen=True, slots=True)
class DataBlock:
    """Packed bytes as text: ``kind`` is the media type of the pack, ``hash`` that of the bytes as a Content-Security-Policy names it."""

    kind: str
    hash: str
    text: str

    def dump(self) -> bytes:
        """It as the content of a file."""
        return json.dumps(asdict(self)).encode("ascii")

    @classmethod
    def load(cls, content: bytes) -> DataBlock:
        """What :meth:`dump` gave; ``ValueError`` if it is something else."""
        match json.loads(content):
            case {"kind": str(kind), "hash": str(hash_), "text": str(text)}:
                return cls(kind, hash_, text)
        raise ValueError("not a data block")

    def unpack(self) -> bytes:
        """The bytes that were packed."""
        content = base64.b64decode(self.text, validate=True)
        if self.kind == media_type("gzip"):
            return gzip.decompress(content)
        import lzma

        return lzma.decompress(content)


def data_block(content: bytes, kind: Kind = "gzip") -> DataBlock:
    """``content`` packed; the same content gives the same data block. A Python that was built without XZ has only gzip."""
    if kind == "xz" and not importlib.util.find_spec("_lzma"):
        kind = "gzip"
    packed = gzip.compress(content, 9, mtime=0) if kind == "gzip" else _xz(content)
    return DataBlock(media_type(kind), hash_source(content), base64.b64encode(packed).decode("ascii"))


def _xz(content: bytes) -> bytes:
    import lzma

    # Nothing here is made of words of a fixed width. The reader in the page checks no other sum than CRC32.
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "pb": 0, "dict_size": 1 << 23}]
    return lzma.compress(content, lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, filters=filters)


def media_type(kind: Kind) -> str:
    """The media type of a pack."""
    return f"application/{'gzip' if kind == 'gzip' else 'x-xz'}"


def hash_source(content: bytes) -> str:
    """The hash of a script or style as a Content-Security-Policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode('ascii')}'"
