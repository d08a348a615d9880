#!/usr/bin/env bash
# rdf-literal-partial-dates
# Expected: the converter of RDF/JS between literals and JavaScript reads each XML Schema date (or says that it can't) and writes literals that are
#   valid for the datatype asked for, which it can read again.
# Happens: the year 45 BC ("-0044"^^xsd:gYear) becomes the year 2044. A date with a zone (2024-06-20+07:00), 16 June of any year (--06-16)
#   and 16th of any month (---16) become an Invalid Date, INF becomes NaN; no error is thrown. The way back writes "1994-6" as
#   gYearMonth, "6-16" as gMonthDay and "16" as gDay, none of which is valid, and the last two are what it wants to read.
# Versions: npm rdf-literal 2.0.0 and rdf-data-factory 2.0.2.
# Why: RDF/JS tools of the browser sort antiquity into the future and write months that no other store takes; convert partial dates
#   by hand. With validate = true most of the good values above are thrown out as wrong.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund rdf-literal@2.0.0 rdf-data-factory@2.0.2
cat > show.js <<'EOF' || exit 1
import { DataFactory } from 'rdf-data-factory'
import { fromRdf, toRdf } from 'rdf-literal'

const make = new DataFactory()
const xsd = name => make.namedNode('http://www.w3.org/2001/XMLSchema#' + name)
const shown = value => value instanceof Date ? (isNaN(value) ? 'Invalid Date' : value.toISOString()) : String(value)
const read = {
  '1994 gYear': '1994-01-01T00:00:00.000Z',
  '-0044 gYear': '2044-01-01T00:00:00.000Z',
  '2024-06-20 date': '2024-06-20T00:00:00.000Z',
  '2024-06-20+07:00 date': 'Invalid Date',
  '--06-16 gMonthDay': 'Invalid Date',
  '---16 gDay': 'Invalid Date',
  'INF double': 'NaN',
}
const written = { gYear: '1994', gYearMonth: '1994-6', gMonthDay: '6-16', gDay: '16', date: '1994-06-16' }
let same = true
for (const [text, wanted] of Object.entries(read)) {
  const [value, type] = text.split(' ')
  const got = shown(fromRdf(make.literal(value, xsd(type))))
  console.log(text.padEnd(22), got)
  same &&= got === wanted
}
for (const [type, wanted] of Object.entries(written)) {
  const got = toRdf(new Date('1994-06-16'), { datatype: xsd(type) }).value
  console.log('16 June 1994 as', type, got)
  same &&= got === wanted
}
if (!same) { console.error('the behaviour has changed'); process.exit(1) }
EOF
TZ=UTC node show.js
