"""Addresses for programs: the JSON API, the reconciliation service, and what search engines, browsers and feed readers look for."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from importlib.resources import files
from xml.sax.saxutils import escape, quoteattr

from ..errors import NotFoundError
from ..namespaces import expand, prefixes
from ..text import LANGUAGES
from ..words import table
from . import protocol
from .api import Part
from .fields import count, read
from .front import Request, wrong_method
from .openapi import OPERATIONS, document
from .problems import of_error, problem
from .protocol import RefusedError
from .reply import Reply

_MOST = 1000
_SITEMAP = re.compile(r"/sitemap(?:-([1-9][0-9]{0,4}))?\.xml")
_YEAR = {"cache-control": "public, max-age=86400"}


async def api(request: Request) -> Reply:
    """The JSON API."""
    if request.method != "GET":
        return wrong_method("GET, HEAD, OPTIONS")
    name = str(request.scope["path"]).removeprefix("/api/")
    if name not in OPERATIONS:
        return problem(404, "not-found", "There is nothing at this address.", "See /openapi.json.")
    return await _called(request, name)


async def twin(request: Request) -> Reply:
    """What the page of the same name tells, as JSON."""
    path = str(request.scope["path"]).strip("/")
    name, _, kind = path.removesuffix(".json").partition("/")
    if not path.endswith(".json"):
        return problem(404, "not-found", "There is nothing at this address.")
    if request.method != "GET":
        return wrong_method("GET, HEAD, OPTIONS")
    return await _called(request, name, [("kind", kind)] if kind else [])


async def _called(request: Request, name: str, more: list[tuple[str, str]] | None = None) -> Reply:
    given = read(name, [*protocol.fields(request.query_string), *(more or [])])
    part = Part(given.pop("lang", request.language), request.caller.base, given.pop("offset", 0), given.pop("limit", 0))
    arguments: dict[str, Callable[[], tuple[object, ...]]] = {
        "search": lambda: (given["q"], given.get("kind"), given.get("field")),
        "list": lambda: (given["kind"],),
        "ask": lambda: (given.pop("q"), given),
        "path": lambda: (given["from"], given["to"]),
        "conflicts": lambda: (given["kind"],),
        "figures": lambda: (given.get("indicator"),),
        "changes": lambda: (tuple(request.front.changes),),
        "thing": lambda: (_iri(given["id"]),),
    }
    return await request.do(f"api.{name}", *arguments[name](), part, strange=name in {"search", "ask", "path"})


def _iri(text: str) -> str:
    try:
        iri = expand(text)
    except NotFoundError as error:
        raise RefusedError(of_error(error)) from None
    if iri is None or any(c in '<>"{}|^`\\' or c <= " " for c in iri):
        raise RefusedError(problem(400, "request", "“id” is neither an IRI nor a prefixed name."))
    return iri


async def openapi(request: Request) -> Reply:
    """What the API takes and gives (OpenAPI 3.1)."""
    return Reply(200, "application/json", json.dumps(document(request.caller.base), ensure_ascii=False, indent=1).encode())


async def context(request: Request) -> Reply:
    """Our prefixes as a JSON-LD context."""
    return Reply(200, "application/ld+json", json.dumps({"@context": dict(prefixes())}, indent=1).encode(), _YEAR)


async def reconcile(request: Request) -> Reply:
    """The reconciliation service."""
    path, method = str(request.scope["path"]).removeprefix("/reconcile").strip("/"), str(request.scope["method"])
    if method not in {"GET", "HEAD", "POST"}:
        return wrong_method("GET, HEAD, POST, OPTIONS")
    fields = protocol.fields(request.query_string)
    if method == "POST":
        fields += protocol.fields(await request.body(), "the form")
        request.key = None
    given, language, base = dict(fields), request.language, request.caller.base
    reply = _reconciling(path, given, language, base)
    if reply is None:
        return problem(404, "not-found", "There is nothing at this address.")
    name, *arguments = reply
    return await request.do(f"reconcile.{name}", *arguments, strange=True)


def _reconciling(path: str, given: dict[str, str], language: str, base: str) -> tuple[object, ...] | None:
    """Which job answers, with its arguments."""
    if path == "":
        name = next((name for name in ("queries", "extend") if name in given), "")
        jobs: dict[str, tuple[object, ...]] = {
            "queries": ("batch", given.get("queries"), language),
            "extend": ("extend", given.get("extend"), language),
            "": ("manifest", base, language),
        }
        return jobs[name]
    if path in {"suggest/entity", "suggest/type", "suggest/property"}:
        return "suggest", path.partition("/")[2], given.get("prefix", ""), _cursor(given), language
    if path == "properties":
        return "properties", given.get("type", ""), count("limit", given.get("limit", "100"), 1, _MOST), language
    return ("preview", base, given.get("id", ""), language) if path == "preview" else None


def _cursor(given: dict[str, str]) -> int:
    return count("cursor", given.get("cursor", "0"), 0, 10_000)


async def robots(request: Request) -> Reply:
    """What robots may read: pages, not questions."""
    lines = ["User-agent: *", "Disallow: /sparql", "Disallow: /graphs", "Disallow: /api/", "Disallow: /reconcile"]
    lines += [f"Disallow: /{language}/{page}" for language in LANGUAGES for page in ("ask", "search", "sparql")]
    text = "\n".join([*lines, f"Sitemap: {request.caller.base}/sitemap.xml"]) + "\n"
    return Reply(200, "text/plain; charset=utf-8", text.encode(), _YEAR)


async def sitemap(request: Request) -> Reply:
    """All pages, or of more than one list may hold, a part of them."""
    number = _SITEMAP.fullmatch(str(request.scope["path"]))
    if number is None:
        return problem(404, "not-found", "There is nothing at this address.")
    return await request.do("sitemap", request.caller.base, int(number[1] or 0))


async def feed(request: Request) -> Reply:
    """What changed, as an Atom feed."""
    return await request.do("feed", tuple(request.front.changes), Part(request.language, request.caller.base))


async def opensearch(request: Request) -> Reply:
    """The search box for browsers."""
    base, language = request.caller.base, request.language
    title = escape(table("pages", language)["site"])
    text = (
        "<?xml version='1.0' encoding='utf-8'?><OpenSearchDescription xmlns='http://a9.com/-/spec/opensearch/1.1/'>"
        f"<ShortName>{title[:16]}</ShortName><Description>{title}</Description><InputEncoding>UTF-8</InputEncoding>"
        f"<Url type='text/html' template={quoteattr(f'{base}/{language}/search?q={{searchTerms}}')}/>"
        f"<Url type='application/json' template={quoteattr(f'{base}/api/search?q={{searchTerms}}')}/></OpenSearchDescription>"
    )
    return Reply(200, "application/opensearchdescription+xml", text.encode())


async def style(request: Request) -> Reply:
    """How the pages look."""
    content = files("vnru_kg.serve").joinpath("static", "style.css").read_bytes()
    return Reply(200, "text/css; charset=utf-8", content, _YEAR)


PLACES: Mapping[str, Callable[[Request], Awaitable[Reply]]] = {
    **{f"/{name}.json": twin for name in ("ask", "changes", "conflicts", "search")},
    "/openapi.json": openapi,
    "/context.jsonld": context,
    "/robots.txt": robots,
    "/sitemap.xml": sitemap,
    "/feed.atom": feed,
    "/opensearch.xml": opensearch,
    "/static/style.css": style,
}
