"""The options that commands share, written once, and the command that takes them before or after its name.

``vnru-kg --lang ru show X`` and ``vnru-kg show X --lang ru`` are the same; what stands later counts. Every command takes
``--data``, ``--lang``, ``--timeout``, ``--memory`` and ``--quiet``; of the others it takes those that it names, and refuses
the rest instead of passing over them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from ..words import LANGUAGES, say, table
from . import front
from .attention import within
from .kinds import Choice, Count, FormatName, Seconds, Size
from .language import language_of
from .settings import Settings

ALWAYS = ("data", "language", "timeout", "memory", "quiet")
_TYPES: dict[str, dict[str, Any]] = {
    "data": {"type": click.Path(path_type=Path)},
    "language": {"type": Choice(LANGUAGES), "envvar": "VNRU_KG_LANG", "is_eager": True},
    "format": {},
    "endpoint": {},
    "limit": {"type": Count()},
    "as_of": {},
    "store": {"type": click.Path(path_type=Path)},
    "timeout": {"type": Seconds()},
    "memory": {"type": Size()},
    "quiet": {"is_flag": True},
}


def keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Into the settings, if it was given; the callback of every shared option."""
    settings = ctx.ensure_object(Settings)
    assert param.name is not None  # noqa: S101 — an option has a name
    # a variable says what holds in general, so that it counts less than an option wherever that stands
    repeated = ctx.parent is not None and ctx.get_parameter_source(param.name) is ParameterSource.ENVIRONMENT
    if value is None or value is False or repeated:
        return
    setattr(settings, param.name, value)
    settings.options.add(param.name)
    if param.name == "language":
        settings.language_named = True


def options(names: Sequence[str] = tuple(front.SHARED_OPTIONS)) -> list[click.Parameter]:
    """The shared options of those names; without names all of them, for what stands before the command's name."""
    return [
        click.Option((*front.SHARED_OPTIONS[name][0].split(", "), name), expose_value=False, callback=keep, **_TYPES[name])
        for name in front.SHARED_OPTIONS
        if name in names
    ]


class Command(click.Command):
    """A command of ours: it takes the shared options ``shares`` beside those that all take, and knows the ``formats`` of its answer.

    ``asks`` says that the limits of time and memory are for the queries that it runs, and not for the whole command.
    """

    allow_extra_args = True  # they are refused in our own words
    takes_rest = False  # whether they are the words of a command below

    def __init__(
        self,
        *args: Any,
        shares: Sequence[str] = (),
        formats: Sequence[str] = (),
        examples: Sequence[str] = (),
        asks: bool = False,
        **attributes: Any,
    ) -> None:
        super().__init__(*args, **attributes)
        self.formats, self.examples, self.asks = tuple(formats), tuple(examples), asks
        graphs = ["store"] if "as_of" in shares else []  # what reads the graph reads any
        shared = options((*shares, *graphs, *ALWAYS, *(["format"] if formats else [])))
        for option in shared:
            if option.name == "format":
                option.type = FormatName(formats)
        self.own = list(self.params)
        self.params += shared

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See click; first of all the command must take what stood before its name."""
        for name in sorted(ctx.ensure_object(Settings).options - {p.name for p in self.params}):
            option = front.SHARED_OPTIONS[name][0].rpartition(" ")[2] if name in front.SHARED_OPTIONS else f"--{name}"
            raise click.UsageError(say("“{command}” does not take {option}", command=self.name, option=option), ctx)
        rest = super().parse_args(ctx, args)
        if ctx.args and not self.takes_rest and not ctx.resilient_parsing:
            raise click.UsageError(say("too many words: {words}", words=" ".join(ctx.args)), ctx)
        return rest

    def invoke(self, ctx: click.Context) -> Any:
        """See click; the function gets the settings."""
        settings, known = ctx.ensure_object(Settings), {p.name: p for p in self.params}
        if settings.format is not None and "format" in known:  # one that stood before the name was not checked yet
            settings.format = known["format"].type(settings.format, known["format"], ctx)
        ctx.params["settings"] = settings
        limits = (None, None) if self.asks else (settings.timeout, settings.memory)
        with settings.attend(), within(*limits):
            return super().invoke(ctx)

    # ---- help ------------------------------------------------------------------------------------------------------------

    def get_usage(self, ctx: click.Context) -> str:
        """The first line of the help."""
        return self.get_help(ctx).partition("\n")[0]

    def get_help(self, ctx: click.Context) -> str:
        """What ``--help`` prints, in the reader's language."""
        language = ctx.ensure_object(Settings).language
        return front.lay_out(language, self.page(ctx, language)).rstrip("\n")

    def page(self, ctx: click.Context, language: str) -> front.Page:
        """What that help says."""
        return front.page_of(ctx.command_path, self.about(language), self.form(ctx), language, self.texts(language))

    def form(self, ctx: click.Context) -> front.Form:
        """What the command takes."""
        arguments = [p for p in self.own if isinstance(p, click.Argument)]
        own = [p for p in self.own if isinstance(p, click.Option) and not p.hidden]
        return (
            tuple((a.metavar or str(a.name).upper(), a.metavar is None, a.required, a.nargs < 0) for a in arguments),
            tuple(self._own(option, ctx) for option in own),
            tuple(str(p.name) for p in self.params if p not in self.own),
            self.formats,
            self.examples,
        )

    def _own(self, option: click.Option, ctx: click.Context) -> front.Own:
        flags = ", ".join(option.opts) + "".join(f" / {o}" for o in option.secondary_opts)
        default = str(option.default) if option.show_default and option.default is not None else ""
        return flags, "" if option.is_flag else option.make_metavar(ctx), f"{self.name} {option.opts[-1]}", default

    def about(self, language: str) -> str:
        """What it does."""
        text: str = table("help", language)[self.name]
        return text

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence, for completion."""
        return front.first_sentence(self.about(language_of((), os.environ)[0]))

    def texts(self, language: str) -> Mapping[str, str]:
        """What each option of the command's own is for."""
        texts: Mapping[str, str] = table("help", language)
        return texts


def command(name: str, *shares: str, kind: type[Command] = Command, **attributes: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function, which gets the :class:`Settings` among its arguments, a command of ours."""

    def made(function: Callable[..., Any]) -> click.Command:
        result: click.Command = click.command(name, cls=kind, shares=shares, **attributes)(function)
        return result

    return made


def listens(port: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options of what listens: on which address and port, and by which names it may be called."""

    def add(run: Callable[..., Any]) -> Callable[..., Any]:
        for option in (  # click has them in the order in which decorators stand, the last first
            click.option("--name", "names", metavar="HOST", multiple=True),
            click.option("--port", type=Count(0, 65535), metavar="N", default=port, show_default=True),
            click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True),
        ):
            run = option(run)
        return run

    return add
