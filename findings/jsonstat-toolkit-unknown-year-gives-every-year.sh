#!/usr/bin/env bash
# jsonstat-toolkit-unknown-year-gives-every-year
# Expected: to ask a JSON-stat cube for a cell of a year that it doesn't have, or by a misspelt dimension, gives nothing or an error; Slice() and Dice() give a part and leave the
#   cube as it was.
# Happens: Data({ year: "1999", partner: "VN" }) of a cube of 1994, 2001 and 2013 gives the figures of all three years, as if no year were asked for; so does "yaer". A Slice by that year is no
#   null but a cube whose rows are undefined. Slice() and Dice() cut the cube itself (the README: Dice "creates a subset of the original") and give the same object back: of
#   a second slice, by the other country, nothing is left. Dice has an option clone, Slice is to be handed a new cube.
# Version: npm jsonstat-toolkit 2.2.2.
# Why: a page that shows one country after another is right for the first and wrong after; and the first of the figures of "1999" is that of 1994. Compare the
#   ids asked for with Dimension(…).id before.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts jsonstat-toolkit@2.2.2
cat > show.js <<'EOS'
import JSONstat from 'jsonstat-toolkit'

const cube = () => JSONstat({
  version: '2.0', class: 'dataset', id: ['year', 'partner'], size: [3, 2], value: [1, 2, 3, 4, 5, 6],
  dimension: { year: { category: { index: ['1994', '2001', '2013'] } }, partner: { category: { index: ['VN', 'RU'] } } }
})
const figures = data => [data].flat().map(cell => cell === null ? 'null' : cell.value).join(' ')
const rows = part => part.toTable({ type: 'arrobj', content: 'id', field: 'id' }).map(row => `${row.year}/${row.partner}=${row.value}`).join(' ')
const once = cube()
const first = once.Slice({ partner: 'VN' })
const diced = cube()
const cloned = cube()
diced.Dice({ year: ['1994'] })
cloned.Dice({ year: ['1994'] }, { clone: true })
const known = {
  'the cell 2001/VN': [figures(cube().Data({ year: '2001', partner: 'VN' })), '3'],
  'the cell 1999/VN': [figures(cube().Data({ year: '1999', partner: 'VN' })), '1 3 5'],
  'yaer 2001, VN': [figures(cube().Data({ yaer: '2001', partner: 'VN' })), '1 3 5'],
  'slice of 1999': [rows(cube().Slice({ year: '1999' })), 'undefined/VN=undefined undefined/RU=undefined'],
  'the cube after a slice by VN': [rows(once), '1994/VN=1 2001/VN=3 2013/VN=5'],
  'slice and cube are one': [String(first === once), 'true'],
  'a slice by RU after it': [rows(once.Slice({ partner: 'RU' })), '1994/undefined=undefined 2001/undefined=undefined 2013/undefined=undefined'],
  'the cube after a dice': [rows(diced), '1994/VN=1 1994/RU=2'],
  'after a dice with clone': [rows(cloned), '1994/VN=1 1994/RU=2 2001/VN=3 2001/RU=4 2013/VN=5 2013/RU=6'],
}
let same = true
for (const [name, [got, wanted]] of Object.entries(known)) {
  console.log(`${name}: ${got}`)
  same &&= got === wanted
}
if (!same) { console.error('the behaviour has changed'); process.exit(1) }
EOS
node show.js || exit 1
