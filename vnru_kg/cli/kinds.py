"""Kinds of values of options, each with a complaint in our own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import click

from ..formats import resolve_name
from ..words import say

_SIZE = re.compile(r"(\d{1,15}(?:\.\d{1,15})?)\s*([KMGT]?)(?:i?B)?\Z", re.IGNORECASE)
_POWER = {"": 0, "K": 1, "M": 2, "G": 3, "T": 4}
_BASE: Any = click.ParamType  # generic from click 8.5 on only


class Choice(click.Choice):  # type: ignore[type-arg,unused-ignore] # generic from click 8.2 on only
    """One of a few words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The word, as the list has it."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(say("“{value}” is none of {names}", value=value, names=", ".join(self.choices)), param, ctx)


class Count(_BASE):  # type: ignore[misc] # see above
    """A whole number from ``least`` to ``most``."""

    name = "n"

    def __init__(self, least: int = 1, most: int | None = None) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        if re.fullmatch(r"\d{1,9}", str(value)) and self.least <= int(value) <= (self.most or int(value)):
            return int(value)
        if self.most is None:
            self.fail(say("“{value}” is not a whole number from {least} on", value=value, least=self.least), param, ctx)
        told = say("“{value}” is not a whole number from {least} to {most}", value=value, least=self.least, most=self.most)
        return int(self.fail(told, param, ctx))


class Seconds(_BASE):  # type: ignore[misc] # see above
    """A time greater than nothing."""

    name = "seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number of seconds."""
        if re.fullmatch(r"\d{1,9}(\.\d+)?", str(value)) and float(value) > 0:
            return float(value)
        return float(self.fail(say("“{value}” is not a number of seconds; write it as 30 or 0.5", value=value), param, ctx))


class Size(_BASE):  # type: ignore[misc] # see above
    """An amount of memory: ``800M``, ``2G``, or bytes."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of bytes."""
        match = _SIZE.match(str(value).strip())
        if match:
            return int(float(match[1]) * 1024 ** _POWER[match[2].upper()])
        return int(self.fail(say("“{value}” is not an amount of memory; write it as 800M or 2G", value=value), param, ctx))


class FormatName(_BASE):  # type: ignore[misc] # see above
    """One of the formats of a command, by its name or a name that is usual for it."""

    name = "format"

    def __init__(self, known: Sequence[str]) -> None:
        self.names = tuple(known)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name in the command's own list; :class:`~vnru_kg.errors.NotFoundError` with the nearest otherwise."""
        return resolve_name(str(value), self.names)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The formats that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self.names if name.startswith(incomplete)]
