"""Reading the source files, each into the graph where it belongs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from ..errors import DataError
from ..namespaces import BASE, CODE_GRAPH, DATASET_GRAPH, ONTOLOGY_GRAPH, shrink
from ..paths import read_file
from ..words import Message, say
from .places import code_files
from .values import faults, ranges_of

_PLACE = re.compile(r"^Parser error (?:at|between) [a-z0-9 ]+: ")
_FETCHES = "LoadDocumentCallback"  # in what the parser of JSON-LD says of a context on another server
MOST_BYTES = 1 << 28  # of one file; the parser holds it as a whole
_TOKEN = re.compile(
    r"""(?:\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')(@[A-Za-z-]+--(?:ltr|rtl))?|<[^<>\s"{}|^`]*>|\#[^\n]*|(<<|\{\||~)""",
    re.DOTALL,
)
FORMATS = {".ttl": ox.RdfFormat.TURTLE, ".trig": ox.RdfFormat.TRIG, ".nt": ox.RdfFormat.N_TRIPLES, ".nq": ox.RdfFormat.N_QUADS}


def graph_of(home: Path, path: Path) -> str | None:
    """The IRI of the graph that a Turtle file fills; ``None`` for TriG, which names its graphs itself."""
    if path.suffix == ".trig":
        return None
    if path.parent.name == "authorities":
        return f"{BASE}authority/{path.stem}"
    return {"codes.ttl": CODE_GRAPH, "dataset.ttl": DATASET_GRAPH}.get(path.name, ONTOLOGY_GRAPH)


def read_quads(home: Path, files: Iterable[Path]) -> list[ox.Quad]:
    """The quads of ``files``, the ontology first.

    Raises :class:`DataError` for a file that is missing, does not parse, leaves a triple without graph, or holds a value that
    is not what it claims to be.
    """
    quads: list[ox.Quad] = []
    ranges: dict[str, str] = {}
    for path in files:
        statements = parse(path, graph_of(home, path))
        quads.extend(statements)
        ranges |= ranges_of(statements)
        for quad, wrong in faults(statements, ranges):
            said = f"{shrink(str(quad.subject).strip('<>'))} {shrink(quad.predicate.value)}"
            raise DataError(say("{place}: {triple}: {wrong}", place=_line(path, quad), triple=said, wrong=wrong))
    return quads


def _line(path: Path, quad: ox.Quad) -> Message:
    """The file, and the line in it on which a value stands, as far as its text tells."""
    text = read_text(path)
    value = getattr(quad.object, "value", "")
    at = next((column for form in (f'"{value}"', f"'{value}'", value) if (column := text.find(form)) >= 0), -1)
    return say("{file}, line {line}", file=path, line=str(text.count("\n", 0, at) + 1)) if at >= 0 else say("{file}", file=path)


def parse(path: Path, graph: str | None = None) -> list[ox.Quad]:
    """The quads of one Turtle, TriG, N-Triples or N-Quads file; its default graph becomes ``graph`` if that is given."""
    if path.suffix not in FORMATS:
        raise DataError(say("{file}: not a file of RDF", file=path), say("Known suffixes: {names}.", names=", ".join(FORMATS)))
    text = unicodedata.normalize("NFC", read_text(path))  # the store does not match é with e + accent
    try:
        quads = list(ox.parse(text, format=FORMATS[path.suffix]))
    except SyntaxError as error:
        raise unreadable(path, error) from error
    if any(map(is_newer, quads)):
        raise newer(_newer_syntax(path, text))
    named = None if graph is None else ox.NamedNode(graph)
    default = ox.DefaultGraph()
    if named is None:
        stray = next((q for q in quads if q.graph_name == default), None)
        if stray is not None:
            raise DataError(
                say("{file}: the triple {triple} stands outside any passage or document graph", file=path, triple=stray.triple),
                say("Move it into a graph."),
            )
        return quads
    return [ox.Quad(q.subject, q.predicate, q.object, named) if q.graph_name == default else q for q in quads]


def read_text(path: Path) -> str:
    """The text of a file, without the byte order mark that some editors write. Raises :class:`DataError`."""
    try:
        return read_file(path, MOST_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise DataError(say("{file}: cannot be read: {reason}", file=path, reason=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise DataError(say("{file}: byte {at} is not UTF-8", file=path, at=str(error.start)), say("Save the file as UTF-8.")) from error


def is_newer(quad: ox.Quad) -> bool:
    """Whether a quad holds what only RDF 1.2 has."""
    return isinstance(quad.object, ox.Triple) or bool(getattr(quad.object, "direction", None))


def newer(place: str) -> DataError:
    """That such quads are not taken."""
    return DataError(
        say("{place}: this is RDF 1.2; the graph is RDF 1.1, without triple terms, annotations and text directions", place=place),
        say("Say it in triples of their own; the passage that states a triple is the graph in which it stands."),
    )


def _newer_syntax(path: Path, text: str) -> Message:
    """The file, and where in it RDF 1.2 begins: strings, IRIs and comments are stepped over."""
    for token in _TOKEN.finditer(text):
        if token[1] or token[2]:
            at = token.start(2 if token[2] else 1)
            return _place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return say("{file}", file=path)


def unreadable(path: Path, error: SyntaxError) -> DataError:
    """What a parser says of a file; some do not tell the line."""
    place = say("{file}", file=path) if error.lineno is None else _place(path, error.lineno, error.offset)
    hint = say("Nothing is fetched: write the context into the file.") if _FETCHES in error.msg else ""
    return DataError(say("{place}: {reason}", place=place, reason=_PLACE.sub("", error.msg)), hint)


def _place(path: Path, line: int | None, column: int | None) -> Message:
    return say("{file}, line {line}, column {column}", file=path, line=str(line), column=str(column))


def fingerprint(home: Path, files: Iterable[Path]) -> str:
    """A hash of everything the built graph depends on: the data, and the code that reads it and derives from it."""
    import hashlib

    digest = hashlib.sha256(f"pyoxigraph {ox.__version__}\0".encode())
    for path in (*code_files(), *files):
        try:
            content = read_file(path, MOST_BYTES)
        except OSError as error:
            raise DataError(say("{file}: cannot be read: {reason}", file=path, reason=error.strerror)) from error
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:32]
