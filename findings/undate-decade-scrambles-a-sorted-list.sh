#!/usr/bin/env bash
# undate-decade-scrambles-a-sorted-list
# Expected: undate, made for partly known dates, sorts years it knows among themselves, whatever else is in the list; a year of the nineties is IN
#   199X, as a month of such a year is; and what can't be compared is an error, as the library says for a month in its year.
# Happens: a year of the decade is not in it, though its months are; "1994 < 199X" and "199X < 1994" are both False, without the error. So sorted() gives
#   1989, 1994, 199X, 1991, 1999, 2000: one decade in the list, and 1994 stands before 1991. Other orders of the same list give other results.
# Version: undate 0.8.0.
# Why: a chronology with one "199X" in it is out of order among its exact years, and looks sorted; sort by .earliest and .latest.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" undate==0.8.0
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

from undate import Undate


def read(text):
    return Undate.parse(text, "EDTF")


def ordered(*years):
    return [str(one) for one in sorted(read(year) for year in years)]


def less(one, other):
    try:
        return read(one) < read(other)
    except NotImplementedError:
        return "NotImplementedError"


seen = {
    "a year in its decade": read("1994") in read("199X"),
    "a month in the decade": read("1994-06") in read("199X"),
    "1994 < 199X": less("1994", "199X"),
    "199X < 1994": less("199X", "1994"),
    "1994-06 < 199X": less("1994-06", "199X"),
    "1989 < 199X": less("1989", "199X"),
    "sorted": ordered("1994", "199X", "1991", "1999", "1989", "2000"),
    "sorted, the decade put last": ordered("1994", "1991", "1999", "1989", "2000", "199X"),
}
for what, value in seen.items():
    print(what, "|", value)
known = {
    "a year in its decade": False,
    "a month in the decade": True,
    "1994 < 199X": False,
    "199X < 1994": False,
    "1994-06 < 199X": "NotImplementedError",
    "1989 < 199X": True,
    "sorted": ["1989", "1994", "199X", "1991", "1999", "2000"],
}
if any(seen[what] != value for what, value in known.items()):
    sys.exit("the behaviour has changed")
EOF
