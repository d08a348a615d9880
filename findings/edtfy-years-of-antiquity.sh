#!/usr/bin/env bash
# edtfy-years-of-antiquity
# Expected: a parser that "transforms user input into the EDTF format" leaves a month that is in that format already ("1994-06") as it is, takes "16-20 June
#   1994" and "1994-95" as a person reads them, or fails, as it does for many other ways to write a date.
# Happens: the number on the other side of a hyphen is a year of antiquity: "1994-06" becomes 1994/0006 (from 1994 to the year 6), "16-20 June 1994" 0016/1994-06-20
#   (1,978 years), "1994-95" 1994/0095, "1954 or 55" [1954,0055]. No error; and "6/13/1994", month first, is taken for the 13th of June beside "16/6/1994",
#   day first. A whole ISO date, 1994-06-16, is refused, a month with a question mark ("June 1994?") is right.
# Version: npm edtfy 0.0.8.
# Why: the commonest short forms of cataloguers turn into well-formed EDTF that no validator of the form refuses, and an event of four days holds all that ever
#   happened; look for years under 1000 in what it gives.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund edtfy@0.0.8
cat > show.js <<'EOS'
import edtfy from 'edtfy'

const read = text => {
  try { return edtfy(text) } catch { return 'refused' }
}
const known = {
  '1994-06': '1994/0006',
  '1994-06~': '1994/0006~',
  '2001-21': '2001/0021',
  '1994-06-16': 'refused',
  '16-20 June 1994': '0016/1994-06-20',
  '16 June 1994': '1994-06-16',
  'June 1994?': '1994-06?',
  '1994-95': '1994/0095',
  '1954-1955': '1954/1955',
  '1954 or 55': '[1954,0055]',
  '16/6/1994': '1994-06-16',
  '6/13/1994': '1994-06-13',
}
let same = true
for (const [text, wanted] of Object.entries(known)) {
  const got = read(text)
  console.log(text.padEnd(16), got)
  same &&= got === wanted
}
if (!same) { console.error('the behaviour has changed'); process.exit(1) }
EOS
node show.js || exit 1
