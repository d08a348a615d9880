#!/usr/bin/env bash
# maplib-loading-changes-values
# Expected: a store gives back the values that it was given, or another spelling of the same ones, or says that it can't hold them.
# Happens: maplib takes typed values into columns of Polars, and what does not fit is another value or none. A whole number over 64 bits is gone, statement and all; a decimal is cut
#   after 12 places; a time without a zone becomes one in UTC, so that 23:30 in Hanoi is one hour of the day where the zone is not written and seven hours earlier where it is; an xsd:date
#   loses its zone. EDTF, gYear, negative years and durations come back as they were. No error, no warning, and the count of statements is that much smaller.
# Versions: maplib 0.20.26, pyoxigraph 0.5.13 (which keeps all of them).
# Why: what is written out again is another graph than the one that was read, by a few statements among thousands; give large numbers as text, and times their zone.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" maplib==0.20.26 pyoxigraph==0.5.13
PYTHONPATH="$dir" python3 - "$dir/values.ttl" <<'EOF' || exit 1
import re
import sys

import maplib
import pyoxigraph

VALUES = {
    "integer": ["3630000000", "12345678901234567890"],
    "decimal": ["3.63", "0.1234567890123456"],
    "dateTime": ["1994-06-16T23:30:00", "1994-06-16T23:30:00+07:00"],
    "date": ["1994-06-16", "2024-06-20+07:00"],
    "gYear": ["1994", "-0044"],
    "gYearMonth": ["1994-06"],
    "duration": ["P1Y2M"],
}
lines = [
    f'<http://example.org/{kind}/{number}> <http://example.org/value> "{text}"^^<http://www.w3.org/2001/XMLSchema#{kind}> .'
    for kind, texts in VALUES.items()
    for number, text in enumerate(texts)
]
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write("\n".join(lines))
model = maplib.Model()
model.read(sys.argv[1])


def values(text):
    return dict(re.findall(r'example.org/(\w+/\d)> \S+ "([^"]*)"', text))


read = values("\n".join(lines))
seen = values(model.writes(format="ntriples"))
store = pyoxigraph.Store()
store.load(path=sys.argv[1], format=pyoxigraph.RdfFormat.TURTLE)
other = values(store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph()).decode())
for what, text in read.items():
    print(what, text, seen.get(what, "is gone"), other[what], sep=" | ")
changed = {what: seen.get(what) for what, text in read.items() if seen.get(what) != text}
known = {
    "integer/1": None,
    "decimal/1": "0.123456789012",
    "dateTime/0": "1994-06-16T23:30:00+00:00",
    "dateTime/1": "1994-06-16T16:30:00+00:00",
    "date/1": "2024-06-20",
}
if changed != known or other != read:
    sys.exit("the behaviour has changed")
EOF
