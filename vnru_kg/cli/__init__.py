"""The command ``vnru-kg``. Each command imports what it needs when it runs, so that ``--help`` stays quick."""

from __future__ import annotations

import os
import sys

import click

from .._version import __version__
from ..errors import VnruError
from .options import shared_options

COMMANDS = ("info", "ask", "query", "search", "show", "path", "conflicts", "explore", "export", "validate", "verify", "coverage")

_EPILOG = """\b
Examples:
  vnru-kg info
  vnru-kg search "vo van kiet"
  vnru-kg show "Võ Văn Kiệt"
  vnru-kg query "SELECT ?visit ?when { ?visit sem:eventType code:state-visit ; dcterms:date ?when }"
  vnru-kg explore "Vladimir Putin" --lang ru
  vnru-kg export -f turtle -o vnru.ttl
"""


class _Lazy(click.Group):
    """Commands by name, each in a module of its own that is imported when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = getattr(import_module(f".{cmd_name}", __name__), cmd_name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        from ..errors import did_you_mean

        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            hint = did_you_mean(args[0], COMMANDS) or f"Known: {', '.join(COMMANDS)}."
            raise click.UsageError(f"there is no command “{args[0]}”. {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Lazy, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}, params=shared_options()
)
@click.version_option(__version__, "-V", "--version", prog_name="vnru-kg")
def vnru_kg() -> None:
    """The Vietnam–Russia knowledge graph: ask it, explore it, take it away.

    Everything it says names the passage of the document that says it.
    """


def main() -> None:
    """Run the command and end the process: 0 for success, and for each error its own code (see :mod:`vnru_kg.errors`)."""
    _speak_utf8()
    try:
        code = vnru_kg(standalone_mode=False)  # what click.exceptions.Exit asks for comes back as a value
        sys.stdout.flush()
        sys.exit(code if isinstance(code, int) else 0)
    except VnruError as error:
        _complain(error.message, error.hint)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _complain("stopped")
        sys.exit(130)
    except BrokenPipeError:
        # the reader (head, less) has seen enough; keep Python from complaining while it closes stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except OSError as error:
        _complain(f"{error.filename or 'output'}: {error.strerror or error}")
        sys.exit(5)


def _complain(message: str, hint: str = "") -> None:
    click.secho("Error: ", fg="red", bold=True, nl=False, err=True)
    click.echo(message, err=True)
    if hint:
        click.echo(hint, err=True)


def _speak_utf8() -> None:
    """Write UTF-8 into pipes and what the locale allows on a terminal; replace what cannot be shown instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")
