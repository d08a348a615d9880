"""What is taken away: the same bytes in every run, and the same graph when it is read again."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import igraph
import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import EmbeddedEngine
from vnru_kg.errors import NotFoundError, OutputError
from vnru_kg.export import export
from vnru_kg.formats import GRAPH_FORMATS, NETWORK_FORMATS
from vnru_kg.load.files import read_quads
from vnru_kg.load.places import source_files
from vnru_kg.namespaces import BASE, prefixes, q
from vnru_kg.turtle import serialize

from .support import ROOT

FORMATS = [*GRAPH_FORMATS, *NETWORK_FORMATS]
OXIGRAPH = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
CONTROLLED = q("person:control")
RDFLIB = {"turtle": "turtle", "trig": "trig", "ntriples": "nt", "nquads": "nquads", "jsonld": "json-ld", "rdfxml": "xml"}

HASHES = """
import hashlib, sys
from vnru_kg import KnowledgeGraph
from vnru_kg.export import export
kg = KnowledgeGraph.load(sys.argv[1] or None)
for name in sys.argv[2:]:
    for ending, content in export(kg, name).items():
        print(name, ending, hashlib.sha256(content).hexdigest())
"""
# rdflib warns of its own code when a Dataset is parsed
QUIET = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")

Export = Callable[[str], dict[str, bytes]]


@pytest.fixture(scope="module")
def shipped(kg: KnowledgeGraph) -> Export:
    """The shipped graph in a format, written once for all tests of this module."""
    return cache(lambda name: export(kg, name))


def one(parts: dict[str, bytes]) -> bytes:
    (content,) = parts.values()
    return content


def dataset(graph: KnowledgeGraph) -> set[ox.Quad]:
    assert isinstance(graph.engine, EmbeddedEngine)
    return set(graph.engine.native_quads())


def merge(graph: KnowledgeGraph) -> set[ox.Triple]:
    return {quad.triple for quad in dataset(graph)}


@pytest.fixture(scope="module")
def controlled(small: KnowledgeGraph) -> KnowledgeGraph:
    """The small graph and somebody whose name holds control characters."""
    assert isinstance(small.engine, EmbeddedEngine)
    person, graph = ox.NamedNode(CONTROLLED), ox.NamedNode(q("authority:people"))
    more: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (q("rdf:type"), ox.NamedNode(q("foaf:Person"))),
        (q("skos:prefLabel"), ox.Literal("bell\u0007 escape\u001b[31m", language="vi")),
    ]
    quads = [ox.Quad(person, ox.NamedNode(p), o, graph) for p, o in more]
    return KnowledgeGraph(EmbeddedEngine([*small.engine.native_quads(), *quads]))


# ---- the same bytes ----------------------------------------------------------------------------------------------------


def elsewhere(home: str, formats: list[str]) -> list[str]:
    """The hashes of exports under another hash seed, of a graph that is read from the cache."""
    seed = "4242" if os.environ.get("PYTHONHASHSEED") != "4242" else "1"
    process = subprocess.run(
        [sys.executable, "-c", HASHES, home, *formats],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert process.stderr == ""
    return process.stdout.splitlines()


def hashes(name: str, parts: dict[str, bytes]) -> list[str]:
    return [f"{name} {ending} {hashlib.sha256(content).hexdigest()}" for ending, content in parts.items()]


def test_every_format_gives_the_same_bytes_whatever_the_hash_seed(home: Path, small: KnowledgeGraph) -> None:
    """Here the graph was built from its files under one hash seed; there it is read from the cache under another."""
    KnowledgeGraph.load(home)
    expected = [line for name in FORMATS for line in hashes(name, export(small, name))]
    assert len(expected) == len(FORMATS) + 9  # csv is five files, parquet four, neo4j three
    assert elsewhere(str(home), FORMATS) == expected


def test_the_shipped_graph_gives_the_same_bytes_whatever_the_hash_seed(shipped: Export) -> None:
    formats = ["turtle", "csv"]
    assert elsewhere("", formats) == [line for name in formats for line in hashes(name, shipped(name))]


def test_the_order_of_loading_does_not_matter(small: KnowledgeGraph) -> None:
    assert isinstance(small.engine, EmbeddedEngine)
    quads = list(small.engine.native_quads())
    backwards = KnowledgeGraph(EmbeddedEngine(reversed(quads)))
    for name in ("turtle", "trig", "csv"):
        assert export(backwards, name) == export(small, name), name


# ---- the same graph --------------------------------------------------------------------------------------------------------


def test_oxigraph_reads_the_shipped_turtle(kg: KnowledgeGraph, shipped: Export) -> None:
    read = list(ox.parse(one(shipped("turtle")), format=ox.RdfFormat.TURTLE))
    assert {quad.graph_name for quad in read} == {ox.DefaultGraph()}
    assert len(read) == len(kg)
    assert {quad.triple for quad in read} == merge(kg)


def test_oxigraph_reads_the_shipped_trig(kg: KnowledgeGraph, shipped: Export) -> None:
    read = list(ox.parse(one(shipped("trig")), format=ox.RdfFormat.TRIG))
    assert ox.DefaultGraph() not in {quad.graph_name for quad in read}
    assert len(read) == len(dataset(kg))
    assert set(read) == dataset(kg)


@pytest.mark.parametrize("name", ["turtle", "ntriples", "jsonld", "rdfxml"])
def test_oxigraph_reads_the_merge(small: KnowledgeGraph, name: str) -> None:
    read = list(ox.parse(one(export(small, name)), format=OXIGRAPH[name]))
    assert {quad.graph_name for quad in read} == {ox.DefaultGraph()}
    assert len(read) == len(small)
    assert {quad.triple for quad in read} == merge(small)


@pytest.mark.parametrize("name", ["trig", "nquads"])
def test_oxigraph_reads_the_dataset(small: KnowledgeGraph, name: str) -> None:
    read = list(ox.parse(one(export(small, name)), format=OXIGRAPH[name]))
    assert len(read) == len(set(read))
    assert set(read) == dataset(small)


@QUIET
@pytest.mark.parametrize("name", ["turtle", "ntriples", "jsonld", "rdfxml"])
def test_rdflib_reads_the_merge(small: KnowledgeGraph, name: str) -> None:
    reference = rdflib.Graph().parse(data=one(export(small, "ntriples")), format="nt")
    read = rdflib.Graph().parse(data=one(export(small, name)), format=RDFLIB[name])
    assert len(reference) == len(small)
    assert set(read) == set(reference)
    assert not [t for t in read if any(isinstance(term, rdflib.BNode) for term in t)]  # so equal sets are isomorphic graphs


@QUIET
@pytest.mark.parametrize("name", ["trig", "nquads"])
def test_rdflib_reads_the_dataset(small: KnowledgeGraph, name: str) -> None:
    read = rdflib.Dataset()
    read.parse(data=one(export(small, name)), format=RDFLIB[name])
    assert len(read.default_graph) == 0
    found = {(str(s), str(p), str(o), str(g)) for s, p, o, g in read.quads()}
    assert found == {(str(s), str(p), str(o), str(g)) for s, p, o, g in small.engine.quads()}


def test_rdflib_reads_the_shipped_turtle(kg: KnowledgeGraph, shipped: Export) -> None:
    read = rdflib.Graph().parse(data=one(shipped("turtle")), format="turtle")
    assert len(read) == len(kg)
    assert not [t for t in read if any(isinstance(term, rdflib.BNode) for term in t)]


def test_turtle_is_grouped_and_prefixed(shipped: Export) -> None:
    text = one(shipped("turtle")).decode()
    lines = text.splitlines()
    declared = [line.split()[1].rstrip(":") for line in lines if line.startswith("@prefix")]
    assert set(declared) <= set(prefixes())
    assert len(declared) == len(set(declared)) > 20
    body = [line for line in lines if not line.startswith("@prefix")]
    subjects = [line.split()[0] for line in body if line and not line.startswith(("\t", " "))]
    assert len(subjects) == len(set(subjects)), "a subject stands in two places"
    assert "person:vo-van-kiet a " in text
    assert not any("<https://w3id.org/vnru/person/" in line for line in body if "sh:select" not in line)  # queries declare theirs
    assert "vnru:attestedIn passage:" in text
    assert "Võ Văn Kiệt" in text


def test_trig_has_a_block_for_each_graph(kg: KnowledgeGraph, shipped: Export) -> None:
    text = one(shipped("trig")).decode()
    heads = [line for line in text.splitlines() if line.endswith("{")]
    assert len(heads) == len({quad.graph_name for quad in dataset(kg)})


# ---- the answer of a query ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", GRAPH_FORMATS)
def test_the_answer_of_a_construct(small: KnowledgeGraph, name: str) -> None:
    (content,) = export(small, name, construct="CONSTRUCT { ?s vnru:partOf ?o } WHERE { ?s vnru:partOf ?o }").values()
    expected = ox.Triple(ox.NamedNode(q("place:an-city")), ox.NamedNode(q("vnru:partOf")), ox.NamedNode(q("place:anland")))
    assert [quad.triple for quad in ox.parse(content, format=OXIGRAPH[name])] == [expected]


def test_blank_nodes_and_empty_answers(small: KnowledgeGraph) -> None:
    (content,) = export(small, "turtle", construct='CONSTRUCT { [] rdfs:label "a" } WHERE {}').values()
    assert len(list(ox.parse(content, format=ox.RdfFormat.TURTLE))) == 1
    for name in GRAPH_FORMATS:
        (content,) = export(small, name, construct="CONSTRUCT { ?s ?p ?o } WHERE { ?s vnru:nothing ?o . ?s ?p ?o }").values()
        assert list(ox.parse(content, format=OXIGRAPH[name])) == []


def test_only_graphs_are_exported(small: KnowledgeGraph) -> None:
    with pytest.raises(NotFoundError, match="this query does not give one"):
        export(small, "turtle", construct="SELECT * { ?s ?p ?o }")
    with pytest.raises(NotFoundError, match="gexf does not hold the answer of a query"):
        export(small, "gexf", construct="CONSTRUCT WHERE { ?s ?p ?o }")
    with pytest.raises(NotFoundError, match="unknown format “docx”"):
        export(small, "docx")


@pytest.mark.parametrize(
    ("construct", "message"),
    [
        ('CONSTRUCT { <http://x/a> <http://x/> "b" } WHERE {}', "no way to write the predicate <http://x/>"),
        ('CONSTRUCT { <http://x/a> <http://x/b> "\\u0007" } WHERE {}', "control character"),
    ],
)
def test_what_xml_cannot_hold_is_told(small: KnowledgeGraph, construct: str, message: str) -> None:
    with pytest.raises(OutputError, match=message):
        export(small, "rdfxml", construct=construct)
    (content,) = export(small, "turtle", construct=construct).values()
    assert len(list(ox.parse(content, format=ox.RdfFormat.TURTLE))) == 1


def test_control_characters_survive_elsewhere(controlled: KnowledgeGraph) -> None:
    for name in ("turtle", "trig", "ntriples", "nquads", "jsonld"):
        labels = {
            quad.object.value
            for quad in ox.parse(one(export(controlled, name)), format=OXIGRAPH[name])
            if isinstance(quad.object, ox.Literal)
        }
        assert {"bell\u0007 escape\u001b[31m", "line\none, tab\there", "\u202eобратно"} <= labels, name


def test_each_triple_is_written_once() -> None:
    a = ox.NamedNode("http://x/a")
    triple = ox.Triple(a, a, a)
    assert serialize([triple, triple], "ntriples") == b"<http://x/a> <http://x/a> <http://x/a> .\n"
    assert serialize([], "turtle").strip() == b""


# ---- networks ------------------------------------------------------------------------------------------------------------------


def test_networkx_reads_graphml(shipped: Export, drawn: nx.MultiDiGraph[str]) -> None:
    read = nx.read_graphml(io.BytesIO(one(shipped("graphml"))), force_multigraph=True)
    assert isinstance(read, nx.MultiDiGraph)
    told = [sorted((a, b, d["predicate"], d["statement"]) for a, b, d in g.edges(data=True)) for g in (read, drawn)]
    assert told[0] == told[1]
    assert set(read) == set(drawn)
    for node, data in drawn.nodes(data=True):
        assert read.nodes[node] == {**data, "passages": " ".join(data["passages"])}


def test_igraph_reads_graphml(shipped: Export, drawn: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    """igraph 1.0.0 takes ``id`` of an edge for a node's, an absent truth for false, and 15 digits of a number: we write none of these."""
    (tmp_path / "network.graphml").write_bytes(one(shipped("graphml")))
    read = igraph.Graph.Read_GraphML(str(tmp_path / "network.graphml"))
    assert set(read.vs["id"]) == set(drawn)
    told = sorted((read.vs[e.source]["id"], read.vs[e.target]["id"], e["predicate"], e["statement"]) for e in read.es)
    assert told == sorted((a, b, d["predicate"], d["statement"]) for a, b, d in drawn.edges(data=True))
    for data in (*(d for _, d in drawn.nodes(data=True)), *(d for _, _, d in drawn.edges(data=True))):
        assert not {"id", "source", "target"} & set(data)
        assert not [name for name, value in data.items() if isinstance(value, bool) or (isinstance(value, int) and abs(value) >= 10**15)]


def test_networkx_reads_gexf(small: KnowledgeGraph) -> None:
    drawn = small.to_networkx()
    content = one(export(small, "gexf"))
    assert b"lastmodified" not in content
    read = nx.read_gexf(io.BytesIO(content))
    assert set(read) == set(drawn)
    assert read.number_of_edges() == drawn.number_of_edges()
    names = ("label", "label_vi", "label_ru", "kind")
    for node, data in drawn.nodes(data=True):
        assert {k: read.nodes[node][k] for k in names} == {k: data[k] for k in names}


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_xml_is_well_formed_whatever_the_labels(controlled: KnowledgeGraph, name: str) -> None:
    tree = ET.fromstring(one(export(controlled, name)))  # noqa: S314 — our own bytes
    text = "".join(tree.itertext()) + "".join(v for e in tree.iter() for v in e.attrib.values())
    assert "<script>alert('x')</script> & \"quotes\"" in text
    assert "bell\ufffd escape\ufffd[31m" in text


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "without a byte order mark Excel garbles Vietnamese"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_has_things_and_relations(shipped: Export, drawn: nx.MultiDiGraph[str]) -> None:
    files = shipped("csv")
    nodes, links = rows(files["-nodes.csv"]), rows(files["-edges.csv"])
    assert list(nodes[0])[:2] == ["Id", "Label"]
    assert list(links[0])[:5] == ["Id", "Source", "Target", "Type", "Label"]  # as Gephi's import looks for them
    assert [n["Id"] for n in nodes] == list(drawn)
    assert {n["Id"]: n["Label (vi)"] for n in nodes}[q("person:vo-van-kiet")] == "Võ Văn Kiệt"
    assert {n["Id"]: n["Label (ru)"] for n in nodes}[q("person:vo-van-kiet")] == "Во Ван Киет"
    assert sorted((e["Source"], e["Target"]) for e in links) == sorted(drawn.edges())
    assert {e["Type"] for e in links} == {"Directed"}
    ids = {n["Id"] for n in nodes}
    assert all(e["Source"] in ids and e["Target"] in ids for e in links)


def test_csv_cells_are_no_formulas(controlled: KnowledgeGraph) -> None:
    nodes = {n["Id"]: n for n in rows(export(controlled, "csv")["-nodes.csv"])}
    formula = nodes[q("person:formula")]
    assert formula["Label"] == '\'=HYPERLINK("http://x")'
    assert (formula["Label (en)"], formula["Label (ru)"]) == ("'+1+1", "'@SUM(A1)")
    assert nodes[q("person:hostile")]["Label (en)"] == "line\none, tab\there"
    assert nodes[CONTROLLED]["Label"] == "bell\ufffd escape\ufffd[31m"
    for row in nodes.values():
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


def test_networks_are_labelled_in_the_language(small: KnowledgeGraph) -> None:
    nodes = rows(export(small, "csv", language="ru")["-nodes.csv"])
    assert {n["Id"]: n["Label"] for n in nodes}[q("place:an-city")] == "Анград"


# ---- results -------------------------------------------------------------------------------------------------------------------


def test_json_ld_is_json(small: KnowledgeGraph) -> None:
    """As programs see it that know nothing of RDF: short names, types, numbers with their characters and datatype."""
    document = json.loads(one(export(small, "jsonld")))
    assert document["@context"]["place"] == BASE + "place/"
    city = next(node for node in document["@graph"] if node["@id"] == "place:an-city")
    assert "schema:City" in city["@type"]
    assert {"@language": "ru", "@value": "Анград"} in city["skos:prefLabel"]
    values = [value for node in document["@graph"] for value in node.get("sdmx-measure:obsValue", [])]
    assert values
    assert all(value["@type"] == "xsd:decimal" and isinstance(value["@value"], str) for value in values)


def test_a_frame_finds_every_person(kg: KnowledgeGraph) -> None:
    """By JSON-LD's own processor, with the context that the document brings."""
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a ?class ; ?p ?o FILTER(?class IN (foaf:Person, schema:Place)) }"
    document = json.loads(one(export(kg, "jsonld", construct=query)))
    framed = jsonld.frame(document, {"@context": document["@context"], "@type": "foaf:Person"})
    people = {str(row[0]) for row in kg.select("SELECT ?p { ?p a foaf:Person }")}
    assert len(people) > 20
    assert {BASE + node["@id"].replace(":", "/") for node in framed["@graph"]} == people
    assert all(len(node["foaf:name"]) == 3 for node in framed["@graph"])


def test_json_ld_says_the_same_to_its_own_processor(small: KnowledgeGraph) -> None:
    quads = jsonld.to_rdf(json.loads(one(export(small, "jsonld"))), {"format": "application/n-quads"})
    assert {quad.triple for quad in ox.parse(quads, format=ox.RdfFormat.N_QUADS)} == merge(small)


def canonical(literal: ox.Literal) -> str:
    """The rule that ontology/README.md tells: a number as XSD's canonical form has it, everything else as it is written."""
    text, kind = literal.value, literal.datatype.value.rpartition("#")[2]
    if kind == "decimal":
        text = format(Decimal(text), "f")
        text = (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
    elif kind == "integer":
        text = str(int(text))
    elif kind == "boolean":
        text = {"1": "true", "0": "false"}.get(text, text)
    return text


def test_a_checksum_of_the_files_holds_for_an_export(kg: KnowledgeGraph) -> None:
    """What the files say is what is exported, quad by quad, but for the way in which numbers are written."""
    home = ROOT
    computed = {BASE + "graph/derived", BASE + "graph/standard", BASE + "graph/queries"}

    def line(quad: ox.Quad) -> str:
        value = quad.object
        if isinstance(value, ox.Literal) and not value.language:
            value = ox.Literal(canonical(value), datatype=value.datatype)
        return f"{quad.subject} {quad.predicate} {value} {quad.graph_name}"

    files = {line(quad) for quad in read_quads(home, source_files(home))}
    exported = list(ox.parse(one(export(kg, "nquads")), format=ox.RdfFormat.N_QUADS))
    lines = {f"{q.subject} {q.predicate} {q.object} {q.graph_name}" for q in exported if str(q.graph_name).strip("<>") not in computed}
    sums = [hashlib.sha256("\n".join(sorted(part)).encode()).hexdigest() for part in (files, lines)]
    assert files == lines
    assert sums[0] == sums[1]


def test_nothing_is_said_that_engines_spell_each_in_its_way(kg: KnowledgeGraph) -> None:
    """A second engine must get the same bytes, and so the same hash, from what an export says.

    Oxigraph 0.5.13 makes tags of languages small where rdf-canonize 5.0.0 keeps them; rdflib 7.6.0 cuts the zone off a day and
    writes that of a moment otherwise than Oxigraph; a double is written in as many ways as there are engines.
    """
    tags = {tag for file in source_files(ROOT) for tag in re.findall(r'"@([A-Za-z-]+)', file.read_text("utf-8"))}
    assert tags == {tag.lower() for tag in tags}
    assert {"vi", "en", "ru"} <= tags
    literals = {
        quad.object for quad in ox.parse(one(export(kg, "nquads")), format=ox.RdfFormat.N_QUADS) if isinstance(quad.object, ox.Literal)
    }
    kinds = {literal.datatype.value.rpartition("#")[2] for literal in literals}
    assert "date" in kinds
    assert not kinds & {"dateTime", "time", "double", "float"}
    assert [x for x in literals if x.datatype.value.endswith("#date") and not re.fullmatch(r"-?\d{4,}-\d\d-\d\d", x.value)] == []


def test_exports_do_not_depend_on_the_folder(small: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = one(export(small, "turtle"))
    monkeypatch.chdir(tmp_path)
    assert one(export(small, "turtle")) == before
