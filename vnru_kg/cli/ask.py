"""``vnru-kg ask``."""

from __future__ import annotations

import csv
import json
import sys
from itertools import groupby
from typing import TYPE_CHECKING

import click

from ..errors import NotFoundError
from ..text import LANGUAGES, choose, printable
from .screen import as_of_option, cite, heading, load, table

if TYPE_CHECKING:
    from ..answers import Answer
    from ..ask import Offer
    from ..library import Question

_EPILOG = """\b
Examples:
  vnru-kg ask                                     the questions, by subject
  vnru-kg ask trade-by-year --from 2016           one of them; its parameters are options
  vnru-kg ask visits-of-person --person "Võ Văn Kiệt" --lang en
  vnru-kg ask "Putin thăm Việt Nam mấy lần?"      in your own words
  vnru-kg ask "кто подписал договор 1994 года?" --sparql
"""
_FORMATS = ("text", "table", "csv", "tsv", "json")
_NOTHING = {
    "vi": "Không có đoạn nào nói về điều này.",
    "en": "No passage says anything about this.",
    "ru": "Ни один фрагмент об этом не говорит.",
}


@click.command("ask", epilog=_EPILOG, context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("question", required=False, default="")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), help="Language of the answer; by default that of the question.")
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True, help="How to show the answer.")
@click.option("--sparql", is_flag=True, help="Show the SPARQL that was run.")
@as_of_option
@click.pass_context
def command(context: click.Context, question: str, language: str | None, form: str, as_of: str | None, *, sparql: bool) -> None:
    """Ask a question of the library by its name, or in your own words in Vietnamese, English or Russian.

    The answer says how the question was understood, and cites document and paragraph on every line. Where it is not sure
    what was asked, the nearest questions are offered instead.
    """
    from ..answers import Answer
    from ..library import questions

    if not question and not context.args:
        _list(list(questions().values()), language or LANGUAGES[0])
        return
    found = load(as_of).ask(question, _parameters(context.args), language)
    if isinstance(found, Answer):
        _show(found, form, sparql=sparql)
    else:
        _offer(found)


def _parameters(args: list[str]) -> dict[str, str]:
    """``--name value`` and ``--name=value`` pairs."""
    found: dict[str, str] = {}
    rest = list(args)
    while rest:
        name = rest.pop(0)
        if not name.startswith("--"):
            raise NotFoundError(f"“{name}” is not a parameter", "Put the question in quotes, and parameters as --name value.")
        key, equals, value = name[2:].partition("=")
        if not equals:
            if not rest:
                raise NotFoundError(f"the parameter --{key} has no value", f"Write --{key} VALUE.")
            value = rest.pop(0)
        found[key.replace("-", "_") if "-" in key else key] = value
    return found


def _list(known: list[Question], language: str) -> None:
    for tag, questions in groupby(sorted(known, key=lambda q: (q.tags[:1], q.id)), key=lambda q: q.tags[0] if q.tags else ""):
        heading(tag)
        for q in questions:
            options = " ".join(f"[--{p.name}]" for p in q.parameters if p.name != "language")
            click.echo(f"  {q.id} {options}".rstrip())
            click.secho(f"      {printable(q.titles[language])}", dim=True)


def _show(found: Answer, form: str, *, sparql: bool) -> None:
    language = found.language
    if form == "json":
        click.echo(json.dumps({"understood": found.understood[language], "rows": found.records(language)}, ensure_ascii=False, indent=2))
    elif form in {"csv", "tsv"}:
        names = [*found.columns, "passages"]
        writer = csv.writer(sys.stdout, delimiter="," if form == "csv" else "\t", lineterminator="\n")
        writer.writerow(names)
        writer.writerows([[record[n] for n in names] for record in found.records(language)])
    else:
        heading(choose(found.understood, language) or found.question)
        if not found.rows:
            click.echo(_NOTHING[language])
        elif form == "table":
            names = [*found.columns, "passages"]
            table([found.heading(c, language) for c in names], [[record[n] for n in names] for record in found.records(language)])
        else:
            for row in found.rows:
                click.echo(f"  {printable(found.sentence(row, language))}  ", nl=False)
                click.secho(cite(row.passages), dim=True)
    if sparql:
        click.echo(found.sparql, err=form in {"json", "csv", "tsv"})


def _offer(found: Offer) -> None:
    for line in found.lines():
        click.echo(line)
    for choice in found.choices:
        click.echo(f"  {printable(choose(choice.words, found.language) or choice.question)}")
        click.secho(f"      {choice.command}", dim=True)
