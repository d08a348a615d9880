#!/usr/bin/env bash
# shaclc-regular-expression-cannot-be-read-back
# Expected: SHACL Compact Syntax has Turtle's string escapes, so sh:pattern "^\\d+$" can be written and read again, with the pair of packages made for it.
# Happens: the parser fails on any string with an escape in it (a doubled backslash, \t): "Cannot use 'in' operator to search for '\'"; the writer writes just
#   that. A pattern without a backslash is read. And sh:severity is written in a form that the parser refuses as "extended syntax".
# Versions: npm shaclc-parse 2.0.0, shaclc-write 1.6.3, n3 2.13.12.
# Why: nearly every useful pattern has a backslash; shapes kept in the compact form can't be loaded. Use [0-9] for \d, [.] for \. and so on.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund shaclc-parse@2.0.0 shaclc-write@1.6.3 n3@2.13.12
cat > show.js <<'EOF' || exit 1
import { Parser } from 'n3'
import { parse } from 'shaclc-parse'
import { write } from 'shaclc-write'

const head = `@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <http://e/> .
<http://e/s> a <http://www.w3.org/2002/07/owl#Ontology> . e:S a sh:NodeShape ; sh:targetClass e:T ; sh:property `
const cases = {
  'sh:pattern "^[0-9]+$"': '6 of 6',
  'sh:pattern "^\\\\d+$"': "Cannot use 'in' operator to search for '\\' in undefined",
  'sh:severity sh:Warning': 'Encountered extended SHACLC syntax; but extended parsing is disabled',
}
let same = true
for (const [constraint, known] of Object.entries(cases)) {
  const quads = new Parser().parse(`${head}[ sh:path e:p ; ${constraint} ] .`)
  const { text } = await write(quads, { prefixes: { e: 'http://e/' } })
  let answer
  try {
    answer = `${parse(text).length} of ${quads.length}`
  } catch (error) {
    answer = error.message
  }
  console.log(text.split('\n').filter(line => line.includes('e:p')).join(''), '->', answer)
  same &&= answer === known
}
if (!same) { console.error('the behaviour has changed'); process.exit(1) }
EOF
node show.js
