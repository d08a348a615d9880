#!/usr/bin/env bash
# rdflib-rows-with-nothing-bound-vanish
# Expected: SPARQL gives a row for each solution, bound or not: three offices with one known end are three rows of SELECT ?end { … OPTIONAL { … } }.
# Happens: a for loop over rdflib's result passes over the rows in which no variable is bound (one row), and they are gone then: len() and the JSON
#   give one row too. Asked BEFORE the loop, len() and JSON give three, and so does Oxigraph. list(result) gives one row.
#   SELECT (xsd:integer("3.7") AS ?n) {} is no row at all in the loop.
# Versions: rdflib 7.6.0, pyoxigraph 0.5.13.
# Why: "how many of them are unknown" counted in Python is 0, len() depends on what was done before, and the n-th row no longer belongs to
#   the n-th office; select a variable that is always bound, or take result.bindings.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" rdflib==7.6.0 pyoxigraph==0.5.13
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import json
import sys

import pyoxigraph
import rdflib

data = "@prefix : <http://e/> . :a :office 1 ; :end 1997 . :b :office 2 . :c :office 3 ."
query = "PREFIX : <http://e/> SELECT ?end { ?o :office ?n OPTIONAL { ?o :end ?end } }"
graph = rdflib.Graph().parse(data=data, format="turtle")


def in_json(result):
    return len(json.loads(result.serialize(format="json"))["results"]["bindings"])


def loop(result):
    rows = 0
    for _ in result:
        rows += 1
    return rows


result = graph.query(query)
seen = {"loop": loop(result), "len() after": len(result), "JSON after": in_json(result)}
result = graph.query(query)
seen |= {"len() before": len(result), "JSON": in_json(result), "loop after": loop(result)}
seen["bindings"] = len(graph.query(query).bindings)
store = pyoxigraph.Store()
store.load(data.encode(), pyoxigraph.RdfFormat.TURTLE)
seen["Oxigraph"] = len(list(store.query(query)))
cast = 'SELECT (<http://www.w3.org/2001/XMLSchema#integer>("3.7") AS ?n) {}'
seen["failed cast"] = loop(rdflib.Graph().query(cast))
seen["failed cast, Oxigraph"] = len(list(store.query(cast)))
for way, rows in seen.items():
    print(way, rows)
if list(seen.values()) != [1, 1, 1, 3, 3, 1, 3, 3, 0, 1]:
    sys.exit("the behaviour has changed")
EOF
