#!/usr/bin/env bash
# rdfpandas-csv-empty-cells-become-statements
# Expected: a graph of two things becomes a table, the table a CSV file, and the file, read as the package's own page shows
#   (keep_default_na=False), the graph again; the language tag of a column comes back whole.
# Happens: each cell that was empty comes back as a statement: an empty text, an integer without digits, and for a boolean
#   "false" - a thing of which nothing was said is now said not to be so. Read with pandas' own way (empty is missing), none
#   is invented, but whole numbers beside a hole come back as "5.0"^^xsd:integer, a year as "1994.0"^^xsd:gYear, the code
#   "007" as 7.0, and the country code "NA" is gone. And, with or without CSV, "vi-VN" comes back as "vi".
# Versions: rdfpandas 1.1.7, pandas 2.3.3, rdflib 7.6.0.
# Why: a table that curators fill in gives back facts that nobody stated, and only the booleans among them look sound; drop
#   the empty cells yourself, read with dtype=str, and write tags without a region.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" rdfpandas==1.1.7 pandas==2.3.3 rdflib==7.6.0
PYTHONPATH="$dir" python3 -W ignore - <<'EOF' || exit 1
import io
import logging
import sys

import pandas as pd
from rdflib import Graph
from rdfpandas.graph import to_dataframe, to_graph

logging.disable(logging.CRITICAL)
graph = Graph()
graph.parse(format="turtle", data="""
@prefix : <http://e/> . @prefix ex: <http://e/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:treaty ex:parties 5 ; ex:code "007" ; ex:year "1994"^^xsd:gYear ; ex:inForce true ; ex:country "NA" ; ex:name "Hiệp ước"@vi-VN .
ex:visit ex:days 2 .
""")
XSD = "^^<http://www.w3.org/2001/XMLSchema#"


def written(graph):
    return {f"{s.rsplit('/')[-1]} {p.rsplit('/')[-1]} {o.n3().replace(XSD, '^^<')}" for s, p, o in graph}


table = to_dataframe(graph)
direct = written(to_graph(table, graph.namespace_manager))
as_shown = pd.read_csv(io.StringIO(table.to_csv()), index_col=0, keep_default_na=False)
shown = written(to_graph(as_shown, graph.namespace_manager))
plain = written(to_graph(pd.read_csv(io.StringIO(table.to_csv()), index_col=0), graph.namespace_manager))
before = written(graph)
seen = {
    "direct: new": sorted(direct - before),
    "as shown: new": sorted(shown - before),
    "plain: new": sorted(plain - before),
    "plain: lost": sorted(before - plain),
}
for name, lines in seen.items():
    print(name, *lines, sep="\n  ")
known = {
    "direct: new": ['treaty name "Hiệp ước"@vi'],
    "as shown: new": [
        'treaty days ""^^<integer>',
        'treaty name "Hiệp ước"@vi',
        'visit code ""',
        'visit country ""',
        'visit inForce "false"^^<boolean>',
        'visit name ""@vi',
        'visit parties ""^^<integer>',
        'visit year ""^^<gYear>',
    ],
    "plain: new": [
        'treaty code "7.0"^^<double>',
        'treaty name "Hiệp ước"@vi',
        'treaty parties "5.0"^^<integer>',
        'treaty year "1994.0"^^<gYear>',
        'visit days "2.0"^^<integer>',
    ],
    "plain: lost": sorted(line for line in before if "inForce" not in line),
}
if seen != known:
    sys.exit("the behaviour has changed")
EOF
