"""How the page holds what it carries: packed as small as it gets, and written so densely as text in UTF-8 allows.

Base 64 makes of three bytes four. Here twenty bits are written in three: as three characters of ASCII or, where those
do not suffice, as one of them beside one that UTF-8 writes in two bytes. So five bytes become six, a tenth less. None of
the characters is a control character or ``<``, so nothing in it can be taken for markup, and no reader changes it.
Only the standard library is used, since the build of the package uses this too.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import importlib.util
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from struct import iter_unpack
from typing import Literal

Pack = Literal["quick", "small", "smallest"]
GZIP = b"\x1f\x8b"
_ONE = [chr(code) for code in range(0x20, 0x7F) if chr(code) != "<"]
_TWO = [chr(code) for code in range(0xA0, 0x800)]
_PAIRS = [a + b for a in _ONE for b in _ONE] + _TWO  # two characters of one byte, or one of two bytes
_BASE = len(_ONE)
_TURN = len(_PAIRS) * _BASE  # from here on the character of two bytes comes last


@dataclass(frozen=True, slots=True)
class Island:
    """Packed parts, one after the other, as text.

    ``sizes`` are those of the parts unpacked, ``hashes`` theirs as a Content-Security-Policy names them, and ``kind`` is
    the media type of the pack.
    """

    kind: str
    sizes: tuple[int, ...]
    hashes: tuple[str, ...]
    text: str

    def dump(self) -> bytes:
        """It as the content of a file."""
        return json.dumps(asdict(self), ensure_ascii=False).encode("utf-8")

    @classmethod
    def load(cls, content: bytes) -> Island:
        """What :meth:`dump` gave; ``ValueError`` if it is something else."""
        match json.loads(content):
            case {"kind": str(kind), "sizes": [*sizes], "hashes": [*hashes], "text": str(text)}:
                return cls(kind, tuple(sizes), tuple(hashes), text)
        raise ValueError("not an island")


def island(*parts: bytes, pack: Pack = "small") -> Island:
    """The parts packed as one, so that what they have in common is held once; the same parts give the same island."""
    content = squeeze(b"".join(parts), pack)
    return Island(kind(pack), tuple(map(len, parts)), tuple(map(hashed, parts)), written(content))


def hashed(content: bytes) -> str:
    """The hash of a script or style as a Content-Security-Policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode('ascii')}'"


def kind(pack: Pack = "small") -> str:
    """The media type of what this Python packs; one that was built without LZMA has only gzip."""
    return "application/x-lzma" if pack != "quick" and importlib.util.find_spec("_lzma") else "application/gzip"


def squeeze(content: bytes, pack: Pack = "small") -> bytes:
    """``content`` packed with LZMA, for which the page brings a decoder, or with gzip.

    ``quick`` is gzip, a fifth larger: what the page cannot open without, since browsers unpack it themselves. ``smallest``
    takes three times as long as ``small`` for the last two per cent.
    """
    if kind(pack) == "application/gzip":
        return gzip.compress(content, 9, mtime=0)
    import lzma

    # nothing here is made of words of a fixed width; and beyond 128 equal bytes a longer search finds little
    how = {"preset": 9 | lzma.PRESET_EXTREME} if pack == "smallest" else {"preset": 6, "nice_len": 128}
    return lzma.compress(
        content, lzma.FORMAT_ALONE, filters=[{"id": lzma.FILTER_LZMA1, "lc": 4, "lp": 0, "pb": 0, "dict_size": 1 << 23, **how}]
    )


def written(content: bytes) -> str:
    """``content`` as text: how many bytes were added to make its length a multiple of five, and for each five their characters."""
    added = -len(content) % 5
    numbers = [
        number
        for high, middle, low in iter_unpack(">HBH", content + bytes(added))
        for number in (high << 4 | middle >> 4, (middle & 15) << 16 | low)
    ]
    one, pairs, base, turn, beyond = _ONE, _PAIRS, _BASE, _TURN, len(_PAIRS)
    return str(added) + "".join(
        [pairs[n // base] + one[n % base] if n < turn else one[n % base] + _TWO[n // base - beyond] for n in numbers]
    )


def read(text: str) -> bytes:
    """What :func:`written` wrote."""
    digits = {character: n for n, character in enumerate(_ONE)}
    doubles = {character: n for n, character in enumerate(_TWO)}
    found, rest, at = bytearray(), 0, 1
    for turn in range(2 * len(text)):
        if at >= len(text):
            break
        first, second = text[at], text[at + 1]
        if first in doubles:
            number, at = (_BASE * _BASE + doubles[first]) * _BASE + digits[second], at + 2
        elif second in doubles:
            number, at = (len(_PAIRS) + doubles[second]) * _BASE + digits[first], at + 2
        else:
            number, at = (digits[first] * _BASE + digits[second]) * _BASE + digits[text[at + 2]], at + 3
        if turn % 2:
            found += (rest << 20 | number).to_bytes(5, "big")
        rest = number
    return bytes(found[: len(found) - int(text[0])])


def unpacked(found: Island) -> list[bytes]:
    """The parts of an island."""
    content = read(found.text)
    if content.startswith(GZIP):
        whole = gzip.decompress(content)
    else:
        import lzma

        whole = lzma.decompress(content)
    return cut(whole, found.sizes)


def cut(whole: bytes, sizes: Sequence[int]) -> list[bytes]:
    """``whole`` in parts of these sizes."""
    parts, start = [], 0
    for size in sizes:
        parts.append(whole[start : start + size])
        start += size
    return parts
