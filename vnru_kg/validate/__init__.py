"""Checking data: SHACL shapes, one-rule queries, and what only the files show; each fault with its file, line and subject."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from .. import transcription
from ..code_words import code_words
from ..engine import EmbeddedEngine
from ..errors import DataError, NotFoundError
from ..load.derive import derive
from ..load.files import graph_of, parse
from ..load.places import source_files
from ..load.rules import infer
from ..namespaces import BASE, ONTOLOGY_GRAPH, shrink
from ..paths import data_home
from ..text import choose
from ..words import SOURCE, table
from . import shapes, slots
from .lines import Lines
from .rules import FORM, Rule, lexical_faults, misfits, rows, rules
from .suggestions import Nearest

__all__ = ["Fault", "check", "read", "validate"]

_NAMED_GRAPHS = {".trig", ".nq"}


def _said(name: str, language: str) -> str:
    return str(table("checks", language)["validate"][name])


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: ``level`` is error or warning, ``where`` the file and ``line`` the place there that says something of ``subject``.

    ``subject`` is an IRI, or ``""``; ``line`` counts from 1 and is 0 where none is known; ``graph`` names the passage or file
    in which the faulty statement stands, or is ``""``.
    """

    level: str
    where: str
    subject: str
    rule: str
    message: str
    line: int = 0
    graph: str = ""


def validate(files: Sequence[Path] = (), *, home: Path | None = None, language: str = SOURCE) -> list[Fault]:
    """The faults of the shipped data, or those of ``files`` when they are read together with it, sorted.

    A ``.trig`` or ``.nq`` file is a document with its graphs; a ``.ttl`` or ``.nt`` file holds new authorities. One that
    describes a shipped document, or bears the name of a shipped file, stands in for it. Raises
    :class:`~vnru_kg.errors.DataError` for a file that does not parse, and :class:`~vnru_kg.errors.MissingExtraError` without
    pySHACL.
    """
    home = data_home(home).path
    return check(read(home, files), home=home, language=language, about=files)


def read(home: Path, files: Sequence[Path] = ()) -> dict[Path, list[ox.Quad]]:
    """The quads of each file that is checked: the shipped ones, but for those in whose place ``files`` stand, and ``files``."""
    given = {path: parse(path, None if path.suffix in _NAMED_GRAPHS else _authority(path)) for path in files}
    names = {path.name for path in files}
    documents = {graph for quads in given.values() for graph in _documents(quads)}
    read: dict[Path, list[ox.Quad]] = {}
    for path in source_files(home):
        ours = path.parent.name in {"authorities", "documents"}
        if ours and path.name in names:
            continue
        quads = parse(path, graph_of(home, path))
        if not (ours and documents.intersection(_documents(quads))):
            read[path] = quads
    return {**read, **given}


def _authority(path: Path) -> str:
    return f"{BASE}authority/{path.stem}"


def _documents(quads: Sequence[ox.Quad]) -> set[str]:
    return {q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode) and q.graph_name.value.startswith(BASE + "source/")}


def check(quads: dict[Path, list[ox.Quad]], *, home: Path, language: str = SOURCE, about: Collection[Path] = ()) -> list[Fault]:
    """The faults of quads that were read, by file; see :func:`validate`. ``about`` names the files to speak of, else all."""
    faults = _Found(quads, about)
    for path in about or quads:
        if not quads[path]:
            faults.faults.add(Fault("error", path.name, "", "empty-file", _said("empty", language)))
        if not unicodedata.is_normalized("NFC", path.read_text("utf-8")):
            faults.faults.add(Fault("error", path.name, "", "unicode-nfc", _said("nfc", language)))
    for path, subject, slot, message in slots.faults(quads, language):
        faults.add_at(path, subject, slots.RULE, message, slot)
    usage = home / "ontology" / "usage.ttl"
    everything = [*(quad for part in quads.values() for quad in part), *(parse(usage, ONTOLOGY_GRAPH) if usage.is_file() else ())]
    known = rules(home)
    wrong = lexical_faults(everything, known[FORM])
    unfit = misfits(everything) - wrong
    sound = [quad for quad in everything if quad not in wrong and quad not in unfit]
    try:
        derived = derive(sound)
    except (DataError, NotFoundError, ValueError, ArithmeticError) as error:
        # what the rules below do not know of may still keep something from being computed: that is a fault, not the end
        derived = []
        faults.faults.add(Fault("error", "", "", "derive", f"{_said('derived', language)}: {error}"))
    derived += infer(sound, home)
    engine = EmbeddedEngine([*everything, *derived])
    nearest = Nearest(engine)
    for rule in known.values():
        for row in rows(engine, rule.query):
            faults.add(rule.level, row.get("subject", ""), rule.name, _message(rule, row, nearest, language), row.get("graph", ""))
    plain = EmbeddedEngine([*sound, *derived]) if wrong or unfit else engine
    for subject, message in transcription.faults(plain, code_words(home), language):
        faults.add("error", subject, transcription.RULE, message)
    triples = [*sound, *unfit, *map(shapes.stand_in, wrong), *derived]
    for level, subject, name, message in shapes.results(triples, home, language, faults.subjects if about else None):
        faults.add(level, subject, name, message)
    return sorted(faults.faults)


class _Found:
    """Faults as they are found, each put where the file says something of its subject; those of other files are left out."""

    def __init__(self, quads: dict[Path, list[ox.Quad]], about: Collection[Path]) -> None:
        self.faults: set[Fault] = set()
        self._place: dict[tuple[str, str], Path] = {}
        self._spoken_of = set(about)
        self._lines: dict[Path, Lines] = {}
        for path, part in quads.items():
            for subject, graph in _places(part):
                # a document says something of a thing that an authority file names: the fault is most likely there
                self._place[subject, ""] = self._place[subject, graph] = path
                self._place["", graph] = path
        self.subjects = {subject for (subject, graph), path in self._place.items() if subject and not graph and path in self._spoken_of}

    def add(self, level: str, subject: str, rule: str, message: str, graph: str = "") -> None:
        """Keep the fault, unless it is of a file that is not spoken of."""
        path = self._place.get((subject, graph)) or self._place.get((subject, "")) or self._place.get(("", graph))
        if self._spoken_of and path not in self._spoken_of:
            return
        line = 0
        if path is not None:
            lines = self._lines.setdefault(path, Lines(path))
            line = lines.of(subject, graph)
        self.faults.add(Fault(level, path.name if path else "", subject, rule, message, line, graph))

    def add_at(self, path: Path, subject: str, rule: str, message: str, text: str) -> None:
        """Keep the fault of a text that the file writes of the subject."""
        if not self._spoken_of or path in self._spoken_of:
            line = self._lines.setdefault(path, Lines(path)).of_text(text, subject)
            self.faults.add(Fault("error", path.name, subject, rule, message, line))


def _places(quads: Sequence[ox.Quad]) -> Iterator[tuple[str, str]]:
    for quad in quads:
        graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        yield (quad.subject.value if isinstance(quad.subject, ox.NamedNode) else str(quad.subject)), graph


def _message(rule: Rule, row: dict[str, str], nearest: Nearest, language: str) -> str:
    text, detail = choose(rule.messages, language) or rule.name, row.get("detail", "")
    if not detail:
        return text
    hint = nearest.hint(rule.suggest, detail, language) if rule.suggest else ""
    shown = shrink(detail) if detail.startswith(("http://", "https://")) else detail
    return f"{text.removesuffix('.')}: {shown if len(shown) <= _SHOWN else shown[:_SHOWN] + '…'}{hint}"


_SHOWN = 120  # characters of a value
