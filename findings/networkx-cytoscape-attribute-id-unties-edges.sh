#!/usr/bin/env bash
# networkx-cytoscape-attribute-id-unties-edges
# Expected: networkx.cytoscape_data makes JSON whose edges end at the nodes of the same JSON, whatever attributes they have; an
#   empty name stays empty.
# Happens: an attribute called "id" (which every GraphML file that passed through igraph has) becomes the node's id, while the
#   edges keep the networkx key: no edge has an end, and Cytoscape.js refuses the whole graph. An attribute "name"
#   that is empty or zero is replaced by the key. networkx itself reads its JSON back and sees nothing wrong.
# Versions: networkx 3.6.1, npm cytoscape 3.35.0.
# Why: the export looks right, is read back by the library that wrote it, and fails in the program that it is meant for; pass
#   ident="some name that no node has", or drop "id" first.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir/py" networkx==3.6.1
(cd "$dir" && npm init -y >/dev/null && npm install --silent --no-audit --no-fund cytoscape@3.35.0 >/dev/null)
PYTHONPATH="$dir/py" python3 - "$dir" <<'EOF' || exit 1
import json
import pathlib
import sys

import networkx as nx

plain = nx.MultiDiGraph()
plain.add_node("http://e/a", name="")
plain.add_node("http://e/b", name="B")
plain.add_edge("http://e/a", "http://e/b", label="signed")
through_igraph = plain.copy()
nx.set_node_attributes(through_igraph, {"http://e/a": "n0", "http://e/b": "n1"}, "id")
for name, graph in (("plain", plain), ("through_igraph", through_igraph)):
    data = nx.cytoscape_data(graph)
    nodes = [node["data"]["id"] for node in data["elements"]["nodes"]]
    edges = [(edge["data"]["source"], edge["data"]["target"]) for edge in data["elements"]["edges"]]
    names = [node["data"]["name"] for node in data["elements"]["nodes"]]
    again = nx.cytoscape_graph(data)
    print(name, nodes, edges, names, "read back:", len(again.edges))
    pathlib.Path(sys.argv[1], name + ".json").write_text(json.dumps(data["elements"]))
    known = ["n0", "n1"] if graph is through_igraph else ["http://e/a", "http://e/b"]
    if nodes != known or edges != [("http://e/a", "http://e/b")] or names != ["http://e/a", "B"] or len(again.edges) != 1:
        sys.exit("the behaviour has changed")
EOF
cd "$dir"
cat > read.cjs <<'EOF'
const cytoscape = require("cytoscape");
const seen = ["plain", "through_igraph"].map((name) => {
  try {
    return cytoscape({ headless: true, elements: require(`./${name}.json`) }).edges().length;
  } catch (error) {
    return error.message.replace(/`[^`]*`/g, "…");
  }
});
console.log(...seen);
if (seen[0] !== 1 || !/nonexist[ae]nt source/.test(seen[1])) {
  console.log("the behaviour has changed");
  process.exit(1);
}
EOF
node read.cjs
