#!/usr/bin/env bash
# edtf-validate-february-and-ends
# Expected: the validator of EDTF knows the days of February, as it knows that June has no 31st, and takes an interval that ends in its own first month or year
#   (level 0 allows ends of different precision: "2004-02-01/2005" is the standard's example). What conforms to a level is valid.
# Happens: 29 February is valid in every year (2001, 1900, 2100); 30 February is refused. "2004-02-01/2004" (from 1 February to some day of that year) and "1994-06-16/1994-06" are
#   not valid, the other way round (1994/1994-06-16) they are. Of those that is_valid() refuses, 1996/1994 too, conformsLevel0() says that they conform.
# Version: edtf-validate 2.0.0.
# Why: a catalogue that checks its dates with it lets days through that do not exist, sends good intervals back, and gets two answers by the function asked.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" edtf-validate==2.0.0
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

from edtf_validate.valid_edtf import conformsLevel0, is_valid

known = {
    "2000-02-29": (True, True),
    "2001-02-29": (True, True),
    "1900-02-29": (True, True),
    "2001-02-30": (False, False),
    "1994-06-31": (False, False),
    "2004-02-01/2005": (True, True),
    "2004-02-01/2004": (False, True),
    "1994-06-16/1994-06": (False, True),
    "1994/1994-06-16": (True, True),
    "1996/1994": (False, True),
}
seen = {text: (is_valid(text), conformsLevel0(text)) for text in known}
print("text | is_valid | conformsLevel0")
for text, answers in seen.items():
    print(text, *answers, sep=" | ")
if seen != known:
    sys.exit("the behaviour has changed")
EOF
