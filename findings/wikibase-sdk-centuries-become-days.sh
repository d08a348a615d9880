#!/usr/bin/env bash
# wikibase-sdk-centuries-become-days
# Expected: the converter "simple-day" of the JavaScript library for Wikibase keeps the precision of a date, as it does for a year and a month, and a date that is
#   marked as Julian is turned into a Gregorian one or keeps its mark.
# Happens: "20th century" (precision 7, +2000-00-00) is the year 2000, the last of it, and where the same is written with ones in place of the zeros
#   (+2000-01-01, as Wikibase allows) it is the day 2000-01-01; so the 1990s are 1990 or 1990-01-01. Julian dates stay as they are and lose their mark: 25 October 1917
#   (7 November) is 1917-10-25. "iso", what is taken when nothing is asked for, makes a first day of all of these.
# Version: npm wikibase-sdk 11.6.6.
# Why: a timeline made of what Wikidata says puts "some time in the 20th century" on New Year's Day of 2000, after all that it holds, and Russian dates of before 1918
#   twelve or thirteen days early; ask for keepRichValues, or minTimePrecision: 9 to leave out the vague ones.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund wikibase-sdk@11.6.6
cat > show.js <<'EOS'
import { simplifyPropertyClaims } from 'wikibase-sdk'

const calendar = { gregorian: 'http://www.wikidata.org/entity/Q1985727', julian: 'http://www.wikidata.org/entity/Q1985786' }
const claim = (time, precision, kind = 'gregorian') => ({
  id: 'Q1$1', rank: 'normal', type: 'statement',
  mainsnak: {
    snaktype: 'value', property: 'P585', datatype: 'time',
    datavalue: { type: 'time', value: { time, timezone: 0, before: 0, after: 0, precision, calendarmodel: calendar[kind] } }
  }
})
const known = [
  ['a day', '+1994-06-16T00:00:00Z', 11, 'gregorian', '1994-06-16', '1994-06-16T00:00:00.000Z'],
  ['a month', '+1994-06-00T00:00:00Z', 10, 'gregorian', '1994-06', '1994-06-01T00:00:00.000Z'],
  ['a month, other form', '+1994-06-01T00:00:00Z', 10, 'gregorian', '1994-06', '1994-06-01T00:00:00.000Z'],
  ['a year, other form', '+1994-01-01T00:00:00Z', 9, 'gregorian', '1994', '1994-01-01T00:00:00.000Z'],
  ['the 1990s', '+1990-00-00T00:00:00Z', 8, 'gregorian', '1990', '1990-01-01T00:00:00.000Z'],
  ['the 1990s, other form', '+1990-01-01T00:00:00Z', 8, 'gregorian', '1990-01-01', '1990-01-01T00:00:00.000Z'],
  ['20th century', '+2000-00-00T00:00:00Z', 7, 'gregorian', '2000', '2000-01-01T00:00:00.000Z'],
  ['20th century, other form', '+2000-01-01T00:00:00Z', 7, 'gregorian', '2000-01-01', '2000-01-01T00:00:00.000Z'],
  ['25 October 1917, Julian', '+1917-10-25T00:00:00Z', 11, 'julian', '1917-10-25', '1917-10-25T00:00:00.000Z'],
]
let same = true
for (const [name, time, precision, kind, day, iso] of known) {
  const claims = [claim(time, precision, kind)]
  const got = ['simple-day', undefined].map(timeConverter => simplifyPropertyClaims(claims, { timeConverter })[0])
  console.log(name.padEnd(25), time, precision, got.join(' | '))
  same &&= got[0] === day && got[1] === iso
}
const precise = simplifyPropertyClaims(known.slice(4, 8).map(([, time, precision]) => claim(time, precision)), { minTimePrecision: 9 })
console.log('with minTimePrecision 9:', precise)
if (!same || precise.length) { console.error('the behaviour has changed'); process.exit(1) }
EOS
node show.js || exit 1
