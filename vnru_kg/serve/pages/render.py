"""From a page's name to its HTML: the jobs of the server that give pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ...engine.protocol import Query
from ...errors import VnruError
from ...explorer import page_html
from ...graph import Graph
from ...library import is_question
from ...namespaces import BASE
from ...words import render
from .. import problems
from ..answers import answer_of
from ..changes import Change
from ..problems import STATUSES
from ..reply import Reply
from . import answer, home, passage, term, thing
from .page import Page, Place

MEDIA_TYPE = "text/html; charset=utf-8"
EMBED_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *"
_SHOWN_ROWS = 1000
SITEMAP_SIZE = 50_000  # addresses in one sitemap, as https://www.sitemaps.org/protocol.html has it


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("vnru_kg.serve", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    made.filters["drawn"] = Markup  # our own drawing, which escapes its texts
    made.filters["json"] = Markup  # without a character of markup, see json_in_html
    return made


def lay_out(name: str, page: Page, view: Any, status: int = 200) -> Reply:
    """A page by its template."""
    content = _templates().get_template(f"{name}.html").render(page=page, view=view, words=page.words)
    headers = {"content-language": page.language}
    if page.place.embedded:
        headers["content-security-policy"] = EMBED_POLICY
    return Reply(status, MEDIA_TYPE, content.encode(), headers, cacheable=status == 200)


def nothing(page: Page) -> Reply:
    """The page that says that there is none."""
    return problem(page, 404, page.words["nothing"], "")


def problem(page: Page, status: int, detail: str, hint: str) -> Reply:
    """What went wrong, for a reader."""
    view = {"title": page.words["problem"], "detail": detail, "hint": hint, "status": status}
    return lay_out("problem", page, view, status)


def of_thing(kg: Graph, place: Place, iri: str) -> Reply:
    """The page of whatever an IRI names."""
    page = Page(kg, place)
    if not any(True for _ in kg.engine.quads(iri)):
        return nothing(page)
    if iri.startswith(BASE + "query/") and is_question(iri.removeprefix(BASE + "query/")):
        return question(kg, place, iri.removeprefix(BASE + "query/"), {})
    name, view = _view(page, iri)
    return lay_out(name, page, view)


def _view(page: Page, iri: str) -> tuple[str, Any]:
    """The template for what an IRI names, and what it asks."""
    if page.place.embedded:
        return "embedded", thing.ThingPage(page, iri)
    if passage.is_passage(page, iri):
        return "passage", passage.PassagePage(page, iri)
    if passage.is_document(page, iri):
        return "document", passage.DocumentPage(page, iri)
    if iri == BASE + "ontology":
        return "vocabulary", term.vocabulary(page)
    return ("term", term.TermPage(page, iri)) if term.is_term(iri) else ("thing", thing.ThingPage(page, iri))


def start(kg: Graph, place: Place) -> Reply:
    """The first page."""
    page = Page(kg, place)
    return lay_out("home", page, home.HomePage(page))


def listing(kg: Graph, place: Place, what: str, offset: int) -> Reply:
    """A list: of a kind of things, of the questions, of the conflicts."""
    page = Page(kg, place)
    view = {"questions": home.library, "conflicts": home.list_conflicts}.get(what, lambda page: home.of_kind(page, what, offset))(page)
    return nothing(page) if view is None else lay_out("list", page, view)


def changes(kg: Graph, place: Place, taken: Sequence[Change]) -> Reply:
    """What changed."""
    page = Page(kg, place)
    return lay_out("list", page, home.changes_by_day(page, taken))


def search(kg: Graph, place: Place, text: str, offset: int) -> Reply:
    """What is called so."""
    page = Page(kg, place)
    return lay_out("search", page, answer.SearchPage(page, text, offset))


def question(kg: Graph, place: Place, text: str, given: Mapping[str, str]) -> Reply:
    """The answer to a question in plain words, or to one of the library."""
    page = Page(kg, place)
    if place.path.startswith("query/") and not is_question(text):
        return nothing(page)
    return lay_out("answer", page, answer.AnswerPage(page, text, given))


def endpoint(kg: Graph, place: Place, asked: Query | None) -> Reply:
    """The endpoint for readers: a form, and the answer as a table."""
    page = Page(kg, place)
    if asked is None:
        return lay_out("sparql", page, answer.QueryPage(page, ""))
    try:
        body, cut = answer_of(kg, asked, _SHOWN_ROWS)
    except VnruError as error:
        status = next((s for of, s, _ in STATUSES if isinstance(error, of)), 500)
        view = answer.QueryPage(page, asked.text)
        return lay_out(
            "sparql_problem", page, {"title": "SPARQL", "text": asked.text, "examples": view.examples} | _said(error, page), status
        )
    return lay_out("sparql", page, answer.QueryPage(page, asked.text, body, _SHOWN_ROWS if cut else 0))


def explorer(kg: Graph, language: str, thing: str, embedded: bool) -> Reply:
    """The explorer's page; it brings its own policy, which is as strict. Other pages may frame it only if it is ``embedded``."""
    content = page_html(kg, things=[thing] if thing else [], language=language)
    framed = "*" if embedded else "'none'"
    return Reply(200, "text/html; charset=utf-8", content.encode(), {"content-security-policy": f"frame-ancestors {framed}"})


def sitemap(kg: Graph, base: str, part: int = 0) -> Reply:
    """All pages, for search engines; more than a list may hold are in several, of which this is then the list."""
    places = home.addresses(kg, base)
    parts = range(1, -(-len(places) // SITEMAP_SIZE) + 1)
    if part and (len(parts) == 1 or part not in parts):
        return problems.problem(404, "not-found", "There is nothing at this address.")
    kind, row, listed = "urlset", "url", places[(part - 1) * SITEMAP_SIZE : part * SITEMAP_SIZE] if part else places
    if len(parts) > 1 and not part:
        kind, row, listed = "sitemapindex", "sitemap", [f"{base}/sitemap-{n}.xml" for n in parts]
    rows = "".join(f"<{row}><loc>{escape(place)}</loc></{row}>" for place in listed)
    text = f"<?xml version='1.0' encoding='utf-8'?><{kind} xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</{kind}>"
    return Reply(200, "application/xml", text.encode())


def _said(error: VnruError, page: Page) -> dict[str, str]:
    return {"detail": render(error.message, page.language), "hint": render(error.hint, page.language)}


JOBS: Mapping[str, Callable[..., Reply]] = {
    "page.thing": of_thing,
    "page.start": start,
    "page.list": listing,
    "page.changes": changes,
    "page.search": search,
    "page.question": question,
    "page.endpoint": endpoint,
    "explorer": explorer,
    "sitemap": sitemap,
}
