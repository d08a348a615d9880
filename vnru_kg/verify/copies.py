"""Descriptions that are the document's own sentences: a description is in the graph's words, and so free to be passed on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..engine import Literal, Quad
from ..namespaces import q
from ..wording import longest_run, words

_DESCRIBING = ("dcterms:description", "rdfs:comment")
_SENTENCE = 14  # words in a row are copied whatever stands around them
_SHORT, _SHARE = 8, 0.8  # so many are if they are nearly the whole description: fewer are a name or a set phrase


def copies(text: str, quads: Iterable[Quad]) -> Iterator[tuple[Quad, str]]:
    """The descriptions among ``quads`` that a document's ``text`` holds word for word, each with the words that are copied."""
    theirs = words(text)
    runs = {tuple(theirs[n : n + _SHORT]) for n in range(len(theirs) - _SHORT + 1)}
    describing = {q(p) for p in _DESCRIBING}
    for quad in quads:
        if str(quad[1]) not in describing or not isinstance(quad[2], Literal):
            continue
        mine = words(quad[2].text)
        if any(tuple(mine[n : n + _SHORT]) in runs for n in range(len(mine) - _SHORT + 1)):
            run = longest_run(quad[2].text, text)
            if len(run) >= min(_SENTENCE, _SHARE * len(mine)):
                yield quad, " ".join(run)
