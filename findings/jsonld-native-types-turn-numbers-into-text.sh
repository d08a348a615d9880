#!/usr/bin/env bash
# jsonld-native-types-turn-numbers-into-text
# Expected: useNativeTypes (JSON-LD 1.1 API, RDF to Object Conversion) writes numbers as JSON numbers, and what does not fit in one keeps its datatype, so that the way
#   back gives an integer again; the writers of JSON-LD agree.
# Happens: jsonld.js drops the datatype of each integer that it does not make a number: 12345678901234567890, 9007199254740993, "007" and "+5" come back as plain
#   strings. jsonld-streaming-serializer makes numbers of all of them and changes the digits (…890 becomes …7168), refuses "1"^^xsd:boolean and INF with an
#   error that ends the file, and takes xsd:long for integer. PyLD keeps the digits. INF comes back from jsonld.js as NaN, whatever is asked for, and 3.0e0 as the
#   integer 3 from all three (which the standard foresees).
# Versions: npm jsonld 9.0.0, jsonld-streaming-serializer 4.0.0, n3 2.13.12; PyLD 3.3.0.
# Why: the option is what makes JSON-LD pleasant for the programs of a page; sums in dong and identifiers of 16 digits and more then vanish from SUM or are
#   other numbers. Leave it off, and turn values into numbers where they are shown.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir/py" PyLD==3.3.0
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts jsonld@9.0.0 jsonld-streaming-serializer@4.0.0 n3@2.13.12
cat > values.json <<'EOS'
[["12345678901234567890", "integer"], ["9007199254740993", "integer"], ["007", "integer"], ["+5", "integer"], ["5", "integer"],
 ["3630000000", "long"], ["1", "boolean"], ["INF", "double"], ["3.0e0", "double"], ["3.63", "decimal"]]
EOS
cat > show.js <<'EOS'
import { readFileSync } from 'node:fs'
import jsonld from 'jsonld'
import { JsonLdSerializer } from 'jsonld-streaming-serializer'
import { Parser } from 'n3'

const XSD = 'http://www.w3.org/2001/XMLSchema#'
const NQUADS = { format: 'application/n-quads' }
const back = async document => {
  const line = await jsonld.toRDF(document, NQUADS)
  const [, text, type] = line.match(/"([^"]*)"(?:\^\^<.*#(.*)>)?/)
  return `${text} ${type ?? 'string'}`
}
const stream = nquads => new Promise((resolve, reject) => {
  const serializer = new JsonLdSerializer({ useNativeTypes: true })
  let text = ''
  serializer.on('data', part => { text += part }).on('end', () => resolve(JSON.parse(text))).on('error', reject)
  for (const quad of new Parser().parse(nquads)) serializer.write(quad)
  serializer.end()
})
for (const [text, type] of JSON.parse(readFileSync('values.json', 'utf8'))) {
  const nquads = `<http://example.org/a> <http://example.org/p> "${text}"^^<${XSD}${type}> .\n`
  const plain = await back(await jsonld.fromRDF(nquads, { ...NQUADS, useNativeTypes: true }))
  const streamed = await stream(nquads).then(back, () => 'refused')
  console.log(`${text} ${type} | jsonld.js: ${plain} | streaming: ${streamed}`)
}
EOS
cat > show.py <<'EOS'
import json

from pyld import jsonld

NQUADS = {"format": "application/n-quads"}
for text, type_ in json.load(open("values.json", encoding="utf-8")):
    nquads = f'<http://example.org/a> <http://example.org/p> "{text}"^^<http://www.w3.org/2001/XMLSchema#{type_}> .\n'
    line = jsonld.to_rdf(jsonld.from_rdf(nquads, {**NQUADS, "useNativeTypes": True}), NQUADS)
    value, kind = line.split('"')[1], line.rsplit("#", 1)[1].split(">")[0] if "^^" in line else "string"
    print(f"{text} {type_} | PyLD: {value} {kind}")
EOS
node show.js > seen.txt
PYTHONPATH="$dir/py" python3 show.py >> seen.txt
cat seen.txt
cat > wanted.txt <<'EOS'
12345678901234567890 integer | jsonld.js: 12345678901234567890 string | streaming: 12345678901234567168 integer
9007199254740993 integer | jsonld.js: 9007199254740993 string | streaming: 9007199254740992 integer
007 integer | jsonld.js: 007 string | streaming: 7 integer
+5 integer | jsonld.js: +5 string | streaming: 5 integer
5 integer | jsonld.js: 5 integer | streaming: 5 integer
3630000000 long | jsonld.js: 3630000000 long | streaming: 3630000000 integer
1 boolean | jsonld.js: true boolean | streaming: refused
INF double | jsonld.js: NaN double | streaming: refused
3.0e0 double | jsonld.js: 3 integer | streaming: 3 integer
3.63 decimal | jsonld.js: 3.63 decimal | streaming: 3.63 decimal
12345678901234567890 integer | PyLD: 12345678901234567890 integer
9007199254740993 integer | PyLD: 9007199254740993 integer
007 integer | PyLD: 7 integer
+5 integer | PyLD: 5 integer
5 integer | PyLD: 5 integer
3630000000 long | PyLD: 3630000000 long
1 boolean | PyLD: true boolean
INF double | PyLD: INF double
3.0e0 double | PyLD: 3 integer
3.63 decimal | PyLD: 3.63 decimal
EOS
diff wanted.txt seen.txt > /dev/null || { echo "the behaviour has changed" >&2; exit 1; }
