"""``vnru-kg show``."""

from __future__ import annotations

from itertools import groupby

import click

from ..namespaces import shrink
from ..text import LANGUAGES, printable
from .options import command
from .screen import cite, heading
from .settings import Settings

_EPILOG = """\b
Examples:
  vnru-kg show "Võ Văn Kiệt"
  vnru-kg show instrument:treaty-1994 --lang en
  vnru-kg show "Liên minh Kinh tế Á - Âu" --lang ru
"""


@command("show", "as_of", examples=_EPILOG)
@click.argument("thing", nargs=-1, required=True)
def show(settings: Settings, thing: tuple[str, ...]) -> None:
    """Everything said about a thing (IRI, prefixed name, or a name that only it bears), each line with its passages."""
    kg, language = settings.graph(), settings.language
    found = kg.show(" ".join(thing))
    heading(f"{kg.label(found.iri, language) or shrink(found.iri)}")
    click.echo(shrink(found.iri) + "".join(f" · {kg.label(c, language)}" for c in found.classes if kg.label(c, language)))
    others = [f"{found.labels[lang]} ({lang})" for lang in LANGUAGES if lang != language and lang in found.labels]
    for names in (others, list(found.names), list(found.identifiers)):
        if names:
            click.echo(printable(" · ".join(names)))
    for title, facts in groupby(found.facts, key=lambda f: f.heading[language]):
        click.echo()
        heading(title)
        for fact in facts:
            click.echo(f"  {printable(fact.text[language])}  ", nl=False)
            click.secho(cite(fact.passages), dim=True)
    cited = sorted({p for f in found.facts for p in f.passages})
    if cited:
        click.echo()
        for passage in cited:
            click.secho(f"[{shrink(passage).removeprefix('passage:')}] {printable(kg.label(passage, language) or '')}", dim=True)
    elif not found.facts:
        click.echo("Nothing is said about it.")
