"""Slots of the patterns in the ontology that lead nowhere: what they should tell would be a question mark, or missing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

import pyoxigraph as ox

from ..errors import NotFoundError
from ..load.derive.labels import MARKS, PARTS
from ..namespaces import expand, q, shrink
from ..words import table
from .suggestions import nearest

RULE = "label-pattern"
_PROPERTY = re.compile(r"[#/](?:\w*Property)\Z")
_SLOT = re.compile(r"\{([^{}]*)\}")
_PLAIN = re.compile(r"[^{}\[\]]*(?:\[[^{}\[\]]*\][^{}\[\]]*)*\Z")  # once the slots are taken out


def faults(quads: dict[Path, list[ox.Quad]], language: str) -> Iterator[tuple[Path, str, str, str]]:
    """The file, the class, the slot as it is written there, and the message, of each slot of ``vnru:labelPattern`` and ``vnru:slots``."""
    known = _properties(quad for part in quads.values() for quad in part)
    words = table("checks", language)["validate"]
    for path, part in quads.items():
        for quad in part:
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal) and quad.predicate.value in _CHECKS:
                pattern = quad.object.value
                if quad.predicate.value == _PATTERN and not _PLAIN.match(_SLOT.sub("", pattern)):
                    yield path, quad.subject.value, pattern, words["brackets"].format(pattern=pattern)
                for slot, name in _CHECKS[quad.predicate.value](pattern, known):
                    yield path, quad.subject.value, slot, words["slot"].format(slot=slot, name=name) + _offer(name, known, words)


def _properties(quads: Iterable[ox.Quad]) -> set[str]:
    """The properties that are declared or used."""
    found = set()
    for quad in quads:
        found.add(quad.predicate.value)
        if quad.predicate.value == q("rdf:type") and isinstance(quad.object, ox.NamedNode) and _PROPERTY.search(quad.object.value):
            found.add(str(quad.subject).strip("<>"))
    return found


def _in_pattern(pattern: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """The slots of a label with what is unknown in them; only the last step of a path may go against the arrow."""
    for slot in _SLOT.findall(pattern):
        *marks, paths = slot.split(" ")
        names = [step for path in paths.split("|") for step in _steps(path)] if paths not in PARTS else []
        wrong = [*(m for m in marks if m not in MARKS), *(n for n in names if not _is_known(n, known))]
        yield from ((f"{{{slot}}}", name) for name in wrong)


def _steps(path: str) -> list[str]:
    *way, end = path.split("/")
    return [*way, end.removeprefix("^")]


def _in_slots(slots: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """The same of the sides of a sentence, each a name and a path."""
    for side in slots.split("|"):
        name, *path = side.split()
        steps = [step.removeprefix("^") for step in "/".join(path).split("/")] if path != ["."] else []
        yield from ((side.strip(), step or name) for step in steps if not _is_known(step, known))


def _is_known(name: str, known: Collection[str]) -> bool:
    try:
        return expand(name) in known
    except NotFoundError:  # an unknown prefix
        return False


def _offer(name: str, known: Collection[str], words: dict[str, str]) -> str:
    try:
        iri = expand(name)
    except NotFoundError:
        iri = f"{q('vnru:x')[:-1]}{name.partition(':')[2]}"
    near = [shrink(n) for n in nearest(iri, sorted(known))] if iri else get_close_matches(name, (*PARTS, *MARKS), 1)
    return words["offer"].format(words["or"].join(near)) if near else ""


_PATTERN = q("vnru:labelPattern")
_CHECKS = {_PATTERN: _in_pattern, q("vnru:slots"): _in_slots}
