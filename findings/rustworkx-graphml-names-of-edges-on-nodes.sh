#!/usr/bin/env bash
# rustworkx-graphml-names-of-edges-on-nodes
# Expected: in GraphML each key has an id of its own, since a value names its key by nothing else; what rustworkx writes, networkx reads as it was, and the other
#   way round.
# Happens: rustworkx counts the keys of nodes and those of edges from d1 each, so two keys have one id. networkx takes the later one: the label of a node becomes its
#   "predicate" (the name of the first attribute of edges), without a word; where the types differ the file can't be read (a 1.5 under a key for whole numbers). rustworkx
#   and igraph read it rightly. The other way, networkx writes booleans as True and False, which rustworkx refuses (igraph takes them).
# Versions: rustworkx 0.18.1, networkx 3.6.1, igraph 1.0.0.
# Why: a graph that went through the quick library for its computations comes back to the common one without labels, and looks whole. Hand write_graphml keys
#   with ids of their own, as shown below, and write booleans as text.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m pip install -qq --target lib rustworkx==0.18.1 networkx==3.6.1 igraph==1.0.0
PYTHONPATH=lib python3 - <<'EOF' || exit 1
import re
import sys

import igraph
import networkx
import rustworkx

graph = rustworkx.PyDiGraph()
one, other = graph.add_node({"label": "Hà Nội"}), graph.add_node({"label": "Москва"})
graph.add_edge(one, other, {"predicate": "signed"})
rustworkx.write_graphml(graph, "names.graphml")
read = networkx.read_graphml("names.graphml")
again = igraph.Graph.Read_GraphML("names.graphml")

shares = rustworkx.PyDiGraph()
one, other = shares.add_node({"share": 1.5}), shares.add_node({"share": 2.5})
shares.add_edge(one, other, {"since": 1994})
rustworkx.write_graphml(shares, "shares.graphml")
try:
    networkx.read_graphml("shares.graphml")
    refused = None
except ValueError as error:
    refused = str(error)

text, domain = rustworkx.GraphMLType.String, rustworkx.GraphMLDomain
keys = [rustworkx.GraphMLKey("n", domain.Node, "label", text, None), rustworkx.GraphMLKey("e", domain.Edge, "predicate", text, None)]
rustworkx.write_graphml(graph, "own.graphml", keys=keys)

flags = networkx.DiGraph()
flags.add_node("a", open=True)
networkx.write_graphml(flags, "flags.graphml")
try:
    rustworkx.read_graphml("flags.graphml")
    flag = None
except Exception as error:  # the class is not named
    flag = str(error)
seen = {
    "ids of keys": re.findall(r'<key id="(\w+)"', open("names.graphml", encoding="utf-8").read()),
    "nodes, by networkx": [data for _, data in read.nodes(data=True)],
    "edges, by networkx": [data for *_, data in read.edges(data=True)],
    "with keys of one's own": [data for _, data in networkx.read_graphml("own.graphml").nodes(data=True)],
    "nodes, by igraph": again.vs["label"],
    "nodes, by rustworkx": [node["label"] for node in rustworkx.read_graphml("names.graphml")[0].nodes()],
    "1.5, by networkx": refused,
    "True, by rustworkx": flag,
    "True, by igraph": igraph.Graph.Read_GraphML("flags.graphml").vs["open"],
}
for what, value in seen.items():
    print(what, "|", value)
known = {
    "ids of keys": ["d1", "d1"],
    "nodes, by networkx": [{"predicate": "Hà Nội"}, {"predicate": "Москва"}],
    "edges, by networkx": [{"predicate": "signed"}],
    "with keys of one's own": [{"label": "Hà Nội"}, {"label": "Москва"}],
    "nodes, by igraph": ["Hà Nội", "Москва"],
    "nodes, by rustworkx": ["Hà Nội", "Москва"],
    "1.5, by networkx": "invalid literal for int() with base 10: '1.5'",
    "True, by rustworkx": "Failed conversion to 'bool': provided string was not `true` or `false`",
    "True, by igraph": [True],
}
if seen != known:
    sys.exit("the behaviour has changed")
EOF
