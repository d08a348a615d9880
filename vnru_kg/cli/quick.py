"""Commands that are asked again and again, run without click where their words are plain: click takes longer to load than they to answer.

Plain are the words of the command and the options below, each at most once and after the command's name. All else, what is
wrong with a command line too, is left to click (:mod:`vnru_kg.cli.door`), which reads these words just so.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from ..words import LANGUAGES
from .language import VARIABLE, language_of

_OPTIONS = {"--lang": "language", "-f": "format", "--format": "format", "--data": "data", "--store": "store"}
# the command's module, the function that does it, and how many words it takes at most
_COMMANDS = {"query": ("results", 1), "show": ("portrait", 100)}


def run(args: Sequence[str], environment: Mapping[str, str]) -> int | None:
    """The exit code of a command whose words are plain; ``None`` for any other, and nothing was done."""
    if not args or args[0] not in _COMMANDS or "_VNRU_KG_COMPLETE" in environment:
        return None
    if environment.get(VARIABLE, LANGUAGES[0]) not in ("", *LANGUAGES):
        return None  # click says what is wrong with it
    module, most = _COMMANDS[args[0]]
    read = _read(args[1:])
    if read is None or not 0 < len(read[0]) <= most:
        return None
    words, given = read
    from importlib import import_module

    body = import_module(f".{module}", __package__)
    if given.get("format", body.FORMATS[0]) not in body.FORMATS:
        return None
    return _done(body.run, words, given, language_of(args, os.environ))


def _read(args: Sequence[str]) -> tuple[list[str], dict[str, str]] | None:
    words: list[str] = []
    given: dict[str, str] = {}
    rest = iter(args)
    for arg in rest:
        if not arg.startswith("-") or arg == "-":
            words.append(arg)
            continue
        name, equals, value = arg.partition("=")
        option = _OPTIONS.get(name)
        if option is None or option in given or (equals and not name.startswith("--")):
            return None
        given[option] = value if equals else next(rest, "")
        if not given[option] or given[option].startswith("-"):
            return None
    return None if given.get("language", LANGUAGES[0]) not in LANGUAGES else (words, given)


def _done(body: object, words: list[str], given: dict[str, str], language: tuple[str, bool]) -> int | None:
    from pathlib import Path

    from .failures import code_of
    from .settings import Settings

    settings = Settings(language=language[0], language_named=language[1], format=given.get("format"), options=set(given))
    if "data" in given:
        settings.data = Path(given["data"])
    if "store" in given:
        settings.store = Path(given["store"])
    try:
        with settings.attend():
            body(settings, words)  # type: ignore[operator] # a function of these two
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        code = code_of(error, language[0])
        if code is None:
            raise
        return code
    return 0
