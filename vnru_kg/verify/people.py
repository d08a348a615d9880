"""Who does what in which office: roles and tenures against the words of their passage."""

from __future__ import annotations

import re

from ..quantities import plain
from .names import Names
from .words import Words

_NEAR = 90  # characters between a name and the office that it is called by
_COUNTRY = re.compile(r"\b(?:của |of (?:the )?|liên bang )*(?:việt nam|nga|liên xô|vietnam|russia|soviet union|the russian federation)\b")


def called(person: str, post: str, words: Words, names: Names) -> bool:
    """Whether some name of the post, with or without its country, stands beside some name of the person."""
    offices = [place for name in _offices(names.of(post)) for place in words.places(name)]
    return any(
        abs(office[1] - name[0]) <= _NEAR or abs(office[0] - name[1]) <= _NEAR for name in names.places(person, words) for office in offices
    )


def _offices(labels: tuple[str, ...]) -> list[str]:
    found = []
    for label in labels:
        short = " ".join(_COUNTRY.sub(" ", plain(label)).split())
        found += [label, short] if len(short) > 2 else [label]
    return found
