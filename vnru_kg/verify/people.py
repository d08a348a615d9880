"""Who holds which office: whether a passage calls a person by the name of a post."""

from __future__ import annotations

import re

from ..words import pattern
from .names import Names
from .words import Words

_NEAR = 70  # characters between an office and the name that it stands before
_OTHERS = re.compile(rf"(?<!\w)(?:{pattern('reading', 'others')})(?!\w)")
_APPOSITION = re.compile(rf"\s*(?:[,(–-]|{pattern('reading', 'is')})\s*(?:(?:{pattern('reading', 'former')})\s+)?\Z")


def is_called(person: str, post: str, words: Words, names: Names) -> bool:
    """Whether some name of the post, with or without its country, stands before some name of the person or is set beside it."""
    offices = [place for name in names.of(post) for office in (name, names.short(name)) if office for place in words.places(office)]
    return any(_together(words.text, name, office) for name in names.places(person, words) for office in offices)


def _together(text: str, name: tuple[int, int], office: tuple[int, int]) -> bool:
    if office[1] <= name[0]:
        return name[0] - office[1] <= _NEAR and not _OTHERS.search(text[office[1] : name[0]])
    return bool(_APPOSITION.match(text[name[1] : office[0]]))
