#!/usr/bin/env bash
# graphml-default-values-three-readers
# Expected: a <default> of a GraphML key is the value of each node that has none of its own, of the declared type, and "1" is a true
#   boolean as in XML Schema: three readers agree.
# Happens: igraph does all of that. networkx leaves the node without a value (the default lies in G.graph["node_default"]). graphology gives the default
#   as TEXT, "false" (true in JavaScript) and "5" ("5" + 1 is "51"), and reads "1" as false.
# Versions: networkx 3.6.1, igraph 1.0.0, npm graphology 0.26.0 and graphology-graphml 0.5.2.
# Why: files from yEd and other editors have defaults; one filter finds other nodes in Python, in R and on the page. Write each value out.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir/lib" networkx==3.6.1 igraph==1.0.0
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund graphology@0.26.0 graphology-graphml@0.5.2
cat > g.graphml <<'EOF' || exit 1
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="k" for="node" attr.name="ok" attr.type="boolean"><default>false</default></key>
  <key id="n" for="node" attr.name="n" attr.type="int"><default>5</default></key>
  <graph edgedefault="undirected">
    <node id="a"><data key="k">1</data><data key="n">7</data></node>
    <node id="b"/>
  </graph>
</graphml>
EOF
cat > show.js <<'EOF' || exit 1
import { readFileSync } from 'node:fs'
import Graph from 'graphology'
import graphml from 'graphology-graphml/node/index.js'

const nodes = graphml.parse(Graph, readFileSync('g.graphml', 'utf8')).export().nodes
console.log(JSON.stringify(nodes.map(node => node.attributes)))
EOF
PYTHONPATH="$dir/lib" python3 - <<'EOF' || exit 1
import json
import subprocess
import sys

import igraph
import networkx as nx

network = [data for _, data in nx.read_graphml("g.graphml").nodes(data=True)]
columns = igraph.Graph.Read_GraphML("g.graphml").vs
page = json.loads(subprocess.run(["node", "show.js"], check=True, capture_output=True).stdout)
seen = {
    "networkx": network,
    "igraph": [{"ok": v["ok"], "n": v["n"]} for v in columns],
    "graphology": page,
}
known = {
    "networkx": [{"ok": True, "n": 7}, {}],
    "igraph": [{"ok": True, "n": 7}, {"ok": False, "n": 5}],
    "graphology": [{"ok": False, "n": 7}, {"ok": "false", "n": "5"}],
}
for reader, nodes in seen.items():
    print(reader, nodes)
if seen != known:
    sys.exit("the behaviour has changed")
EOF
