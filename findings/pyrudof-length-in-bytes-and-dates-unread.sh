#!/usr/bin/env bash
# pyrudof-length-in-bytes-and-dates-unread
# Expected: sh:maxLength and sh:minLength count letters (SHACL 4.4.1: STRLEN), in both of pyrudof's engines; sh:datatype refuses an ill-formed literal
#   of the types that SPARQL 1.1 supports (SHACL 4.1.2: numbers, xsd:int among them, boolean, dateTime), and of xsd:date as other validators do.
# Happens: the default engine (Native) counts the bytes of UTF-8: "Ханой" (five letters) is longer than 5 and not shorter than 10, "Hà Nội" is
#   longer than 6; the engine Sparql counts letters. "16/06/1994" and "abc" pass as xsd:date and 99999999999 as xsd:int in both (dateTime is checked).
# Version: pyrudof 0.3.35.
# Why: limits tried on English text refuse good Russian and Vietnamese names and let short ones through, and a slip in a date is never found; ask
#   for ShaclValidationMode.Sparql, and give dates a sh:pattern.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --only-binary :all: --target "$dir" pyrudof==0.3.35
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

from pyrudof import Rudof, RudofConfig, ShaclValidationMode

PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SHAPE = "ex:Shape a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:path ex:p ; %s ] ."
# Violations found by the engines Native and Sparql; SHACL's own count stands behind each line.
known = {
    ("sh:maxLength 5", '"Hanoi"'): (0, 0),  # 0
    ("sh:maxLength 5", '"Ханой"@ru'): (1, 0),  # 0
    ("sh:maxLength 6", '"Hà Nội"@vi'): (1, 0),  # 0
    ("sh:minLength 10", '"Ханой"@ru'): (0, 1),  # 1
    ("sh:datatype xsd:date", '"16/06/1994"^^xsd:date'): (0, 0),  # 1
    ("sh:datatype xsd:date", '"abc"^^xsd:date'): (0, 0),  # 1
    ("sh:datatype xsd:int", '"99999999999"^^xsd:int'): (0, 0),  # 1
    ("sh:datatype xsd:dateTime", '"16/06/1994"^^xsd:dateTime'): (1, 1),  # 1
    ("sh:datatype xsd:double", '"abc"^^xsd:double'): (1, 1),  # 1
    ("sh:datatype xsd:integer", '"abc"^^xsd:integer'): (1, 1),  # 1
    ("sh:datatype xsd:decimal", '"3.63E9"^^xsd:decimal'): (1, 1),  # 1
}


def violations(constraint, value, mode):
    rudof = Rudof(RudofConfig())
    rudof.read_data(PREFIXES + f"ex:a ex:p {value} .")
    rudof.read_shacl(PREFIXES + SHAPE % constraint)
    return len(rudof.validate_shacl(mode).violations)


modes = ShaclValidationMode.Native, ShaclValidationMode.Sparql
seen = {case: tuple(violations(*case, mode) for mode in modes) for case in known}
print("constraint | value | violations by Native | by Sparql")
for case, found in seen.items():
    print(*case, *found, sep=" | ")
if seen != known:
    sys.exit("the behaviour has changed")
EOF
