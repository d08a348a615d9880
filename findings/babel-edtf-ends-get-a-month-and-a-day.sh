#!/usr/bin/env bash
# babel-edtf-ends-get-a-month-and-a-day
# Expected: an EDTF interval is printed with the precision that each end has: 1994-06/1996 as "June 1994 – 1996" (the design of the package has
#   just that example: September 1939 to 1945), and format="long" has the months in full, as it does for one date.
# Happens: the less precise end is filled up to its last (or first) month and day: "June 1994 – December 1996", "Jun 16, 1994 – Dec 31, 1996",
#   "Jan 1, 1994 – Mar 5, 1996", in Vietnamese and Russian too. Where days are printed, "long" gives the short months.
# Versions: babel-edtf 1.2.2, edtf 5.0.2, Babel 2.19.0.
# Why: a reader sees 31 December where the record says "in 1996", and takes it for a fact; format both ends on their own.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" babel-edtf==1.2.2 edtf==5.0.2 Babel==2.19.0 python-dateutil==2.9.0.post0
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

from babel_edtf import format_edtf

known = {
    ("1994-06/1996", "en"): "June 1994 – December 1996",
    ("1994-06-16/1996", "en"): "Jun 16, 1994 – Dec 31, 1996",
    ("1994/1996-03-05", "en"): "Jan 1, 1994 – Mar 5, 1996",
    ("1994-06-16/1996", "vi"): "16 thg 6, 1994 – 31 thg 12, 1996",
    ("1994-06-16/1996", "ru"): "16 июн. 1994 г. — 31 дек. 1996 г.",
    ("1994/1996", "en"): "1994 – 1996",
    ("1996", "en"): "1996",
    ("1994-06-16", "en"): "June 16, 1994",
}
seen = {case: " ".join(format_edtf(case[0], format="long", locale=case[1]).split()) for case in known}
for (text, language), printed in seen.items():
    print(text, language, printed, sep=" | ")
if seen != known:
    sys.exit("the behaviour has changed")
EOF
