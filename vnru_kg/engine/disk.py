"""The engine on disk: a store of Oxigraph that is opened for reading, by as many processes as like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from ..errors import DataError, QueryError
from ..words import say
from .base import Term
from .embedded import EmbeddedEngine
from .limits import Limits

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from typing import TypeVar

    _T = TypeVar("_T")

_BROKEN = (OSError, RuntimeError, ValueError)


class DiskEngine(EmbeddedEngine):
    """A store on disk behind the seam of :class:`~vnru_kg.engine.Engine`, opened when it is first asked.

    It is not opened before, because an open store has threads and a process with threads is not forked (see
    :mod:`vnru_kg.engine.runner`). ``mend`` makes another engine of the same graph if the store proves to be damaged;
    without it that is an error.
    """

    def __init__(self, path: Path, key: str | None = None, mend: Callable[[], EmbeddedEngine] | None = None) -> None:
        self.key = key
        self.path = path
        self._mend = mend
        self._held = None

    @property
    def _store(self) -> ox.Store:
        self.open()
        return super()._store

    def open(self) -> None:
        """See :meth:`Engine.open <vnru_kg.engine.base.Engine.open>`."""
        if self._held is None:
            try:
                self._held = ox.Store.read_only(str(self.path))
            except _BROKEN as error:
                self._replace(error)

    def dump(self) -> bytes:
        """See :meth:`Engine.dump <vnru_kg.engine.base.Engine.dump>`."""
        return self._whole(super().dump)

    def encode(self, text: str, form: str, names: Mapping[str, str] | None = None, limits: Limits | None = None) -> tuple[bytes, bytes]:
        """See :meth:`Engine.encode <vnru_kg.engine.base.Engine.encode>`."""
        return self._whole(lambda: super(DiskEngine, self).encode(text, form, names))

    def native_quads(self, subject: str | None = None, predicate: str | None = None, object_: Term | None = None) -> Iterator[ox.Quad]:
        """See :meth:`Engine.native_quads <vnru_kg.engine.base.Engine.native_quads>`."""
        quads = super().native_quads
        if self._mend is None:
            return self._told(quads(subject, predicate, object_))
        return iter(self._whole(lambda: list(quads(subject, predicate, object_))))  # all before the first is used: it may be damaged

    def _whole(self, ask: Callable[[], _T]) -> _T:
        """What is asked, once more of the mended store if this one turns out to be damaged meanwhile."""
        before = self._store
        try:
            return ask()
        except (*_BROKEN, QueryError) as error:
            cause = error.__cause__ if isinstance(error, QueryError) else error
            if cause is None or not _damaged(cause) or before is not self._held:
                raise
            self._replace(cause)
        return ask()

    def _told(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        try:
            yield from quads
        except _BROKEN as error:
            self._replace(error)

    def repair(self) -> bool:
        """See :meth:`Engine.repair <vnru_kg.engine.base.Engine.repair>`."""
        if self._mend is None:
            return False
        other = self._mend()
        self._held, self._mend, self.path = other._held, None, other.path
        return True

    def _replace(self, error: BaseException) -> None:
        if not self.repair():
            raise DataError(say("{file}: this store cannot be read: {reason}", file=self.path, reason=_short(error))) from error


def _damaged(error: BaseException) -> bool:
    """Whether the store could not read its own files; a query that it cannot run is another matter."""
    return isinstance(error, OSError) or (isinstance(error, RuntimeError) and "orruption" in str(error))


def _short(error: BaseException) -> str:
    return str(error).partition("\n")[0]
