"""The explorer's page: what it holds, and that it is whole, the same each time, and closed to the outside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from math import hypot
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.errors import DataError, NotFoundError, OutputError
from vnru_kg.explorer import page_html, write_page
from vnru_kg.explorer.data import build
from vnru_kg.layout.opening import OPENING, Link, opening
from vnru_kg.layout.places import positions


def test_every_row_refers_to_rows_that_are_there(model: dict[str, Any]) -> None:
    things, facts, passages = len(model["things"]), len(model["facts"]), len(model["passages"])
    assert things == len(model["network"]["nodes" if "nodes" in model["network"] else "xy"])
    for thing in model["things"]:
        assert 0 <= thing[2] < len(model["kinds"])
        assert all(0 <= n < len(model["types"]) for n in thing[7])
        assert all(0 <= n < facts for n in thing[9])
        assert all(0 <= n < passages for n in thing[10])
    for n, (_, _, above) in enumerate(model["types"]):
        assert all(0 <= m < len(model["types"]) and m != n for m in above)
    for source, target, relation, _, _, cited, _ in model["edges"]:
        assert 0 <= source < things
        assert 0 <= target < things
        assert 0 <= relation < len(model["relations"])
        assert all(0 <= n < passages for n in cited)
    for heading, _, named, _, cited in model["facts"]:
        assert 0 <= heading < len(model["headings"])
        assert all(0 <= n < things for n in named)
        assert all(0 <= n < passages for n in cited)


def test_it_holds_every_thing_relation_and_fact(kg: KnowledgeGraph, drawn: nx.MultiDiGraph[str], model: dict[str, Any]) -> None:
    graph = drawn
    assert len(model["things"]) == graph.number_of_nodes()
    assert len(model["edges"]) == graph.number_of_edges()
    person = next(t for t in model["things"] if t[0] == "person:vo-van-kiet")
    assert person[1] == ["Võ Văn Kiệt", "Võ Văn Kiệt", "Во Ван Киет"]
    assert len(person[9]) == len(kg.show("person:vo-van-kiet").facts)
    pairs = [(a, b) for a, b, *_ in model["network"]["links"]]
    assert len(pairs) == len(set(pairs)) == len({frozenset(e) for e in graph.edges() if e[0] != e[1]})


def test_it_opens_on_the_most_important_things(model: dict[str, Any]) -> None:
    assert 30 <= len(model["opening"]) <= 90
    assert {"place:vietnam", "place:russia"} <= {model["things"][n][0] for n in model["opening"]}


def test_it_opens_on_what_was_asked_for_and_what_lies_around(small: KnowledgeGraph) -> None:
    def names(depth: int) -> set[str]:
        model = build(small, [small.resolve("place:an-city")], depth=depth)
        assert [model["things"][n][0] for n in model["focus"]] == ["place:an-city"]
        return {model["things"][n][0] for n in model["opening"]}

    assert names(0) == {"place:an-city"}
    assert names(1) == {"place:an-city", "place:anland", "event:2001-03-visit"}
    assert names(2) == names(1) | {"place:borland", "instrument:pact-2001", "person:fyodor-orlov"}


def test_two_runs_give_the_same_bytes(page_file: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from vnru_kg import KnowledgeGraph; from vnru_kg.explorer import write_page; "
        "write_page(KnowledgeGraph.load(), Path(sys.argv[1]))"
    )
    seed = "1" if os.environ.get("PYTHONHASHSEED") == "0" else "0"  # not that of this process, which made the other page
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "page.html")], env=environment, check=True)
    assert (tmp_path / "page.html").read_bytes() == page_file.read_bytes()


def test_the_policy_lets_nothing_in(page_file: Path) -> None:
    page = page_file.read_text("utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    rules = dict(part.strip().partition(" ")[::2] for part in policy[1].replace("&#39;", "'").split(";"))
    assert rules["default-src"] == "'none'"
    assert "'unsafe-" not in rules["script-src"] + rules["style-src"]
    assert "connect-src" not in rules  # so that default-src holds
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"""\b(?:src|href|srcset)\s*=""", markup)


def test_bad_input_is_answered_and_loses_nothing(small: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotFoundError, match="fr"):
        page_html(small, language="fr")
    with pytest.raises(NotFoundError, match="nobody"):
        page_html(small, things=["person:nobody-at-all"])
    with pytest.raises(NotFoundError, match="not a thing of the network"):
        page_html(small, things=["code:kind-person"])
    with pytest.raises(OutputError):
        write_page(small, tmp_path / "missing" / "page.html")
    target = tmp_path / "page.html"
    target.write_text("old", encoding="utf-8")
    monkeypatch.setattr("vnru_kg.explorer.page.files", lambda _: tmp_path)
    with pytest.raises(DataError, match=r"never built(.|\n)*hatch_build"):
        write_page(small, target)
    (tmp_path / "static").mkdir()
    for name in ("explorer.css", "old.js", "boot.js", "explorer.packed", "worker.packed", "bench.packed", "engine.packed"):
        (tmp_path / "static" / name).write_text('{"kind": "x", "sizes": [1]}', encoding="utf-8")  # as an earlier version packed
    with pytest.raises(DataError, match=r"another version(.|\n)*hatch_build"):
        write_page(small, target)
    assert target.read_text("utf-8") == "old"


def test_whoever_writes_a_document_is_not_what_it_tells_of(kg: KnowledgeGraph, model: dict[str, Any]) -> None:
    authors = {
        str(row[0]) for row in kg.select("SELECT DISTINCT ?who { ?document schema:author|vnru:compiledBy ?who . ?who a foaf:Person }")
    }
    documents = next((n for n, kind in enumerate(model["kinds"]) if kind[0] == "document"), -1)
    first = [model["things"][n] for n in model["opening"][:9]]
    assert authors
    assert not {thing[0] for thing in first} & {iri.replace("https://w3id.org/vnru/person/", "person:") for iri in authors}
    assert all(model["things"][n][2] != documents for n in model["opening"])


def test_everything_that_is_shown_first_is_tied_to_something_there(model: dict[str, Any]) -> None:
    first = set(model["opening"])
    linked = {n for a, b, *_ in model["network"]["links"] if a in first and b in first for n in (a, b)}
    assert linked == first


def test_an_opening_passes_over_what_is_alone() -> None:
    # the first two are linked to what is too unimportant to be shown
    chain = [Link(2, OPENING + 20, 1), *(Link(n, n + 1, 1) for n in range(2, OPENING + 20))]
    found = opening(OPENING + 40, [Link(0, OPENING + 30, 9), Link(1, OPENING + 30, 9), *chain], [], 1)
    assert found == list(range(2, OPENING + 2))


def test_parts_are_packed_beside_each_other() -> None:
    rings = [Link(start + n, start + (n + 1) % 6, 5) for start in (0, 6, 12) for n in range(6)]
    links = [Link(min(t.a, t.b), max(t.a, t.b), 5) for t in rings]
    points = positions(20, links, list(range(20)))
    assert points == positions(20, links, list(range(20)))
    near = min(hypot(a[0] - b[0], a[1] - b[1]) for n, a in enumerate(points) for b in points[:n])
    assert near > 40
    assert max(hypot(*point) for point in points) < 1500


@pytest.mark.parametrize("size", [0, 1, 2, 3])
def test_the_smallest_graphs_have_a_layout(size: int) -> None:
    links = [Link(n, n + 1, 1) for n in range(size - 1)]
    assert len(set(positions(size, links, list(range(size))))) == size
    assert len(positions(size + 2, links, list(range(size)))) == size + 2


def test_links_come_the_strongest_first(model: dict[str, Any]) -> None:
    links = model["network"]["links"]
    assert links == sorted(links, key=lambda link: (-link[2], link[0], link[1]))
    assert sum(link[3] for link in links) == sum(edge[0] != edge[1] for edge in model["edges"])
