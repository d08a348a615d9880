"""What the query editor of the page needs: the engine, the whole dataset with its passage graphs, the library's questions.

Each part is an island of the page: packed bytes in base 64, under the id by which ``front/src/engine/`` asks for it. The
dataset and the engine are packed with LZMA, which makes them a third smaller than gzip; the page brings its own decoder.
"""

from __future__ import annotations

import gzip
from importlib.resources import files
from typing import Any

import pyoxigraph as ox

from ..errors import DataError
from ..export import native
from ..kg import KnowledgeGraph
from ..library import Question, questions
from ..namespaces import prefixes
from ..turtle import serialize
from .data import text_of
from .page import Extras, base64_of, pack, squeeze

_STATIC = "vnru_kg.explorer"


def extras(kg: KnowledgeGraph) -> Extras:
    """The islands by their ids, and the script among them that the page runs itself; the same graph gives the same text.

    Raises :class:`~vnru_kg.errors.DataError` if the engine was never built.
    """
    bench = _static("bench.js")
    islands = {
        "engine": base64_of(_static("engine.packed")),
        "engine-script": base64_of(gzip.compress(_static("engine.js"), 9, mtime=0)),
        "bench-script": base64_of(gzip.compress(bench, 9, mtime=0)),
        "dataset": base64_of(packed(kg)),
        "questions": pack([row(question) for question in questions().values()]),
    }
    return Extras(islands, (bench.decode("utf-8"),))


def packed(kg: KnowledgeGraph) -> bytes:
    """Every named graph as TriG, sorted and packed; their merge is made where they are unpacked."""
    quads = [ox.Quad(native(s), native(p), native(o), native(g)) for s, p, o, g in kg.engine.quads() if g is not None]
    return squeeze(serialize(quads, "trig"))


def row(question: Question) -> list[Any]:
    """``[id, titles, descriptions, tags, view, parameters, text]``; a parameter is ``[name, type, labels]``."""
    return [
        question.id,
        text_of(question.titles),
        text_of(question.descriptions),
        list(question.tags),
        question.view,
        [[p.name, p.type, text_of(p.labels)] for p in question.parameters],
        _body(question.text),
    ]


def _body(text: str) -> str:
    """The query without its head, which the page shows in other ways, and without the prefixes that need no declaration there."""
    known = {f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in prefixes().items()}
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    return "\n".join(line for line in lines[start:] if line.strip() not in known).strip() + "\n"


def _static(name: str) -> bytes:
    try:
        return files(_STATIC).joinpath("static", name).read_bytes()
    except FileNotFoundError as error:
        raise DataError(
            f"the explorer's {name} was never built",
            "In a checkout run: python hatch_build.py (needs Node 20 or newer with npm), or write the page with --light.",
        ) from error
