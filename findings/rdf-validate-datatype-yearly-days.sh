#!/usr/bin/env bash
# rdf-validate-datatype-yearly-days
# Expected: a validator of XML Schema literals takes "--09-02"^^xsd:gMonthDay (2 September of each year, XSD 1.1 part 2, 3.3.12) and "---02"^^xsd:gDay,
#   and refuses them without their hyphens, as it does with gMonth ("--09").
# Happens: it is the other way round: "--09-02" and "---02" are called invalid, "09-02" and "02" valid. Also the INFINITY of XSD 1.1 with a sign, "+INF", is refused,
#   and days that do not exist (2001-02-30) and months 13 are valid, which is known. Years, months and times are right.
# Versions: npm rdf-validate-datatype 0.2.2, rdf-data-factory 2.0.2. The library is what npm's rdf-validate-shacl asks about sh:datatype.
# Why: a national day or an anniversary written as the standard has it fails validation, and the "mended" form is what every other reader refuses.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund rdf-validate-datatype@0.2.2 rdf-data-factory@2.0.2
cat > show.js <<'EOF' || exit 1
import { DataFactory } from 'rdf-data-factory'
import { validateTerm } from 'rdf-validate-datatype'

const make = new DataFactory()
const known = {
  '--09-02 gMonthDay': false,
  '09-02 gMonthDay': true,
  '---02 gDay': false,
  '02 gDay': true,
  '--09 gMonth': true,
  '09 gMonth': false,
  '+INF double': false,
  'INF double': true,
  '1994-06 gYearMonth': true,
  '-0044 gYear': true,
}
let same = true
for (const [text, wanted] of Object.entries(known)) {
  const [value, type] = text.split(' ')
  const got = validateTerm(make.literal(value, make.namedNode('http://www.w3.org/2001/XMLSchema#' + type)))
  console.log(text.padEnd(20), got ? 'valid' : 'refused')
  same &&= got === wanted
}
if (!same) { console.error('the behaviour has changed'); process.exit(1) }
EOF
node show.js
