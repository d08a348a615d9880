"""``vnru-kg path``."""

from __future__ import annotations

import click

from ..namespaces import shrink
from ..text import choose, printable
from .options import command
from .screen import cite, heading
from .settings import Settings

_EPILOG = """\b
Examples:
  vnru-kg path "Võ Văn Kiệt" "Nguyễn Phú Trọng"
  vnru-kg path person:viktor-chernomyrdin instrument:treaty-1978 --lang en
"""
_NOT_CONNECTED = {
    "vi": "{} và {} không được nối với nhau trong {} bước.",
    "en": "{} and {} are not connected within {} steps.",
    "ru": "{} и {} не связаны в пределах {} шагов.",
}
_HOW = {
    "vi": "Càng ít bước và càng ít đi qua những nút có nhiều liên hệ thì càng đáng kể; quốc gia, chủ đề và tài liệu không tính là cầu nối.",
    "en": "Fewer steps and fewer things that are tied to many others tell more; countries, topics and documents do not count as links.",
    "ru": "Чем меньше шагов и чем реже путь идёт через узлы со многими связями, тем он показательнее; "
    "страны, темы и документы звеньями не считаются.",
}
_WAYS = 3


@command("path", "limit", "as_of", examples=_EPILOG)
@click.argument("start")
@click.argument("end")
@click.option("--steps", type=click.IntRange(1, 6), default=4, show_default=True, help="How many steps a way may have.")
def path(settings: Settings, start: str, end: str, steps: int) -> None:
    """How two things are connected: the few most telling ways, step by step, each with its passages."""
    from ..path import ways

    kg, language = settings.graph(), settings.language
    first, last = kg.resolve(start), kg.resolve(end)
    found = ways(kg, first, last, limit=settings.limit or _WAYS, max_steps=steps)
    if not found:
        click.echo(
            _NOT_CONNECTED[language].format(kg.label(first, language) or shrink(first), kg.label(last, language) or shrink(last), steps)
        )
        return
    for number, way in enumerate(found, 1):
        via = " + ".join(f"{price:.1f} {kg.label(t, language) or shrink(t)}" for t, price in zip(way.things[1:-1], way.prices, strict=True))
        heading(f"{number}.  {' → '.join(printable(kg.label(t, language) or shrink(t)) for t in way.things)}")
        for edges in way.steps:
            for edge in edges:
                ends = [kg.label(t, language) or shrink(t) for t in (edge.source, edge.target)]
                click.echo(f"  {printable(ends[0])} — {printable(choose(edge.labels, language) or '')} — {printable(ends[1])}  ", nl=False)
                click.secho(cite(edge.passages), dim=True)
        click.secho(f"  = {way.price:.1f}: {len(way.steps)}" + (f" + {via}" if via else ""), dim=True)
    click.secho(_HOW[language], dim=True, err=True)
