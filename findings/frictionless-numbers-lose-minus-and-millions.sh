#!/usr/bin/env bash
# frictionless-numbers-lose-minus-and-millions
# Expected: "bareNumber": false of Table Schema allows letters and signs around a number (5 %, € 5); a sign that changes the value is kept, as it is in "-5%" and "$-5", or the
#   cell is refused, as "-$5" and "5-6" are; a grouping sign stands between groups of three.
# Happens: the minus of typesetters (U+2212) and the dash that Russian and Vietnamese tables have for it are thrown away: "−5%" and "–5%" are +5, "−$5" and the book-keeper's "(5)" too.
#   "3,63 tỷ USD", "5 тыс." and "5 million" are 3.63 and 5; "<5" is 5, "G7" 7. Validation finds nothing. A no-break space between the thousands is refused where
#   "groupChar" is a space, and "1.2.3" is 123 where it is a full stop.
# Version: frictionless 5.21.0.
# Why: a table with its declared schema turns a fall into growth and a billion into a unit, and is called valid; put U+2212 and dashes right and take the words for
#   thousands and billions out before.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" frictionless==5.21.0
PYTHONPATH="$dir" python3 -W ignore - <<'EOF' || exit 1
import sys
from decimal import Decimal

from frictionless import Field

RUSSIAN = {"decimalChar": ",", "groupChar": " "}
VIETNAMESE = {"decimalChar": ",", "groupChar": "."}
known = [
    ("-5%", False, {}, "-5"),
    ("$-5", False, {}, "-5"),
    ("-$5", False, {}, None),
    ("5-6", False, {}, None),
    ("\u22125%", False, {}, "5"),
    ("\u20135%", False, {}, "5"),
    ("\u2212$5", False, {}, "5"),
    ("(5)", False, {}, "5"),
    ("<5", False, {}, "5"),
    ("G7", False, {}, "7"),
    ("5 million", False, {}, "5"),
    ("3,63 tỷ USD", False, VIETNAMESE, "3.63"),
    ("5 тыс.", False, RUSSIAN, "5"),
    ("1 234", True, RUSSIAN, "1234"),
    ("1\u00a0234", True, RUSSIAN, None),
    ("1.234,5", True, VIETNAMESE, "1234.5"),
    ("1.2.3", True, VIETNAMESE, "123"),
    ("\u22125", True, {}, None),
]
same = True
for text, bare, signs, wanted in known:
    field = Field.from_descriptor({"name": "value", "type": "number", "bareNumber": bare, **signs})
    value, notes = field.read_cell(text)
    print(ascii(text) if "\u00a0" in text else text, "bare" if bare else "not bare", value if notes is None else "refused", sep=" | ")
    same &= value == (None if wanted is None else Decimal(wanted)) and (notes is None) == (wanted is not None)
if not same:
    sys.exit("the behaviour has changed")
EOF
