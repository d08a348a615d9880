"""The one-rule queries of ``ontology/checks``: each a SELECT of graph, subject and detail, with a head that says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from ..engine import EmbeddedEngine, Engine, Literal, Table
from ..namespaces import q
from ..text import LANGUAGES

FORM = "literal-form"  # the rule that must hold before anything is computed from the values
_HEAD = re.compile(rf"^#\s*({'|'.join(LANGUAGES)}|title|level|suggest):\s*(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its messages by language, and whether the nearest known term or thing is offered for what is reported."""

    name: str
    level: str
    messages: dict[str, str]
    suggest: str
    query: str


@cache
def rules(home: Path) -> dict[str, Rule]:
    """Every rule of the data in ``home`` by its name."""
    rules = {}
    for path in sorted((home / "ontology" / "checks").glob("*.rq")):
        text = path.read_text("utf-8")
        head = dict(_HEAD.findall(text))
        messages = {language: head[language] for language in LANGUAGES if language in head}
        rules[path.stem] = Rule(path.stem, head.get("level", "error"), messages, head.get("suggest", ""), text)
    return rules


def rows(engine: Engine, query: str) -> Iterator[dict[str, str]]:
    """The answer of a rule: for each row the text of each variable that is bound."""
    answer = engine.query(query)
    assert isinstance(answer, Table)  # noqa: S101 — a check is a SELECT, a test holds that
    for row in answer.dicts():
        yield {name: term.text if isinstance(term, Literal) else str(term) for name, term in row.items()}


def lexical_faults(quads: Iterable[ox.Quad], rule: Rule) -> set[ox.Quad]:
    """The quads whose value is not written as its datatype asks; nothing can be computed from them."""
    typed = [quad for quad in quads if isinstance(quad.object, ox.Literal) and not quad.object.language and quad.object.datatype != _STRING]
    wrong = {(row["subject"], row["detail"]) for row in rows(EmbeddedEngine(typed), rule.query)}
    return {quad for quad in typed if wrong and (str(quad.subject).strip("<>"), quad.object.value) in wrong}  # type: ignore[union-attr] # a literal


def misfits(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """The quads with a literal of a datatype that their property does not take; the rule ``range`` reports them."""
    quads = list(quads)
    allowed: dict[str, set[str]] = {}
    for quad in quads:
        if quad.predicate.value in _RANGES and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            allowed.setdefault(quad.subject.value, set()).add(quad.object.value)
    return {
        quad
        for quad in quads
        if isinstance(quad.object, ox.Literal)
        and quad.object.datatype.value not in allowed.get(quad.predicate.value, {quad.object.datatype.value})
    }


_RANGES = {q("rdfs:range"), q("schema:rangeIncludes")}
_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")
