"""Writing over HTTP: SPARQL 1.1 Update and the Graph Store Protocol, for those who have a token."""

from __future__ import annotations

import asyncio
import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import replace

from ..load.updates import FORMATS, MULTIPART, Delete, Put, Update
from . import protocol
from .front import Request
from .problems import problem
from .protocol import RefusedError
from .reply import Job, Reply

MOST = 16 << 20  # bytes of a request that writes


def author(request: Request) -> str:
    """Who asks. Raises :class:`RefusedError` for a stranger."""
    writers = request.front.setup.writers
    found = writers.who(request.header(b"authorization")) if writers else None
    if found is None:
        wrong = request.header(b"authorization") is not None
        challenge = 'Bearer realm="vnru-kg"' + (', error="invalid_token"' if wrong else "")
        detail = "The token is not known." if wrong else "Whoever writes shows a token."
        hint = "Send the header “Authorization: Bearer TOKEN”; a token in the address or the form is not looked at."
        raise RefusedError(problem(401, "token", detail, hint, headers={"www-authenticate": challenge}))
    return found


async def commit(request: Request, do: Update | Put | Delete, name: str) -> Reply:
    """Have a change made, one at a time, and the workers see it before anybody is told of it."""
    front = request.front
    async with front.writing:
        # a client that goes away ends nothing that may be done already
        return await asyncio.shield(_commit(request, do, name))


async def _commit(request: Request, do: Update | Put | Delete, name: str) -> Reply:
    front, version = request.front, uuid.uuid4().hex
    reply = await front.pool.do(Job("write", (do, name, version)), request.caller.address)
    await front.renew()
    if reply.status >= 500 and front.pool.about["version"] == version:  # its worker was ended when it had done it
        return Reply(204, "text/plain", b"", cacheable=False)
    return reply


async def update(request: Request, given: Mapping[str, list[str]], base: str) -> Reply:
    """A SPARQL update."""
    name = author(request)
    texts = given["update"]
    if len(texts) > 1 or "query" in given:
        raise RefusedError(problem(400, "request", "The request has more than one update.", "Send one update a request."))
    graphs = [tuple(map(protocol.graph_name, given.get(field, []))) for field in ("using-graph-uri", "using-named-graph-uri")]
    return await commit(request, Update(unicodedata.normalize("NFC", texts[0]), graphs[0], graphs[1], base), name)


async def new_graph(request: Request) -> Reply:
    """POST to the graph store itself: a graph with a name of its own, which is its address here."""
    iri = f"{request.caller.base}/graphs/{uuid.uuid4()}"
    reply = await graph(request, iri, "POST")
    return replace(reply, headers={**reply.headers, "location": iri}) if reply.status == 201 else reply


async def graph(request: Request, iri: str, method: str) -> Reply:
    """PUT, POST or DELETE of a graph (https://www.w3.org/TR/sparql11-http-rdf-update/)."""
    name = author(request)
    if not iri and method != "POST":
        hint = "Name a graph by ?graph=IRI; what is added to ?default stands in a graph of its own."
        return problem(409, "merge", "The default graph is the merge of all graphs.", hint)
    if method == "DELETE":
        return await commit(request, Delete(iri), name)
    header = request.header(b"content-type") or "text/turtle"
    kind = header.partition(";")[0].strip().lower()
    if kind == MULTIPART and method == "POST":
        kind = header
    elif kind not in FORMATS:
        accepted = ", ".join(FORMATS)
        return problem(
            415, "media-type", f"A graph of the type “{kind[:100]}”.", f"Send one of {accepted}.", headers={"accept-post": accepted}
        )
    return await commit(request, Put(iri, await request.body(MOST), kind, method == "POST"), name)
