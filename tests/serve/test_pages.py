"""Pages for readers: what stands on them, where they lead, and that no name of the graph is more than text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, Route

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import EmbeddedEngine
from vnru_kg.engine.protocol import Query
from vnru_kg.namespaces import BASE
from vnru_kg.serve.pages import Place, home
from vnru_kg.serve.reply import Job, Reply
from vnru_kg.serve.work import Work
from vnru_kg.text import LANGUAGES
from vnru_kg.words import table

from ..explorer.test_access import AXE, FAULTS, RULES
from ..explorer.test_hostile import NAMES
from ..explorer.test_hostile import graph as hostile_graph
from ..support.browser import chromium
from ..support.served import Served

HERE = "http://server.test"
ROLE = """
@prefix vnru: <https://w3id.org/vnru/ontology#> . @prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix event: <https://w3id.org/vnru/event/> . @prefix role: <https://w3id.org/vnru/role/> .
@prefix person: <https://w3id.org/vnru/person/> .
<urn:g> { event:mine a sem:Event ; vnru:hasRole role:mine . role:mine a sem:Role ; sem:hasActor person:mine . person:mine a sem:Actor . }
"""


@pytest.fixture(scope="module")
def work(kg: KnowledgeGraph) -> Work:
    return Work(kg)


@pytest.fixture(scope="module")
def hostile() -> Work:
    return Work(hostile_graph())


def at(path: str, language: str = "en", **more: bool) -> Place:
    return Place(HERE, "", language, path, **more)


def shown(work: Work, name: str, *arguments: object) -> str:
    reply = work.do(Job(name, arguments))
    assert reply.status == 200, reply.content.decode()
    return reply.content.decode()


def thing(work: Work, path: str, language: str = "en") -> str:
    return shown(work, "page.thing", at(path, language), BASE + path)


def test_a_long_list_comes_in_parts(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each says how many are left, and leads to the next; together they are the list."""
    whole = re.findall(r'href="(/en/person/[^"]+)"', shown(work, "page.list", at("list/person"), "person", 0))
    monkeypatch.setattr(home, "A_PAGE", 7)
    found, offset = list[str](), 0
    while True:
        text = shown(work, "page.list", at("list/person"), "person", offset)
        found += re.findall(r'href="(/en/person/[^"]+)"', text)
        following = re.search(r'rel="next" href="/en/list/person\?offset=(\d+)"', text)
        if following is None:
            break
        assert f"{len(whole) - len(found)} more are not shown here." in text
        offset = int(following[1])
    assert found == whole
    assert len(set(whole)) == len(whole) > 14


def test_the_words_are_in_three_languages() -> None:
    words = [table("pages", language) for language in LANGUAGES]
    assert {tuple(w) for w in words} == {tuple(words[0])}
    for name in words[0]:
        slots = {tuple(sorted(re.findall(r"\{\w+\}", w[name]))) for w in words}
        assert len(slots) == 1, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_thing_is_told_in_each_language_with_its_passages(work: Work, kg: KnowledgeGraph, language: str) -> None:
    html = thing(work, "person/vo-van-kiet", language)
    assert f'<html lang="{language}">' in html
    name = kg.label(BASE + "person/vo-van-kiet", language)
    assert f"<h1>{name}</h1>" in html
    found = kg.show("person:vo-van-kiet")
    for fact in found.facts:
        assert fact.heading[language] in html
        for passage in fact.passages:
            assert f'href="/{language}/{passage.removeprefix(BASE)}"' in html
    for other in LANGUAGES:
        assert f'hreflang="{other}" href="{HERE}/{other}/person/vo-van-kiet"' in html


def test_search_engines_are_told_in_their_own_way(work: Work) -> None:
    (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', thing(work, "person/vo-van-kiet"), re.DOTALL)
    read = json.loads(told)
    assert (read["@id"], read["@type"]) == (BASE + "person/vo-van-kiet", "Person")
    assert {"@value": "Во Ван Киет", "@language": "ru"} in read["name"]
    (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', shown(work, "page.start", at("")), re.DOTALL)
    assert json.loads(told)["@type"] == "Dataset"


def test_nothing_needs_a_script(work: Work) -> None:
    for html in (
        thing(work, "person/vo-van-kiet"),
        shown(work, "page.start", at("")),
        shown(work, "page.question", at("ask"), "trade-by-year", {}),
    ):
        assert re.findall(r"<script(?! type=\"application/ld\+json\")", html) == []
        assert not re.search(r"\son\w+=|\sstyle=", html)


def test_it_can_be_cited(work: Work) -> None:
    html = thing(work, "instrument/treaty-1994")
    assert "@misc{instrument-treaty-1994," in html
    assert "TY  - ELEC" in html
    assert "https://w3id.org/vnru/instrument/treaty-1994" in html


def test_a_passage_says_where_it_stands_and_what_it_says(work: Work, kg: KnowledgeGraph) -> None:
    html = thing(work, "passage/000-06")
    assert kg.text(BASE + "passage/000-06", "schema:sha256") in html
    for subject in {str(row[0]) for row in kg.rows("SELECT ?s { GRAPH passage:000-06 { ?s a sem:Event } }")}:
        assert f'href="/en/{subject.removeprefix(BASE)}"' in html


def test_a_chart_is_drawn_to_scale(work: Work) -> None:
    html = shown(work, "page.question", at("query/trade-by-year"), "trade-by-year", {"from": "2016", "to": "2018"})
    lengths = [int(n) for n in re.findall(r'<rect width="(\d+)"', html)]
    assert lengths == [60, 79, 100]  # 2.7, 3.55 and 4.5 thousand million


def test_a_term_tells_how_it_is_used(work: Work, kg: KnowledgeGraph) -> None:
    html = shown(work, "page.thing", at("ontology/Tenure"), BASE + "ontology#Tenure")
    assert f"the class of {len(kg.rows('SELECT DISTINCT ?t { ?t a vnru:Tenure }'))} things" in html
    assert 'id="Tenure"' in shown(work, "page.thing", at("ontology"), BASE + "ontology")


def test_an_empty_answer_a_mistake_and_a_cut_are_told_apart(work: Work) -> None:
    words = table("pages", "en")
    empty = shown(work, "page.endpoint", at("sparql"), Query("SELECT * { ?s a ?o FILTER(?s = ?o) }"))
    assert words["no_rows"] in empty
    cut = shown(work, "page.endpoint", at("sparql"), Query("SELECT * { ?s ?p ?o }"))
    assert words["cut"].format(n=1000) in cut
    assert cut.count("<tr>") == 1001
    reply = work.do(Job("page.endpoint", (at("sparql"), Query("SELCT"))))
    assert reply.status == 400
    assert "Did you mean SELECT?" in reply.content.decode()
    nothing = work.do(Job("page.thing", (at("person/nobody"), BASE + "person/nobody")))
    assert nothing.status == 404
    assert words["nothing"] in nothing.content.decode()


def test_a_graph_without_the_ontology_has_pages() -> None:
    """Nothing says then how its nodes are told; what they say is told word by word."""
    bare = Work(KnowledgeGraph(EmbeddedEngine(ox.parse(ROLE, format=ox.RdfFormat.TRIG))))
    for name in ("event/mine", "role/mine", "person/mine"):
        assert "mine" in shown(bare, "page.thing", at(name), BASE + name)


def test_every_link_leads_somewhere(server: Served) -> None:
    """From the first page on, in one language; two hundred addresses."""
    waiting, seen = ["/en/"], set[str]()
    while waiting and len(seen) < 200:
        path = waiting.pop(0)
        got = server.get(path.replace("&amp;", "&"), accept="text/html")
        assert got.status == 200, path
        for link in re.findall(r'href="(/en/[^"]*)"', got.text):
            if link not in seen and "explorer" not in link and "sparql?" not in link:
                seen.add(link)
                waiting.append(link)
    assert len(seen) >= 200


def hostile_pages(work: Work) -> Iterator[tuple[str, Reply]]:
    for n in range(len(NAMES)):
        yield f"thing {n}", work.do(Job("page.thing", (at(f"person/p{n}", "vi"), f"{BASE}person/p{n}")))
        yield f"embedded {n}", work.do(Job("page.thing", (at(f"person/p{n}", "vi", embedded=True), f"{BASE}person/p{n}")))
        yield f"search {n}", work.do(Job("page.search", (at("search", "vi"), NAMES[n], 0)))
        yield f"ask {n}", work.do(Job("page.question", (at("ask", "vi"), NAMES[n], {})))
        yield f"sparql mistake {n}", work.do(Job("page.endpoint", (at("sparql", "vi"), Query(NAMES[n]))))
        yield (
            f"parameter {n}",
            work.do(Job("page.question", (at("query/visits-of-person", "vi"), "visits-of-person", {"person": NAMES[n]}))),
        )
    yield "passage", work.do(Job("page.thing", (at("passage/9-1", "vi"), f"{BASE}passage/9-1")))
    yield "vocabulary", work.do(Job("page.thing", (at("ontology", "vi"), f"{BASE}ontology")))
    yield "term", work.do(Job("page.thing", (at("ontology/worksFor", "vi"), f"{BASE}ontology#worksFor")))
    yield "sparql", work.do(Job("page.endpoint", (at("sparql", "vi"), Query("SELECT * { ?s ?p ?o }"))))
    yield "start", work.do(Job("page.start", (at("", "vi"),)))


class Visitor:
    """A window in which replies are shown one after the other; it keeps what each asks for beside itself and its style."""

    def __init__(self, browser: Browser, policy: str) -> None:
        self.page: Page = browser.new_page()
        self._policy, self._wrong = policy, list[str]()
        self.page.route("**/*", self._answer)
        self.page.on("console", lambda message: self._wrong.append(message.text))
        self.page.on("pageerror", lambda error: self._wrong.append(str(error)))

    def visit(self, reply: Reply) -> list[str]:
        """What the page asked for, and what the browser complained of."""
        self._reply, self._wrong = reply, []
        self.page.goto(f"{HERE}/page")
        return self._wrong

    def _answer(self, route: Route) -> None:
        url = route.request.url
        if url == f"{HERE}/page":
            headers = {"content-type": self._reply.media_type, "content-security-policy": self._policy, **self._reply.headers}
            route.fulfill(status=200, headers=headers, body=self._reply.content)
        elif url == f"{HERE}/static/style.css":
            route.fulfill(status=200, headers={"content-type": "text/css"}, body="")
        else:
            self._wrong.append(url)
            route.abort()


def test_hostile_names_are_text_on_every_page(hostile: Work) -> None:
    from vnru_kg.serve.front import POLICY

    with chromium() as browser:
        # the policy is the second guard, not the first
        visitors = [Visitor(browser, policy) for policy in (POLICY, "default-src * 'unsafe-inline' data:")]
        for name, reply in hostile_pages(hostile):
            for visitor in visitors:
                assert visitor.visit(reply) == [], name
                assert visitor.page.evaluate("window.BROKEN") is None, name
                links = visitor.page.evaluate("[...document.querySelectorAll('a[href]')].map((a) => a.protocol)")
                assert set(links) <= {"http:", "https:"}, name
        first = hostile.do(Job("page.thing", (at("person/p0", "vi"), f"{BASE}person/p0")))
        visitors[0].visit(first)
        assert visitors[0].page.inner_text("h1") == NAMES[0]
        for visitor in visitors:
            visitor.page.close()


def test_the_pages_are_for_everyone(work: Work, server: Served) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not there: run npm ci in vnru_kg/explorer/front")
    paths = [
        "/en/",
        "/vi/person/vo-van-kiet",
        "/ru/query/trade-by-year",
        "/en/passage/000-06",
        "/en/sparql",
        "/en/search?q=putin",
        "/en/ontology",
    ]
    with chromium() as browser:
        page = browser.new_page(bypass_csp=True)
        for path in paths:
            page.goto(server.url + unquote(path))
            page.add_script_tag(path=AXE)
            assert page.evaluate(FAULTS, RULES["light"]) == [], path
        page.close()


def test_other_pages_may_frame_the_explorer_only_where_that_is_asked_for(work: Work) -> None:
    replies = [work.do(Job("explorer", ("en", "", embedded))) for embedded in (False, True)]
    assert [dict(reply.headers)["content-security-policy"] for reply in replies] == ["frame-ancestors 'none'", "frame-ancestors *"]
    assert replies[0].content == replies[1].content
