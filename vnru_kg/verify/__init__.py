"""Checking the graph against the documents: locators by offset and hash, then what each passage is said to say.

Every figure, date, named thing, role, stance and office that a passage's triples mention must be found in the passage's own words. What
is not there must be allowed by a curator's ``vnru:Inference`` that names the passage, the subject and the property, and says what
it was inferred from: then it must be found there. A description, on the other hand, must not be a sentence of the document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..aliases import Alias
from ..engine import Literal, Quad
from ..graph import Graph
from ..namespaces import shrink
from ..paths import package_home
from ..sources import Document, documents
from ..words import SOURCE
from .copies import copies
from .messages import say
from .reader import Reader, Verdict

__all__ = ["Finding", "Reader", "Verdict", "Verification", "verify"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that could not be confirmed: in which passage (or document), which triple, and what was looked for."""

    where: str
    triple: str
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was looked at and what was not confirmed: how many ``statements`` were checked, how many of them are ``inferences``.

    ``missing`` are the documents whose files were not found.
    """

    documents: int
    passages: int
    statements: int
    inferences: int
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]
    checked, inferred = Alias("statements"), Alias("inferences")


def verify(kg: Graph, folder: Path, language: str = SOURCE) -> Verification:
    """Check every document of the graph whose file lies in ``folder``; findings are told in ``language``.

    Raises :class:`~vnru_kg.errors.DataError` for no folder.
    """
    sources = documents(kg, folder)
    present = [d for d in sources if d.path]
    findings: list[Finding] = []
    checked = inferred = passages = 0
    reader = Reader(kg, present, kg.home.path if kg.home else package_home())
    for document in present:
        findings.extend(_locators(document, language))
        for passage in document.passages:
            passages += 1
            for verdict in reader.check(passage.iri):
                checked += 1
                inferred += verdict.inferred and not verdict.problem
                if verdict.problem:
                    findings.append(Finding(shrink(passage.iri), _triple(verdict.quad), verdict.message(language)))
        graphs = (document.iri, *(p.iri for p in document.passages))
        for quad, run in copies(document.text, (quad for graph in graphs for quad in reader.by_graph.get(graph, ()))):
            findings.append(Finding(shrink(str(quad[3])), _triple(quad), say("copied", language, words=run)))
    return Verification(len(present), passages, checked, inferred, tuple(shrink(d.iri) for d in sources if not d.path), tuple(findings))


def _triple(quad: Quad) -> str:
    subject, predicate, object_, _ = quad
    value = f'"{object_}"' if isinstance(object_, Literal) else shrink(str(object_))
    return f"{shrink(str(subject))} {shrink(str(predicate))} {value}"


def _locators(document: Document, language: str) -> Iterator[Finding]:
    where = shrink(document.iri)
    if len(document.text) != document.characters:
        yield Finding(where, "", say("characters", language, found=len(document.text), wanted=document.characters))
    for passage in document.passages:
        text = document.text_of(passage)
        if hashlib.sha256(text.encode()).hexdigest() != passage.sha256:
            yield Finding(shrink(passage.iri), "", say("hash", language, start=passage.start, end=passage.end))
