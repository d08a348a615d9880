#!/usr/bin/env bash
# pyshex-ill-formed-values-and-excluded-languages
# Expected: in ShEx a datatype that SPARQL 1.1 knows has to be well-formed too (ShEx 2.1, Datatype Constraints), "[@vi~ - @vi-VN]" takes Vietnamese but not vi-VN, "[. - @en]" all but
#   English, and @vi~ takes vi and vi-…, not "via" (a language range of RFC 4647). Tags don't depend on capitals. Two engines agree.
# Happens: PyShEx, the engine of Python, passes "x" as an xsd:integer, "3.630.000" as an xsd:decimal, "16/06/1994" as an xsd:dateTime; what is excluded by language
#   is not (words and IRIs are); "via" is Vietnamese, and @VI is not @vi. pyrudof, in Rust, has all of these as expected.
# Versions: PyShEx 0.9.0 (with rdflib 7.6.0), pyrudof 0.3.35.
# Why: data that a Python build calls conforming fail in the browser or in Rust, and a figure in the Vietnamese way of writing passes for a decimal; give numbers a
#   facet or a pattern (MININCLUSIVE refuses what is no number), and write the languages out.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" PyShEx==0.9.0 rdflib==7.6.0 pyrudof==0.3.35
PYTHONPATH="$dir" python3 -W ignore - <<'EOF' || exit 1
import logging
import sys

from pyrudof import Rudof, RudofConfig
from pyshex import ShExEvaluator
from rdflib import Graph

logging.disable(logging.WARNING)  # rdflib tells of each literal that is none, as it should
PREFIXES = "PREFIX : <http://example.org/>\nPREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"


def in_python(shape, value):
    graph = Graph().parse(data=f"{PREFIXES}:a :p {value} .", format="turtle")
    (result,) = ShExEvaluator(
        rdf=graph, schema=f"{PREFIXES}:S {{ :p {shape} }}", focus="http://example.org/a", start="http://example.org/S"
    ).evaluate()
    return result.result


def in_rust(shape, value):
    rudof = Rudof(RudofConfig())
    rudof.read_data(f"{PREFIXES}:a :p {value} .")
    rudof.read_shex(f"{PREFIXES}:S {{ :p {shape} }}")
    rudof.read_shapemap("<http://example.org/a>@<http://example.org/S>")
    return rudof.validate_shex().conforms


known = {
    ("xsd:integer", "5"): (True, True),
    ("xsd:integer", '"5"'): (False, False),
    ("xsd:integer", '"x"^^xsd:integer'): (True, False),
    ("xsd:integer MININCLUSIVE 0", '"x"^^xsd:integer'): (False, False),
    ("xsd:decimal", '"3.630.000"^^xsd:decimal'): (True, False),
    ("xsd:dateTime", '"16/06/1994"^^xsd:dateTime'): (True, False),
    ("xsd:boolean", '"maybe"^^xsd:boolean'): (True, False),
    ("[@vi~ - @vi-VN]", '"x"@vi'): (True, True),
    ("[@vi~ - @vi-VN]", '"x"@vi-VN'): (True, False),
    ("[. - @en]", '"x"@en'): (True, False),
    ("[. - :b]", ":b"): (False, False),
    ("[@vi~]", '"x"@via'): (True, False),
    ("[@vi]", '"x"@VI'): (False, True),
}
seen = {case: (in_python(*case), in_rust(*case)) for case in known}
for (shape, value), answers in seen.items():
    print(f"{shape} | {value} | PyShEx {answers[0]}, pyrudof {answers[1]}")
if seen != known:
    sys.exit("the behaviour has changed")
EOF
