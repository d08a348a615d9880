"""The options that commands share, written once, and the command that takes them before or after its name.

``vnru-kg --lang ru show X`` and ``vnru-kg show X --lang ru`` are the same; what stands later counts. Every command takes
``--data``, ``--lang``, ``--timeout``, ``--memory`` and ``--quiet``; of the others it takes those that it names, and refuses
the rest instead of passing over them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from ..formats import spelt
from ..paths import VARIABLE
from ..text import LANGUAGES
from .settings import LANGUAGE, Settings

FORMATS = ("json", "csv", "tsv")  # what a program reads
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGT]?)(?:i?B)?\Z", re.IGNORECASE)
_POWER = {"": 0, "K": 1, "M": 2, "G": 3, "T": 4}


class Size(click.ParamType):  # type: ignore[type-arg,unused-ignore] # generic from click 8.5 on only
    """An amount of memory: ``800M``, ``2G``, or bytes."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of bytes."""
        match = _SIZE.match(str(value).strip())
        if not match:
            self.fail(f"“{value}” is not an amount of memory; write it as 800M or 2G.", param, ctx)
        return int(float(match[1]) * 1024 ** _POWER[match[2].upper()])


class FormatName(click.ParamType):  # type: ignore[type-arg,unused-ignore] # generic from click 8.5 on only
    """One of the formats of a command, by its name or a name that is usual for it."""

    name = "format"

    def __init__(self, known: Sequence[str]) -> None:
        self.known = tuple(known)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name in the command's own list; :class:`~vnru_kg.errors.NotFoundError` with the nearest otherwise."""
        return spelt(str(value), self.known)


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Into the settings, if it was given; the callback of every shared option."""
    settings = ctx.ensure_object(Settings)
    assert param.name is not None  # noqa: S101 — an option has a name
    # a variable says what holds in general, so that it counts less than an option wherever that stands
    repeated = ctx.parent is not None and ctx.get_parameter_source(param.name) is ParameterSource.ENVIRONMENT
    if value is None or value is False or repeated:
        return
    setattr(settings, param.name, value)
    settings.given.add(param.name)
    if param.name == "language":
        settings.language_named = True


def _option(*names: str, **attributes: Any) -> click.Option:
    return click.Option(names, expose_value=False, callback=_keep, **attributes)


def _all() -> dict[str, click.Option]:
    """Every shared option by the name of its setting."""
    options = (
        _option(
            "--data",
            type=click.Path(path_type=Path),
            metavar="DIR",
            help=f"The folder that holds ontology/ and graph_data/. Without it: {VARIABLE}, the checkout around the current folder, "
            "what came with the package.",
        ),
        _option("--lang", "language", type=click.Choice(LANGUAGES), envvar=LANGUAGE, is_eager=True, help="Language of all that is shown."),
        _option("-f", "--format", "format", metavar="FORMAT", help="How to show the answer."),
        _option("--limit", type=click.IntRange(min=1), metavar="N", help="How many lines of the answer to show."),
        _option(
            "--as-of", "as_of", metavar="DATE", help="The graph as of a day (2012-07-27), month or year: what is dated later is left out."
        ),
        _option("--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="How long the answer may take."),
        _option("--memory", type=Size(), metavar="SIZE", help="How much memory the answer may take, as in 800M or 2G."),
        _option("--quiet", is_flag=True, help="Only the answer: no progress, no remarks."),
    )
    return {str(o.name): o for o in options}


SHARED = tuple(_all())
ALWAYS = ("data", "language", "timeout", "memory", "quiet")


class Command(click.Command):
    """A command of ours: it takes the shared options ``shares`` beside those that all take, and knows the ``formats`` of its answer."""

    def __init__(self, *args: Any, shares: Sequence[str] = (), formats: Sequence[str] = (), **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.shares = (*shares, *ALWAYS)
        self.formats = tuple(formats)
        shared = _all()
        if formats:
            shared["format"].help = f"How to show the answer: {', '.join(formats)}.  [default: {formats[0]}]"
            shared["format"].type = FormatName(formats)
        own = {p.name for p in self.params}
        self.params += [option for name, option in shared.items() if name in self.shares and name not in own]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See click; first of all the command must take what stood before its name."""
        for name in sorted(ctx.ensure_object(Settings).given - {p.name for p in self.params}):
            raise click.UsageError(f"“{self.name}” does not take {_all()[name].opts[-1]}.", ctx)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """See click; the function gets the settings."""
        settings, known = ctx.ensure_object(Settings), {p.name: p for p in self.params}
        if settings.format is not None and "format" in known:  # one that stood before the name was not checked yet
            settings.format = known["format"].type(settings.format, known["format"], ctx)
        ctx.params["settings"] = settings
        return super().invoke(ctx)


def command(
    name: str, *shares: str, formats: Sequence[str] = (), examples: str = "", kind: type[Command] = Command, **attributes: Any
) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function, which gets the :class:`Settings` first, a command of ours."""

    def made(function: Callable[..., Any]) -> click.Command:
        both = (*shares, "format") if formats else shares
        decorated = click.command(name, cls=kind, epilog=examples, shares=both, formats=formats, **attributes)
        result: click.Command = decorated(function)
        return result

    return made


def shared_options() -> list[click.Parameter]:
    """All of them, for the group: what stands before the command's name."""
    return list(_all().values())
