#!/usr/bin/env bash
# citation-js-biblatex-dates-lose-doubt
# Expected: BibLaTeX dates are ISO 8601-2 (its manual, "Date and time specifications"): a season, "about" and an unknown
#   last digit come out as such (CSL-JSON has season and circa) or are refused.
# Happens: season and doubt are thrown away without a word: 1994-21 (spring 1994), 1994~ and 1994? all become plain 1994; 199X (some year
#   of the nineties) becomes the year 1990 and -0044 (45 BC) the year 0. Of the open starts, /1994 stops the import.
# Versions: npm @citation-js/core and plugin-bibtex 0.8.2.
# Why: "some time in the nineties" is printed and sorted as 1990; keep the date as printed beside the parsed one.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2
cat > show.js <<'EOF' || exit 1
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'

const read = date => {
  try {
    return JSON.stringify(new Cite(`@book{b, title={x}, date={${date}}}`).data[0].issued)
  } catch (error) {
    return 'refused: ' + error.message
  }
}
const known = {
  '1994': '{"date-parts":[[1994]]}',
  '1994~': '{"date-parts":[[1994]]}',
  '1994?': '{"date-parts":[[1994]]}',
  '1994-21': '{"date-parts":[[1994]]}',
  '199X': '{"date-parts":[[1990]]}',
  '-0044': '{"date-parts":[[0]]}',
  '/1994': 'refused: Failed to convert date to issued',
}
let same = true
for (const [date, wanted] of Object.entries(known)) {
  const got = read(date)
  console.log(date.padEnd(8), got)
  same &&= got === wanted
}
if (!same) { console.error('the behaviour has changed'); process.exit(1) }
EOF
node show.js
