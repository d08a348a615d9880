"""Where things of the graph are on this server: an IRI below ``https://w3id.org/vnru/`` has the same path here.

``/person/vo-van-kiet`` answers as the IRI does, with 303 to a page (``/en/person/vo-van-kiet``) or to data
(``/person/vo-van-kiet.ttl``), as the client would rather have it.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from ..namespaces import BASE, VNRU

_PLAIN = "/:@!$&'()*+,;=~-._"
TERM = "ontology/"  # a page for each term; as IRIs they have a fragment, which no server ever sees


def path_of(iri: str) -> str | None:
    """The path of an IRI on this server without its slash, or ``None`` for an IRI of somebody else."""
    if iri.startswith(VNRU):
        return TERM + quote(iri.removeprefix(VNRU), safe=_PLAIN)
    if iri.startswith(BASE) and iri != BASE and "#" not in iri:
        return quote(iri.removeprefix(BASE), safe=_PLAIN)
    return None


def iri_of(path: str) -> str:
    """The IRI that a path (already unquoted, without its slash) stands for."""
    if path.startswith(TERM):
        return VNRU + path.removeprefix(TERM)
    return BASE + path


def root_of(base: str) -> str:
    """The path below which the server lies, as links begin: mostly nothing."""
    return urlsplit(base).path.rstrip("/")


def link(iri: str, root: str, language: str) -> str | None:
    """Where a reader goes for an IRI: a page here, or another site; ``None`` for what no reader should follow."""
    path = path_of(iri)
    if path is not None:
        return f"{root}/{language}/{path}"
    return iri if urlsplit(iri).scheme in {"http", "https"} else None
