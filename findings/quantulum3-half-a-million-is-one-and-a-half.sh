#!/usr/bin/env bash
# quantulum3-half-a-million-is-one-and-a-half
# Expected: a reader of quantities in English text takes "half a million dollars" as 500,000 dollars, or finds nothing, and does not cut a printed number in two.
# Happens: "half a million" is 1,500,000, three times too much and just what "one and a half million" is; so with a billion and a thousand. "half
#   million" is right. "a million and a half" is 1,000,000.5. "2,5 km" is two quantities, the number 2 and a length of 5 km;
#   "1.234.567 tonnes" is 1.234 of nothing. "12 000 tonnes" and "1,234 km" are right.
# Version: quantulum3 0.10.0 (without its classifier, which chooses among units and reads no numbers).
# Why: English news of trade and aid says "half a million" and "half a billion", and the wrong sum looks well-formed; read such words before the library does.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --only-binary :all: --target "$dir" quantulum3==0.10.0 inflect==7.6.0 num2words==0.5.6
PYTHONPATH="$dir" python3 -W ignore - <<'EOF' || exit 1
import sys

from quantulum3 import parser

known = {
    "half a million dollars": [(1_500_000, "dollar")],
    "half a billion dollars": [(1_500_000_000, "dollar")],
    "half a thousand tonnes": [(1_500, "tonne")],
    "one and a half million dollars": [(1_500_000, "dollar")],
    "half million dollars": [(500_000, "dollar")],
    "a million and a half dollars": [(1_000_000.5, "dollar")],
    "2,5 km": [(2, "dimensionless"), (5, "kilometre")],
    "1.234.567 tonnes": [(1.234, "dimensionless")],
    "12 000 tonnes": [(12_000, "tonne")],
    "1,234 km": [(1_234, "kilometre")],
}
seen = {text: [(found.value, found.unit.name) for found in parser.parse(text)] for text in known}
for text, found in seen.items():
    print(text.ljust(32), *(f"{value:,} {unit}" for value, unit in found), sep=" | ")
if seen != known:
    sys.exit("the behaviour has changed")
EOF
