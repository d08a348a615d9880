"""Reading the source files, each into the graph where it belongs."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from ..errors import DataError
from ..namespaces import BASE, CODE_GRAPH, DATASET_GRAPH, ONTOLOGY_GRAPH

_CODE = (
    *("_version.py", "dates.py", "library.py", "namespaces.py", "numbers.py", "quantities.py", "spoken.py", "text.py"),
    "engine/embedded.py",
)
FORMATS = {".ttl": ox.RdfFormat.TURTLE, ".trig": ox.RdfFormat.TRIG, ".nt": ox.RdfFormat.N_TRIPLES, ".nq": ox.RdfFormat.N_QUADS}


def source_files(home: Path) -> list[Path]:
    """Every file that the graph is built from, in the order in which they are read."""
    data = home / "graph_data"
    return [
        home / "ontology" / "prefixes.ttl",
        home / "ontology" / "vnru.ttl",
        home / "ontology" / "codes.ttl",
        *sorted((data / "authorities").glob("*.ttl")),
        *sorted((data / "documents").glob("*.trig")),
        data / "dataset.ttl",
    ]


def graph_of(home: Path, path: Path) -> str | None:
    """The IRI of the graph that a Turtle file fills; ``None`` for TriG, which names its graphs itself."""
    if path.suffix == ".trig":
        return None
    if path.parent.name == "authorities":
        return f"{BASE}authority/{path.stem}"
    return {"codes.ttl": CODE_GRAPH, "dataset.ttl": DATASET_GRAPH}.get(path.name, ONTOLOGY_GRAPH)


def read_quads(home: Path, files: Iterable[Path]) -> list[ox.Quad]:
    """The quads of ``files``. Raises :class:`DataError` for a file that is missing, does not parse, or leaves a triple without graph."""
    quads: list[ox.Quad] = []
    for path in files:
        quads.extend(parse(path, graph_of(home, path)))
    return quads


def parse(path: Path, graph: str | None = None) -> list[ox.Quad]:
    """The quads of one Turtle, TriG, N-Triples or N-Quads file; its default graph becomes ``graph`` if that is given."""
    if path.suffix not in FORMATS:
        raise DataError(f"{path}: not a file of RDF", f"Known suffixes: {', '.join(FORMATS)}.")
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: byte {error.start} is not UTF-8", "Save the file as UTF-8.") from error
    text = unicodedata.normalize("NFC", text)  # the store does not match é with e + accent
    try:
        quads = list(ox.parse(text, format=FORMATS[path.suffix]))
    except SyntaxError as error:
        raise DataError(f"{path}, line {error.lineno}, column {error.offset}: {error.msg}") from error
    named = None if graph is None else ox.NamedNode(graph)
    default = ox.DefaultGraph()
    if named is None:
        stray = next((q for q in quads if q.graph_name == default), None)
        if stray is not None:
            raise DataError(f"{path}: the triple {stray.triple} stands outside any passage or document graph", "Move it into a graph.")
        return quads
    return [ox.Quad(q.subject, q.predicate, q.object, named) if q.graph_name == default else q for q in quads]


def code_files() -> list[Path]:
    """What decides what is built: the modules of this folder, what they take from beneath, and the library's questions."""
    package = Path(__file__).parent.parent
    return [*sorted((package / "load").rglob("*.py")), *(package / name for name in _CODE), *sorted((package / "queries").glob("*.rq"))]


def fingerprint(home: Path, files: Iterable[Path]) -> str:
    """A hash of everything the built graph depends on: the data, and the code that reads it and derives from it."""
    digest = hashlib.sha256()
    for path in (*code_files(), *files):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise DataError(f"{path}: cannot be read: {error.strerror}") from error
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:32]
