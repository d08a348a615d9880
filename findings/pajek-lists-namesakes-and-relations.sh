#!/usr/bin/env bash
# pajek-lists-namesakes-and-relations
# Expected: networkx and igraph read one Pajek file alike. In the format "*Arcslist" has lines "from to to …", nodes are told apart by number (labels may
#   repeat), and '*Arcs :2 "signs"' begins a second relation.
# Happens: networkx reads the list "1 2 3" as one arc from 1 to 2 of weight 3, so the arc to 3 is lost. Two people of one name become one node, and a line
#   between them a loop. Each further relation adds two nodes, "*Arcs" and ":2", with an arc between them. igraph reads the
#   first two rightly and refuses the third. No error, no warning in networkx.
# Versions: networkx 3.6.1, igraph 1.0.0.
# Why: Pajek's files are how networks are handed on in history and sociology, where namesakes and several relations are the rule; read the lists by hand.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" networkx==3.6.1 igraph==1.0.0
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import os
import sys
import tempfile
import warnings

import igraph
import networkx as nx

files = {
    "a list": '*Vertices 3\n1 "a"\n2 "b"\n3 "c"\n*Arcslist\n1 2 3\n',
    "namesakes": '*Vertices 3\n1 "Minh"\n2 "Minh"\n3 "An"\n*Edges\n1 2 1\n2 3 1\n',
    "two relations": '*Vertices 2\n1 "a"\n2 "b"\n*Arcs :1 "visits"\n1 2 1\n*Arcs :2 "signs"\n1 2 4\n',
}


def networkx_reads(path):
    graph = nx.read_pajek(path)
    return list(graph), [(*ends, data.get("weight")) for *ends, data in graph.edges(data=True)]


def igraph_reads(path):
    try:
        graph = igraph.Graph.Read_Pajek(path)
    except igraph.InternalError:
        return "refused"
    names = graph.vs["name"]
    weights = graph.es["weight"] if "weight" in graph.es.attributes() else [None] * graph.ecount()
    return names, [(names[e.source], names[e.target], weight) for e, weight in zip(graph.es, weights)]


warnings.simplefilter("error")
seen = {}
with tempfile.TemporaryDirectory() as folder:
    for what, text in files.items():
        path = os.path.join(folder, "g.net")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        seen[what] = networkx_reads(path), igraph_reads(path)
for what, (one, other) in seen.items():
    print(what, f"networkx {one}", f"igraph   {other}", sep="\n  ")
known = {
    "a list": (
        (["a", "b", "c"], [("a", "b", 3.0)]),
        (["a", "b", "c"], [("a", "b", None), ("a", "c", None)]),
    ),
    "namesakes": (
        (["Minh", "An"], [("Minh", "Minh", 1.0), ("Minh", "An", 1.0)]),
        (["Minh", "Minh", "An"], [("Minh", "Minh", 1.0), ("Minh", "An", 1.0)]),
    ),
    "two relations": (
        (["a", "b", "*Arcs", ":2"], [("a", "b", 1.0), ("a", "b", 4.0), ("*Arcs", ":2", None)]),
        "refused",
    ),
}
if seen != known:
    sys.exit("the behaviour has changed")
EOF
