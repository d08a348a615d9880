"""``vnru-kg export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..formats import EXPORT_FORMATS, GRAPH_FORMATS, SEVERAL_FILES, by_suffix
from ..words import say
from .options import command
from .screen import write
from .settings import Settings

if TYPE_CHECKING:
    from ..kg import KnowledgeGraph

_EXAMPLES = (
    "vnru-kg export -o vnru.ttl",
    "vnru-kg export -f nquads > vnru.nq",
    "vnru-kg export -f csv -o vnru.csv --lang en",
    "vnru-kg export -f void -o vnru-void.ttl",
    'vnru-kg export --query "CONSTRUCT WHERE { ?visit sem:eventType code:state-visit ; dcterms:date ?when }" -f turtle',
)


@command("export", "as_of", "endpoint", formats=tuple(EXPORT_FORMATS), examples=_EXAMPLES)
@click.option("-q", "--query", "construct", metavar="CONSTRUCT")
@click.option("-o", "--output", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE")
def export(settings: Settings, construct: str | None, output: Path | None) -> None:
    """Write the graph in a format."""
    from .. import export as work
    from ..errors import OutputError, UnsuitableError
    from ..paths import reach, write_together

    to_file = output is not None and str(output) != "-"
    if settings.format is None:
        form = by_suffix(output, (EXPORT_FORMATS,)) if output and to_file else EXPORT_FORMATS["turtle"]
        if form is None:
            raise UnsuitableError(
                say("{file}: the ending says no known format", file=output),
                say("Name one with -f: {names}.", names=", ".join(EXPORT_FORMATS)),
            )
    else:
        form = EXPORT_FORMATS[settings.format]
    if form.name in SEVERAL_FILES and (not output or not to_file or (output.exists() and not output.is_file())):
        target = output if output and to_file else say("standard output")
        raise OutputError(
            say("{format} is several files, which {target} cannot hold", format=form.name, target=target),
            say("Name one with -o: {command}", command=f"vnru-kg export -o vnru.{form.name}"),
        )
    if output is not None and to_file:
        reach(output)
    kg = settings.graph()
    if construct is not None and form.name in GRAPH_FORMATS:
        parts = {form.suffix: _answer(kg, construct, form.name, settings)}
    else:
        stem = output.stem if output and to_file else "vnru"
        parts = work.export(kg, form.name, construct=construct, language=settings.language, stem=stem)
    if not to_file:
        write(next(iter(parts.values())))
        return
    assert output is not None  # noqa: S101 — said by to_file
    contents = {output.with_name(output.stem + ending) if len(parts) > 1 else output: content for ending, content in parts.items()}
    write_together(contents)
    for target, content in contents.items():
        settings.remark("{file}: {n} bytes", file=target, n=len(content))


def _answer(kg: KnowledgeGraph, query: str, form: str, settings: Settings) -> bytes:
    """The answer of a query; where it is empty, why, as far as that can be seen."""
    from ..export import answer_bytes
    from ..remarks import empty
    from .results import remark

    answer = kg.query(query)
    content = answer_bytes(answer, form)
    remark(kg, query, settings, nothing=empty(answer))
    return content
