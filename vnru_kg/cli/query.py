"""``vnru-kg query``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..engine import IRI, Table, Term, Triples
from ..errors import NotFoundError, QueryError
from ..formats import GRAPH_FORMATS, RESULT_FORMATS
from ..namespaces import shrink
from .options import command
from .screen import on_terminal, table
from .settings import Settings

_FORMATS = tuple(dict.fromkeys(("table", *RESULT_FORMATS, *GRAPH_FORMATS)))
_EPILOG = """\b
Known prefixes (person:, event:, vnru:, sem:, skos: …) need no declaration.
GRAPH ?passage { … } tells which passage states a triple.

\b
Examples:
  vnru-kg query "SELECT ?e ?when { ?e sem:eventType code:state-visit ; dcterms:date ?when } ORDER BY ?when"
  vnru-kg query visits.rq --format csv > visits.csv
  echo "ASK { instrument:treaty-1994 a schema:Legislation }" | vnru-kg query -
  vnru-kg query "DESCRIBE person:vladimir-putin" --format turtle
"""


@command("query", "as_of", formats=_FORMATS, examples=_EPILOG)
@click.argument("asked", metavar="TEXT|FILE.rq|-")
def query(settings: Settings, asked: str) -> None:
    """Ask the graph with SPARQL 1.1: the text itself, a file that ends in .rq, or - for standard input."""
    text = _read(asked)
    form = settings.format or _FORMATS[0]
    if form == "table":
        _print(text, settings)
        return
    kg = settings.graph()
    if form in RESULT_FORMATS:
        content = kg.query_bytes(text, form)
    else:
        from ..export import graph_bytes

        content = graph_bytes(kg, text, form)
    sys.stdout.buffer.write(content)
    if not content.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")


def _read(query: str) -> str:
    if query == "-":
        return _decoded(sys.stdin.buffer.read(), "standard input")
    if query.endswith((".rq", ".sparql")) and "{" not in query:
        try:
            return _decoded(Path(query).read_bytes(), query)
        except OSError as error:
            raise NotFoundError(f"{query}: {error.strerror}", "Give the text of a query, or a file that exists.") from error
    return query


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{name}: byte {error.start} is not UTF-8", "Save the query as UTF-8.") from error


def _print(text: str, settings: Settings) -> None:
    kg, language = settings.graph(), settings.language
    answer = kg.query(text)
    if isinstance(answer, bool):
        click.echo("yes" if answer else "no")
    elif isinstance(answer, Triples):
        from ..export import serialize_triples

        click.echo(serialize_triples(answer, "turtle").decode(), nl=False)
    else:
        _rows(answer, {t: kg.label(t, language) for row in answer for t in row if isinstance(t, IRI)})
        if on_terminal():
            click.echo(f"{len(answer)} {'row' if len(answer) == 1 else 'rows'}")


def _rows(answer: Table, labels: dict[IRI, str | None]) -> None:
    def cell(term: Term | None) -> str:
        if term is None:
            return ""
        if isinstance(term, IRI):
            label = labels[term]
            return f"{label} ({shrink(term)})" if label else shrink(term)
        return str(term)

    table(answer.variables, ([cell(t) for t in row] for row in answer))
