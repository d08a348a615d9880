#!/usr/bin/env bash
# vietnamese-lunar-calendar-by-time-zone
# Expected: which Vietnamese lunar day 10 February 2024 is (the first of the year, Tết) does not depend on the clock of the computer: year, month and day
#   are given as three numbers, and the calendar is that of Viet Nam.
# Happens: it does. With the clock of Hanoi all is right; on a server with UTC Tết 2024, 2023 and 1995 are the SECOND day of the year and 7 May 1954 is the 6th of the
#   fourth month, not the 5th; in Moscow some are wrong and some right. No error; the
#   example of its README happens to be a day that is right everywhere.
# Version: npm vietnamese-lunar-calendar 0.0.6.
# Why: holidays and anniversaries by the lunar calendar move by a day when the program goes from a desk in Hanoi to a server; start node with TZ=Asia/Ho_Chi_Minh.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund vietnamese-lunar-calendar@0.0.6
cat > show.js <<'EOF'
import calendar from 'vietnamese-lunar-calendar'

const days = [[2024, 2, 10], [2023, 1, 22], [1995, 1, 31], [2022, 2, 1], [1954, 5, 7]]
const lunar = (...day) => { const { date, month } = new calendar.LunarDate(...day); return `${date}/${month}` }
console.log(process.env.TZ.padEnd(16), days.map(day => `${day.join('-')} is ${lunar(...day)}`).join(', '))
EOF
seen=$(for zone in Asia/Ho_Chi_Minh UTC Europe/Moscow; do TZ=$zone node show.js; done)
echo "$seen"
wanted="Asia/Ho_Chi_Minh 2024-2-10 is 1/1, 2023-1-22 is 1/1, 1995-1-31 is 1/1, 2022-2-1 is 1/1, 1954-5-7 is 5/4
UTC              2024-2-10 is 2/1, 2023-1-22 is 2/1, 1995-1-31 is 2/1, 2022-2-1 is 1/1, 1954-5-7 is 6/4
Europe/Moscow    2024-2-10 is 1/1, 2023-1-22 is 2/1, 1995-1-31 is 1/1, 2022-2-1 is 1/1, 1954-5-7 is 6/4"
[ "$seen" = "$wanted" ] || { echo "the behaviour has changed" >&2; exit 1; }
