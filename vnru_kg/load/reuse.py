"""What was made once of a build is kept beside it, and goes with it."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable
from functools import cache as once
from typing import TypeVar

from . import cache
from .places import PACKAGE

_Made = TypeVar("_Made")
_SUFFIXES = (".py", ".json", ".toml")
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError, OSError, EOFError)


def reuse(
    build: str | None, kind: str, mark: str, make: Callable[[], _Made], *, dump: Callable[[_Made], bytes], load: Callable[[bytes], _Made]
) -> _Made:
    """What ``make`` gives, or what it gave earlier for the same ``mark``; without a ``build`` nothing is kept.

    ``dump`` writes it and ``load`` reads it again; what ``load`` cannot read is made anew.
    """
    if build is None:
        return make()
    head = f"{mark}\n".encode()
    content = cache.read(build, kind)
    if content is not None and content.startswith(head):
        with contextlib.suppress(*_UNREADABLE):  # as another version wrote it, or somebody else
            return load(content[len(head) :])
    made = make()
    cache.write(build, kind, head + dump(made))
    return made


@once
def package_mark() -> str:
    """A mark for the whole of the package's code and words: for what is made by many of its modules."""
    found = hashlib.sha256()
    for folder, folders, names in os.walk(PACKAGE):
        folders[:] = sorted(set(folders) - {"front", "static", "_bundle", "__pycache__"})
        for name in sorted(names):
            if name.endswith(_SUFFIXES):
                with open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123 — some 400 files, as places reads them
                    found.update(file.read())
    return found.hexdigest()
