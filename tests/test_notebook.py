"""Answers in a notebook: what they are drawn from, and that nothing in them is markup."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import networkx as nx
import pytest
import rdflib

from vnru_kg import KnowledgeGraph
from vnru_kg.answers import Answer
from vnru_kg.namespaces import expand, q
from vnru_kg.notebook import MOST, drawing, table

SIGNED = expand("event:2004-2012-su-30mk2-contract-signings") or ""


def test_an_answer_takes_its_triples_along(kg: KnowledgeGraph) -> None:
    found = kg.ask("what was signed in 2012?")
    assert isinstance(found, Answer)
    dataset = found.to_rdflib()
    graph = dataset.graph(rdflib.URIRef(expand("passage:003-42") or ""))
    assert str(graph.value(rdflib.URIRef(SIGNED), rdflib.URIRef(q("dcterms:date")))) == "2004/2012"
    assert {str(g.identifier) for g in dataset.graphs() if len(g) and "passage" in str(g.identifier)} == set(found.passages)
    stated = {(s, p, o, g) for s, p, o, g in kg.engine.quads() if str(g) in found.passages}
    for s, p, o, g in dataset.quads():
        assert any((str(s), str(p), str(o), str(getattr(g, "identifier", g))) == tuple(map(str, q_)) for q_ in stated)


def test_an_answer_is_a_network(kg: KnowledgeGraph) -> None:
    found = kg.ask("what was signed in 2012?")
    assert isinstance(found, Answer)
    network = found.to_networkx("ru")
    whole = kg.to_networkx("ru")
    assert SIGNED in network
    assert all(network.nodes[n] == whole.nodes[n] for n in network)
    assert all(set(data["passages"]) & set(found.passages) for _, _, data in network.edges(data=True))
    assert all(set(found.things) & set(edge) for edge in network.edges())


def test_a_description_and_the_ways_are_networks(kg: KnowledgeGraph) -> None:
    thing = kg.show("Võ Văn Kiệt")
    whole = kg.to_networkx()
    around = thing.to_networkx()
    assert set(around) == {thing.iri} | set(whole.successors(thing.iri)) | set(whole.predecessors(thing.iri))
    assert len(thing.to_rdflib()) > 5
    ways = kg.path("Võ Văn Kiệt", "instrument:treaty-1978")
    assert set(ways.to_networkx()) == {str(t) for way in ways for t in way.things}


@pytest.mark.parametrize("text", ["Putin thăm Việt Nam mấy lần?", "who met whom?"])
def test_what_a_notebook_shows_is_well_formed(text: str, kg: KnowledgeGraph) -> None:
    for shown in (kg.ask(text), kg.show("Vladimir Putin"), kg.path("Võ Văn Kiệt", "instrument:treaty-1978")):
        ET.fromstring(f"<div>{shown._repr_html_()}</div>")  # noqa: S314 — our own page, read to see that it is well-formed
    assert "<td>person:vo-van-kiet</td>" in kg.select("SELECT ?s { VALUES ?s { person:vo-van-kiet } }")._repr_html_()
    assert "<svg" in kg.show("Vladimir Putin")._repr_html_()


def test_hostile_names_stay_text() -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("a", label="<script>alert(1)</script>")
    network.add_node("b", label='" onload="alert(1)')
    network.add_edge("a", "b", label="</title><img src=x onerror=alert(1)>")
    for shown in (drawing(network, ["a"]), table("<b>", ["<i>"], [["<script>"]])):
        found = list(ET.fromstring(shown).iter())  # noqa: S314 — made by us
        assert {e.tag for e in found} <= {
            *("svg", "g", "line", "title", "circle", "text"),
            *("table", "caption", "thead", "tbody", "tr", "th", "td"),
        }
        assert not any("onload" in e.attrib for e in found)


def test_a_drawing_shows_what_matters_and_says_how_much_is_left() -> None:
    star: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    star.add_nodes_from([(f"n{i}", {"label": f"N{i}"}) for i in range(100)])
    star.add_edges_from([("n0", f"n{i}", {"label": "knows"}) for i in range(1, 100)])
    shown = drawing(star, ["n0"])
    assert shown.count("<circle") == MOST
    assert f"+{100 - MOST}<" in shown
    assert drawing(star, ["n0"]) == shown
    assert drawing(nx.MultiDiGraph()) == ""
