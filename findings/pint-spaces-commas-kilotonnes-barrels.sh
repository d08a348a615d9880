#!/usr/bin/env bash
# pint-spaces-commas-kilotonnes-barrels
# Expected: a number that pint can't read is an error, a comma is a decimal comma or refused, "kt" is a kilotonne beside "Mt" (megatonne), and "bbl" is the barrel of oil.
# Happens: "12 000 t" is 0 tonnes and "1 500 km" is 500 km (a space is a multiplication: 12 * 000), "1,5 km" is 15 km and "3,63 t" is 363 t (commas are taken out).
#   "5 kt" is 5 knots, while "5 Mt" is 5 million tonnes. A "barrel" or "bbl" has 119 litres (31.5 US gallons); the barrel
#   of oil (42 gallons, 159 litres) is "oil_bbl" only. No error, no warning.
# Version: pint 0.25.3.
# Why: the Russian and Vietnamese way to write thousands and decimals gives wrong quantities, and oil figures are a quarter too small; read the number
#   yourself and hand pint the unit only.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" pint==0.25.3
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

import pint

ureg = pint.UnitRegistry()
known = {
    "12 000 t": "0 metric_ton",
    "1 500 km": "500 kilometer",
    "1,5 km": "15 kilometer",
    "3,63 t": "363 metric_ton",
    "5 kt": "5 knot",
    "5 Mt": "5 megametric_ton",
}
seen = {text: str(ureg(text)) for text in known}
litres = {text: round(ureg(text).to("litre").magnitude, 1) for text in ("1 bbl", "1 barrel", "1 oil_bbl")}
for text, quantity in {**seen, **litres}.items():
    print(text, "|", quantity)
if seen != known or litres != {"1 bbl": 119.2, "1 barrel": 119.2, "1 oil_bbl": 159.0}:
    sys.exit("the behaviour has changed")
EOF
