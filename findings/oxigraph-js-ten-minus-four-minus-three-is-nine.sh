#!/usr/bin/env bash
# oxigraph-js-ten-minus-four-minus-three-is-nine
# Expected: SPARQL reads sums and products from left to right (operators table, section 17.3), so 10 - 4 - 3 is 3 and 100 / 5 * 2 is 40; packages of one engine
#   with one line of versions agree.
# Happens: npm's oxigraph reads from right to left: 10 - 4 - 3 is 9, 1 - 2 + 3 is -4, 24 / 4 / 2 is 12, 100 / 5 * 2 is 10; so in SELECT, BIND, FILTER and updates, where 9 is then
#   stored. pyoxigraph has the same up to 0.5.11 and is right from 0.5.12 on; npm's newest is 0.5.11. With brackets all is right.
# Versions: npm oxigraph 0.5.11; pyoxigraph 0.5.11 and 0.5.12.
# Why: the same query gives one figure in Python and another one in a page, both well-formed: a balance less two deductions, the years between two dates less one, a
#   share times a hundred. Write brackets around the left part: (10 - 4) - 3.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m pip install -qq --target old pyoxigraph==0.5.11
python3 -m pip install -qq --target new pyoxigraph==0.5.12
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund oxigraph@0.5.11
cat > expressions <<'EOF'
10 - 4 - 3
(10 - 4) - 3
1 - 2 + 3
24 / 4 / 2
100 / 5 * 2
8 * 4 / 2
EOF
cat > show.py <<'EOF'
import pyoxigraph

for line in open("expressions"):
    (row,) = pyoxigraph.Store().query(f"SELECT (({line.strip()}) AS ?x) {{}}")
    print(row[0].value, end=" ")
EOF
cat > show.js <<'EOF'
const { Store } = require('oxigraph')
const store = new Store()
for (const line of require('fs').readFileSync('expressions', 'utf8').trim().split('\n')) {
  process.stdout.write(store.query(`SELECT ((${line}) AS ?x) {}`)[0].get('x').value + ' ')
}
store.update('INSERT { <urn:a> <urn:left> ?x } WHERE { BIND(10 - 4 - 3 AS ?x) }')
process.stdout.write(`stored ${store.match()[0].object.value} ${store.query('ASK { FILTER(10 - 4 - 3 = 3) }')}`)
EOF
npm=$(node show.js)
old=$(PYTHONPATH=old python3 show.py)
new=$(PYTHONPATH=new python3 show.py)
paste -sd '|' expressions
echo "npm 0.5.11:        $npm"
echo "pyoxigraph 0.5.11: $old"
echo "pyoxigraph 0.5.12: $new"
[ "$npm" = "9 3 -4 12 10 16 stored 9 false" ] && [ "$old" = "9 3 -4 12 10 16 " ] && [ "$new" = "3 3 2 3 40 16 " ] || {
  echo "the behaviour has changed" >&2
  exit 1
}
