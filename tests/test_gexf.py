"""GEXF as Gephi opens it: by the rules of its schema, and as networkx reads it again."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.export import export
from vnru_kg.namespaces import q

GEXF, VIZ = "{http://www.gexf.net/1.2draft}", "{http://www.gexf.net/1.2draft/viz}"


@pytest.fixture(scope="module")
def content(kg: KnowledgeGraph) -> bytes:
    return export(kg, "gexf", language="en")[".gexf"]


@pytest.fixture(scope="module")
def whole(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 — our own bytes


def items(whole: ET.Element) -> list[ET.Element]:
    return [*whole.iter(f"{GEXF}node"), *whole.iter(f"{GEXF}edge")]


def test_it_has_time_as_the_schema_wants_it(whole: ET.Element, drawn: nx.MultiDiGraph[str]) -> None:
    """A timeline needs mode and format of the graph, and of each item two days in order, or one, or none at all. They stand as attributes
    too, for graphology-gexf 0.13.2 leaves start and end away.
    """
    (graph,) = whole.iter(f"{GEXF}graph")
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("defaultedgetype")) == ("dynamic", "date", "directed")
    spells = {}
    for item in items(whole):
        start, end = item.get("start"), item.get("end")
        spells[item.get("id")] = (start, end)
        first, last = (date.fromisoformat(day) if day else None for day in (start, end))
        assert not (first and last) or first <= last, item.attrib
    nodes = {n: (d["earliest"] or None, d["latest"] or None) for n, d in drawn.nodes(data=True)}
    assert {n: spells[n] for n in nodes} == nodes
    assert sum(1 for days in nodes.values() if any(days)) > 100
    timed = [edge for edge in whole.iter(f"{GEXF}edge") if edge.get("start")]
    assert len(timed) == sum(1 for *_, d in drawn.edges(data=True) if d["earliest"]) > 300


def test_it_has_places_colours_sizes_and_weights(whole: ET.Element, kg: KnowledgeGraph, drawn: nx.MultiDiGraph[str]) -> None:
    spots, sizes = [], {}
    for node in whole.iter(f"{GEXF}node"):
        name = str(node.get("id"))
        (colour,), (size,), (spot,) = (node.findall(f"{VIZ}{part}") for part in ("color", "size", "position"))
        told = kg.text(q(f"code:kind-{drawn.nodes[name]['kind']}"), "vnru:colour")
        assert "#{:02X}{:02X}{:02X}".format(*(int(str(colour.get(c))) for c in "rgb")) == told.upper()
        spots.append((float(str(spot.get("x"))), float(str(spot.get("y")))))
        sizes[name] = float(str(size.get("value")))
    assert len(set(spots)) > 0.95 * len(spots), "things stand on each other"
    degree = dict(drawn.degree())
    assert sizes[max(degree, key=lambda n: degree[n])] == max(sizes.values())
    weights = sorted(float(str(edge.get("weight"))) for edge in whole.iter(f"{GEXF}edge"))
    assert weights == sorted(float(max(1, len(d["passages"]))) for *_, d in drawn.edges(data=True))
    assert weights[-1] > 1


def test_every_value_is_of_a_declared_attribute_and_every_id_stands_once(whole: ET.Element) -> None:
    declared = {
        kind.get("class"): {a.get("id"): (a.get("title"), a.get("type")) for a in kind.iter(f"{GEXF}attribute")}
        for kind in whole.iter(f"{GEXF}attributes")
    }
    for sort in ("node", "edge"):
        found = list(whole.iter(f"{GEXF}{sort}"))
        assert Counter(item.get("id") for item in found).most_common(1)[0][1] == 1
        assert {value.get("for") for item in found for value in item.iter(f"{GEXF}attvalue")} <= set(declared[sort])
        assert {"label_vi", "label_ru", "passages"} <= {title for title, _ in declared[sort].values()}
        assert {kind for _, kind in declared[sort].values()} == {"string"}


def test_networkx_reads_time_place_and_weight(content: bytes, drawn: nx.MultiDiGraph[str]) -> None:
    read = nx.read_gexf(io.BytesIO(content))
    visit = next(n for n, d in drawn.nodes(data=True) if d["kind"] == "event" and d["latest"])
    assert read.nodes[visit]["start"] == drawn.nodes[visit]["earliest"]
    assert set(read.nodes[visit]["viz"]) == {"color", "size", "position"}
    assert read.number_of_edges() == drawn.number_of_edges()
    assert all(d["weight"] >= 1 for *_, d in read.edges(data=True))
