"""``vnru-kg serve``."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Any

import click

from ..words import say
from .kinds import Count
from .options import command, listens
from .settings import Settings

_EXAMPLES = (
    "vnru-kg serve",
    "vnru-kg serve --port 8000 --timeout 10",
    "vnru-kg serve --host 0.0.0.0 --name graph.example.org --proxy 10.0.0.5",
    "vnru-kg serve --store mine --writable tokens.txt --validate",
)
_BASE: Any = click.ParamType  # generic from click 8.5 on only


class _Network(_BASE):  # type: ignore[misc] # see above
    """An address, or a network of them."""

    name = "address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The network."""
        try:
            return ipaddress.ip_network(value, strict=False)
        except ValueError:
            return self.fail(say("“{value}” is no address; write it as 10.0.0.5 or 10.0.0.0/8", value=value), param, ctx)


@command("serve", "store", asks=True, examples=_EXAMPLES)
@listens(7878)
@click.option("--proxy", "proxies", type=_Network(), metavar="ADDRESS", multiple=True)
@click.option("--url", metavar="URL", default="")
@click.option("--cors", metavar="ORIGIN", default="*", show_default=True)
@click.option("--rows", type=Count(), metavar="N", default=100_000, show_default=True)
@click.option("--workers", type=Count(1, 256), metavar="N")
@click.option("--writable", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--validate", "validated", is_flag=True)
def serve(settings: Settings, **given: Any) -> None:
    """Serve the graph until Ctrl-C."""
    from ..records import replace
    from ..serve import Setup, run
    from ..serve.pool import Bounds
    from ..serve.tokens import Writers

    writable = given.pop("writable")
    if (writable or given["validated"]) and settings.store is None:
        raise click.UsageError(say("{name} is missing", name="--store"))
    if given["validated"] and not writable:
        raise click.UsageError(say("{name} is missing", name="--writable"))
    if writable is not None and settings.store is not None:
        from ..load.writing import refuse_derivations

        refuse_derivations(settings.store)
        given["writers"] = Writers(writable)

    usual = Bounds()
    bounds = replace(
        usual,
        seconds=settings.timeout or usual.seconds,
        memory=settings.memory or usual.memory,
        quick=given.pop("workers") or usual.quick,
    )
    cors = "" if given["cors"] == "none" else given["cors"]
    setup = Setup(settings.home().path, store=settings.store, bounds=bounds, log=not settings.quiet, **{**given, "cors": cors})
    run(setup, lambda place, n: settings.aside("{place} answers from {n} triples; Ctrl-C stops it.", place=place, n=n))
