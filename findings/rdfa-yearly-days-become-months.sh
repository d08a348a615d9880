#!/usr/bin/env bash
# rdfa-yearly-days-become-months
# Expected: HTML with RDFa 1.1 gives <time datetime="…"> the XML Schema datatype whose form it has, and text where it has none; "12-25" (a day of every
#   year, as HTML writes it) has none. datatype="" says plain text (RDFa Core 7.5), with a vocab or without.
# Happens: rdfa-streaming-parser makes "12-25"^^xsd:gYearMonth, which is no month of any year; pyRdfa makes gMonthDay of it, without the hyphens that belong there.
#   Under a vocab, as all of schema.org's pages have one, datatype="" gives the datatype <http://schema.org/>. An hour without seconds,
#   10:00 or 2024-06-20T10:00, is text in the one, and a time to the second in the other. Years, months, days and durations are alike.
# Versions: npm rdfa-streaming-parser 3.0.2; pyRdfa3 3.6.5 (with rdflib 7.6.0).
# Why: national days and anniversaries in a page come into the graph as months of the year 12 or 9, and titles with a datatype of no meaning that no filter for
#   text finds; write full dates, give seconds, and leave datatype="" away.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m pip install -qq --target "$dir/py" pyRdfa3==3.6.5 rdflib==7.6.0
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts rdfa-streaming-parser@3.0.2
cat > values.json <<'EOS'
["1994", "1994-06", "1994-06-16", "12-25", "09-02", "--09-02", "P3D", "10:00", "10:00:00", "2024-06-20T10:00", "2024-06-20T10:00:00+07:00"]
EOS
cat > pages.mjs <<'EOS'
import { readFileSync, writeFileSync } from 'node:fs'

const times = JSON.parse(readFileSync('values.json', 'utf8')).map(value => [value, `<p vocab="http://schema.org/"><time property="p" datetime="${value}">x</time></p>`])
const pages = [
  ...times,
  ['datatype="" with vocab', '<p vocab="http://schema.org/"><span property="p" datatype="">A <b>B</b></span></p>'],
  ['datatype="" with prefix', '<p prefix="s: http://schema.org/"><span property="s:p" datatype="">A <b>B</b></span></p>'],
].map(([name, body]) => [name, `<!DOCTYPE html><html><head><title>T</title></head><body>${body}</body></html>`])
writeFileSync('pages.json', JSON.stringify(pages))
EOS
cat > show.mjs <<'EOS'
import { readFileSync } from 'node:fs'
import { RdfaParser } from 'rdfa-streaming-parser'

const read = page => new Promise((resolve, reject) => {
  const parser = new RdfaParser({ baseIRI: 'http://example.org/', contentType: 'text/html' })
  let seen = ''
  parser.on('data', ({ predicate, object }) => {
    if (predicate.value === 'http://schema.org/p') seen = `${object.value} ${object.datatype.value.replace(/.*#/, '')}`
  }).on('error', reject).on('end', () => resolve(seen))
  parser.end(page)
})
for (const [name, page] of JSON.parse(readFileSync('pages.json', 'utf8'))) console.log(`${name} | streaming | ${await read(page)}`)
EOS
cat > show.py <<'EOS'
import io
import json

from pyRdfa import pyRdfa
from rdflib import Graph, URIRef

for name, page in json.load(open("pages.json", encoding="utf-8")):
    graph = Graph()
    pyRdfa(base="http://example.org/", media_type="text/html").graph_from_source(io.BytesIO(page.encode()), graph=graph)
    (value,) = graph.objects(None, URIRef("http://schema.org/p"))
    print(f"{name} | pyRdfa | {value} {(value.datatype or 'string').rsplit('#', 1)[-1]}")
EOS
node pages.mjs
node show.mjs > seen.txt
PYTHONPATH="$dir/py" python3 -W ignore show.py >> seen.txt
cat seen.txt
cat > wanted.txt <<'EOS'
1994 | streaming | 1994 gYear
1994-06 | streaming | 1994-06 gYearMonth
1994-06-16 | streaming | 1994-06-16 date
12-25 | streaming | 12-25 gYearMonth
09-02 | streaming | 09-02 gYearMonth
--09-02 | streaming | --09-02 string
P3D | streaming | P3D duration
10:00 | streaming | 10:00 string
10:00:00 | streaming | 10:00:00 time
2024-06-20T10:00 | streaming | 2024-06-20T10:00 string
2024-06-20T10:00:00+07:00 | streaming | 2024-06-20T10:00:00+07:00 dateTime
datatype="" with vocab | streaming | A B http://schema.org/
datatype="" with prefix | streaming | A B string
1994 | pyRdfa | 1994 gYear
1994-06 | pyRdfa | 1994-06 gYearMonth
1994-06-16 | pyRdfa | 1994-06-16 date
12-25 | pyRdfa | 12-25 gMonthDay
09-02 | pyRdfa | 09-02 gMonthDay
--09-02 | pyRdfa | --09-02 string
P3D | pyRdfa | P3D duration
10:00 | pyRdfa | 10:00:00 time
10:00:00 | pyRdfa | 10:00:00 time
2024-06-20T10:00 | pyRdfa | 2024-06-20T10:00:00 dateTime
2024-06-20T10:00:00+07:00 | pyRdfa | 2024-06-20T10:00:00+07:00 dateTime
datatype="" with vocab | pyRdfa | A B string
datatype="" with prefix | pyRdfa | A B string
EOS
diff wanted.txt seen.txt || { echo "the behaviour has changed" >&2; exit 1; }
