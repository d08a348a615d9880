"""``vnru-kg load``."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from ..words import say
from .options import command
from .pen import echo
from .settings import Settings

_EXAMPLES = (
    "vnru-kg load vnru.nq --store vnru.store",
    "vnru-kg load 2020.ttl.gz 2021.nt.zst --store big",
    "vnru-kg load mine.trig people.ttl --store mine --derive",
    'vnru-kg query "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }" --store big',
)
_EVERY = 0.5  # seconds


@command("load", "store", examples=_EXAMPLES)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--derive", is_flag=True)
def load(settings: Settings, files: tuple[Path, ...], derive: bool) -> None:
    """Fill a store on disk from files."""
    from ..load import shelf

    if settings.store is None:
        raise click.UsageError(say("{name} is missing", name="--store"))
    count = shelf.load(
        files, settings.store, Progress(settings, shelf.DERIVING, shelf.MERGING), model=settings.home().path if derive else None
    )
    echo(settings.say("{folder}: {n} triples", folder=settings.store, n=count))


class Progress:
    """A line on standard error, if a person sits there: what is done, how quickly, and how long the rest will take."""

    def __init__(self, settings: Settings, counted: str, single: str) -> None:
        self._settings, self._shown = settings, not settings.quiet and sys.stderr.isatty()
        self._first = self._begun = self._last = time.monotonic()
        self._of, self._counted, self._single = "", counted, single  # what is told of in steps, and in one

    def __call__(self, what: str, done: int, whole: int) -> None:
        """Show how far ``what`` is: a file in bytes, what is derived in steps, and the last in one."""
        now = time.monotonic()
        if what == self._single:  # it takes a part of what all else took, and tells nothing before it ends
            if self._shown and now - self._first >= _EVERY:
                self._settings.progress("The pieces of the store are merged")
            return
        if what != self._of:
            self._of, self._begun = what, now
        if not self._shown or now - self._last < _EVERY or now <= self._begun:
            return
        self._last = now
        if what == self._counted:
            self._settings.progress("What follows from the files: step {n} of {all}", n=done + 1, all=whole)
            return
        rate = done / (now - self._begun)
        self._settings.progress(
            "{what}: {percent} %, {rate}, {left} s left",
            what=what,
            percent=100 * done // max(whole, 1),
            rate=f"{rate / 1e6:.1f} MB/s",
            left=int(max(whole - done, 0) / rate) if rate else 0,
        )
