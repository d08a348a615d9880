#!/usr/bin/env bash
# maplib-sparql-of-numbers-and-labels
# Expected: SPARQL 1.1 over a table gives what it gives over any store: 7/2 is 3.5 (whole numbers divide to a decimal), whole numbers and decimals are added, compared and sorted
#   together, GROUP_CONCAT joins texts.
# Happens: 7/2 is 3.0 and -7/2 is -4.0, as a double. Where a variable has whole numbers and decimals, MAX, MIN and AVG are unbound, SUM is an error, and ORDER BY puts 2.5 before 1 and
#   2 (by datatype; FILTER compares rightly). GROUP_CONCAT of labels with a tag gives the numbers by which they are kept, as in "{0,1}", and of STR(?label) the names.
#   pyoxigraph has all of them as expected.
# Versions: maplib 0.20.26, pyoxigraph 0.5.13.
# Why: Turtle's 3 and 3.63 are of two datatypes, so any column of figures typed by people is mixed; the largest of them is nothing, and halves are cut off. Write all figures as
#   decimals (3.0), and take STR() of labels.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" maplib==0.20.26 pyoxigraph==0.5.13
PYTHONPATH="$dir" python3 - "$dir/figures.ttl" <<'EOF' || exit 1
import re
import sys

import maplib
import pyoxigraph

HEAD = "PREFIX : <http://example.org/> "
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write("@prefix : <http://example.org/> . :a :n 1 ; :name 'Hà Nội'@vi . :b :n 2 . :c :n 2.5 .")
model = maplib.Model()
model.read(sys.argv[1])
store = pyoxigraph.Store()
store.load(path=sys.argv[1], format=pyoxigraph.RdfFormat.TURTLE)


def plain(value):
    text = re.sub(r'^"|"\^\^<.*$|"@\w+$|"$', "", str(value))
    return re.sub(r"(\.\d*?)0{6,}$", r"\1", text)


def ours(query):
    try:
        return [plain(row["x"]) for row in model.query(HEAD + query).to_dicts()]
    except maplib.MaplibException:
        return ["an error"]


seen = {}
for what, query in {
    "7/2": "SELECT (7/2 AS ?x) {}",
    "-7/2": "SELECT (-7/2 AS ?x) {}",
    "7.0/2": "SELECT (7.0/2 AS ?x) {}",
    "MAX of 1, 2, 2.5": "SELECT (MAX(?n) AS ?x) { ?s :n ?n }",
    "MIN": "SELECT (MIN(?n) AS ?x) { ?s :n ?n }",
    "AVG": "SELECT (AVG(?n) AS ?x) { ?s :n ?n FILTER(?n > 1) }",
    "SUM": "SELECT (SUM(?n) AS ?x) { ?s :n ?n }",
    "sorted": "SELECT ?x { ?s :n ?x } ORDER BY ?x",
    "over 1.5": "SELECT (COUNT(*) AS ?x) { ?s :n ?n FILTER(?n > 1.5) }",
    "names": 'SELECT (GROUP_CONCAT(?l; SEPARATOR="|") AS ?x) { ?s :name ?l }',
    "STR of names": 'SELECT (GROUP_CONCAT(STR(?l); SEPARATOR="|") AS ?x) { ?s :name ?l }',
}.items():
    seen[what] = ours(query)
    print(what, seen[what], [plain(x) for (x,) in store.query(HEAD + query)], sep=" | ")
names = seen.pop("names")
known = {
    "7/2": ["3.0"],
    "-7/2": ["-4.0"],
    "7.0/2": ["3.5"],
    "MAX of 1, 2, 2.5": ["None"],
    "MIN": ["None"],
    "AVG": ["None"],
    "SUM": ["an error"],
    "sorted": ["2.5", "1", "2"],
    "over 1.5": ["2"],
    "STR of names": ["Hà Nội"],
}
if seen != known or not re.fullmatch(r"\{\d+,\d+\}", names[0]):
    sys.exit("the behaviour has changed")
EOF
