"""The tools of assistants, asked with the protocol's own client: over standard input, and over HTTP."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.shared.exceptions import MCPError

from .support import ROOT
from .support.loops import run

COMMAND = ("-m", "vnru_kg", "mcp", "--lang", "en")
SIGNED = "SELECT ?t ?when { GRAPH ?passage { ?t vnru:signedOn ?when } }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "signed": ("ask", {"question": "Who signed the 1994 treaty?"}),
    "visits": ("ask", {"question": "Putin thăm Việt Nam mấy lần?"}),
    "unclear": ("ask", {"question": "How tall is the Eiffel Tower?"}),
    "found": ("search", {"text": "Во Ван Киет"}),
    "not found": ("search", {"text": "qqqqqqqq", "language": "ru"}),
    "show": ("show", {"thing": "Võ Văn Kiệt", "limit": 2}),
    "show rest": ("show", {"thing": "Võ Văn Kiệt", "offset": 2}),
    "show beyond": ("show", {"thing": "Võ Văn Kiệt", "offset": 900}),
    "path": ("path", {"start": "Võ Văn Kiệt", "end": "instrument:treaty-1978"}),
    "conflicts": ("conflicts", {"kind": "figures"}),
    "cited": ("sparql", {"query": SIGNED.replace("?when {", "?when ?passage {"), "limit": 200}),
    "uncited": ("sparql", {"query": SIGNED}),
    "first": ("sparql", {"query": SIGNED + " ORDER BY ?t ?when", "limit": 2}),
    "second": ("sparql", {"query": SIGNED + " ORDER BY ?t ?when", "limit": 2, "offset": 2}),
    "both": ("sparql", {"query": SIGNED + " ORDER BY ?t ?when", "limit": 4}),
    "construct": ("sparql", {"query": "CONSTRUCT { ?t vnru:signedOn ?w } { ?t vnru:signedOn ?w } ORDER BY ?t ?w"}),
    "empty": ("sparql", {"query": "SELECT ?x { ?x sem:evenType code:state-visit }"}),
    "false": ("sparql", {"query": "ASK { person:vo-van-kiet vnru:signedOn ?x }"}),
    "update": ("sparql", {"query": "DELETE WHERE { ?s ?p ?o }"}),
    "service": ("sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}),
    "endless": ("sparql", {"query": ENDLESS}),
    "after": ("sparql", {"query": "SELECT ?when { instrument:treaty-1978 vnru:signedOn ?when } ORDER BY DESC(?when)"}),
    "passage": ("verify", {"passage": "003-25", "limit": 200}),
    "stated": ("verify", {"subject": "instrument:treaty-1994", "predicate": "vnru:signedOn", "object": "1994-06-16"}),
    "yes": ("verify", {"subject": "instrument:treaty-1994", "predicate": "vnru:signedOn", "object": "1994-06", "passage": "[003-25]"}),
    "no": ("verify", {"subject": "instrument:treaty-1994", "predicate": "vnru:signedOn", "object": "1994-06-16", "passage": "004-05"}),
    "nowhere": ("verify", {"predicate": "vnru:signedOn", "object": "2094", "passage": "003-25"}),
    "nothing to verify": ("verify", {}),
    "no passage": ("verify", {"passage": "009-99"}),
    "no iri": ("show", {"thing": "<a b>"}),
    "unknown": ("show", {"thing": "Nobody Whatsoever"}),
    "too many": ("search", {"text": "nga", "limit": 201}),
    "too long": ("ask", {"question": "x" * 501}),
}


class Heard:
    """What came back, by the name of the call."""

    def __init__(self) -> None:
        self.results: dict[str, Any] = {}
        self.resources: dict[str, str] = {}
        self.tools: list[Any] = []
        self.refused = ""

    def text(self, name: str) -> str:
        (only,) = self.results[name].content
        return str(only.text)

    def data(self, name: str) -> dict[str, Any]:
        assert not self.results[name].is_error, self.text(name)
        found: dict[str, Any] = self.results[name].structured_content
        return found


async def _listen(heard: Heard) -> None:
    server = StdioServerParameters(command=sys.executable, args=[*COMMAND, "--timeout", "5"], env=dict(os.environ), cwd=ROOT)
    with Path(os.devnull).open("w") as nowhere:
        async with Client(stdio_client(server, errlog=nowhere)) as client:
            heard.tools = (await client.list_tools()).tools
            for name, (tool, arguments) in CALLS.items():
                heard.results[name] = await client.call_tool(tool, arguments)
            for uri in ("vnru://ontology", "vnru://prefixes", "vnru://questions", "vnru://questions/trade-by-year"):
                (content,) = (await client.read_resource(uri)).contents
                heard.resources[uri] = getattr(content, "text", "")
            with pytest.raises(MCPError) as refused:
                await client.read_resource("vnru://questions/no-such-question")
            heard.refused = str(refused.value)


@pytest.fixture(scope="module")
def heard() -> Heard:
    found = Heard()
    run(_listen, found)
    return found


def test_the_tools_only_read(heard: Heard) -> None:
    assert [t.name for t in heard.tools] == ["search", "show", "ask", "path", "conflicts", "sparql", "verify"]
    assert all(t.annotations.read_only_hint and not t.annotations.destructive_hint and t.description for t in heard.tools)


def test_who_signed_the_treaty_of_1994(heard: Heard) -> None:
    (row,) = heard.data("signed")["rows"]
    assert "Võ Văn Kiệt" in row["text"]
    assert "Viktor Chernomyrdin" in row["text"]
    assert row["passages"] == ["passage:000-01"]
    assert "[000-01]" in heard.text("signed")


def test_putins_visits_in_the_language_of_the_question_each_with_its_passages(heard: Heard) -> None:
    rows = heard.data("visits")["rows"]
    assert [re.findall(r"\d{4}", r["text"])[-1] for r in rows] == ["2001", "2006", "2013", "2024"]
    assert all(r["text"].startswith("Tổng thống Vladimir Putin") and r["passages"] for r in rows)
    assert heard.data("visits")["documents"].keys() == {"000", "001", "003"}


def test_what_is_no_question_of_this_graph_is_not_answered(heard: Heard) -> None:
    assert heard.data("unclear")["answered"] is False
    assert heard.text("unclear")


def test_search_in_another_script(heard: Heard) -> None:
    first = heard.data("found")["rows"][0]
    assert (first["iri"], first["kind"], first["passages"]) == ("person:vo-van-kiet", "person", ["passage:000-01", "passage:003-25"])


def test_an_empty_answer_says_so(heard: Heard) -> None:
    assert heard.text("not found") == "Ничего не найдено."
    assert heard.data("not found")["rows"] == []
    assert heard.text("empty").splitlines()[0] == "Nothing was found."
    assert "sem:eventType" in heard.text("empty"), "and why"
    assert heard.data("false")["boolean"] is False
    assert "false" in heard.text("false")


def test_what_is_cut_off_is_said_and_the_rest_can_be_had(heard: Heard) -> None:
    first, second, both = (heard.data(n) for n in ("first", "second", "both"))
    assert (first["truncated"], first["next_offset"], len(first["rows"])) == (True, 2, 2)
    assert first["rows"] + second["rows"] == both["rows"]
    assert f"Cut off after row 2 of {first['total']}; ask again with offset 2." in heard.text("first")
    show, rest = heard.data("show"), heard.data("show rest")
    assert (len(show["rows"]) + len(rest["rows"]), rest["truncated"], rest["next_offset"]) == (show["total"], False, None)
    assert "Cut off" not in heard.text("show rest")
    assert heard.data("show beyond")["rows"] == []
    assert f"there are {show['total']}" in heard.text("show beyond")


def test_each_row_of_a_query_is_cited_where_it_names_passages(heard: Heard) -> None:
    rows = heard.data("cited")["rows"]
    passages = {r["values"]["when"]: r["passages"] for r in rows if r["values"]["t"] == "instrument:treaty-1994"}
    assert passages == {
        "1994": ["passage:004-05"],
        "1994-06": ["passage:003-25"],
        "1994-06-16": ["passage:000-01", "passage:001-08", "passage:003-66"],
    }
    assert "No row names a passage" in heard.text("uncited")
    assert "No row names a passage" not in heard.text("cited")
    built = {(r["subject"], r["object"]): r["passages"] for r in heard.data("construct")["rows"]}
    assert built["instrument:treaty-1994", "1994-06"] == ["passage:003-25"]


def test_a_way_and_a_conflict_name_their_passages(heard: Heard) -> None:
    way = heard.data("path")["rows"][0]
    assert [s["to"] for s in way["steps"]][-1] == "instrument:treaty-1978"
    assert all(s["passages"] for s in way["steps"])
    growth = next(r for r in heard.data("conflicts")["rows"] if "2023" in r["text"] and "3.6%" in r["text"])
    assert [s["passages"] for s in growth["sides"]] == [["passage:000-06"], ["passage:001-05"]]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("update", "this graph is read only"),
        ("service", "SERVICE would send a request to another server"),
        ("endless", "the query took longer than 5 s and was ended"),
        ("nothing to verify", "there is nothing to verify"),
        ("no passage", "there is no passage “009-99”"),
        ("no iri", "is not an IRI"),
        ("unknown", "Nobody Whatsoever"),
        ("too many", "less than or equal to 200"),
        ("too long", "at most 500 characters"),
    ],
)
def test_what_cannot_be_is_refused_in_words(heard: Heard, name: str, said: str) -> None:
    assert heard.results[name].is_error
    assert said in heard.text(name)
    assert not re.search(rf"Traceback|\.py\b|{re.escape(str(ROOT))}", heard.text(name))


def test_an_ended_query_hurts_no_other(heard: Heard) -> None:
    assert heard.data("after")["rows"][0]["values"] == {"when": "1978-11-03"}


def test_what_a_passage_says_and_where_it_stands(heard: Heard) -> None:
    found = heard.data("passage")
    said = {(r["subject"], r["predicate"], r["object"]) for r in found["rows"]}
    assert ("instrument:treaty-1994", "vnru:signedOn", "1994-06") in said
    assert ("instrument:treaty-1994", "vnru:signedOn", "1994-06-16") not in said
    assert all("passage:003-25" in r["passages"] for r in found["rows"])
    assert (found["locator"]["document"], found["locator"]["paragraph"]) == ("source:003", "25")
    assert len(found["locator"]["sha256"]) == 64


def test_which_passages_state_a_triple_and_whether_this_one_does(heard: Heard) -> None:
    (row,) = heard.data("stated")["rows"]
    assert row["passages"] == ["passage:000-01", "passage:001-08", "passage:003-66"]
    assert heard.data("stated")["stated"] is True
    assert heard.data("yes")["stated"] is True
    assert heard.text("yes").startswith("Yes")
    assert heard.data("no")["stated"] is False
    assert heard.text("no").startswith("No: this passage does not state it.")
    assert heard.data("no")["rows"][0]["passages"] == row["passages"], "but these do"
    assert heard.data("nowhere")["rows"] == []


def test_resources(heard: Heard) -> None:
    assert "vnru:signedOn" in heard.resources["vnru://ontology"]
    assert "PREFIX vnru: <https://w3id.org/vnru/ontology#>" in heard.resources["vnru://prefixes"]
    assert '"id": "trade-by-year"' in heard.resources["vnru://questions"]
    assert "SELECT" in heard.resources["vnru://questions/trade-by-year"]
    assert "no-such-question" in heard.refused
    assert ".py" not in heard.refused


@pytest.fixture
def address() -> Iterator[str]:
    """The address of the server over HTTP."""
    process = subprocess.Popen([sys.executable, *COMMAND, "--http", "--port", "0"], stderr=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        assert process.stderr is not None
        yield next(found[0] for line in process.stderr if (found := re.search(r"http://127\.0\.0\.1:\d+/mcp", line)))
    finally:
        process.terminate()
        process.communicate(timeout=120)


def test_over_http_for_this_machine_only(address: str) -> None:
    async def ask() -> Any:
        async with Client(address) as client:
            return await client.call_tool(*CALLS["signed"])

    assert "[000-01]" in run(ask).content[0].text
    host, _, port = address.removeprefix("http://").removesuffix("/mcp").partition(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=120)
    try:
        connection.request("POST", "/mcp", "{}", {"Host": "elsewhere.example", "Content-Type": "application/json"})
        assert connection.getresponse().status == 421, "somebody's page had its own name point here"
    finally:
        connection.close()


def test_where_to_listen_is_for_http() -> None:
    done = subprocess.run(
        [sys.executable, *COMMAND, "--port", "0"], capture_output=True, text=True, cwd=ROOT, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 2
    assert "--host, --port and --name need --http" in done.stderr
