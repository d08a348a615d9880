#!/usr/bin/env bash
# networkx-gml-billions-become-text
# Expected: a whole number in GML comes back as a number, whatever its size, or the writer refuses it.
# Happens: networkx writes whole numbers outside 32 bits in quotation marks (the GML text asks for 32-bit integers) and reads them back as str. igraph then makes
#   the WHOLE column text, the small numbers too. A float of the same value stays a number.
# Versions: networkx 3.6.1, igraph 1.0.0.
# Why: sums of money in dollars cross 2,147,483,647; a graph with 3,630,000,000 on one node has an amount that can't be added or compared, "5" > "3630000000".
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" networkx==3.6.1 igraph==1.0.0
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import os
import sys
import tempfile

import igraph
import networkx as nx

graph = nx.Graph()
graph.add_node("a", amount=3630000000)
graph.add_node("b", amount=5)
graph.add_node("c", amount=3630000000.0)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "g.gml")
    nx.write_gml(graph, path)
    print(open(path).read())
    back = [data["amount"] for _, data in nx.read_gml(path).nodes(data=True)]
    graph.remove_node("c")
    nx.write_gml(graph, path)
    column = igraph.Graph.Read_GML(path).vs["amount"]
print("networkx", back, "| igraph, a and b only", column)
if (back, column) != (["3630000000", 5, 3630000000.0], ["3630000000", "5"]):
    sys.exit("the behaviour has changed")
EOF
