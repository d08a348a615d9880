#!/usr/bin/env bash
# vn-lunar-tet-in-january-and-months
# Expected: a converter "accurate for 1200-2199" has Tết between 20 January and 20 February in every year; 30 January 1789, the day of Đống Đa, is the 5th of the first
#   month, as each Vietnamese child learns. A month's name (can chi) is one of the cycle of sixty, and the README's own example is what comes out.
# Happens: in eighteen years, all of them ending in 9, from 1609 to 1789, Tết falls on 2, 3 or 4 January; Đống Đa is the 29th of the first month. The months' names are one stem
#   behind: the first of 2024 is "Ất Dần" (it was Bính Dần), a pair that the cycle doesn't have, nor has it any of the other eleven. The README
#   has "Giáp Tý" for the eleventh of 2023, the function "Quý Tý". Bính is spelt Bình. Years are named rightly, and days of our time converted.
# Version: npm @dqcai/vn-lunar 1.0.1.
# Why: dates of chronicles are set three weeks too early or late with no sign of doubt; check old years against a printed table.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund @dqcai/vn-lunar@1.0.1
cat > show.js <<'EOF' || exit 1
import * as lunar from '@dqcai/vn-lunar'

const stems = ['Giáp', 'Ất', 'Bính', 'Đinh', 'Mậu', 'Kỷ', 'Canh', 'Tân', 'Nhâm', 'Quý']
const branches = ['Tý', 'Sửu', 'Dần', 'Mão', 'Thìn', 'Tỵ', 'Ngọ', 'Mùi', 'Thân', 'Dậu', 'Tuất', 'Hợi']
// In the cycle of sixty both run at one pace, so an even stem never meets an odd branch.
const inCycle = name => {
  const [stem, branch] = name.replace('Bình', 'Bính').split(' ')
  return stems.indexOf(stem) % 2 === branches.indexOf(branch) % 2
}
const tooEarly = []
for (let year = 1600; year < 2100; year++) {
  const tet = lunar.getSolarDate(1, 1, year)
  if (tet.month === 1 && tet.day < 20) tooEarly.push(`${year}-01-0${tet.day}`)
}
const dongDa = lunar.getLunarDate(30, 1, 1789)
const months = Array.from({ length: 12 }, (_, i) => lunar.getMonthCanChi(i + 1, 2024))
const seen = {
  'Tết before 20 January': tooEarly.length,
  'first and last of them': `${tooEarly[0]} ${tooEarly.at(-1)}`,
  '30 January 1789': `${dongDa.day}/${dongDa.month}`,
  'Tết 2024': (({ month, day }) => `${month}-${day}`)(lunar.getSolarDate(1, 1, 2024)),
  'first month of 2024': months[0],
  'months of 2024 in the cycle': months.filter(inCycle).length,
  'eleventh month of 2023': lunar.getMonthCanChi(11, 2023),
  'the year 2024': lunar.getYearCanChi(2024),
}
const wanted = [18, '1609-01-03 1789-01-02', '29/1', '2-10', 'Ất Dần', 0, 'Quý Tý', 'Giáp Thìn']
for (const [what, value] of Object.entries(seen)) console.log(what, '|', value)
if (JSON.stringify(Object.values(seen)) !== JSON.stringify(wanted)) { console.error('the behaviour has changed'); process.exit(1) }
EOF
node show.js
