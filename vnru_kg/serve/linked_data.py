"""Linked data: every IRI of the graph answers here, as a page or as data; and all other pages for readers.

``/person/x`` → 303 to ``/en/person/x`` (a page, in the reader's language) or ``/person/x.ttl`` (data, by Accept).
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from ..formats import GRAPH_FORMATS
from ..text import LANGUAGES
from . import negotiate, protocol
from .api import Part
from .front import Request, redirect, wrong_method
from .pages import Place
from .places import iri_of, root_of
from .problems import problem
from .reply import Reply

_HTML = "text/html"
_DATA = {f.media_type: f.suffix for f in GRAPH_FORMATS.values()} | {"application/json": ".json"}
SUFFIXES = {f.suffix: f.name for f in GRAPH_FORMATS.values()}
LISTS = ("questions", "conflicts")
_STRANGE = {"page.endpoint", "page.question", "page.search"}  # whose work depends on what a stranger wrote


def wants_page(request: Request) -> bool:
    """Whether a browser asks: it would rather have a page than data."""
    return negotiate.media_type(request.header(b"accept"), [*_DATA, "application/sparql-results+json", "text/csv", _HTML]) == _HTML


async def home(request: Request) -> Reply:
    """To the first page in the reader's language."""
    return redirect(303, f"{root_of(request.caller.base)}/{request.language}/")


async def identifier(request: Request) -> Reply:
    """What an IRI names is described elsewhere: see there."""
    if request.method != "GET":
        return wrong_method("GET, HEAD, OPTIONS")
    root, path = root_of(request.caller.base), str(request.scope["path"])[1:]
    media_type = negotiate.media_type(request.header(b"accept"), [_HTML, *_DATA])
    if media_type is None:
        raise protocol.not_acceptable([_HTML, *_DATA])
    written = quote(path, safe="/:@!$&'()*+,;=~-._")
    if not await _known(request, path):
        return problem(404, "not-found", "There is nothing at this address.")
    if media_type == _HTML:
        return redirect(303, f"{root}/{request.language}/{written}")
    return redirect(303, f"{root}/{written}{_DATA[media_type]}")


async def _known(request: Request, path: str) -> bool:
    reply = await request.do("exists", iri_of(path))
    return reply.status == 200


async def data(request: Request) -> Reply:
    """A thing as data, in the format of the suffix."""
    if request.method != "GET":
        return wrong_method("GET, HEAD, OPTIONS")
    suffix, iri = request.path["suffix"], iri_of(request.path["path"])
    if suffix == ".html":
        return redirect(303, f"{root_of(request.caller.base)}/{request.language}/{quote(request.path['path'])}")
    if suffix == ".json":
        return await request.do("api.thing", iri, Part(request.language, request.caller.base))
    return await request.do("data", iri, SUFFIXES[suffix])


async def page(request: Request) -> Reply:
    """A page in the language of its address."""
    if request.method != "GET":
        return wrong_method("GET, HEAD, OPTIONS")
    given = dict(protocol.fields(request.query_string))
    path = request.path["path"]
    place = Place(
        request.caller.base,
        root_of(request.caller.base),
        request.path["language"],
        quote(path, safe="/:@!$&'()*+,;=~-._") + (f"?{urlencode(given)}" if given else ""),
        embedded="embed" in given,
    )
    name, *arguments = _job(path, place, given, request)
    return await request.do(str(name), *arguments, strange=name in _STRANGE)


def _job(path: str, place: Place, given: dict[str, str], request: Request) -> tuple[object, ...]:
    """Which job makes the page at a path, with its arguments."""
    fixed: dict[str, tuple[object, ...]] = {
        "": ("page.start", place),
        "search": ("page.search", place, given.get("q", ""), _offset(given)),
        "ask": ("page.question", place, given.get("q", ""), {}),
        "changes": ("page.changes", place, tuple(request.front.changes)),
        "explorer": ("explorer", place.language, given.get("thing", ""), place.embedded),
        **{name: ("page.list", place, name, 0) for name in LISTS},
    }
    if path in fixed:
        return fixed[path]
    if path == "sparql":
        received = protocol.EndpointRequest("GET", request.query_string, "", b"", "*/*")
        asked = protocol.query_of(received, f"{place.base}/sparql", 0) if given.get("query") else None
        return "page.endpoint", place, asked
    if path.startswith("list/"):
        return "page.list", place, path.removeprefix("list/"), _offset(given)
    if path.startswith("query/") and given:
        return "page.question", place, path.removeprefix("query/"), {k: v for k, v in given.items() if k != "embed"}
    return "page.thing", place, iri_of(path)


def _offset(given: dict[str, str]) -> int:
    text = given.get("offset", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def split(path: str) -> tuple[str, dict[str, str]]:
    """What an address is: ``page``, ``data`` or ``identifier``, with its parts."""
    first, _, rest = path[1:].partition("/")
    if first in LANGUAGES and (rest or path.endswith("/")):
        return "page", {"language": first, "path": rest}
    stem, dot, suffix = path[1:].rpartition(".")
    if dot and stem and f".{suffix}" in {*SUFFIXES, ".json", ".html"}:
        return "data", {"path": stem, "suffix": f".{suffix}"}
    return "identifier", {}
