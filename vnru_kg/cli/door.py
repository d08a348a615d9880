"""The command as click runs it: commands by name, and each error told once, with an exit code of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from ..errors import did_you_mean
from ..words import render, say
from . import front
from .complaints import hint_of, message_of
from .failures import code_of, complain
from .language import language_of
from .options import options
from .settings import Settings


class UnknownCommandError(click.UsageError):
    """A name that is no command's; ``hint`` names the nearest."""

    def __init__(self, message: str, hint: str, ctx: click.Context) -> None:
        super().__init__(message, ctx)
        self.hint = hint


class Door(click.Group):
    """Commands by name, each in a module of its own that is imported when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the help."""
        return list(front.COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in front.COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = getattr(import_module(f".{cmd_name}", __package__), cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See click; the language is known before anything can be wrong."""
        settings = ctx.ensure_object(Settings)
        settings.language, settings.language_named = language_of(args, os.environ)
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """See click; an unknown name gets the nearest one."""
        if args and not args[0].startswith("-") and args[0] not in front.COMMANDS:
            hint = did_you_mean(args[0], front.COMMANDS) or say("Known: {names}.", names=", ".join(front.COMMANDS))
            raise UnknownCommandError(say("there is no command “{name}”", name=args[0]), hint, ctx)
        return super().resolve_command(ctx, args)

    def get_usage(self, ctx: click.Context) -> str:
        """The first line of the help."""
        return self.get_help(ctx).partition("\n")[0]

    def get_help(self, ctx: click.Context) -> str:
        """What ``vnru-kg --help`` prints."""
        return front.page(ctx.ensure_object(Settings).language).rstrip("\n")


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(front.version(), nl=False)
        ctx.exit()


vnru_kg = Door(
    "vnru-kg",
    params=[*options(), click.Option(("-V", "--version"), is_flag=True, is_eager=True, expose_value=False, callback=_version)],
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
)


def run(args: Sequence[str]) -> int:
    """Run the command and give its exit code; whatever is wrong is told on standard error, in the reader's language."""
    language, _ = language_of(args, os.environ)
    try:
        if "_VNRU_KG_COMPLETE" in os.environ:
            from .shell import register

            register()
        code: Any = vnru_kg.main(list(args), prog_name="vnru-kg", standalone_mode=False)  # what Exit asks for comes back as a value
        sys.stdout.flush()
    except Exception as error:
        code = _told(error, language)
        if code is None:
            raise
    except KeyboardInterrupt:
        code = _told(click.Abort(), language)
    except SystemExit:  # all that click leaves of a pipe that was closed, with a code that means something else here
        code = _told(BrokenPipeError(), language)
    return code if isinstance(code, int) else 0


def _told(error: Exception, language: str) -> int | None:
    """Tell an error that is no fault of ours and give its exit code; ``None`` for one that is."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return error.exit_code
    if isinstance(error, click.ClickException):
        usage = error.ctx.get_usage() + "\n" if isinstance(error, click.UsageError) and error.ctx else ""
        complain(render(message_of(error), language), render(hint_of(error), language), language, usage)
        return error.exit_code
    return code_of(KeyboardInterrupt() if isinstance(error, click.Abort) else error, language)
