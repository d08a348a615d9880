"""The addresses of the server, and who answers at each."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import quote, unquote

from ..formats import GRAPH_FORMATS
from . import figures, linked_data, programs, protocol, write_requests
from .caller import from_here
from .front import Front, Handler, Request, redirect, wrong_method
from .places import root_of
from .problems import problem
from .reply import Reply
from .settings import Setup


async def sparql(request: Request) -> Reply:
    """The endpoint of the SPARQL 1.1 Protocol."""
    method = str(request.scope["method"])
    if method == "OPTIONS":
        return Reply(204, "text/plain", b"", _preflight(request, protocol.METHODS), cacheable=False)
    if method not in {"GET", "HEAD", "POST"}:
        return wrong_method(protocol.METHODS)
    if method != "POST" and "suffix" not in request.path and linked_data.wants_page(request):
        query_string = request.query_string.decode("ascii", "replace")
        place = f"{root_of(request.caller.base)}/{request.language}/sparql"
        return redirect(303, f"{place}?{query_string}" if query_string else place)
    kind = (request.header(b"content-type") or "").partition(";")[0].strip().lower()
    if method == "POST" and kind == protocol.UPDATE and request.front.setup.writers:
        write_requests.author(request)  # before anything large is read
    body = await request.body(write_requests.MOST if kind == protocol.UPDATE else 0) if method == "POST" else b""
    received = protocol.EndpointRequest(
        method,
        request.query_string,
        request.header(b"content-type") or "",
        body,
        request.header(b"accept"),
        request.path.get("suffix", ""),
    )
    if request.front.setup.writers and (update := protocol.update(received)):
        return await write_requests.update(request, update, request.caller.base + "/sparql")
    asked = protocol.query_of(received, request.caller.base + "/sparql", request.front.setup.rows)
    if asked is None:
        form = protocol.graph_form(request.header(b"accept"), request.path.get("suffix", ""))
        return await request.do("description", request.caller.base, form.name, bool(request.front.setup.writers))
    if method == "POST":
        request.key = None
    return await request.do("query", asked, strange=True)


async def graphs(request: Request) -> Reply:
    """The Graph Store Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/), for reading, and for writing by those who may.

    Graphs are named in the query string, or are those of which the address is the name.
    """
    method, writable = str(request.scope["method"]), bool(request.front.setup.writers)
    methods = "GET, HEAD, PUT, POST, DELETE, OPTIONS" if writable else "GET, HEAD, OPTIONS"
    if method == "OPTIONS":
        return Reply(204, "text/plain", b"", _preflight(request, methods), cacheable=False)
    if method not in methods.split(", "):
        return wrong_method(methods)
    given = protocol.fields(request.query_string)
    named, default = [value for name, value in given if name == "graph"], [name for name, _ in given if name == "default"]
    writes, path = method not in {"GET", "HEAD"}, request.scope["raw_path"].decode("ascii")
    if path.startswith("/graphs/"):
        named.append(request.caller.base + _written(path))
    form = "" if writes else protocol.graph_form(request.header(b"accept"), request.path.get("suffix", "")).name
    if not named and not default and not writes:
        return await request.do("description", request.caller.base, form, writable)
    if not named and not default and method == "POST":
        return await write_requests.new_graph(request)
    if len(named) + len(default) != 1:
        return problem(400, "request", "The request does not name one graph.", "Name one by ?graph=IRI, or ask for ?default.")
    iri = protocol.graph_name(named[0]) if named else ""
    return await (write_requests.graph(request, iri, method) if writes else request.do("graph", iri, form))


def _written(path: str) -> str:
    """A path as it stands in an IRI: each sign written in one way (RFC 3986, 6.2.2), a slash within a name as such."""
    return "/".join(quote(unquote(part), safe=":@!$&'()*+,;=~-._") for part in path.split("/"))


async def dump(request: Request) -> Reply:
    """The whole data set as a file."""
    if request.method != "GET":
        return wrong_method("GET, HEAD")
    return await request.do("dump", protocol.SUFFIXES[request.path["suffix"]])


def _preflight(request: Request, methods: str) -> dict[str, str]:
    headers = {"allow": methods}
    if request.front.setup.cors:
        headers |= {
            "access-control-allow-methods": methods,
            "access-control-allow-headers": "Accept, Accept-Language, Content-Type, If-None-Match",
            "access-control-max-age": "86400",
        }
    return headers


async def health(request: Request) -> Reply:
    """Whether the process lives."""
    return Reply(200, "text/plain; charset=utf-8", b"ok\n", cacheable=False)


async def ready(request: Request) -> Reply:
    """Whether it takes requests, and pages are quick."""
    if request.front.ready and request.front.pool.warm:
        return Reply(200, "text/plain; charset=utf-8", b"ready\n", cacheable=False)
    return problem(503, "not-ready", "The server is not ready.", headers={"retry-after": "1"})


async def metrics(request: Request) -> Reply:
    """Figures for Prometheus, for this machine only."""
    if not from_here(request.caller.address, request.headers):
        return await nothing(request)
    text = request.front.figures.text(request.front.pool, request.front.cache)
    return Reply(200, figures.MEDIA_TYPE, text.encode(), cacheable=False)


async def nothing(request: Request) -> Reply:
    """There is nothing at this address."""
    return problem(404, "not-found", "There is nothing at this address.")


_PLACES: dict[str, Handler] = {
    "/sparql": sparql,
    "/sparql/": sparql,
    "/graphs": graphs,
    "/health": health,
    "/ready": ready,
    "/metrics": metrics,
    "/reconcile": programs.reconcile,
    "/": linked_data.home,
    **programs.PLACES,
}
_GRAPH_SUFFIXES = {f.suffix for f in GRAPH_FORMATS.values()}
_SUFFIXED: dict[str, tuple[Handler, Collection[str]]] = {
    "/sparql": (sparql, protocol.SUFFIXES),
    "/graphs": (graphs, _GRAPH_SUFFIXES),
    "/dump": (dump, _GRAPH_SUFFIXES),
}
_UNDER: dict[str, Handler] = {
    "/graphs/": graphs,
    "/api/": programs.api,
    "/list/": programs.twin,
    "/reconcile/": programs.reconcile,
    "/sitemap-": programs.sitemap,
}


def route(request: Request) -> Handler:
    """Who answers a request."""
    path = str(request.scope["path"])
    if path in _PLACES:
        return _PLACES[path]
    stem, dot, suffix = path.rpartition(".")
    if dot and stem in _SUFFIXED and dot + suffix in _SUFFIXED[stem][1]:
        request.path["suffix"] = dot + suffix
        return _SUFFIXED[stem][0]
    under = next((handler for beginning, handler in _UNDER.items() if path.startswith(beginning)), None)
    if under is not None:
        return under
    what, request.path = linked_data.split(path)
    return {"page": linked_data.page, "data": linked_data.data, "identifier": linked_data.identifier}[what]


def application(setup: Setup) -> Front:
    """The whole server as an ASGI application without its pool."""
    return Front(setup, route)
