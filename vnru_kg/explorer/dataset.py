"""What the query editor of the page needs: the engine, the whole dataset with its passage graphs, the library's questions.

Each is a data block of the page, under the id by which ``front/src/`` asks for it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from .. import export, turtle
from ..graph import Graph
from ..library import VALUES, Parameter, Question, questions
from ..namespaces import parameter_types, prefixes
from ..turtle import serialize
from ..words import LANGUAGES, SOURCE, table
from .data import text_of
from .packing import data_block
from .page import Extras, lines, read_block
from .storage import reuse_block


def extras(kg: Graph) -> Extras:
    """The engine, the editor, the questions and the dataset; the same graph gives the same text.

    What takes long to pack is kept beside the build of the graph in the cache. Raises
    :class:`~vnru_kg.errors.DataError` if the engine was never built.
    """
    bench = read_block("bench")
    mark = hashlib.sha256(_writers()).hexdigest()
    asked = lines([[[row(question) for question in questions().values()], headings()]])
    return Extras(
        {
            "engine": read_block("engine"),
            "engine-script": read_block("worker"),
            "bench-script": bench,
            "questions": data_block(asked),
            "dataset": reuse_block(kg.engine.key, "dataset", mark, lambda: data_block(dataset(kg), "xz")),
        },
        [bench.hash],
    )


def dataset(kg: Graph) -> bytes:
    """Every named graph as TriG, sorted; their merge is made where they are unpacked."""
    return serialize(kg.engine.native_quads(), "trig")


def _writers() -> bytes:
    """The code that says how the dataset is written: what was kept of it is of no use after a change."""
    return b"".join(Path(str(module.__file__)).read_bytes() for module in (export, turtle))


def headings() -> dict[str, Any]:
    """What the columns of answers are called, by their variables."""
    columns = {language: table("answers", language)["columns"] for language in LANGUAGES}
    return {column: text_of({language: columns[language][column] for language in LANGUAGES}) for column in columns[SOURCE]}


def row(question: Question) -> list[Any]:
    """``[id, titles, descriptions, tags, view, parameters, text]``."""
    return [
        question.id,
        text_of(question.titles),
        text_of(question.descriptions),
        list(question.tags),
        question.view,
        [parameter_row(p) for p in question.parameters],
        _body(question.text),
    ]


def parameter_row(parameter: Parameter) -> list[Any]:
    """``[name, type, labels, prefixes]``; the prefixes are those of the things that it takes, none for any thing, ``None`` for a value."""
    prefixes = None if parameter.type in VALUES else list(parameter_types().get(parameter.type, ()))
    return [parameter.name, parameter.type, text_of(parameter.labels), prefixes]


def _body(text: str) -> str:
    """The query without its head, which the page shows in other ways, and without the prefixes that need no declaration there."""
    known = {f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in prefixes().items()}
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    return "\n".join(line for line in lines[start:] if line.strip() not in known).strip() + "\n"
