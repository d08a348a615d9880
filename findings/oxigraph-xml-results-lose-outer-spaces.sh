#!/usr/bin/env bash
# oxigraph-xml-results-lose-outer-spaces
# Expected: in SPARQL results as XML the text of a literal is what stands in <literal>, spaces at its ends too, and a CDATA section is one of the ways in which
#   XML may write it; every reader takes both, and the same answer comes from XML and JSON.
# Happens: pyoxigraph's reader takes spaces and line ends off both ends: " lead" is "lead", " " is empty. It keeps them only where they are written as references
#   (&#32;), as Oxigraph itself does and rdflib doesn't. CDATA is refused: "not supported in SPARQL XML results". rdflib reads all of it.
# Versions: pyoxigraph 0.5.13, rdflib 7.6.0.
# Why: a separator, a passage that ends with a line end, a label with a stray space: each compares unequal to what the endpoint has, by the format that was
#   negotiated, and who copies a graph by SELECT makes other literals. Ask for JSON.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" pyoxigraph==0.5.13 rdflib==7.6.0
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import io
import sys

from pyoxigraph import QueryResultsFormat, Store, parse_query_results
from rdflib import Graph
from rdflib.query import Result

PAGE = (
    '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/></head>'
    '<results><result><binding name="x"><literal>{}</literal></binding></result></results></sparql>'
)


def in_oxigraph(page, form=QueryResultsFormat.XML):
    try:
        return [row[0].value for row in parse_query_results(page, format=form)]
    except SyntaxError:
        return ["refused"]


def in_rdflib(page):
    return [str(row.x) for row in Result.parse(io.BytesIO(page), format="xml")]


known = {
    "Hà Nội": ("Hà Nội", "Hà Nội"),
    " lead": ("lead", " lead"),
    "trail ": ("trail", "trail "),
    "line\n": ("line", "line\n"),
    " ": ("", " "),
    "a  b": ("a  b", "a  b"),
    "&#32;lead": (" lead", " lead"),
    "<![CDATA[a & b]]>": ("refused", "a & b"),
}
same = True
for text, wanted in known.items():
    page = PAGE.format(text).encode()
    seen = (*in_oxigraph(page), *in_rdflib(page))
    print(f"{text!r}: pyoxigraph {seen[0]!r}, rdflib {seen[1]!r}")
    same &= seen == wanted
query = 'SELECT (" lead" AS ?x) {}'
answer = Graph().query(query)
handed = [in_oxigraph(answer.serialize(format=name), form) for name, form in (("xml", QueryResultsFormat.XML), ("json", QueryResultsFormat.JSON))]
own = in_oxigraph(Store().query(query).serialize(format=QueryResultsFormat.XML))
print("rdflib's answer as XML and as JSON:", *handed, "Oxigraph's own XML:", own)
if not same or handed != [["lead"], [" lead"]] or own != [" lead"]:
    sys.exit("the behaviour has changed")
EOF
