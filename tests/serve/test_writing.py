"""Writing by those who have a token: what is accepted is on the disk and seen at once; the rest changes nothing and is told."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import jsonschema
import pyoxigraph as ox
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import Literal
from vnru_kg.errors import OutputError, QueryRefusedError
from vnru_kg.load import shelf, writing
from vnru_kg.load.updates import Delete, Put, Update
from vnru_kg.namespaces import BASE
from vnru_kg.serve.api import Part
from vnru_kg.serve.changes import Change, feed
from vnru_kg.serve.data import Data
from vnru_kg.serve.reply import Job
from vnru_kg.serve.tokens import Writers, tokens, who
from vnru_kg.serve.work import Work
from vnru_kg.snapshot import Snapshot

from ..support import ROOT
from ..support.command import environment
from ..support.served import Got, Served, served

TOKEN = "a-token-that-nobody-guesses-1"  # noqa: S105 — of a test
OTHER = "a-token-that-nobody-guesses-2"
FORM, UPDATE = "application/x-www-form-urlencoded", "application/sparql-update"
BEARER = {"authorization": f"Bearer {TOKEN}"}
FIRST = """
<urn:a> <urn:p> "one" <urn:g1> .
<urn:a> <urn:p> "one" <urn:g2> .
<urn:b> <urn:p> "two" <urn:g2> .
"""


def filled(folder: Path) -> Path:
    (folder / "first.nq").write_text(FIRST, "utf-8")
    shelf.load([folder / "first.nq"], folder / "store")
    file = folder / "tokens"
    file.write_text(f"# who may write\nan {TOKEN}\nb.inh {OTHER}\n", "utf-8")
    file.chmod(0o600)
    return folder / "store"


@contextmanager
def writable(folder: Path, *more: str, **changed: str) -> Iterator[Served]:
    with served(folder, "--store", folder / "store", "--writable", folder / "tokens", "--workers", "2", *more, **changed) as running:
        yield running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("writable")
    filled(folder)
    with writable(folder) as running:
        yield running


def update(server: Served, text: str, more: str = "", **headers: str) -> Got:
    return server.ask("POST", f"/sparql{more}", text.encode(), content_type=UPDATE, **(headers or BEARER))


def merged(folder: Path) -> set[ox.Triple]:
    """The triples of the default graph, which are those of all the others."""
    store = ox.Store.read_only(str(shelf.current(folder)))
    quads = list(store.quads_for_pattern(None, None, None, None))
    default = {q.triple for q in quads if q.graph_name == ox.DefaultGraph()}
    assert default == {q.triple for q in quads if q.graph_name != ox.DefaultGraph()}
    return default


def yes(server: Served, pattern: str) -> bool:
    told = server.query(f"ASK {{ {pattern} }}").json()["boolean"]
    assert isinstance(told, bool)
    return told


def test_an_answer_that_was_asked_for_again_and_again_is_that_of_the_data(server: Served) -> None:
    """By one connection, with the same bytes: what is answered at once is forgotten with each change."""
    asked = "/sparql?query=ASK%20%7B%20%3Curn:door%3E%20%3Fp%20%3Fo%20%7D"
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=300)

    def told() -> bool:
        connection.request("GET", asked)
        said = json.loads(connection.getresponse().read())["boolean"]
        assert isinstance(said, bool)
        return said

    with contextlib.closing(connection):
        assert [told() for _ in range(4)] == [False] * 4
        assert update(server, "INSERT DATA { GRAPH <urn:g1> { <urn:door> <urn:p> 1 } }").status == 204
        assert [told() for _ in range(4)] == [True] * 4
        assert update(server, "DELETE DATA { GRAPH <urn:g1> { <urn:door> <urn:p> 1 } }").status == 204
        assert [told() for _ in range(4)] == [False] * 4


# ---- the change itself -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "came", "went", "now"),
    [
        ('INSERT DATA { <urn:c> <urn:p> "x" }', 1, 0, {"one", "two", "x"}),
        ('INSERT DATA { <urn:a> <urn:p> "one" }', 0, 0, {"one", "two"}),
        ('INSERT DATA { GRAPH <urn:g1> { <urn:b> <urn:p> "two" } }', 1, 0, {"one", "two"}),
        ('INSERT DATA { GRAPH <urn:g1> { _:x <urn:p> "x" } }', 1, 0, {"one", "two", "x"}),
        ('DELETE DATA { GRAPH <urn:g1> { <urn:a> <urn:p> "one" } }', 0, 1, {"one", "two"}),
        ('DELETE DATA { <urn:a> <urn:p> "one" }', 0, 2, {"two"}),
        ('DELETE DATA { <urn:a> <urn:p> "three" }', 0, 0, {"one", "two"}),
        ("DELETE WHERE { GRAPH <urn:g2> { ?s ?p ?o } }", 0, 2, {"one"}),
        ("DELETE { ?s ?p ?o } INSERT { GRAPH <urn:n> { ?s ?p ?o } } WHERE { ?s ?p ?o FILTER(?o = 'one') }", 1, 2, {"one", "two"}),
        ("CLEAR GRAPH <urn:g2>", 0, 2, {"one"}),
        ("DROP ALL", 0, 3, set()),
        ("MOVE <urn:g2> TO <urn:g1>", 1, 2, {"one", "two"}),
    ],
)
def test_the_default_graph_stays_the_merge(tmp_path: Path, text: str, came: int, went: int, now: set[str]) -> None:
    folder = filled(tmp_path)
    made = writing.change(folder, Update(text, (), (), "http://x/"), "an")
    assert (made.came, made.went) == (came, went)
    values = {t.object.value for t in merged(folder) if t.predicate.value == "urn:p" and isinstance(t.object, ox.Literal)}
    assert values == now
    record = ox.Store.read_only(str(shelf.current(folder))).quads_for_pattern(None, None, None, writing.CHANGES)
    patches = [q.object.value for q in record if q.predicate.value.endswith("#value") and isinstance(q.object, ox.Literal)]
    lines = [line[:2] for patch in patches for line in patch.splitlines()]
    assert (lines.count("A "), lines.count("D ")) == (came, went)


@pytest.mark.parametrize(
    "text", ["DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "DELETE DATA { <%s> a <http://www.w3.org/ns/prov#Activity> }", "DROP ALL"]
)
def test_the_record_stays_in_the_merge(tmp_path: Path, text: str) -> None:
    folder = filled(tmp_path)
    first = writing.change(folder, Update("CLEAR GRAPH <urn:g1>", (), (), "http://x/"), "an").iri
    text = text.replace("%s", first)
    assert writing.change(folder, Update(f"{text} ; INSERT DATA {{ <urn:n> <urn:p> 1 }}", (), (), "http://x/"), "an").came == 1
    assert first in {t.subject.value for t in merged(folder) if isinstance(t.subject, ox.NamedNode)}


def test_nobody_else_adds_to_the_record(tmp_path: Path) -> None:
    """In no graph: it would stand in the merge like the record itself."""
    folder = filled(tmp_path)
    made = writing.change(folder, Update("CLEAR GRAPH <urn:g1>", (), (), "http://x/"), "an").iri
    forged = f"<http://www.w3.org/ns/prov#wasAssociatedWith> <{BASE}agent/b.inh>"
    for do in (
        Update(f"INSERT DATA {{ GRAPH <urn:g> {{ <{made}> {forged} }} }}", (), (), "http://x/"),
        Update(f"INSERT DATA {{ <{BASE}change/{'0' * 32}> {forged} }}", (), (), "http://x/"),
        Update(f"COPY <{writing.CHANGES.value}> TO <urn:g>", (), (), "http://x/"),
        Put("urn:g", f"<{BASE}agent/an> <urn:p> 1 .".encode(), "text/turtle", added=True),
        Put(writing.CHANGES.value, b"", "text/turtle", added=False),
        Delete(writing.CHANGES.value),
    ):
        with pytest.raises(QueryRefusedError):
            writing.change(folder, do, "an")


def test_one_server_takes_changes_of_a_store(server: Served) -> None:
    store = server.log.parent / "store"
    with pytest.raises(OutputError, match="another server"), shelf.serving(store):
        pass


def test_what_is_refused_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = filled(tmp_path)
    before = shelf.current(folder)

    def fails(store: ox.Store) -> None:
        store.update("CLEAR ALL")
        raise KeyError("broken off")

    with pytest.raises(KeyError):
        writing.change(folder, fails, "an")
    assert shelf.current(folder) == before
    assert {p.name for p in folder.iterdir()} == {"current", "writer", before.name}


def test_tokens_are_in_a_file_of_their_owner(tmp_path: Path) -> None:
    filled(tmp_path)
    known = tokens(tmp_path / "tokens")
    assert (who(f"Bearer {TOKEN}", known), who(f"bearer {OTHER}", known)) == ("an", "b.inh")
    for wrong in (None, "", TOKEN, f"Basic {TOKEN}", f"Bearer {TOKEN[:-1]}", f"Bearer {TOKEN}x", "Bearer ", "Bearer é"):
        assert who(wrong, known) is None


@pytest.mark.parametrize(("text", "mode"), [(f"an {TOKEN}", 0o640), ("an short", 0o600), (f"a n {TOKEN}", 0o600), ("", 0o600)])
def test_a_token_file_that_is_not_right_is_told(tmp_path: Path, text: str, mode: int) -> None:
    filled(tmp_path)
    (tmp_path / "tokens").write_text(text, "utf-8")
    (tmp_path / "tokens").chmod(mode)
    command = [sys.executable, "-m", "vnru_kg", "serve", "--store", str(tmp_path / "store"), "--writable", str(tmp_path / "tokens")]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (4, "")
    assert "tokens" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_changed_token_file_is_taken_at_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What is taken out opens nothing any more; nor does anything while the file cannot be taken."""
    filled(tmp_path)
    file = tmp_path / "tokens"
    writers = Writers(file)
    mine, other, third = (f"Bearer {token}" for token in (TOKEN, OTHER, TOKEN[:-1] + "3"))
    assert [writers.who(one) for one in (mine, other, third)] == ["an", "b.inh", None]
    file.write_text(f"b.inh {OTHER}\nc {TOKEN[:-1]}3\n", "utf-8")
    assert [writers.who(one) for one in (mine, other, third)] == [None, "b.inh", "c"]
    file.chmod(0o644)
    assert [writers.who(one) for one in (mine, other, third)] == [None] * 3
    assert "others can read these tokens" in caplog.text
    (tmp_path / "next").write_text(f"an {TOKEN}\n", "utf-8")
    (tmp_path / "next").chmod(0o600)
    (tmp_path / "next").replace(file)
    assert [writers.who(one) for one in (mine, other, third)] == ["an", None, None]
    file.unlink()
    assert writers.who(mine) is None
    assert TOKEN not in caplog.text


# ---- over HTTP ---------------------------------------------------------------------------------------------------------------------


def test_both_forms_write_and_readers_see_it(server: Served) -> None:
    """Also that an answer that was kept is not given again."""
    query = "SELECT ?o { <urn:seen> <urn:p> ?o } ORDER BY ?o"
    assert server.query(query).rows() == []
    assert update(server, 'INSERT DATA { <urn:seen> <urn:p> "1" }').status == 204
    assert server.query(query).rows() == [("1",)]
    tag = server.query(query).headers["etag"]
    form = urlencode({"update": 'PREFIX : <urn:> INSERT DATA { GRAPH :named { :seen :p "2" } }'})
    assert server.ask("POST", "/sparql", form, content_type=FORM, **BEARER).status == 204
    got = server.query(query, if_none_match=tag)
    assert (got.status, got.rows()) == (200, [("1",), ("2",)])


def test_graphs_of_the_request_are_what_where_sees(server: Served) -> None:
    """As the protocol tests of the W3C have it: default graphs, named ones, both, and a clash with those of the update."""
    assert update(server, "INSERT DATA { GRAPH <urn:w1> { <urn:x> a <urn:D> } GRAPH <urn:w2> { <urn:y> a <urn:D> } }").status == 204
    insert = "INSERT { GRAPH <urn:out%d> { ?s a <urn:R> } } WHERE { %s }"
    assert update(server, insert % (1, "?s a <urn:D>"), "?using-graph-uri=urn:w1").status == 204
    assert update(server, insert % (2, "GRAPH ?g { ?s a <urn:D> }"), "?using-named-graph-uri=urn:w2").status == 204
    both = "?using-graph-uri=urn:w1&using-named-graph-uri=urn:w2"
    assert update(server, insert % (3, "?s a <urn:D> . GRAPH <urn:w2> { ?t a <urn:D> }"), both).status == 204
    rows = server.query("SELECT ?g ?s { GRAPH ?g { ?s a <urn:R> } } ORDER BY ?g").rows()
    assert rows == [("urn:out1", "urn:x"), ("urn:out2", "urn:y"), ("urn:out3", "urn:x")]
    for clash in ("INSERT { ?s ?p 1 } USING <urn:w2> WHERE { ?s ?p ?o }", "WITH <urn:w2> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"):
        assert update(server, clash, "?using-graph-uri=urn:w1").status == 400
    assert update(server, "DELETE WHERE { ?s a <urn:D> }", "?using-graph-uri=urn:w1").status == 400


def test_a_relative_iri_is_one_of_the_endpoint(server: Served) -> None:
    assert update(server, "INSERT DATA { GRAPH <urn:base> { <#here> <urn:p> 1 } }").status == 204
    assert server.query("SELECT ?s { GRAPH <urn:base> { ?s ?p ?o } }").rows() == [(f"{server.url}/sparql#here",)]


def test_what_others_write_is_seen(server: Served) -> None:
    """A version goes from the disk with the change after the next; whoever serves the store has gone on by then."""
    for n in (1, 2, 3):
        writing.change(server.log.parent / "store", Update(f"INSERT DATA {{ <urn:others> <urn:p> {n} }}", (), (), "http://x/"), "an")
        assert server.query("SELECT (COUNT(*) AS ?n) { <urn:others> ?p ?o }").rows() == [(str(n),)]


def test_nobody_is_told_that_a_change_was_made_which_was_not(server: Served) -> None:
    """Another one writes at the same time: what could not be done is not taken for done because the store is another one now."""
    store = server.log.parent / "store"
    with shelf.writing(store):
        part = store / ("f" * 32)
        ox.Store.read_only(str(shelf.current(store))).backup(str(part))
        shelf.become(store, part)
        assert update(server, "INSERT DATA { <urn:lost> <urn:p> 1 }").status == 503
    assert not yes(server, "<urn:lost> ?p ?o")


@pytest.mark.parametrize("name", [":x", "1:x", "http://[", "http://x/%zz", "x:#a#b", "relative", ""])
def test_a_graph_has_the_name_of_a_graph(server: Served, name: str) -> None:
    given = quote(name, safe="")
    for got in (
        server.ask("PUT", f"/graphs?graph={given}", "<urn:s> <urn:p> 1 .", content_type="text/turtle", **BEARER),
        server.ask("DELETE", f"/graphs?graph={given}", **BEARER),
        server.get(f"/graphs?graph={given}"),
        server.query("ASK {}", f"&default-graph-uri={given}"),
        update(server, "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", f"?using-graph-uri={given}"),
    ):
        assert (got.status, "not the IRI of a graph" in got.text) == (400, True), got.text


REFUSED = {
    "LOAD <http://127.0.0.1:9/x>": 403,
    "LOAD SILENT <http://127.0.0.1:9/x> INTO GRAPH <urn:g>": 403,
    "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }": 403,
    "INSERT { ?s ?p ?o } WHERE { SERVICE SILENT <http://127.0.0.1:9/x> { ?s ?p ?o } }": 403,
    "INSERT DATA { GRAPH <https://w3id.org/vnru/graph/changes> { <urn:a> <urn:p> 1 } }": 403,
    "CLEAR DEFAULT": 400,
    "INSERT DATA {": 400,
    "ASK {}": 400,
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_taken_changes_nothing(server: Served, text: str) -> None:
    version = server.query("ASK {}").headers["etag"]
    got = update(server, text)
    assert got.status == REFUSED[text], got.text
    assert got.text
    assert server.query("ASK {}").headers["etag"] == version


def test_words_of_fetching_may_stand_in_texts(server: Served) -> None:
    assert update(server, 'PREFIX load: <urn:load/> INSERT DATA { load:x load:service "a service to load" }').status == 204
    assert yes(server, '<urn:load/x> <urn:load/service> "a service to load"')


def test_only_a_token_opens(server: Served) -> None:
    text = "INSERT DATA { <urn:stranger> <urn:was> <urn:here> }"
    form = urlencode({"update": text, "access_token": TOKEN, "token": TOKEN})
    for got in (
        update(server, text, authorization=""),
        update(server, text, authorization=f"Bearer {TOKEN}x"),
        update(server, text, authorization=f"Basic {TOKEN}"),
        update(server, text, f"?access_token={TOKEN}", authorization=""),
        server.ask("POST", "/sparql", form, content_type=FORM),
        server.ask("POST", "/sparql", text, content_type=UPDATE, cookie=f"token={TOKEN}"),
        server.ask("PUT", "/graphs?graph=urn:stranger", "<urn:s> <urn:p> 1 .", content_type="text/turtle"),
        server.ask("DELETE", "/graphs?graph=urn:g1"),
    ):
        assert got.status == 401, got.text
        assert got.headers["www-authenticate"].startswith("Bearer")
    assert not yes(server, "<urn:stranger> ?p ?o")
    assert TOKEN not in server.log.read_text("utf-8")


def test_how_it_may_not_be_asked(server: Served) -> None:
    text = "INSERT DATA { <urn:how> <urn:p> 1 }"
    get = server.get(f"/sparql?update={quote(text)}", **BEARER)
    assert (get.status, get.headers["allow"]) == (405, "POST")
    two = server.ask("POST", "/sparql", urlencode([("update", text)] * 2), content_type=FORM, **BEARER)
    both = server.ask("POST", "/sparql", urlencode({"update": text, "query": "ASK {}"}), content_type=FORM, **BEARER)
    kind = server.ask("POST", "/sparql", text, content_type="text/plain", **BEARER)
    charset = server.ask("POST", "/sparql", text.encode("utf-16"), content_type=f"{UPDATE}; charset=UTF-16", **BEARER)
    patch = server.ask("PATCH", "/graphs?graph=urn:g1", text, content_type=UPDATE, **BEARER)
    assert [got.status for got in (two, both, kind, charset, patch)] == [400, 400, 415, 415, 405]
    assert not yes(server, "<urn:how> ?p ?o")


def test_graphs_are_put_added_to_and_deleted(server: Served) -> None:
    place, turtle = "/graphs?graph=urn:whole", {"content_type": "text/turtle", **BEARER}
    hostile = '"</script><img src=x onerror=alert(1)> \\u202E \\"; DROP ALL"'
    assert server.ask("PUT", place, f"<urn:s> <urn:p> {hostile} .", **turtle).status == 201
    assert "onerror" in server.get(place, accept="application/n-triples").text
    assert server.ask("PUT", place, "<s> <urn:p> 2 .", **turtle).status == 204
    assert (
        server.get(place, accept="application/n-triples").text.strip()
        == '<urn:s> <urn:p> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .'
    )
    assert server.ask("POST", place, "<urn:s> <urn:p> 3 .", **turtle).status == 204
    assert len(server.get(place, accept="application/n-triples").text.splitlines()) == 2
    assert server.ask("PUT", place, "<urn:s> <urn:p> .", **turtle).status == 400
    assert server.ask("PUT", place, "{}", content_type="text/html", **BEARER).status == 415
    assert server.ask("PUT", "/graphs?default", "<urn:s> <urn:p> 1 .", **turtle).status == 409
    assert server.ask("DELETE", place, **BEARER).status == 204
    assert (server.get(place).status, server.ask("DELETE", place, **BEARER).status) == (404, 404)
    assert not yes(server, "<urn:s> <urn:p> 2")


def test_a_graph_may_be_named_by_its_address_or_by_the_server(server: Served) -> None:
    """Graph Store Protocol 4.1 and 5.5; what is named by its address is the same graph when it is named in the query."""
    turtle, address = {"content_type": "text/turtle; charset=utf-8", **BEARER}, "/graphs/người/1.ttl"
    direct = quote(address)
    assert server.ask("HEAD", direct).status == 404
    assert server.ask("PUT", direct, "<> <urn:p> 'direct' .", **turtle).status == 201
    expected = f'<{server.url}{direct}> <urn:p> "direct" .\n'
    by_name = f"/graphs?graph={quote(server.url + direct, safe='')}"
    for place in (direct, by_name):
        got = server.get(place, accept="application/n-triples")
        assert (got.status, got.text) == (200, expected)
    assert server.get(direct).kind == "text/turtle"
    assert server.get(f"{direct}?default").status == 400
    assert server.ask("DELETE", direct, **BEARER).status == 204
    assert (server.get(direct).status, server.get(by_name).status) == (404, 404)
    made = [server.ask("POST", "/graphs", "[] <urn:p> 'new' .", **turtle) for _ in range(2)]
    assert [got.status for got in made] == [201, 201]
    places = [got.headers["location"] for got in made]
    assert len(set(places)) == 2
    for place in places:
        assert place.startswith(f"{server.url}/graphs/")
        assert server.get(place.removeprefix(server.url), accept="application/n-triples").text.count('"new"') == 1
    assert server.ask("POST", "/graphs", "[] <urn:p> 'stranger' .", content_type="text/turtle").status == 401


def test_a_slash_within_the_name_of_a_graph_is_no_slash_of_its_path(server: Served) -> None:
    turtle = {"content_type": "text/turtle", **BEARER}
    for address, value in (("/graphs/a%2Fb", 1), ("/graphs/a/b", 2)):
        assert server.ask("PUT", address, f"<urn:slash> <urn:p> {value} .", **turtle).status == 201
    for address, value in (("/graphs/a%2fb", 1), ("/graphs/%61/b", 2)):  # as others may write the same two
        assert f'<urn:slash> <urn:p> "{value}"' in server.get(address, accept="application/n-triples").text
    assert {server.ask("DELETE", address, **BEARER).status for address in ("/graphs/a%2Fb", "/graphs/a/b")} == {204}


def test_a_form_of_files_is_added_whole_or_not_at_all(server: Served) -> None:
    place, line = "/graphs?graph=urn:form", "\r\n"

    def form(*files: tuple[str, str]) -> Got:
        parts = [
            line.join(["--edge", f'Content-Disposition: form-data; name="f{n}"; filename="f{n}"', f"Content-Type: {kind}", "", text, ""])
            for n, (kind, text) in enumerate(files)
        ]
        body = f"{''.join(parts)}--edge--{line}".encode()
        return server.ask("POST", place, body, content_type='multipart/form-data; boundary="edge"', **BEARER)

    assert form(("text/turtle", "<urn:s> <urn:p> 'một' ."), ("application/n-triples", '<urn:s> <urn:p> "два" .')).status == 201
    assert form(("text/turtle; charset=utf-8", "_:x <urn:p> 3 ."), ("text/turtle", "_:x <urn:p> 4 .")).status == 204
    query = "SELECT (COUNT(DISTINCT ?s) AS ?n) (GROUP_CONCAT(STR(?o)) AS ?all) { GRAPH <urn:form> { ?s <urn:p> ?o } }"
    ((count, texts),) = server.query(query).rows()
    assert (count, sorted(texts.split())) == ("3", ["3", "4", "một", "два"])  # the nodes of two files are two
    for wrong in (form(), form(("text/turtle", "<urn:s> <urn:p> 5 ."), ("text/html", "x")), form(("text/turtle", "<urn:s> <urn:p> ."))):
        assert wrong.status == 400, wrong.text
    assert server.ask("POST", place, b"\xff\xfe", content_type="multipart/form-data", **BEARER).status == 400
    assert server.ask("PUT", place, b"", content_type="multipart/form-data; boundary=edge", **BEARER).status == 415
    assert server.query(query).rows() == [(count, texts)]


def test_who_changed_what_and_when_is_told(server: Served) -> None:
    got = update(server, 'INSERT DATA { GRAPH <urn:who> { <urn:s> <urn:p> "told" } }', authorization=f"Bearer {OTHER}")
    change = got.headers["vnru-change"]
    patch = "OPTIONAL { ?g prov:value ?patch }"
    about = f"<{change}> prov:wasAssociatedWith/foaf:name ?who ; prov:endedAtTime ?when ; prov:generated ?g . {patch}"
    rows = server.query(f"SELECT ?who ?when ?g ?patch {{ {about} }} ORDER BY ?g").rows()
    assert [(row[0], *row[2:]) for row in rows] == [
        ("b.inh", f"{change}/patch", 'H added 1 .\nH removed 0 .\nA <urn:s> <urn:p> "told" <urn:who> .'),
        ("b.inh", "urn:who"),
    ]
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT.*(Z|\+00:00)", rows[0][1])
    assert update(server, "CLEAR GRAPH <https://w3id.org/vnru/graph/changes>").status == 204
    assert yes(server, f"<{change}> a prov:Activity")  # the record stays


def test_changes_are_listed_for_programs_readers_and_feeds(server: Served) -> None:
    """Newest first, in parts, in three languages; each once, though the server also took it up."""
    ids = []
    for n in range(3):
        made = f"{{ GRAPH <urn:listed{n}> {{ <urn:listed> <urn:p> {n}, 'x' }} }}"
        text = f"DELETE {{ ?s ?p ?o }} INSERT {made} WHERE {{ ?s ?p ?o FILTER(?s = <urn:listed>) }}" if n else f"INSERT DATA {made}"
        ids.append(update(server, text, authorization=f"Bearer {OTHER}").headers["vnru-change"])
    whole = server.get("/api/changes?lang=ru&limit=1000").json()
    assert [item["id"] for item in whole["items"][:3]] == ids[::-1]
    assert len({item["id"].rpartition("/")[2].rpartition(":")[2] for item in whole["items"]}) == whole["total"]
    assert whole["items"][-1]["who"] is None  # what it began with
    first = whole["items"][0]
    assert (first["who"], first["added"], first["removed"], first["graphs"]) == ("b.inh", 2, 2, ["urn:listed1", "urn:listed2"])
    assert first["text"] == "Изменение от имени b.inh: +2 −2"
    jsonschema.Draft202012Validator(server.get("/openapi.json").json()["components"]["schemas"]["Changes"]).validate(whole)
    part = server.get("/changes.json?limit=1&offset=1&lang=ru").json()
    assert (part["items"], part["left"], part["next"]) == ([whole["items"][1]], whole["total"] - 2, 2)
    for language, title in (("vi", "Thay đổi"), ("en", "What changed"), ("ru", "Изменения")):
        page = server.get(f"/{language}/changes").text
        assert f"<h1>{title}</h1>" in page
        assert page.index(ids[2].rpartition("/")[2]) < page.index(ids[0].rpartition("/")[2])
        assert server.get(f"/{language}/change/{ids[0].rpartition('/')[2]}").status == 200
    feed = ElementTree.fromstring(server.get("/feed.atom", accept_language="vi").content)  # noqa: S314 — our own
    atom = {"a": "http://www.w3.org/2005/Atom"}
    entries = feed.findall("a:entry", atom)
    assert [entry.findtext("a:id", "", atom) for entry in entries[:3]] == ids[::-1]
    assert entries[0].findtext("a:title", "", atom) == "Thay đổi của b.inh: +2 −2"


def test_a_record_made_elsewhere_breaks_no_feed(kg: KnowledgeGraph) -> None:
    """What its dates say is text, and what no clock says comes last."""
    dates = ("<b>once</b>", "2026-01-02T00:00:00", "2026-01-03T00:00:00Z")
    taken = [Change(f"urn:vnru-kg:data:{n}", when, triples=n) for n, when in enumerate(dates)]
    told = ElementTree.fromstring(feed(kg, taken, Part("en", "http://localhost")).content)  # noqa: S314 — our own
    assert [one.text for one in told.iter("{http://www.w3.org/2005/Atom}updated")] == [dates[2], *dates[::-1]]


def test_the_description_says_that_it_takes_updates(server: Served) -> None:
    assert "SPARQL11Update" in server.get("/sparql", accept="text/turtle").text
    assert "PUT" in server.ask("OPTIONS", "/graphs").headers["allow"]


def test_workers_on_a_store_are_warm_at_the_start_and_after_a_change(tmp_path: Path) -> None:
    """The index of names is there when the server is ready, and that of a changed store once it is quiet."""
    filled(tmp_path)
    cache, warmed = tmp_path / "cache", 'vnru_pool_total{event="warmed"}'
    with writable(tmp_path, VNRU_KG_CACHE=str(cache)) as running:
        running.until(lambda: running.get("/ready").status == 200)
        running.until(lambda: running.figures()[warmed] == 2)
        before = shelf.current(tmp_path / "store").name
        assert indexed(cache, before)
        assert update(running, 'INSERT DATA { <urn:warm> <http://www.w3.org/2004/02/skos/core#prefLabel> "Warm"@en }').status == 204
        running.until(lambda: running.figures()[warmed] == 4)
        after = shelf.current(tmp_path / "store").name
        assert after != before
        assert indexed(cache, after)


def test_a_warm_worker_has_the_store_in_memory(tmp_path: Path) -> None:
    work = Work.load(Data(ROOT, filled(tmp_path), validated=False))
    assert not isinstance(work.page_graph, Snapshot)
    assert work.do(Job("warm")).content == b"held"
    assert isinstance(work.page_graph, Snapshot)
    assert [s.object for s in work.page_graph.statements("urn:b")] == [Literal("two")]


def indexed(cache: Path, version: str) -> bool:
    return any(version in path.name and "search" in path.name for path in cache.rglob("*"))


WRITER = """
import sys
from pathlib import Path
from vnru_kg.load.writing import change
from vnru_kg.load.updates import Delete, Put, Update
for n in range(int(sys.argv[2]), int(sys.argv[2]) + 1000):
    pair = "INSERT DATA { GRAPH <urn:k1> { <urn:k> <urn:k1> %d } GRAPH <urn:k2> { <urn:k> <urn:k2> %d } }" % (n, n)
    change(Path(sys.argv[1]), Update(pair, (), (), "http://x/"), "an")
    print(n, flush=True)
"""


def test_a_change_is_whole_or_not_whenever_its_process_is_killed(tmp_path: Path) -> None:
    """Twenty times ended by the kernel while it writes pairs: each that it told of is there, and none by half."""
    folder = filled(tmp_path)
    told: set[int] = set()
    for run in range(20):
        command = [sys.executable, "-c", WRITER, str(folder), str(run * 1000)]
        with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            first = writer.stdout.readline()
            threading.Event().wait(run * 0.003)  # somewhere within a change
            writer.kill()
            told |= set(map(int, [first, *(line for line in writer.stdout if line.endswith("\n"))]))
        numbers = {
            graph: {int(t.object.value) for t in merged(folder) if t.predicate.value == graph and isinstance(t.object, ox.Literal)}
            for graph in ("urn:k1", "urn:k2")
        }
        assert numbers["urn:k1"] == numbers["urn:k2"] >= told
    assert len(told) >= 20
