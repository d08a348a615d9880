"""``vnru-kg ask``."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import click

from ..errors import NotFoundError
from ..text import LANGUAGES, choose, printable
from .options import Command, command
from .screen import cite, heading, on_terminal, table
from .settings import Settings

if TYPE_CHECKING:
    from ..answers import Answer
    from ..ask import Offer
    from ..library import Question

_EPILOG = """\b
Examples:
  vnru-kg ask                                     the questions, by subject
  vnru-kg ask trade-by-year --help                what one of them asks, and its parameters
  vnru-kg ask trade-by-year --from 2016           one of them; its parameters are options
  vnru-kg ask visits-of-person --person "Võ Văn Kiệt" --lang en
  vnru-kg ask "Putin thăm Việt Nam mấy lần?"      in your own words
  vnru-kg ask "кто подписал договор 1994 года?" --sparql
  vnru-kg ask --as-of 2012-07-27                  what held on a day
"""
_FORMATS = ("text", "table", "csv", "tsv", "json")
_HIDDEN = "language"  # a parameter that --lang sets
_ANY = "* is any."


class _Ask(Command):
    """The command, whose help for a question of the library tells of that question."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta["args"] = list(args)
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from ..library import questions

        args: list[str] = ctx.meta.get("args", [])
        asked = questions().get(next((a for a in args if not a.startswith("-")), ""))
        if asked is None:
            super().format_help(ctx, formatter)
            return
        language = next((b for a, b in pairwise(args) if a == "--lang" and b in LANGUAGES), LANGUAGES[0])
        formatter.write_usage(ctx.command_path, f"{asked.id} [OPTIONS]")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(asked.titles[language])
            formatter.write_paragraph()
            formatter.write_text(asked.descriptions[language])
        rows = [
            (f"--{p.name} {p.type.upper()}", f"{p.labels[language]}  [{_default(p.default)}]")
            for p in asked.parameters
            if p.name != _HIDDEN
        ]
        if rows:
            with formatter.section("Parameters"):
                formatter.write_dl(rows)
        self.format_options(ctx, formatter)


def _default(terms: str) -> str:
    return "default: any" if terms == "UNDEF" else f"default: {terms}; {_ANY}"


@command(
    "ask",
    "as_of",
    kind=_Ask,
    formats=_FORMATS,
    examples=_EPILOG,
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)
@click.argument("question", required=False)
@click.option("--sparql", is_flag=True, help="Show the SPARQL that was run.")
@click.pass_context
def ask(context: click.Context, settings: Settings, question: str | None, *, sparql: bool) -> None:
    """Ask a question of the library by its name, or in your own words in Vietnamese, English or Russian.

    The answer says how the question was understood, and cites document and paragraph on every line. Where it is not sure
    what was asked, the nearest questions are offered instead.
    """
    from ..answers import Answer
    from ..library import questions

    form = settings.format or _FORMATS[0]
    if question is None and not context.args and settings.as_of:
        day = replace(settings, as_of=None).graph().as_of(settings.as_of)
        _show(day.held(settings.language), form, sparql=sparql)
        return
    if question is None and not context.args:
        _list(list(questions().values()), settings.language)
        return
    words = [question or ""]
    rest = list(context.args)
    while rest and question not in questions() and not rest[0].startswith("--"):
        words.append(rest.pop(0))  # a question without quotes
    language = settings.language if settings.language_named or question in questions() else None
    found = settings.graph().ask(" ".join(words), _parameters(rest), language)
    if isinstance(found, Answer):
        _show(found, form, sparql=sparql)
    else:
        _offer(found, form)


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
        found[key] = value
    return found


def _list(known: list[Question], language: str) -> None:
    from ..ask import message

    for tag, questions in groupby(sorted(known, key=lambda q: (q.tags[:1], q.id)), key=lambda q: q.tags[0] if q.tags else ""):
        heading(choose(message("tags", tag), language) or tag)
        for q in questions:
            options = " ".join(f"[--{p.name}]" for p in q.parameters if p.name != _HIDDEN)
            click.echo(f"  {q.id} {options}".rstrip())
            click.secho(f"      {printable(q.titles[language])}", dim=True)


def _show(found: Answer, form: str, *, sparql: bool) -> None:
    language = found.language
    if form == "json":
        made = {"question": found.question, "parameters": found.parameters, "understood": found.understood[language]}
        click.echo(json.dumps(made | {"rows": found.records(language)}, ensure_ascii=False, indent=2))
    elif form in {"csv", "tsv"}:
        names = [*found.columns, "passages"]
        writer = csv.writer(sys.stdout, delimiter="," if form == "csv" else "\t", lineterminator="\n")
        writer.writerow(names)
        writer.writerows([[record[n] for n in names] for record in found.records(language)])
    else:
        _print(found, form, language)
    if sparql and found.sparql:
        click.echo(found.sparql, err=form in {"json", "csv", "tsv"})


def _print(found: Answer, form: str, language: str) -> None:
    from ..ask import message

    click.secho(f"{message('answer', 'understood')[language]}: ", nl=False, dim=True)
    heading(choose(found.understood, language) or found.question)
    if not found.rows:
        click.echo(message("answer", "none")[language])
    elif form == "table":
        names = [*found.columns, "passages"]
        header = [*(found.heading(c, language) for c in found.columns), message("answer", "passages")[language]]
        table(header, [[record[n] for n in names] for record in found.records(language)])
    else:
        for row in found.rows:
            click.echo(f"  {printable(found.sentence(row, language))}  ", nl=False)
            click.secho(cite(row.passages), dim=True)
    if on_terminal() and found.rows:
        click.secho(message("answer", "rows", n=len(found))[language], dim=True)


def _offer(found: Offer, form: str) -> None:
    """That there is no answer, and the choices; on standard error where a program reads rows."""
    if form == "json":
        choices = [
            {"question": c.question, "parameters": c.parameters, "words": choose(c.words, found.language), "command": c.command}
            for c in found
        ]
        click.echo(json.dumps({"offer": found.lines()[0], "choices": choices}, ensure_ascii=False, indent=2))
        return
    aside = form in {"csv", "tsv"}
    for line in found.lines():
        click.echo(line, err=aside)
    for choice in found:
        click.echo(f"  {printable(choose(choice.words, found.language) or choice.question)}", err=aside)
        click.secho(f"      {choice.command}", dim=True, err=aside)
