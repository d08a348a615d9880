"""The answer of a query, printed."""

from __future__ import annotations

import errno
import sys
import warnings
from collections.abc import Sequence

from ..errors import ComparisonWarning
from ..formats import GRAPH_FORMATS, RESULT_FORMATS
from ..paths import read_file
from ..words import say
from .pen import echo
from .screen import on_terminal, table, write
from .settings import Settings

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from ..engine import Table, Term
    from ..kg import KnowledgeGraph
    from ..sheets import Sheet

FORMATS = ("table", *RESULT_FORMATS, *GRAPH_FORMATS)


def run(settings: Settings, words: Sequence[str]) -> None:
    """Print the answer of the query, or of the one in the file, that is named."""
    from ..engine import Table
    from ..remarks import empty, empty_bytes

    warnings.simplefilter("ignore", ComparisonWarning)  # what it says is said below, with its place
    text = _read(words[0])
    form = settings.format or FORMATS[0]
    if form == "table":
        _print(text, settings)
        return
    if settings.limit and form != "csv":
        import click

        raise click.UsageError(say("--limit is for tables; for {format} write LIMIT in the query", format=form))
    kg = settings.graph()
    if form == "csv" or form in GRAPH_FORMATS:
        answer = kg.query(text)
        nothing = empty(answer)
        if form in GRAPH_FORMATS:
            from ..export import answer_bytes

            content = answer_bytes(answer, form)
        else:
            content = _sheet(settings, answer).serialize(form) if isinstance(answer, Table) else kg.query_bytes(text, form)
    else:
        content = kg.query_bytes(text, form)
        nothing = empty_bytes(content, form)
    write(content if content.endswith(b"\n") else content + b"\n")
    remark(kg, text, settings, nothing=nothing)


def _sheet(settings: Settings, answer: object) -> Sheet:
    """The rows as the W3C's CSV has them: IRIs and texts without more, numbers as such."""
    from ..engine import Literal, Table
    from ..sheets import Sheet

    assert isinstance(answer, Table)  # noqa: S101 — said by the caller
    rows = [[t.value if isinstance(t, Literal) else t for t in row] for row in settings.cut(answer.rows)]
    return Sheet(answer.variables, rows)


def _read(asked: str) -> str:
    from ..engine.guard import MAX_LENGTH
    from ..errors import NotFoundError

    most = 4 * MAX_LENGTH  # bytes
    try:
        if asked == "-":
            return _decoded(_standard_input(most), say("standard input"))
        if asked.endswith((".rq", ".sparql")) and "{" not in asked:
            return _decoded(read_file(asked, most), asked)
    except OSError as error:
        closed = asked == "-" and error.errno == errno.EBADF
        name = say("standard input") if asked == "-" else asked
        raise NotFoundError(
            say("standard input is closed") if closed else say("{file}: {reason}", file=name, reason=error.strerror),
            say("Give the text of a query, or a file that ends in .rq, or - for a pipe."),
        ) from error
    return asked


def _standard_input(most: int) -> bytes:
    from ..errors import QueryRefusedError

    content = sys.stdin.buffer.read(most + 1)
    if len(content) > most:
        raise QueryRefusedError(say("standard input holds more than a query may have: {n} bytes", n=most), say("Shorten the query."))
    return content


def _decoded(content: bytes, name: str) -> str:
    from ..errors import QueryError

    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(say("{file}: byte {at} is not UTF-8", file=name, at=error.start), say("Save the query as UTF-8.")) from error


def _print(text: str, settings: Settings) -> None:
    from ..engine import Triples
    from ..remarks import empty

    kg = settings.graph()
    answer = kg.query(text)
    if isinstance(answer, bool):
        echo(settings.say("yes") if answer else settings.say("no"))
    elif isinstance(answer, Triples):
        from ..export import serialize_triples

        write(serialize_triples(answer, "turtle"))
    else:
        _print_table(kg, answer, settings)
    remark(kg, text, settings, nothing=empty(answer))


def remark(kg: KnowledgeGraph, text: str, settings: Settings, *, nothing: bool) -> None:
    """Why there is no answer, where that can be seen; of any answer, which comparisons cannot hold."""
    from ..remarks import uncomparable

    if not settings.quiet:
        for note in kg.remarks(text) if nothing else uncomparable(kg, text):
            settings.remark("line {line}, column {column}: {what}", line=str(note.line), column=str(note.column), what=note.text)


def _print_table(kg: KnowledgeGraph, answer: Table, settings: Settings) -> None:
    from ..engine import IRI
    from ..namespaces import shrink

    rows = settings.cut(answer.rows)
    named = dict.fromkeys(t for row in rows for t in row if isinstance(t, IRI))
    kg.learn_labels(named)
    labels: dict[IRI, str | None] = {t: kg.label(t, settings.language) for t in named}

    def cell(term: Term | None) -> str:
        if isinstance(term, IRI):
            return f"{labels[term]} ({shrink(term)})" if labels[term] else shrink(term)
        return "" if term is None else str(term)

    table(answer.variables, ([cell(t) for t in row] for row in rows))
    if on_terminal():
        settings.remark("{n} rows", n=len(answer))
