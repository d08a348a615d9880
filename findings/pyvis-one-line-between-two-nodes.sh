#!/usr/bin/env bash
# pyvis-one-line-between-two-nodes
# Expected: a networkx multigraph with two relations between two nodes is drawn with two lines, and a call that draws a graph
#   leaves the graph as it was.
# Happens: an undirected Network keeps the first line only, without a word, whatever the others are called and in whichever
#   direction they are added, by add_edge and by from_nx; a directed one keeps all. And from_nx writes "size" into each node
#   and "width" into each edge of the CALLER's graph, which then stand in whatever is exported from it.
# Versions: pyvis 0.3.2, networkx 3.6.1.
# Why: "signed" and "visited" between the same two become one of them, by the order of the input; a GraphML file written after
#   the drawing holds pixels as data. Use directed=True, and hand over a copy.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" pyvis==0.3.2 networkx==3.6.1
PYTHONPATH="$dir" python3 -W ignore - <<'EOF' || exit 1
import sys

import networkx as nx
from pyvis.network import Network


def lines(network):
    return [edge["label"] for edge in network.edges]


by_hand = Network()
by_hand.add_nodes(["person", "treaty"])
for ends, label in ((("person", "treaty"), "signed"), (("treaty", "person"), "names")):
    by_hand.add_edge(*ends, label=label)

graph = nx.MultiGraph()
graph.add_edge("person", "treaty", label="signed")
graph.add_edge("person", "treaty", label="spoke of")
undirected, directed = Network(), Network(directed=True)
undirected.from_nx(graph)
directed.from_nx(graph)
seen = {
    "by hand": lines(by_hand),
    "undirected": lines(undirected),
    "directed": lines(directed),
    "node afterwards": graph.nodes["person"],
    "edge afterwards": graph.edges["person", "treaty", 0],
}
for one in seen.items():
    print(*one)
known = {
    "by hand": ["signed"],
    "undirected": ["signed"],
    "directed": ["signed", "spoke of"],
    "node afterwards": {"size": 10},
    "edge afterwards": {"label": "signed", "width": 1},
}
if seen != known:
    sys.exit("the behaviour has changed")
EOF
