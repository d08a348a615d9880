"""What all commands share: one object that the options before and after a command's name fill, and that the command reads."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ..records import dataclass, field
from ..words import Message
from .language import language_of

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from typing import TypeVar

    from ..engine import Limits
    from ..kg import KnowledgeGraph
    from ..paths import Home
    from .terminal import Working

    _T = TypeVar("_T")


@dataclass(slots=True)
class Settings:
    """The shared options as they were given; what was not given is ``None``, and the command has its own default.

    ``language`` is always one of :data:`~vnru_kg.words.LANGUAGES`; ``language_named`` says that ``--lang`` or
    ``VNRU_KG_LANG`` named it, so that a question in plain words is not answered in its own language. ``timeout`` are
    seconds, ``memory`` bytes.
    """

    data: Path | None = None
    endpoint: str | None = None
    language: str = field(default_factory=lambda: language_of((), os.environ)[0])
    language_named: bool = False
    format: str | None = None
    limit: int | None = None
    timeout: float | None = None
    memory: int | None = None
    as_of: str | None = None
    store: Path | None = None
    quiet: bool = False
    sparql: bool = False
    options: set[str] = field(default_factory=set)
    _home: Home | None = None
    _working: Working | None = None
    _later: list[Callable[[], None]] | None = None

    def home(self, *, always: bool = False) -> Home:
        """Where the data lie that are read, which is told to a person once, or ``always``; see :func:`vnru_kg.paths.data_home`."""
        from ..paths import data_home
        from .origin import tell

        if self._home is None:
            self._home = data_home(self.data)
            tell(self._home, self.aside, always=always)
        return self._home

    def limits(self) -> Limits:
        """What a query may take: what was given, else the defaults."""
        from ..engine import Limits

        usual = Limits()
        return Limits(self.timeout or usual.seconds, self.memory or usual.memory)

    def graph(self) -> KnowledgeGraph:
        """The graph whose data lie in :meth:`home`; with ``--as-of`` what is not dated after that day."""
        from ..kg import KnowledgeGraph

        if self.endpoint is not None:
            kg = self._connected(self.endpoint)
        elif self.store is not None:
            kg = KnowledgeGraph.open(self.store, limits=self.limits())
        else:
            kg = KnowledgeGraph.load(self.home(), limits=self.limits())
        return kg if self.as_of is None else kg.as_of(self.as_of)

    def _connected(self, endpoint: str) -> KnowledgeGraph:
        """The graph on a server, whose ways are remarked."""
        from ..engine.remote import RemoteEngine
        from ..kg import KnowledgeGraph

        engine = RemoteEngine(endpoint, limits=self.limits())
        for remark in engine.dialect.remarks():
            self.remark("{what}", what=remark)
        return KnowledgeGraph(engine, limits=self.limits())

    @contextlib.contextmanager
    def attend(self) -> Iterator[None]:
        """While a command runs: a sign of life after a second, and pages for a long answer, if a person sits there."""
        watched = not self.quiet and sys.stderr is not None and sys.stderr.isatty()
        if self._later is not None or not (watched or (sys.stdout is not None and sys.stdout.isatty())):  # or a command within a command
            yield
            return
        from .terminal import Working, in_pages

        self._later = []
        try:
            with in_pages(), contextlib.ExitStack() as stack:
                if watched:
                    self._working = stack.enter_context(Working(lambda n: self.say("working … {n} s", n=n)))
                yield
        finally:
            self._working, later, self._later = None, self._later, None
            for remark in later:
                remark()

    def say(self, text: str, **values: object) -> str:
        """A text of ours in the reader's language."""
        return Message(text, **values).render(self.language)

    def remark(self, text: str, **values: object) -> None:
        """Say something beside the answer, on standard error; nothing with ``--quiet``.

        While the answer is kept for a person, so is this: it is said below the answer.
        """
        if self._later is None:
            self.aside(text, **values)
        else:
            self._later.append(lambda: self.aside(text, **values))

    def aside(self, text: str, **values: object) -> None:
        """A remark that is said at once."""
        from ..text import printable
        from .pen import secho

        if self._working is not None:
            self._working.clear()
        if not self.quiet:
            secho(printable(self.say(text, **values)), dim=True, err=True)

    def progress(self, text: str, **values: object) -> None:
        """How far it is, in a line that the next one replaces."""
        from .pen import echo

        if self._working is not None:
            self._working.stop()
            self._working = None
        echo(f"\r\x1b[K{self.say(text, **values)}", nl=False, err=True)

    def cut(self, rows: Sequence[_T]) -> Sequence[_T]:
        """As many of the rows as ``--limit`` says; that there are more is remarked."""
        if self.limit is None or len(rows) <= self.limit:
            return rows
        self.remark("{n} more; --limit says how many are shown", n=len(rows) - self.limit)
        return rows[: self.limit]
