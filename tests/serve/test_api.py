"""The JSON API as its description says, and the reconciliation service."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnru_kg import KnowledgeGraph
from vnru_kg.namespaces import BASE
from vnru_kg.serve import fields, programs
from vnru_kg.serve.openapi import _IDENTIFIER
from vnru_kg.serve.protocol import RefusedError

from ..support.served import Got, Served

GOOD = {
    "search": ["/api/search?q=putin&limit=2&lang=en", "/api/search?q=vi%E1%BB%87t&kind=event", "/api/search?q=zzzzzz"],
    "thing": ["/api/thing?id=person:vo-van-kiet", "/api/thing?id=https://w3id.org/vnru/place/vietnam&lang=ru"],
    "ask": ["/api/ask?q=trade-by-year&from=2016", "/api/ask?q=What+was+signed+in+1994%3F&lang=en", "/api/ask?q=colourless+green+ideas"],
    "list": ["/api/list?kind=event&limit=3&lang=ru", "/api/list?kind=person&offset=100000"],
    "path": ["/api/path?from=person:vo-van-kiet&to=person:viktor-chernomyrdin"],
    "conflicts": ["/api/conflicts", "/api/conflicts?kind=dates&limit=1"],
    "changes": ["/api/changes", "/api/changes?limit=1&lang=vi", "/api/changes?offset=1000"],
    "figures": ["/api/figures?limit=3", "/api/figures?offset=100000"],
}
BAD = {
    "/api/nothing": 404,
    "/api/search": 400,
    "/api/search?q=x&limit=0": 400,
    "/api/search?q=x&limit=1001": 400,
    "/api/search?q=x&limit=%D9%A1": 400,
    "/api/search?q=x&what=1": 400,
    "/api/search?q=x&kind=nothing": 404,
    "/api/conflicts?kind=nothing": 404,
    "/api/search?q=x&lang=fr": 400,
    "/api/search?q=" + "x" * 601: 400,
    "/api/search?q=x&q=y": 400,
    "/api/search?q=%20": 400,
    "/api/figures?indicator=": 400,
    "/api/list?kind=nothing": 404,
    "/api/list": 400,
    "/api/thing?id=person:nobody": 404,
    "/api/thing?id=nobody:x": 404,
    "/api/thing?id=%3Cx%20y%3E": 400,
    "/api/ask?q=trade-by-year&wrong=1": 404,
    "/api/thing?id=person:vo-van-kiet&limit=1": 400,
    "/api/ask?q=trade-by-year&from=2016&from=2017": 400,
    "/api/path?from=person:nobody&to=place:hanoi": 404,
    "/api/path?from=place:hanoi&to=place:moscow&limit=11": 400,
    "/api/path?from=place:hanoi&to=place:moscow&offset=1": 400,
}


@pytest.fixture(scope="module")
def described(server: Served) -> Any:
    return server.get("/openapi.json").json()


def test_a_list_has_its_twin_and_its_parts(server: Served) -> None:
    """Each thing once, in the order of the page, however the parts are cut."""
    whole = server.get("/list/organization.json?lang=vi&limit=1000").json()
    assert (whole["total"], whole["left"], whole["next"]) == (len(whole["items"]), 0, None)
    parts: list[Any] = []
    start: int | None = 0
    while start is not None:
        part = server.get(f"/list/organization.json?lang=vi&limit=7&offset={start}").json()
        assert part["left"] == whole["total"] - start - len(part["items"])
        parts, start = parts + part["items"], part["next"]
    assert parts == whole["items"]
    assert len({item["id"] for item in parts}) == whole["total"]
    page = server.get("/vi/list/organization").text
    places = [page.find(f'href="{item["page"].removeprefix(server.url)}"') for item in parts]
    assert -1 not in places
    assert places == sorted(places)
    assert server.get("/list/nothing.json").status == 404
    assert server.get("/list/organization").status == 404
    assert server.get("/list/organization.json?kind=person").status == 400


@pytest.mark.parametrize("asked", ["conflicts%s?limit=2", "search%s?q=putin&limit=3", "ask%s?q=trade-by-year&from=2016", "changes%s"])
def test_a_page_has_its_twin(server: Served, asked: str) -> None:
    got = server.get(f"/{asked % '.json'}")
    assert (got.status, got.kind, got.content) == (200, "application/json", server.get(f"/api/{asked % ''}").content)
    assert server.ask("POST", f"/{asked % '.json'}").status == 405


@settings(max_examples=300, deadline=None, database=None)
@given(st.from_regex(_IDENTIFIER["pattern"]))
def test_an_identifier_that_the_description_allows_is_read(text: str) -> None:
    """Control characters and unknown prefixes too: what it allows may name nothing (404), and is no wrong request (400)."""
    told = None
    try:
        assert programs._iri(fields.read("thing", [("id", text)])["id"])
    except RefusedError as error:
        told = error.reply.status
    assert told in {None, 404}


def conforms(got: Got, described: Any, name: str) -> None:
    content = described["paths"][f"/api/{name}"]["get"]["responses"][str(got.status)]["content"]
    schema = content[got.kind]["schema"] | {"components": described["components"]}
    jsonschema.Draft202012Validator(schema).validate(got.json())


@pytest.mark.parametrize("name", GOOD)
def test_answers_are_as_described(server: Served, described: Any, name: str) -> None:
    for path in GOOD[name]:
        got = server.get(path)
        assert got.status == 200, got.text
        conforms(got, described, name)


@pytest.mark.parametrize("path", BAD)
def test_mistakes_are_as_described(server: Served, described: Any, path: str) -> None:
    got = server.get(path, accept="application/json")
    assert (got.status, got.kind) == (BAD[path], "application/problem+json")
    if "nothing" not in path.partition("?")[0]:
        conforms(got, described, path.split("/")[2].partition("?")[0])


@pytest.mark.parametrize(("accept", "kind"), [("text/html", "text/html"), ("*/*", "text/plain"), ("application/json", None)])
def test_a_long_problem_is_told_to_whoever_takes_packed_answers(server: Served, accept: str, kind: str | None) -> None:
    got = server.get("/api/path?from=0&to=0", accept=accept, accept_encoding="gzip")  # the many things that it may mean are listed
    assert (got.status, got.kind) == (404, kind or "application/problem+json")
    assert got.headers["content-encoding"] is None
    assert got.text  # it is text as it came
    if kind is None:
        assert len(got.content) > 1000
        assert got.json()["candidates"]


def test_what_is_left_is_said(server: Served) -> None:
    whole = server.get("/api/figures?limit=1000").json()
    assert (whole["left"], whole["next"]) == (0, None)
    got: list[Any] = []
    offset: int | None = 0
    while offset is not None:
        part = server.get(f"/api/figures?limit=50&offset={offset}").json()
        assert part["left"] == whole["total"] - offset - len(part["items"])
        got += part["items"]
        offset = part["next"]
    assert got == whole["items"]


def test_a_thing_is_what_show_shows(server: Served, kg: KnowledgeGraph) -> None:
    told = server.get("/api/thing?id=person:vo-van-kiet&lang=en").json()
    found = kg.show("person:vo-van-kiet")
    assert [f["text"] for f in told["facts"]] == [f.text["en"] for f in found.facts]
    assert [f["passages"] for f in told["facts"]] == [list(f.passages) for f in found.facts]
    assert told["page"] == f"{server.url}/en/person/vo-van-kiet"


def test_names_are_reconciled(server: Served) -> None:
    queries = {"a": {"query": "vo van kiet"}, "b": {"query": "Путин", "type": "person", "limit": 3}, "c": {"query": "qqqqqqqq"}}
    asked = "queries=" + quote(json.dumps(queries))
    for got in (
        server.get(f"/reconcile?{asked}"),
        server.ask("POST", "/reconcile", asked, content_type="application/x-www-form-urlencoded"),
    ):
        told = got.json()
        (best,) = told["a"]["result"][:1]
        assert (best["id"], best["match"], best["score"]) == ("person/vo-van-kiet", True, 100.0)
        assert told["b"]["result"][0]["id"] == "person/vladimir-putin"
        assert {t["id"] for r in told["b"]["result"] for t in r["type"]} == {"person"}
        assert told["c"]["result"] == []


def test_reconciliation_says_what_it_can(server: Served) -> None:
    told = server.get("/reconcile").json()
    assert told["versions"] == ["0.2"]
    assert told["identifierSpace"] == BASE
    assert "person" in {t["id"] for t in told["defaultTypes"]}
    assert server.get("/reconcile/preview?id=person/vo-van-kiet").kind == "text/html"
    assert server.get("/reconcile/suggest/entity?prefix=pu").json()["result"]
    assert {"id": "foaf:name"} not in server.get("/reconcile/suggest/property?prefix=").json()["result"]
    assert server.get("/reconcile/suggest/type?prefix=per").json()["result"][0]["id"] == "person"
    properties = {p["id"] for p in server.get("/reconcile/properties?type=person").json()["properties"]}
    assert "vnru:nationality" in properties


def test_columns_are_extended(server: Served) -> None:
    names = ["vnru:nationality", "skos:prefLabel"]
    asked: dict[str, Any] = {"ids": ["person/vladimir-putin"], "properties": [{"id": name} for name in names]}
    told = server.get("/reconcile?extend=" + quote(json.dumps(asked))).json()
    row = told["rows"]["person/vladimir-putin"]
    assert [cell["id"] for cell in row["vnru:nationality"]] == ["place/russia"]
    assert {"str": "Владимир Путин"} in row["skos:prefLabel"]
    asked["properties"] = [{"id": "nothing:x"}]
    assert server.get("/reconcile?extend=" + quote(json.dumps(asked))).status == 404


@pytest.mark.parametrize("text", ["", "[", "[]", '{"a": 1}', '{"a": {"query": null}}', "{" * 3000])
def test_nonsense_is_a_bad_request(server: Served, text: str) -> None:
    assert server.get("/reconcile?queries=" + quote(text)).status in {200, 400}
    assert server.get("/reconcile?extend=" + quote(text)).status == 400
