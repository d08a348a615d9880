#!/usr/bin/env bash
# rdflib-query-text-from-algebra-is-another-query
# Expected: rdflib's translateAlgebra, which turns a prepared query back into text, gives a query with the same answers, or raises ExpressionNotCoveredException as it does
#   for IN; each of these queries has the right answers in rdflib itself.
# Happens: a FILTER inside OPTIONAL is left out (labels in all languages come instead of the Vietnamese one), brackets are left out ((?n + 1) * 2 becomes
#   ?n + 1 * 2), so are the flags of REGEX; HAVING becomes a FILTER of the pattern, where an aggregate has no meaning, an ASK an empty text. A minus sign and a cast
#   become "{UnaryMinus}" and "{Function}". No error in any of these.
# Versions: rdflib 7.6.0; pyoxigraph 0.5.13 runs the texts before and after.
# Why: it is the way to log, to rewrite or to send on a query that was built or changed as algebra, and what is sent is well-formed and asks something
#   else; keep the text that came in.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir" rdflib==7.6.0 pyoxigraph==0.5.13
PYTHONPATH="$dir" python3 - <<'EOF' || exit 1
import sys

from pyoxigraph import QueryBoolean, RdfFormat, Store
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.algebra import translateAlgebra

PREFIXES = "PREFIX : <http://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
store = Store()
store.load(
    (PREFIXES + ':a :name "Hà Nội"@vi, "Hanoi"@en ; :n 1 . :b :name "Huế"@vi ; :n 2 . :c :n 2 .').encode(), format=RdfFormat.TURTLE
)


def answers(text):
    try:
        rows = store.query(text)
    except SyntaxError:
        return "no SPARQL"
    if isinstance(rows, QueryBoolean):
        return bool(rows)
    return " ; ".join(" ".join(term.value if term else "-" for term in row) for row in rows).replace("http://example.org/", "")


known = {
    'SELECT ?s ?l { ?s :n ?n OPTIONAL { ?s :name ?l FILTER(LANG(?l) = "vi") } } ORDER BY ?s ?l': (
        "a Hà Nội ; b Huế ; c -",
        "a Hanoi ; a Hà Nội ; b Huế ; c -",
    ),
    "SELECT ?s { ?s :n ?n FILTER((?n + 1) * 2 = 6) } ORDER BY ?s": ("b ; c", ""),
    "SELECT ?s { ?s :n ?n FILTER(?n - (1 - 1) = 2) } ORDER BY ?s": ("b ; c", ""),
    'SELECT ?s { ?s :name ?l FILTER(REGEX(?l, "^hu", "i")) }': ("b", ""),
    "SELECT ?n (COUNT(?s) AS ?c) { ?s :n ?n } GROUP BY ?n HAVING(COUNT(?s) > 1)": ("2 2", ""),
    "SELECT ?s { ?s :n ?n FILTER(-?n = -1) }": ("a", "no SPARQL"),
    'SELECT (xsd:integer("5") AS ?x) {}': ("5", "no SPARQL"),
    "ASK { :a :n 1 }": (True, "no SPARQL"),
    "SELECT ?s { ?s :n ?n FILTER(!(?n = 1 || ?n = 3)) } ORDER BY ?s": ("b ; c", "b ; c"),
}
same = True
for query, wanted in known.items():
    text = translateAlgebra(prepareQuery(PREFIXES + query))
    seen = (answers(PREFIXES + query), answers(text))
    print(query, *seen, " ".join(text.split()), sep=" | ")
    same &= seen == wanted
if not same:
    sys.exit("the behaviour has changed")
EOF
