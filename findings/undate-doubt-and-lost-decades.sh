#!/usr/bin/env bash
# undate-doubt-and-lost-decades
# Expected: undate refuses the EDTF that it does not know (it says so for sets and quarters), and what it takes it keeps, or writes in a way that means the same.
# Happens: "about 1994" (1994~), "perhaps 1994" (1994?) and both (1994%) are taken and become plain 1994, equal to it. An UNKNOWN end (1994/) is written as an
#   open one (1994/..: still going on). 45 BC (-0044) is written as 0-44, which undate itself can't read. As ISO 8601, the 16th of some month of 1994 is
#   "1994-16" and a 25 December of the 1560s "--12-25", that of any year: a month 16 and a feast.
# Version: undate 0.8.0 ("portions of EDTF"; which of the taken forms lose a part is not said).
# Why: doubt is what such dates are written for, and one pass through the library takes it away without a word; keep the text beside the parsed date.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" undate==0.8.0
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

from undate import Undate

known = {
    "1994~": ("1994", "1994"),
    "1994?": ("1994", "1994"),
    "1994-06%": ("1994-06", "1994-06"),
    "1994/": ("1994/..", "1994/"),
    "-0044": ("0-44", "0-44"),
    "1994-XX-16": ("1994-XX-16", "1994-16"),
    "156X-12-25": ("156X-12-25", "--12-25"),
    "[1667,1668]": ("refused", "refused"),
    "2001-34": ("refused", "refused"),
}


def written(text):
    try:
        date = Undate.parse(text, "EDTF")
    except ValueError:
        return "refused", "refused"
    return date.format("EDTF"), date.format("ISO8601")


seen = {text: written(text) for text in known}
print("read | as EDTF | as ISO 8601")
for text, forms in seen.items():
    print(text, *forms, sep=" | ")
same = Undate.parse("1994~", "EDTF") == Undate.parse("1994", "EDTF")
print("1994~ == 1994:", same, "| 0-44 read again:", written("0-44")[0])
if seen != known or not same or written("0-44")[0] != "refused":
    sys.exit("the behaviour has changed")
EOF
