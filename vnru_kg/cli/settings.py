"""What all commands share: one object that the options before and after a command's name fill, and that the command reads."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..paths import Home, data_home
from ..text import LANGUAGES

if TYPE_CHECKING:
    from ..engine import Limits
    from ..kg import KnowledgeGraph

LANGUAGE = "VNRU_KG_LANG"
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set decides, as POSIX has it
OTHERWISE = "en"  # for readers of any other language


def environment_language(environment: Mapping[str, str]) -> tuple[str, bool]:
    """The language that the environment names, and whether it does so for this program alone.

    ``VNRU_KG_LANG``, else the locale of messages; English if that is of none of the three languages. What cannot be
    understood in the variable is left for the option ``--lang`` to complain about.
    """
    own = environment.get(LANGUAGE, "").lower()
    if own in LANGUAGES:
        return own, True
    locale = next((environment[name] for name in _LOCALES if environment.get(name)), "")
    language = locale.partition("_")[0].partition(".")[0].lower()
    return (language if language in LANGUAGES else OTHERWISE), False


def _language() -> str:
    return environment_language(os.environ)[0]


def _named() -> bool:
    return environment_language(os.environ)[1]


@dataclass(slots=True)
class Settings:
    """The shared options as they were given; what was not given is ``None``, and the command has its own default.

    ``language`` is always one of :data:`~vnru_kg.text.LANGUAGES`; ``language_named`` says that ``--lang`` or
    ``VNRU_KG_LANG`` named it, so that a question in plain words is not answered in its own language. ``timeout`` are
    seconds, ``memory`` bytes.
    """

    data: Path | None = None
    language: str = field(default_factory=_language)
    language_named: bool = field(default_factory=_named)
    format: str | None = None
    limit: int | None = None
    timeout: float | None = None
    memory: int | None = None
    as_of: str | None = None
    quiet: bool = False
    given: set[str] = field(default_factory=set)
    _home: Home | None = None

    def home(self, *, always: bool = False) -> Home:
        """Where the data lie that are read, which is told to a person once, or ``always``; see :func:`vnru_kg.paths.data_home`."""
        from .where import tell

        if self._home is None:
            self._home = data_home(self.data)
            if not self.quiet:
                tell(self._home, self.language, always=always)
        return self._home

    def limits(self) -> Limits:
        """What a query may take: what was given, else the defaults."""
        from ..engine import Limits

        usual = Limits()
        return Limits(self.timeout or usual.seconds, self.memory or usual.memory)

    def graph(self) -> KnowledgeGraph:
        """The graph whose data lie in :meth:`home`; with ``--as-of`` what is not dated after that day."""
        from ..kg import KnowledgeGraph

        kg = KnowledgeGraph.load(self.home(), limits=self.limits())
        return kg.as_of(self.as_of) if self.as_of else kg
