#!/usr/bin/env bash
# oxigraph-prologue-between-updates
# Expected: in a SPARQL update PREFIX and BASE may stand before each operation, not only before the first (SPARQL 1.1 Query Language, grammar,
#   rule 29: Update ::= Prologue ( Update1 ( ';' Update )? )?), as in files that are several updates joined by semicolons.
# Happens: pyoxigraph reads a prologue before the first operation only, and refuses one after a semicolon: "expected one of CREATE, DELETE,
#   INSERT". rdflib reads and runs the same texts.
# Versions: pyoxigraph 0.5.13, rdflib 7.6.0.
# Why: migrations that run on one engine are no SPARQL to the other; move the prologues to the front, or send the operations one by one.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" pyoxigraph==0.5.13 rdflib==7.6.0
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

import pyoxigraph
import rdflib

one = "INSERT DATA { <http://x/a> <http://x/b> 1 }"
known = {
    f"PREFIX x: <http://x/> {one} ; INSERT DATA {{ x:a x:b 2 }}": (2, 2),
    f"{one} ; PREFIX x: <http://x/> INSERT DATA {{ x:a x:b 2 }}": ("refused", 2),
    f"{one} ; BASE <http://x/> INSERT DATA {{ <a> <b> 2 }}": ("refused", 2),
    f"{one} ; PREFIX x: <http://x/> DELETE WHERE {{ x:a ?p ?o }}": ("refused", 0),
}


def by_oxigraph(text):
    store = pyoxigraph.Store()
    try:
        store.update(text)
    except SyntaxError:
        return "refused"
    return len(store)


def by_rdflib(text):
    graph = rdflib.Graph()
    graph.update(text)
    return len(graph)


seen = {text: (by_oxigraph(text), by_rdflib(text)) for text in known}
for text, counts in seen.items():
    print(text, "| statements:", *counts)
if seen != known:
    sys.exit("the behaviour has changed")
EOF
