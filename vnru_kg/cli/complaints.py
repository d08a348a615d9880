"""What is wrong with a command line, in our words: click's own are in English only."""

from __future__ import annotations

import click
from click.core import ParameterSource

from ..errors import did_you_mean
from ..words import say


def message_of(error: click.ClickException) -> str:
    """What is wrong."""
    if isinstance(error, click.NoSuchOption):
        return say("there is no option {name}", name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return say("{name} is missing", name=_written(error.param))
    if isinstance(error, click.BadOptionUsage):
        flag = "does not take" in error.message
        return say("{name} takes no value", name=error.option_name) if flag else say("{name} needs a value", name=error.option_name)
    if isinstance(error, click.BadParameter):
        return say("{name}: {message}", name=_variable(error) or _written(error.param), message=error.message)
    return error.message


def hint_of(error: click.ClickException) -> str:
    """What to do: the nearest option, or where to read on."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    known = [o for p in context.command.params if isinstance(p, click.Option) for o in p.opts] if context else []
    own: str = getattr(error, "hint", "")
    near = own or (did_you_mean(error.option_name, known) if isinstance(error, click.NoSuchOption) else "")
    return near or (say("Help: {command}", command=f"{context.command_path} --help") if context else "")


def _variable(error: click.BadParameter) -> str:
    """The variable that the value stands in, if it is not the command line."""
    if error.ctx is None or error.param is None or error.param.name is None:
        return ""
    from_there = error.ctx.get_parameter_source(error.param.name) is ParameterSource.ENVIRONMENT
    return str(error.param.envvar) if from_there else ""


def _written(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return param.opts[-1] if isinstance(param, click.Option) else say((param.metavar or str(param.name)).upper())
