"""Asking: a question of the library by its id, or one in plain words in Vietnamese, English or Russian.

A question in plain words is cut into pieces that mean something (names and codes as the graph has them, a table of other
words, dates, numbers), read by frames over the ontology (events, instruments, figures, positions …), compiled to SPARQL and
answered with one sentence and its rows. It is answered only if every piece that carries meaning was used; otherwise the
nearest questions are offered, with what was not understood.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from ..answers import Answer
from ..graph import Graph
from ..library import is_question, question, questions
from ..text import LANGUAGES, fold
from .offer import Choice, Offer
from .say import message

__all__ = ["LONGEST", "Answer", "Choice", "Offer", "ask", "message"]

LONGEST = 500  # characters of a question; nobody asks one so long, and reading takes time
_NEARLY = 0.8
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")


@cache
def _by_title() -> dict[str, tuple[str, str]]:
    """The titles of the library's questions that ask the same without parameters → the question, and the language."""
    whole = [one for one in questions().values() if all(p.name == "language" or not p.default for p in one.parameters)]
    return {fold(title): (one.id, language) for one in whole for language, title in one.titles.items()}


def ask(kg: Graph, text: str, parameters: Mapping[str, str] | None = None, language: str | None = None) -> Answer | Offer:
    """Answer a question of the library (``text`` is its id, ``parameters`` by name) or one in plain words.

    ``language`` is that of the answer, by default that of the question (Vietnamese for an id). Gives an :class:`Offer` of
    the nearest questions where it is not sure what was asked, or where no document says it. Raises
    :class:`~vnru_kg.errors.NotFoundError` for an unknown question, parameter or name, and
    :class:`~vnru_kg.errors.AmbiguousError` with the candidates for a name of several things.

    >>> from vnru_kg import KnowledgeGraph
    >>> found = ask(KnowledgeGraph.load(), "How many times has Putin been to Vietnam?")
    >>> found.lead["en"][:35]
    "5 by the documents' own numbering ["
    """
    asked = text.strip()
    if len(asked) > LONGEST:
        return Offer(message("reason", "long", limit=LONGEST), (), language or LANGUAGES[0])
    if is_question(asked):
        from .run import run

        return run(kg, asked, parameters or {}, language or LANGUAGES[0])
    if parameters:
        question(asked)  # raises: parameters are for questions of the library
    if not any(c.isalnum() for c in asked):
        return Offer(message("reason", "empty"), (), language or LANGUAGES[0])
    if _ID.fullmatch(asked) and get_close_matches(asked, questions(), cutoff=_NEARLY):
        question(asked)  # raises: a question of the library with a typing error
    from .plans import nearest_only
    from .solve import solve

    found = solve(kg, asked, language)
    titled = _by_title().get(fold(asked))
    if titled and (isinstance(found, Offer) or nearest_only(found)):
        return ask(kg, titled[0], None, language or titled[1])
    return found
