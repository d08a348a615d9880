"""What a client would rather have: media types, languages and encodings by their q-values (RFC 9110 §12.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..text import LANGUAGES

_Q = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\Z")
_MOST = 4000  # characters of such a header


@lru_cache(maxsize=1024)
def _weights(header: str) -> tuple[tuple[str, float], ...]:
    """Each range of a header with its weight, in the header's order; parameters other than ``q`` are passed over."""
    weights = []
    for part in header[:_MOST].split(","):
        name, *parameters = (p.strip() for p in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip().lower() == "q":
                weight = float(value) if _Q.match(value.strip()) else 0.0
        if name:
            weights.append((name.lower(), weight))
    return tuple(weights)


def media_type(accept: str | None, offered: Iterable[str]) -> str | None:
    """The best of the types on offer, the earlier of equals; ``None`` if none is acceptable.

    >>> media_type("text/html;q=0.5, application/*;q=0.8", ["text/html", "application/json"])
    'application/json'
    """
    return _best(accept, tuple(offered))


@lru_cache(maxsize=1024)
def _best(accept: str | None, offered: tuple[str, ...]) -> str | None:
    if not accept or not accept.strip():
        return offered[0] if offered else None
    ranges = _weights(accept)
    best, most = None, 0.0
    for number, offer in enumerate(offered):
        weight = _weight(ranges, offer)
        if weight > most or (weight == most and best is None and weight > 0):
            best, most = number, weight
    return None if best is None else offered[best]


def _weight(ranges: Sequence[tuple[str, float]], offer: str) -> float:
    """The weight of the most specific range that fits."""
    main = offer.partition("/")[0]
    for fitting in (offer, f"{main}/*", "*/*"):
        weights = [w for name, w in ranges if name == fitting]
        if weights:
            return max(weights)
    return 0.0


def language(header: str | None, otherwise: str = LANGUAGES[0]) -> str:
    """The language of ours that a reader would rather have.

    >>> language("de, ru-RU;q=0.8, en;q=0.5")
    'ru'
    """
    best, most = otherwise, 0.0
    for name, weight in _weights(header or ""):
        code = name.partition("-")[0]
        if code in LANGUAGES and weight > most:
            best, most = code, weight
    return best


def takes_gzip(header: str | None) -> bool:
    """Whether the client takes content gzipped."""
    if not header:
        return False
    weights = dict(_weights(header))
    return weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0))) > 0
