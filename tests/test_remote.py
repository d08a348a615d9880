"""A SPARQL server behind the engine seam, and the graph put on it: against Oxigraph's server, Virtuoso, and one that misbehaves."""

from __future__ import annotations

import contextlib
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import Limits, Literal, Table
from vnru_kg.engine.http import Access, Client, Sending
from vnru_kg.engine.remote import MERGE, UNION, RemoteEngine
from vnru_kg.errors import MemoryLimitError, QueryError, QueryRefusedError, QuerySyntaxError, TimeLimitError, UnreachableError
from vnru_kg.namespaces import q
from vnru_kg.publish import publish

from .support.command import complaint, run
from .support.rows import of_table
from .support.servers import Server, oxigraph, virtuoso

OTHERS = b'<http://x/a> <http://x/p> "theirs" <http://x/g> .\n'
TOKEN = "t"  # noqa: S105 — of nobody
STALE = b'<http://x/a> <http://x/p> "old" <https://w3id.org/vnru/passage/999-01> .\n'


def named(kg: KnowledgeGraph) -> bytes:
    return ox.serialize(kg.engine.native_quads(), format=ox.RdfFormat.N_QUADS) or b""


@pytest.fixture(scope="module")
def plain(small: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Oxigraph's server whose default graph is empty."""
    with oxigraph(named(small), tmp_path_factory.mktemp("plain")) as server:
        yield server


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with oxigraph(OTHERS + STALE, tmp_path_factory.mktemp("writable"), read_only=False) as server:
        yield server


@pytest.fixture(scope="module")
def in_virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with virtuoso(OTHERS + STALE, tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


# ---- asking ------------------------------------------------------------------------------------------------------------------


def test_a_server_answers_as_the_files_do(plain: Server, small: KnowledgeGraph) -> None:
    there = KnowledgeGraph.connect(plain.query)
    assert isinstance(there.engine, RemoteEngine)
    assert there.engine.dialect.default == UNION
    assert len(there) == len(small)
    assert set(there.engine.quads()) == set(small.engine.quads())
    assert there.show("place:an-city") == small.show("place:an-city")
    assert [hit.iri for hit in there.search("an city")] == [hit.iri for hit in small.search("an city")]
    query = "SELECT ?s ?n { ?s skos:prefLabel ?n } ORDER BY ?s ?n"
    assert of_table(there.select(query)) == of_table(small.select(query))
    assert there.query_bytes(query, "tsv") == small.query_bytes(query, "tsv")
    assert there.query("ASK { place:an-city vnru:partOf place:anland }") is True
    assert set(there.query("CONSTRUCT WHERE { place:an-city ?p ?o }")) == set(small.query("CONSTRUCT WHERE { place:an-city ?p ?o }"))  # type: ignore[arg-type] # no truth values


def test_what_is_wrong_is_told_before_a_server_is_asked(plain: Server) -> None:
    there = KnowledgeGraph.connect(plain.query)
    with pytest.raises(QuerySyntaxError, match="line 2, column 4"):
        there.query("SELECT ?x {\n  }}")
    with pytest.raises(QueryRefusedError):
        there.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_the_command_asks_a_server(plain: Server) -> None:
    process = run("query", "SELECT ?n { place:an-city skos:prefLabel ?n FILTER(LANG(?n) = 'en') }", "--endpoint", plain.query, "-f", "csv")
    assert process.returncode == 0, process.stderr.decode()
    assert process.stdout.decode("utf-8-sig").split() == ["n", "An", "City"]
    assert b"counts as often as passages say it" in process.stderr


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://127.0.0.1:9/sparql", "does not answer"),
        ("nowhere", "not the address of a SPARQL endpoint"),
        ("ftp://127.0.0.1/", "not the address of a SPARQL endpoint"),
        ("http://me:secret@127.0.0.1/sparql", "an address must not hold a user or password"),
    ],
)
def test_an_address_that_is_none_is_told(address: str, told: str) -> None:
    message = complaint(run("info", "--endpoint", address), 10)
    assert told in message
    assert "secret" not in message


# ---- a server that misbehaves ------------------------------------------------------------------------------------------------

JSON = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"1"}}]}}'
Answer = Callable[[http.server.BaseHTTPRequestHandler, int], None]


class Odd:
    """A server that answers its first requests as one wants them, and then well; it counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.next: list[Answer] = []
        odd = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                odd.asked.append(self.headers.get("Authorization", ""))
                (odd.next.pop(0) if odd.next else well)(self, len(odd.asked))

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — so it is called there
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/sparql"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def well(handler: http.server.BaseHTTPRequestHandler, number: int, extra: dict[str, str] | None = None, content: bytes = JSON) -> None:
    handler.send_response(200)
    for name, value in {"Content-Type": "application/sparql-results+json", "Content-Length": str(len(content)), **(extra or {})}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(content)


def busy(handler: http.server.BaseHTTPRequestHandler, number: int) -> None:
    handler.send_error(503, "busy")


def late(handler: http.server.BaseHTTPRequestHandler, number: int) -> None:
    handler.connection.settimeout(60)
    with contextlib.suppress(OSError):
        handler.rfile.read(1)  # until nobody waits any more


@pytest.fixture
def odd() -> Iterator[Odd]:
    server = Odd()
    yield server
    server.server.shutdown()
    server.server.server_close()


def connected(odd: Odd) -> RemoteEngine:
    engine = RemoteEngine(odd.address, Access(token=TOKEN))
    odd.asked.clear()
    return engine


def test_a_busy_server_is_asked_again_and_given_up_in_the_end(odd: Odd) -> None:
    engine = connected(odd)
    odd.next = [busy, busy]
    assert engine.query("SELECT ?n { ?n ?p ?o }") == Table(("n",), [(Literal("1"),)])
    assert odd.asked == ["Bearer " + TOKEN] * 3
    odd.next = [busy] * 9
    with pytest.raises(UnreachableError, match="503"):
        engine.query("SELECT ?n { ?n ?p ?o }")
    assert len(odd.asked) == 3 + 4


def test_a_query_that_the_server_refuses_is_not_sent_again(odd: Odd) -> None:
    engine = connected(odd)
    odd.next = [lambda handler, _: handler.send_error(400, "no such function")]
    with pytest.raises(QueryError, match="400"):
        engine.query("SELECT ?n { ?n ?p ?o }")
    assert len(odd.asked) == 1


def test_an_answer_that_breaks_off_is_no_answer(odd: Odd) -> None:
    engine = connected(odd)
    odd.next = [lambda handler, n: well(handler, n, {"Content-Length": str(len(JSON) + 9), "Connection": "close"})] * 4
    with pytest.raises(UnreachableError, match="does not answer"):
        engine.query("SELECT ?n { ?n ?p ?o }")
    odd.next = [lambda handler, n: well(handler, n, content=JSON[:-20])]
    with pytest.raises(QueryError, match=r"the answer of .* cannot be read"):
        engine.query("SELECT ?n { ?n ?p ?o }")
    odd.next = [lambda handler, n: well(handler, n, {"X-SQL-State": "S1TAT"})]  # Virtuoso 7.2.5, when its own time is over
    with pytest.raises(QueryError, match="only a part"):
        engine.query("SELECT ?n { ?n ?p ?o }")


def test_texts_keep_their_outer_spaces_in_xml(odd: Odd) -> None:
    """Virtuoso is asked for XML, and pyoxigraph 0.5.13 by itself takes them away."""
    engine = connected(odd)
    texts = ["  a\n b\t ", " ", "", "c", "d &lt;/literal> "]
    rows = "".join(f'<result><binding name="n">\n<literal xml:lang="vi">{text}</literal> </binding></result>\n' for text in texts)
    bare = '<result><binding name="n"> <literal/> </binding></result> <result><binding name="n"><literal> e</literal></binding></result>'
    head = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="n"/></head>'
    content = f"{head}<results>{rows}{bare}</results></sparql>".encode()
    odd.next = [lambda handler, n: well(handler, n, {"Content-Type": "application/sparql-results+xml"}, content)]
    answer = engine.query("SELECT ?n { ?s ?p ?n }")
    assert isinstance(answer, Table)
    assert [str(text) for (text,) in answer.rows] == [*texts[:4], "d </literal> ", "", " e"]


def test_limits_hold_for_a_server_too(odd: Odd) -> None:
    engine = connected(odd)
    odd.next = [late]
    with pytest.raises(TimeLimitError):
        engine.query("SELECT ?n { ?n ?p ?o }", Limits(seconds=0.3))
    with pytest.raises(MemoryLimitError):
        engine.query("SELECT ?n { ?n ?p ?o }", Limits(memory=len(JSON) - 1))


def test_what_is_no_endpoint_and_who_is_not_let_in_is_told(odd: Odd) -> None:
    odd.next = [lambda handler, n: well(handler, n, {"Content-Type": "text/html"})]
    with pytest.raises(UnreachableError, match="not as a SPARQL endpoint does"):
        RemoteEngine(odd.address, Access())
    odd.next = [lambda handler, _: handler.send_error(401)]
    with pytest.raises(UnreachableError, match="refuses access") as refused:
        RemoteEngine(odd.address, Access())
    assert "VNRU_KG_ENDPOINT_TOKEN" in refused.value.hint


def test_who_asks_is_read_from_the_environment_or_a_file(tmp_path: Path) -> None:
    assert Access.from_environment({}) == Access()
    assert Access.from_environment({"VNRU_KG_ENDPOINT_USER": "u", "VNRU_KG_ENDPOINT_PASSWORD": "p"}) == Access("u", "p")
    assert Access.from_environment({"VNRU_KG_ENDPOINT_TOKEN": TOKEN}) == Access(token=TOKEN)
    file = tmp_path / "auth"
    file.write_text("u:p:q\n")
    assert Access.from_environment({"VNRU_KG_ENDPOINT_AUTH": str(file)}) == Access("u", "p:q")
    file.write_text(TOKEN + "\n")
    assert Access.from_environment({"VNRU_KG_ENDPOINT_AUTH": str(file)}) == Access(token=TOKEN)
    assert "p" not in repr(Access("u", "p")).replace("password", "")


# ---- publishing ----------------------------------------------------------------------------------------------------------------


def test_a_graph_is_published_and_a_second_time_only_what_differs(writable: Server, small: KnowledgeGraph) -> None:
    first = publish(small, writable.query, access=Access())
    assert (first.removals, first.exact, first.writes) == (1, True, first.graphs)
    there = KnowledgeGraph.connect(writable.query)
    assert there.query("ASK { GRAPH <http://x/g> { ?s ?p ?o } }") is True
    assert there.query("ASK { GRAPH passage:999-01 { ?s ?p ?o } }") is False
    assert {quad for quad in there.engine.quads() if str(quad[3]).startswith("https://w3id.org/vnru/")} == set(small.engine.quads())
    # as after a break: one graph is gone, one is half there
    _update(writable, "CLEAR GRAPH <https://w3id.org/vnru/passage/900-01>")
    _update(writable, "INSERT DATA { GRAPH <https://w3id.org/vnru/passage/900-02> { <http://x/a> <http://x/b> <http://x/c> } }")
    again = publish(small, writable.query, access=Access(), merge=True)
    assert (again.writes, again.removals, again.exact, again.sha256) == (2, 0, True, first.sha256)
    assert publish(small, writable.query, update=writable.update, access=Access()).writes == 0
    merged = KnowledgeGraph.connect(writable.query).engine
    assert isinstance(merged, RemoteEngine)
    assert merged.dialect.default == MERGE


def _update(server: Server, text: str) -> None:
    headers = {"Content-Type": "application/sparql-update"}
    Client(server.query, Access()).send(Sending("POST", server.update, text.encode(), headers), Limits())


def test_a_graph_is_published_by_update_too(writable: Server, small: KnowledgeGraph) -> None:
    _update(writable, "CLEAR GRAPH <https://w3id.org/vnru/passage/900-01>")
    assert publish(small, writable.query, update=writable.update, access=Access()).writes == 1


def test_virtuoso_takes_a_graph_by_both_ways(in_virtuoso: Server, small: KnowledgeGraph) -> None:
    done = publish(small, in_virtuoso.query, access=Access(in_virtuoso.user, in_virtuoso.password))
    assert (done.writes, done.removals) == (done.graphs, 1)
    there = KnowledgeGraph.connect(in_virtuoso.query)
    assert isinstance(there.engine, RemoteEngine)
    assert there.engine.dialect.virtuoso
    assert there.engine.dialect.default == UNION
    assert there.show("place:an-city").iri == q("place:an-city")
    assert len([quad for quad in there.engine.quads() if str(quad[3]) == "http://x/g"]) == 1
    passage = "https://w3id.org/vnru/passage/900-01"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    Client(in_virtuoso.query, Access()).send(
        Sending("POST", in_virtuoso.query, f"update=CLEAR%20GRAPH%20%3C{passage}%3E".encode(), headers), Limits()
    )
    assert publish(small, in_virtuoso.query, access=Access()).writes == 1


def test_who_may_not_write_is_told(in_virtuoso: Server, small: KnowledgeGraph) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    clear = Sending("POST", in_virtuoso.query, b"update=CLEAR%20GRAPH%20%3Chttps%3A%2F%2Fw3id.org%2Fvnru%2Fpassage%2F900-01%3E", headers)
    Client(in_virtuoso.query, Access()).send(clear, Limits())
    with pytest.raises(UnreachableError, match="refuses access"):
        publish(small, in_virtuoso.query, access=Access(in_virtuoso.user, "wrong"))


def test_the_command_publishes(writable: Server) -> None:
    complaint(run("publish"), 2)
    process = run("publish", "--endpoint", writable.query)
    assert process.returncode == 0, process.stderr.decode()
    assert b"as they are here" in process.stdout
    assert b"SHA-256 " in process.stdout
