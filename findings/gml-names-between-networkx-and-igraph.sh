#!/usr/bin/env bash
# gml-names-between-networkx-and-igraph
# Expected: GML written by one of the two is read by the other: the format has one rule for letters, 7-bit ASCII with character entities for the rest.
# Happens: networkx keeps to it and igraph doesn't, in either direction. igraph shows the entities of networkx as they are ("H&#224; N&#7897;i", with one warning), and what igraph
#   writes (UTF-8) is refused by networkx: "input is not ASCII-encoded". igraph also takes the underscore out of attribute names.
# Versions: networkx 3.6.1, igraph 1.0.0.
# Why: all the names with accents are spoilt one way and the file can't be read the other way; take GraphML, or
#   html.unescape() the labels.
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

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "g.gml")
    nx.write_gml(nx.Graph([("Hà Nội", "Москва")]), path)
    labels = igraph.Graph.Read_GML(path).vs["label"]
    print("networkx to igraph:", labels)
    graph = igraph.Graph(1)
    graph.vs["label"] = ["Hà Nội"]
    graph.vs["first_seen"] = [1994]
    graph.write_gml(path)
    text = open(path, encoding="utf-8").read()
    print(text)
    try:
        answer = str(nx.read_gml(path))
    except nx.NetworkXError as error:
        answer = str(error)
    print("igraph to networkx:", answer)
known = ["H&#224; N&#7897;i", "&#1052;&#1086;&#1089;&#1082;&#1074;&#1072;"]
if labels != known or answer != "input is not ASCII-encoded" or "firstseen 1994" not in text:
    sys.exit("the behaviour has changed")
EOF
