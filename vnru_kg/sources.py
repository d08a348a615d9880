"""The documents themselves, where a reader has them: found by their hash, cut into passages by the graph's locators."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .engine import IRI
from .errors import DataError
from .graph import Graph
from .namespaces import q
from .paths import regular
from .records import dataclass
from .words import say

_MOST_BYTES = 1 << 28  # of a file that may be a document


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as the graph locates it: characters ``start`` to ``end`` of the document read as UTF-8."""

    iri: str
    source: str
    paragraph: int
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the graph and, where it was found, its file and text."""

    iri: str
    sha256: str
    characters: int
    passages: tuple[Passage, ...]
    path: Path | None = None
    text: str = ""

    def text_of(self, passage: Passage) -> str:
        """The passage's own words."""
        return self.text[passage.start : passage.end]


def documents(kg: Graph, folder: Path | None = None) -> list[Document]:
    """The documents of the graph, sorted; with ``folder``, those whose file lies in it carry their text.

    A file is known by the hash of its content, whatever its name. Raises :class:`DataError` if ``folder`` cannot be read.
    """
    files = _by_hash(folder) if folder else {}
    documents = []
    for statement in kg.statements(None, q("rdf:type"), IRI(q("vnru:Document"))):
        iri = statement.subject
        digest = kg.text(iri, "schema:sha256")
        path = files.get(digest)
        text = path.read_bytes().decode("utf-8") if path else ""
        documents.append(Document(iri, digest, int(kg.text(iri, "vnru:characters") or 0), _passages(kg, iri), path, text))
    return documents


def _passages(kg: Graph, source: str) -> tuple[Passage, ...]:
    passages = []
    for statement in kg.statements(None, q("oa:hasSource"), IRI(source)):
        passage = statement.subject
        selector = kg.text(passage, "oa:hasSelector")
        start, end = (int(kg.text(selector, p) or -1) for p in ("oa:start", "oa:end"))
        number = int(kg.text(passage, "vnru:paragraph") or 0)
        passages.append(Passage(passage, source, number, start, end, kg.text(passage, "schema:sha256")))
    return tuple(sorted(passages, key=lambda p: p.paragraph))


def _by_hash(folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        raise DataError(say("{folder} is not a folder", folder=folder), say("Name the folder that holds the documents."))
    files: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.stat().st_size <= _MOST_BYTES:
            with regular(path) as (file, _):
                files[hashlib.file_digest(file, "sha256").hexdigest()] = path
    return files
