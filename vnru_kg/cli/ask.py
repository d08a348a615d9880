"""``vnru-kg ask``: each question of the library is a command of its own; anything else is a question in plain words."""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from ..records import replace
from ..text import choose, printable
from ..words import say
from ..words import table as table_of
from .options import Command, command, keep
from .screen import heading, lines, on_terminal, table, write_sheet
from .settings import Settings
from .things import OfType

if TYPE_CHECKING:
    from ..answers import Answer
    from ..ask import Offer
    from ..library import Parameter
    from ..library import Question as LibraryQuestion
    from ..sheets import Sheet

FORMATS = ("text", "table", "json", "csv", "tsv")
SHARES = ("as_of", "endpoint", "limit")
NO_ANSWER = 8  # the exit code when a question was not understood, or the documents do not answer it
_EXAMPLES = (
    "vnru-kg ask",
    "vnru-kg ask trade-by-year --help",
    "vnru-kg ask trade-by-year --from 2016",
    'vnru-kg ask visits-of-person --person "Võ Văn Kiệt" --lang en',
    'vnru-kg ask "Putin thăm Việt Nam mấy lần?"',
    'vnru-kg ask "кто подписал договор 1994 года?" --sparql',
    "vnru-kg ask --as-of 2012-07-27",
)
_HIDDEN = "language"  # a parameter that --lang sets
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
_NEARLY = 0.8


def _sparql() -> click.Option:
    return click.Option(("--sparql",), is_flag=True, expose_value=False, callback=keep)


class Ask(Command, click.Group):
    """The questions of the library by their names, and a command for all that is none of them."""

    takes_rest = True

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the questions."""
        from ..library import questions

        return list(questions())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The question of that name."""
        from ..library import is_question, question

        return Question(question(cmd_name)) if is_question(cmd_name) else None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """See click; what is no name, nor nearly one, is a question in plain words."""
        from ..library import is_question, question, questions

        if is_question(args[0]):
            return args[0], self.get_command(ctx, args[0]), args[1:]
        if _ID.fullmatch(args[0]) and get_close_matches(args[0], questions(), cutoff=_NEARLY):
            question(args[0])  # raises: a name with a typing error
        return "", Words(), args


class Question(Command):
    """A question of the library; its parameters are options."""

    def __init__(self, asked: LibraryQuestion) -> None:
        self.question = asked
        self.parameters = {p.name: p for p in asked.parameters if p.name != _HIDDEN}
        params = [_parameter(p) for p in self.parameters.values()]
        super().__init__(asked.id, callback=self._run, params=[*params, _sparql()], shares=SHARES, formats=FORMATS)

    def _run(self, settings: Settings, **given: str | None) -> None:
        values = {name: value for name, value in given.items() if value is not None}
        _tell(settings, settings.graph().ask(self.question.id, values, settings.language))

    def about(self, language: str) -> str:
        """Its title and what it tells."""
        return f"{self.question.titles[language]}.\n\n{self.question.descriptions[language]}"

    def texts(self, language: str) -> dict[str, str]:
        """The label of each parameter and its default."""
        labelled = {f"{self.question.id} --{name}": _told(parameter, language) for name, parameter in self.parameters.items()}
        return labelled | {f"{self.question.id} --sparql": table_of("help", language)["ask --sparql"]}


def _told(parameter: Parameter, language: str) -> str:
    if not parameter.default:
        return f"{parameter.labels[language]}  [{say('default: any').render(language)}]"
    return f"{parameter.labels[language]}  [{say('default: {value}; * is any', value=parameter.default).render(language)}]"


def _parameter(parameter: Parameter) -> click.Option:
    from ..library import VALUES

    kind: Any = str if parameter.type in VALUES else OfType(parameter.type)
    return click.Option((f"--{parameter.name}", parameter.name), metavar=parameter.type.upper(), type=kind)


class Words(Command):
    """A question in plain words, with or without quotes."""

    def __init__(self) -> None:
        words = click.Argument(("words",), nargs=-1, required=True)
        super().__init__("ask", callback=self._run, params=[words, _sparql()], shares=SHARES, formats=FORMATS)

    def _run(self, settings: Settings, words: tuple[str, ...]) -> None:
        from ..ask import LONGEST

        question = " ".join(words)
        read = len(question) <= LONGEST and any(c.isalpha() for c in question)
        own = read and not settings.language_named  # a question is answered in its own language
        answer = settings.graph().ask(question, None, None if own else settings.language)
        settings.language = answer.language  # one language at a time: that of the question
        _tell(settings, answer)

    def get_help(self, ctx: click.Context) -> str:
        """That of ``ask``."""
        assert ctx.parent is not None  # noqa: S101 — it is only ever a part of ask
        return ctx.parent.command.get_help(ctx.parent)


@command("ask", *SHARES, kind=Ask, formats=FORMATS, examples=_EXAMPLES, invoke_without_command=True)
@click.option("--sparql", is_flag=True, expose_value=False, callback=keep)
@click.pass_context
def ask(context: click.Context, settings: Settings) -> None:
    """List the questions, or what held on a day; a question itself is a command below."""
    from ..library import questions

    if context.invoked_subcommand is not None:
        return
    if settings.as_of is not None:
        day = replace(settings, as_of=None).graph().as_of(settings.as_of)
        _show(settings, day.state(settings.language))
        return
    _list(settings, list(questions().values()))


def _list(settings: Settings, known: list[LibraryQuestion]) -> None:
    """The questions, by subject."""
    from ..ask import message
    from ..sheets import Sheet

    language = settings.language
    ordered = sorted(known, key=lambda q: (q.tags[:1], q.id))
    rows = [
        (
            q.id,
            q.titles[language],
            choose(message("tags", (q.tags or ("",))[0]), language),
            [p.name for p in q.parameters if p.name != _HIDDEN],
        )
        for q in ordered
    ]
    if write_sheet(Sheet(("question", "title", "subject", "parameters"), rows), settings.format):
        return
    for subject, group in groupby(rows, key=lambda row: row[2]):
        heading(subject or "")
        for name, title, _, parameters in group:
            click.echo(f"  {name} {' '.join(f'[--{p}]' for p in parameters)}".rstrip())
            click.secho(f"      {printable(title)}", dim=True)


def _tell(settings: Settings, answer: Answer | Offer) -> None:
    from ..answers import Answer

    if isinstance(answer, Answer):
        _show(settings, answer)
    else:
        _offer(settings, answer)
    if not isinstance(answer, Answer) or not answer.rows:
        raise click.exceptions.Exit(NO_ANSWER)


def _show(settings: Settings, answer: Answer) -> None:
    language = settings.language
    shown = replace(answer, rows=tuple(settings.cut(answer.rows)), language=language)
    for_program = write_sheet(_sheet(shown, language), settings.format)
    if not for_program and settings.format == "table":
        lines(line for n, line in enumerate(shown.lines()) if n == 0 or not shown.rows)
        header = [*(answer.heading(c, language) for c in answer.columns), settings.say("Passages")]
        table(header, [[record[n] for n in (*answer.columns, "passages")] for record in shown.records(language)])
    elif not for_program:
        lines(shown.lines())
    if on_terminal() and answer.rows and not for_program:
        settings.remark("{n} rows", n=len(answer))
    if settings.sparql and answer.sparql:
        click.echo(answer.sparql, err=for_program)


def _sheet(answer: Answer, language: str) -> Sheet:
    from ..engine import IRI, Literal, Term
    from ..sheets import Sheet, Thing

    def cell(term: Term | None) -> object:
        if isinstance(term, IRI):
            return Thing(term, answer.words(term, language))
        return term.value if isinstance(term, Literal) else None

    worded = any(row.text for row in answer.rows)  # rows that say themselves in words
    rows = [(*map(cell, row.terms), *([choose(row.text, language)] if worded else []), list(row.passages)) for row in answer.rows]
    head: dict[str, object] = {
        "question": answer.question,
        "parameters": answer.parameters,
        "understood": choose(answer.paraphrase, language),
    }
    head |= {"lead": choose(answer.lead, language) or "", "sources": answer.legend(language)}
    return Sheet((*answer.columns, *(["text"] if worded else []), "passages"), rows, head)


def _offer(settings: Settings, offer: Offer) -> None:
    """That there is no answer, and the choices; on standard error where a program reads rows."""
    from ..sheets import Sheet

    language = settings.language
    if settings.format == "json":
        rows = [(c.question, c.parameters, choose(c.words, language), c.command) for c in offer]
        choices = [dict(zip(("question", "parameters", "words", "command"), row, strict=True)) for row in rows]
        write_sheet(Sheet((), (), {"offer": offer.lines(language)[0], "kind": offer.kind, "choices": choices}), "json")
        return
    aside = settings.format in {"csv", "tsv"}
    for line in offer.lines(language):
        click.echo(line, err=aside)
    for choice in offer:
        click.echo(f"  {printable(choose(choice.words, language) or choice.question)}", err=aside)
        click.secho(f"      {choice.command}", dim=True, err=aside)
