"""Checking data: SHACL shapes, one-rule queries, and what only the files show; each fault with its file and subject."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from . import printed
from .engine import EmbeddedEngine, Literal, Table
from .errors import DataError, MissingExtraError
from .load.derive import derive
from .load.files import graph_of, parse, source_files
from .namespaces import shrink
from .paths import data_home
from .said import said
from .text import LANGUAGES, choose

if TYPE_CHECKING:
    import rdflib

_HEAD = re.compile(r"^#\s*(vi|en|ru|title|level):\s*(.+?)\s*$", re.MULTILINE)
_SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: ``level`` is error or warning, ``where`` the file that says something of ``subject`` (an IRI, or ``""``)."""

    level: str
    where: str
    subject: str
    rule: str
    message: str


def validate(files: Sequence[Path] = (), *, home: Path | None = None, language: str = "en") -> list[Fault]:
    """The faults of the shipped data, or of ``files`` read together with the ontology and the authorities, sorted.

    Raises :class:`~vnru_kg.errors.DataError` for a file that does not parse, and
    :class:`~vnru_kg.errors.MissingExtraError` without pySHACL.
    """
    home = data_home(home).path
    return check(read(home, files), home=home, language=language)


def read(home: Path, files: Sequence[Path] = ()) -> dict[Path, list[ox.Quad]]:
    """The quads of each file that is checked. ``files`` stand in for the shipped documents."""
    shipped = source_files(home)
    if files:
        shipped = [f for f in shipped if f.suffix != ".trig"]
    return {path: parse(path, graph_of(home, path) if path in shipped else None) for path in (*shipped, *files)}


def check(quads: dict[Path, list[ox.Quad]], *, home: Path, language: str = "en") -> list[Fault]:
    """The faults of quads that were read, by file; see :func:`validate`."""
    everything = [quad for part in quads.values() for quad in part]
    subjects: dict[str, list[Path]] = {}
    for path, part in quads.items():
        for subject in dict.fromkeys(str(quad.subject) for quad in part):
            subjects.setdefault(subject.strip("<>"), []).append(path)

    def fault(level: str, subject: str, rule: str, message: str) -> Fault:
        # a document says something of a thing that an authority file names: the fault is most likely there
        where = subjects.get(subject, [])
        return Fault(level, where[-1].name if where else "", subject, rule, message)

    found = {Fault("error", path.name, "", "unicode-nfc", "the file is not in Unicode NFC") for path in quads if not _is_nfc(path)}
    try:
        engine = EmbeddedEngine([*everything, *derive(everything)])
    except DataError as error:
        found.add(Fault("error", "", "", "derive", str(error)))
        engine = EmbeddedEngine(everything)
    for path in sorted((home / "ontology" / "checks").glob("*.rq")):
        text = path.read_text("utf-8")
        head = dict(_HEAD.findall(text))
        for row in _rows(engine, text):
            message = ": ".join(p for p in (head.get(language, path.stem), row.get("detail", "")) if p)
            graph = f" ({shrink(row['graph'])})" if "graph" in row else ""
            found.add(fault(head.get("level", "error"), row.get("subject", ""), path.stem, message + graph))
    for subject, message in printed.faults(engine, said(home), language):
        found.add(fault("error", subject, printed.RULE, message))
    for level, subject, rule, message in _shacl(engine, home, language):
        found.add(fault(level, subject, rule, message))
    return sorted(found)


def _is_nfc(path: Path) -> bool:
    return unicodedata.is_normalized("NFC", path.read_text("utf-8"))


def _rows(engine: EmbeddedEngine, query: str) -> Iterable[dict[str, str]]:
    answer = engine.query(query)
    assert isinstance(answer, Table)  # noqa: S101 — a check is a SELECT, a test holds that
    for row in answer.dicts():
        yield {name: term.text if isinstance(term, Literal) else str(term) for name, term in row.items()}


def _shacl(engine: EmbeddedEngine, home: Path, language: str) -> Iterable[tuple[str, str, str, str]]:
    try:
        import pyshacl
    except ImportError:
        raise MissingExtraError("pyshacl", "validate") from None
    import rdflib

    shapes = rdflib.Graph()
    for path in sorted((home / "ontology" / "shapes").glob("*.ttl")):
        shapes.parse(path, format="turtle")
    if not len(shapes):
        return
    data = rdflib.Graph()
    merged = ox.serialize(dict.fromkeys(q.triple for q in engine.native_quads()), format=ox.RdfFormat.N_TRIPLES)
    data.parse(data=merged, format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise DataError(f"the shapes could not be applied: {report}")
    yield from _results(report, language)


def _results(report: rdflib.Graph, language: str) -> Iterable[tuple[str, str, str, str]]:
    import rdflib

    sh = rdflib.Namespace(_SH)
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        level = "error" if report.value(result, sh.resultSeverity) == sh.Violation else "warning"
        texts = {m.language or "": str(m) for m in report.objects(result, sh.resultMessage) if isinstance(m, rdflib.Literal)}
        message = choose(texts, language if language in LANGUAGES else "en") or "does not conform"
        path, value = report.value(result, sh.resultPath), report.value(result, sh.value)
        details = [shrink(str(path))] if isinstance(path, rdflib.URIRef) else []
        details += [str(value)] if value is not None else []
        rule = shrink(str(report.value(result, sh.sourceShape))).rpartition("/")[2].rstrip(">")
        yield level, str(report.value(result, sh.focusNode)), rule, f"{message} ({', '.join(details)})" if details else message
