#!/usr/bin/env bash
# networkx-json-loses-an-edge-called-source
# Expected: an attribute "source" of an edge (where the fact comes from) survives node_link_data, or is refused; so does a node's "id".
# Happens: the ends of the edge are written over it, without a word: after the round trip the attribute is gone. A node's "id" is replaced by the node's name.
#   cytoscape_data overwrites an edge's "source" and a node's "value", but keeps the node's own "id": the edge then goes
#   from "a" to "b" where the node is called "Q881". Read back, every edge has "source" and "target" as attributes.
# Version: networkx 3.6.1.
# Why: "source" is what everybody calls the document that a relation is taken from, and JSON for a web page is where it vanishes; call it something else
#   or hand over other key names (node_link_data(G, source="from", target="to", name="node")).
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" networkx==3.6.1
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

import networkx as nx

graph = nx.DiGraph()
graph.add_node("a", id="Q881", value=3)
graph.add_edge("a", "b", source="treaty-1994.pdf")
link = nx.node_link_graph(nx.node_link_data(graph))
elements = nx.cytoscape_data(graph)["elements"]
ends = elements["nodes"][0]["data"]["id"], elements["edges"][0]["data"]["source"]
print("cytoscape: the node is called", ends[0], "and the edge starts at", ends[1])
cyto = nx.cytoscape_graph(nx.cytoscape_data(graph))
keys = {"source": "from", "target": "to", "name": "node"}
other = nx.node_link_graph(nx.node_link_data(graph, **keys), **keys)
seen = {
    "node-link": (link.edges["a", "b"], link.nodes["a"]),
    "cytoscape": (next(iter(cyto.edges(data=True)))[2], next(iter(cyto.nodes(data=True)))[1]),
    "other keys": (other.edges["a", "b"], other.nodes["a"]),
}
for way, (edge, node) in seen.items():
    print(way, "| edge", edge, "| node", node)
if (
    seen["node-link"] != ({}, {"value": 3})
    or seen["cytoscape"][0] != {"source": "a", "target": "b"}
    or seen["cytoscape"][1].get("value") != "a"
    or ends != ("Q881", "a")
    or seen["other keys"] != ({"source": "treaty-1994.pdf"}, {"id": "Q881", "value": 3})
):
    sys.exit("the behaviour has changed")
EOF
