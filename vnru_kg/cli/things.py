"""Values that the graph knows: things, kinds and fields; the command takes any text, and completion offers what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from .settings import Settings

_BASE: Any = click.ParamType  # generic from click 8.5 on only
_MOST = 30


class Name(_BASE):  # type: ignore[misc] # see above
    """Something that is called by a name, and whose prefix is ``prefix`` if that is given."""

    def __init__(self, name: str, prefix: str = "") -> None:
        self.name = name
        self.prefix = prefix

    def prefixes(self) -> tuple[str, ...]:
        """The prefixes of which one is that of the thing; none where any may be."""
        return (self.prefix,) if self.prefix else ()

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """Prefixed names that begin so, and those of what is called so, each with its label."""
        from click.shell_completion import CompletionItem

        from .complete import things
        from .settings import Settings

        settings = ctx.ensure_object(Settings)
        return [CompletionItem(value, help=label) for value, label in things(settings, incomplete, self.prefixes(), _MOST)]


class OfType(Name):
    """What a parameter of a question takes, by its type."""

    def prefixes(self) -> tuple[str, ...]:
        """See :func:`~vnru_kg.namespaces.parameter_types`."""
        from ..namespaces import parameter_types

        return parameter_types().get(self.name, ())


class _Kind(_BASE):  # type: ignore[misc] # see above
    """A kind, of which the ontology has a few."""

    name = "kind"

    def offer(self, settings: Settings) -> list[tuple[str, str]]:
        """The kinds that there are, each with its label."""
        raise NotImplementedError

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The kinds that begin so."""
        from click.shell_completion import CompletionItem

        from .settings import Settings

        return [CompletionItem(slug, help=label) for slug, label in self.offer(ctx.ensure_object(Settings)) if slug.startswith(incomplete)]


class _ThingKind(_Kind):
    def offer(self, settings: Settings) -> list[tuple[str, str]]:
        from .complete import kinds

        return kinds(settings)


class _ConflictKind(_Kind):
    def offer(self, settings: Settings) -> list[tuple[str, str]]:
        from .complete import conflict_kinds

        return conflict_kinds(settings)


THING, FIELD, KIND, CONFLICT_KIND = Name("thing"), Name("field", "topic"), _ThingKind(), _ConflictKind()
