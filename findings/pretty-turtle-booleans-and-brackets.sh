#!/usr/bin/env bash
# pretty-turtle-booleans-and-brackets
# Expected: a Turtle writer writes what a Turtle reader reads back: where a name can't be written with its prefix, the IRI stands in full, as it
#   does there for "x/y" and "a#b"; and a literal keeps its datatype.
# Happens: "1"^^xsd:boolean (true, by XML Schema) is written as a bare 1, which is the INTEGER one, without a word. A name with a bracket, comma, apostrophe,
#   ampersand or a full stop at its end is shortened too, ex:Lenin_(1970), and the file can't be read by the parser that
#   the package itself builds on. Without prefixes all of these names are right.
# Versions: npm @jeswr/pretty-turtle 1.8.2, n3 2.13.12.
# Why: such names are everyday in DBpedia and Wikipedia, and booleans as 1 and 0 in exports of databases: a filter on true finds nothing any more.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund @jeswr/pretty-turtle@1.8.2 n3@2.13.12
cat > show.js <<'EOF' || exit 1
import { write } from '@jeswr/pretty-turtle'
import N3 from 'n3'

const { DataFactory: make, Parser } = N3
const example = name => make.namedNode('http://example.org/' + name)
const xsd = 'http://www.w3.org/2001/XMLSchema#'
const typed = (text, type) => make.literal(text, make.namedNode(xsd + type))
async function back(object, prefixes) {
  const text = await write([make.quad(example('s'), example('p'), object)], { prefixes })
  try {
    const [{ object: read }] = new Parser().parse(text)
    return read.equals(object) ? 'the same' : `${read.value} ${read.datatype?.value.replace(xsd, 'xsd:')}`
  } catch {
    return 'cannot be read: ' + text.trim().split('\n').at(-1)
  }
}
const prefixes = { ex: 'http://example.org/' }
const cases = {
  '"1" boolean': [typed('1', 'boolean'), '1 xsd:integer'],
  '"0" boolean': [typed('0', 'boolean'), '0 xsd:integer'],
  '"true" boolean': [typed('true', 'boolean'), 'the same'],
  '"007" integer': [typed('007', 'integer'), 'the same'],
  'x/y': [example('x/y'), 'the same'],
  'a#b': [example('a#b'), 'the same'],
  'Lenin_(1970)': [example('Lenin_(1970)'), 'cannot be read: ex:s ex:p ex:Lenin_(1970) .'],
  'Vinh,_A': [example('Vinh,_A'), 'cannot be read: ex:s ex:p ex:Vinh,_A .'],
  "d'Anjou": [example("d'Anjou"), "cannot be read: ex:s ex:p ex:d'Anjou ."],
  'R&D': [example('R&D'), 'cannot be read: ex:s ex:p ex:R&D .'],
}
let same = true
for (const [what, [term, wanted]] of Object.entries(cases)) {
  const got = await back(term, prefixes)
  console.log(what.padEnd(15), '|', got)
  same &&= got === wanted
}
same &&= await back(example('Lenin_(1970)'), {}) === 'the same'
if (!same) { console.error('the behaviour has changed'); process.exit(1) }
EOF
node show.js
