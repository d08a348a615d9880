#!/usr/bin/env bash
# rdflib-substr-from-zero-counts-from-the-end
# Expected: SUBSTR is XPath's fn:substring: positions count from 1 and what lies before 1 is empty, so SUBSTR("Hà Nội", 0) is the whole and SUBSTR("Hà Nội", 0, 3) "Hà".
# Happens: rdflib takes start - 1 as a Python index, which counts from the END: SUBSTR("Hà Nội", 0) is "i", SUBSTR("Hà Nội", 0, 3) is empty. From 1 on it is
#   right. Oxigraph follows XPath.
# Versions: rdflib 7.6.0, pyoxigraph 0.5.13.
# Why: a start worked out in the query (the place of a match less some letters of context) gives another text and no error when the match
#   stands early.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" rdflib==7.6.0 pyoxigraph==0.5.13
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

import pyoxigraph
import rdflib

known = {
    '"Hà Nội", 1, 2': ("Hà", "Hà"),
    '"Hà Nội", 0': ("i", "Hà Nội"),
    '"Hà Nội", 0, 3': ("", "Hà"),
    '"Hà Nội", -1, 4': ("", "Hà"),
}
seen = {}
for arguments in known:
    query = f"SELECT (SUBSTR({arguments}) AS ?x) {{}}"
    first = next(iter(rdflib.Graph().query(query)))[0]
    second = next(iter(pyoxigraph.Store().query(query)))[0].value
    seen[arguments] = (str(first), second)
    print(f"SUBSTR({arguments}) | rdflib {first!s:10} | Oxigraph {second}")
if seen != known:
    sys.exit("the behaviour has changed")
EOF
