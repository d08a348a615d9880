"""Asking: a question of the library by its id, or one in plain words in Vietnamese, English or Russian.

Words are looked up in tables (``words/``), things in the names of the graph; every pattern of the library's questions is
tried, and what it leaves unexplained counts against it. A reading is answered if it explains every word, or leaves one that
names and asks nothing and is otherwise far ahead; anything else is only offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from ..answers import Answer
from ..graph import Graph
from ..library import question, questions
from ..text import LANGUAGES
from .choose import decide, offer, tells_of_nothing
from .lexicon import read
from .notice import Notice
from .offer import Choice, Offer, message
from .reading import words
from .run import run
from .understand import Understanding, wider

__all__ = ["LONGEST", "Answer", "Choice", "Offer", "ask", "message"]

LONGEST = 500  # characters of a question; nobody asks one so long, and reading takes time
_NEARLY = 0.8
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")


def ask(kg: Graph, text: str, parameters: Mapping[str, str] | None = None, language: str | None = None) -> Answer | Offer:
    """Answer a question of the library (``text`` is its id, ``parameters`` by name) or one in plain words.

    ``language`` is that of the answer, by default that of the question (Vietnamese for an id). Gives an :class:`Offer` of
    the nearest questions where it is not sure what was asked. Raises :class:`~vnru_kg.errors.NotFoundError` for an unknown
    question, parameter or name, and :class:`~vnru_kg.errors.AmbiguousError` with the candidates for a name of several things.

    >>> from vnru_kg import KnowledgeGraph
    >>> kg = KnowledgeGraph.load()
    >>> found = ask(kg, "How many times has Putin been to Vietnam?")
    >>> found.question, found.parameters["person"]
    ('visit-count', 'person:vladimir-putin')
    """
    asked = text.strip()
    if len(asked) > LONGEST:
        return Offer(message("reason", "long", limit=LONGEST), (), language or LANGUAGES[0])
    if asked in questions():
        return run(kg, asked, parameters or {}, language or LANGUAGES[0])
    if parameters:
        question(asked)  # raises: parameters are for questions of the library
    typed = words(asked)
    if not typed:
        return Offer(message("reason", "empty"), (), language or LANGUAGES[0])
    if _ID.fullmatch(asked) and get_close_matches(asked, questions(), cutoff=_NEARLY):
        question(asked)  # raises: a question of the library with a typing error
    decision = decide(kg, typed)
    if isinstance(decision, Offer):
        return decision if language is None else Offer(decision.reason, decision.choices, language)
    return _answered(kg, *decision, language)


def _answered(kg: Graph, readings: Sequence[Understanding], seen: Notice, language: str | None) -> Answer | Offer:
    """What the first of the readings finds that finds something."""
    best = readings[0]
    tries = [wide for reading in readings for wide in wider(reading)]
    tries.append(
        replace(
            best, narrowed=tuple(n for n in best.narrowed if n.key not in read("patterns")["loose"] or n.shown in read("patterns")["firm"])
        )
    )
    tries += [replace(best, parameters=open_) for open_ in _without_kind(best)]
    made: list[Answer] = []
    for reading in tries:
        made.append(run(kg, reading.question, reading.parameters, language or seen.language, reading.narrowed, resolved=True))
        if made[-1].rows:
            return made[-1]
    return made[0] if tells_of_nothing(best) else offer(kg, seen)


def _without_kind(best: Understanding) -> Iterator[dict[str, str]]:
    """The parameters without the kind of document: people call any document an agreement."""
    kind = read("patterns")["kinds"].get(best.question, "")
    if kind in best.parameters:
        yield {name: value for name, value in best.parameters.items() if name != kind}
