"""Linked data: every name answers, as a page or as data, in the reader's language."""

from __future__ import annotations

from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.namespaces import BASE
from vnru_kg.serve.pages import render

from ..support.served import Served
from .test_protocol import GRAPHS

PERSON = "/person/vo-van-kiet"
SUFFIXES = {"text/turtle": "ttl", "application/n-triples": "nt", "application/rdf+xml": "rdf", "application/ld+json": "jsonld"} | {
    "application/trig": "trig",
    "application/n-quads": "nq",
}


@pytest.mark.parametrize(
    ("accept", "language", "place"),
    [
        ("text/html", "en", f"/en{PERSON}"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "ru-RU,ru;q=0.9,en;q=0.8", f"/ru{PERSON}"),
        ("text/html", "fr", f"/vi{PERSON}"),
        ("text/turtle", "en", f"{PERSON}.ttl"),
        ("application/ld+json, text/html;q=0.5", "en", f"{PERSON}.jsonld"),
        ("application/json", "en", f"{PERSON}.json"),
        ("application/rdf+xml", "en", f"{PERSON}.rdf"),
    ],
)
def test_a_name_leads_to_what_the_client_would_rather_have(server: Served, accept: str, language: str, place: str) -> None:
    got = server.get(PERSON, accept=accept, accept_language=language)
    assert (got.status, got.headers["location"]) == (303, place)
    assert "Accept" in got.headers["vary"]
    assert server.get(place).status == 200


@pytest.mark.parametrize("media_type", SUFFIXES)
def test_a_thing_comes_as_data(server: Served, kg: KnowledgeGraph, media_type: str) -> None:
    got = server.get(f"{PERSON}.{SUFFIXES[media_type]}")
    assert got.kind == media_type
    quads = list(ox.parse(got.content, format=GRAPHS[media_type]))
    iri = BASE + PERSON[1:]
    said = [*kg.engine.quads(iri), *kg.engine.quads(None, None, kg.resolve(iri))]  # in the terms of other vocabularies too
    expected = {(str(subject), str(predicate), str(object_)) for subject, predicate, object_, _ in said}
    assert {(q.subject.value, q.predicate.value, q.object.value) for q in quads} == expected
    assert any(str(q.graph_name) != "DEFAULT" for q in quads) == (media_type in {"application/trig", "application/n-quads"})


def test_every_thing_of_the_graph_answers(server: Served, kg: KnowledgeGraph) -> None:
    """One of each kind of name."""
    rows = kg.rows(f"SELECT DISTINCT ?s {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), '{BASE}')) }}")
    first = {str(s).removeprefix(BASE).partition("/")[0]: str(s).removeprefix(BASE) for (s,) in rows if "#" not in str(s)}
    assert len(first) > 25
    for path in first.values():
        got = server.get(f"/{path}", accept="text/html", accept_language="en")
        assert (got.status, got.headers["location"]) == (303, f"/en/{path}"), path
        assert server.get(f"/en/{path}").status == 200, path


@pytest.mark.parametrize(
    "path",
    ["/person/nobody", "/en/person/nobody", "/person/nobody.ttl", "/person/nobody.json", "/person", "/x/../etc/passwd", "/%00", "/en/%FF"],
)
def test_what_is_not_there_is_not_found(server: Served, path: str) -> None:
    assert server.get(path, accept="*/*").status in {400, 404}


def test_the_vocabulary_is_where_its_names_point(server: Served) -> None:
    got = server.get("/ontology", accept="text/turtle")
    assert (got.status, got.headers["location"]) == (303, "/ontology.ttl")
    triples = {str(q.subject) for q in ox.parse(server.get("/ontology.ttl").content, format=ox.RdfFormat.TURTLE)}
    assert f"<{BASE}ontology#Tenure>" in triples


def test_dumps_hold_the_whole_graph(server: Served, kg: KnowledgeGraph) -> None:
    got = server.get("/dump.nq")
    assert got.text.count("\n") == len(list(kg.engine.quads()))


def test_a_browser_gets_a_page_at_the_endpoint(server: Served) -> None:
    got = server.query("ASK {}", accept="text/html,*/*;q=0.8", accept_language="en")
    assert (got.status, got.headers["location"]) == (303, "/en/sparql?query=ASK%20%7B%7D")
    assert "Yes" in server.get(got.headers["location"]).text


def test_sitemap_feed_and_search_box(server: Served) -> None:
    assert f"<loc>{server.url}/en/person/vo-van-kiet</loc>" in server.get("/sitemap.xml").text
    assert "<entry>" in server.get("/feed.atom").text
    assert f"{server.url}/vi/search?q={{searchTerms}}" in server.get("/opensearch.xml").text
    assert "/sitemap.xml" in server.get("/robots.txt").text
    assert server.get("/context.jsonld").json()["@context"]["person"] == BASE + "person/"


def test_more_addresses_than_one_sitemap_may_hold_are_in_several(kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    def listed(part: int = 0) -> tuple[str, list[str]]:
        root = ElementTree.fromstring(render.sitemap(kg, "https://x.org", part).content)  # noqa: S314 — our own
        return root.tag.rpartition("}")[2], [str(place.text) for place in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]

    kind, whole = listed()
    assert (kind, render.sitemap(kg, "https://x.org", 1).status) == ("urlset", 404)
    monkeypatch.setattr(render, "SITEMAP_SIZE", len(whole) // 2)
    kind, parts = listed()
    assert (kind, parts) == ("sitemapindex", [f"https://x.org/sitemap-{n}.xml" for n in range(1, 3 + len(whole) % 2)])
    assert [place for n in range(1, len(parts) + 1) for place in listed(n)[1]] == whole
    assert render.sitemap(kg, "https://x.org", len(parts) + 1).status == 404


def test_the_embedded_view_may_stand_in_other_pages_and_no_other(server: Served) -> None:
    assert "frame-ancestors *" in server.get(f"/en{PERSON}?embed=1").headers["content-security-policy"]
    assert "frame-ancestors 'none'" in server.get(f"/en{PERSON}").headers["content-security-policy"]
